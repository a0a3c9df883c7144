"""The title of a draft that has none yet."""

UNTITLED = "Utan titel"
