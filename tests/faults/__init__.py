"""``make faults``: what breaks around the site, what its visitors see, and that nothing is lost."""
