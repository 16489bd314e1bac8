"""From files to the ``Site``: read from disk with care, parse as text with places, take typed values by their shapes, put all together.

``inputs`` is the one walker of folders that come from outside; ``read`` and ``site`` are the two steps of the road; ``decoded_files`` keeps what
a file gave; ``held_back`` takes out what may not be published yet, ``leaving_out`` cuts it out of the files that a release keeps (``bare_text``: without comments), ``said_words`` knows which words stand in the data, and ``today`` says which day it is; ``untold_sources`` knows when a document can have been published; ``data_format`` knows the number of the format; ``take`` holds what a shape is made of; ``reference`` renders the shapes for the guide, ``json_schema`` for editors.
"""

__all__ = [
    "accessibility_result",
    "break_notes",
    "data_format",
    "decoded_files",
    "held_back",
    "hints",
    "inputs",
    "json_schema",
    "leaving_out",
    "quotations",
    "read",
    "reference",
    "said_words",
    "scalars",
    "site",
    "today",
    "unread_wordings",
    "untold_sources",
]
