"""A program of its own: the text of one PDF, which is given as bytes and may be broken or hostile.

`proof` starts it for each PDF, so that whatever the reader of PDFs does with a file, it does it there: it may fail in any way, take all
the memory it is allowed, or never end. It opens no file, knows nothing of the project, and answers with one JSON object: ``{"text": …}``
or ``{"fault": …, "cause": …}``. Arguments: bytes of memory, seconds of computing, pages, characters.
"""

import contextlib
import json
import sys
from io import BytesIO
from typing import Final

_HEAD: Final = 1024  # bytes in which the mark of a PDF must stand (PDF 32000-1, annex H, note 13)
_DEEP: Final = 3000  # levels that the reader may call itself; passed files need some tens


def extract_text(content: bytes, pages_limit: int, characters_limit: int) -> dict[str, str]:
    """The text of a PDF page by page, or why there is none: ``no-pdf``, ``password``, ``pages``, ``characters``, ``no-text``, ``broken``."""
    if not content:
        return {"fault": "empty"}
    if b"%PDF-" not in content[:_HEAD]:
        return {"fault": "no-pdf"}
    # Only here: the limits hold before a line of a foreign parser runs.
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415

    reader = PdfReader(BytesIO(content), strict=False)
    # Who may open but not change a file (owner's password) reads it with the empty password.
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        return {"fault": "password"}
    pages: list[str] = []
    length = 0
    for number, page in enumerate(reader.pages):
        if number >= pages_limit:
            return {"fault": "pages"}
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > characters_limit:
            return {"fault": "characters"}
    text = "\f".join(page.replace("\f", "\n") for page in pages)
    return (
        {"text": text} if text.strip() else {"fault": "no-text" if pages else "broken", "cause": "ページがありません"}
    )


def _limit(memory: int, seconds: int) -> None:
    """Bound what this process may take. Windows has no such bounds; there the time that `proof` waits is the only one."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):  # macOS has no bound of memory; a lower bound may hold already
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def main() -> None:
    """Read standard input, write the answer. Whatever the parser raises is the file's fault and is told in the answer."""
    memory, seconds, pages_limit, characters_limit = map(int, sys.argv[1:])
    content = sys.stdin.buffer.read()
    _limit(memory, seconds)
    sys.setrecursionlimit(_DEEP)
    try:
        answer = extract_text(content, pages_limit, characters_limit)
    except MemoryError:
        answer = {"fault": "memory"}
    except RecursionError:
        answer = {"fault": "nesting"}
    except Exception as fault:  # noqa: BLE001 - any exception of a foreign parser is this one file's problem
        answer = {"fault": "broken", "cause": f"{type(fault).__name__}: {fault}"}
    sys.stdout.buffer.write(json.dumps(answer).encode())  # ASCII: half a character of a broken file is no text


if __name__ == "__main__":
    main()
