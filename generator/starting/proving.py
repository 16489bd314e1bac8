"""Proof before the first write: the data folder is read and checked as it will be."""

from pathlib import Path

from generator.edited_data import check_whole, read_site, with_texts, without_line
from generator.problems.problem import Problem
from generator.problems.rules import RULES, Severity
from generator.starting.making import Starting


def prove_start(data: Path, starting: Starting) -> list[Problem]:
    """The errors that the new files would bring into the folder ``data``; what was wrong before is none of them."""
    before = read_site(data)
    plans = () if before.site_index is None else before.site_index.plans
    known = set(map(without_line, check_whole(before, plans)))
    after = with_texts(before, {**starting.data, **{file: text for file, (_, text) in starting.changed.items()}})
    plans = () if after.site_index is None else after.site_index.plans
    errors = (found for found in check_whole(after, plans) if RULES[found.rule].level is Severity.ERROR)
    return [found for found in errors if without_line(found) not in known]
