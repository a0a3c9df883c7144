"""A profile as clean data, for the API and for readers of plain text."""
