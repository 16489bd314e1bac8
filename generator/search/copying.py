"""The copy of a page that Pagefind reads, and the record that a reader is shown instead of it."""

import functools
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from generator.search.engine import WORD_SEPARATOR, render_block, render_document
from generator.search.entry import FoundFigure, SearchPage, word_of_value
from generator.search.extracting import TextBlock
from generator.search.phrases import find_phrases, kana_names, tells_nothing
from generator.search.quantities import quantity_words
from generator.search.segmenting import Word, cut_words

# A text as short as a label that stands on more than a twentieth of the pages, and on more than these, finds none of them.
_LONGEST_LABEL: Final = 40
_FEWEST_REPEATS: Final = 30

# Stands between two paragraphs, cells or headings where an excerpt runs from one into the next.
_BLOCK_SEPARATOR: Final = "\u3000"


class Copy(msgspec.Struct, frozen=True):
    """One page, twice: `html` is what is indexed, in single words; the rest is what is shown, in the original wording.

    `content` has as many parts between its `WORD_SEPARATOR`s as `html` has words in its body (`words`), in the same
    order, so that Pagefind's word positions hold for both. `anchors` gives the text of each heading by its id; `phrases`
    are the words and runs of words by which the page can be looked up (`phrases.find_phrases`), each once.
    """

    address: str
    html: str
    content: str
    words: int
    meta: Mapping[str, str]
    anchors: Mapping[str, str]
    phrases: tuple[str, ...]
    figures: tuple[FoundFigure, ...]


def find_repeated(pages: Iterable[Sequence[TextBlock]]) -> frozenset[str]:
    """The texts of blocks that stand on so many pages (labels, headings of every page) that they find none."""
    seen = [{block.text for block in blocks if len(block.text) <= _LONGEST_LABEL} for blocks in pages]
    counted = Counter(text for texts in seen for text in texts)
    most = max(_FEWEST_REPEATS, len(seen) // 20)
    return frozenset(text for text, pages_with in counted.items() if pages_with > most)


def view_copy(
    page: SearchPage,
    blocks: Iterable[TextBlock],
    repeated: Container[str],
    fields: Iterable[str],
    tied: Mapping[str, str],
) -> Copy:
    """Make the copy of `page`, which has `blocks`; those that are `repeated` on many pages are left out.

    `tied` are phrases with ties in them (`phrases.mark_ties`) by their words without; those that the page says are among its `phrases`.

    `fields` are the names of `meta` of all pages; those it has not are empty in the copy. Pagefind numbers a page's fields by
    their place among that page's own fields, so all pages must have the same ones.
    """
    body: list[str] = []
    shown: list[str] = []
    anchors: dict[str, str] = {}
    phrases = dict.fromkeys(find_phrases(cut_words(page.title)))
    for block in blocks:
        if block.anchor:
            anchors[block.anchor] = block.text
        told: tuple[Word, ...] = ()
        numbers: tuple[Word, ...] = ()
        if block.text not in repeated:
            runs, told, numbers = _read_block(block.text)
            phrases.update(dict.fromkeys(runs))
            if tied:
                line = f" {_spaced(told).lower()} "
                phrases.update(dict.fromkeys(phrase for words, phrase in tied.items() if f" {words} " in line))
            if _says_only_where(block, page):
                told = numbers = ()
        if told or block.anchor:
            body.append(render_block(_spaced([*told, *numbers]), block.level, block.anchor))
        if told:
            # The result's link says the title already: found by it, but not shown again in the excerpt.
            shown.extend("" if block.level == 1 else word.shown for word in told)
            shown.extend("" for _ in numbers)
            shown[-1] += "" if block.level == 1 else _BLOCK_SEPARATOR
    if shown:
        shown[-1] = shown[-1].removesuffix(_BLOCK_SEPARATOR)
    shown.extend("" for _ in _words_of_values(page))
    meta = {field: page.meta.get(field, "") for field in sorted(fields)}
    return Copy(
        address=page.address,
        html=_document(page, meta, body),
        content=WORD_SEPARATOR.join(shown),
        words=len(shown),
        meta={"title": page.title, **meta},
        anchors=anchors,
        phrases=tuple(phrases),
        figures=page.figures,
    )


@functools.lru_cache(maxsize=20_000)
def _read_block(text: str) -> tuple[tuple[str, ...], tuple[Word, ...], tuple[Word, ...]]:
    """The phrases of a text, its words, and those that are found but not shown: one form of each number, year and uncut name.

    Many texts (a cell, a name of a department) stand on many pages.
    """
    words = cut_words(text)
    names = tuple(kana_names(text))
    told = tuple(_telling(words))
    hidden = (*quantity_words(text), *names) if told else ()
    return (*find_phrases(words), *names), told, tuple(Word(word, "") for word in hidden)


def _says_only_where(block: TextBlock, page: SearchPage) -> bool:
    """Whether the block says no more than the fields of `page.meta`, which are searched by themselves."""
    place = (page.meta.get("municipality", ""), page.meta.get("plan", ""))
    named = block.text in page.meta.values() or any(block.text in values for values in page.filters.values())
    return block.level == 0 and (named or all(name and name in block.text for name in place))


def _telling(words: Iterable[Word]) -> list[Word]:
    """The words without those that only tie others together, which are shown with the word before them."""
    told: list[Word] = []
    waiting = ""
    for word in words:
        if not tells_nothing(word.term):
            told.append(Word(word.term, waiting + word.shown))
            waiting = ""
        elif told:
            told[-1] = Word(told[-1].term, told[-1].shown + word.shown)
        else:
            waiting += word.shown
    return told


def _document(page: SearchPage, meta: Mapping[str, str], body: Iterable[str]) -> str:
    fields = {name: _spaced(_telling(cut_words(text))) for name, text in [("title", page.title), *meta.items()]}
    return render_document(fields, _values(page), body, _words_of_values(page))


def _values(page: SearchPage) -> Iterator[tuple[str, str]]:
    for name, values in sorted(page.filters.items()):
        yield from ((name, value) for value in sorted(set(values)))


def _words_of_values(page: SearchPage) -> tuple[str, ...]:
    return tuple(word_of_value(name, value) for name, value in _values(page))


def _spaced(words: Iterable[Word]) -> str:
    # Only letters and digits are left in a term, so it needs no escape.
    return " ".join(word.term for word in words)
