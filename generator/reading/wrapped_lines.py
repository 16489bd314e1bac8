"""Lines that were broken by the width of a cell or page, put together again; lines that the writer began stay."""

import re
from collections.abc import Iterable
from typing import Final

_BEGINS: Final = re.compile(
    r"[・●○◆◇■□▪※＊*→⇒▶◎]|[(（][0-9０-９一二三四五六七八九十ア-ン][)）]|[①-⑳㉑-㉟]|[0-9０-９]{1,2}[.．)）]\D|[-－]\s|【"
)
_ENDS: Final = ("。", "】")
_LATIN: Final = re.compile(r"[A-Za-z0-9,.]")


def unwrap(text: str) -> str:
    """One text of the lines of a cell: a line goes on in the next unless it ends a sentence or the next begins a list's item."""
    lines = [line.strip() for line in text.split("\n")]
    if len(lines) > 1 and all(len(line) <= 1 for line in lines):
        return "".join(lines)  # printed from top to bottom
    return join_lines(lines)


def join_lines(lines: Iterable[str]) -> str:
    """The lines of a paragraph as one text, with the writer's own ends of lines."""
    joined = ""
    for line in lines:
        if not line:
            joined = joined.rstrip("\n") + "\n\n" if joined else ""
        elif not joined or joined.endswith("\n"):
            joined += line
        elif joined.endswith(_ENDS) or _BEGINS.match(line):
            joined += "\n" + line
        elif _LATIN.match(joined[-1]) and _LATIN.match(line[0]) and (joined[-1].isalpha() or line[0].isalpha()):
            joined += " " + line
        else:
            joined += line
    return joined.strip()
