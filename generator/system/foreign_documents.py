"""Read a document that may be broken or hostile, by a process of its own within bounds of time and memory."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.system.programs import start_program, talk_to

_PROGRAM: Final = Path(__file__).with_name("foreign_reader.py")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_LONGEST_CAUSE: Final = 160
_PLACE_IN_MEMORY: Final = re.compile(r"\b0x[0-9a-f]+\b|\b\d{9,}\b")  # another one in each run


class ReaderBounds(NamedTuple):
    """What the process may take: bytes of memory where the system can bound them (Windows and macOS cannot), seconds."""

    memory: int
    seconds: int


def read_foreign(reader: Path, content: bytes, bounds: ReaderBounds, limits: Sequence[int]) -> dict[str, Any]:
    """What the ``reader`` (a file with a function ``read``) answers of the document, or ``{"fault": …}``, with its ``cause`` where one is known.

    Faults besides the reader's own: ``empty``, ``memory``, ``time``, ``nesting``, ``broken``; none at all where the process was ended in the
    middle, by a bound of the system or by a fault below Python. Raises ``OSError`` where no program can be started.
    """
    numbers = (bounds.memory, bounds.seconds)
    command = [sys.executable, "-P", "-X", "utf8", str(_PROGRAM), *map(str, numbers), str(reader), *map(str, limits)]
    try:
        said, _ = talk_to(start_program(command, errors=subprocess.DEVNULL), content, bounds.seconds)
        answer = json.loads(said)
    except subprocess.TimeoutExpired:
        return {"fault": "time"}
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def cause_in(answer: dict[str, Any]) -> str:
    """The cause that a reader told, in one short line that is the same in each run."""
    return " ".join(_PLACE_IN_MEMORY.sub("…", str(answer.get("cause", ""))).split())[:_LONGEST_CAUSE]


def whole_letters(text: str) -> str:
    """A text of an answer without halves of characters."""
    return _HALVES.sub("\ufffd", text)
