"""One state of a measure in one build: its own page, its indicator, its plan and the page of its year tell the same."""

from pathlib import Path

from generator.judging import Status
from generator.judging.standings import stand_all
from generator.judging.years import stand_in_years
from generator.map.site_index import index_site
from small_town import Town
from test_interim_values import actual, indicator, town, year_page

KEY = "town/p/a"


def states(held: Town, year: int) -> tuple[Status, Status, Status]:
    """How the measure stands, its indicator, and the measure in the year."""
    site_index = index_site(held.site())
    standings = stand_all(site_index)
    judgement = standings.indicators[f"{KEY}#i"]
    actuals = site_index.actuals_of_measure(KEY, site_index.measures[KEY].indicators[0])
    reports = site_index.results_of_measure(KEY)
    told = dict(stand_in_years([judgement], reports, actuals, (), standings.known_year))
    return standings.statuses[KEY].status, judgement.status, told[year]


NOT_DUE = (Status.NOT_DUE,) * 3


def _quarters(*parts: str) -> str:
    values = ", ".join(
        f"{{indicator: i, fiscal_year: 2020, part: {part}, as_published: 90件, as_of: 2020-06-30}}" for part in parts
    )
    return f"    actuals: [{values}]"


def _of_2020(more: str = "") -> str:
    return (
        "indicators:\n  - {id: i, name: 相談件数, unit: 件, kind: output, direction: at_least, accumulation: yearly,\n"
        f"     targets: [{more}{{fiscal_year: 2020, as_published: 350件以上}}]}}\n"
    )


def test_an_answer_that_it_is_too_early_is_told_alike_everywhere(tmp_path: Path) -> None:
    held = town(tmp_path, _of_2020(), quarter=actual(2020, "missing: not_yet"))
    assert states(held, 2020) == NOT_DUE


def test_a_report_in_words_before_the_year_is_over_is_told_alike_everywhere(tmp_path: Path) -> None:
    held = town(tmp_path, _of_2020(), quarter="    done: 相談を受けました。\n" + actual(2020, "missing: not_yet"))
    assert states(held, 2020) == NOT_DUE
    assert "この年度の状態：報告前1件" in year_page(held, "2020")


def test_a_value_of_another_time_before_the_year_is_over_is_told_alike_everywhere(tmp_path: Path) -> None:
    """All four quarters are known in the year that the site speaks of; the year's own value is not."""
    held = town(tmp_path, _of_2020(), quarter=_quarters("q1", "q2", "q3", "q4"))
    assert states(held, 2020) == NOT_DUE
    page = year_page(held, "2020")
    assert "報告なし" not in page
    assert "この年度の目標がある指標：1件（うち、この年度の実績があるもの：0件）" in page


def test_a_year_that_is_over_without_its_value_is_not_reported_everywhere(tmp_path: Path) -> None:
    measure = "indicators:\n" + indicator("yearly")
    held = town(tmp_path, measure, year="    done: 相談を受けました。")
    assert states(held, 2019) == (Status.NOT_REPORTED,) * 3


def test_a_measure_that_answered_stays_in_the_list_of_its_year(tmp_path: Path) -> None:
    page = year_page(town(tmp_path, _of_2020(), quarter=actual(2020, "missing: not_yet")), "2020")
    assert "まだ報告の時期ではありません" in page
    assert "1件の施策について、まだ結果がないことだけを伝える報告が" in page


def test_a_quarter_with_a_target_of_its_own_is_the_value_that_is_counted(tmp_path: Path) -> None:
    measure = _of_2020().replace("fiscal_year: 2020, as", "fiscal_year: 2020, part: q1, as")
    page = year_page(town(tmp_path, measure, quarter=_quarters("q1")), "2020")
    assert "この年度の目標がある指標：1件（うち、この年度の実績があるもの：1件）" in page


def _in_turn(folder: Path) -> Town:
    """Reports of June, September and of the whole of 2020, of which the first tells only why there is no value."""
    held = town(folder, _of_2020(), quarter=actual(2020, "missing: not_yet, missing_note: 第1四半期は80件"))
    rounds = held.read("town/p/plan.yaml")
    more = (
        "  - {id: q2, name: R2第2四半期, kind: interim, fiscal_year: 2020, as_of: 2020-09-30, source: {document: d}}\n"
        "  - {id: r2, name: R2事後評価, kind: yearly, fiscal_year: 2020, source: {document: d}}\n"
    )
    held.put("town/p/plan.yaml", rounds.replace("  - {id: q1,", more + "  - {id: q1,"))
    for name, told in (("q2", "as_published: 170件"), ("r2", "as_published: 360件")):
        held.put(f"town/p/results/{name}.yaml", f"round: {name}\nmeasures:\n  - measure: a\n{actual(2020, told)}\n")
    return held


def test_what_was_told_of_one_year_stands_in_the_order_of_the_days_reasons_too(tmp_path: Path) -> None:
    held = _in_turn(tmp_path)
    day = "まだ報告の時期ではありません（第1四半期は80件）（2020年6月30日現在）、170件（2020年9月30日現在）、360件"
    assert day in year_page(held, "2020")
    page = held.text("measure")
    table = page[page.index("時期ごとの目標値と実績値") :]
    places = [table.index(each) for each in ("まだ報告の時期ではありません", "2020年6月30日現在", "170件", "360件")]
    assert places == sorted(places)


def test_a_reason_told_of_a_year_that_is_over_has_no_day_of_its_midst(tmp_path: Path) -> None:
    held = town(tmp_path, "indicators:\n" + indicator("yearly"), quarter=actual(2019, "missing: being_compiled"))
    assert "2020年6月30日現在" not in year_page(held, "2019")


def test_the_head_of_a_measure_says_that_it_is_too_early_where_a_report_says_so(tmp_path: Path) -> None:
    early = "実績令和2年度まだ報告の時期ではありません"
    assert early in town(tmp_path / "a", _of_2020(), quarter=actual(2020, "missing: not_yet")).text("measure")
    assert "実績令和2年度収めた文書に載っていません" in town(tmp_path / "b", _of_2020()).text("measure")
