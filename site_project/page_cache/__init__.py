"""Whole pages for anonymous visitors, kept in the memory of each process.

``request_key`` says which requests may be answered from a copy, ``middleware`` answers and keeps
copies, ``invalidation`` makes all copies outdated when something visible changes. The copies of
all processes hang on one token in the database (``home.models.ContentVersion``).
"""
