"""240億円台 is a range: it may be typed in several ways, and nothing is said of it that does not hold for the whole of it."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.changes.values import value_of
from generator.model.figures import OpenEnd, Range
from generator.views.pieces import Badge
from one_indicator import put_indicator
from page_reading import show, unspaced
from sample import City
from sheet_round import FIGURES, TYPED, SheetRound, codes

pytestmark = pytest.mark.long


def city(tmp_path: Path, unit: str, direction: str, *, target: str, actual: str, baseline: str = "") -> City:
    """The sample city with one indicator more, in its wordings (and typed values)."""
    return put_indicator(
        City(tmp_path), unit=unit, direction=direction, target=f"as_published: {target}",
        actual=f"as_published: {actual}", baseline=baseline and f"as_published: {baseline}",
    )  # fmt: skip


def judged(town: City) -> str:
    """What the badge of that indicator says."""
    assert town.codes() == []
    badge: Badge = show(town).measure("zz").indicators[0].badge
    return badge.label


class TestTheValue:
    @pytest.mark.parametrize(
        "typed",
        ["", ", value: 240", ", low: 240, high: 249", ", low: 240, high: 249.9", ", low: 240, high: 250"],
    )
    def test_is_the_whole_range_however_it_was_typed(self, tmp_path: Path, typed: str) -> None:
        town = city(tmp_path, "億円", "at_most", target="200億円以下", actual="240億円台" + typed)
        assert town.codes() == []
        (zz,) = [each for each in town.basic_plan().measures if each.id == "zz"]
        assert zz.indicators[0].actuals[0].value == Range(Decimal(240), Decimal(250), open=OpenEnd.HIGH)

    @pytest.mark.parametrize("typed", ["value: 241", "value: 250", "low: 240, high: 251", "low: 230, high: 240"])
    def test_is_no_number_that_was_mistyped(self, tmp_path: Path, typed: str) -> None:
        town = city(tmp_path, "億円", "at_most", target="200億円以下", actual=f"240億円台, {typed}")
        assert town.codes() == ["K503"]

    def test_may_stand_in_another_unit_and_beside_other_words(self, tmp_path: Path) -> None:
        town = city(
            tmp_path,
            "百万円",
            "at_most",
            target="200億円以下",
            actual="前年の250億円から240億円台になった, value: 24000",
        )
        assert town.codes() == []
        (zz,) = [each for each in town.basic_plan().measures if each.id == "zz"]
        assert zz.indicators[0].actuals[0].value == Range(Decimal(24000), Decimal(25000), open=OpenEnd.HIGH)


class TestAVerdict:
    @pytest.mark.parametrize(
        ("direction", "target", "actual", "told"),
        [
            ("less_than", "245.3億円未満", "240億円台, value: 240", "判定できない"),
            ("less_than", "250億円未満", "240億円台", "達成"),
            ("at_most", "239億円以下", "240億円台", "未達成"),
            ("at_least", "240億円以上", "240億円台, value: 240", "達成"),
            ("at_least", "245億円以上", "240億円台, low: 240, high: 249", "判定できない"),
            ("at_most", "240億円台, value: 240", "245億円", "達成"),
            ("at_most", "240億円台, value: 240", "250億円", "未達成"),
            ("maintain_or_decrease", "240億円台", "250億円", "未達成"),
        ],
    )
    def test_is_given_where_the_whole_range_allows_it(
        self, tmp_path: Path, direction: str, target: str, actual: str, told: str
    ) -> None:
        assert judged(city(tmp_path, "億円", direction, target=target, actual=actual)) == told

    @pytest.mark.parametrize("direction", ["at_least", "at_most", "maintain"])
    def test_of_numbers_below_zero_goes_by_their_size(self, tmp_path: Path, direction: str) -> None:
        town = city(tmp_path, "人", direction, target="▲200人台, value: -200", actual="▲250人台, low: -259, high: -250")
        assert judged(town) == "達成"

    def test_of_a_range_that_lies_elsewhere_is_given_too(self, tmp_path: Path) -> None:
        assert judged(city(tmp_path, "人", "at_least", target="▲200人台", actual="▲300人台")) == "未達成"


def test_no_direction_is_told_of_a_range_in_which_the_baseline_lies(tmp_path: Path) -> None:
    town = city(
        tmp_path, "億円", "decrease", baseline="245.3億円", target="減少, text: 減少", actual="240億円台, value: 240"
    )
    page = unspaced(show(town).measure_text("zz"))
    assert "減りました" not in page
    assert "240億円台" in page
    assert show(town).measure("zz").indicators[0].badge.label != "達成"


class TestInAWorkbook:
    @pytest.mark.parametrize("typed", ["", "240", "240～249", "240～249.9", "240～250"])
    def test_every_way_to_type_it_is_taken(self, tmp_path: Path, typed: str) -> None:
        sheets = SheetRound(tmp_path)
        edits = sheets.type(FIGURES, ("来園者数",), "240人台")
        edits.type(FIGURES, edits.find(FIGURES, "来園者数", column=TYPED), typed)
        assert codes(sheets.take(edits)) == []
        assert sheets.city.report() == ""

    @pytest.mark.parametrize(
        ("wording", "typed"),
        [
            ("延べ約360人（うちオンライン120人）", "360"),
            ("延べ約360人（うちオンライン120人）", "約360"),
            ("約1,300人（前年1,234人）", "1300"),
            ("約1,300人（前年1,234人）", "1234"),
        ],
    )
    def test_about_is_found_before_the_number_that_is_typed(self, tmp_path: Path, wording: str, typed: str) -> None:
        sheets = SheetRound(tmp_path)
        edits = sheets.type(FIGURES, ("来園者数",), wording)
        edits.type(FIGURES, edits.find(FIGURES, "来園者数", column=TYPED), typed)
        assert codes(sheets.take(edits)) == []
        assert sheets.city.report() == ""


@pytest.mark.parametrize(
    ("wording", "typed", "about"),
    [
        ("延べ約360件（うちオンライン120件）", 360, True),
        ("約1,300件（前年1,234件）", 1300, True),
        ("1,300件（前年約1,200件）", 1300, False),
        ("約1,300件（前年1,234件）", 1234, False),
    ],
)
def test_a_number_beside_others_is_about_that_size_where_the_word_is_at_it(
    tmp_path: Path, wording: str, typed: int, about: bool
) -> None:
    town = city(tmp_path, "件", "at_least", target="100件以上", actual=f"'{wording}', value: {typed}")
    assert town.codes() == []
    (zz,) = [each for each in town.basic_plan().measures if each.id == "zz"]
    assert zz.indicators[0].actuals[0].value.approximate is about  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("released", "same"),
    [
        ({"flag": "number", "value": "240"}, True),
        ({"flag": "range", "value_low": "240", "value_high": "249", "open_end": "none"}, True),
        ({"flag": "number", "value": "24"}, False),
    ],
)
def test_a_release_that_told_it_by_one_number_needs_no_correction(released: dict[str, str], same: bool) -> None:
    wording = {"as_published": "240億円台", "unit": "億円"}
    now = {**wording, "flag": "range", "value_low": "240", "value_high": "250", "open_end": "high"}
    assert (value_of({**wording, **released}) == value_of(now)) is same
