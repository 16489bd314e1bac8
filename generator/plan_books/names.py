"""What rows are called by people and by the data: references found by id, number or title, and ids made where none was given."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from generator.plan_books.taking import TakenRow
from generator.problems.nearest_word import find_nearest
from generator.problems.problem import Problem

_DIGITS: Final = re.compile(r"[0-9]+(?:[-.‐－][0-9]+)*")
_MANY: Final = 6


class CalledRows:
    """Things by their ids and by everything that they are called. Wide and narrow letters and blanks make no difference."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._by_name: dict[str, dict[str, None]] = {}

    def add(self, its_id: str, title: str, number: str = "", above: str = "") -> None:
        """Something with its id and what people call it; ``above`` is what it belongs to (企画部計画課)."""
        self._ids[its_id] = title
        for name in dict.fromkeys((title, number, number + title, above + title)):
            if name:
                self._by_name.setdefault(plain_name(name), {})[its_id] = None

    def find(self, text: str) -> list[str]:
        """The ids of what is meant by a text: an id before all else, then every thing that is called so."""
        return [text] if text in self._ids else list(self._by_name.get(plain_name(text), ()))

    def name_for(self, its_id: str) -> str:
        """The title where it means this thing alone, else the id."""
        title = self._ids.get(its_id, "")
        return title if title and self.find(title) == [its_id] else its_id

    def hint(self, text: str) -> str:
        """What may have been meant."""
        titles = [title for title in self._ids.values() if title]
        near = find_nearest(text, titles)
        listed = "、".join(titles[:_MANY]) + (" など" if len(titles) > _MANY else "")
        return (
            f"「{near}」ではありませんか。"
            if near
            else f"今あるのは {listed} です。"
            if titles
            else "まだ一つもありません。"
        )


def plain_name(text: str) -> str:
    """A name without what two people may write otherwise: blanks, wide letters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def find_one(row: TakenRow, field: str, text: str, called: CalledRows) -> str | Problem:
    """The id of what a cell names."""
    found = called.find(text)
    if len(found) == 1:
        return found[0]
    sheets = "か".join(f"「{_SHEET_NAMES[each]}」" for each in row.raw.sheet.column(field).names)
    if not found:
        return row.tell("K881", field, shown=text, sheets=sheets, hint=called.hint(text))
    return row.tell("K882", field, shown=text, sheets=sheets, ids="、".join(found[:_MANY]))


def find_several(row: TakenRow, field: str, called: CalledRows) -> tuple[list[str], list[Problem]]:
    """The ids of all that a cell names: the whole of it, if something is called so, else its parts between 、 , and ends of lines."""
    text = row.said(field)
    parts = [text] if called.find(text) else [part.strip() for part in re.split(r"[、,，\n]", text) if part.strip()]
    found = [find_one(row, field, part, called) for part in parts]
    ids = [each for each in found if isinstance(each, str)]
    return list(dict.fromkeys(ids)), [each for each in found if isinstance(each, Problem)]


def digits_of(number: str) -> str:
    """The number in a published number, as part of an id (施策１ is 1, 1.2 is 1-2); "" where there is none or more than one."""
    found = _DIGITS.findall(unicodedata.normalize("NFKC", number))
    return re.sub(r"[.‐－]", "-", found[0]) if len(found) == 1 else ""


Scheme = Callable[[int], str]
"""Gives the id that the row of this place would get; "" where the scheme knows none."""


def make_ids(rows: Sequence[TakenRow], schemes: Iterable[Scheme], stem: str, taken: Iterable[str] = ()) -> list[str]:
    """An id for each row: the one that was typed, else by the first scheme that gives all others one of their own, else counted (p1, p2)."""
    typed = [row.said("id") for row in rows]
    used = {*taken, *filter(None, typed)}
    wanting = [place for place, each in enumerate(typed) if not each]
    for scheme in schemes:
        made = [scheme(place) for place in wanting]
        if all(made) and len(set(made)) == len(made) and not used.intersection(made):
            return _filled(typed, dict(zip(wanting, made, strict=True)))
    counted: dict[int, str] = {}
    for place in wanting:
        number = place + 1
        while f"{stem}{number}" in used:
            number += 1
        counted[place] = f"{stem}{number}"
        used.add(counted[place])
    return _filled(typed, counted)


def _filled(typed: Sequence[str], made: Mapping[int, str]) -> list[str]:
    return [each or made[place] for place, each in enumerate(typed)]


def tell_twice(rows: Sequence[TakenRow], field: str, key: Callable[[TakenRow], object]) -> list[Problem]:
    """Of each row whose key another has before it. Rows without a key (None) are like none."""
    first: dict[object, TakenRow] = {}
    problems = []
    for row in rows:
        own = key(row)
        if own is None:
            continue
        if own in first:
            other = first[own].raw.cells[field].name
            problems.append(row.tell("K883", field, shown=row.said(field), other=other))
        else:
            first[own] = row
    return problems


_SHEET_NAMES: Final = {
    "documents": "文書",
    "departments": "部署",
    "levels": "柱の階層",
    "measure_kinds": "施策の種類",
    "scales": "評価の尺度",
    "pillars": "柱",
    "measures": "施策",
    "indicators": "指標",
}
