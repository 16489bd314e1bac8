"""Files beside the pages that programs read: a format, a module."""

__all__ = ["crawling", "headers"]
