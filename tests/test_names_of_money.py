"""What the lines of an amount are called: by their unit, as their own total, as a share, as what is only expected."""

from pathlib import Path

import pytest

from test_words_of_money import codes, of


@pytest.mark.parametrize(
    ("kind", "more", "asked"),
    [
        ("supplementary", "as_published: '補正後 12,000千円'", True),
        ("planned", "as_published: '決算見込額 12,000千円'", True),
        ("planned", "label: 執行見込", True),
        ("commitment", "label: 当初予算", True),
        ("commitment", "label: 決算額", True),
        ("settled", "label: 累計事業費", True),
        ("settled", "label: 事業費（平成28〜令和元年度）", True),
        ("settled", "label: 事業費（H28～R元年度）", True),
        ("settled", "label: 執行率", True),
        ("initial", "label: 補助率", True),
        ("settled", "label: 構成比", True),
        ("supplementary", "as_published: '9月補正 12,000千円'", False),
        ("final", "as_published: '補正後 12,000千円'", False),
        ("estimate", "as_published: '決算見込額 12,000千円'", False),
        ("planned", "label: 計画額（見込み）", False),
        ("commitment", "label: 債務負担行為（平成30〜令和2年度）", False),
        ("commitment", "label: 債務負担行為限度額", False),
        ("settled", "label: 継続費（平成30〜令和2年度）", False),
        ("settled", "label: 税率改定の周知費", False),
        ("settled", "label: 高効率設備の整備費", False),
    ],
)
def test_an_amount_that_its_name_calls_another_thing_is_asked_about(
    tmp_path: Path, kind: str, more: str, *, asked: bool
) -> None:
    assert codes(tmp_path, of(kind, more=more)) == (["K583"] if asked else [])


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ("parts: [{label: 直接費, amount: 6000千円}, {label: 合計, amount: 6000千円}]", True),
        ("funding: [{name: 国庫支出金, amount: 5000千円}, {name: 計, amount: 5000千円}]", True),
        ("staff_cost: [{label: 正規職員, amount: 3000千円}, {label: 合計, amount: 3000千円}]", True),
        ("full_time_equivalents: [{label: 正規職員, number: '0.5'}, {label: 合　計, number: '0.5'}]", True),
        ("parts: [{label: 直接費, amount: 6000千円}, {label: 間接費, amount: 6000千円}]", False),
        ("parts: [{label: 設計費, amount: 6000千円}, {label: 会計年度任用職員, amount: 6000千円}]", False),
        ("funding: [{name: 特別会計, amount: 5000千円}, {name: その他, amount: 5000千円}]", False),
        ("staff_cost: [{label: 人件費合計, amount: 3000千円}]", False),
    ],
)
def test_a_total_among_what_it_adds_up_is_asked_about(tmp_path: Path, more: str, *, asked: bool) -> None:
    assert codes(tmp_path, of("settled", more=more)) == (["K583"] if asked else [])


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("label: 事業費（百万円）, amount: '12,000', unit: 千円", True),
        ("label: '事業費（単位：千円）', amount: '12,000', unit: 円", True),
        ("amount: '12,000', unit: 千円, unit_costs: [{label: 1人当たりコスト（円）, amount: '250', unit: 千円}]", True),
        ("amount: '12,000', unit: 千円, parts: [{label: 事業費（円）, amount: '12,000', unit: 千円}]", True),
        ("label: 事業費（千円）, amount: '12,000', unit: 千円", False),
        ("label: 事業費（千円）, amount: '12,000千円'", False),
        ("amount: '12,000', unit: 千円, unit_costs: [{label: 1人当たりコスト（円）, amount: '250', unit: 円}]", False),
        ("label: 百万円事業, amount: '12,000', unit: 千円", False),
    ],
)
def test_a_unit_in_a_name_is_that_of_the_amount(tmp_path: Path, amount: str, *, told: bool) -> None:
    assert codes(tmp_path, f"kind: settled, {amount}") == (["K521"] if told else [])


@pytest.mark.parametrize(
    ("amount", "asked"),
    [
        ("amount: '12.850', unit: 千円", True),
        ("amount: '1.200', unit: 円", True),
        ("amount: '12.85', unit: 千円", False),
        ("amount: '12,850', unit: 千円", False),
        ("amount: '12.850', unit: 百万円", False),
        ("amount: '1,212.850', unit: 千円", False),
    ],
)
def test_a_point_where_a_comma_may_have_stood_is_asked_about(tmp_path: Path, amount: str, *, asked: bool) -> None:
    assert codes(tmp_path, f"kind: settled, {amount}") == (["K584"] if asked else [])


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("決算額（平成30年度繰越分）", False),
        ("平成30年度からの繰越事業費", False),
        ("平成30年度補正予算繰越分", False),
        ("平成30年度国補正予算分（繰越明許）", True),
        ("平成30年度の明許繰越", False),
        ("令和2年度への繰越額", False),
        ("令和元年度決算額（平成30年度繰越分を含む）", False),
        ("平成30年度決算額", True),
        ("平成30年度事業費", True),
        ("令和2年度予算額", True),
    ],
)
def test_the_year_that_an_amount_was_carried_over_from_is_not_its_own(
    tmp_path: Path, label: str, *, told: bool
) -> None:
    assert ("K524" in codes(tmp_path, of("not_stated", more=f"label: {label}"))) is told
