"""Data for programs within a page: a script element that holds JSON and runs nothing, so that no policy of scripts forbids it."""

from typing import Final

import msgspec

_ENCODE: Final = msgspec.json.Encoder(decimal_format="number").encode
_ESCAPES: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def render_data_block(tree: object) -> str:
    """The element. Nothing in the data can end it: HTML, "restrictions for contents of script elements"."""
    text = _ENCODE(tree).decode()
    for sign, escape in _ESCAPES.items():  # a table for all of them would be asked of every letter
        text = text.replace(sign, escape)
    return f'<script type="application/ld+json">{text}</script>'
