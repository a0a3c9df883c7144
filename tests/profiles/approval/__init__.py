"""Approval by the municipality: the link, what it shows, what it reaches and what it leaves."""
