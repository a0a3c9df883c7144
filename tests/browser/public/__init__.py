"""Visitors on the public site: they read one sample site, which no test changes."""
