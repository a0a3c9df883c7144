"""The search application."""
