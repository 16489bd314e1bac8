"""Read the files under ``data/``: the only place where data comes in from disk."""

from pathlib import Path
from typing import Final

from generator.cache import digest_of
from generator.load.inputs import FOLDER_LIMIT, Fault, InputFault, InputFile, explain_cause, read_input, walk_inputs
from generator.model.basics import Record
from generator.model.ledger import HALF_RELEASE, LEDGER
from generator.problems.problem import Problem, problem, whole_file
from generator.system.together import NOTE, is_half_written

SIZE_LIMIT: Final = 2_000_000  # bytes; a hand-written file is some kilobytes
_LEDGER_LIMIT: Final = 100_000_000  # bytes; the machine writes a line for every anchor of the site


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
        if folder.exists() and not folder.is_dir():
            return [], [problem("K104", whole_file(""), file=folder.name, cause="フォルダーではありません")]
        if not folder.is_dir():
            return [], [problem("K106", whole_file(""), file=folder.name)]
    except OSError as error:  # a folder above it that may not be entered
        return [], [problem("K104", whole_file(""), file=folder.name, cause=explain_cause(error))]
    for found in walk_inputs(folder):
        content = found if isinstance(found, InputFault) else read_input(found, limit_of(found.name))
        if isinstance(content, InputFault):
            problems.append(_tell(content))
        elif content is not None:
            files.append(SourceFile(found.name, content, digest_of(content)))
    return files, [*problems, *find_half_release(folder)]


def find_half_release(folder: Path) -> list[Problem]:
    """That a release of the data in ``folder`` was broken off while it was recorded, or a writing of its files, if so: they do not belong together."""
    file = f"{LEDGER}/{HALF_RELEASE}"
    half = [problem("K447", whole_file(file), file=file)] if (folder / file).exists() else []
    return half + ([problem("K114", whole_file(NOTE), file=NOTE)] if is_half_written(folder) else [])


def read_one(folder: Path, file: str) -> SourceFile | Problem:
    """The one file at the path ``file`` below the folder of data."""
    content = read_input(InputFile(file, str(folder / file)), limit_of(file))
    if content is None:
        return problem("K106", whole_file(file), file=file)
    if isinstance(content, InputFault):
        return _tell(content)
    return SourceFile(file, content, digest_of(content))


def limit_of(file: str) -> int:
    """How many bytes a file below ``data/`` may have."""
    return _LEDGER_LIMIT if file.startswith(f"{LEDGER}/") else SIZE_LIMIT


def _tell(found: InputFault) -> Problem:
    """What is wrong with an entry of ``data/``, as a problem."""
    hint = f"{found.cause}。半角の小文字・数字・ハイフンで名前を付け直してください。"
    wordings: dict[Fault, tuple[str, dict[str, object]]] = {
        Fault.LINK: ("K103", {"file": found.name}),
        Fault.SIZE: ("K102", {"size": found.size, "limit": limit_of(found.name)}),
        Fault.DEPTH: ("K108", {"file": found.name, "limit": FOLDER_LIMIT}),
        Fault.CASE: ("K109", {"file": found.name, "other": found.cause}),
        Fault.WINDOWS: ("K110", {"file": found.name}),
        Fault.NO_TEXT: ("K105", {"file": found.name, "hint": hint}),
        Fault.UNREADABLE: ("K104", {"file": found.name, "cause": found.cause}),
    }
    rule, details = wordings[found.fault]
    return problem(rule, whole_file(found.name), **details)


def read_text(file: SourceFile) -> str | Problem:
    """The file's text: UTF-8, with or without a byte order mark."""
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return problem("K101", whole_file(file.file), byte=error.start + 1)
