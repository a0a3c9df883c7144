"""Tests of the sample content."""
