"""Swedish formats."""
