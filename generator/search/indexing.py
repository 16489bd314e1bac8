"""Make the index of the pages, or find that the last one still holds, and publish what a reader's browser loads.

What is kept is published by copies, each held against its digest first: nothing that happens to a published file reaches what is kept, and
nothing that happened to what is kept is published.
"""

import shutil
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, Protocol

import msgspec

from generator.cache import digest_of, digest_program
from generator.search.copying import Copy, find_repeated, view_copy
from generator.search.engine import EngineFailedError, published_files, write_index
from generator.search.entry import SearchPage
from generator.search.extracting import unpack_text
from generator.search.lexicon import make_entries, render_pieces, said_by_key
from generator.search.names import render_names
from generator.search.phrases import without_ties
from generator.search.sounds import render_sounds
from generator.search.verbs import find_verbs
from generator.search.vocabulary import SynonymGroup, find_leads, find_tied
from generator.system.scratch import scratch_folder

FOLDER: Final = "pagefind"

_LEXICON: Final = "lexicon"
_DIGESTS: Final = "digests.json"
_SCRATCH: Final = "index-"


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
    """What is known of the last index: of which pages and copies it was made, and each of its files by its path."""

    pages: str = ""
    copies: str = ""
    files: dict[str, _KeptFile] = {}


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
) -> IndexReport:
    """Give the search index of `pages` to the new site `out`, below the folder `pagefind`.

    `vocabulary` leads from words that residents use to those of the pages. `others` are names and addresses of further sites,
    whose pages are found together with these.

    `work` is a folder of the search's own, in which nobody else is at work. It keeps the last index, which is published again while what
    the pages say has not changed and each of its files is as it was written; with `trusts` false it is made anew in any case.
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
    last = _read_kept(work) if trusts else _Kept()
    asked = msgspec.msgpack.encode((tuple(vocabulary), tuple(others)))
    from_pages = digest_of(digest_program(), asked, msgspec.msgpack.encode(ordered, order="deterministic"))
    if last.pages == from_pages and _publish(last, kept, out):
        return _report(ordered, last, reused=True)
    copies = _view_copies(ordered, vocabulary)
    weights = msgspec.msgpack.encode([page.weight for page in ordered])
    packed = (msgspec.msgpack.encode(copy, order="deterministic") for copy in copies)
    from_copies = digest_of(digest_program(), asked, weights, *packed)
    reused = last.pages != from_pages and last.copies == from_copies and _publish(last, kept, out)
    files = last.files
    if not reused:
        (work / _DIGESTS).unlink(missing_ok=True)
        files = _replace_index(copies, _lexicon_files(ordered, copies, vocabulary, others), kept, work)
    now = _Kept(from_pages, from_copies, files)
    if not reused and not _publish(now, kept, out):
        raise SearchIndexError("作ったばかりの索引を、ほかのプログラムが書き換えました。")
    (work / _DIGESTS).write_bytes(msgspec.json.encode(now))
    return _report(ordered, now, reused=reused)


def _report(pages: Sequence[SearchPage], index: _Kept, *, reused: bool) -> IndexReport:
    size = sum(each.size for each in index.files.values())
    return IndexReport(pages=len(pages), files=len(index.files), size=size, reused=reused)


def _view_copies(ordered: Sequence[SearchPage], vocabulary: Sequence[SynonymGroup]) -> list[Copy]:
    fields = {field for page in ordered for field in page.meta}
    blocks = [unpack_text(page.text) for page in ordered]
    repeated = find_repeated(blocks)
    tied = {without_ties(phrase): phrase for phrase in find_tied(vocabulary)}
    return [view_copy(page, held, repeated, fields, tied) for page, held in zip(ordered, blocks, strict=True)]


def _lexicon_files(
    pages: Sequence[SearchPage],
    copies: Sequence[Copy],
    vocabulary: Sequence[SynonymGroup],
    others: Sequence[tuple[str, str]],
) -> dict[str, bytes]:
    pages_with = Counter(phrase for copy in copies for phrase in copy.phrases)
    said = said_by_key(pages_with)
    pieces = render_pieces(make_entries(pages_with, find_leads(vocabulary, said), find_verbs(said)))
    files = {f"{name}.pf_lexicon": _packed(text) for name, text in pieces.items()}
    files["sounds.pf_lexicon"] = _packed(render_sounds())
    files["names.pf_lexicon"] = _packed(render_names(pages, pieces, others))
    return files


def _packed(text: str) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(text.encode()) + packer.flush()


def _replace_index(
    copies: Sequence[Copy], lexicon: Mapping[str, bytes], kept: Path, work: Path
) -> dict[str, _KeptFile]:
    """Put a new index in the place of the last; gives its files."""
    with scratch_folder(work, _SCRATCH) as scratch:
        try:
            made = write_index(copies, scratch)
        except EngineFailedError as fault:
            raise SearchIndexError(str(fault)) from fault
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir()
        files: dict[str, _KeptFile] = {}
        for path in published_files(made):
            name = path.relative_to(made).as_posix()
            content = path.read_bytes()
            files[name] = _KeptFile(digest_of(content), len(content))
            (kept / name).parent.mkdir(exist_ok=True)
            path.rename(kept / name)
        (kept / _LEXICON).mkdir()
        for name, content in lexicon.items():
            files[f"{_LEXICON}/{name}"] = _KeptFile(digest_of(content), len(content))
            (kept / _LEXICON / name).write_bytes(content)
        return files


def _publish(index: _Kept, kept: Path, out: Sink) -> bool:
    """Give all files of an index to the new site; False where one of them is not as it was written."""
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
    return bool(index.files)


def _read_kept(work: Path) -> _Kept:
    try:
        return msgspec.json.decode((work / _DIGESTS).read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return _Kept()
