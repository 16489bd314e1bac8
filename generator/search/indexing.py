"""Make the index of the pages, or find that the last one still holds, and publish what a reader's browser loads."""

import importlib.metadata
import json
import shutil
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import Final

import msgspec

from generator.search.copying import Copy, find_repeated, view_copy
from generator.search.engine import PROGRAMS, EngineFailedError, published_files, write_index
from generator.search.entry import SearchPage
from generator.search.extracting import unpack_text
from generator.search.lexicon import make_entries, render_pieces, said_by_key
from generator.search.names import render_names
from generator.search.phrases import without_ties
from generator.search.vocabulary import SynonymGroup, find_leads, find_tied

FOLDER: Final = "pagefind"

_LEXICON: Final = "lexicon"


class SearchIndexError(Exception):
    """The index could not be made, through no fault of the data. `str()` says what happened, in Japanese."""


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
    out: Path,
    work: Path,
    vocabulary: Sequence[SynonymGroup] = (),
    others: Sequence[tuple[str, str]] = (),
) -> IndexReport:
    """Write the search index of `pages` to the folder `pagefind` in `out`, the folder of the new site.

    `vocabulary` leads from words that residents use to those of the pages. `others` are names and addresses of further sites,
    whose pages are found together with these.

    `work` is a folder of the search's own. It keeps the last index, which is published again while what the pages say
    has not changed. Files in `out` are hard links to it where the file system allows: replace them, never edit them.
    The same pages give the same bytes, in whatever order they come. Raises `SearchIndexError`.
    """
    ordered = sorted(pages, key=lambda page: page.address)
    twice = sorted({one.address for one, next_one in pairwise(ordered) if one.address == next_one.address})
    if twice:
        raise SearchIndexError(f"同じアドレスのページが二つ以上あります：{'、'.join(twice)}")
    work.mkdir(parents=True, exist_ok=True)
    kept = work / FOLDER
    digests = work / "digests.json"
    last = _read_digests(digests) if kept.is_dir() else {}
    rules = _digest_of_rules()
    asked = msgspec.msgpack.encode((tuple(vocabulary), tuple(others)))
    from_pages = _digest([rules, asked, msgspec.msgpack.encode(ordered, order="deterministic")])
    reused = last.get("pages") == from_pages
    if not reused:
        fields = {field for page in ordered for field in page.meta}
        blocks = [unpack_text(page.text) for page in ordered]
        repeated = find_repeated(blocks)
        tied = {without_ties(phrase): phrase for phrase in find_tied(vocabulary)}
        copies = [view_copy(page, held, repeated, fields, tied) for page, held in zip(ordered, blocks, strict=True)]
        del blocks  # as large as the copies
        weights = msgspec.msgpack.encode([page.weight for page in ordered])
        from_copies = _digest(
            [rules, asked, weights, *(msgspec.msgpack.encode(copy, order="deterministic") for copy in copies)]
        )
        reused = last.get("copies") == from_copies
        if not reused:
            digests.unlink(missing_ok=True)
            _replace_index(copies, _lexicon_files(ordered, copies, vocabulary, others), kept, work)
        digests.write_text(json.dumps({"pages": from_pages, "copies": from_copies}), encoding="utf-8")
    files, size = _publish(kept, out / FOLDER)
    return IndexReport(pages=len(ordered), files=files, size=size, reused=reused)


def _lexicon_files(
    pages: Sequence[SearchPage],
    copies: Sequence[Copy],
    vocabulary: Sequence[SynonymGroup],
    others: Sequence[tuple[str, str]],
) -> dict[str, bytes]:
    pages_with = Counter(phrase for copy in copies for phrase in copy.phrases)
    pieces = render_pieces(make_entries(pages_with, find_leads(vocabulary, said_by_key(pages_with))))
    files = {f"{name}.pf_lexicon": _packed(text) for name, text in pieces.items()}
    files["names.pf_lexicon"] = _packed(render_names(pages, pieces, others))
    return files


def _packed(text: str) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(text.encode()) + packer.flush()


def _replace_index(copies: Sequence[Copy], lexicon: Mapping[str, bytes], kept: Path, work: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="index-", dir=work) as scratch:
        try:
            made = write_index(copies, Path(scratch))
        except EngineFailedError as fault:
            raise SearchIndexError(str(fault)) from fault
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir()
        for path in published_files(made):
            target = kept / path.relative_to(made)
            target.parent.mkdir(exist_ok=True)
            path.rename(target)
        (kept / _LEXICON).mkdir()
        for name, content in lexicon.items():
            (kept / _LEXICON / name).write_bytes(content)


def _kept_files(kept: Path) -> Iterator[Path]:
    yield from published_files(kept)
    yield from sorted((kept / _LEXICON).iterdir())


def _publish(kept: Path, target: Path) -> tuple[int, int]:
    files = size = 0
    for path in _kept_files(kept):
        published = target / path.relative_to(kept)
        published.parent.mkdir(parents=True, exist_ok=True)
        published.unlink(missing_ok=True)
        try:
            published.hardlink_to(path)
        except OSError:
            shutil.copyfile(path, published)
        files += 1
        size += path.stat().st_size
    return files, size


def _digest_of_rules() -> bytes:
    """Digest of all that decides on the index besides the pages: this package and the programs it runs."""
    here = Path(__file__).parent
    sources = [path.read_bytes() for path in sorted([*here.rglob("*.py"), *here.glob("thesaurus/*.txt")])]
    programs = (*PROGRAMS, "icu4py", "sudachipy", "sudachidict-core")
    versions = [importlib.metadata.version(name).encode() for name in programs]
    return _digest([*sources, *versions]).encode()


def _digest(parts: Iterable[bytes]) -> str:
    digest = blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _read_digests(path: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):
        return {}
