"""The pictures of a profile: which it shows, their sizes made ahead, the one that is shared."""
