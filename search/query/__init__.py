"""The query: from what a visitor typed to the documents that answer, best first."""
