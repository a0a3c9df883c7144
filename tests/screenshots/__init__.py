"""Pictures for the documentation: the screens of the editors' guide, and the public pages."""
