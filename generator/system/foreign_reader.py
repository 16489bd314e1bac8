"""A program of its own: one reader of foreign documents, within bounds. Whatever it does with a file, it does it here.

``foreign_documents`` starts it with the bytes of memory, the seconds of computing of each document, the file of the reader and that reader's
own limits, and gives the documents on standard input. The reader is a module with a function ``read(content, limits)``, which gives one JSON object; it may
fail in any way, take all the memory it is allowed, or never end. It opens no file.
"""

import contextlib
import json
import math
import runpy
import sys
import time
from collections.abc import Callable
from typing import Any, Final

_DEEP: Final = 3000  # levels that a reader may call itself; files that are read need some tens


def _limit(memory: int) -> None:
    """Bound the memory that this process may take. Windows has no such bounds; there the time that is waited is the only one."""
    _bound("RLIMIT_AS", memory)
    _bound("RLIMIT_CORE", 0)


def _allow(seconds: int) -> None:
    """Bound the time of computing of one document."""
    _bound("RLIMIT_CPU", math.ceil(time.process_time()) + seconds)


def _bound(kind: str, most: int) -> None:
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    number = getattr(resource, kind)
    with contextlib.suppress(OSError, ValueError):  # macOS has no bound of memory; a lower bound may hold already
        resource.setrlimit(number, (most, resource.getrlimit(number)[1]))


def main() -> None:
    """Read document after document from standard input, each behind its length (eight bytes), and write each answer as a line of JSON."""
    memory, seconds, reader, *limits = sys.argv[1:]
    _limit(int(memory))
    sys.setrecursionlimit(_DEEP)
    read: Callable[[bytes, list[int]], dict[str, Any]] | None = None
    while head := sys.stdin.buffer.read(8):
        answer: dict[str, Any]
        content = sys.stdin.buffer.read(
            int.from_bytes(head, "big")
        )  # where there is no room for it, this process is of no more use
        try:
            _allow(int(seconds))
            read = read or runpy.run_path(reader)["read"]
            answer = read(content, [*map(int, limits)]) if content else {"fault": "empty"}
        except MemoryError:
            answer = {"fault": "memory"}
        except ImportError as fault:  # a library that finds no room is no fault of the file
            answer = {"fault": "memory" if "map" in str(fault) else "broken", "cause": str(fault)}
        except RecursionError:
            answer = {"fault": "nesting"}
        except Exception as fault:  # noqa: BLE001 - any exception of a foreign parser is this one file's problem
            answer = {"fault": "broken", "cause": f"{type(fault).__name__}: {fault}"}
        sys.stdout.buffer.write(
            json.dumps(answer).encode() + b"\n"
        )  # ASCII: half a character of a broken file is no text
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
