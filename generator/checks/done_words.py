"""Whether a thing is done, as it was typed, beside what the documents say of it: 「検討中」 is not done, 「完了」 is."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from generator.map.site_index import MeasureReport, SiteIndex
from generator.model.basics import Absent
from generator.model.figures import Done, Figure, Indicator
from generator.model.plans import Measure, ScheduleState
from generator.problems.problem import Problem, problem

_OPEN: Final = re.compile(
    "未(?:完了|実施|着手|整備|策定|定|了|達成|済|制定|作成|公表|設置|導入|開催|決定)"
    "|(?:検討|調整|準備|協議|作業|整備|策定|作成|設計|工事|交渉|手続|審議|調査|施工|進行|継続)中(?!間|学|央|心|止|断)"
    "|途中|着手|検討(?:する|します|を進め|を続け|を行|課題|段階)|できず|できな(?:かった|い)|できませんでした|至ら(?:ず|な)|遅れ|延期|中止|見送|断念|頓挫|一部のみ|予定どおり進んでいない"
)
_ASKED: Final = ("着手", "検討", "準備", "協議", "調整", "調査", "中止", "見送", "延期")
"""What a target may itself ask for; then it is no sign that the thing is not done."""
_FINISHED: Final = re.compile(
    "(?:実施|策定|制定|整備|開催|公表|作成|設置|導入)(?:済み?|しました|した|されました|された)?"
    "|[^。、]*(?:完了|終了)(?:済み?|しました|した|されました|された)?"
)
_NEGATED: Final = re.compile("未|予定|見込|ない|ません|ず|中\\Z|一部|目指|向け|まで")
_AFTER: Final = re.compile(
    "(?<!未)(?:完了|終了|実施|策定|作成|公表|開始|制定|施行)(?:し(?!て(?:いない|いません|おらず)|ない|ません)|済|、|。|\\Z)"
)
_SHORT: Final = 24
"""A report of no more characters says it of the whole; a longer one may speak of anything."""
_TOLD: Final = "「達成したか（done）」は true（した）"
_NOT_TOLD: Final = "「達成したか（done）」は false（していない）"
_SCHEDULED: Final = "時期の state は done（済み）"


def check_done_words(site_index: SiteIndex, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Whatever is typed to be done, or not, of all actual values and schedules. Plans in ``passed`` are passed over."""
    for plan, folder in site_index.plans.items():
        if plan in passed:
            continue
        for holder, indicator in site_index.indicators_of(plan):
            reports = site_index.results_of_measure(holder)
            alone = holder in site_index.measures and len(site_index.measures[holder].indicators) == 1
            yield from _of_indicator(indicator, site_index.actuals_of(holder, indicator), reports if alone else ())
        for measure in folder.measures:
            yield from _of_schedule(measure)


def _of_indicator(
    indicator: Indicator, actuals: Iterable[Figure], reports: Iterable[MeasureReport]
) -> Iterator[Problem]:
    promised = "".join(
        each.figure.as_published for each in indicator.targets if isinstance(each.figure.as_published, str)
    )
    for figure in actuals:
        if not isinstance(figure.value, Done) or figure.forecast:
            continue
        said = [figure.as_published, *_reported(figure, reports)]
        for text in (each for each in said if isinstance(each, str)):
            if figure.value.done and (word := open_word(text, promised)):
                yield problem("K558", figure.place, wording=text, word=word, flag=_TOLD)
                break
            if not figure.value.done and is_finished(text):
                yield problem("K558", figure.place, wording=text, word=text, flag=_NOT_TOLD)
                break


def _reported(figure: Figure, reports: Iterable[MeasureReport]) -> Iterator[str]:
    """Short reports of the same year, which can only mean the one thing that was to be done."""
    for report in reports:
        result = report.result
        if report.round.fiscal_year != figure.row.fiscal_year:
            continue
        for text in (result.done, *(each.text for each in result.reports)):
            if isinstance(text, str) and len(text.strip()) <= _SHORT:
                yield text.strip()


def _of_schedule(measure: Measure) -> Iterator[Problem]:
    schedule = measure.schedule
    if (
        isinstance(schedule, Absent)
        or schedule.state is not ScheduleState.DONE
        or isinstance(schedule.as_published, Absent)
    ):
        return
    said = re.search("予定|見込", schedule.as_published)
    word = said[0] if said else open_word(schedule.as_published, "")
    if word:
        yield problem("K558", measure.place, wording=schedule.as_published, word=word, flag=_SCHEDULED)


def open_word(wording: str, promised: str) -> str:
    """The word of a wording that says that a thing is not done yet; "" where none does, or where the target asks for that very thing.

    What follows a thing that is called done (…を完了し、工事に着手) is about what comes after it.
    """
    text = unicodedata.normalize("NFKC", wording)
    for found in _OPEN.finditer(text):
        asked = any(each in found[0] and each in promised for each in _ASKED)
        if not asked and not _AFTER.search(text):
            return found[0]
    return ""


def is_finished(wording: str) -> bool:
    """Whether a short wording plainly says that the thing is done: 「完了」, 「設計を完了しました」."""
    text = unicodedata.normalize("NFKC", wording).strip()
    return len(text) <= _SHORT and not _NEGATED.search(text) and _FINISHED.fullmatch(text.rstrip("。.")) is not None
