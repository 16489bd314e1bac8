"""Pages prepared for the engine, plan by plan, and kept: a page that says what it said is neither cut into words nor copied again.

What is kept of a page counts while its own text, fields and values are the same, the same of its short texts stand on many pages, and the vocabulary
and the names of all fields are the same. The pages of one plan are kept in one entry, so that few are ever in memory at once.
"""

import contextlib
import itertools
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec

from generator.cache import Store, digest_of
from generator.search.copying import NOTHING_KNOWN, Copy, find_repeated, forget_texts, list_labels, view_copy
from generator.search.engine import render_record
from generator.search.entry import SearchPage
from generator.search.extracting import unpack_text
from generator.search.known_texts import Known, forget_known, plan_of, read_known
from generator.search.phrases import without_ties
from generator.search.said import SaidText
from generator.search.vocabulary import SynonymGroup, find_tied
from generator.system.workers import Workers

_SHELF: Final = "prepared"
_PACK: Final = msgspec.msgpack.Encoder(order="deterministic").encode
_UNPACK_TEXT: Final = msgspec.msgpack.Decoder(str).decode
_UNPACK_PHRASES: Final = msgspec.msgpack.Decoder(tuple[str, ...]).decode
_WORKER: Final = "generator.search.preparing_worker"
LEAST_SHARED: Final = 600
"""Pages that must be prepared before other processes pay: each of them first loads what it needs."""
_UNPACK_META: Final = msgspec.msgpack.Decoder(dict[str, str]).decode
_UNPACK_RECORD: Final = msgspec.msgpack.Decoder(bytes).decode


class PreparedPage(msgspec.Struct, frozen=True, array_like=True):
    """The copy of one page (``copying.Copy``), packed until it is asked for.

    ``key`` is a digest of the page, ``repeated`` one of those of its texts that stand on many pages; ``digest`` is one of the copy, ``mark`` of
    its ``record``. It has so many ``words``.
    """

    address: str
    key: str
    repeated: str
    digest: str
    mark: str
    weight: float
    words: int
    packed_html: msgspec.Raw
    packed_meta: msgspec.Raw
    packed_record: msgspec.Raw
    packed_phrases: msgspec.Raw

    @property
    def html(self) -> str:
        """What is read."""
        return _UNPACK_TEXT(self.packed_html)

    @property
    def meta(self) -> Mapping[str, str]:
        """The fields that are shown with it."""
        return _UNPACK_META(self.packed_meta)

    @property
    def record(self) -> bytes:
        """The file of what is shown."""
        return _UNPACK_RECORD(self.packed_record)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.meta["title"]

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words and runs of words by which it can be looked up."""
        return _UNPACK_PHRASES(self.packed_phrases)


class PreparingRules(msgspec.Struct, frozen=True, array_like=True):
    """What of the whole site counts for each page: the names of all ``fields``, ``tied`` phrases (``copying.view_copy``), and the ``repeated`` texts."""

    fields: tuple[str, ...]
    tied: dict[str, str]
    repeated: frozenset[str]

    def digest(self) -> str:
        """A digest of all of it."""
        return digest_of(_PACK((self.fields, self.tied, sorted(self.repeated))))

    def for_any_page(self) -> str:
        """A digest of what counts for every page, so of all but the repeated texts."""
        return digest_of(_PACK((self.fields, self.tied)))


def digest_page(page: SearchPage) -> str:
    """A digest of all that the search is told of a page."""
    return digest_of(_PACK(page))


def prepare_page(
    page: SearchPage,
    key: str,
    rules: PreparingRules,
    last: PreparedPage | None = None,
    known: Mapping[str, SaidText] = NOTHING_KNOWN,
) -> PreparedPage:
    """Make the copy of a page of which the key is known; the ``last`` one, if it has that key, holds while the same of its texts are repeated."""
    blocks = unpack_text(page.text)
    repeated = digest_of("\n".join(sorted(list_labels(blocks) & rules.repeated)))  # no text has an end of a line in it
    if last is not None and last.key == key and last.repeated == repeated:
        return last
    copy = view_copy(page, blocks, rules.repeated, rules.fields, rules.tied, known)
    return _pack_copy(copy, page, key, repeated)


class _Group(msgspec.Struct, frozen=True, array_like=True):
    """The pages of one plan, in order, and a digest of the rules (of the whole site) by which they were made."""

    rules: str
    pages: tuple[PreparedPage, ...]

    def digest(self) -> str:
        """A digest of the copies."""
        return digest_of(*(page.digest for page in self.pages))


_UNPACK: Final = msgspec.msgpack.Decoder(_Group).decode
_UNPACK_PAGES: Final = msgspec.msgpack.Decoder(tuple[PreparedPage, ...]).decode
_UNPACK_TASK: Final = msgspec.msgpack.Decoder(tuple[tuple[SearchPage, str], ...]).decode
read_rules: Final = msgspec.msgpack.Decoder(PreparingRules).decode


class _Begun(NamedTuple):
    """A group of pages: what was kept of it, what is ``known`` to hold of that (by address), the pages that are ``wanted``, with their keys, and ``texts`` that were read elsewhere."""

    last: _Group | None
    known: Mapping[str, PreparedPage]
    wanted: Sequence[tuple[SearchPage, str]]
    texts: Known


class PreparedPages:
    """All pages of a site, in the order of their addresses. They can be gone through again and again."""

    def __init__(
        self,
        pages: Sequence[SearchPage],
        digests: Iterable[str],
        vocabulary: Sequence[SynonymGroup],
        store: Store,
        workers: Workers | None = None,
    ) -> None:
        """Prepare those of ``pages`` (sorted by address, with their ``digest_page``) that are not prepared in ``store``; with ``workers`` (`begin_preparing`) where they are many."""
        self._count = len(pages)
        self._store = store
        self._rules = PreparingRules(
            tuple(sorted({field for page in pages for field in page.meta})),
            {without_ties(phrase): phrase for phrase in find_tied(vocabulary)},
            find_repeated(unpack_text(page.text) for page in pages),
        )
        self._made_by = self._rules.digest()
        for_any = self._rules.for_any_page()
        self._keys = {page.address: digest_of(for_any, own) for page, own in zip(pages, digests, strict=True)}
        self._groups = [(name, list(some)) for name, some in itertools.groupby(pages, plan_of)]
        self._digests = [""] * len(self._groups)
        self.pages_with: Counter[str] = Counter()
        """How many pages have a phrase."""
        for group in self._prepare_all(workers):
            for page in group.pages:
                self.pages_with.update(page.phrases)
        forget_texts()
        self.digest = digest_of(*self._digests)
        """A digest of all copies."""
        store.prune(_SHELF, {_name_of(name) for name, _ in self._groups})
        forget_known(store)  # what was read of them is in the copies now

    def __len__(self) -> int:
        """How many they are."""
        return self._count

    def __iter__(self) -> Iterator[PreparedPage]:
        """Each page, in order."""
        for place in range(len(self._groups)):
            yield from self._again(place).pages

    def numbered(self, wanted: Container[int]) -> Iterator[tuple[int, PreparedPage]]:
        """Of the pages those of which the numbers are ``wanted``, with these, in order."""
        begin = 0
        for place, (_, pages) in enumerate(self._groups):
            numbers = range(begin, begin + len(pages))
            begin = numbers.stop
            if any(number in wanted for number in numbers):
                both = zip(numbers, self._again(place).pages, strict=True)
                yield from ((number, page) for number, page in both if number in wanted)

    def _again(self, place: int) -> _Group:
        """A group that was prepared before."""
        group = self._store.read(_entry_of(self._groups[place][0]), _UNPACK)
        if group is None or group.digest() != self._digests[place]:  # somebody was at it
            group = self._finish(place, self._begin(place))
        return group

    def _prepare_all(self, workers: Workers | None) -> Iterator[_Group]:
        """All groups, in the order in which they become ready."""
        waiting: dict[int, _Begun] = {}
        for place in range(len(self._groups)):
            begun = self._begin(place)
            if workers and begun.wanted and not begun.texts():  # else little is left to be done
                waiting[place] = begun
            else:
                yield self._finish(place, begun)
        if workers and sum(len(begun.wanted) for begun in waiting.values()) >= LEAST_SHARED:
            yield from self._share(waiting, workers)
        else:
            for place in [*waiting]:
                yield self._finish(place, waiting.pop(place))

    def _share(self, waiting: Mapping[int, _Begun], workers: Workers) -> Iterator[_Group]:
        """The groups that wait, by whoever is free."""
        workers.begin_with(_PACK(self._rules))
        places = [*waiting]
        for number, answer in workers.share([_PACK(begun.wanted) for begun in waiting.values()]):
            begun = waiting[places[number]]
            yield self._finish(places[number], begun, _read_answer(begun, answer))

    def _begin(self, place: int) -> _Begun:
        name, pages = self._groups[place]
        last = self._store.read(_entry_of(name), _UNPACK)
        before = {page.address: page for page in last.pages} if last is not None else {}
        # While no rule of the whole site has changed, what counts of a page's labels has not either.
        same = last is not None and last.rules == self._made_by
        texts = read_known(self._store, name)
        known: dict[str, PreparedPage] = {}
        wanted: list[tuple[SearchPage, str]] = []
        for page in pages:
            key = self._keys[page.address]
            one = before.get(page.address)
            if one is None or one.key != key:
                wanted.append((page, key))
            else:
                known[page.address] = one if same else prepare_page(page, key, self._rules, one, texts())
        return _Begun(last, known, wanted, texts)

    def _finish(self, place: int, begun: _Begun, made: Mapping[str, PreparedPage] = MappingProxyType({})) -> _Group:
        """The group, kept for the next time. What nobody ``made`` (by address) is made here."""
        name, pages = self._groups[place]
        wanted = [(page, key) for page, key in begun.wanted if page.address not in made]
        texts = begun.texts() if wanted else NOTHING_KNOWN
        here = {page.address: prepare_page(page, key, self._rules, known=texts) for page, key in wanted}
        found = {**begun.known, **made, **here}
        group = _Group(self._made_by, tuple(found[page.address] for page in pages))
        self._digests[place] = group.digest()
        if group != begun.last:
            self._store.write(_entry_of(name), _PACK(group))
        return group


def _pack_copy(copy: Copy, page: SearchPage, key: str, repeated: str) -> PreparedPage:
    record = render_record(copy.shown)
    mark = digest_of(record)
    html, meta, phrases = (_PACK(part) for part in (copy.html, copy.shown.meta, copy.phrases))
    digest = digest_of(html, meta, mark, phrases)
    packed = (msgspec.Raw(part) for part in (html, meta, _PACK(record), phrases))
    return PreparedPage(page.address, key, repeated, digest, mark, page.weight, copy.shown.words, *packed)


def _read_answer(asked: _Begun, answer: bytes | None) -> Mapping[str, PreparedPage]:
    """What another process made of the pages that were asked of it, by address; nothing of what is anything else."""
    try:
        made = _UNPACK_PAGES(answer) if answer is not None else ()
    except msgspec.MsgspecError:
        return {}
    wanted = {(page.address, key) for page, key in asked.wanted}
    return {page.address: page for page in made if (page.address, page.key) in wanted}


def prepare_asked(rules: PreparingRules, task: bytes) -> bytes:
    """The answer of another process to a task: the prepared pages; nothing where it is not able to make them."""
    with contextlib.suppress(Exception):  # the build makes them again, and tells what is in its way
        return _PACK([prepare_page(page, key, rules) for page, key in _UNPACK_TASK(task)])
    return b""


def begin_preparing(most: int) -> Workers | None:
    """Processes that prepare pages beside this one, so that there are ``most`` together; none for one."""
    return Workers(_WORKER, b"", most - 1) if most > 1 else None


def _entry_of(group: str) -> str:
    return f"{_SHELF}/{_name_of(group)}"


def _name_of(group: str) -> str:
    return digest_of(group)
