"""The index: what stands where, how much it weighs, and the words of the site."""
