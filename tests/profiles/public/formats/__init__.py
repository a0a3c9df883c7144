"""Tests of profiles.public.formats."""
