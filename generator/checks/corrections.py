"""A correction tells what holds now and who erred: what stands right now, and the reason, have to agree with it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.addresses import corrected_place, figure_anchor
from generator.map.address_table import AddressTable
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.city import Cause, Correction, Release
from generator.model.figures import Figure, Indicator, Missing, Number, Range
from generator.model.site import MunicipalityFolder
from generator.problems.problem import Problem, problem

_NUMBER: Final = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_BESIDE: Final = re.compile(r"[0-9.,▲△−+\-\s約およそほぼ程度前後以上以下未満超()]+")
"""What a number may have around it besides its unit."""


class _Standing(NamedTuple):
    """A figure that stands now; ``aimed``: as a target."""

    indicator: Indicator
    figure: Figure
    aimed: bool


class _Reading(NamedTuple):
    """Words of a reason that tell of the cause ``told``; where one of ``kept`` stands too, they may tell of the typed one."""

    told: Cause
    words: re.Pattern[str]
    kept: re.Pattern[str]


_COPIED: Final = re.compile(
    r"転記|写し(?:間違|誤|まちが)|(?:入力|打ち込み|打込み)(?:の)?(?:誤|間違|ミス)|打ち(?:間違|誤)|このサイト|本サイト"
)
_SETTLED: Final = re.compile(
    r"速報(?:値)?(?:が|を|から|の)[^。]{0,6}(?:確定|確報)|(?:確定値|確報値?)(?:が|を|に|へ|の)[^。]{0,6}(?:公表|発表|変更|更新|置き換|差し替|改め|判明|なった|確定)|定期(?:の|的な)?(?:改定|改訂)"
)
_ERRATA: Final = re.compile(
    r"正誤表|(?:市|町|村|区|県|原典|原本|文書|資料|報告書|計画書|冊子|広報|評価シート|元の表)(?:の|が|における|に)(?:[^。、]{0,6})(?:誤記|誤植|誤り|誤って|誤っ|間違|ミス|訂正)"
)
_METHOD: Final = re.compile(
    r"(?:集計|算定|算出|計算|推計|調査|測定)(?:の)?(?:方法|方式|式|基準)(?:の|を|が)(?:[^。、]{0,4})(?:変更|見直|変わ|改め|改定)"
)
_ERROR: Final = re.compile(r"誤り|誤記|誤植|誤って|間違|ミス")
_OWN: Final = {
    Cause.TRANSCRIPTION: _COPIED,
    Cause.SCHEDULED: re.compile(r"速報|確定|確報|定期|予定|暫定|改定|改訂|遡及"),
    Cause.METHOD: re.compile(r"方法|方式|基準|定義|算式|計算式|範囲|対象|区分|推計|見直し"),
    Cause.SOURCE_CORRECTED: re.compile(r"市|町|村|区|県|原典|正誤|文書|資料|報告書|計画書|シート"),
}
"""Words that fit the cause itself: beside them nothing else is read."""
_READINGS: Final = (
    _Reading(Cause.SCHEDULED, _SETTLED, _ERROR),
    _Reading(Cause.SOURCE_CORRECTED, _ERRATA, re.compile("(?!)")),
    _Reading(Cause.METHOD, _METHOD, _ERROR),
    _Reading(Cause.TRANSCRIPTION, _COPIED, re.compile("(?!)")),
)


def check_corrections(site_index: SiteIndex, table: AddressTable) -> Iterator[Problem]:
    """The corrections of every municipality, against what stands there and against their own words."""
    releases = {each.tag: each for each in site_index.site.settings.releases}
    for folder in site_index.site.municipalities:
        for correction in folder.corrections:
            yield from _check_words(correction, releases)
        yield from _check_standing(folder, site_index, table)


def _check_words(correction: Correction, releases: Mapping[str, Release]) -> Iterator[Problem]:
    if correction.right and _plain(correction.wrong) == _plain(correction.right):
        what = f"前の内容（wrong）と今の内容（right）が、どちらも「{correction.right}」です"
        yield problem("K598", correction.place, what=what)
    elif other := _other_cause(correction):
        what = f"理由「{correction.reason}」は「{other.japanese[0]}」と読めますが、変わった訳（cause）は「{correction.cause.japanese[0]}」です"
        yield problem("K598", correction.place, what=what)
    since = None if isinstance(correction.since, Absent) else releases.get(correction.since.target)
    if since is not None and correction.cause is Cause.TRANSCRIPTION and correction.corrected_on < since.date:
        yield problem(
            "K554",
            correction.place,
            figure=correction.target.target,
            corrected_on=correction.corrected_on.isoformat(),
            released=since.date.isoformat(),
            before=correction.wrong,
        )


def _other_cause(correction: Correction) -> Cause | None:
    own = _OWN.get(correction.cause)
    reason = unicodedata.normalize("NFKC", correction.reason)
    if own is None or own.search(reason):
        return None
    found = (
        each.told
        for each in _READINGS
        if each.told is not correction.cause and each.words.search(reason) and not each.kept.search(reason)
    )
    return next(found, None)


def _check_standing(folder: MunicipalityFolder, site_index: SiteIndex, table: AddressTable) -> Iterator[Problem]:
    """The last correction of every figure, against the figure; an earlier one may have been put right since."""
    last: dict[tuple[str, str], list[Correction]] = {}
    for correction in folder.corrections:
        spot = corrected_place(folder.municipality.id, correction.target.target)
        told = last.setdefault(spot, [])
        if told and told[0].corrected_on < correction.corrected_on:
            told.clear()
        if not told or told[0].corrected_on == correction.corrected_on:
            told.append(correction)
    for (address, anchor), corrections in last.items():
        if not anchor or address not in table.pages:
            continue
        found = list(_figures_at(site_index, table.pages[address].key, anchor))
        for correction in corrections if found else ():
            if what := _other_value(correction, found):
                yield problem("K598", correction.place, what=what)


def _figures_at(site_index: SiteIndex, key: str, anchor: str) -> Iterator[_Standing]:
    """The figures of the plan, pillar or measure ``key`` that stand at the anchor, whoever reports them."""
    unit = site_index.measures.get(key) or site_index.pillars.get(key)
    plan = site_index.plans.get(key)
    indicators: Sequence[Indicator] = unit.indicators if unit else plan.plan.indicators if plan else ()
    for indicator in indicators:
        figures = [(each.figure, True) for each in indicator.targets]
        figures += [(each, False) for each in site_index.actuals_of(key, indicator)]
        if not isinstance(indicator.baseline, Absent):
            figures.append((indicator.baseline, False))
        for figure, aimed in figures:
            if anchor in {figure_anchor(indicator.id, each) for each in (figure.period, figure.row)}:
                yield _Standing(indicator, figure, aimed)


def _other_value(correction: Correction, found: Sequence[_Standing]) -> str:
    """As what the figure stands in place of what the correction gives; "" where it stands so, or nobody can tell."""
    values = [each for each in found if not isinstance(each.figure.value, Missing)]
    if not correction.right:
        was = _numbers(correction.wrong)
        left = [each for each in values if not each.aimed or (was and _holds(correction.wrong, was, each))]
        gone = len(values) < len(found) or not left
        return "" if gone else f"取り下げたと書かれていますが、今のデータには「{_list(left)}」があります"
    numbers = _numbers(correction.right)
    if not numbers or not values or any(_holds(correction.right, numbers, each) for each in values):
        return ""
    return f"今の内容（right）は「{correction.right}」ですが、今のデータでは「{_list(values)}」です"


def _list(values: Sequence[_Standing]) -> str:
    return "」「".join(dict.fromkeys(_said(each.figure) for each in values))


def _holds(wording: str, numbers: Sequence[str], standing: _Standing) -> bool:
    """Whether the figure is the one with those numbers, in a unit that is not another one."""
    figure, unit = standing.figure, standing.indicator.unit
    texts = [str(each) for each in (figure.as_published, figure.attainment) if not isinstance(each, Absent)]
    held = [number for each in texts for number in _numbers(each)]
    held += [_numbers_of(value) for value in _values(figure)]
    if not set(numbers) <= set(held):
        return False
    own = _BESIDE.sub("", _plain(wording))
    units = [_BESIDE.sub("", _plain(each)) for each in (*texts, unit) if not isinstance(each, Absent)]
    named = [each for each in units if each]
    return not own or not named or any(each in own or own in each for each in named)


def _values(figure: Figure) -> Iterator[str]:
    match figure.value:
        case Number(value=value):
            yield str(value)
        case Range(low=low, high=high):
            yield from (str(low), str(high))
        case _:
            pass
    if not isinstance(figure.second, Absent):
        yield str(figure.second.value)


def _said(figure: Figure) -> str:
    return next(_values(figure), "") if isinstance(figure.as_published, Absent) else figure.as_published


def _numbers(text: str) -> list[str]:
    return [_numbers_of(each) for each in _NUMBER.findall(_plain(text))]


def _numbers_of(text: str) -> str:
    """One number as every writing of it: 1,200 and 1200.0 are one."""
    bare = text.replace(",", "").lstrip("-")
    return (bare.rstrip("0").rstrip(".") if "." in bare else bare).lstrip("0") or "0"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
