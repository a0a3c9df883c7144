"""Building blocks that any page may use, one file each."""
