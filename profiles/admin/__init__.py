"""The admin: what the admin shows around profiles, in Swedish."""
