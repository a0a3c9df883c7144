"""Tests of the manuscript reader, parser and writer."""
