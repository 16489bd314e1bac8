"""The files that are spoilt: those of the sample city and of ``data/``, whole and in pieces of some records."""

import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

TESTS: Final = Path(__file__).resolve().parent.parent
PROJECT: Final = TESTS.parent
SAMPLE: Final = TESTS / "sample_city" / "data"
_LONGEST: Final = 900  # characters of a piece; what a short file stumbles over, a long one does too, only slower
_RECORD: Final = re.compile(r"^  - ", re.MULTILINE)


class Text(NamedTuple):
    """A file below ``data/``."""

    file: str
    text: str


def read_city(folder: Path = SAMPLE) -> dict[str, str]:
    """All files of a data folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))
    }


@cache
def whole_texts() -> tuple[Text, ...]:
    """Every file of both."""
    return tuple(Text(*item) for folder in (SAMPLE, PROJECT / "data") for item in read_city(folder).items())


@cache
def pieces() -> tuple[Text, ...]:
    """Every file in pieces: its head, and each of its records under that head, cut where it gets long."""
    found = []
    for file, text in whole_texts():
        starts = [match.start() for match in _RECORD.finditer(text)]
        if not starts or len(text) <= _LONGEST:
            found.append(Text(file, text[:_LONGEST]))
            continue
        head = text[: starts[0]][-_LONGEST:]
        for begin, end in zip(starts, [*starts[1:], len(text)], strict=True):
            found.append(Text(file, (head if len(head) < 200 else "") + text[begin:end][:_LONGEST]))
    return tuple(found)
