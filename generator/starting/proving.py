"""Proof before the first write: the data folder is read and checked as it will be."""

from pathlib import Path

from generator.edited_data import ReadSite, check_whole, read_site, with_texts, without_line
from generator.problems.problem import Problem
from generator.problems.rules import RULES, Severity
from generator.starting.making import Starting


def prove_start(data: Path, starting: Starting) -> list[Problem]:
    """The errors that the new files would bring into the folder ``data``; what was wrong before is none of them."""
    found = find_new_problems(read_site(data), starting)
    return [each for each in found if RULES[each.rule].level is Severity.ERROR]


def find_new_problems(before: ReadSite, starting: Starting) -> list[Problem]:
    """The errors and warnings that the new files would bring into a site; what was wrong before is none of them."""
    plans = () if before.site_index is None else before.site_index.plans
    known = set(map(without_line, check_whole(before, plans)))
    after = with_texts(before, {**starting.data, **{file: text for file, (_, text) in starting.changed.items()}})
    plans = () if after.site_index is None else after.site_index.plans
    return [found for found in check_whole(after, plans) if without_line(found) not in known]
