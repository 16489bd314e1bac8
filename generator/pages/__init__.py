"""Which pages there are, and the making of each: one job a page, with its address, shell, cache key and the way to make it."""

__all__ = ["equal_titles", "jobs", "tested_site"]
