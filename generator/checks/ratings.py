"""An indicator whose values are steps of a scale: each is one of that very scale, and means what its wording says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.model.basics import Absent, Ref
from generator.model.figures import Accumulation, Direction, Figure, Indicator, Missing, Rating, Wording
from generator.model.plans import Scale
from generator.model.ratings import says_or_better, step_in_wording, step_named
from generator.problems.problem import Problem, problem

_DIRECTIONS: Final = (Direction.AT_LEAST, Direction.INCREASE, Direction.MAINTAIN_OR_INCREASE, Direction.MAINTAIN)


def check_ratings(
    indicator: Indicator, named: Ref, scales: Mapping[str, Scale], targets: Sequence[Figure], others: Sequence[Figure]
) -> Iterator[Problem]:
    """The figures of an indicator of the scale ``named``; that there is one, the references tell. ``others`` are baseline and actual values."""
    if indicator.direction not in _DIRECTIONS or indicator.accumulation is Accumulation.CUMULATIVE:
        yield problem("K543", indicator.place, direction=indicator.direction, accumulation=indicator.accumulation)
    scale = scales.get(named.target)
    if scale is None:
        return
    for figure in targets:
        yield from _check(figure, scale, scales, (Rating, Missing))
        told = figure.as_published
        if indicator.direction is Direction.MAINTAIN and isinstance(told, str) and says_or_better(told):
            allowed = "at_least（以上）"
            yield problem("K522", figure.place, wording=told, direction=indicator.direction, allowed=allowed)
    for figure in others:
        yield from _check(figure, scale, scales, (Rating, Wording, Missing))


def _check(figure: Figure, scale: Scale, scales: Mapping[str, Scale], allowed: tuple[type, ...]) -> Iterator[Problem]:
    value = figure.value
    if not isinstance(value, allowed):
        told = figure.as_published if isinstance(figure.as_published, str) else ""
        yield _unknown(figure, told, scale, scales)
    elif isinstance(value, Rating) and not value.step:
        yield _unknown(figure, value.named, scale, scales)
    elif isinstance(value, Rating) and not value.is_read and isinstance(figure.as_published, str):
        said = step_in_wording(figure.as_published, scale)
        if not isinstance(said, Absent) and said.id != value.step:
            yield problem("K542", figure.place, rating=value.named, wording=figure.as_published, said=said.label)


def _unknown(figure: Figure, told: str, scale: Scale, scales: Mapping[str, Scale]) -> Problem:
    steps = "、".join(f"{step.id}（{step.label}）" for step in scale.steps)
    others = [each for each in scales.values() if not isinstance(_find(told, each), Absent)]
    hint = f"「{told}」は、別の尺度「{others[0].id}」の段階です。" if others else ""
    return problem("K541", figure.place, rating=told, scale=scale.id, steps=steps, hint=hint)


def _find(told: str, scale: Scale) -> object:
    named = step_named(told, scale)
    return step_in_wording(told, scale) if isinstance(named, Absent) else named
