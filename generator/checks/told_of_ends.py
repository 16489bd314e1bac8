"""What reports tell of a measure beside its end: of what has ended, was merged or rests no later year has a result, and what a report ends has an end."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.amounts import NAMED_YEAR, periods_in
from generator.checks.periods import fiscal_years
from generator.map.site_index import MeasureReport, SiteIndex
from generator.model.basics import Absent
from generator.model.figures import Done, Missing, Number
from generator.model.plans import Ending, EndKind, Measure
from generator.model.results import NextStepKind
from generator.model.said import texts_reported
from generator.problems.problem import Problem, problem

_ITSELF: Final = "(?:本|当|当該|この)(?:事業|施策|取組|取り組み|制度|講座|計画事業)"
_END: Final = "終了|廃止|休止|統合|移管"
_WHEN: Final = f"(?:{NAMED_YEAR}(?:度)?(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?|今年度|本年度|昨年度|前年度|年度|[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)末?"
_LAST: Final = "(?:をもって|をもちまして|限りで|で)"
_ENDED: Final = "(?:いたし|し)(?:た|まし|ており|ている|ています)|(?:とし|となっ|となり)(?:た|まし)"
_TOLD_ENDED: Final = re.compile(
    rf"\A(?:なお|また|ただし)?、?(?:{_ITSELF}(?:は|を|については)、?(?:[^。、はがを]{{0,24}}(?:をもって|をもちまして|に|で|て|と|より|から|ため)、?){{0,3}}"
    rf"|{_WHEN}{_LAST}、?(?:{_ITSELF}(?:は|を)、?|事業を)?)(?P<what>{_END})(?:{_ENDED}).{{0,3}}\Z"
)
"""A sentence on the measure itself; 令和6年度の事業を終了した tells of the year's work alone."""
_GONE_NEXT: Final = re.compile(
    rf"(?P<when>{NAMED_YEAR}(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?)末?日?{_LAST}、?(?:{_ITSELF}(?:は|を)、?|事業を?)?(?:廃止|終了|休止)(?:する|した|しました|します|とする)?。?"
)
_GOES_ON: Final = re.compile(
    rf"(?:引き?続き|継続して|前年度に引き続き|昨年度に引き続き)、?[^。]*(?:実施|開催|運営|提供|支援|取り?組|行っ|行い|進め)[^。]*(?:した|ました|ている|ています|ていく|ていきます|する|します)\Z"
    rf"|{_ITSELF}(?:は|を|については)、?[^。]*(?:継続|実施|開催|運営)(?:した|しました|している|しています|中である|中です)\Z|(?:継続|継続中|継続実施|実施中|継続して実施)\Z"
)
_OTHER: Final = re.compile(f"{_END}|移行|引き継|引継|承継|統合先|再開|中止|代わ|後継|別事業|他事業")
"""Where a sentence knows of the end, or of what came in its place, it tells of that."""
_STEPS_ON: Final = (NextStepKind.CONTINUE, NextStepKind.EXPAND, NextStepKind.IMPROVE, NextStepKind.REDUCE)


def check_told_of_end(site_index: SiteIndex, key: str, measure: Measure) -> Iterator[Problem]:
    """One measure, by its key, with its values and its reports."""
    reports = site_index.results_of_measure(key)
    if isinstance(measure.ending, Absent):
        yield from _check_running(reports)
        return
    found = next(_of_values(site_index, key, measure, measure.ending), None) or next(
        _of_texts(reports, measure.ending), None
    )
    if found:
        yield found


def _of_values(site_index: SiteIndex, key: str, measure: Measure, ending: Ending) -> Iterator[Problem]:
    """Of what rests a later 0 may well be told; what is done once stays so."""
    for indicator in measure.indicators:
        for figure in site_index.actuals_of_measure(key, indicator):
            value = figure.value
            none = isinstance(value, Missing) or figure.forecast
            if ending.kind is not EndKind.ENDED:
                none = none or isinstance(value, Done) or (isinstance(value, Number) and value.value == 0)
            if not none and figure.period.fiscal_year > ending.fiscal_year:
                told = f"{figure.period.fiscal_year}年度の実績があります"
                yield problem("K576", figure.place, how=_how(ending), told=told)


def _of_texts(reports: tuple[MeasureReport, ...], ending: Ending) -> Iterator[Problem]:
    """Of reports on later years."""
    for report in reports:
        year, result = report.round.fiscal_year, report.result
        step = result.next_step
        if year <= ending.fiscal_year:
            last = year == ending.fiscal_year and ending.kind is EndKind.ENDED
            if last and not isinstance(step, Absent) and step.kind is NextStepKind.EXPAND:
                told = f"{year}年度の報告の今後の方向は「{step.kind.japanese[0]}」です"
                yield problem("K576", result.place, how=_how(ending), told=told)
            continue
        for text in texts_reported(result):
            said = next((each for each in _sentences(text) if _GOES_ON.search(each) and not _OTHER.search(each)), "")
            if said:
                yield problem("K576", result.place, how=_how(ending), told=f"{year}年度の報告に「{said}」とあります")
        if not isinstance(step, Absent) and step.kind in _STEPS_ON:
            told = f"{year}年度の報告の今後の方向は「{step.kind.japanese[0]}」です"
            yield problem("K576", result.place, how=_how(ending), told=told)


def _check_running(reports: tuple[MeasureReport, ...]) -> Iterator[Problem]:
    """Of a measure without an end, no report tells that it has one, unless a later one speaks of it again."""
    if not reports:
        return
    last = reports[-1]
    step = last.result.next_step
    told_next = step.as_published if not isinstance(step, Absent) and isinstance(step.as_published, str) else ""
    gone = _GONE_NEXT.fullmatch(unicodedata.normalize("NFKC", told_next).strip())
    if gone and any(
        each.year and max(fiscal_years(each)) <= last.round.fiscal_year for each in periods_in(gone["when"])
    ):
        told = f"{last.round.fiscal_year}年度の報告の今後の方向は「{told_next}」です"
        yield problem("K576", last.result.place, how="続いている（ending がない）", told=told)
        return
    for text in texts_reported(last.result):
        found = next(filter(None, (_TOLD_ENDED.match(each) for each in _sentences(text))), None)
        if found:
            told = f"{last.round.fiscal_year}年度の報告に「{found[0]}」とあります"
            yield problem("K576", last.result.place, how="続いている（ending がない）", told=told)
            return


def _how(ending: Ending) -> str:
    return f"{ending.fiscal_year}年度に{ending.kind.japanese[0]}した"


def _sentences(text: str) -> list[str]:
    written = unicodedata.normalize("NFKC", text).replace("\n", "。")
    return [each.strip(" ・") for each in written.split("。") if each.strip(" ・")]
