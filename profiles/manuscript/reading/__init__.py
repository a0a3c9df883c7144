"""Bytes to lines: text, Markdown, HTML and Word files within limits."""
