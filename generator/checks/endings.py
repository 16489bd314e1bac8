"""The end of a measure beside the reason that is published for it: 令和4年度末で廃止 is no end in 2024, and 休止 is none for good."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.amounts import NAMED_YEAR, periods_in
from generator.checks.passed_plans import plans_to_check
from generator.checks.periods import fiscal_years
from generator.model.plans import Ending, EndKind
from generator.model.site import Site
from generator.problems.problem import Problem, problem

_WHOLE: Final = "(?:(?:本|当|この)?(?:事業|施策|取組|取り組み)(?:を|は|が)、?)?"
_GONE: Final = "廃止|終了|完了"
_RESTS: Final = "休止|中断|一時停止|一時中止"
_CLOSE: Final = "(?:する|した|しました|しています|している|中|とした|とする|となった|となりました|のため|したため)?。?"
_WHEN: Final = re.compile(
    rf"(?P<when>{NAMED_YEAR}(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?)(?P<end>末)?(?P<how>をもって|をもちまして|限りで|を最後に|で|に|から|より)(?:、|){_WHOLE}(?:{_GONE}|{_RESTS}|統合)"
)
"""Of the measure itself: 令和4年度に国の補助が終了 tells of something else."""
_SAID: Final[Mapping[EndKind, re.Pattern[str]]] = {
    EndKind.ENDED: re.compile(f"(?:[^。]*[、でにりて]|){_WHOLE}(?P<said>{_GONE}){_CLOSE}"),
    EndKind.SUSPENDED: re.compile(f"(?:[^。]*[、でにりて]|){_WHOLE}(?P<said>{_RESTS}){_CLOSE}"),
}
"""Reasons that end with what became of the measure; a longer account may name anything."""


def check_endings(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """The ends of all measures. Plans in ``passed`` are passed over."""
    for _, folder in plans_to_check(site, passed):
        for measure in folder.measures:
            ending = measure.ending
            if isinstance(ending, Ending) and isinstance(ending.reason, str):
                yield from _check(ending, unicodedata.normalize("NFKC", ending.reason).strip())


def _check(ending: Ending, reason: str) -> Iterator[Problem]:
    other = {EndKind.ENDED: EndKind.SUSPENDED, EndKind.SUSPENDED: EndKind.ENDED}.get(ending.kind)
    said = _SAID[other].fullmatch(reason) if other is not None else None
    if said is not None and not _SAID[ending.kind].fullmatch(reason):
        kind = f"終わり方（kind）は「{ending.kind}（{ending.kind.japanese[0]}）」"
        yield problem("K581", ending.place, reason=reason, word=said["said"], typed=kind)
        return
    for found in _WHEN.finditer(reason):
        named = [each for each in periods_in(found["when"]) if each.year]
        years = {year for each in named for year in fiscal_years(each)}
        if found["end"] or found["how"] not in ("に", "から", "より"):
            years |= {year + 1 for year in years}  # what went on until the end of a year is no longer there in the next
        if years and ending.fiscal_year not in years:
            typed = f"終わった年度（fiscal_year）は {ending.fiscal_year}"
            yield problem("K581", ending.place, reason=reason, word=found[0], typed=typed)
            return
