"""Read the files under ``data/``: the only place where data comes in from disk."""

import errno
import hashlib
import os
import stat
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
        return [], [problem("K106", whole_file(""), file=folder.name)]
    inside = Path(os.path.realpath(folder))
    for path in _walk(folder, problems, folder):
        name = _name(path, folder)
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
            problems.append(problem("K103", whole_file(name), file=name))
            continue
        try:
            content = _read(path, name)
        except OSError as error:
            problems.append(problem("K104", whole_file(name), file=name, cause=explain_cause(error)))
            continue
        if isinstance(content, Problem):
            problems.append(content)
        else:
            files.append(SourceFile(name, content, hashlib.blake2b(content, digest_size=16).hexdigest()))
    return files, problems


def _read(path: Path, name: str) -> bytes | Problem:
    """A file's bytes, unless it is no plain file (reading a pipe would wait for ever) or too large. Raises ``OSError``."""
    seen = path.stat()
    if not stat.S_ISREG(seen.st_mode):
        return problem("K104", whole_file(name), file=name, cause="ふつうのファイルではありません")
    if seen.st_size > SIZE_LIMIT:
        return problem("K102", whole_file(name), size=seen.st_size, limit=SIZE_LIMIT)
    return path.read_bytes()


def _name(path: Path, top: Path) -> str:
    """The path below ``top``, with U+FFFD for what is not UTF-8 in it."""
    return os.fsencode(path.relative_to(top).as_posix()).decode("utf-8", errors="replace")


_CAUSES: Final = {
    errno.EACCES: "権限がありません",
    errno.EPERM: "権限がありません",
    errno.ENOENT: "指している先にファイルがありません",
    errno.ELOOP: "リンクが輪になっています",
    errno.EIO: "記憶装置から読み取れません",
    errno.EMFILE: "開いているファイルが多すぎます",
    errno.ENOSPC: "空き容量がありません",
    errno.EROFS: "書き込めない場所です",
    errno.ENOTDIR: "フォルダーの名前の所にファイルがあります",
}


def explain_cause(error: OSError) -> str:
    """Why a file could not be read or written, in Japanese; the system's own words where there are none."""
    return _CAUSES.get(error.errno or 0, error.strerror or "理由は不明")


def _walk(folder: Path, problems: list[Problem], top: Path) -> list[Path]:
    """Files below ``folder``, sorted; a folder that is a link is not entered."""
    found: list[Path] = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        name = _name(folder, top)
        problems.append(problem("K104", whole_file(name), file=name, cause=explain_cause(error)))
        return []
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            found += _walk(Path(entry.path), problems, top)
        elif entry.is_symlink() and Path(entry.path).is_dir():
            name = _name(Path(entry.path), top)
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
