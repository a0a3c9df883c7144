"""The publishing rules: one function every way to publish asks.

``publishing_errors`` stop publishing; the other ``findings`` are advice. Each rule is a function
that takes the page and yields findings; a draft with nothing in it must pass through every rule
without an exception.
"""

from profiles.rules.finding import Finding, PublishingError, Severity
from profiles.rules.registry import findings, publishing_errors

__all__ = [
    "Finding",
    "PublishingError",
    "Severity",
    "findings",
    "publishing_errors",
]
