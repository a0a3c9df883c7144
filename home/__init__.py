"""What every page shares: the home page, standard pages, pictures and the publisher's settings."""
