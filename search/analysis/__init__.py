"""The analyser: what a text and a query have in common, in pure Python.

One reading of Swedish for both sides of the search and for both databases. A text becomes words
(``words``), words meet in keys (``stems``), long words show their parts (``compounds``), and a
misspelled word finds its neighbours (``spelling``). Nothing here knows Django or a database.
"""
