"""A value that is wanting is no 0: 0件（未集計） and 0%（中止） are none, and 0人 beside 「中止した」 may be none."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from generator.amounts import is_share, parse_unit, plain, reason_of
from generator.checks.not_held import not_held
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.figures import DOWNWARD_OR_KEPT, Direction, Figure, Indicator, Number
from generator.model.results import MeasureResult, PillarResult
from generator.problems.problem import Problem, problem

_BETWEEN: Final = re.compile(r"[()\[\]〔〕【】<>※*、。;:]")
_TAIL: Final = re.compile(r"(?:の?ため|により|につき|なので|で|です|である|となっている)\Z")
_UNKNOWN: Final = re.compile(
    "未(?:集計|調査|公表|確定|把握|測定|算定|算出|報告|回答)|(?:集計|調査|精査|確認|算定)中|(?:調査|測定|集計|把握|回答)(?:せず|しない|していない|しなかった|できず|できなかった|なし|不可)"
    "|(?:調査|測定|集計|アンケート|検査|統計)(?:自体)?(?:を|は|の)?(?:中止|休止|延期|見送|未実施|実施せず)|対象外|不明|非公表|欠測"
)
"""Nobody counted: what there was, nobody knows."""
_NOT_HELD: Final = re.compile(
    "未(?:実施|開催|着手)|(?:開催|実施)(?:せず|しない|していない|しなかった|できず|できなかった|なし|不可)|中止|休止|延期|休館|見送り|見合わせ"
)
"""What is counted did not take place: then there was none of it, and 0 is what was counted."""
_HINT: Final = "値がないことは 0 ではありません。value の代わりに「missing: 」と理由を書いてください。数えた結果が 0 なら、「as_of: 」に数えた日を書き足してください。"


def check_zeros(indicator: Indicator, figures: Iterable[Figure]) -> Iterator[Problem]:
    """Of baselines and actual values: those of 0 whose wording says that there is none.

    Of what was called off 0 people came: 0人（中止） is a count like any other, but 0% is no share of nothing, and 0 is no good result of
    what was to become less.
    """
    counted = _counts_what_is_held(indicator)
    for figure in figures:
        if not _is_zero(figure) or not isinstance(figure.as_published, str):
            continue
        said = _says_wanting(figure.as_published)
        if said and not (counted and _NOT_HELD.search(said) and not _UNKNOWN.search(said)):
            what = f"「{said}」とあるのに、数「0」が書かれています"
            yield problem("K526", figure.place, wording=figure.as_published, what=what, hint=_HINT)


def check_reported_zeros(site_index: SiteIndex, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Zeros of a year in which the same report says that nothing was held. Plans in ``passed`` are passed over."""
    for plan, folder in site_index.plans.items():
        if plan in passed:
            continue
        indicators = {(holder, each.id): each for holder, each in site_index.indicators_of(plan)}
        rounds = {each.id: each.fiscal_year for each in folder.plan.rounds}
        for results in folder.results:
            year = rounds.get(results.round.target, 0)
            reports: tuple[MeasureResult | PillarResult, ...] = (*results.measures, *results.pillars)
            for report in reports:
                of = report.measure if isinstance(report, MeasureResult) else report.pillar
                for each in report.actuals:
                    indicator = indicators.get((f"{plan}/{of.target}", each.indicator.target))
                    if indicator is not None and each.figure.row.fiscal_year == year:
                        yield from _of_report(report, indicator, each.figure)


def _of_report(report: MeasureResult | PillarResult, indicator: Indicator, figure: Figure) -> Iterator[Problem]:
    if not _is_zero(figure) or not isinstance(report.done, str):
        return
    said = not_held(report.done, indicator)
    if said and not (isinstance(figure.as_published, str) and _says_wanting(figure.as_published)):
        yield problem("K566", figure.place, said=said, wording=str(figure.as_published))


def _is_zero(figure: Figure) -> bool:
    is_counted = not figure.forecast and isinstance(figure.as_of, Absent)
    return is_counted and isinstance(figure.value, Number) and not figure.value.value


def _counts_what_is_held(indicator: Indicator) -> bool:
    """Whether an indicator counts people or things of which there are to be more; of shares, means and marks nothing makes no 0."""
    if indicator.direction in (*DOWNWARD_OR_KEPT, Direction.MAINTAIN):
        return False
    unit = "" if isinstance(indicator.unit, Absent) else parse_unit(indicator.unit).name
    name = plain(indicator.called) if isinstance(indicator.called, str) else ""
    return not is_share(unit) and unit not in _MEASURED and _MEASURED_NAME.search(name) is None


_MEASURED: Final = ("点", "ポイント", "倍", "位", "分", "秒", "°C", "度", "dB", "歳", "偏差値", "指数")
_MEASURED_NAME: Final = re.compile("(?:率|割合|比率|平均|平均値|順位|満足度|普及度|指数)$")


def _says_wanting(wording: str) -> str:
    """The remark beside the number that gives a reason for there being none. 0件（該当なし） is a 0 all the same."""
    for remark in (_TAIL.sub("", each.strip()) for each in _BETWEEN.split(plain(wording))[1:]):
        if _PLANNED.search(remark):
            continue
        for words in (_UNKNOWN, _NOT_HELD):
            if words.search(remark) and (words.fullmatch(remark) or len(remark) <= _SHORT):
                return remark
        if not isinstance(reason_of(remark), Absent) and not remark.endswith(("なし", "無し", "無", "ゼロ")):
            return remark
    return ""


_PLANNED: Final = re.compile(
    "[0-9][^0-9]{0,8}(?:予定|計画)(?:して(?:い)?た|した|だった|であった)?(?:が|ものの|も|のところ)"
)
"""What was planned and called off leaves 0: 0回（12回予定していたが中止）."""
_SHORT: Final = 16
"""A longer remark may speak of anything."""
