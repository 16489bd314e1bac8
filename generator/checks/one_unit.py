"""Where an indicator declares no unit, all of its wordings speak of the same thing."""

from collections.abc import Iterator, Sequence

from generator.amounts import Quantity, ReadAmount, parse_amount, same_dimension, unit_text
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Number
from generator.problems.problem import Problem, problem


def check_one_unit(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[Problem]:
    """Where the indicator declares no unit, all of its wordings speak of the same thing."""
    if not isinstance(indicator.unit, Absent):
        return
    first: Quantity | None = None
    for figure in figures:
        outcome = parse_amount(figure.as_published) if isinstance(figure.as_published, str) else None
        said = outcome.of if isinstance(outcome, ReadAmount) and isinstance(figure.value, Number) else None
        if not isinstance(said, Quantity) or not said.unit:
            continue
        first = first or said
        if not same_dimension(first.unit, said.unit):
            yield problem(
                "K521",
                figure.place,
                value="",
                wording=str(figure.as_published),
                printed=unit_text(said),
                declared=unit_text(first),
                hint="",
            )
