"""Tests of profiles.pictures."""
