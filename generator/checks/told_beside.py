"""What reports say beside what their figures say: texts, printed shares, targets that were moved after their year, results after an end."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.judging import Judgement, Status, status_of_year
from generator.judging.standings import judge_plan
from generator.map.site_index import MeasureReport, SiteIndex
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Missing
from generator.model.plans import EndKind, Measure
from generator.problems.problem import Problem, problem

_SAID_REACHED: Final = re.compile(
    "目標(?:値|数|人数|件数)?[をはにも](?:[^。、]{0,8}?)(?:達成(?:し(?!な|て(?:い)?(?:な|ませ))|でき(?:た|ました|て))|上回(?:る|った|り)|到達し(?!な))"
)
_SAID_MISSED: Final = re.compile(
    "目標(?:値|数|人数|件数)?[をはにも]は?(?:[^。、]{0,8}?)(?:届か|達し(?:な|ませ|て(?:い)?(?:な|ませ))|下回|達成(?:でき(?:な|ず|ませ)|し(?:な|ませ)|に至ら)|及ば)"
)
_CANCELLED: Final = re.compile(
    "中止(?:し(?:た|ました)|とした|となった)|実施(?:できなかった|しなかった|(?:でき|し)ませんでした)|未実施"
)
_SHORT: Final = 40
"""A report of no more characters that speaks of a cancellation speaks of the whole."""
_LABELS: Final = {Status.REACHED: "達成", Status.NOT_REACHED: "未達成"}
_SHARE: Final = re.compile(r"([0-9]+)(?:\.([0-9]+))?\s*[%％]?")
_PERCENT: Final = Decimal(100)


def check_told_beside(site_index: SiteIndex, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Whatever is told beside figures. The site has to be without errors, for its figures are judged. Plans in ``passed`` are passed over."""
    for plan, folder in site_index.plans.items():
        if plan in passed:
            continue
        judged = judge_plan(site_index, plan)
        held = (*judged.plan, *(each for own in judged.pillars for each in own))
        for measure, judgement in zip(folder.measures, judged.measures, strict=True):
            key = f"{plan}/{measure.id}"
            yield from _check_texts(site_index.results_of_measure(key), judgement.judgements)
            yield from _check_end(site_index, key, measure)
            held += judgement.judgements
        for each in held:
            yield from _check_share(each)
        for holder, indicator in site_index.indicators_of(plan):
            yield from _check_moved(indicator, site_index.actuals_of(holder, indicator))


def _check_texts(reports: Sequence[MeasureReport], judgements: Sequence[Judgement]) -> Iterator[Problem]:
    """Where one indicator alone was judged in the year of a report, the report can only speak of its target."""
    for report in reports:
        year, result = report.round.fiscal_year, report.result
        judged = [each for each in judgements if any(told.period.fiscal_year == year for told in each.verdicts)]
        status = status_of_year(judged, year) if len(judged) == 1 else None
        if status not in _LABELS:
            continue
        told = (result.done, *(each.text for each in result.reports), *(each.text for each in result.sections))
        for text in (each for each in told if isinstance(each, str)):
            found = _against(text, status)
            if found:
                yield problem("K572", result.place, word=found, year=year, status=_LABELS[status])
                break


def _against(text: str, status: Status) -> str:
    """The words of a report that say otherwise than the figures; "" for none."""
    if status is Status.NOT_REACHED:
        found = _SAID_REACHED.search(text)
        return "" if found is None or _SAID_MISSED.search(text) else found[0]
    found = _SAID_MISSED.search(text) or (_CANCELLED.search(text) if len(text.strip()) <= _SHORT else None)
    return "" if found is None or _SAID_REACHED.search(text) else found[0]


def _check_share(judgement: Judgement) -> Iterator[Problem]:
    """The share that is printed beside a value is that of the value and its target, to its last digit."""
    actual = judgement.actual
    if (
        not isinstance(actual, Figure)
        or isinstance(judgement.attainment, Absent)
        or not isinstance(actual.attainment, str)
    ):
        return
    printed = _SHARE.fullmatch(actual.attainment.strip())
    if printed is None:
        return
    computed = judgement.attainment * _PERCENT
    slack = Decimal(1).scaleb(-len(printed[2] or ""))
    if abs(Decimal(f"{printed[1]}.{printed[2] or 0}") - computed) >= slack:
        yield problem("K573", actual.place, printed=actual.attainment, computed=f"{computed:.1f}%")


def _check_moved(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """A target of a year with a result is not moved once that year is over."""
    known = {each.period for each in actuals if not isinstance(each.value, Missing) and not each.forecast}
    for target in indicator.targets:
        year = target.figure.period.fiscal_year
        for revision in target.revisions:
            if target.figure.period in known and revision.fiscal_year > year:
                details = {"year": year, "moved": revision.fiscal_year, "was": revision.was}
                yield problem("K575", target.figure.place, **details)


def _check_end(site_index: SiteIndex, key: str, measure: Measure) -> Iterator[Problem]:
    """Of what has ended no later year has a result."""
    ending = measure.ending
    if isinstance(ending, Absent) or ending.kind is not EndKind.ENDED:
        return
    for indicator in measure.indicators:
        for figure in site_index.actuals_of_measure(key, indicator):
            has_value = not isinstance(figure.value, Missing) and not figure.forecast
            if has_value and figure.period.fiscal_year > ending.fiscal_year:
                yield problem("K576", figure.place, ended=ending.fiscal_year, year=figure.period.fiscal_year)
                return
