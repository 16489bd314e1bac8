"""What is known of how a unit was evaluated: the city's own judgement with its year, what it means to do, and what others say."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from generator.map.site_index import MeasureReport, PillarReport, PlanReport
from generator.model.basics import NOT_STATED, Absent
from generator.model.plans import Round, RoundKind, Scale, ScaleStep, Standing
from generator.model.raters import city_judgement, is_no_attainment, is_of_whole, is_own
from generator.model.ratings import step_in
from generator.model.results import Evaluation

_WAY: Final = re.compile("方向")
_STEPS: Final = "拡充|拡大|継続|現状維持|見直し|縮小|廃止|休止|統合"
_BESIDE: Final = (
    "(?:改善|改良|重点|一部|事業|規模|予算|手法|内容|現状|現行|引き続|今後|このまま|どおり|通り|実施|推進|検討|予定"
    "|まま|[のをはもで的にしてたするきうえ上後要・、/()])*"
)
_IS_STEP: Final = re.compile(rf"{_BESIDE}(?:(?:{_STEPS}){_BESIDE})+")


class Told(NamedTuple):
    """An evaluation with the round that tells it."""

    round: Round
    evaluation: Evaluation


class Evaluated(NamedTuple):
    """How a measure or pillar was evaluated.

    ``own`` is the newest judgement of the city itself (its latest stage, on all axes) that says anything; ``overall`` is the one of these that
    speaks of the whole (総合評価), or the only one there is; Absent where several axes stand side by side. ``missing`` is a newer judgement of the city that was not made.
    ``directions`` are what it means to do next. ``others`` are the newest of everybody else, and the earlier stages of the city's own.
    ``same_year`` are all evaluations of the year of ``own``. What a report tells part-way through a year is none of the year: of the city's own it
    stands among the ``others`` as long as nothing newer is known.
    """

    own: tuple[Told, ...] = ()
    overall: Told | Absent = NOT_STATED
    missing: Told | Absent = NOT_STATED
    directions: tuple[Told, ...] = ()
    others: tuple[Told, ...] = ()
    same_year: tuple[Evaluation, ...] = ()


_NOTHING_TOLD: Final = Evaluated()


def evaluate(reports: Sequence[MeasureReport | PillarReport | PlanReport], scales: Sequence[Scale]) -> Evaluated:
    """What ``reports``, the earliest first, tell of how the unit was evaluated, by the scales of its plan."""
    told = [Told(report.round, each) for report in reports for each in report.result.evaluations]
    if not told:  # nearly always
        return _NOTHING_TOLD
    judged = [each for each in told if not is_direction(each.evaluation, scales)]
    whole = [each for each in judged if not is_part_way(each.round)]
    own, missing = _city(whole)
    same = tuple(each.evaluation for each in whole if own and each.round.fiscal_year == own[0].round.fiscal_year)
    ways = [each for each in told if is_own(each.evaluation) and is_direction(each.evaluation, scales)]
    return Evaluated(
        own=own,
        overall=_overall(own, scales),
        missing=missing,
        directions=tuple(each for each in ways if each.round.id == ways[-1].round.id),
        others=_others(told, own, scales),
        same_year=same,
    )


def is_part_way(its_round: Round) -> bool:
    """Whether a round tells of a fiscal year that was not over: an interim one, of a day before its last or of none."""
    if its_round.kind is not RoundKind.INTERIM:
        return False
    return isinstance(its_round.as_of, Absent) or its_round.as_of < dt.date(its_round.fiscal_year + 1, 3, 31)


def axis_of(evaluation: Evaluation, scales: Iterable[Scale]) -> str:
    """What an evaluation is about, by itself or by its scale; "" where neither says."""
    if not isinstance(evaluation.axis, Absent):
        return evaluation.axis
    axes = (scale.axis for scale in scales if not isinstance(step_in(evaluation, scale), Absent))
    return next((axis for axis in axes if not isinstance(axis, Absent)), "")


def partial_axis(evaluation: Evaluation, scales: Iterable[Scale]) -> str:
    """The axis that has to be told with an evaluation, which would be taken for one of the whole without it; "" of one of the whole."""
    axis = axis_of(evaluation, scales)
    return "" if is_of_whole(axis) else axis


def is_direction(evaluation: Evaluation, scales: Sequence[Scale]) -> bool:
    """Whether an evaluation says what comes next (拡充, 見直しの上で継続) and nothing of what was attained."""
    steps = [step for scale in scales if isinstance(step := step_in(evaluation, scale), ScaleStep)]
    if any(step.reads_as is not Standing.OTHER for step in steps):
        return False
    if _WAY.search(axis_of(evaluation, scales)):
        return True
    said = [evaluation.as_published, *(step.label for step in steps)]
    return any(_is_step(each) for each in said if isinstance(each, str))


def _is_step(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip("。 ")
    return len(plain) <= _SHORT and _IS_STEP.fullmatch(plain) is not None


_SHORT: Final = 24


def _city(judged: Sequence[Told]) -> tuple[tuple[Told, ...], Told | Absent]:
    """The newest judgement of the city that says anything, and a newer one that was not made."""
    missing: Told | Absent = NOT_STATED
    for one in dict.fromkeys(each.round.id for each in reversed(judged)):
        those = [each for each in judged if each.round.id == one]
        own = _among(those, city_judgement(each.evaluation for each in those))
        told = tuple(each for each in own if not isinstance(each.evaluation.as_published, Absent))
        if told:
            return told, missing
        if own and isinstance(missing, Absent):
            missing = own[0]
    return (), missing


def _overall(own: Sequence[Told], scales: Sequence[Scale]) -> Told | Absent:
    """Of several axes the one of the whole, and none where there is none; of one axis its own, unless it is about something else."""
    axes = {axis_of(each.evaluation, scales) for each in own}
    of_whole = [each for each in own if is_of_whole(axis_of(each.evaluation, scales))]
    if of_whole:
        return _with_step(of_whole, scales)
    if len(axes) != 1 or any(map(is_no_attainment, axes)):
        return NOT_STATED
    return _with_step(own, scales)


def _with_step(told: Sequence[Told], scales: Sequence[Scale]) -> Told:
    """The first that is a step of a scale, else the first."""

    def has_step(each: Told) -> bool:
        return any(not isinstance(step_in(each.evaluation, scale), Absent) for scale in scales)

    return next((each for each in told if has_step(each)), told[0])


def _others(told: Sequence[Told], own: Sequence[Told], scales: Sequence[Scale]) -> tuple[Told, ...]:
    newest = {_rater(each.evaluation): each.round.id for each in told if not is_own(each.evaluation)}
    its_round, its_year = (own[0].round.id, own[0].round.fiscal_year) if own else ("", 0)
    part_way = next((each.round for each in reversed(told) if is_own(each.evaluation)), None)
    kept = []
    for each in told:
        evaluation = each.evaluation
        if is_own(evaluation) and is_part_way(each.round):
            stays = (
                each.round is part_way and each.round.fiscal_year > its_year and not is_direction(evaluation, scales)
            )
        elif is_own(evaluation):
            stays = each.round.id == its_round and not any(each is one for one in own)
            stays = stays and not is_direction(evaluation, scales)
        else:
            stays = newest[_rater(evaluation)] == each.round.id
        if stays and not isinstance(evaluation.as_published, Absent):
            kept.append(each)
    return tuple(kept)


def _rater(evaluation: Evaluation) -> tuple[str, str]:
    return evaluation.by.value, "" if isinstance(evaluation.by_name, Absent) else evaluation.by_name


def _among(told: Iterable[Told], chosen: Sequence[Evaluation]) -> list[Told]:
    return [each for each in told if any(each.evaluation is one for one in chosen)]
