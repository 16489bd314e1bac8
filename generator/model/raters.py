"""Who said so: of several evaluations those that are the city's own last word, and those of others."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from generator.model.basics import Absent
from generator.model.results import Evaluation, Evaluator, Stage

_OTHERS: Final = (Evaluator.CITIZENS_PANEL, Evaluator.EXTERNAL, Evaluator.COUNCIL)
_STAGE_RANKS: Final = {Stage.FIRST: 1, Stage.SECOND: 2, Stage.THIRD: 3, Stage.FINAL: 5}
_USUAL_RANKS: Final = {
    Evaluator.NOT_STATED: 0,
    Evaluator.DIVISION: 1,
    Evaluator.MANAGER: 2,
    Evaluator.HEADQUARTERS: 3,
    Evaluator.CITY: 4,
}
"""Where no stage is told: a division's is a first one, its manager's a second, and the city's as a whole comes after all of them."""
_SAID: Final = (
    (re.compile("最終|総合評価"), Stage.FINAL),
    (re.compile("(?:第?(?:3|三))次"), Stage.THIRD),
    (re.compile("(?:第?(?:2|二))次"), Stage.SECOND),
    (re.compile("(?:第?(?:1|一))次"), Stage.FIRST),
)


def is_own(evaluation: Evaluation) -> bool:
    """Whether the city judges itself: not a panel, an expert or the council."""
    return evaluation.by not in _OTHERS


def stage_of(evaluation: Evaluation) -> Stage | Absent:
    """The stage as typed, otherwise as the evaluator's name tells it (市の最終評価, 一次評価)."""
    if not isinstance(evaluation.stage, Absent) or isinstance(evaluation.by_name, Absent):
        return evaluation.stage
    name = unicodedata.normalize("NFKC", evaluation.by_name)
    return next((stage for said, stage in _SAID if said.search(name)), evaluation.stage)


def city_judgement(evaluations: Iterable[Evaluation]) -> tuple[Evaluation, ...]:
    """The city's own judgement among the evaluations of one round: those of its latest stage, on all their axes; empty where it gave none.

    An evaluation that is missing gives way to an earlier stage that is not.
    """
    own = [each for each in evaluations if is_own(each)]
    told = [each for each in own if not isinstance(each.as_published, Absent)] or own
    last = max(map(_rank, told), default=(0, 0))
    return tuple(each for each in told if _rank(each) == last)


def _rank(evaluation: Evaluation) -> tuple[int, int]:
    usual, stage = _USUAL_RANKS[evaluation.by], stage_of(evaluation)
    return (usual if isinstance(stage, Absent) else _STAGE_RANKS[stage]), usual


def raters_differ(evaluations: Sequence[Evaluation], words_of: dict[int, str]) -> tuple[Evaluation, ...]:
    """The evaluations of one aspect and one scale in which raters differ, in their order; ``words_of`` gives what each says by its place.

    Empty where all say the same, or nobody speaks of the same thing.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for place, each in enumerate(evaluations):
        if words_of.get(place):
            scale = "" if isinstance(each.scale, Absent) else each.scale.target
            axis = "" if isinstance(each.axis, Absent) else each.axis
            groups.setdefault((scale, axis), []).append(place)
    return tuple(
        evaluations[place]
        for places in groups.values()
        if len({words_of[place] for place in places}) > 1 and len({_rater(evaluations[place]) for place in places}) > 1
        for place in places
    )


def _rater(evaluation: Evaluation) -> tuple[Evaluator, str, str]:
    stage = stage_of(evaluation)
    name = "" if isinstance(evaluation.by_name, Absent) else evaluation.by_name
    return evaluation.by, name, "" if isinstance(stage, Absent) else stage.value
