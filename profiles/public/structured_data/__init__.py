"""JSON-LD after schema.org: built as plain dicts, from the same values as the page shows."""
