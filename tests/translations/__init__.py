"""Tests of the Swedish that the project adds to other packages' own."""
