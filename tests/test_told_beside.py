"""What reports say beside what their figures say: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town

SHEET = "measures:\n  - measure: a\n"


def indicator(target: str = "as_published: 100件") -> str:
    return (
        "indicators:\n  - {id: i, name: 相談件数, unit: 件, kind: output, direction: at_least, accumulation: yearly,\n"
        f"     targets: [{{fiscal_year: 2019, {target}}}]}}\n"
    )


def codes(
    folder: Path, actual: str = "", *, target: str = "as_published: 100件", told: str = "", more: str = ""
) -> list[str]:
    """The town's one measure with the value of 2019; ``told`` is what else its result has, ``more`` what its plan has."""
    actuals = f"    actuals: [{{indicator: i, fiscal_year: 2019, {actual}}}]\n" if actual else ""
    return Town(folder, measure=more + indicator(target), results=SHEET + actuals + told).codes()


TEXTS = [
    ("90件", "相談の目標を達成した。", True),
    ("90件", "目標値を上回りました。", True),
    ("90件", "目標を達成しなかった。", False),
    ("90件", "目標を達成していません。", False),
    ("90件", "目標の達成に向けて周知した。", False),
    ("90件", "目標に届かなかった。", False),
    ("110件", "目標に届かなかった。", True),
    ("110件", "目標を達成できませんでした。", True),
    ("110件", "事業を中止した。", True),
    ("110件", "未実施", True),
    ("110件", "目標を達成した。", False),
    ("110件", "雨のため一回を中止したが、ほかの回は予定したとおりに開き、多くの人が相談に来ました。", False),
]


@pytest.mark.parametrize(("value", "text", "asked"), TEXTS)
def test_a_text_that_says_otherwise_than_the_figures_is_asked_about(
    tmp_path: Path, value: str, text: str, *, asked: bool
) -> None:
    told = codes(tmp_path, f"as_published: {value}", told=f"    done: {text}\n")
    assert told == (["K572"] if asked else [])


@pytest.mark.parametrize(
    ("value", "printed", "asked"),
    [
        ("90件", "100%", True),
        ("110件", "90.9%", True),
        ("90件", "90%", False),
        ("90件", "90.0", False),
        ("110件", "110.0%", False),
    ],
)
def test_a_printed_share_that_is_not_the_one_of_the_values_is_asked_about(
    tmp_path: Path, value: str, printed: str, *, asked: bool
) -> None:
    told = codes(tmp_path, f'as_published: {value}, attainment: "{printed}"')
    assert told == (["K573"] if asked else [])


@pytest.mark.parametrize(("moved", "asked"), [(2020, True), (2019, False), (2018, False)])
def test_a_target_that_was_moved_after_its_year_is_asked_about(tmp_path: Path, moved: int, *, asked: bool) -> None:
    target = f"as_published: 80件, revisions: [{{fiscal_year: {moved}, was: 100件}}]"
    assert codes(tmp_path, "as_published: 90件", target=target) == (["K575"] if asked else [])


@pytest.mark.parametrize(("ended", "asked"), [(2018, True), (2019, False), (2020, False)])
def test_a_result_after_the_end_is_asked_about(tmp_path: Path, ended: int, *, asked: bool) -> None:
    told = codes(tmp_path, "as_published: 110件", more=f"ending: {{kind: ended, fiscal_year: {ended}}}\n")
    assert told == (["K576"] if asked else [])


ONE_STEP = "steps: [{id: b, label: B, definition: 概ね成果があった, reads_as: reached}]"
STEPS = "steps: [{id: a, label: A, reads_as: reached}, {id: b, label: B, reads_as: on_the_way}]"
A = "{by: division, scale: abc, rating: a, as_published: A}"


def rated(folder: Path, *evaluations: str) -> list[str]:
    results = f"{SHEET}    evaluations: [{', '.join(evaluations)}]\n"
    return Town(folder, results=results).change("town/p/plan.yaml", ONE_STEP, STEPS).codes()


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        ("{by: division, scale: abc, rating: b, as_published: B}", True),
        ("{by: division, scale: abc, as_published: B}", True),
        ("{by: division, scale: abc, rating: a, as_published: A評価}", False),
        (A, False),
        ("{by: headquarters, scale: abc, rating: b, as_published: B}", False),
        ("{by: division, axis: 効率, scale: abc, rating: b, as_published: B}", False),
        ("{by: division, stage: second, scale: abc, rating: b, as_published: B}", False),
    ],
)
def test_two_ratings_of_one_rater_and_axis_are_asked_about(tmp_path: Path, other: str, *, asked: bool) -> None:
    assert rated(tmp_path, A, other) == (["K574"] if asked else [])


@pytest.mark.breaks("K572")
def test_breaks_a_text(tmp_path: Path) -> None:
    assert codes(tmp_path, "as_published: 90件", told="    done: 目標を達成した。\n") == ["K572"]


@pytest.mark.breaks("K573")
def test_breaks_a_share(tmp_path: Path) -> None:
    assert codes(tmp_path, 'as_published: 90件, attainment: "100%"') == ["K573"]


@pytest.mark.breaks("K574")
def test_breaks_a_rating(tmp_path: Path) -> None:
    assert rated(tmp_path, A, A.replace("rating: a, as_published: A", "rating: b, as_published: B")) == ["K574"]


@pytest.mark.breaks("K575")
def test_breaks_a_target(tmp_path: Path) -> None:
    target = "as_published: 80件, revisions: [{fiscal_year: 2020, was: 100件}]"
    assert codes(tmp_path, "as_published: 90件", target=target) == ["K575"]


@pytest.mark.breaks("K576")
def test_breaks_an_end(tmp_path: Path) -> None:
    assert codes(tmp_path, "as_published: 110件", more="ending: {kind: ended, fiscal_year: 2018}\n") == ["K576"]
