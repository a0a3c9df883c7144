"""The check of links: the client, what it finds on pages, and what is kept."""
