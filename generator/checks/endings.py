"""The end of a measure beside the reason that is published for it: 令和4年度末で廃止 is no end in 2024, and 休止 is none for good."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from generator.amounts import NAMED_YEAR, periods_in
from generator.checks.english_endings import kind_told, year_told
from generator.checks.passed_plans import plans_to_check
from generator.checks.periods import fiscal_years
from generator.model.basics import YearSpan
from generator.model.plans import Ending, EndKind, Measure
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


_INTO: Final = "(?:統合|一本化|集約|再編|含め|引き継|引継|移行)"
_MERGED: Final = re.compile(f"(?:[^。]*(?:事業|施策|取組|取り組み)」?(?:へ|に|と)(?P<said>統合|一本化|集約){_CLOSE})")
_DENIED: Final = re.compile(
    "(?:[^。]*[、はも])?(?P<said>(?:廃止|終了|完了|休止|統合|中止)(?:は|を)?(?:しない|せず|していない|しません|行わない))(?:[^。]*(?:継続|続け|実施)[^。]*)?。?"
)
_TITLED: Final = re.compile(r"[(【〔\[][^)】〕\]]*?(?P<said>休止|廃止|終了|完了)(?:中|済み?)?[)】〕\]]\Z")
_OF_TITLE: Final = {"休止": EndKind.SUSPENDED, "廃止": EndKind.ENDED, "終了": EndKind.ENDED, "完了": EndKind.ENDED}


_ENDED_IN_TITLE: Final = re.compile(
    rf"(?:{NAMED_YEAR}(?:[0-9]{{1,2}}月)?末?(?:で|に|をもって|限りで?)?)?(?P<said>廃止|終了|休止|統合|中止|完了)(?:中|済み?|した(?:事業|施策)?|事業|施策)?|(?i:(?P<english>discontinued|suspended|merged|closed|completed|ended))"
)
_IN_BRACKETS: Final = re.compile(
    r"\A[(【〔\[<](?P<first>[^()【】〔〕\[\]<>]+)[)】〕\]>]|[(【〔\[<](?P<last>[^()【】〔〕\[\]<>]+)[)】〕\]>]\Z"
)
_ABOUT_ENDS: Final = re.compile(
    "再編|統廃合|統合|廃止|合併|解体|撤去|校|幼稚園|保育園|こども園|施設|支所|組織|部署|課|局|組合|庁舎|機能|システム|窓口|路線|整理|見直し|制度|税|料"
)
"""Of such a measure an end may be what it is about: 学校の再編（統合）."""


def ended_by_title(title: str) -> str:
    """The word in brackets by which a title says that the measure itself has ended; "" for none."""
    written = unicodedata.normalize("NFKC", title).strip()
    for found in _IN_BRACKETS.finditer(written):
        said = _ENDED_IN_TITLE.fullmatch((found["first"] or found["last"]).strip())
        rest = written.replace(found[0], "")
        about = said is not None and said["said"] in ("廃止", "統合") and _ABOUT_ENDS.search(rest)
        if said and rest and not about and not said[0].startswith(("統合事業", "統合施策")):  # what came of a merger
            return said["said"] or said["english"]
    return ""


def check_endings(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """The ends of all measures. Plans in ``passed`` are passed over."""
    for _, folder in plans_to_check(site, passed):
        measures = {each.id: each for each in folder.measures}
        for measure in folder.measures:
            ending = measure.ending
            if not isinstance(ending, Ending):
                if said := ended_by_title(measure.title):
                    told = f"題名には「{said}」とあります"
                    yield problem("K576", measure.place, how="続いている（ending がない）", told=told)
                continue
            reason = unicodedata.normalize("NFKC", ending.reason).strip() if isinstance(ending.reason, str) else ""
            titles = [each.title for each in folder.measures if each is not measure]
            found = [*_check_kind(ending, reason, titles), *_check(ending, reason)] if reason else []
            yield from found[:1]
            if not found and (
                told := _other_time(ending, folder.plan.period, measures) or _other_title(ending, measure.title)
            ):
                how = f"{ending.fiscal_year}年度に{ending.kind.japanese[0]}した"
                yield problem("K576", ending.place, how=how, told=told)


def _check_kind(ending: Ending, reason: str, titles: Iterable[str]) -> Iterator[Problem]:
    """A reason that says that the measure went into another one, or that it has not ended."""
    kind = f"終わり方（kind）は「{ending.kind}（{ending.kind.japanese[0]}）」"
    denied = _DENIED.fullmatch(reason)
    if denied:
        yield problem("K581", ending.place, reason=reason, word=denied["said"], typed=kind)
    elif english := kind_told(reason, ending.kind):
        yield problem("K581", ending.place, reason=reason, word=english, typed=kind)
    if ending.kind is EndKind.MERGED:
        return
    found = _MERGED.fullmatch(reason)
    if found:
        yield problem("K581", ending.place, reason=reason, word=found["said"], typed=kind)
        return
    for title in titles:
        plain = unicodedata.normalize("NFKC", title).strip()
        into = re.search(rf"{re.escape(plain)}[」』]?(?:へ|に|と)(?P<said>{_INTO})", reason) if len(plain) > 3 else None
        if into:
            yield problem("K581", ending.place, reason=reason, word=into[0], typed=kind)
            return


def _other_time(ending: Ending, period: YearSpan, measures: Mapping[str, Measure]) -> str:
    """What makes the year of an end another one: long before the plan, or after the end of what it went into."""
    year = ending.fiscal_year
    if isinstance(period.first, int) and year < period.first - 1:
        return f"計画は{period.first}年度からです"
    for into in (measures[each.target] for each in ending.into if each.target in measures):
        its = into.ending
        if isinstance(its, Ending) and its.kind is EndKind.ENDED and its.fiscal_year < year:
            return f"統合先の「{into.title}」は、その前の{its.fiscal_year}年度に終了しています"
    return ""


def _other_title(ending: Ending, title: str) -> str:
    found = _TITLED.search(unicodedata.normalize("NFKC", title).strip())
    differs = found is not None and ending.kind is not EndKind.MERGED and _OF_TITLE[found["said"]] is not ending.kind
    merged = ending.kind is not EndKind.MERGED and ended_by_title(title) == "統合"
    if merged:
        return "題名には「統合」とあります"
    return f"題名には「{found['said']}」とあります" if found is not None and differs else ""


def _check(ending: Ending, reason: str) -> Iterator[Problem]:
    other = {EndKind.ENDED: EndKind.SUSPENDED, EndKind.SUSPENDED: EndKind.ENDED}.get(ending.kind)
    said = _SAID[other].fullmatch(reason) if other is not None else None
    if said is not None and not _SAID[ending.kind].fullmatch(reason):
        kind = f"終わり方（kind）は「{ending.kind}（{ending.kind.japanese[0]}）」"
        yield problem("K581", ending.place, reason=reason, word=said["said"], typed=kind)
        return
    if english := year_told(reason, ending.fiscal_year):
        typed = f"終わった年度（fiscal_year）は {ending.fiscal_year}"
        yield problem("K581", ending.place, reason=reason, word=english, typed=typed)
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
