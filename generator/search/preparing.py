"""Pages prepared for the engine, plan by plan, and kept: a page that says what it said is neither cut into words nor copied again.

What is kept of a page counts while its own text, fields and values are the same, the same of its short texts stand on many pages, and the vocabulary
and the names of all fields are the same. The pages of one plan are kept in one entry, so that few are ever in memory at once.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from generator.cache import Store, digest_of
from generator.search.copying import Copy, ShownCopy, find_repeated, list_labels, view_copy
from generator.search.entry import SearchPage
from generator.search.extracting import unpack_text
from generator.search.phrases import without_ties
from generator.search.vocabulary import SynonymGroup, find_tied

_SHELF: Final = "prepared"
_PACK: Final = msgspec.msgpack.Encoder(order="deterministic").encode
_UNPACK_TEXT: Final = msgspec.msgpack.Decoder(str).decode
_UNPACK_PHRASES: Final = msgspec.msgpack.Decoder(tuple[str, ...]).decode
_UNPACK_SHOWN: Final = msgspec.msgpack.Decoder(ShownCopy).decode


class PreparedPage(msgspec.Struct, frozen=True, array_like=True):
    """The copy of one page (``copying.Copy``), packed until it is asked for.

    ``key`` is a digest of the page, ``repeated`` one of those of its texts that stand on many pages; ``digest`` is one of the copy, ``mark`` of
    what is shown.
    """

    address: str
    key: str
    repeated: str
    digest: str
    mark: str
    weight: float
    packed_html: msgspec.Raw
    packed_shown: msgspec.Raw
    packed_phrases: msgspec.Raw

    @property
    def html(self) -> str:
        """What is read."""
        return _UNPACK_TEXT(self.packed_html)

    @property
    def shown(self) -> ShownCopy:
        """What is shown."""
        return _UNPACK_SHOWN(self.packed_shown)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.shown.meta["title"]

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words and runs of words by which it can be looked up."""
        return _UNPACK_PHRASES(self.packed_phrases)


class _Group(msgspec.Struct, frozen=True, array_like=True):
    """The pages of one plan, in order, and a digest of the rules (of the whole site) by which they were made."""

    rules: str
    pages: tuple[PreparedPage, ...]


_UNPACK: Final = msgspec.msgpack.Decoder(_Group).decode


class PreparedPages:
    """All pages of a site, in the order of their addresses. They can be gone through again and again."""

    def __init__(self, pages: Sequence[SearchPage], vocabulary: Sequence[SynonymGroup], store: Store) -> None:
        """Prepare those of ``pages`` (sorted by address) that are not prepared in ``store``."""
        self._pages = pages
        self._store = store
        self._fields = tuple(sorted({field for page in pages for field in page.meta}))
        self._tied = {without_ties(phrase): phrase for phrase in find_tied(vocabulary)}
        self._repeated = find_repeated(unpack_text(page.text) for page in pages)
        self._groups = [(name, list(some)) for name, some in itertools.groupby(pages, _plan_of)]
        self.pages_with: Counter[str] = Counter()
        """How many pages have a phrase."""
        digests: list[str] = []
        for group in self._prepared():
            for page in group.pages:
                self.pages_with.update(page.phrases)
                digests.append(page.digest)
        self.digest = digest_of(*digests)
        """A digest of all copies."""
        store.prune(_SHELF, {_name_of(name) for name, _ in self._groups})

    def __len__(self) -> int:
        """How many they are."""
        return len(self._pages)

    def __iter__(self) -> Iterator[PreparedPage]:
        """Each page, in order."""
        for group in self._prepared():
            yield from group.pages

    def _prepared(self) -> Iterator[_Group]:
        rules = digest_of(_PACK((self._fields, self._tied, sorted(self._repeated))))
        for name, pages in self._groups:
            entry = f"{_SHELF}/{_name_of(name)}"
            last = self._store.read(entry, _UNPACK)
            known = {page.address: page for page in last.pages} if last is not None else {}
            # While no rule of the whole site has changed, what counts of a page's labels has not either.
            same = last is not None and last.rules == rules
            group = _Group(rules, tuple(self._prepare(page, known.get(page.address), same=same) for page in pages))
            if group != last:
                self._store.write(entry, _PACK(group))
            yield group

    def _prepare(self, page: SearchPage, last: PreparedPage | None, *, same: bool) -> PreparedPage:
        key = digest_of(_PACK((page, self._fields, self._tied)))
        if last is not None and last.key == key and same:
            return last
        blocks = unpack_text(page.text)
        repeated = digest_of(*sorted(list_labels(blocks) & self._repeated))
        if last is not None and last.key == key and last.repeated == repeated:
            return last
        copy = view_copy(page, blocks, self._repeated, self._fields, self._tied)
        return _pack_copy(copy, page, key, repeated)


def _pack_copy(copy: Copy, page: SearchPage, key: str, repeated: str) -> PreparedPage:
    html, shown, phrases = (_PACK(part) for part in (copy.html, copy.shown, copy.phrases))
    digest, mark = digest_of(html, shown, phrases), digest_of(shown)
    packed = (msgspec.Raw(html), msgspec.Raw(shown), msgspec.Raw(phrases))
    return PreparedPage(page.address, key, repeated, digest, mark, page.weight, *packed)


def _plan_of(page: SearchPage) -> str:
    """What the pages of one plan have in common, and those of nothing else: they stand side by side in the order of their addresses."""
    return "/".join(page.address.split("/")[:2])


def _name_of(group: str) -> str:
    return digest_of(group)
