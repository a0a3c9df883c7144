"""Tests of profiles.serialisation."""
