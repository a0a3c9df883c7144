"""Asks whether the links of the site still lead somewhere, without being led anywhere itself.

``client`` asks one URL within bounds of time and size and only at public addresses, ``links``
finds what a page links to, and ``checking`` goes through all live pages and keeps what it met.
"""
