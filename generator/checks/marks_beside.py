"""Marks in a value's own wording, against what the figures give: 80件（目標達成） of 100件, 120件（達成率80%）."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from generator.amounts import is_rank, periods_in, plain
from generator.checks.said_of_targets import OTHER_TIME, claims_in
from generator.judging import Judgement, JudgementReason, Status, attainment, status_said, told_otherwise
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Number, Range, Rating
from generator.problems.problem import Problem, problem

_REMARK: Final = re.compile(r"[()\[\]〔〕【】<>「」※*]+")
_PIECE: Final = re.compile(r"[、。;/・\s]+|,(?![0-9])")
_LEAD: Final = re.compile(
    r"\A[○〇◯◎×△▲●✕✖☑✓✔→=:\-]*(?:(?:目標)?(?:の)?(?:達成)?(?:状況|度|区分|判定|評価|結果)(?:は|:|=)|(?:KPI|指標|計画)(?:を|は|の)?)?[○〇◯◎×△▲●✕✖☑✓✔]*"
)
_REACHED: Final = re.compile(
    "(?:目標)?(?:を)?(?:超過|大幅に?)?(?:達成|クリア)(?:済み?|した|しました|できた|しています?)?[!]?"
)
_MISSED: Final = re.compile("(?:目標)?(?:は|には|に)?(?:未達成?|不達成?|達成(?:でき|なら|せ)ず)(?:です|である)?")
_SHARE: Final = re.compile(
    r"(?:目標(?:値)?(?:[0-9][0-9,.]*[^0-9%、]{0,4}?)?(?:(?:に対する|の|対比?)?(?:達成率|達成度|達成割合|到達率|比)|に対し(?:て)?|の(?=[0-9]))|達成率|達成度|到達率|充足率|対目標(?:値)?(?:比|達成率)?|対計画(?:値)?(?:比|達成率)?|計画(?:達成率|比))"
    r"(?:は|が|:|=|約)?\s?(?P<share>[0-9]+(?:\.[0-9]+)?\s?%)"
)
_OF_SHARES: Final = re.compile("達成率|達成度|到達率|充足率|割合の比")
_LABELS: Final = {Status.REACHED: "達成", Status.NOT_REACHED: "未達成"}


def check_marks_beside(indicator: Indicator, judgement: Judgement, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """Each actual value beside the target of its own period; a share also beside the last target, of which it may be one."""
    statuses = {each.period: each for each in judgement.verdicts}
    for figure in actuals:
        verdict = statuses.get(figure.period)
        is_number = isinstance(figure.value, Number | Range | Rating) and not figure.forecast
        if not is_number or not isinstance(figure.as_published, str):
            continue
        pieces = list(_pieces(figure.as_published, figure.period.fiscal_year))
        if verdict is not None and verdict.status in _LABELS:
            said = {_said(each, indicator, figure.period.fiscal_year) for each in pieces} - {None}
            if said and verdict.status not in said:
                status = _LABELS[verdict.status]
                year = figure.period.fiscal_year
                yield problem("K572", figure.place, word=figure.as_published, year=year, status=status)
                continue
        share = next((found["share"] for found in map(_SHARE.fullmatch, pieces) if found), "")
        computed = _otherwise(indicator, judgement, figure, share) if share else ""
        if computed:
            yield problem("K573", figure.place, printed=share, computed=computed)


def _pieces(wording: str, year: int) -> Iterator[str]:
    """The parts of a wording that may be marks: each remark by itself, but for those of another time (前年度は目標達成)."""
    for remark in _REMARK.split(plain(wording)):
        if not OTHER_TIME.search(remark) and all(each.year in (0, year) for each in periods_in(remark)):
            yield from (each.strip() for each in _PIECE.split(remark) if each.strip())


def _said(piece: str, indicator: Indicator, year: int) -> Status | None:
    """達成 or 未達成, as the mark says it."""
    bare = _LEAD.sub("", piece)
    said = status_said(bare)
    if said is None and _REACHED.fullmatch(bare):
        said = Status.REACHED
    if said is None and _MISSED.fullmatch(bare):
        said = Status.NOT_REACHED
    return next((status for _, status in claims_in(bare, indicator, year)), None) if said is None else said


def _otherwise(indicator: Indicator, judgement: Judgement, figure: Figure, share: str) -> str:
    """What comes out in place of the share; "" where it is that of one of the targets, or where nothing can be reckoned."""
    if not isinstance(figure.attainment, Absent) or is_rank(indicator) or _OF_SHARES.search(str(indicator.called)):
        return ""
    told = replace(figure, attainment=share)
    computed = ""
    for judged in _judged(indicator, judgement, told):
        found = told_otherwise(indicator, judged)
        if not found:
            return ""
        computed = computed or found
    return computed


def _judged(indicator: Indicator, judgement: Judgement, told: Figure) -> Iterator[Judgement]:
    """How the value stands beside the target of its own period, then beside the last one."""
    verdict = next((each for each in judgement.verdicts if each.period == told.period), None)
    if verdict is None or verdict.status not in _LABELS or verdict.reason is JudgementReason.ACROSS_BREAK:
        return
    own = [each.figure for each in indicator.targets if each.figure.period == told.period]
    for target in (*own, *(each.figure for each in indicator.targets[-1:] if own)):
        share = attainment(indicator.direction, target.value, told.value)
        yield Judgement(verdict.status, verdict.reason, target=target, actual=told, attainment=share)
