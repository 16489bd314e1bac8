"""Whether a thing is done, as it was typed, beside what the documents say of it: 「検討中」 is not done, 「完了」 is."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from generator.amounts import (
    NamedPeriod,
    NoValue,
    Quantity,
    mentions_of,
    parse_amount,
    periods_in,
    without_what_follows,
)
from generator.checks.done_dates import told_after
from generator.checks.periods import period_name
from generator.checks.stages import stage_before
from generator.checks.steps_before import step_before
from generator.map.site_index import MeasureReport, SiteIndex
from generator.model.basics import Absent
from generator.model.figures import Done, Figure, Indicator
from generator.model.plans import Measure, ScheduleState
from generator.problems.problem import Problem, problem

_DEEDS: Final = "制定|策定|作成|整備|実施|導入|設置|開始|改正|公表|開催"
_BEFORE_A_THING: Final = (
    "(?!(?:して(?:い)?|されて(?:い)?|し|され)た(?=[一-鿿ァ-ヶ])(?!為|事)|中の|期間|(?:すること)?なく)"
)
"""中止していた訓練を再開, 中止した前年の分: what was called off once is not what is told of."""
_OPEN: Final = re.compile(
    "未(?:完了|実施|着手|整備|策定|定|了|達成|済|制定|作成|公表|設置|導入|開催|決定)"
    "|(?:検討|調整|準備|協議|作業|整備|策定|作成|設計|工事|交渉|手続|審議|調査|施工|進行|継続)中(?!間|学|央|心|止|断)"
    "|途中|着手|検討(?:する|します|を進め|を続け|を行|課題|段階)|できず|できな(?:かった|い)|できませんでした|至ら(?:ず|な)|遅れ|見送|断念|頓挫|予定どおり進んでいない"
    f"|(?:延期|中止){_BEFORE_A_THING}"
    "|準備(?!金|室|会|組合)|目指(?:す|し)|へ[。.]?\\Z"
    f"|(?:{_DEEDS}|完了|完成|供用|開設|締結|実現|発行)に向け"
    "|(?:検討|協議|調整|準備|調査|交渉|審議)を(?:継続|続け)(?!、)|(?<!からの)繰り?越(?!金|額|明許|欠損)"
    f"|(?:{_DEEDS}|締結|取得|開設|完了)(?:(?:は|を|が)?せず(?!に|[^。]*(?:決定|こととし|現行))|(?:は|を|が)?(?:でき|し|され)て(?:い|お)(?:ない|ません|りません|らず))"
    f"|(?:{_DEEDS}|締結)(?:しない|しなかった|しません|は?行わない)"
)
"""Words of what comes before the end: a thing may well have been prepared, put off or missed, and done after that."""
_OFF: Final = re.compile(
    "(?:休止|廃止|凍結|中断|保留|白紙(?:撤回)?|不実施|不開催|取り?やめ|取り止め|見合わせ)(?:中|のまま|と(?:した|しました|なった|なりました|している)|に(?:した|しました|なった|なりました)|(?:し|され)?(?:た|ました)|している|しています|です|である)?"
    "(?=\\Z|[。、)]|が、|ものの|ため)"
    f"|(?:(?:{_DEEDS})(?:を|は|が)?)?(?:行わ(?:れ)?(?:なかった|(?:ず|ない)(?=\\Z|[。)]))|行いませんでした|行え(?:なかった|ず(?=\\Z|[。)])|ませんでした))"
    f"|(?:{_DEEDS})(?:され(?:なかった|ず(?=\\Z|[。)])|ませんでした)|不可|不能)"
    "|(?<![一-鿿])(?:(?:実施|開催|活動|導入)(?:の)?)?実績(?:は|が)?(?:なし|無し|無|なかった|ない|ありません(?:でした)?|ゼロ)(?=\\Z|[。、)])"
    f"|(?:{_DEEDS})(?:は|が)?(?:なし|無し|なかった|ありませんでした)(?=\\Z|[。、)])|\\A(?:実施|開催)?(?:回数)?(?:0回|ゼロ)(?=\\Z|[。、(])"
)
"""Words of what was called off, or did not come about, at the end of a clause; where the target asks for an end, they may be that end."""
_MAY_END: Final = re.compile(
    "廃止|終了|休止|解散|撤去|閉鎖|解体|見直|検討|方針|判断|整理|統合|再編|移行|転換|可否|是非|結論"
)
_OBJECT: Final = re.compile("([一-鿿ァ-ヶーA-Za-zの]+)(?:を|は|が|の|も)\\Z")
_ANY_WORK: Final = re.compile(
    f"(?:本|当|今)?(?:事業|取組|施策|活動|年度|計画|全て|全部|全日程|全回|予定|{_DEEDS})|[^、。]*(?:年度|影響)"
)
_LESS: Final = re.compile(
    "否決|却下|廃案|撤回|不採択|不承認|不成立|不調|失敗|継続審[議査]|取り?下げ"
    "|素案|原案|骨子|たたき台|案(?:を|の)?(?:作成|策定|公表|提出|提示|検討|取りまとめ|とりまとめ)"
    "|一部(?![^、。]{0,12}を除|改正|を改|の改正|改訂|を見直|見直|変更|負担|事務組合)|部分(?:的|開通|供用|完成|開業)|暫定(?:供用|開通)|(?:試行|試験)(?:的に)?(?:導入|実施|運用)(?![^。]*本格)"
    "|(?:概ね|おおむね|ほぼ)(?:策定|制定|作成|整備|完了|完成|終了)|のみ[)]?[。.]?\\Z"
)
"""Words of less than the whole, of a draft or of a refusal: it is done only where what follows says so."""
_NEXT_YEAR: Final = re.compile(f"(?:次|翌|来)年度?(?:に|へ|から)?({_DEEDS}|完了)")
_HEARD: Final = re.compile(
    "(?:パブリックコメント|パブコメ|意見(?:公募|募集))(?:手続)?(?:を|の)?(?:実施|行|開始|募集)(?![^。]*(?:策定|制定|改定|改正))"
)
"""The public is heard before a plan or an ordinance is there."""
_MADE: Final = re.compile("策定|制定|改定|改正")
_OUT_OF: Final = re.compile(
    r"(?<!内)(?<!全国)(?<![0-9])([0-9]+)([校園館室局課件所棟台]|か所|箇所|施設|地区|団体|路線)(?:の?うち|中)の?([0-9]+)\2(?!目)"
)
_BRACKET: Final = re.compile(r"\(([^()]*)\)")
_NOT_DONE: Final = re.compile("しな|しません|行わない")
_DEED_TOLD: Final = re.compile("(制定|策定|締結|完了|開設|改正)(?:し(?:、|た|ました)|済)")
_ENDED: Final = re.compile("廃止|終了|休止|解散|撤去|閉鎖|解体")
"""Where a target asks for an end, 中止 is what it asked for."""
_OTHER_SHARE: Final = re.compile(
    r"(?<!進捗)(?<!策定)(?<!設置)(?<!取得)(?<!整備)(?<!完成)(?<!実施)(?<!導入)(?<!達成)(?<!完了)率[はがも約:]*\Z|(?:費|補助|負担)\Z"
)
"""Before a share: that of something else (回収率45%, 国費50%)."""
_PART: Final = re.compile(r"[1-9]割|半分|半数|(?<![0-9.])[0-9]{1,2}(?:\.[0-9]+)?%")
_OF_TIME: Final = ("年", "年度", "月", "日", "か月", "時間", "期")
_ASKED: Final = ("着手", "検討", "準備", "協議", "調整", "調査", "中止", "見送", "延期")
"""What a target may itself ask for; then it is no sign that the thing is not done."""
_FINISHED: Final = re.compile(
    "(?:実施|策定|制定|整備|開催|公表|作成|設置|導入)(?:済み?|しました|した|されました|された)?"
    "|(?:目標(?:を|は)?)?達成(?:済み?|しました|した|されました|された)?"
    "|[^。、]*(?:完了|終了)(?:済み?|しました|した|されました|された)?"
)
_DEED: Final = re.compile(f"{_DEEDS}|完了|終了|締結|年度")
_NEGATED: Final = re.compile("未|予定|見込|ない|ません|ず|中\\Z|一部|目指|向け|まで")
_AFTER: Final = re.compile(
    "(?<!未)(?:完了|終了|実施|策定|作成|公表|開始|制定|施行)(?:し(?!て(?:いない|いません|おらず)|な[いか]|ません)|済|、|。|\\Z)"
)
_DONE_BEFORE: Final = re.compile(
    "(?:開催|設置|整備|導入|締結|開設|改正|発行|運用|稼働|完成|供用)(?:した|しました|し、|済|され(?:た|ました))"
)
_SHORT: Final = 24
"""A report of no more characters says it of the whole; a longer one may speak of anything."""
_ORIGINAL: Final = "原文"
_REPORT: Final = "報告の文"
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
    promises = [each.figure for each in indicator.targets if isinstance(each.figure.as_published, str)]
    promised = "".join(str(each.as_published) for each in promises)
    name = "" if isinstance(indicator.called, Absent) else indicator.called
    for figure in actuals:
        if not isinstance(figure.value, Done) or figure.forecast:
            continue
        said = [(_ORIGINAL, figure.as_published), *((_REPORT, each) for each in _reported(figure, reports))]
        for where, text in said:
            if isinstance(text, Absent):
                continue
            if figure.value.done and (word := _less_than_done(figure, text, promises, name)):
                yield problem("K558", figure.place, where=where, wording=text, word=word, flag=_TOLD)
                break
            of_it = where == _ORIGINAL or _names_the_thing(text, promised)
            if not figure.value.done and of_it and is_finished(text):
                yield problem("K558", figure.place, where=where, wording=text, word=text, flag=_NOT_TOLD)
                break


def _less_than_done(figure: Figure, text: str, promises: Collection[Figure], name: str) -> str:
    """What in a wording says that the thing was not done in its time; "" where nothing does."""
    if isinstance(parse_amount(text), NoValue) and re.fullmatch(r"[\W_ー]+", text):
        return text.strip()  # ― stands where there is nothing to tell
    promised = "".join(str(each.as_published) for each in promises)
    less = open_word(text, promised) or _fewer(figure, text, promises) or _after_the_year(figure, text)
    own = [str(each.as_published) for each in promises if each.period == figure.period]
    return less or stage_before(text, "".join(own) or promised, name)


def _names_the_thing(report: str, promised: str) -> bool:
    """Whether a report names what the target is about (設計 of 設計を完了): else it may speak of any of the work."""
    things = re.findall("[一-龠々ァ-ヶー]{2,}", _DEED.sub(" ", promised))
    return any(each in report for each in things)


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
        yield problem("K558", measure.place, where=_ORIGINAL, wording=schedule.as_published, word=word, flag=_SCHEDULED)


def open_word(wording: str, promised: str) -> str:
    """The word of a wording that says that a thing is not done yet; "" where none does, or where the target asks for that very thing.

    What follows a thing that is called done (…を完了し、工事に着手) is about what comes after it.
    """
    text = _without_asides(without_what_follows(unicodedata.normalize("NFKC", wording)))
    for found in _OPEN.finditer(text):
        asked = found[0] in promised or any(each in found[0] and each in promised for each in _ASKED)
        decided = _NOT_DONE.search(found[0]) is not None and not _is_refused(found[0], promised)
        if not (asked or decided or _is_an_end(found[0], text, promised) or _is_done_in(text)):
            return found[0]
    if off := _called_off(text, promised):
        return off
    for found in _LESS.finditer(text):
        later = "。".join(re.split("[、。]", text[found.end() :])[1:])
        asked = found[0] in promised or any(each in found[0] and each in promised for each in ("試行", "試験"))
        if not (asked or _is_done_in(later) or _has_the_thing(text[: found.start()], promised)):
            return found[0]
    return _before_the_thing(text, promised) or _share(text, promised) or step_before(text, promised)


def _called_off(text: str, promised: str) -> str:
    """The words by which the thing itself is said to be called off: not where the target may have come to just that, nor of another thing."""
    if _MAY_END.search(promised):
        return ""
    for found in _OFF.finditer(text):
        thing = _OBJECT.search(text[: found.start()])
        named = thing[1].split("の") if thing else []
        is_it = all(each[-2:] in promised or _ANY_WORK.fullmatch(each) for each in named)
        if is_it and found[0] not in promised and not _is_done_in(text[found.end() :]):
            return found[0]
    return ""


def _without_asides(text: str) -> str:
    """A wording without those brackets that speak of something else: （英語版は準備中）, （国費50%）, but not （一部） or （検討中）."""
    return _BRACKET.sub(lambda found: found[0] if _is_of_the_whole(found[1]) else "", text) or text


def _is_of_the_whole(aside: str) -> bool:
    if re.search("[はがも]|以外|を除", aside):
        return False
    share = re.fullmatch(f"(?:進捗率?)?約?(?:{_PART.pattern})(?:程度){{0,1}}", aside) is not None
    states = [*_OPEN.finditer(aside), *_NEXT_YEAR.finditer(aside)]
    return (
        share
        or any(each.end() == len(aside) for each in states)
        or any(form.fullmatch(aside) for form in (_LESS, _OFF))
    )


def _is_refused(word: str, promised: str) -> bool:
    """Whether 制定しない says no to what the target asks for: not where that is only to be looked into, nor where it is another deed."""
    return word[:2] in promised and re.search("検討|可否|是非|判断|結論", promised) is None


def _has_the_thing(before: str, promised: str) -> bool:
    """Whether the very deed of the target is told before the word (条例を制定し、一部規定は…)."""
    return any(found[1] in promised for found in _DEED_TOLD.finditer(before))


def _is_an_end(word: str, text: str, promised: str) -> bool:
    ends = {found[0] for found in _ENDED.finditer(promised)}
    return word == "中止" and any(each in text and not re.search(f"{each}[をはの]{{0,1}}中止", text) for each in ends)


def _before_the_thing(text: str, promised: str) -> str:
    """What was done, or is to be, before the very thing that the target asks for: its hearing, a later year, a part of its places."""
    later = _NEXT_YEAR.search(text)
    if later and later[1] in promised and "年度" not in promised and not _is_done_in(text[: later.start()] + "_"):
        return later[0]
    heard = _HEARD.search(text)
    if heard and _MADE.search(promised) and heard[0][:2] not in promised and not _MADE.search(text[: heard.start()]):
        return heard[0]
    counted = _OUT_OF.search(text)
    if counted and _is_done_in("。".join(re.split("[、。]", text[counted.end() :])[1:])):
        return ""
    if counted and int(counted[3]) < int(counted[1]) and not re.search(f"[0-9]{counted[2]}", promised):
        return counted[0]
    return ""


def _share(text: str, promised: str) -> str:
    part = _PART.search(text) if len(text) <= _SHORT else None
    if not part or part[0] in promised or _OTHER_SHARE.search(text[: part.start()]):
        return ""
    return part[0]


def _is_done_in(text: str) -> bool:
    return _AFTER.search(text) is not None or _DONE_BEFORE.search(text) is not None


def _fewer(figure: Figure, wording: str, promises: Iterable[Figure]) -> str:
    """The count of a wording that is less than the one of the target of its time (2校で実施, of 3校); "" for none."""
    for promise in promises:
        asked = _counts(promise.as_published) if promise.period == figure.period else []
        told = _counts(wording)
        if len(asked) == len(told) == 1 and asked[0].unit == told[0].unit and told[0].total < asked[0].total:
            return f"{told[0].number:f}{told[0].unit}"
    return ""


def _counts(wording: str | Absent) -> list[Quantity]:
    mentions = mentions_of(parse_amount(wording)) if isinstance(wording, str) else ()
    return [each for each in mentions if isinstance(each, Quantity) and each.unit and each.unit not in _OF_TIME]


def _after_the_year(figure: Figure, wording: str) -> str:
    """The month right after the year in which a thing is said to be done (策定（令和7年4月） of 2024), unless a day of it is told; "" for none.

    Of later months ``done_dates`` tells.
    """
    named, after = told_after(figure, wording)
    return _as_it_stands(named[0], wording) if after == 1 and not any(each.day for each in named) else ""


def _as_it_stands(named: NamedPeriod, wording: str) -> str:
    """The shortest piece of a wording that names a period: 令和7年4月, as the document writes it."""
    for length in range(1, len(wording) + 1):
        for start in range(len(wording) - length + 1):
            if periods_in(piece := wording[start : start + length]) == (named,):
                return piece.strip()
    return period_name(named)


def is_finished(wording: str) -> bool:
    """Whether a short wording plainly says that the thing is done: 「完了」, 「設計を完了しました」."""
    text = unicodedata.normalize("NFKC", wording).strip()
    return len(text) <= _SHORT and not _NEGATED.search(text) and _FINISHED.fullmatch(text.rstrip("。.")) is not None
