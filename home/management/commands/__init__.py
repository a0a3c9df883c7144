"""Management commands of the profiles app."""
