"""Problems as text for a person, as JSON for a program, as annotations for a pull request: one report, three forms."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from generator.problems import Problem
from generator.rules import RULES, Level
from generator.slips import UNSEEN

_NOT_IN_NAMES: Final = re.compile(f"{UNSEEN.pattern}|[\t\r\n]")
_CARET_WIDTH: Final = 100  # an excerpt longer than this is cut around the caret
_MARKS: Final[Mapping[Level, str]] = {Level.ERROR: "誤り", Level.WARNING: "注意"}

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a file below ``data/`` for excerpts; no lines where there is no such file."""


def _fill(text: str, found: Problem) -> str:
    """A rule's text with the problem's details."""
    return _showable(text.format_map(dict(found.details)))


def _indented(text: str) -> str:
    return "  " + text.replace("\n", "\n  ")


def _showable(text: str) -> str:
    """``text`` with U+FFFD for characters that a terminal would obey instead of showing them."""
    return UNSEEN.sub("\ufffd", text)


def _file(found: Problem, prefix: str) -> str:
    """The file as the reader of the report knows it: data files below ``prefix``, pages below ``site/``, others as they are."""
    family = found.rule[:2]
    name = {"K7": "site/", "K9": "", "K408": ""}.get(
        "K408" if found.rule == "K408" else family, prefix
    ) + found.place.file
    return _NOT_IN_NAMES.sub("\ufffd", name)


def _where(found: Problem, prefix: str) -> str:
    place = found.place
    name = _file(found, prefix)
    return f"{name}:{place.line}:{place.column}" if place.line else name


def _excerpt(found: Problem, lines: Lines) -> list[str]:
    """The line at fault with a caret below it. Below a full-width character goes a full-width blank: both are as wide in any font."""
    place = found.place
    if not place.line:
        return []
    text = lines(place.file)
    if place.line > len(text):
        return []
    line = _showable(text[place.line - 1].replace("\t", " ").rstrip())
    at = min(max(place.column - 1, 0), len(line))
    start = max(0, at - _CARET_WIDTH // 2) if len(line) > _CARET_WIDTH else 0
    shown = line[start : start + _CARET_WIDTH]
    before = line[start:at]
    pad = "".join(map(_pad, before))
    number = f"{place.line:>5} | "
    return [f"{number}{shown}", f"{' ' * (len(number) - 2)}| {pad}^"]


def _pad(char: str) -> str:
    """A blank as wide as ``char``; nothing below a mark that stands on the character before it."""
    if unicodedata.category(char) in ("Mn", "Me"):
        return ""
    return "\u3000" if unicodedata.east_asian_width(char) in "WF" else " "


def render_text(problems: Iterable[Problem], lines: Lines, prefix: str = "data/") -> str:
    """One block a problem: place and code, what, excerpt, mend, where to read more."""
    blocks = []
    for found in problems:
        rule = RULES[found.rule]
        block = [f"{_where(found, prefix)}  [{_MARKS[rule.level]} {rule.code}] {rule.title}"]
        block.append(_indented(_fill(rule.what, found)))
        block += [f"  {line}" for line in _excerpt(found, lines)]
        mend = _fill(rule.mend, found)
        if mend:
            block.append(_indented(f"直し方: {mend}"))
        block.append(f"  くわしく: docs/problems/{rule.code}.md（kokai explain {rule.code}）")
        blocks.append("\n".join(block))
    return "\n\n".join(blocks)


def render_json(problems: Iterable[Problem], prefix: str = "data/") -> str:
    """A JSON list; ``line`` and ``column`` are 0 where a whole file is meant."""
    rows = [
        {
            "code": found.rule,
            "level": RULES[found.rule].level.value,
            "name": RULES[found.rule].name,
            "file": _file(found, prefix),
            "line": found.place.line,
            "column": found.place.column,
            "title": RULES[found.rule].title,
            "what": _fill(RULES[found.rule].what, found),
            "mend": _fill(RULES[found.rule].mend, found),
        }
        for found in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def render_github(problems: Iterable[Problem], prefix: str = "data/") -> str:
    """GitHub workflow commands, which show each problem on the edited line.

    Escapes after "Workflow commands for GitHub Actions": %, CR and LF in data; also : and , in properties.
    """
    rows = []
    for found in problems:
        rule = RULES[found.rule]
        message = f"{_fill(rule.what, found)} 直し方: {_fill(rule.mend, found)}"
        place = f"file={_property(_file(found, prefix))}"
        if found.place.line:
            place += f",line={found.place.line},col={found.place.column}"
        rows.append(f"::{rule.level.value} {place},title={_property(f'{rule.code} {rule.title}')}::{_data(message)}")
    return "\n".join(rows)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def count_levels(problems: Iterable[Problem]) -> tuple[int, int]:
    """Errors and warnings."""
    levels = [RULES[found.rule].level for found in problems]
    return levels.count(Level.ERROR), levels.count(Level.WARNING)
