"""What the site holds as data: every published value as one row with the same columns, and every column described once.

Whoever writes a file or a page of data (``exports``, the page of descriptions, the data blocks of pages) reads it here. Nothing of templates,
wordings or addresses of hosts decides what a row says.
"""

__all__ = [
    "bibtex",
    "change_words",
    "checklist",
    "citing",
    "codes",
    "columns",
    "csl_json",
    "gather",
    "holders",
    "media_types",
    "plain",
    "row_making",
    "rows",
    "terms",
    "times",
]
