"""Tests of profiles.public.structured_data."""
