"""A later report revises a value, or takes it back: what is judged is what stands, and the table says what became of the rest."""

from pathlib import Path

import pytest

from generator.judging import Status
from generator.judging.revisions import standing_values, takes_back
from generator.model.basics import Absent, Reason
from generator.model.figures import Figure, Missing, Period
from generator.views.kinds.year import view_year
from page_reading import JAPANESE, Shown, show, unspaced
from sample import City
from told_figures import HERE, told_figures

PLAN = "mihon/basic-plan"


def reported(folder: Path, *values: str, baseline: str = "") -> Shown:
    """A measure that was to reach 10 in 2023, with what the rounds of 2023 and 2024 report of that year (YAML); ``baseline`` is of 2022."""
    began = f" baseline: {{fiscal_year: 2022, as_published: {baseline}}}," if baseline else ""
    city = City(folder).put(
        f"{PLAN}/measures/zz.yaml",
        "measures:\n  - id: zz\n    title: 試し\n    kind: project\n    pillar: p2\n    indicators:\n"
        "      - {id: a, name: 指標, unit: 件, kind: outcome, direction: at_least, accumulation: yearly,"
        f"{began} targets: [{{fiscal_year: 2023, as_published: 10件}}]}}\n",
    )
    for name, value in zip(("yearly-2023", "yearly-2024"), values, strict=False):
        city.put(
            f"{PLAN}/results/zz-{name}.yaml",
            f"round: {name}\nmeasures:\n  - measure: zz\n    actuals: [{{indicator: a, fiscal_year: 2023, {value}}}]\n",
        )
    return show(city)


WITHDRAWN = "missing: 記載なし, missing_note: 集計に誤りがあったため取消"


class TestAValueThatWasTakenBack:
    def test_is_judged_no_more(self, tmp_path: Path) -> None:
        shown = reported(tmp_path, "as_published: 11件", WITHDRAWN)
        page = shown.measure("zz")
        assert shown.standings.measures[f"{PLAN}/zz"].status is Status.NOT_REPORTED
        assert page.indicators[0].sentence.startswith(
            "令和5年度の実績値は、後の報告では値がないとされています。判定には使いません。"
        )
        text = unspaced(shown.measure_text("zz"))
        assert "11件後の報告では値がないとされています（判定には使いません）" in text
        assert "集計に誤りがあったため取消" in text
        assert "達成しました" not in text

    def test_has_no_verdict_on_the_page_of_its_year(self, tmp_path: Path) -> None:
        shown = reported(tmp_path, "as_published: 11件", WITHDRAWN)
        page = view_year(shown.site_index, shown.standings, "2023", JAPANESE)
        told = [
            (each.actual, [badge.label for badge in each.badges])
            for city in page.cities
            for plan in city.plans
            for group in plan.groups
            for outcome in group.outcomes
            if outcome.title == "試し"
            for each in outcome.comparisons
        ]
        assert [("11件" in actual, "達成" in labels) for actual, labels in told] == [(False, False)]

    @pytest.mark.parametrize(
        ("reason", "note", "gone"),
        [
            (Reason.NOT_IN_SOURCE, "集計に誤りがあったため取消", True),
            (Reason.NOT_IN_SOURCE, "前年度の報告を撤回", True),
            (Reason.NOT_CALCULATED, "", True),
            (Reason.NOT_IN_SOURCE, "", False),
            (Reason.BEING_COMPILED, "", False),
            (Reason.NOT_YET, "", False),
        ],
    )
    def test_is_so_by_what_the_later_report_says(self, reason: Reason, note: str, *, gone: bool) -> None:
        assert takes_back(Figure(Period(2023), "－", Missing(Absent(reason, note)), HERE)) is gone

    def test_stands_again_where_a_still_later_report_gives_one(self) -> None:
        first, second = told_figures("2023年度に11件、2023年度に12件")
        between = Figure(Period(2023), "－", Missing(Absent(Reason.NOT_IN_SOURCE, "取消")), HERE)
        assert standing_values((first, between, second)) == (between, second)


class TestARevisedValue:
    def test_says_what_took_its_place(self, tmp_path: Path) -> None:
        shown = reported(tmp_path, "as_published: 11件", "as_published: 9件")
        text = unspaced(shown.measure_text("zz"))
        assert "11件後の報告で「9件」に改められた値（判定には使いません）" in text
        assert shown.standings.measures[f"{PLAN}/zz"].status is Status.NOT_REACHED

    def test_that_is_only_provisional_does_not_take_the_place_of_a_final_one(self, tmp_path: Path) -> None:
        shown = reported(tmp_path, "as_published: 11件", "as_published: 9件, state: 速報")
        assert "判定には「11件」を使います" in unspaced(shown.measure_text("zz"))
        assert shown.standings.measures[f"{PLAN}/zz"].status is Status.REACHED

    def test_that_is_the_same_once_more_is_no_revision(self, tmp_path: Path) -> None:
        shown = reported(tmp_path, "as_published: 11件", "as_published: 11件")
        assert "改められた" not in shown.measure_text("zz")

    @pytest.mark.parametrize(
        ("first", "last"),
        [
            ("as_published: 1～3件", "as_published: ゼロ, value: 0"),
            ("as_published: 8～12件", "as_published: 9件"),
            ("as_published: 8件台, forecast: true", "as_published: 9件"),
        ],
    )
    def test_is_told_nowhere_as_the_newest(self, tmp_path: Path, first: str, last: str) -> None:
        shown = reported(tmp_path, first, last, baseline="5件")
        (chart,) = shown.measure("zz").indicators[0].charts
        was, now = (each.split(": ")[1].split(",")[0] for each in (first, last))
        assert now in chart.summary
        assert was not in chart.summary
        assert "いちばん新しい" not in unspaced(shown.measure_text("zz"))

    def test_of_which_no_picture_can_be_drawn_takes_its_place_all_the_same(self, tmp_path: Path) -> None:
        shown = reported(tmp_path, "as_published: 9件", "as_published: 8～12件", baseline="5件")
        text = unspaced(shown.measure_text("zz"))
        assert "9件に増えました" not in text
