"""Template filters for profiles."""
