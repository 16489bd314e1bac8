"""Tell that disk or memory ran out as what it is, also where a program that was started or a library ran out of it."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_DISK: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG)
_WORDS: Final = {"No space left on device": errno.ENOSPC, "Disk quota exceeded": errno.EDQUOT}
NUMBERED: Final = re.compile(r"(?:\[Errno |\(os error )(\d{1,4})[\])]")
"""The system's number of a fault, in what a program said."""
_MEMORY: Final = re.compile(
    r"\bMemoryError\b|[Cc]annot allocate memory|memory allocation of \d+ bytes failed|failed to map segment"
    r"|std::bad_alloc|[Oo]ut of memory|\(os error 12\)|can't start new thread|quantization error"  # the last: Pillow's word for it
)
_OF_INPUT: Final = re.compile(r"^(?:WARNING|INFO) .*$", re.MULTILINE)
"""What MkDocs warns of: the user's own words, in which anything may stand, and never the machine."""
_KILLED: Final = -9  # what a process is ended with when the machine has no memory left
_FILE_TOO_LARGE: Final = -25  # what it is ended with when a file grows above the limit (SIGXFSZ)
_LIMITS: Final = (errno.EMFILE, errno.ENFILE, errno.EAGAIN)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Give ``path`` to an ``OSError`` that names no file (the system names one when it opens, not when it writes)."""
    try:
        yield
    except OSError as fault:
        if fault.filename is None and fault.errno is not None:  # one without a number is a library's own
            fault.filename = str(path)
        raise


def is_of_memory(fault: BaseException) -> bool:
    """Whether memory ran out, whoever says so in whatever way."""
    if isinstance(fault, MemoryError) or (isinstance(fault, OSError) and fault.errno == errno.ENOMEM):
        return True
    return _MEMORY.search(f"{type(fault).__name__}: {fault}") is not None


def is_memory_fault(fault: BaseException | None) -> bool:
    """Whether memory ran out, in whatever words the system or the interpreter says it."""
    while fault is not None:
        if is_of_memory(fault):
            return True
        fault = fault.__cause__ or fault.__context__  # libraries wrap it in faults of their own
    return False


def is_of_limit(fault: BaseException) -> bool:
    """Whether the system gives no more open files or processes."""
    return isinstance(fault, OSError) and fault.errno in _LIMITS


def raise_shortage(told: str, code: int, folder: Path) -> None:
    """Raise ``OSError`` or ``MemoryError`` if a program that worked in ``folder`` failed for want of disk or memory.

    ``told`` is what it said, ``code`` its exit code. Returns where it failed for another reason.
    """
    told = _OF_INPUT.sub("", told)
    if code == _FILE_TOO_LARGE:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(folder))
    if code == _KILLED or _MEMORY.search(told):
        raise MemoryError
    said = [number for words, number in _WORDS.items() if words in told]
    for number in (*said, *map(int, NUMBERED.findall(told))):
        if number in _DISK or number in _LIMITS:
            raise OSError(number, os.strerror(number), str(folder))
