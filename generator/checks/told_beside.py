"""What reports say beside what their figures say: texts, printed shares, targets that were moved after their year, results after an end."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from generator.checks.marks_beside import check_marks_beside
from generator.checks.said_of_targets import against, cancelled
from generator.checks.told_of_ends import check_told_of_end
from generator.judging import Judgement, Status, status_of_year, status_said, told_otherwise
from generator.judging.standings import PlanJudgements, judge_plan
from generator.map.site_index import MeasureReport, SiteIndex
from generator.model.basics import Absent, Place
from generator.model.figures import Figure, Indicator, Missing
from generator.model.plans import Measure
from generator.model.raters import is_own
from generator.model.results import Evaluation
from generator.model.said import texts_of_year
from generator.problems.problem import Problem, problem

_MAY_END: Final = re.compile("廃止|終了|休止|中止|撤去|見直|縮小|統合|再編|整理")
"""Of such a measure an end may be what was aimed at."""
_BECAUSE: Final = re.compile(r"(?:ため|ので|から|ことから|ことによる)[。.]?\Z")
"""The end of a reason that is a sentence by itself."""
_LABELS: Final = {Status.REACHED: "達成", Status.NOT_REACHED: "未達成"}


def check_told_beside(
    site_index: SiteIndex,
    passed: Collection[str] = (),
    judgements: dict[str, PlanJudgements] | None = None,
    unsound: Collection[Place] = (),
) -> Iterator[Problem]:
    """Whatever is told beside figures. Plans in ``passed`` are passed over, and indicators of which a value stands where an error was found (``unsound``).

    ``judgements`` takes up those of the plans that were judged.
    """
    for plan, folder in site_index.plans.items():
        if plan in passed:
            continue
        judged = judge_plan(site_index, plan)
        if judgements is not None:
            judgements[plan] = judged
        for measure, judgement in zip(folder.measures, judged.measures, strict=True):
            key = f"{plan}/{measure.id}"
            if not any(_is_unsound(site_index, key, each, unsound) for each in measure.indicators):
                yield from _check_texts(site_index.results_of_measure(key), judgement.judgements, measure)
            yield from check_told_of_end(site_index, key, measure)
        groups = (judged.plan, *judged.pillars, *(each.judgements for each in judged.measures))
        held = (each for group in groups for each in group)
        for (holder, indicator), told in zip(site_index.indicators_of(plan), held, strict=True):
            if _is_unsound(site_index, holder, indicator, unsound):
                continue
            yield from _check_printed(indicator, told)
            actuals = site_index.actuals_of(holder, indicator)
            yield from check_marks_beside(indicator, told, actuals)
            yield from _check_moved(indicator, actuals)


def _is_unsound(site_index: SiteIndex, holder: str, indicator: Indicator, unsound: Collection[Place]) -> bool:
    if not unsound:
        return False
    start = () if isinstance(indicator.baseline, Absent) else (indicator.baseline,)
    figures = (*start, *(each.figure for each in indicator.targets), *site_index.actuals_of(holder, indicator))
    return indicator.place in unsound or any(each.place in unsound for each in figures)


def _check_texts(
    reports: Sequence[MeasureReport], judgements: Sequence[Judgement], measure: Measure
) -> Iterator[Problem]:
    """Where one indicator alone was judged in the year of a report, the report can only speak of its target."""
    steps = [each.id for each in measure.steps]
    for report in reports:
        year, result = report.round.fiscal_year, report.result
        yield from _check_called_off(report, measure)
        judged = [
            (indicator, each)
            for indicator, each in zip(measure.indicators, judgements, strict=True)
            if any(told.period.fiscal_year == year for told in each.verdicts)
        ]
        if len(judged) != 1:
            continue
        indicator, judgement = judged[0]
        status = status_of_year([judgement], year)
        if isinstance(status, Absent) or status not in _LABELS:
            continue
        reasons = (each.reason for each in result.evaluations if isinstance(each.reason, str) and is_own(each))
        for text in (*texts_of_year(result, steps), *(_BECAUSE.sub("", each.strip()) for each in reasons)):
            found = against(text, status, indicator, measure.title, year)
            if found:
                yield problem("K572", result.place, word=found, year=year, status=_LABELS[status])
                break
        else:
            yield from _check_rated(result.evaluations, status, year)


def _check_printed(indicator: Indicator, judgement: Judgement) -> Iterator[Problem]:
    """The share or the word that the document prints beside a value is what the value and its target give."""
    actual, computed = judgement.actual, told_otherwise(indicator, judgement)
    if computed and isinstance(actual, Figure):
        yield problem("K573", actual.place, printed=actual.attainment, computed=computed)


def _check_rated(evaluations: Sequence[Evaluation], status: Status, year: int) -> Iterator[Problem]:
    """An evaluation without a scale that is called 達成 or 未達成: by no scale it is held against the figures on the page."""
    for each in evaluations:
        if not isinstance(each.as_published, str) or not isinstance(each.scale, Absent) or not is_own(each):
            continue
        said = status_said(each.as_published) if isinstance(each.axis, Absent) else None
        if said is not None and said is not status:
            word = f"評価は「{each.as_published}」"
            yield problem("K572", each.place, word=word, year=year, status=_LABELS[status])


def _check_called_off(report: MeasureReport, measure: Measure) -> Iterator[Problem]:
    """An evaluation 達成 of a measure whose report says of it, and of nothing else, that it was not carried out."""
    done = report.result.done
    may_end = _MAY_END.search(measure.title) is not None
    said = cancelled(done, measure.title) if isinstance(done, str) and not may_end else ""
    for each in report.result.evaluations if said else ():
        rated = status_said(each.as_published) if isinstance(each.as_published, str) else None
        if rated is Status.REACHED and is_own(each) and isinstance(each.axis, Absent):
            names = {"where": "原文", "wording": each.as_published, "what": f"報告の文「{said}」と合いません"}
            yield problem("K582", each.place, **names)


def _check_moved(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """A target of a year with a result is not moved once that year is over."""
    known = {each.period for each in actuals if not isinstance(each.value, Missing) and not each.forecast}
    for target in indicator.targets:
        year = target.figure.period.fiscal_year
        for revision in target.revisions:
            if target.figure.period in known and revision.fiscal_year > year:
                details = {"year": year, "moved": revision.fiscal_year, "was": revision.was}
                yield problem("K575", target.figure.place, **details)
