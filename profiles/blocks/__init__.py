"""The typed parts of a profile, one file each."""
