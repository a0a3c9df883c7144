"""Redirects: old addresses found however they are written, and rules for the editors' own."""
