"""From made pages to a published folder: kept records of pages, the last look at each, pictures, search, and the swap."""

__all__ = ["folders", "making", "pictures", "publisher", "swap", "tasks"]
