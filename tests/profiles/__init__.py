"""Tests of the profiles app."""
