"""Tests of profiles.registers."""
