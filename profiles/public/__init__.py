"""The public site: what the pages of the series show, link to and count."""
