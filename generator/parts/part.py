"""One part, as it lies in its folder: every file in it is held against the manifest before anything is made of it."""

import mmap
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec

from generator.cache import digest_of
from generator.load.inputs import Fault, InputFault, explain_cause, show_name, walk_inputs
from generator.parts.records import (
    MANIFEST,
    OWN_FILES,
    RECORDS,
    SEARCHED,
    CityScope,
    PartDamagedError,
    PartManifest,
    PartRecords,
    decode_records,
    decode_searched,
)
from generator.problems.problem import Problem, problem, whole_file
from generator.publish.site_folders import MARKER

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class SitePart:
    """A part in its folder. What raises, raises :class:`PartDamagedError`."""

    def __init__(self, folder: Path, manifest: PartManifest) -> None:
        self.folder: Final = folder
        self.manifest: Final = manifest
        self.scope: Final = CityScope(manifest.cities)

    @cached_property
    def records(self) -> PartRecords:
        """What is known of its pages."""
        with self._mapped(RECORDS) as content:
            return decode_records(content)

    def read_searched(self) -> Mapping[str, bytes]:
        """The texts of its pages, cut into words, by plan; none where it was made without a search."""
        if SEARCHED not in self.manifest.files:
            return {}
        with self._mapped(SEARCHED) as content:
            return decode_searched(content)

    def read(self, file: str) -> bytes:
        """A file that its manifest names."""
        with self._opened(file) as opened, os.fdopen(os.dup(opened), "rb") as reader:
            content = reader.read(self.manifest.files[file].size + 1)
        self._make_sure(file, content)
        return content

    def damaged(self, file: str, cause: str) -> PartDamagedError:
        """That a file of it is not as it was written."""
        return PartDamagedError(str(self.folder), file, cause)

    @contextmanager
    def _mapped(self, file: str) -> Iterator[memoryview]:
        """A file of which only what is looked at is loaded, once it has been held against its digest."""
        with self._opened(file) as opened:
            try:
                content = memoryview(mmap.mmap(opened, 0, access=mmap.ACCESS_READ))
                self._make_sure(file, content)
                yield content
            except (msgspec.MsgspecError, ValueError, RecursionError) as fault:  # the second of an empty file
                raise self.damaged(file, "読み取れません") from fault

    @contextmanager
    def _opened(self, file: str) -> Iterator[int]:
        known = self.manifest.files.get(file)
        if known is None:
            raise self.damaged(file, "ファイルの一覧にありません")
        try:
            opened = os.open(self.folder / file, _FLAGS)
        except OSError as fault:
            raise self.damaged(file, explain_cause(fault)) from fault
        try:
            seen = os.fstat(opened)
            if not stat.S_ISREG(seen.st_mode) or seen.st_size != known.size:
                raise self.damaged(file, "大きさが、作ったときと違います")
            yield opened
        finally:
            os.close(opened)

    def _make_sure(self, file: str, content: bytes | memoryview) -> None:
        if digest_of(content) != self.manifest.files[file].digest:
            raise self.damaged(file, "中身が、作ったときと違います")

    def check(self) -> Iterator[Problem]:
        """Problems of a folder that does not hold the files of its manifest, each of its size, and nothing else."""
        files = self.manifest.files
        wanting = dict.fromkeys(files)
        for found in walk_inputs(self.folder):
            wanting.pop(found.name, None)
            if isinstance(found, InputFault):
                same = f"「{found.cause}」と、大文字と小文字しか違わない名前です"
                yield self.tell(found.name, same if found.fault is Fault.CASE else found.cause)
            elif found.name in files:
                if os.lstat(found.path).st_size != files[found.name].size:
                    yield self.tell(found.name, "大きさが、作ったときと違います")
            elif found.name not in (MANIFEST, MARKER):
                yield self.tell(found.name, "作ったときにはなかったファイルです")
        for file in wanting:
            yield self.tell(file, "ありません")
        for file in files:
            if not self.scope.covers(file) and file not in OWN_FILES:
                yield self.tell(file, "この部分サイトの自治体のファイルではありません")

    def has(self, file: str, digest: str) -> bool:
        """Whether its manifest names the file with the bytes of the digest."""
        known = self.manifest.files.get(file)
        return known is not None and known.digest == digest

    def tell(self, file: str, cause: str) -> Problem:
        """The problem of a file of it that is not as it was written."""
        return problem("K922", whole_file(str(self.folder)), file=self.folder, inner=show_name(file), cause=cause)
