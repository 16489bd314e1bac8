"""The copy of a page that Pagefind reads, and the record that a reader is shown instead of it."""

import functools
import itertools
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from generator.search.engine import WORD_SEPARATOR, ShownAnchor, render_block, render_document
from generator.search.entry import FoundFigure, SearchPage, word_of_value
from generator.search.extracting import TextBlock
from generator.search.remembering import Remembered
from generator.search.said import NOTHING, SaidText, forget_clauses, read_blocks, spaced, telling
from generator.search.segmenting import cut_words

# A text as short as a label that stands on more than a twentieth of the pages, and on more than these, finds none of them.
_LONGEST_LABEL: Final = 40
_FEWEST_REPEATS: Final = 30

_TEXTS_KEPT: Final = 1 << 13

# Stands between two paragraphs, cells or headings where an excerpt runs from one into the next.
_BLOCK_SEPARATOR: Final = "\u3000"


class ShownCopy(msgspec.Struct, frozen=True):
    """What a reader is shown of a page, in the original wording.

    `content` has as many parts between its `WORD_SEPARATOR`s as the page has words in the index (`words`), in the same order, so that
    Pagefind's word positions hold for both. `anchors` are the headings that have an id.
    """

    address: str
    content: str
    words: int
    meta: Mapping[str, str]
    anchors: tuple[ShownAnchor, ...]
    figures: tuple[FoundFigure, ...]


class Copy(msgspec.Struct, frozen=True):
    """One page, twice: `html` is what is indexed, in single words; the rest is what is `shown`.

    `phrases` are the words and runs of words by which the page can be looked up (`phrases.find_phrases`), each once.
    """

    html: str
    shown: ShownCopy
    phrases: tuple[str, ...]


NOTHING_KNOWN: Final[Mapping[str, SaidText]] = MappingProxyType({})


def list_labels(blocks: Iterable[TextBlock]) -> set[str]:
    """The texts of a page that are as short as a label."""
    return {block.text for block in blocks if len(block.text) <= _LONGEST_LABEL}


def find_repeated(pages: Iterable[Iterable[TextBlock]]) -> frozenset[str]:
    """The texts of blocks that stand on so many pages (labels, headings of every page) that they find none."""
    counted: Counter[str] = Counter()
    seen = 0
    for blocks in pages:
        counted.update(list_labels(blocks))
        seen += 1
    most = max(_FEWEST_REPEATS, seen // 20)
    return frozenset(text for text, pages_with in counted.items() if pages_with > most)


def view_copy(  # noqa: PLR0917 - what a copy is made of
    page: SearchPage,
    blocks: Sequence[TextBlock],
    repeated: Container[str],
    fields: Iterable[str],
    tied: Mapping[str, str],
    known: Mapping[str, SaidText] = NOTHING_KNOWN,
) -> Copy:
    """Make the copy of `page`, which has `blocks`; those that are `repeated` on many pages are left out. `known` are texts that were read before.

    `tied` are phrases with ties in them (`phrases.mark_ties`) by their words without; those that the page says are among its `phrases`.

    `fields` are the names of `meta` of all pages; those it has not are empty in the copy. Pagefind numbers a page's fields by
    their place among that page's own fields, so all pages must have the same ones.
    """
    body: list[str] = []
    shown: list[str] = []
    words = 0
    anchors: list[ShownAnchor] = []
    phrases: list[Iterable[str]] = []
    # What says no more than the fields of `page.meta`, which are searched by themselves.
    named = {*page.meta.values(), *itertools.chain.from_iterable(page.filters.values())}
    place = (page.meta.get("municipality", ""), page.meta.get("plan", ""))
    is_placed = all(place)
    said = _read_texts({page.title, *(block.text for block in blocks if block.text not in repeated)}, known)
    title = said[page.title]
    phrases.append(title.phrases)
    for block in blocks:
        text, level = block.text, block.level
        if block.anchor:
            anchors.append(ShownAnchor(block.anchor, words, text))
        terms = ""
        read = NOTHING if text in repeated else said[text]
        if read.phrases or read.terms:
            phrases.append(read.phrases)
            if tied:
                line = f" {read.terms.lower()} "
                phrases.append([phrase for said_so, phrase in tied.items() if f" {said_so} " in line])
            if level or not (text in named or (is_placed and place[0] in text and place[1] in text)):
                terms = f"{read.terms} {read.hidden}" if read.hidden else read.terms
        if terms or block.anchor:
            body.append(render_block(terms, level, block.anchor))
        if terms:
            count = terms.count(" ") + 1
            words += count
            # The result's link says the title already: found by it, but not shown again in the excerpt.
            shown.append(_unseen(count) if level == 1 else f"{read.shown}{_BLOCK_SEPARATOR}")
    if shown:
        shown[-1] = shown[-1].removesuffix(_BLOCK_SEPARATOR)
    values = _words_of_values(page)
    if values:
        shown.append(_unseen(len(values)))
    meta = {field: page.meta.get(field, "") for field in sorted(fields)}
    return Copy(
        html=render_document(
            {"title": title.terms, **{name: _read_field(value) for name, value in meta.items()}}, body, values
        ),
        shown=ShownCopy(
            address=page.address,
            content=WORD_SEPARATOR.join(shown),
            words=words + len(values),
            meta={"title": page.title, **meta},
            anchors=tuple(anchors),
            figures=page.figures,
        ),
        phrases=tuple(dict.fromkeys(itertools.chain.from_iterable(phrases))),
    )


_word_of_value: Final = functools.lru_cache(maxsize=20_000)(word_of_value)


_TEXTS: Final = Remembered[SaidText](_TEXTS_KEPT)  # many (a cell, a name of a department) stand on many pages


def _read_texts(texts: Collection[str], known: Mapping[str, SaidText]) -> Mapping[str, SaidText]:
    new = _TEXTS.unknown(text for text in texts if text not in known)
    _TEXTS.update(zip(new, read_blocks(new), strict=True))
    return {text: known.get(text) or _TEXTS[text] for text in texts}


def forget_texts() -> None:
    """Give back the memory of what was read."""
    _TEXTS.forget()
    forget_clauses()


@functools.lru_cache(maxsize=20_000)
def _read_field(text: str) -> str:
    """The words of a field with a space between."""
    return spaced(telling(cut_words(text)))


def _unseen(count: int) -> str:
    """What so many words show that are found only."""
    return WORD_SEPARATOR * (count - 1)


def _words_of_values(page: SearchPage) -> tuple[str, ...]:
    return tuple(
        _word_of_value(name, value) for name, values in sorted(page.filters.items()) for value in sorted(set(values))
    )
