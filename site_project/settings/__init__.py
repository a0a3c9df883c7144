"""Django settings, one module per subject.

``development``, ``production`` and ``test`` are the entry points; each starts from ``every_site``.
"""
