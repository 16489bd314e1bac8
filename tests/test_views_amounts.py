"""Sign and unit on pages: as published, and once. Wordings in, words out."""

from decimal import Decimal

import pytest

from generator.model.basics import Place
from generator.model.figures import Figure, Number, Period
from generator.model.money import Money
from generator.views.formats import figure_quantity
from generator.views.indicator_pieces import tells_unit
from generator.views.money import money_text
from generator.views.vocabularies import vocabulary_of

JAPANESE = vocabulary_of("ja").words

HERE = Place("told.yaml", 1, 1)


@pytest.mark.parametrize(
    ("wording", "value", "unit", "told"),
    [
        ("▲300人", "-300", "人", "▲300人"),
        ("△5.5", "-5.5", "%", "△5.5%"),
        ("マイナス5.5％", "-5.5", "％", "-5.5％"),
        ("1.2万人", "12000", "人", "1.2万人"),
        ("1,200,000千円", "12", "億円", "1,200,000千円"),
        ("88.3", "88.3", "%", "88.3%"),
        ("11,230人", "11230", "人", "11,230人"),
        ("5名", "5", "名", "5名"),
        ("100人以上", "100", "人", "100人"),
        ("平成30年度と同数の7,800人", "7800", "人", "7,800人"),
        ("令和6年度 12件", "12", "件", "12件"),
    ],
)
def test_a_number_in_a_sentence_has_sign_and_unit_as_published(wording: str, value: str, unit: str, told: str) -> None:
    figure = Figure(Period(2024), wording, Number(Decimal(value)), HERE)
    assert figure_quantity(figure, unit, JAPANESE) == told


def test_about_is_said_once() -> None:
    figure = Figure(Period(2024), "約100人", Number(Decimal(100), approximate=True), HERE)
    assert figure_quantity(figure, "人", JAPANESE) == "約100人"


@pytest.mark.parametrize(
    ("name", "unit", "says"),
    [
        ("有効水量比率(%)", "%", True),
        ("有効水量比率（％）", "%", True),
        ("事業費（単位：千円）", "千円", True),
        ("職員数（年度末、人）", "名", True),
        ("施設数（カ所）", "か所", True),
        ("有効水量比率", "%", False),
        ("来園者数（子ども）", "人", False),
        ("事業費（千円）", "円", False),
    ],
)
def test_a_name_that_says_the_unit_is_not_given_it_again(name: str, unit: str, *, says: bool) -> None:
    assert tells_unit(name, unit) is says


def test_money_written_as_published_is_shown_so() -> None:
    assert money_text(Money(Decimal(-1200), "千円", "▲1,200千円"), JAPANESE) == "▲1,200千円"
    assert money_text(Money(Decimal(-5), "百万円", "△5"), JAPANESE) == "△5百万円"
    assert money_text(Money(Decimal(12850), "千円"), JAPANESE) == "12,850千円"
