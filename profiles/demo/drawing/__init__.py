"""Pictures drawn by code from flat shapes, so that the sample content needs no picture files."""
