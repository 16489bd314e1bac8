"""Targets as documents write them: one for every year, places of which the first is best, levels to keep, words."""

from pathlib import Path

import pytest

from generator.judging import Status
from page_reading import Shown, show
from sample import City
from village import VILLAGE, build_village


def village(tmp_path: Path, indicator: str, actual: str) -> City:
    measures = f"""\
  - id: a
    title: 効率的な市政運営
    departments: {{as_published: 企画課, lead: [kikaku]}}
    indicators:
      - {{id: y, name: 指標, kind: output, accumulation: yearly, {indicator}}}
"""
    result = f"round: r1\nmeasures:\n  - {{measure: a, actuals: [{{indicator: y, fiscal_year: 2019, {actual}}}]}}\n"
    return build_village(tmp_path, measures, result)


def said(shown: Shown) -> tuple[str, str]:
    """The badge of the indicator on its page, and the sentence, which stands at the top as that of the measure."""
    page = shown.measure(f"{VILLAGE}/a")
    (piece,) = page.indicators
    return piece.badge.label, piece.sentence or page.answer.sentence


class TestTheSameTargetEveryYear:
    TARGETS = (
        "targets: [{fiscal_year: 2017, every_year_until: 2020, as_published: 毎年度80回以上, value: 80, final: true}]"
    )

    def test_is_written_once_and_holds_in_each_of_them(self, tmp_path: Path) -> None:
        city = village(tmp_path, f"unit: 回, direction: at_least, {self.TARGETS}", "as_published: 85回, value: 85")
        (indicator,) = city.site().municipalities[0].plans[0].measures[0].indicators
        assert [each.figure.period.fiscal_year for each in indicator.targets] == [2017, 2018, 2019, 2020]
        assert [each.final for each in indicator.targets] == [False, False, False, True]
        shown = show(city)
        assert said(shown) == ("達成", "令和元年度の実績値が目標値以上です。")
        rows = shown.measure(f"{VILLAGE}/a").indicators[0].tables[0].rows
        assert [(row.year, row.target[0].text) for row in rows] == [
            (f"{era}（{year}年度）", "毎年度80回以上")
            for era, year in (("平成29年度", 2017), ("平成30年度", 2018), ("令和元年度", 2019), ("令和2年度", 2020))
        ]

    def test_that_ends_before_it_begins_is_told(self, tmp_path: Path) -> None:
        targets = self.TARGETS.replace("until: 2020", "until: 2016")
        city = village(tmp_path, f"unit: 回, direction: at_least, {targets}", "as_published: 85回, value: 85")
        assert city.codes() == ["K508"]

    def test_beside_another_for_one_of_its_years_is_told(self, tmp_path: Path) -> None:
        other = ", {fiscal_year: 2018, as_published: 90回以上, value: 90}]"
        targets = self.TARGETS.replace("]", other)
        city = village(tmp_path, f"unit: 回, direction: at_least, {targets}", "as_published: 85回, value: 85")
        assert city.codes() == ["K501"]


class TestAPlaceOfWhichTheFirstIsBest:
    TARGET = "unit: 位, direction: {direction}, targets: [{{fiscal_year: 2019, as_published: 10位以内, value: 10}}]"

    @pytest.mark.parametrize(
        ("place", "expected"),
        [
            ("7", ("達成", "令和元年度の実績の順位が、目標の順位以内です。")),
            ("10", ("達成", "令和元年度の実績の順位が、目標の順位以内です。")),
            ("12", ("未達成", "令和元年度の実績の順位が、目標の順位に届いていません。")),
        ],
    )
    def test_is_reached_by_a_place_as_high_or_higher(
        self, tmp_path: Path, place: str, expected: tuple[str, str]
    ) -> None:
        city = village(tmp_path, self.TARGET.format(direction="at_most"), f"as_published: {place}位, value: {place}")
        assert said(show(city)) == expected

    @pytest.mark.parametrize(("place", "moved"), [("7", "上がりました"), ("15", "下がりました")])
    def test_rises_as_its_number_falls(self, tmp_path: Path, place: str, moved: str) -> None:
        baseline = "baseline: {fiscal_year: 2015, as_published: 12位, value: 12},"
        city = village(
            tmp_path,
            f"{baseline} {self.TARGET.format(direction='at_most')}",
            f"as_published: {place}位, value: {place}",
        )
        (piece,) = show(city).measure(f"{VILLAGE}/a").indicators
        (trend,) = piece.charts
        assert trend.summary.startswith(
            f"平成27年度の12位から、令和元年度は{place}位に{moved}（令和元年度の目標は10位以内）。"
        )

    def test_that_is_to_grow_is_told_before_it_is_judged_the_wrong_way_round(self, tmp_path: Path) -> None:
        target = self.TARGET.replace("10位以内", "10位").format(direction="increase")
        assert village(tmp_path, target, "as_published: 7位, value: 7").codes() == ["K540"]


class TestALevelToKeep:
    TARGET = (
        'unit: 件, direction: {direction}, {more} targets: [{{fiscal_year: 2019, as_published: "40.0", value: 40.0}}]'
    )

    @pytest.mark.parametrize(
        ("direction", "more", "expected"),
        [
            ("maintain", "", ("未達成", "令和元年度の実績値が目標値と違います。")),
            ("maintain_or_increase", "", ("達成", "令和元年度の実績値が目標値以上です。")),
            ("maintain_or_decrease", "", ("未達成", "令和元年度の実績値が目標値を超えています。")),
            ("maintain", "tolerance: 2,", ("達成", "令和元年度の実績値と目標値の差が、維持と見なす幅の中です。")),
            (
                "maintain",
                "tolerance: 1,",
                ("未達成", "令和元年度の実績値と目標値の差が、維持と見なす幅を超えています。"),
            ),
        ],
    )
    def test_is_kept_as_the_data_say(
        self, tmp_path: Path, direction: str, more: str, expected: tuple[str, str]
    ) -> None:
        city = village(tmp_path, self.TARGET.format(direction=direction, more=more), 'as_published: "42", value: 42')
        assert said(show(city)) == expected


@pytest.mark.parametrize("grade", ["AA", "A"])
def test_a_grade_is_shown_as_published_and_said_not_to_be_judged(tmp_path: Path, grade: str) -> None:
    target = "direction: text, targets: [{fiscal_year: 2019, as_published: AA, text: AA}]"
    shown = show(village(tmp_path, target, f"as_published: {grade}, text: {grade}"))
    assert said(shown) == ("判定できない", "目標と実績は、そのまま比べられる数値ではありません。機械では判定しません。")
    assert shown.standings.statuses[f"{VILLAGE}/a"].status is Status.CANNOT_BE_JUDGED


class TestABound:
    """The whole way: the document's words and the reported value in, what the page says out."""

    @pytest.mark.parametrize(
        ("target", "actual", "verdict"),
        [
            (("5％を超えない", "5", "以下"), "3.2", "達成"),
            (("5％を超えない", "5", "以下"), "5.1", "未達成"),
            (("90％を下回らない", "90", "以上"), "90", "達成"),
            (("10％未満にしない", "10", "以上"), "9.9", "未達成"),
            (("5％以上にしない", "5", "未満"), "5", "未達成"),
            (("20％以上減", "-20", "減少"), "▲22", "達成"),
            (("20％以上減", "-20", "減少"), "▲5", "未達成"),
            (("▲3.5以内", "-3.5", "以上"), "▲2.0", "達成"),
            (("▲3.5以内", "-3.5", "以上"), "▲4.0", "未達成"),
        ],
    )
    def test_is_judged_as_the_document_means_it(
        self, tmp_path: Path, target: tuple[str, str, str], actual: str, verdict: str
    ) -> None:
        wording, value, direction = target
        targets = f"targets: [{{fiscal_year: 2019, as_published: {wording}, value: {value}}}]"
        shown = show(village(tmp_path, f'unit: "%", direction: {direction}, {targets}', f'as_published: "{actual}"'))
        assert said(shown)[0] == verdict


class TestTargetsOfWordsAndNumbers:
    TARGETS = (
        "unit: 件, direction: 増加, targets: [{fiscal_year: 2017, as_published: 検討, text: 検討}, "
        '{fiscal_year: 2019, as_published: "1,500件"}, {fiscal_year: 2020, as_published: 全件, text: 全件}]'
    )

    def test_are_each_judged_by_their_own_kind_and_shown_as_published(self, tmp_path: Path) -> None:
        shown = show(village(tmp_path, self.TARGETS, 'as_published: "1,620件"'))
        (piece,) = shown.measure(f"{VILLAGE}/a").indicators
        rows = piece.tables[0].rows
        assert [row.target[0].text for row in rows] == ["検討", "1,500件", "全件"]
        assert [row.target[0].missing for row in rows] == ["", "", ""]
        assert said(shown) == ("達成", "令和元年度の実績値が目標値以上です。")

    @pytest.mark.parametrize("aim", ["増加", "↗"])
    def test_an_aim_without_a_number_is_told_as_not_comparable(self, tmp_path: Path, aim: str) -> None:
        targets = f"unit: 件, direction: 増加, targets: [{{fiscal_year: 2019, as_published: {aim}, text: {aim}}}]"
        shown = show(village(tmp_path, targets, "as_published: 120件"))
        (piece,) = shown.measure(f"{VILLAGE}/a").indicators
        (row,) = piece.tables[0].rows
        assert (row.target[0].text, row.target[0].missing, row.actual[0].text) == (aim, "", "120件")
        assert said(shown)[0] == "判定できない"
