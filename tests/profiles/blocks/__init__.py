"""Tests of profiles.blocks."""
