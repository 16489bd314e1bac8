"""What a report says in the midst of a year is none of the year: an interim evaluation in, how the pages tell it out."""

from pathlib import Path

import pytest

from generator.judging.standings import stand_all
from generator.judging.statuses import Status
from generator.map.site_index import index_site
from small_town import Town

INDICATOR = (
    "indicators:\n  - {id: i, name: 相談件数, unit: 件, kind: output, direction: at_least, accumulation: yearly,\n"
    "     targets: [{fiscal_year: 2019, as_published: 100件}]}\n"
)
RATED = "    evaluations: [{by: division, scale: abc, rating: b, as_published: B}]\n"
MISSED = "    actuals: [{indicator: i, fiscal_year: 2019, as_published: 90件}]\n"


def town(
    folder: Path, *, interim: str, year: str = "", measure: str = INDICATOR, day: str = ", as_of: 2019-09-30"
) -> Town:
    """A town that reports on 2019 in its midst and after its end."""
    held = Town(folder, measure=measure)
    half = f"  - {{id: half, name: R1中間報告, kind: interim, fiscal_year: 2019{day}, source: {{document: d}}}}\n"
    held.change("town/p/plan.yaml", "rounds:\n", f"rounds:\n{half}")
    for name, told in (("half", interim), ("r1", year)):
        if told:
            held.put(f"town/p/results/{name}.yaml", f"round: {name}\nmeasures:\n  - measure: a\n{told}")
    return held


def test_is_told_as_that_of_the_interim_report(tmp_path: Path) -> None:
    text = town(tmp_path, interim=RATED, year=MISSED).text("measure")
    assert "令和元年度の評価" not in text
    assert "担当課（R1中間報告（令和元年度）（2019年9月30日まで））B" in text
    assert "年度の途中の評価だけがあります" in text


def test_is_not_held_against_the_figures_of_the_year(tmp_path: Path) -> None:
    text = town(tmp_path, interim=RATED, year=MISSED).text("measure")
    assert "ですが、" not in text
    assert "未達成" in text


@pytest.mark.parametrize("day", [", as_of: 2019-09-30", ""])
def test_is_never_the_headline_of_the_year(tmp_path: Path, day: str) -> None:
    held = town(tmp_path, interim=RATED, measure="", day=day)
    assert stand_all(index_site(held.site())).statuses["town/p/a"].status is Status.REPORTED


def test_gives_way_to_that_of_the_year(tmp_path: Path) -> None:
    text = town(tmp_path, interim=RATED, year=RATED, measure="").text("measure")
    assert "試験市の令和元年度の評価" in text
    assert "途中の評価だけ" not in text


def test_of_a_day_at_the_end_of_the_year_is_that_of_the_year(tmp_path: Path) -> None:
    text = town(tmp_path, interim=RATED, measure="", day=", as_of: 2020-03-31").text("measure")
    assert "試験市の令和元年度の評価" in text


VALUE = MISSED.replace("90", "60")


@pytest.mark.breaks("K571")
def test_a_value_of_an_interim_report_without_a_day_is_asked_about(tmp_path: Path) -> None:
    assert town(tmp_path, interim=VALUE, day="").codes() == ["K571"]


@pytest.mark.parametrize(("day", "year"), [(", as_of: 2019-09-30", ""), ("", MISSED)])
def test_a_value_of_a_day_or_followed_by_that_of_the_year_is_not(tmp_path: Path, day: str, year: str) -> None:
    assert town(tmp_path, interim=VALUE, year=year, day=day).codes() == []


THING = (
    "indicators:\n  - {id: i, name: 設計, kind: output, direction: milestone, accumulation: not_stated,\n"
    "     targets: [{fiscal_year: 2019, as_published: 設計完了, done: true}]}\n"
)
DESIGN = "    actuals: [{indicator: i, fiscal_year: 2019, as_published: 設計中, done: false}]\n"


@pytest.mark.parametrize(
    ("measure", "value"), [(INDICATOR, VALUE), (INDICATOR, VALUE.replace("60", "160")), (THING, DESIGN)]
)
def test_a_value_of_an_interim_report_without_a_day_is_no_verdict_of_the_year(
    tmp_path: Path, measure: str, value: str
) -> None:
    held = town(tmp_path, interim=value, measure=measure, day="")
    assert held.codes() == ["K571"]
    site_index = index_site(held.site())
    told = stand_all(site_index).indicators["town/p/a#i"]
    assert told.status not in (Status.REACHED, Status.NOT_REACHED)
    text = held.text("measure")
    assert "年度の途中の報告の値（いつの時点かは示されていません）" in text
    assert "目標に届" not in text


@pytest.mark.parametrize(
    "value",
    [
        VALUE.replace(
            "as_published", "as_of: 2020-03-31, as_published"
        ),  # the year's own, though told by an interim report
        VALUE.replace("2019", "2018"),  # of the year before
        DESIGN.replace("設計中, done: false", "設計完了, done: true"),  # what is done stays done
    ],
)
def test_what_an_interim_report_tells_for_good_is_judged_without_a_question(tmp_path: Path, value: str) -> None:
    measure = THING if "設計" in value else INDICATOR.replace("[{", "[{fiscal_year: 2018, as_published: 100件}, {")
    held = town(tmp_path, interim=value, measure=measure, day="")
    assert held.codes() == []
    assert stand_all(index_site(held.site())).indicators["town/p/a#i"].status in (Status.REACHED, Status.NOT_REACHED)
    assert "いつの時点かは示されていません" not in held.text("measure")


def test_is_not_called_mended_by_the_value_of_the_year(tmp_path: Path) -> None:
    text = town(tmp_path, interim=VALUE, year=MISSED, day="").text("measure")
    assert "60件年度の途中の報告の値（いつの時点かは示されていません）" in text
    assert "改められた" not in text
    assert "未達成" in text


def test_stands_where_the_report_of_the_year_tells_of_other_things(tmp_path: Path) -> None:
    held = town(tmp_path, interim=VALUE, year="    done: 点検しました。\n", day="")
    assert held.codes() == []
    assert stand_all(index_site(held.site())).indicators["town/p/a#i"].status is Status.NOT_REACHED


@pytest.mark.parametrize("day", ["2019-09-30", "2020-03-30"])
def test_a_value_with_a_day_of_its_own_within_the_year_is_no_verdict_of_the_year(tmp_path: Path, day: str) -> None:
    held = town(tmp_path, interim="", year=VALUE.replace("as_published", f"as_of: {day}, as_published"))
    assert stand_all(index_site(held.site())).indicators["town/p/a#i"].status is Status.NOT_REPORTED
