"""The editors' desk: what the admin shows around profiles, in Swedish."""
