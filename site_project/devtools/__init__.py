"""Commands for developers (screenshots), installed in development only."""
