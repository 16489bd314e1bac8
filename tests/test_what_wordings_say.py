"""Words beside a number that change what may be said of it: not final, not a result, per month, a total, another year's, one of several.

Text in; what is told of it, and what its page says, out.
"""

from pathlib import Path

import pytest

from one_indicator import put_indicator
from page_reading import show, unspaced
from sample import City

pytestmark = pytest.mark.long


def city(tmp_path: Path, *, unit: str = "件", **written: str) -> City:
    """The sample city with one indicator more, counted in 件 where nothing else is said."""
    return put_indicator(City(tmp_path), unit=unit, **written)


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

    @pytest.mark.parametrize("word", ["推計", "推計値", "推定", "試算", "見積もり", "参考値"])
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

    @pytest.mark.parametrize(
        "wording",
        [
            "見込み客5件",
            "見込み客 5件",
            "見込客 5件",
            "卒業見込者 5件",
            "予定外の休館 5件",
            "予定価格の公表 5件",
            "予想以上の5件",
            "暫定予算 5件",
            "確定申告 5件",
            "概算要求 5件",
            "見積書 5件",
        ],
    )
    def test_a_thing_whose_name_has_such_a_word_is_counted_like_any_other(self, tmp_path: Path, wording: str) -> None:
        town = city(tmp_path, target="as_published: 5件", actual=f"as_published: {wording}, value: 5")
        assert town.codes() == []
        (zz,) = [each for each in town.basic_plan().measures if each.id == "zz"]
        (figure,) = zz.indicators[0].actuals
        assert (figure.forecast, figure.provisional) == (False, False)
        assert show(town).measure("zz").indicators[0].badge.label == "達成"

    @pytest.mark.parametrize("wording", ["見込み 5件", "5件（見込）", "見込値 5件", "5件（決算見込み）"])
    def test_what_is_expected_still_is_no_result(self, tmp_path: Path, wording: str) -> None:
        town = city(tmp_path, target="as_published: 5件", actual=f"as_published: {wording}, value: 5, forecast: true")
        assert town.codes() == []
        unmarked = city(tmp_path / "b", target="as_published: 5件", actual=f"as_published: {wording}, value: 5")
        told = unmarked.codes()
        assert told == ["K536"] or show(unmarked).measure("zz").indicators[0].badge.label != "達成"

    def test_of_one_that_may_be_expected_or_not_is_asked(self, tmp_path: Path) -> None:
        """The word may speak of another number: what is expected of the next year is told beside the result."""
        wording = "as_published: 5件。次の年度は10件の見込み, value: 5"
        assert city(tmp_path / "1", target="as_published: 5件", actual=wording).codes() == ["K536"]
        assert city(tmp_path / "2", target="as_published: 5件", actual=f"{wording}, forecast: false").codes() == []

    @pytest.mark.parametrize(
        ("mark", "told", "provisional"),
        [("", ["K536"], False), (", state: 速報", [], True), (", state: 確定", [], False)],
    )
    def test_a_value_called_early_and_final_at_once_is_asked_about(
        self, tmp_path: Path, mark: str, told: list[str], provisional: bool
    ) -> None:
        town = city(tmp_path, target="as_published: 5件", actual=f"as_published: 速報値 5件 確定, value: 5{mark}")
        assert town.codes() == told
        if not told:
            (zz,) = [each for each in town.basic_plan().measures if each.id == "zz"]
            assert zz.indicators[0].actuals[0].provisional is provisional

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


class TestWhatNumbersAreCountedOver:
    @pytest.mark.parametrize(
        ("target", "actual", "told"),
        [
            ("月1回以上", "年10回", ["K538"]),
            ("月1回以上", "10回", ["K538"]),
            ("月1回以上", "月2回", []),
            ("年間10回", "12回", []),
            ("毎年度10回", "年12回", []),
            ("10回", "週1回", ["K538"]),
            ("1日当たり30回", "年間7200回", ["K538"]),
            ("1日30回", "1日当たり28回", []),
            ("1世帯当たり3回", "1人当たり2回", ["K538"]),
            ("1人当たり3回", "4回", ["K538"]),
            ("12回/月", "14回/年", ["K538"]),
            ("3回（1人1日当たり）", "4回（1人1日当たり）", []),
            ("12 回 per month", "144回", ["K538"]),
            ("1日当たり30回", "年間7200回（1日当たり28回）", []),
        ],
    )
    def test_must_be_one_thing_within_an_indicator(
        self, tmp_path: Path, target: str, actual: str, told: list[str]
    ) -> None:
        value = ", value: 28" if "（1日当たり28" in actual else ""
        town = city(tmp_path, unit="回", target=f"as_published: {target}", actual=f"as_published: {actual}{value}")
        assert town.codes() == told

    def test_may_be_declared_once_for_all(self, tmp_path: Path) -> None:
        def told(unit: str, name: str, actual: str) -> list[str]:
            folder = tmp_path / f"{unit}-{name}-{actual}".replace("/", "-")
            return city(folder, unit=unit, name=name, target="as_published: 1日当たり30人", actual=actual).codes()

        assert told("人（1日当たり）", "利用者", "as_published: 28人") == []
        assert told("人/日", "利用者", "as_published: 28人") == []
        assert told("人", "1日当たりの利用者", "as_published: 28人") == []
        assert told("人", "1日当たりの利用者", "as_published: 年間7200人") == ["K538"]
        assert told("人", "利用者", "as_published: 年間7200人, text: 年間7200人") == []

    def test_are_asked_of_the_baseline_too(self, tmp_path: Path) -> None:
        town = city(tmp_path, unit="人", baseline="as_published: 1日当たり28人", actual="as_published: 年間7200人")
        assert town.codes() == ["K538"]


class TestTotalsAndYears:
    @pytest.mark.parametrize(
        ("counting", "wording", "value", "told"),
        [
            ("cumulative", "8件（累計251件）", "251", []),
            ("cumulative", "8件（累計251件）", "8", ["K537"]),
            ("yearly", "15件（累計10件）", "15", ["K546"]),
            ("cumulative", "15件（累計10件）", "10", ["K546"]),
            ("cumulative", "累計10件（うち令和2年度15件）", "10", ["K546"]),
            ("yearly", "15件（累計10人）", "15", []),
            ("yearly", "8件（累計251件）", "8", []),
            ("yearly", "8件（累計251件）", "251", ["K537"]),
            ("cumulative", "累計251件（単年8件）", "251", []),
            ("yearly", "累計251件（単年8件）", "8", []),
            ("yearly", "累計500件", "500", ["K537"]),
            ("cumulative", "累計500件", "500", []),
            ("yearly", "500件（累計）", "500", ["K537"]),
            ("cumulative", "12件（8団体）", "8", ["K521"]),
        ],
    )
    def test_are_told_apart(self, tmp_path: Path, counting: str, wording: str, value: str, told: list[str]) -> None:
        assert city(tmp_path, counting=counting, actual=f"as_published: {wording}, value: {value}").codes() == told

    @pytest.mark.parametrize(
        ("counting", "wording", "value"),
        [
            ("yearly", "8件（累計251件）", "8件"),
            ("cumulative", "8件（累計251件）", "251件"),
            ("cumulative", "累計251件（単年8件）", "251件"),
            ("cumulative", "8件(累積 1,251件)", "1,251件"),
            ("yearly", "1,008件（通算1,251件）", "1,008件"),
        ],
    )
    def test_are_read_by_how_the_indicator_counts(
        self, tmp_path: Path, counting: str, wording: str, value: str
    ) -> None:
        """Without a typed number, in the plan as in a report."""
        for key in ("as_published", "value"):
            folder = tmp_path / key
            town = city(folder, counting=counting, target="as_published: 5件", actual=f'{key}: "{wording}"')
            assert town.codes() == []
            assert f"実績は{value}でした" in unspaced(show(town).measure_text("zz"))
        town = city(tmp_path / "report", counting=counting, target="as_published: 5件")
        results = "mihon/basic-plan/results/2024.yaml"
        actual = f'- {{measure: zz, actuals: [{{indicator: a, fiscal_year: 2024, as_published: "{wording}"}}]}}'
        town.change(results, "measures:\n", f"measures:\n  {actual}\n")
        assert town.codes() == []
        assert f"実績は{value}でした" in unspaced(show(town).measure_text("zz"))

    @pytest.mark.parametrize(
        ("counting", "wording"),
        [
            ("point", "8件（累計251件）"),  # a level is neither
            ("not_stated", "8件（累計251件）"),
            ("yearly", "累計251件（8件）"),  # nothing says what the other is
            ("yearly", "8件（251件）"),
            ("cumulative", "8件（251件）"),
            ("cumulative", "8団体（累計251件）"),
        ],
    )
    def test_are_asked_for_where_it_is_not_clear(self, tmp_path: Path, counting: str, wording: str) -> None:
        town = city(tmp_path, counting=counting, target="as_published: 5件", actual=f"as_published: {wording}")
        assert town.codes() == ["K525"]

    def test_of_several_years_are_asked_for(self, tmp_path: Path) -> None:
        target = "as_published: 50件（累計250件）, through: 2026"
        assert city(tmp_path, counting="yearly", target=target).codes() == ["K525"]

    def test_of_a_target_are_told_apart_too(self, tmp_path: Path) -> None:
        target = "as_published: 50件以上（累計250件以上）, value: {}"
        assert city(tmp_path / "a", counting="cumulative", target=target.format(250)).codes() == []
        assert city(tmp_path / "b", counting="yearly", target=target.format(50)).codes() == []
        assert city(tmp_path / "c", counting="yearly", target="as_published: 累計500件").codes() == ["K537"]

    @pytest.mark.parametrize(
        ("wording", "unit", "value", "told"),
        [
            ("12件（8団体）", "団体", "8", []),
            ("11校（91.7%）", "%", "91.7", []),
            ("11校（91.7%）", "校", "11", []),
            ("11校（91.7%）", "校", "91.7", ["K521"]),
            ("23件(8件)", "件", "8", ["K503"]),
        ],
    )
    def test_a_number_in_brackets_is_the_value_where_it_alone_stands_in_the_unit(
        self, tmp_path: Path, wording: str, unit: str, value: str, told: list[str]
    ) -> None:
        assert city(tmp_path, unit=unit, actual=f"as_published: {wording}, value: {value}").codes() == told


class TestNumbersOfSeveralYears:
    @pytest.mark.parametrize(
        ("wording", "value", "told"),
        [
            ("R5：140件、R6：120件", "120", []),
            ("R5：140件、R6：120件", "140", ["K524"]),
            ("R5：120件、R6：120件", "120", []),
            ("令和5年度140件、令和6年度120件", "140", ["K524"]),
            ("140件（R5）、120件（R6）", "140", ["K524"]),
            ("140件（R5）、120件（R6）", "120", []),
            ("R4：140件、R5：120件", "120", ["K524"]),
            ("120件（令和5年度140件）", "120", []),
            ("令和5年度に始め、12件を実施", "12", []),
        ],
    )
    def test_belong_each_to_its_own(self, tmp_path: Path, wording: str, value: str, told: list[str]) -> None:
        assert city(tmp_path, actual=f"as_published: {wording}, value: {value}").codes() == told


class TestSeveralPromises:
    @pytest.mark.parametrize(
        ("target", "told"),
        [
            ("男性40% 女性45%, value: 40", ["K539"]),
            ('"1,200%（60人）", value: 1200', ["K539"]),
            ("45%（60人）, value: 45, second: {label: 人数, value: 60}", []),
            ("男性40% 女性45%, low: 40, high: 45", ["K527"]),
            ("40～45%, low: 40, high: 45", []),
            ("3地区9% 合計11%, value: 11", []),
        ],
    )
    def test_are_asked_about(self, tmp_path: Path, target: str, told: list[str]) -> None:
        direction = "range" if "low" in target else "at_least"
        assert city(tmp_path, unit="%", direction=direction, target=f"as_published: {target}").codes() == told


@pytest.mark.parametrize(
    ("wording", "value", "direction", "told"),
    [
        ("10%減", "-10", "at_least", ["K545"]),
        ("10%減", "-10", "increase", ["K545"]),
        ("10%減", "-10", "at_most", []),
        ("10%減", "-10", "decrease", []),
        ("10%増", "10", "at_most", ["K545"]),
        ("10%増", "10", "at_least", []),
        ("10%減以内", "-10", "at_least", []),
    ],
)
def test_a_reduction_is_hardly_reached_from_below(
    tmp_path: Path, wording: str, value: str, direction: str, told: list[str]
) -> None:
    town = city(tmp_path, unit="%", direction=direction, target=f"as_published: {wording}, value: {value}")
    assert town.codes() == told


@pytest.mark.parametrize(
    ("wording", "unit", "value", "told"),
    [
        ("2時間20分", "時間", "2.33", []),
        ("2時間20分", "時間", "2.3", []),
        ("2時間20分", "時間", "2", ["K503"]),
        ("2時間20分", "時間", "2.4", ["K503"]),
        ("down 31%", "%", "-31", []),
        ("down 31%", "%", "31", ["K520"]),
        ("reduced by 31%", "%", "-31", []),
        ("up to 31%", "%", "31", ["K530"]),
        ("6.5点（10点満点）", "点", "6.5", []),
        ("4.2点（5点満点）", "点", "4.2", []),
        ("5段階評価で4.2点", "点", "4.2", []),
        ("6.5点（10点満点）", "点", "10", ["K503"]),
    ],
)
def test_forms_of_every_day(tmp_path: Path, wording: str, unit: str, value: str, told: list[str]) -> None:
    assert city(tmp_path, unit=unit, actual=f'as_published: {wording}, value: "{value}"').codes() == told
