"""The series as visitors walk through it: filtered, mapped, compared, read one after another.

Nothing here imports the page models: functions take a queryset of visible profiles, so that
the models, the home page and the search can all use them.
"""
