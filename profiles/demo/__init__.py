"""The sample content: manuscripts of our own, what an editor adds to them, and drawn pictures."""
