"""From made pages to a published folder: kept records of pages, the last look at each, pictures, search, and the swap."""

__all__ = [
    "folders",
    "making",
    "page_records",
    "page_titles",
    "pictures",
    "publisher",
    "search_stage",
    "site_folders",
    "swap",
    "tasks",
]
