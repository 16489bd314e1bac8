"""Problems as text for a person, as JSON for a program, as annotations for a pull request: one report, three forms.

Each form is bounded: of ten thousand problems of one kind the first are told, the rest are counted.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from generator.problems.problem import Problem
from generator.problems.rules import RULES, Root, Severity
from generator.problems.unseen_characters import UNSEEN

_NOT_IN_NAMES: Final = re.compile(f"{UNSEEN.pattern}|[\t\r\n]")
_CARET_WIDTH: Final = 100  # an excerpt longer than this is cut around the caret
_MARKS: Final[Mapping[Severity, str]] = {Severity.ERROR: "誤り", Severity.WARNING: "注意"}

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a file below ``data/`` for excerpts; no lines where there is no such file."""


class Roots(NamedTuple):
    """The folders below which files stand, as the reader of a report knows them: each "" or ending in a slash."""

    data: str = "data/"
    project: str = ""
    site: str = "site/"

    def of(self, root: Root) -> str:
        """What stands before the name of a file."""
        return {Root.DATA: self.data, Root.PROJECT: self.project, Root.SITE: self.site, Root.MACHINE: ""}[root]


ROOTS: Final = Roots()


class _Bounds(NamedTuple):
    """How many problems a report tells one by one: of one rule, and of all rules together."""

    of_one: int
    of_all: int


_TEXT: Final = _Bounds(20, 150)
_JSON: Final = _Bounds(500, 1000)
_GITHUB: Final = _Bounds(10, 50)  # a pull request shows ten errors and ten warnings of a step


def _bound(problems: Iterable[Problem], bounds: _Bounds) -> tuple[list[Problem], dict[str, int]]:
    """The problems to be told one by one, in their order, and of each rule that has more, how many more.

    Where many rules have many, each is told less often, but each at least once.
    """
    found = list(problems)
    counts = Counter(each.rule for each in found)
    most = bounds.of_one
    while most > 1 and sum(min(count, most) for count in counts.values()) > bounds.of_all:
        most -= 1
    seen: Counter[str] = Counter()
    told = []
    for each in found:
        if seen[each.rule] < most:
            told.append(each)
            seen[each.rule] += 1
    return told, {code: count - most for code, count in sorted(counts.items()) if count > most}


def _tell_rest(code: str, count: int) -> str:
    return f"このほかに、{code}（{RULES[code].title}）が {count:,} 件あります。表示した分を直してから、もう一度実行してください。"


def words_of(found: Problem) -> tuple[str, str]:
    """What happened and what to do, in the words of the rule."""
    return _fill(RULES[found.rule].what, found), _fill(RULES[found.rule].mend, found)


def _fill(text: str, found: Problem) -> str:
    """A rule's text with the problem's details."""
    return _showable(text.format_map(dict(found.details)))


def _indented(text: str) -> str:
    return "  " + text.replace("\n", "\n  ")


def _showable(text: str) -> str:
    """``text`` with U+FFFD for characters that a terminal would obey instead of showing them."""
    return UNSEEN.sub("\ufffd", text)


def _file(found: Problem, roots: Roots) -> str:
    """The file as the reader of the report knows it."""
    return _NOT_IN_NAMES.sub("\ufffd", roots.of(RULES[found.rule].root) + found.place.file)


def _where(found: Problem, roots: Roots) -> str:
    place = found.place
    name = _file(found, roots)
    return f"{name}:{place.line}:{place.column}" if place.line else name


def _excerpt(found: Problem, lines: Lines) -> list[str]:
    """The line at fault with a caret below it. Below a full-width character goes a full-width blank: both are as wide in any font."""
    place = found.place
    if not place.line or RULES[found.rule].root is not Root.DATA:
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


def render_text(problems: Iterable[Problem], lines: Lines, roots: Roots = ROOTS) -> str:
    """One block a problem: place and code, what, excerpt, mend, where to read more. A line of a file is shown once."""
    told, more = _bound(problems, _TEXT)
    blocks = []
    shown: set[tuple[str, int]] = set()
    for found in told:
        rule = RULES[found.rule]
        block = [f"{_where(found, roots)}  [{_MARKS[rule.level]} {rule.code}] {rule.title}"]
        block.append(_indented(_fill(rule.what, found)))
        line = (found.place.file, found.place.line)
        if line not in shown:
            shown.add(line)
            block += [f"  {part}" for part in _excerpt(found, lines)]
        mend = _fill(rule.mend, found)
        if mend:
            block.append(_indented(f"直し方: {mend}"))
        block.append(f"  くわしく: docs/problems/{rule.code}.md（kokai explain {rule.code}）")
        blocks.append("\n".join(block))
    blocks += [_tell_rest(code, count) for code, count in more.items()]
    return "\n\n".join(blocks)


def render_json(problems: Iterable[Problem], roots: Roots = ROOTS) -> str:
    """A JSON list; ``line`` and ``column`` are 0 where a whole file is meant.

    Where a rule has more problems than are listed, one further row counts the rest: no ``file``, and ``more`` is their number.
    """
    told, more = _bound(problems, _JSON)
    rows: list[dict[str, object]] = [
        {
            **_rule_row(found.rule),
            "file": _file(found, roots),
            "line": found.place.line,
            "column": found.place.column,
            "title": RULES[found.rule].title,
            "what": _fill(RULES[found.rule].what, found),
            "mend": _fill(RULES[found.rule].mend, found),
        }
        for found in told
    ]
    for code, count in more.items():
        rest = {"title": RULES[code].title, "what": _tell_rest(code, count), "mend": "", "more": count}
        rows.append({**_rule_row(code), "file": "", "line": 0, "column": 0, **rest})
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _rule_row(code: str) -> dict[str, object]:
    return {"code": code, "level": RULES[code].level.value, "name": RULES[code].name}


def render_github(problems: Iterable[Problem], roots: Roots = ROOTS) -> str:
    """GitHub workflow commands, which show each problem on the edited line.

    Escapes after "Workflow commands for GitHub Actions": %, CR and LF in data; also : and , in properties.
    """
    told, more = _bound(problems, _GITHUB)
    rows = []
    for found in told:
        rule = RULES[found.rule]
        message = f"{_fill(rule.what, found)} 直し方: {_fill(rule.mend, found)}"
        place = "" if rule.root is Root.MACHINE else f"file={workflow_property(_file(found, roots))},"
        if place and found.place.line:
            place += f"line={found.place.line},col={found.place.column},"
        rows.append(
            f"::{rule.level.value} {place}title={workflow_property(f'{rule.code} {rule.title}')}::{workflow_text(message)}"
        )
    for code, count in more.items():
        rule = RULES[code]
        title = workflow_property(f"{code} {rule.title}")
        rows.append(f"::{rule.level.value} title={title}::{workflow_text(_tell_rest(code, count))}")
    return "\n".join(rows)


def workflow_text(text: str) -> str:
    """The message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of a workflow command: a file, a title."""
    return workflow_text(text).replace(":", "%3A").replace(",", "%2C")


def count_levels(problems: Iterable[Problem]) -> tuple[int, int]:
    """Errors and warnings."""
    levels = [RULES[found.rule].level for found in problems]
    return levels.count(Severity.ERROR), levels.count(Severity.WARNING)
