"""Tests of the analyser."""
