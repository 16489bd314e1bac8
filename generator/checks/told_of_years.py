"""What a report tells stands under the year and the step that it is of: 令和5年度は12回開催した is no report of 2024, and (1) 設計 none of step (2)."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from generator.amounts import NAMED_YEAR, NamedPeriod, in_digits, periods_in
from generator.checks.passed_plans import plans_to_check
from generator.checks.periods import fiscal_years
from generator.model.basics import Absent, YearSpan
from generator.model.plans import Measure, Round, RoundKind, Step, StepText
from generator.model.results import MeasureResult, PillarResult, PlanResult
from generator.model.said import sentences_in
from generator.model.site import Site
from generator.problems.problem import Problem, problem

_DID: Final = (
    "(?:し|いたし|され|行っ|行い|行われ|図っ|図り|進め|始め|終え|開い|開き|設け|努め|なっ|なり|あっ|あり|増え|減っ|得|得られ|迎え|達し|配っ|配り|集まっ|作っ|作り|できで?|でき)(?:た|ました)"
    "|でした|だった|であった|(?:実施|開催|完了|作成|策定|配布|開始|整備|導入|発行|公表|設置)(?:済み?)?"
)
_BEGINS: Final = re.compile(
    rf"(?P<year>{NAMED_YEAR})(?P<how>(?:(?:の)?(?:実績|取組|取り組み|実施状況|成果|事業|利用者数|参加者数|開催回数|件数))?(?:として)?(?:は|には|においては|において|では)|(?:中)?に、?|、|\s+)(?P<rest>.+)"
)
"""A sentence that begins with the year in which all of it was done."""
_OF_MONTH: Final = re.compile(
    rf"(?P<year>{NAMED_YEAR}[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|[上中下]旬|末)?)(?:に|、|から)(?P<rest>.+)"
)
_ENDS: Final = re.compile(rf"(?:{_DID})\Z")
_OF_BEFORE: Final = re.compile(
    r"(?:策定|制定|作成|実施|開催|開始|設置|整備|導入|締結|開設|改定|見直|完了|行っ|始め|設け|立ち上げ|発足)(?:し|され)?た(?=[一-鿿ァ-ヶA-Za-z「『])|(?:して|され)(?:以降|以来|から)|に(?:引き?続き|続い|基づ)|(?:を|と)踏まえ|する(?:こと|方針|予定)|の(?:結果|反省|課題|実績|評価|調査)(?:を|に)|\A(?:向け|かけ|備え|わた|繋|つな)|と比(?:べ|較)|に比べ|比で?|より|からの|繰り?越"
)
"""Words by which what was done then is only what this year's work rests on."""
_WHICH: Final = re.compile("[しっいえりれけめきちみ]た(?=[一-鿿ァ-ヶA-Za-z「『])")
_IS_TO: Final = re.compile("[うくすつむる](?=[一-鿿ァ-ヶA-Za-z「『])")
"""募集した市民委員が, and of a year to come 入学する児童を: the year is what the noun behind it is known by."""
_MAY_NAME: Final = re.compile("年|[RHＲＨ][0-9０-９]|[0-9]{4}")
_LEADS_ON: Final = re.compile("(?:ため|ので|が|ものの|ことから|により|結果)、")
_THIS_YEAR: Final = re.compile("[今本同当]年度?|当該年度|翌年|次年|その後|現在|以降|引き?続き|毎年|年々|これまで")
_HISTORY: Final = re.compile(
    "経[過緯]|これまで|前年|昨年|過去|沿革|背景|現状|課題|今後|次年度|来年度|予定|計画|方針|参考|評価"
)
_MARKS: Final = re.compile(r"(?:[(（][0-9０-９]{1,2}[)）]|[①-⑳])(?:\s*[、,・]?\s*(?:[(（][0-9０-９]{1,2}[)）]|[①-⑳]))*")
_MARK: Final = re.compile(r"[(（][0-9０-９]{1,2}[)）]|[①-⑳]")
_WRITTEN: Final = range(4, 10)
"""In these months the report of the year before is written, and may tell what came right after it."""
_DONE_WITH_IT: Final = re.compile(
    r"(?:[をがは](?:全て|すべて|予定どおり|予定通り)?(?:完了|終了|終え|終わっ|実施|開始|着手|始め|始まっ|行っ|行い)(?:し|され)?(?:た|ました)|に着手(?:した|しました)|(?:の)?(?:完了|実施|終了|着手)(?:済み?)?)(?=[。\s]|\Z)"
)
"""What tells that the thing before it was done, and no more: 計画を着実に実行した under 実施 is of that step."""
_RANGE: Final = re.compile(r"\s*[~〜～-]")


def check_told_of_years(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """All texts of reports, and those of plans that are of steps. Plans in ``passed`` are passed over."""
    for _, folder in plans_to_check(site, passed):
        rounds = {each.id: each for each in folder.plan.rounds}
        measures = {each.id: each for each in folder.measures}
        for measure in folder.measures:
            yield from _check_steps(measure, (*measure.deadlines, *measure.step_targets))
        for results in folder.results:
            told = rounds.get(results.round.target)
            for report in results.reports:
                if told is not None:
                    yield from _check_years(report, told, _told_too(report, told, folder.plan.period))
                measure_told = measures.get(report.measure.target) if isinstance(report, MeasureResult) else None
                if measure_told is not None and isinstance(report, MeasureResult):
                    yield from _check_steps(measure_told, report.reports)


def _told_too(report: PlanResult | PillarResult | MeasureResult, told: Round, period: YearSpan) -> Collection[int]:
    """The years before that of the round that its report is of, too: all of the plan at its end, and that of values that come a year late."""
    if told.kind is not RoundKind.YEARLY:
        return range(period.first, told.fiscal_year) if isinstance(period.first, int) else ()
    given = () if isinstance(report, PlanResult) else {each.figure.period.fiscal_year for each in report.actuals}
    return () if told.fiscal_year in given else given


def _check_years(
    report: PlanResult | PillarResult | MeasureResult, told: Round, also: Collection[int]
) -> Iterator[Problem]:
    """One of the texts of a report is enough: whoever copied last year's report copied all of it."""
    steps = report.reports if isinstance(report, MeasureResult) else ()
    headed = [each.text for each in report.sections if not _HISTORY.search(str(each.heading))]
    for text in (report.done, *(each.text for each in steps), *headed):
        said = other_year_told(text, told.fiscal_year, also) if isinstance(text, str) else ""
        if said:
            typed = f"「{told.name}」（{told.fiscal_year}年度の報告）の文です"
            yield problem("K594", report.place, said=said, typed=typed)
            return


def other_year_told(text: str, year: int, also: Collection[int] = ()) -> str:
    """The first sentence of a text that is a report of another year than ``year``; "" where it is not, or where the text speaks of that year too.

    ``also`` are other years that it may be of.
    """
    if _MAY_NAME.search(text) is None:
        return ""
    own = (year, *also)
    if _THIS_YEAR.search(text) or any(_may_be_of(each, one) for each in periods_in(text) if each.year for one in own):
        return ""
    sentences = sentences_in(text)
    first = re.sub(r"\A[・○●◇■\-*\s]+|\A(?:\([0-9]+\)|[①-⑳])\s*", "", sentences[0]) if sentences else ""
    written = in_digits(first)
    found = _OF_MONTH.fullmatch(written) or _BEGINS.fullmatch(written)
    if found is None or not _ENDS.search(first) or _OF_BEFORE.search(found["rest"]):
        return ""
    named = [each for each in periods_in(found["year"]) if each.year]
    rest, how = found["rest"], found.groupdict().get("how")
    of_year = how is not None and how.strip("、 に中")
    known_by = _IS_TO if any(each.year > year for each in named) else _WHICH
    if (not of_year and known_by.search(rest)) or (how is not None and not of_year and "、" in rest):
        return ""  # 令和5年度に計画を作り、事業を始めた may be the way to this year's work
    if _LEADS_ON.search(rest) or not named or any(_may_be_of(each, year) for each in named):
        return ""
    return first


def _may_be_of(named: NamedPeriod, year: int) -> bool:
    if named.month and not named.fiscal:
        return year in fiscal_years(named) or (named.month in _WRITTEN and named.year == year + 1)
    return named.year == year or (not named.fiscal and named.year == year + 1)


def _check_steps(measure: Measure, texts: Sequence[StepText]) -> Iterator[Problem]:
    """A text that begins with the numbers of other steps than those under which it stands."""
    titles = {each.id: unicodedata.normalize("NFKC", each.title).strip() for each in measure.steps}
    numbers = {each.id: _number_of(each) for each in measure.steps}
    known = {each for each in numbers.values() if each}
    for told in texts:
        if said := _of_another_title(told, titles):
            yield problem("K594", told.place, said=said[0], typed=f"手順「{said[1]}」の文として書かれています")
            continue
        own = {numbers.get(each.target, "") for each in told.steps}
        if not told.steps or "" in own or isinstance(told.text, Absent):
            continue
        written = unicodedata.normalize("NFC", told.text).strip()
        begins = _MARKS.match(written)
        if begins is None or _RANGE.match(written[begins.end() :]):
            continue
        marks = {_plain_mark(each) for each in _MARK.findall(begins[0])}
        rest = {_plain_mark(each) for each in _MARK.findall(written[begins.end() :])}
        if marks <= known and not marks & own and not rest:
            typed = f"手順{'・'.join(sorted(own))} の文として書かれています"
            yield problem("K594", told.place, said=written.split("\n")[0], typed=typed)


def _of_another_title(told: StepText, titles: Mapping[str, str]) -> tuple[str, str] | None:
    """The text and its step where the text begins with the title of another step (工事を完了した under 設計) and has nothing of its own."""
    if len(told.steps) != 1 or isinstance(told.text, Absent):
        return None
    own = titles.get(told.steps[0].target, "")
    text = _MARKS.sub("", unicodedata.normalize("NFKC", told.text).strip(), count=1).strip()
    others = [each for step, each in titles.items() if step != told.steps[0].target and len(each) > 1 and each != own]
    begins = any(text.startswith(each) and _DONE_WITH_IT.match(text, len(each)) for each in others)
    if not own or not begins or any(own[at : at + 2] in text for at in range(len(own) - 1)):
        return None
    return told.text.split("\n")[0], own


def _number_of(step: Step) -> str:
    """The number of a step as its mark; "" where it bears none of the marks with which texts begin."""
    written = "" if isinstance(step.number, Absent) else step.number.strip()
    return _plain_mark(written) if _MARK.fullmatch(written) else ""


def _plain_mark(mark: str) -> str:
    return unicodedata.normalize("NFKC", mark) if mark[0] in "(（" else mark
