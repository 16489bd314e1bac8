"""Read the files under ``data/``: the only place where data comes in from disk."""

import hashlib
import os
from pathlib import Path
from typing import Final

from generator.model.basics import Record
from generator.problems import Problem, problem, whole_file

SIZE_LIMIT: Final = 2_000_000  # bytes; a hand-written file is some kilobytes


class SourceFile(Record, frozen=True):
    """One file: its path below ``data/`` with ``/``, its bytes, and their digest (for caches)."""

    file: str
    content: bytes
    digest: str


def read_data(folder: Path) -> tuple[list[SourceFile], list[Problem]]:
    """All files below ``folder`` in the order of their paths. Names that begin with a dot are the editor's or the system's and are passed over."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    if not folder.is_dir():
        return [], [problem("K106", whole_file("data"), file="data")]
    inside = folder.resolve()
    for path in _walk(folder, problems, folder):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            problems.append(problem("K103", whole_file(name), file=name))
            continue
        try:
            size = path.stat().st_size
            if size > SIZE_LIMIT:
                problems.append(problem("K102", whole_file(name), size=size, limit=SIZE_LIMIT))
                continue
            content = path.read_bytes()
        except OSError as error:
            problems.append(problem("K104", whole_file(name), file=name, cause=error.strerror or "理由は不明"))
            continue
        files.append(SourceFile(name, content, hashlib.blake2b(content, digest_size=16).hexdigest()))
    return files, problems


def _walk(folder: Path, problems: list[Problem], top: Path) -> list[Path]:
    """Files below ``folder``, sorted; a folder that is a link is not entered."""
    found: list[Path] = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        name = folder.relative_to(top).as_posix()
        problems.append(problem("K104", whole_file(name), file=name, cause=error.strerror or "理由は不明"))
        return []
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            found += _walk(Path(entry.path), problems, top)
        elif entry.is_symlink() and Path(entry.path).is_dir():
            name = Path(entry.path).relative_to(top).as_posix()
            problems.append(problem("K103", whole_file(name), file=name))
        else:
            found.append(Path(entry.path))
    return found


def read_text(file: SourceFile) -> str | Problem:
    """The file's text: UTF-8, with or without a byte order mark."""
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return problem("K101", whole_file(file.file), byte=error.start + 1)
