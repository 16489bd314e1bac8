"""The copy of a page that Pagefind reads, and the record that a reader is shown instead of it."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

import msgspec

from generator.search.extracting import Block, parse_blocks
from generator.search.pages import SearchPage
from generator.search.segmenting import LOCALE, Word, cut_words

# Pagefind's script parts a content that has this character at it, and puts nothing between the words of an excerpt.
WORD_SEPARATOR: Final = "\u200b"

# Stands between two paragraphs, cells or headings where an excerpt runs from one into the next.
_BLOCK_SEPARATOR: Final = "\u3000"


class Copy(msgspec.Struct, frozen=True):
    """One page, twice: `html` is what is indexed, in single words; the rest is what is shown, in the original wording.

    `content` has as many parts between its `WORD_SEPARATOR`s as `html` has words in its body (`words`), in the same
    order, so that Pagefind's word positions hold for both. `anchors` gives the text of each heading by its id.
    """

    address: str
    html: str
    content: str
    words: int
    meta: Mapping[str, str]
    anchors: Mapping[str, str]


def view_copy(page: SearchPage, fields: Iterable[str]) -> Copy:
    """Make the copy of `page`. `fields` are the names of `meta` of all pages; those it has not are empty in the copy.

    Pagefind numbers a page's fields by their place among that page's own fields, so all pages must have the same ones.
    """
    body: list[str] = []
    shown: list[str] = []
    anchors: dict[str, str] = {}
    for block in parse_blocks(page.html):
        words = cut_words(block.text)
        if not words:
            continue
        body.append(_block_element(block, words))
        if block.level == 1:
            # The result's link says it already: found by it, but not shown again in the excerpt.
            shown.extend("" for _ in words)
        else:
            shown.extend(word.shown for word in words)
            shown[-1] += _BLOCK_SEPARATOR
        if block.anchor:
            anchors[block.anchor] = block.text
    meta = {field: page.meta.get(field, "") for field in sorted(fields)}
    return Copy(
        address=page.address,
        html=_document(page, meta, body),
        content=WORD_SEPARATOR.join(shown).removesuffix(_BLOCK_SEPARATOR),
        words=len(shown),
        meta={"title": page.title, **meta},
        anchors=anchors,
    )


def _block_element(block: Block, words: Iterable[Word]) -> str:
    # Pagefind weighs a word by the level of the heading it stands in.
    name = f"h{block.level}" if block.level else "p"
    anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
    return f"<{name}{anchor}>{_spaced(words)}</{name}>"


def _document(page: SearchPage, meta: Mapping[str, str], body: Iterable[str]) -> str:
    fields = [
        _value_element("meta", name, _spaced(cut_words(text))) for name, text in [("title", page.title), *meta.items()]
    ]
    filters = [
        _value_element("filter", name, value)
        for name, values in sorted(page.filters.items())
        for value in sorted(set(values))
    ]
    return (
        f'<!doctype html><html lang="{LOCALE}"><head><meta charset="utf-8"></head>\n<body data-pagefind-body>\n'
        + "\n".join([*fields, *filters, *body])
        + "\n</body></html>\n"
    )


def _value_element(kind: str, name: str, value: str) -> str:
    return f'<span data-pagefind-{kind}="{escape(name)}[data-value]" data-value="{escape(value)}"></span>'


def _spaced(words: Iterable[Word]) -> str:
    # Only letters and digits are left in a term, so it needs no escape.
    return " ".join(word.term for word in words)
