"""Tests of the publishing rules."""
