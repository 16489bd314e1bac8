"""Read the files under ``data/``: the only place where data comes in from disk."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
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
    for entry, name in _walk(folder, "", problems):
        if entry.is_symlink() and not Path(os.path.realpath(entry.path)).is_relative_to(inside):
            problems.append(problem("K103", whole_file(name), file=name))
            continue
        try:
            content = _read(entry, name)
        except OSError as error:
            problems.append(problem("K104", whole_file(name), file=name, cause=explain_cause(error)))
            continue
        if isinstance(content, Problem):
            problems.append(content)
        else:
            files.append(SourceFile(name, content, hashlib.sha256(content).hexdigest()[:32]))
    return files, problems


def _read(entry: os.DirEntry[str], name: str) -> bytes | Problem:
    """A file's bytes, unless it is no plain file (reading a pipe would wait for ever) or too large. Raises ``OSError``."""
    seen = entry.stat()
    if not stat.S_ISREG(seen.st_mode):
        return problem("K104", whole_file(name), file=name, cause="ふつうのファイルではありません")
    if seen.st_size > SIZE_LIMIT:
        return problem("K102", whole_file(name), size=seen.st_size, limit=SIZE_LIMIT)
    opened = os.open(
        entry.path, os.O_RDONLY
    )  # thousands of files: Python's own file objects would cost more than the reading
    try:
        content = os.read(opened, seen.st_size + 1)
        while more := os.read(opened, SIZE_LIMIT):  # it has grown in the meantime, or the system gave a part only
            content += more
        return content
    finally:
        os.close(opened)


def _name(name: str) -> str:
    """A file's name, with U+FFFD for what is not UTF-8 in it."""
    return os.fsencode(name).decode("utf-8", errors="replace")


_CAUSES: Final = {
    errno.EACCES: "権限がありません",
    errno.EPERM: "権限がありません",
    errno.ENOENT: "指している先にファイルがありません",
    errno.ELOOP: "リンクが輪になっています",
    errno.EIO: "記憶装置から読み取れません",
    errno.EMFILE: "開いているファイルが多すぎます",
    errno.ENOSPC: "空き容量がありません",
    errno.EROFS: "書き込めない場所です",
    errno.EDQUOT: "割り当てられた容量を使い切りました",
    errno.ENOEXEC: "この機械で動くプログラムではありません",
    errno.ENOTDIR: "フォルダーの名前の所にファイルがあります",
}


def explain_cause(error: OSError) -> str:
    """Why a file could not be read or written, in Japanese; the system's own words where there are none."""
    return _CAUSES.get(error.errno or 0, error.strerror or "理由は不明")


def is_passed_over(file: str) -> bool:
    """Whether nobody wrote ``file`` (its path below the folder that is read) for the site: it or a folder above it begins with a dot."""
    return any(name.startswith(".") for name in file.split("/"))


def _walk(folder: Path | str, above: str, problems: list[Problem]) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Files below ``folder`` with their paths below ``data/``, sorted; a folder that is a link is not entered."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        name = above.rstrip("/") or "."
        problems.append(problem("K104", whole_file(name), file=name, cause=explain_cause(error)))
        return
    for entry in entries:
        if is_passed_over(entry.name):
            continue
        name = above + _name(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{name}/", problems)
        elif entry.is_symlink() and Path(entry.path).is_dir():  # unlike the entry's own answer, this bears a circle
            problems.append(problem("K103", whole_file(name), file=name))
        else:
            yield entry, name


def read_text(file: SourceFile) -> str | Problem:
    """The file's text: UTF-8, with or without a byte order mark."""
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return problem("K101", whole_file(file.file), byte=error.start + 1)
