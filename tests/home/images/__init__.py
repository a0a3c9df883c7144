"""Tests of home.images."""
