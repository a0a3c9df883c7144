"""Draft to manuscript: plain text, Markdown and Word."""
