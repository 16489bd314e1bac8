"""A page as Pagefind reads it: HTML whose text is single words, with the attributes that Pagefind knows."""

import functools
from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

# `overrides/assets/js/search-shown.js` parts what is shown at this character, and puts nothing between the words of an excerpt.
WORD_SEPARATOR: Final = "\u200b"

# No language that Pagefind knows: the index has the words as they are, not their stems.
_LANGUAGE: Final = "und"


def render_document(meta: Mapping[str, str], blocks: Iterable[str], hidden: Iterable[str]) -> str:
    """The whole document. `meta` are fields in single words, `hidden` words that stand at the end and are found, but say nothing."""
    fields = [_meta_element(name, value) for name, value in meta.items()]
    return (
        f'<!doctype html><html lang="{_LANGUAGE}"><head><meta charset="utf-8"></head>\n<body data-pagefind-body>\n'
        + "\n".join([*fields, *blocks, f"<p>{' '.join(hidden)}</p>"])
        + "\n</body></html>\n"
    )


def render_block(words: str, level: int, anchor: str) -> str:
    """A heading of `level` 1 to 6, by which Pagefind weighs its words, or a paragraph for 0. `words` are letters, digits and spaces."""
    name = f"h{level}" if level else "p"
    identity = f' id="{escape(anchor)}"' if anchor else ""
    return f"<{name}{identity}>{words}</{name}>"


@functools.lru_cache(maxsize=1 << 12)
def _meta_element(name: str, value: str) -> str:
    return f'<span data-pagefind-meta="{escape(name)}[data-value]" data-value="{escape(value)}"></span>'
