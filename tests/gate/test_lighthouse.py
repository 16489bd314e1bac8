"""A page has to be quick on one phone, whatever machine plays it."""

import pytest

from gate.lighthouse import USUAL, Measured, measure, slowdown_for


@pytest.mark.parametrize(
    ("power", "slowdown"), [(2_000, USUAL), (1_056, USUAL), (792, 3.0), (528, 2.0), (264, 1.0), (100, 1.0)]
)
def test_a_slow_machine_needs_less_to_be_that_phone_and_a_quick_one_no_more_than_usual(
    power: float, slowdown: float
) -> None:
    assert slowdown_for(power) == slowdown


def test_the_first_run_is_as_everybody_measures_and_the_best_of_three_counts() -> None:
    asked: list[float] = []
    runs = [(97, 100, 792), (99, 96, 528), (98, 100, 300)]

    def run(_url: str, slowdown: float) -> Measured:
        performance, seo, power = runs[len(asked)]
        asked.append(slowdown)
        return Measured({"performance": performance, "seo": seo}, power)

    assert measure("http://127.0.0.1/", run=run) == {"performance": 99, "seo": 100}
    assert asked == [USUAL, 3.0, 2.0]


def test_a_full_score_ends_the_runs() -> None:
    asked: list[float] = []

    def run(_url: str, slowdown: float) -> Measured:
        asked.append(slowdown)
        return Measured({"performance": 100}, 2_000)

    assert measure("http://127.0.0.1/", run=run) == {"performance": 100}
    assert asked == [USUAL]
