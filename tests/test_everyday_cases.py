"""What people write every day and what is right of it, in one place: first what is refused, then what reads well.

Each row is one of the kinds that a city's writers were seen to meet; the rules themselves have tests of their own.
"""

from pathlib import Path

import pytest

from generator.judging.standings import stand_all
from generator.map.site_index import index_site
from generator.views.kinds.municipality import view_municipality
from page_reading import JAPANESE, show
from sample import City
from village import VILLAGE, build_village

GREEN = "mihon/basic-plan/measures/green.yaml"
HALL = "mihon/basic-plan/measures/hall.yaml"
PLAN = "mihon/basic-plan/plan.yaml"
RESULTS = "mihon/basic-plan/results/2024.yaml"


def indicator(unit: str, direction: str, target: tuple[str, str], actual: tuple[str, str]) -> str:
    """A measures file with one indicator that has a target and an actual value for 2024."""
    return (
        "measures:\n  - id: zz\n    title: 試し\n    kind: project\n    pillar: p2\n    indicators:\n"
        f"      - {{id: a, name: 指標, unit: {unit}, kind: outcome, direction: {direction}, accumulation: yearly,\n"
        f'         targets: [{{fiscal_year: 2024, as_published: "{target[0]}", value: "{target[1]}"}}],\n'
        f'         actuals: [{{fiscal_year: 2024, as_published: "{actual[0]}", value: "{actual[1]}", source: {{document: report-2024}}}}]}}\n'
    )


@pytest.mark.parametrize(
    ("unit", "direction", "target", "actual", "codes"),
    [
        pytest.param("人", "at_least", ("▲100人", "-100"), ("▲300人", "300"), ["K520"], id="a loss typed as a gain"),
        pytest.param("人", "at_least", ("100人", "100"), ("マイナス300人", "300"), ["K520"], id="a minus in words"),
        pytest.param("億円", "at_least", ("20億円", "20"), ("1,200,000千円", "1200000"), ["K521"], id="thousands of yen as hundreds of millions"),
        pytest.param("人", "at_least", ("1.2万人", "1.2"), ("13,000人", "13000"), ["K521"], id="ten thousands as ones"),
        pytest.param("件", "at_most", ("10件未満", "10"), ("10件", "10"), ["K522"], id="below ten as ten at most"),
        pytest.param("回", "at_most", ("100回以上", "100"), ("50回", "50"), ["K522"], id="at least as at most"),
        pytest.param("件", "at_least", ("9件", "9"), ("令和6年度 12件", "6"), ["K503"], id="the number of the year as the value"),
    ],
)  # fmt: skip
def test_a_value_that_is_not_what_its_wording_says_is_told(  # noqa: PLR0917 (a row of the table)
    tmp_path: Path, unit: str, direction: str, target: tuple[str, str], actual: tuple[str, str], codes: list[str]
) -> None:
    city = City(tmp_path).put("mihon/basic-plan/measures/zz.yaml", indicator(unit, direction, target, actual))
    assert city.codes() == codes


def test_a_value_that_is_about_the_target_is_not_called_reached(tmp_path: Path) -> None:
    text = indicator("人", "at_least", ("100人", "100"), ("約100人", "100"))
    (piece,) = show(City(tmp_path).put("mihon/basic-plan/measures/zz.yaml", text)).measure("zz").indicators
    assert piece.badge.label == "判定できない"


@pytest.mark.parametrize(
    ("file", "before", "after", "codes"),
    [
        pytest.param(GREEN, 'amount: "12,850"\n        unit: 千円\n        as_published: "12,850"', 'amount: "12,850"\n        unit: 円\n        as_published: "12,850千円"', "K521 K528", id="an amount of thousands typed as yen, which its sources exceed"),
        pytest.param(GREEN, "{as_published: R6.7～予定, begins: 2024-07", "{as_published: 令和6年7月～予定, begins: 2023-07", "K524", id="a schedule of another year"),
        pytest.param(PLAN, 'as_published: 約5.6%, share: "5.6"', 'as_published: 約5.6%, share: "56"', "K503", id="a share ten times too large"),
        pytest.param(RESULTS, "{indicator: waiting, fiscal_year: 2024", "{indicator: waiting, fiscal_year: 2042", "K531", id="a result of a year to come"),
        pytest.param(HALL, "    number: 取組03\n    title: 窓口の改善", "    number: 取組03\n    title: 窓口\ufffdの改善", "K316", id="a lost letter"),
        pytest.param(HALL, "    number: 取組03\n    title: 窓口の改善", '    number: 取組03\n    title: "\\u3164"', "K303", id="a title that nobody sees"),
        pytest.param(HALL, "    number: 取組03\n    title: 窓口の改善", '    number: 取組03\n    title: "\\u00ad"', "K303", id="a title of a soft hyphen"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_told(tmp_path: Path, file: str, before: str, after: str, codes: str) -> None:
    assert City(tmp_path).change(file, before, after).codes() == codes.split()


def village(tmp_path: Path, more: str, *results: str) -> City:
    measures = f"""\
  - id: a
    title: 効率的な運営
    departments: {{as_published: 企画課, lead: [kikaku]}}
    indicators:
      - {{id: y, name: 指標, unit: 件, kind: outcome, direction: at_least, accumulation: yearly, {more}}}
"""
    return build_village(tmp_path, measures, *results)


class TestWhatReadsWell:
    def test_a_pillar_that_no_measure_is_in(self, tmp_path: Path) -> None:
        city = City(tmp_path).change(HALL, "    pillar: p2\n    departments:", "    pillar: p1\n    departments:")
        page = show(city).pillar("p2")
        assert (page.tallies, page.measures) == ((), ())
        assert "件あります" not in page.head.description

    def test_a_target_that_was_revised_with_its_reason(self, tmp_path: Path) -> None:
        revised = (
            "targets: [{fiscal_year: 2019, as_published: 80件, value: 80,"
            " revisions: [{fiscal_year: 2018, was: 100件, reason: 施設を閉じたため}]}]"
        )
        result = "round: r1\nmeasures:\n  - {measure: a, actuals: [{indicator: y, fiscal_year: 2019, as_published: 85件, value: 85}]}\n"
        page = show(village(tmp_path, revised, result)).measure(f"{VILLAGE}/a")
        (piece,) = page.indicators
        assert (piece.badge.label, page.answer.sentence) == ("達成", "令和元年度の実績値が目標値以上です。")
        (remark,) = piece.tables[0].rows[0].target[0].remarks
        assert "100件" in remark
        assert "施設を閉じたため" in remark

    @pytest.mark.parametrize("newest_first", [True, False])
    def test_a_value_told_twice_stands_as_the_later_report_has_it(self, tmp_path: Path, *, newest_first: bool) -> None:
        told = "round: {}\nmeasures:\n  - {{measure: a, actuals: [{{indicator: y, fiscal_year: 2017, as_published: {}件, value: {}}}]}}\n"
        reports = [told.format("r0", 70, 70), told.format("r1", 90, 90)]
        targets = "targets: [{fiscal_year: 2017, as_published: 80件, value: 80}]"
        city = village(tmp_path, targets, *(reversed(reports) if newest_first else reports))
        (piece,) = show(city).measure(f"{VILLAGE}/a").indicators
        assert piece.badge.label == "達成"
        assert [entry.text for entry in piece.tables[0].rows[0].actual] == ["70件", "90件"]

    def test_a_town_that_is_no_city(self, tmp_path: Path) -> None:
        city = village(tmp_path, "targets: [{fiscal_year: 2019, as_published: 80件, value: 80}]")
        city.change("mura/municipality.yaml", "name: 試験村", "name: 試験町")
        site_index = index_site(city.site())
        page = view_municipality(site_index, stand_all(site_index), "mura", JAPANESE)
        assert page.head.description.startswith("東京都試験町が公表した1件の計画")
        assert "市" not in page.head.description
