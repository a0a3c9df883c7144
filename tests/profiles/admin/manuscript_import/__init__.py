"""Tests of the manuscript review."""
