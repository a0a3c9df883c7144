"""Management commands of this part."""
