"""A typed value beside its published wording: the sample city with one indicator or one amount put in, the problems out."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.wording import check_figure
from generator.model.basics import NOT_STATED, Absent, Place
from generator.model.figures import (
    Accumulation,
    Direction,
    Figure,
    Indicator,
    IndicatorKind,
    Number,
    OpenEnd,
    Period,
    Range,
)
from generator.model.money import Money
from one_indicator import NEW, put_indicator
from sample import City, details

pytestmark = pytest.mark.long

GREEN = "mihon/basic-plan/measures/green.yaml"
RESULTS = "mihon/basic-plan/results/2024.yaml"
PLAN = "mihon/basic-plan/plan.yaml"


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def value_in(city: City) -> Number | Range:
    """The actual value of the measure that was put in."""
    (zz,) = [each for each in city.basic_plan().measures if each.id == "zz"]
    value = zz.indicators[0].actuals[0].value
    assert isinstance(value, Number | Range)
    return value


class TestNumbers:
    @pytest.mark.parametrize(
        ("wording", "unit", "value", "told"),
        [
            ("１０分", "分", "10", ""),
            ("12,850千円", "千円", "12850", ""),
            ("12,850千円", "円", "12850000", ""),
            ("12,850千円", "円", "12850", "K521"),
            ("1,200,000千円", "億円", "12", ""),
            ("1,200,000千円", "億円", "1200000", "K521"),
            ("1.2万人", "人", "12000", ""),
            ("1.2万人", "人", "1.2", "K521"),
            ("13,000人", "万人", "13000", "K521"),
            ("100人", "件", "100", "K521"),
            ("5ポイント", "%", "5", "K521"),
            ("90分", "時間", "1.5", ""),
            ("12,850千円", "", "12850", "K521"),
            ("12,850千円", "", "12850000", ""),
            ("60.0", "", "60", ""),
            ("△3.5％", "%", "-3.5", ""),
            ("△3.5％", "%", "3.5", "K520"),
            ("▲300人", "人", "300", "K520"),
            ("▼300人", "人", "300", "K520"),
            ("−300人", "人", "300", "K520"),
            ("マイナス5.5%", "%", "5.5", "K520"),
            ("減5.5%", "%", "5.5", "K520"),
            ("300人", "人", "-300", "K520"),
            ("300人減", "人", "300", "K520"),
            ("300人減", "人", "-300", ""),
            ("第2期に12回", "回", "12", ""),
            ("第2期に12回", "回", "2", "K503"),
            ("令和6年度 12件", "件", "12", ""),
            ("令和6年度 12件", "件", "6", "K503"),
            ("12件（令和6年度）", "件", "6", "K503"),
            ("8割", "%", "80", ""),
            ("8割", "%", "8", "K521"),
            ("2億3,000万円", "千円", "230000", ""),
            ("2億3,000万円", "千円", "320000", "K503"),
            ("二十回", "回", "20", ""),
            ("二十回", "回", "21", "K503"),
            ("三億五千万円", "億円", "3.5", ""),
            ("23(8)", "件", "23", ""),
            ("23(8)", "件", "8", "K503"),
            ("10/12", "件", "10", ""),
            ("10/12", "件", "11", "K503"),
            ("1.234", "", "1.234", ""),
            ("1.234", "", "1234", "K503"),
            ("10～12件", "件", "10", "K503"),
            ("408百万円（前年度390百万円）", "百万円", "408", ""),
            ("12,850千円", "千円", "12580", "K503"),
            ("－", "件", "0", "K526"),
            ("調査中", "件", "5", "K526"),
            ("なし", "件", "0", ""),
            ("なし", "件", "1", "K503"),
            ("ゼロ", "件", "0", ""),
            ("171円38銭", "円", "171.38", ""), ("171円38銭", "円", "171", "K503"), ("2時間30分", "時間", "2.5", ""), ("2時間30分", "分", "150", ""), ("2時間30分", "分", "30", "K503"),
            ("2割5分", "%", "25", ""), ("2割5分", "割", "2.5", ""), ("3分の1", "%", "33.3", ""), ("3分の2", "%", "66.7", ""), ("3分の2", "%", "66", ""), ("3分の1", "%", "34", "K503"),
            ("4分の1", "%", "25", ""), ("3人に1人", "%", "33", ""), ("3人に1人", "人", "1", ""), ("10人中3人", "%", "30", ""), ("2/3", "%", "66.7", ""),
            ("1.1k", "件", "1100", ""), ("12 thousand", "件", "12000", ""), ("1.1k", "件", "1.1", "K521"),
            ("12,345t-CO₂", "t-CO₂", "12345", ""), ("12,345t-CO2", "t-CO₂", "12345", ""), ("902g/人・日", "g/人・日", "902", ""), ("9.5‰", "‰", "9.5", ""), ("9.5‰", "%", "0.95", ""), ("7.2件/千人", "件/千人", "7.2", ""),
            ("各年度5件", "件", "5", ""), ("５件※", "件", "5", ""), ("5件（注1）", "件", "5", ""), ("5件*1", "件", "5", ""), ("5件※1", "件", "1", "K503"),
            ("48 households", "households", "48", ""), ("43.2 per cent", "%", "43.2", ""), ("3 percentage points", "ポイント", "3", ""),
            ("全館", "館", "4", "K527"),
            ("12,34件", "件", "1234", "K527"),
        ],
    )  # fmt: skip
    def test_agree_with_their_wording(self, city: City, wording: str, unit: str, value: str, told: str) -> None:
        put_indicator(city, unit=unit, actual=f'as_published: "{wording}", value: "{value}"')
        assert city.codes() == ([told] if told else [])

    @pytest.mark.parametrize(("value", "told"), [("3", []), ("20", ["K503"])])
    def test_of_a_place_are_not_those_of_how_many_there_are(self, city: City, value: str, told: list[str]) -> None:
        for wording in ("20市中3位", "3位（20市中）"):
            actual = f"as_published: {wording}, value: {value}"
            assert put_indicator(city, unit="位", direction="at_most", actual=actual).codes() == told

    def test_of_a_reduction_with_a_sign_are_below_nought(self, city: City) -> None:
        target = "as_published: ▲10％以上の減少, value: -10"
        assert put_indicator(city, unit="%", direction="decrease", target=target).codes() == []
        assert put_indicator(city, unit="%", direction="increase", target=target).codes() == ["K522"]

    def test_of_a_reduction_count_what_went_away(self, city: City) -> None:
        wording = "as_published: 平成24年4月1日を基準に9人の減員, value: 9"
        assert put_indicator(city, unit="人", name="職員の減員数", actual=wording).codes() == []
        assert put_indicator(city, unit="人", name="職員の増減", actual=wording).codes() == ["K520"]

    def test_name_both_units(self, city: City) -> None:
        (found,) = put_indicator(city, unit="億円", actual='as_published: "1,200,000千円", value: 1200000').problems()
        assert (details(found)["printed"], details(found)["declared"]) == ("千円", "億円")

    def test_of_one_indicator_are_of_one_kind(self, city: City) -> None:
        assert put_indicator(
            city, target="as_published: 10件, value: 10", actual="as_published: 10人, value: 10"
        ).codes() == ["K521"]

    def test_of_a_missing_value_are_none(self, city: City) -> None:
        assert put_indicator(city, unit="件", actual="as_published: 12件, missing: being_compiled").codes() == ["K526"]
        assert put_indicator(city, unit="件", actual="as_published: '－', missing: being_compiled").codes() == []

    def test_of_the_second_value_stand_there_too(self, city: City) -> None:
        assert put_indicator(
            city, actual="as_published: 37.0（60.3）, value: 37.0, second: {label: 別の値, value: 60.8}"
        ).codes() == ["K503"]


class TestBoundsAndAbout:
    @pytest.mark.parametrize(
        ("wording", "direction", "told"),
        [
            ("10件以上", "at_least", ""), ("10件以上", "increase", ""), ("10件以上", "at_most", "K522"), ("10件以上", "decrease", "K522"),
            ("10件以上", "more_than", "K522"), ("10件以上", "maintain", "K522"), ("10件以上", "maintain_or_increase", ""), ("10件以下", "at_most", ""),
            ("10件以内", "at_most", ""), ("10件以下", "increase", "K522"), ("10件未満", "at_most", "K522"), ("10件未満", "less_than", ""),
            ("10件超", "more_than", ""), ("10件超", "at_least", "K522"), ("10件を超える", "more_than", ""), ("10件", "less_than", ""), ("10件", "at_most", ""),
        ],
    )  # fmt: skip
    def test_of_a_target_go_with_the_direction(self, city: City, wording: str, direction: str, told: str) -> None:
        put_indicator(city, unit="件", direction=direction, target=f"as_published: {wording}, value: 10")
        assert city.codes() == ([told] if told else [])

    @pytest.mark.parametrize(
        ("wording", "value", "right", "wrong"),
        [
            ("5％を超えない", "5", "at_most", "more_than"), ("5％を上回らないこと", "5", "at_most", "more_than"), ("5％を下回らない", "5", "at_least", "less_than"),
            ("5％を下回らないようにする", "5", "at_least", "less_than"), ("5％未満にしない", "5", "at_least", "less_than"), ("5％以上にしない", "5", "less_than", "at_least"),
            ("5％以下にならない", "5", "more_than", "at_most"), ("5％を割り込まない", "5", "at_least", "less_than"), ("5％より増やさない", "5", "at_most", "at_least"),
            ("not exceeding 5%", "5", "at_most", "more_than"), ("at least 5 per cent", "5", "at_least", "at_most"),
            ("20％以上減", "-20", "decrease", "at_least"), ("20％以上削減", "-20", "at_most", "increase"), ("20％超の削減", "-20", "less_than", "more_than"),
            ("減20％以上", "-20", "decrease", "at_least"), ("▲3.5％以内", "-3.5", "at_least", "at_most"), ("▲3.5％を下回らない", "-3.5", "at_least", "at_most"),
        ],
    )  # fmt: skip
    def test_that_are_denied_or_said_of_a_reduction_are_turned_round(
        self, city: City, wording: str, value: str, right: str, wrong: str
    ) -> None:
        target = f"as_published: {wording}, value: {value}"
        assert put_indicator(city, unit="%", direction=right, target=target).codes() == []
        (found,) = put_indicator(city, unit="%", direction=wrong, target=target).problems()
        assert found.rule == "K522"
        assert details(found)["allowed"].split("（")[0] == {"decrease": "at_most"}.get(right, right)

    def test_of_a_counted_reduction_stay_as_they_are(self, city: City) -> None:
        target = "as_published: 20％以上減, value: 20"
        assert put_indicator(city, unit="%", name="ごみの削減率", direction="at_least", target=target).codes() == []

    @pytest.mark.parametrize("wording", ["▲20％以上", "△20％以下"])
    def test_that_may_be_read_in_two_ways_are_accepted_in_both_and_asked_with_both(
        self, city: City, wording: str
    ) -> None:
        target = f"as_published: {wording}, value: -20"
        for direction in ("at_least", "at_most"):
            assert put_indicator(city, unit="%", direction=direction, target=target).codes() == []
        (found,) = put_indicator(city, unit="%", direction="less_than", target=target).problems()
        assert "at_least（以上）" in details(found)["allowed"]
        assert "at_most（以下）" in details(found)["allowed"]

    def test_among_other_words_that_may_turn_them_are_left_to_the_writer(self, city: City) -> None:
        target = "as_published: 65dBを超える地域を出さない, value: 65"
        for direction in ("at_most", "more_than"):
            assert put_indicator(city, unit="dB", direction=direction, target=target).codes() == []
        (found,) = put_indicator(city, unit="dB", direction="at_least", target=target).problems()
        assert details(found)["allowed"] == "more_than（超） か at_most（以下）"

    @pytest.mark.parametrize("wording", ["10件以上", "10件未満", "10件超", "10件以内", "10件を超えない"])
    def test_an_actual_with_a_bound_is_not_that_number(self, city: City, wording: str) -> None:
        assert put_indicator(city, unit="件", actual=f"as_published: {wording}, value: 10").codes() == ["K530"]
        assert put_indicator(city, unit="件", actual=f"as_published: {wording}, text: {wording}").codes() == []

    def test_less_than_five_may_be_typed_as_a_band(self, city: City) -> None:
        assert put_indicator(city, unit="人", actual="as_published: 5人未満, low: 0, high: 5").codes() == []

    @pytest.mark.parametrize("wording", ["約100人", "100人程度", "おおむね100人", "概ね100人", "100人前後"])
    def test_about_is_read_from_the_wording(self, city: City, wording: str) -> None:
        assert value_in(put_indicator(city, unit="人", actual=f"as_published: {wording}, value: 100")).approximate

    def test_about_against_the_wording(self, city: City) -> None:
        assert put_indicator(
            city, unit="人", actual="as_published: 約100人, value: 100, approximate: false"
        ).codes() == ["K523"]
        assert put_indicator(city, unit="人", actual="as_published: 100人, value: 100, approximate: true").codes() == [
            "K523"
        ]
        taking_part = "as_published: 研修に約100人が参加, value: 100"
        assert put_indicator(city, unit="人", actual=taking_part).codes() == []
        assert put_indicator(city, unit="人", actual=f"{taking_part}, approximate: false").codes() == ["K523"]

    def test_a_band_may_lack_its_end(self, city: City) -> None:
        value = value_in(
            put_indicator(city, unit="%", direction="range", actual="as_published: 10以上20未満, low: 10, high: 20")
        )
        assert isinstance(value, Range)
        assert value.open is OpenEnd.HIGH
        assert put_indicator(
            city, unit="%", direction="range", target="as_published: 10以上20未満, low: 10, high: 20, open: none"
        ).codes() == ["K522"]


class TestAWordInPlaceOfANumber:
    """A wording that names another value, or none at all, has an entry that is accepted without a word."""

    BASELINE = "baseline: {fiscal_year: 2020, as_published: 80件, value: 80}"

    @pytest.mark.parametrize(
        ("wording", "direction", "told"),
        [
            ("現状値以上を維持", "at_least", ""), ("現状値以上を維持", "maintain_or_increase", ""), ("現状値以上を維持", "at_most", "K522"), ("現状維持", "maintain", ""),
            ("現状の水準を下回らない", "at_least", ""), ("計画策定時の水準を維持する", "maintain", ""), ("基準年度以下", "at_most", ""), ("基準値未満", "at_most", "K522"),
        ],
    )  # fmt: skip
    def test_that_names_the_baseline_is_that_number(self, city: City, wording: str, direction: str, told: str) -> None:
        target = f"as_published: {wording}, value: 80"
        put_indicator(city, unit="件", direction=direction, target=target, more=self.BASELINE)
        assert city.codes() == ([told] if told else [])

    def test_that_names_the_year_before_is_the_number_of_that_year(self, city: City) -> None:
        actual = "as_published: 75件, value: 75"
        last = "actuals: [{fiscal_year: 2023, as_published: 75件, value: 75}]"
        target = "as_published: 前年度実績以上, value: {}"
        assert put_indicator(city, unit="件", target=target.format(75), more=last).codes() == []
        assert put_indicator(city, unit="件", target=target.format(90), actual=actual).codes() == ["K527"]

    def test_that_is_not_that_number_is_asked_and_every_way_out_is_accepted(self, city: City) -> None:
        (found,) = put_indicator(
            city, unit="件", target="as_published: 現状値以上を維持, value: 85", more=self.BASELINE
        ).problems()
        assert (found.rule, details(found)["why"]) == ("K527", "その言葉に当たる値は 80 です")
        assert put_indicator(city, unit="件", target="as_published: 現状値以上を維持, value: 80").codes() == ["K527"]
        assert (
            put_indicator(city, unit="件", target="as_published: 現状値以上を維持, text: 現状値以上を維持").codes()
            == []
        )

    def test_nothing_more_and_nothing_less_is_nought(self, city: City) -> None:
        assert put_indicator(city, unit="人", direction="maintain", target="as_published: ±0人, value: 0").codes() == []
        assert put_indicator(city, unit="人", direction="maintain", target="as_published: ±0人").codes() == []

    def test_is_not_what_clearly_says_a_number(self, city: City) -> None:
        assert put_indicator(city, unit="件", target="as_published: 10件, text: 10件").codes() == ["K504"]
        assert put_indicator(city, unit="件", target="as_published: 3校, text: 3校").codes() == []

    @pytest.mark.parametrize("wording", ["増加", "↗", "検討", "全手続", "上昇させる"])
    @pytest.mark.parametrize("direction", ["increase", "at_most", "range", "maintain", "milestone"])
    def test_may_be_the_target_of_any_indicator(self, city: City, wording: str, direction: str) -> None:
        target = f"as_published: {wording}, text: {wording}"
        assert put_indicator(city, unit="件", direction=direction, target=target).codes() == []


class TestYears:
    @pytest.mark.parametrize(
        ("wording", "told"),
        [
            ("令和6年度 12件", ""), ("令和5年度 12件", "K524"), ("R6 12件", ""), ("R7 12件", "K524"), ("2024年度 12件", ""), ("12件（令和7年度）", "K524"),
            ("令和7年3月末 12件", ""), ("令和6年3月末 12件", "K524"), ("令和7年4月1日現在 12件", ""), ("第1四半期 12件", "K524"),
        ],
    )  # fmt: skip
    def test_of_a_wording_are_the_typed_ones(self, city: City, wording: str, told: str) -> None:
        put_indicator(city, unit="件", actual=f"as_published: {wording}, value: 12")
        assert city.codes() == ([told] if told else [])

    def test_a_year_that_is_only_compared_with_is_no_matter(self, city: City) -> None:
        assert (
            put_indicator(city, unit="人", actual='as_published: "平成30年度と同数の7,800人", value: 7800').codes()
            == []
        )

    @pytest.mark.parametrize(
        ("schedule", "told"),
        [
            ("as_published: 令和6年7月～予定, begins: 2024-07", ""), ("as_published: 令和6年7月～予定, begins: 2023-07", "K524"),
            ("as_published: R6.7～予定, begins: 2024-08", "K524"), ("as_published: R8.4～6, begins: 2026-04, ends: 2026-06", ""),
            ("as_published: R8.4～6, begins: 2026-04, ends: 2027-06", ""), ("as_published: R8.4～6, begins: 2026-04, ends: 2028-06", "K524"),
            ("as_published: R9年度中に導入予定, begins: 2027-04, ends: 2028-03", ""), ("as_published: R9年度中, begins: 2026-04", "K524"),
            ("as_published: R8以降, begins: 2026", ""), ("as_published: 毎年5月, state: yearly", ""),
        ],
    )  # fmt: skip
    def test_of_a_schedule(self, city: City, schedule: str, told: str) -> None:
        city.change(GREEN, "as_published: R6.7～予定, begins: 2024-07, state: planned", schedule)
        assert city.codes() == ([told] if told else [])

    @pytest.mark.parametrize(
        ("written", "last"),
        [
            ("令和6～8年度", 2026), ("R6～8", 2026), ("R6～8年度", 2026), ("R6-8年度", 2026), ("令和6年度から8年度まで", 2026), ("令和6・7年度", 2025), ("令和6及び7年度", 2025), ("令和6、7、8年度", 2026),
            ("令和6年度から3年間", 2026), ("令和6年度～（3か年計画）", 2026), ("2024-2026年度", 2026), ("2024～2026年度", 2026), ("2024～26年度", 2026), ("令和6年4月から3年間", 2026),
        ],
    )  # fmt: skip
    def test_of_a_schedule_whose_years_are_told_in_short(self, city: City, written: str, last: int) -> None:
        schedule = "as_published: R6.7～予定, begins: 2024-07, state: planned"
        right = f"as_published: {written}, begins: 2024, ends: {last}"
        city.change(GREEN, schedule, right)
        assert city.codes() == []
        city.change(GREEN, right, f"as_published: {written}, begins: 2024, ends: {last + 1}")
        assert city.codes() == ["K524"]
        city.change(GREEN, f"begins: 2024, ends: {last + 1}", f"begins: 2023, ends: {last}")
        assert city.codes() == ["K524"]

    @pytest.mark.parametrize(
        ("written", "begins", "ends", "told"),
        [
            ("令和元～5年度", "2019", "2023", ""), ("令和元～5年度", "2019", "2024", "K524"), ("平成30～令和2年度", "2018", "2020", ""), ("R6～8月", "2024", "2026", "K524"),
            ("令和6年10月から2年間", "2024-10", "2026-09", ""), ("令和6年10月から2年間", "2024-10", "2027-09", "K524"), ("令和6年4～8月", "2024-04", "2024-08", ""),
        ],
    )  # fmt: skip
    def test_of_a_schedule_from_and_to(self, city: City, written: str, begins: str, ends: str, told: str) -> None:
        schedule = f"as_published: {written}, begins: {begins}, ends: {ends}"
        city.change(GREEN, "as_published: R6.7～予定, begins: 2024-07, state: planned", schedule)
        assert city.codes() == ([told] if told else [])

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("令和7年度実績", "K524"),
            ("令和7年度評価（令和7年度実績）", "K524"),
            ("令和7年度事前評価", "K524"),
            ("令和8年度行政評価", "K524"),
            ("令和5年度行政評価", "K524"),
            ("令和7年度 進捗点検（上半期）", "K524"),
            ("令和7年度行政評価結果報告書", ""),
            ("令和7年度事後評価", ""),
            ("令和7年度公表分", ""),
            ("令和6年度行政評価", ""),
        ],
    )
    def test_of_a_round_and_its_name(self, city: City, name: str, told: str) -> None:
        city.change(
            PLAN,
            "name: 令和6年度実績, kind: yearly, fiscal_year: 2024",
            f"name: {name}, kind: yearly, fiscal_year: 2024",
        )
        assert city.codes() == ([told] if told else [])

    def test_no_report_tells_of_a_far_year(self, city: City) -> None:
        city.change(RESULTS, "{indicator: waiting, fiscal_year: 2024", "{indicator: waiting, fiscal_year: 2042")
        assert city.codes() == ["K531"]


class TestLeftOut:
    @pytest.mark.parametrize(
        ("written", "unit", "number"),
        [
            ("as_published: ▲300人", "人", "-300"), ('value: "▲1,200千円"', "千円", "-1200"), ('value: "▲1,200千円"', "円", "-1200000"),
            ('as_published: "1,200,000千円"', "億円", "12"), ("as_published: 171円38銭", "円", "171.38"), ("as_published: 2時間30分", "時間", "2.5"), ("as_published: 2割5分", "%", "25"),
            ('as_published: "12,345t-CO₂"', "t-CO₂", "12345"), ("as_published: 902g/人・日", "g/人・日", "902"), ("as_published: 5ほげ/ぴよ", "ほげ/ぴよ", "5"), ("as_published: 4人に1人", "%", "25"), ("value: 約2.5万人", "人", "25000"), ("value: 二十五件", "件", "25"),
            ('value: "11億6,012万1千円"', "千円", "1160121"), ("value: 令和6年度 12件", "件", "12"), ("as_published: 12", "件", "12"),
        ],
    )  # fmt: skip
    def test_values_are_read_from_a_clear_wording(self, city: City, written: str, unit: str, number: str) -> None:
        value = value_in(put_indicator(city, unit=unit, actual=written))
        assert isinstance(value, Number)
        assert (str(value.value), value.read_in) == (number, "")

    def test_values_in_results_are_read_too(self, city: City) -> None:
        city.change(RESULTS, 'as_published: "11,500人", value: 11500', "value: 1.15万人")
        (folder,) = [plan for plan in city.site().municipalities[0].plans if plan.plan.id == "basic-plan"]
        assert folder.results

    @pytest.mark.parametrize(
        ("wording", "told"),
        [
            ("1.234", "K525"), ("3/4", "K525"), ("1-2", "K525"), ("なし", "K525"), ("－", "K525"), ("23(8)", "K525"), ("300人減", "K525"), ("3分の1", "K525"),
            ("3地区9台", "K525"), ("全員が取得", "K525"), ("12,34", "K525"), ("11億6", "K525"), ("100件", "K521"),
        ],
    )  # fmt: skip
    def test_what_is_not_clear_is_asked(self, city: City, wording: str, told: str) -> None:
        assert put_indicator(city, unit="人", actual=f'as_published: "{wording}"').codes() == [told]


def budget(city: City, text: str) -> City:
    """The city with a measure more, with this one budget."""
    return city.put(
        NEW,
        f"measures:\n  - id: zz\n    title: 試しの施策\n    source: {{document: report-2024}}\n    budgets:\n      - {{fiscal_year: 2024, kind: settled, {text}}}\n",
    )


def money_in(city: City) -> Money:
    (zz,) = [each for each in city.basic_plan().measures if each.id == "zz"]
    amount = zz.budgets[0].amount
    assert isinstance(amount, Money)
    return amount


class TestMoney:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ('amount: "12,850", unit: 千円, as_published: "12,850千円"', ""), ('amount: "12,850", unit: 千円, as_published: "12,850"', ""),
            ('amount: "12,850", unit: 円, as_published: "12,850千円"', "K521"), ('amount: "12,850,000", unit: 円, as_published: "12,850千円"', ""),
            ('amount: "12,580", unit: 千円, as_published: "12,850千円"', "K503"), ('amount: 1200, unit: 千円, as_published: "▲1,200千円"', "K520"),
            ('amount: 0, unit: 千円, as_published: "－"', "K526"), ('missing: being_compiled, as_published: "12,850千円"', "K526"),
            ("amount: 5, unit: 千円, label: 令和6年度決算額", ""), ("amount: 5, unit: 千円, label: 令和5年度決算額", "K524"),
            ("amount: 5, as_published: 5千円", "K302"), ('amount: "11億6"', "K525"), ("amount: 5人", "K315"), ("amount: 100万円以上", "K525"),
        ],
    )  # fmt: skip
    def test_agrees_with_its_wording(self, city: City, text: str, told: str) -> None:
        assert budget(city, text).codes() == ([told] if told else [])

    @pytest.mark.parametrize(
        ("text", "number", "unit", "published"),
        [
            ('amount: "▲1,200千円"', "-1200", "千円", "▲1,200千円"), ('amount: "11億6,012万1千円"', "1160121000", "円", "11億6,012万1千円"),
            ('amount: "11億6,012万1千円", unit: 千円', "1160121", "千円", "11億6,012万1千円"), ('amount: "△5", unit: 百万円', "-5", "百万円", "△5"),
        ],
    )  # fmt: skip
    def test_is_written_once(self, city: City, text: str, number: str, unit: str, published: str) -> None:
        amount = money_in(budget(city, text))
        assert (str(amount.number), amount.unit) == (number, unit)
        (zz,) = [each for each in city.basic_plan().measures if each.id == "zz"]
        assert zz.budgets[0].as_published == published

    @pytest.mark.parametrize(
        ("amount", "parts", "told"),
        [
            ("160,825", ("65,616", "45,305", "211,726"), "K528"), ("160,825", ("65,616", "45,305", "49,904"), ""), ("160,825", ("65,616", "45,305", "49,905"), ""),
            ("160,825", ("65,616", "45,305", "49,000"), "K528"),
        ],
    )  # fmt: skip
    def test_its_sources_add_up(self, city: City, amount: str, parts: tuple[str, ...], told: str) -> None:
        names = ("国庫支出金", "その他特財", "一般財源")
        funding = ", ".join(
            f'{{name: {name}, amount: "{part}", unit: 千円}}' for name, part in zip(names, parts, strict=True)
        )
        assert budget(city, f'amount: "{amount}", unit: 千円, funding: [{funding}]').codes() == ([told] if told else [])

    def test_the_same_digits_in_another_unit_are_pointed_out(self, city: City) -> None:
        twice = 'amount: "160,825", unit: 千円}\n      - {fiscal_year: 2024, kind: initial, amount: "160,825", unit: '
        assert budget(city, f"{twice}百万円").codes() == ["K532"]
        assert budget(city, f"{twice}千円").codes() == []

    def test_some_sources_need_not_be_all(self, city: City) -> None:
        assert budget(city, 'amount: 100, unit: 千円, funding: [{name: 国庫支出金, amount: "40,000円"}]').codes() == []


class TestStaff:
    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [
            ("as_published: 約5.6%, share: \"5.6\"", 'as_published: 約5.6%, share: "56"', "K503"), ("as_published: 約5.6%, share: \"5.6\"", "as_published: 約5.6%, share: \"5.6%\"", ""),
            ("（うち派遣1人）, persons: 55", "（うち派遣1人）, persons: 56", "K503"), ("as_published: 約5.6%, share: \"5.6\"", "as_published: 約5.6%, share: 五割", "K305"),
        ],
    )  # fmt: skip
    def test_figures_agree_with_their_line(self, city: City, before: str, after: str, told: str) -> None:
        assert city.change(PLAN, before, after).codes() == ([told] if told else [])


def test_a_tolerance_needs_a_level_to_keep(city: City) -> None:
    target = "as_published: 40.0, value: 40.0"
    assert put_indicator(city, direction="maintain", target=target, more="tolerance: 2.0").codes() == []
    assert put_indicator(city, direction="maintain", target=target, more="tolerance: -2.0").codes() == ["K529"]
    assert put_indicator(city, direction="at_least", target=target, more="tolerance: 2.0").codes() == ["K529"]
    (zz,) = [
        each
        for each in put_indicator(city, direction="maintain", target=target).basic_plan().measures
        if each.id == "zz"
    ]
    assert isinstance(zz.indicators[0].tolerance, Absent)


WORDINGS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="0123456789,.▲△-－～/()（）十百千万億兆円人件％%以上未満超約減増なし令和6年度 　", max_size=16),
)


@pytest.mark.long
@settings(max_examples=500, deadline=None)
@given(
    wording=WORDINGS,
    unit=st.sampled_from(["", "人", "億円", "千兆円", "%", "回（月当たり）", "時間"]),
    number=st.decimals(allow_nan=False, allow_infinity=False, places=2),
    direction=st.sampled_from(list(Direction)),
)
def test_no_wording_breaks_the_check(wording: str, unit: str, number: Decimal, direction: Direction) -> None:
    here = Place("told.yaml", 1, 1)
    indicator = Indicator(
        "a", here, "数", NOT_STATED, unit or NOT_STATED, IndicatorKind.OUTCOME, direction, Accumulation.YEARLY
    )
    for value in (Number(number), Range(min(number, Decimal(0)), max(number, Decimal(0)))):
        figure = Figure(Period(2024), wording, value, here)
        codes = {found.rule for found in check_figure(indicator, figure, is_target=True)}
        assert codes <= {"K503", "K520", "K521", "K522", "K523", "K524", "K526", "K527", "K539"}
