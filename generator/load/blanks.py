"""How a blank is mended. Its key is said to be left out only where the record stands without it: no mend may lead to the next problem, and back."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from generator.load.hints import REASON_BESIDE
from generator.load.parse import Mapping, Scalar, Sequence
from generator.problems.problem import Problem

if TYPE_CHECKING:
    from generator.load.take import Take, Taking

_BLANK: Final = "K303"
_MISSING: Final = "K302"
_ONE_OF: Final = "K313"
_INSTEAD_OF: Final = {"fiscal_year": ("calendar_year", "school_year", "as_of"), "file": ("url",), "text": ("title",)}
"""Keys in whose place others may stand, by the one that is asked for where none stands."""
_WRITE: Final = "「{key}」の項目は消せません。内容を書いてください。{words}"
_WRITE_OR_LEAVE_OUT_ITEM: Final = "内容を書くか、その「- 」だけを消してください。"


def settle_blanks(
    node: Mapping, taking: "Taking", since: int, take: "Take[Any]", words_of: Callable[[str], str]
) -> None:
    """Give the problems of a record's blanks, among those found ``since``, a mend that holds.

    ``take`` takes the record, ``words_of`` gives which words a key takes, as a sentence ("" where it takes any).
    """
    problems = taking.problems[since:]
    places = {(each.place.line, each.place.column) for each in problems if each.rule == _BLANK}
    blanks = {(line, column): (key, alone) for key, line, column, alone in _texts(node)}
    own = {place: blanks[place] for place in places if place in blanks}
    if not own:
        return
    left_out = {key for key, alone in own.values() if alone}
    trial = taking.apart()
    take(
        Mapping(tuple(entry for entry in node.entries if entry[0].text not in left_out), node.line, node.column), trial
    )
    needed, replaceable = _needed(trial.problems, left_out)

    def settle(found: Problem) -> Problem:
        key, alone = own.get((found.place.line, found.place.column), ("", True))
        if found.rule != _BLANK or not key:
            return found
        if not alone:
            return _with(found, mend=_WRITE_OR_LEAVE_OUT_ITEM)
        if key not in needed | replaceable:
            return found
        # Of what has to be there beside a reason, no reason can be given in its place; within it one can.
        hint = dict(found.details)["hint"]
        is_true = key in replaceable or hint != REASON_BESIDE
        return _with(found, mend=_WRITE.format(key=key, words=words_of(key)), hint=hint if is_true else "")

    taking.problems[since:] = map(settle, problems)


def _texts(node: Mapping) -> Iterator[tuple[str, int, int, bool]]:
    """The texts of a record and of its lists: key, line, column, and whether nothing else stands under the key."""
    for key, value in node.entries:
        if isinstance(value, Scalar):
            yield key.text, value.line, value.column, True
        elif isinstance(value, Sequence):
            for item in value.items:
                if isinstance(item, Scalar):
                    yield key.text, item.line, item.column, len(value.items) == 1


def _needed(problems: Iterable[Problem], left_out: set[str]) -> tuple[set[str], set[str]]:
    """Which of the keys that were left out the record cannot be without, and of which it wants one (a fiscal year, or one of another kind)."""
    needed: set[str] = set()
    replaceable: set[str] = set()
    for found in problems:
        told = dict(found.details)
        if found.rule == _MISSING and told["key"] in left_out:
            needed.add(told["key"])
        elif found.rule == _MISSING:
            replaceable |= left_out.intersection(_INSTEAD_OF.get(told["key"], ()))
        elif found.rule == _ONE_OF and told["count"] == "0":
            replaceable |= left_out.intersection(re.findall("[a-z_]+", told["keys"]))
    return needed, replaceable


def _with(found: Problem, **details: str) -> Problem:
    told = dict(found.details) | details
    return replace(found, details=tuple(told.items()))
