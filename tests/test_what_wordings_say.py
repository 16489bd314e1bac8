"""Words beside a number that change what may be said of it: not final, not a result, per month, a total, another year's, one of several.

Text in; what is told of it, and what its page says, out.
"""

from pathlib import Path

import pytest

from page_reading import show
from sample import City

NEW = "mihon/basic-plan/measures/zz.yaml"


def city(
    tmp_path: Path,
    *,
    unit: str = "件",
    name: str = "数",
    direction: str = "at_least",
    counting: str = "yearly",
    baseline: str = "",
    target: str = "",
    actual: str = "",
) -> City:
    """The sample city with one indicator more."""
    lines = [
        "measures:", "  - id: zz", "    title: 試し", "    kind: project", "    pillar: p2", "    indicators:", "      - id: a",
        f"        name: {name}", f"        unit: '{unit}'", "        kind: outcome", f"        direction: {direction}",
        f"        accumulation: {counting}", *([f"        baseline: {{fiscal_year: 2020, {baseline}}}"] if baseline else []),
        *([f"        targets: [{{fiscal_year: 2024, {target}}}]"] if target else []),
        *([f"        actuals: [{{fiscal_year: 2024, {actual}}}]"] if actual else []),
    ]  # fmt: skip
    return City(tmp_path).put(NEW, "\n".join(lines) + "\n")


class TestValuesThatAreNotSure:
    @pytest.mark.parametrize(
        "word",
        ["速報値", "速報", "暫定値", "暫定", "未確定", "preliminary", "provisional"],
    )
    def test_an_early_value_is_marked_as_one(self, tmp_path: Path, word: str) -> None:
        town = city(tmp_path, unit="%", target="as_published: 95%", actual=f"as_published: 95.2%（{word}）")
        assert town.codes() == []
        (zz,) = [each for each in town.basic_plan().measures if each.id == "zz"]
        assert zz.indicators[0].actuals[0].provisional

    @pytest.mark.parametrize(
        "word", ["予定", "予定値", "予測", "予測値", "予想", "見込み", "見通し", "forecast", "projected"]
    )
    def test_a_value_that_is_only_expected_reaches_nothing(self, tmp_path: Path, word: str) -> None:
        town = city(tmp_path, unit="か所", target="as_published: 5か所", actual=f"as_published: 5か所（{word}）")
        assert town.codes() == []
        (piece,) = show(town).measure("zz").indicators
        assert piece.badge.label != "達成"
        assert piece.tables[0].rows[0].actual[0].remarks == ("見込みの値",)

    @pytest.mark.parametrize("wording", ["概算 500百万円", "500百万円（概算）", "概算額500百万円", "500百万円（概数）"])
    def test_a_rough_value_is_one_of_about_that_size(self, tmp_path: Path, wording: str) -> None:
        town = city(
            tmp_path,
            unit="百万円",
            direction="at_most",
            target="as_published: 500百万円以下",
            actual=f"as_published: {wording}, value: 500",
        )
        assert town.codes() == []
        (piece,) = show(town).measure("zz").indicators
        assert piece.badge.label == "判定できない"

    @pytest.mark.parametrize("word", ["推計", "推計値", "推定", "試算", "見積もり", "参考値", "estimated"])
    def test_of_an_estimate_is_asked_what_it_is(self, tmp_path: Path, word: str) -> None:
        for value in ("", ", value: 95.2"):
            actual = f"as_published: 95.2%（{word}）{value}"
            told = {
                mark: city(tmp_path / str(number), unit="%", target="as_published: 95%", actual=actual + mark).codes()
                for number, mark in enumerate(
                    ("", ", state: 速報", ", state: 確定", ", forecast: true", ", approximate: true"),
                    1 + 5 * bool(value),
                )
            }
            assert told == {mark: [] if mark else ["K536"] for mark in told}

    @pytest.mark.parametrize(
        ("actual", "told"),
        [
            ("as_published: 95.2%（速報値）, state: 速報", []),
            ("as_published: 95.2%（速報値）, state: 確定", ["K536"]),
            ("as_published: 95.2%（確定値）, state: 速報", ["K536"]),
            ("as_published: 95.2%（確定値）", []),
            ("as_published: 95.2%（予定）, forecast: false", ["K536"]),
            ("as_published: 95.2%（予定）, forecast: true", []),
            ("as_published: 防災速報メールの登録率は95.2%, value: 95.2", ["K536"]),
            ("as_published: 防災速報メールの登録率は95.2%, value: 95.2, state: 確定", []),
            ("as_published: 昨年度は95.2%、次の年度は96%の予定, value: 95.2", ["K536"]),
            ("as_published: 昨年度は95.2%、次の年度は96%の予定, value: 95.2, forecast: false", []),
            ("as_published: 予定どおりの95.2%となった, value: 95.2", []),
        ],
    )
    def test_the_word_is_held_against_the_mark_that_was_typed(
        self, tmp_path: Path, actual: str, told: list[str]
    ) -> None:
        assert city(tmp_path, unit="%", target="as_published: 95%", actual=actual).codes() == told

    def test_a_target_is_expected_by_its_nature(self, tmp_path: Path) -> None:
        town = city(tmp_path, unit="か所", target="as_published: 5か所（予定）", actual="as_published: 5か所")
        assert town.codes() == []
        assert show(town).measure("zz").indicators[0].badge.label == "達成"

    def test_what_is_planned_is_not_done(self, tmp_path: Path) -> None:
        done = "as_published: 令和7年3月に策定予定, done: true"
        town = city(
            tmp_path, direction="milestone", counting="point", target="as_published: 策定, done: true", actual=done
        )
        assert town.codes() == ["K536"]
