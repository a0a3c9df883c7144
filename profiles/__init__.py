"""The profiles application."""
