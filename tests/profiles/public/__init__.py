"""Tests of the series as visitors walk through it."""
