"""A plain Wagtail page type with a profile's blocks, to measure the editor beside."""
