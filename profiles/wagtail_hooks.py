"""What the profiles app adds to Wagtail: one line each, the code stands where it belongs."""

from wagtail import hooks

from profiles.publishing_roads import GuardedPublishBulkAction

# After Wagtail's own, which it replaces.
hooks.register("register_bulk_action", GuardedPublishBulkAction, order=100)
