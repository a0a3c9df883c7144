"""Swedish formats of contact details: how they are tidied, checked and shown.

Each module has ``tidy`` (puts mechanical slips right, never refuses) and
``is_valid`` (asked at publishing). They know nothing of Django models.
"""
