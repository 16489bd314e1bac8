"""Make the index of the pages, or find that the last one still holds, and publish what a reader's browser loads.

What is kept is published by copies, each held against its digest first: nothing that happens to a published file reaches what is kept, and
nothing that happened to what is kept is published.
"""

import shutil
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import msgspec

from generator.cache import Store, digest_of, digest_program
from generator.search.engine import EngineFailedError, LastFiles, RemadeFile, published_files, write_index
from generator.search.entry import SearchPage
from generator.search.lexicon import list_read, make_entries, render_pieces, said_by_key
from generator.search.names import list_read_names, render_many, render_names
from generator.search.preparing import PreparedPages, digest_page
from generator.search.rare import find_pages_of_rare
from generator.search.readings import Readings
from generator.search.sounds import render_sounds
from generator.search.verbs import find_verbs
from generator.search.vocabulary import SynonymGroup, find_leads
from generator.system.scratch import scratch_folder
from generator.system.workers import Workers

FOLDER: Final = "pagefind"

_LEXICON: Final = "lexicon"
_DIGESTS: Final = "digests.json"
_SCRATCH: Final = "index-"
_EDITION: Final = 8  # signs of a digest
LEAST_APART: Final = 4_000
"""Pages of a site of which the wordings are read by a process of its own: of fewer, to start one takes more than it spares."""


class SearchIndexError(Exception):
    """The index could not be made, through no fault of the data. `str()` says what happened, in Japanese."""


class Sink(Protocol):
    """Where the files of the index go, by their paths below the new site."""

    def take_over(self, file: str, digest: str) -> bool:
        """Whether a file with these bytes is at hand; if so, it is had."""

    def put(self, file: str, content: bytes, digest: str = "") -> None:
        """Have a file with these bytes."""


class _KeptFile(msgspec.Struct, frozen=True):
    digest: str
    size: int


class _Kept(msgspec.Struct, frozen=True):
    """What is known of the last index: which program made it, of which pages and copies it was made, each of its files by its path, apart from these the records of its pages, in order, and what became of each of the engine's own."""

    program: str = ""
    pages: str = ""
    copies: str = ""
    files: dict[str, _KeptFile] = {}
    records: dict[str, _KeptFile] = {}
    rewritten: dict[str, RemadeFile] = {}


class _Lexicon(NamedTuple):
    """The files of the lexicon, and what the search page has to know before it asks for any."""

    names: bytes
    files: Mapping[str, bytes]


class IndexReport(msgspec.Struct, frozen=True):
    """What was published: how many `pages` can be found, in how many `files`, of what `size` in bytes all together.

    `reused` is true if the last index still held and the engine did not run.
    """

    pages: int
    files: int
    size: int
    reused: bool


def index_pages(
    pages: Iterable[SearchPage],
    out: Sink,
    work: Path,
    vocabulary: Sequence[SynonymGroup] = (),
    others: Sequence[tuple[str, str]] = (),
    *,
    trusts: bool = True,
    workers: Workers | None = None,
) -> IndexReport:
    """Give the search index of `pages` to the new site `out`, below the folder `pagefind`.

    `vocabulary` leads from words that residents use to those of the pages. `others` are names and addresses of further sites,
    whose pages are found together with these.

    `work` is a folder of the search's own, in which nobody else is at work. It keeps the last index, which is published again while what
    the pages say has not changed and each of its files is as it was written; with `trusts` false it is made anew in any case.
    `workers` (`begin_preparing`) prepare pages beside this process, where many are to be prepared.
    The same pages give the same bytes, in whatever order they come. Raises `SearchIndexError`.
    """
    ordered = sorted(pages, key=lambda page: page.address)
    twice = sorted({one.address for one, next_one in pairwise(ordered) if one.address == next_one.address})
    if twice:
        raise SearchIndexError(f"同じアドレスのページが二つ以上あります：{'、'.join(twice)}")
    work.mkdir(parents=True, exist_ok=True)
    for left in work.glob(f"{_SCRATCH}*"):  # by runs that were killed
        shutil.rmtree(left, ignore_errors=True)
    kept = work / FOLDER
    store = Store(work, reads=trusts)
    store.sweep()
    last = _read_kept(work) if trusts else _Kept()
    asked = msgspec.msgpack.encode((tuple(vocabulary), tuple(others)))
    digests = [digest_page(page) for page in ordered]  # one by one: packed together they would fill the memory twice
    from_pages = digest_of(asked, *digests)
    if last.pages == from_pages and _publish(last, kept, out):
        return _report(ordered, last, reused=True)
    prepared = PreparedPages(ordered, digests, vocabulary, store, workers)
    weights = msgspec.msgpack.encode([page.weight for page in ordered])
    from_copies = digest_of(asked, weights, prepared.digest)
    reused = last.copies == from_copies and _publish(last, kept, out, prepared)
    now = _Kept(digest_program(), from_pages, from_copies, last.files, last.records, last.rewritten)
    if not reused:
        (work / _DIGESTS).unlink(missing_ok=True)
        lexicon = _make_lexicon(ordered, prepared, vocabulary, others, store)
        # What was taken from the last index is held against its digest where it is published; then nothing is taken.
        for taken in (last, _Kept()):
            index = _replace_index(prepared, lexicon, kept, work, taken)
            now = _Kept(digest_program(), from_pages, from_copies, *index)
            if _publish(now, kept, out, prepared):
                break
        else:
            raise SearchIndexError("作ったばかりの索引を、ほかのプログラムが書き換えました。")
    (work / _DIGESTS).write_bytes(msgspec.json.encode(now))
    return _report(ordered, now, reused=reused)


def _report(pages: Sequence[SearchPage], index: _Kept, *, reused: bool) -> IndexReport:
    files = [*index.files.values(), *index.records.values()]
    return IndexReport(pages=len(pages), files=len(files), size=sum(each.size for each in files), reused=reused)


def _make_lexicon(
    pages: Sequence[SearchPage],
    prepared: PreparedPages,
    vocabulary: Sequence[SynonymGroup],
    others: Sequence[tuple[str, str]],
    store: Store,
) -> _Lexicon:
    pages_with = prepared.pages_with
    said = said_by_key(pages_with)
    readings = Readings(store)
    leads = [*find_leads(vocabulary, said)]
    if len(prepared) >= LEAST_APART:
        readings.learn([*list_read(pages_with, leads), *list_read_names(pages)])
    entries = make_entries(pages_with, leads, find_verbs(said), readings.read_aloud)
    pieces = render_pieces(entries, find_pages_of_rare(entries, pages_with, prepared))
    files = {f"{name}.pf_lexicon": _packed(text) for name, text in pieces.items()}
    files["sounds.pf_lexicon"] = _packed(render_sounds())
    files["filters.pf_lexicon"] = _packed(render_many(pages))
    edition = digest_of(*(files[name] for name in sorted(files)))[:_EDITION]
    names = render_names(pages, pieces, others, edition, readings.read_aloud).encode()
    readings.write()
    return _Lexicon(names, files)


def _packed(text: str) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(text.encode()) + packer.flush()


def _replace_index(
    prepared: PreparedPages, lexicon: _Lexicon, kept: Path, work: Path, last: _Kept
) -> tuple[dict[str, _KeptFile], dict[str, _KeptFile], dict[str, RemadeFile]]:
    """Put a new index in the place of the last, and take from that what was made of the same; gives its files, its records, and what became of the engine's own."""
    with scratch_folder(work, _SCRATCH) as scratch:
        try:
            made, of_pages, rewritten = write_index(prepared, scratch, LastFiles(kept, last.rewritten), lexicon.names)
        except EngineFailedError as fault:
            raise SearchIndexError(str(fault)) from fault
        known = {file.name: _KeptFile(file.digest, file.size) for one in rewritten.values() for file in one.files}
        files: dict[str, _KeptFile] = {}
        for name in published_files(made):
            of_file = known.get(name.rpartition("/")[2])
            if of_file is None:
                content = (made / name).read_bytes()
                of_file = _KeptFile(digest_of(content), len(content))
            files[name] = of_file
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir()
        for part in dict.fromkeys(name.partition("/")[0] for name in files):
            (made / part).rename(kept / part)
        (kept / _LEXICON).mkdir()
        for name, content in lexicon.files.items():
            files[f"{_LEXICON}/{name}"] = _KeptFile(digest_of(content), len(content))
            (kept / _LEXICON / name).write_bytes(content)
        records = {record.name: _KeptFile(record.digest, record.size) for record in of_pages}
        return files, records, rewritten


def _publish(index: _Kept, kept: Path, out: Sink, prepared: PreparedPages | None = None) -> bool:
    """Give all files of an index to the new site; False where one of them is not as it was written, or is a record that is only to be had of the ``prepared`` pages."""
    for name, file in index.files.items():
        address = f"{FOLDER}/{name}"
        if out.take_over(address, file.digest):
            continue
        try:
            content = (kept / name).read_bytes()
        except OSError:
            return False
        if digest_of(content) != file.digest:
            return False
        out.put(address, content, file.digest)
    return bool(index.files) and _publish_records(index.records, out, prepared)


def _publish_records(records: Mapping[str, _KeptFile], out: Sink, prepared: PreparedPages | None) -> bool:
    wanting = {
        number: (f"{FOLDER}/{path}", file.digest)
        for number, (path, file) in enumerate(records.items())
        if not out.take_over(f"{FOLDER}/{path}", file.digest)
    }
    for number, page in prepared.numbered(wanting) if prepared is not None else ():
        address, digest = wanting.pop(number)
        content = page.record
        if digest_of(content) != digest:
            return False
        out.put(address, content, digest)
    return not wanting


def _read_kept(work: Path) -> _Kept:
    """What this program knows of the last index; nothing of one that another made."""
    try:
        kept = msgspec.json.decode((work / _DIGESTS).read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return _Kept()
    return kept if kept.program == digest_program() else _Kept()
