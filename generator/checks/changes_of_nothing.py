"""A change that changes nothing: a target that was moved from what it is, a correction of a wording to the same."""

import unicodedata
from collections.abc import Iterator

from generator.model.figures import Indicator
from generator.problems.problem import Problem, problem


def check_revisions(indicator: Indicator) -> Iterator[Problem]:
    """Of the targets that were moved once, or last: what was moved away and back again is right."""
    for target in indicator.targets:
        now = target.figure.as_published
        if not isinstance(now, str) or not target.revisions:
            continue
        last = max(target.revisions, key=lambda each: each.fiscal_year)
        if even(last.was) == even(now):
            what = f"{last.fiscal_year}年度の目標の変更"
            yield problem("K578", target.figure.place, what=what, was=last.was, key="was")


def even(text: str) -> str:
    """A wording without what writing it otherwise changes: widths, blanks, commas between digits."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace(",", "")
