"""Read the files under ``data/``: the only place where data comes in from disk."""

from pathlib import Path
from typing import Final

from generator.cache import digest_of
from generator.inputs import FOLDER_LIMIT, Fault, InputFault, explain_cause, read_input, walk_inputs
from generator.model.basics import Record
from generator.problems import Problem, problem, whole_file

SIZE_LIMIT: Final = 2_000_000  # bytes; a hand-written file is some kilobytes


class SourceFile(Record, frozen=True):
    """One file: its path below ``data/`` with ``/``, its bytes, and their digest (for caches)."""

    file: str
    content: bytes
    digest: str


def read_data(folder: Path) -> tuple[list[SourceFile], list[Problem]]:
    """All files below ``folder`` in the order of their paths. What editors and systems leave behind is passed over (`inputs`)."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    try:
        if not folder.is_dir():
            return [], [problem("K106", whole_file(""), file=folder.name)]
    except OSError as error:  # a folder above it that may not be entered
        return [], [problem("K104", whole_file(""), file=folder.name, cause=explain_cause(error))]
    for found in walk_inputs(folder):
        content = found if isinstance(found, InputFault) else read_input(found, SIZE_LIMIT)
        if isinstance(content, InputFault):
            problems.append(_tell(content))
        elif content is not None:
            files.append(SourceFile(found.name, content, digest_of(content)))
    return files, problems


def _tell(found: InputFault) -> Problem:
    """What is wrong with an entry of ``data/``, as a problem."""
    hint = f"{found.cause}。半角の小文字・数字・ハイフンで名前を付け直してください。"
    wordings: dict[Fault, tuple[str, dict[str, object]]] = {
        Fault.LINK: ("K103", {"file": found.name}),
        Fault.SIZE: ("K102", {"size": found.size, "limit": SIZE_LIMIT}),
        Fault.DEPTH: ("K108", {"file": found.name, "limit": FOLDER_LIMIT}),
        Fault.CASE: ("K109", {"file": found.name, "other": found.cause}),
        Fault.WINDOWS: ("K110", {"file": found.name}),
        Fault.NO_TEXT: ("K105", {"file": found.name, "hint": hint}),
        Fault.UNREADABLE: ("K104", {"file": found.name, "cause": found.cause}),
    }
    rule, details = wordings[found.fault]
    return problem(rule, whole_file(found.name), **details)
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
    errno.EDQUOT: "割り当てられた容量を使い切っています",
    errno.ESTALE: "ほかのプログラムが中身を書き換えました",
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
