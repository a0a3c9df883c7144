"""Tests of profiles.structured_data."""
