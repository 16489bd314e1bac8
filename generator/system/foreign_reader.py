"""A program of its own: one reader of foreign documents, within bounds. Whatever it does with a file, it does it here.

``foreign_documents`` starts it with the bytes of memory, the seconds of computing, the file of the reader and that reader's own limits, and
gives the document on standard input. The reader is a module with a function ``read(content, limits)``, which gives one JSON object; it may
fail in any way, take all the memory it is allowed, or never end. It opens no file.
"""

import contextlib
import json
import runpy
import sys
from typing import Any, Final

_DEEP: Final = 3000  # levels that a reader may call itself; files that are read need some tens


def _limit(memory: int, seconds: int) -> None:
    """Bound what this process may take. Windows has no such bounds; there the time that is waited is the only one."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):  # macOS has no bound of memory; a lower bound may hold already
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def main() -> None:
    """Read standard input, write the answer as JSON."""
    memory, seconds, reader, *limits = sys.argv[1:]
    content = sys.stdin.buffer.read()
    _limit(int(memory), int(seconds))
    sys.setrecursionlimit(_DEEP)
    answer: dict[str, Any]
    try:
        answer = runpy.run_path(reader)["read"](content, [*map(int, limits)]) if content else {"fault": "empty"}
    except MemoryError:
        answer = {"fault": "memory"}
    except ImportError as fault:  # a library that finds no room is no fault of the file
        answer = {"fault": "memory" if "map" in str(fault) else "broken", "cause": str(fault)}
    except RecursionError:
        answer = {"fault": "nesting"}
    except Exception as fault:  # noqa: BLE001 - any exception of a foreign parser is this one file's problem
        answer = {"fault": "broken", "cause": f"{type(fault).__name__}: {fault}"}
    sys.stdout.buffer.write(json.dumps(answer).encode())  # ASCII: half a character of a broken file is no text


if __name__ == "__main__":
    main()
