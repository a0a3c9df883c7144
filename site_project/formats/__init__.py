"""Date and number formats of our own, found through ``FORMAT_MODULE_PATH``."""
