"""Formats of text, numbers and addresses."""
