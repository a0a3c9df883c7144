"""Municipality profiles: the register, the pages, their blocks, rules and import."""
