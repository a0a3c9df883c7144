"""The editor's form of a profile: panels and the page form."""
