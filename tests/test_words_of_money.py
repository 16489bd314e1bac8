"""Amounts beside their own words and beside each other: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town


def codes(folder: Path, *budgets: str) -> list[str]:
    told = ", ".join(f"{{fiscal_year: 2019, {each}}}" for each in budgets)
    return Town(folder, measure=f"budgets: [{told}]\n").codes()


def of(kind: str, amount: str = "12,000千円", more: str = "") -> str:
    return f"kind: {kind}, amount: '{amount}'{more and ', ' + more}"


@pytest.mark.parametrize(
    ("kind", "more", "asked"),
    [
        ("settled", "label: 当初予算額", True),
        ("settled", "label: 事業費（当初予算）", True),
        ("settled", "label: 予算額", True),
        ("settled", "as_published: 12,000千円（決算見込）", True),
        ("settled", "as_published: 12,000千円（補正後）", True),
        ("initial", "as_published: 12,000千円（補正後）", True),
        ("initial", "label: 決算額", True),
        ("supplementary", "label: 補正後予算額", True),
        ("final", "label: 当初予算額", True),
        ("settled", "as_published: 決算見込 12,000千円", True),
        ("settled", "as_published: 予算現額12,000千円", True),
        ("settled", "as_published: 9月末 12,000千円", True),
        ("settled", "as_published: 4～9月分 12,000千円", True),
        ("settled", "as_published: R1.9.30現在 12,000千円", True),
        ("settled", "as_published: 平成31.9.30現在 12,000千円", True),
        ("settled", "as_published: 令和元.9.30現在 12,000千円", True),
        ("settled", "as_published: 平成32.9.30現在 12,000千円", False),
        ("settled", "as_published: R2.5.31現在 12,000千円", False),
        ("settled", "as_published: 12か月分 12,000千円", False),
        ("settled", "as_published: 12,000千円（当初予算 13,000千円）", False),
        ("settled", "as_published: 予算 13,000千円に対し決算 12,000千円", False),
        ("settled", "label: 決算額", False),
        ("settled", "label: 事業費", False),
        ("settled", "label: 予算執行額", False),
        ("settled", "label: ゼロ予算", False),
        ("settled", "label: 事業費（ゼロ予算）", False),
        ("settled", "label: 事業予算", True),
        ("settled", "label: 当初予算に対する執行額", False),
        ("settled", "label: 決算額（当初予算事業分）", False),
        ("settled", "label: 予算額・決算額", False),
        ("settled", "includes: 令和元年度からの繰越分を含む", False),
        ("final", "label: 補正後予算額", False),
        ("final", "label: 最終予算額", False),
        ("final", "label: 当初予算＋補正予算", False),
        ("final", "label: 当初予算額＋補正予算額", False),
        ("final", "label: 当初＋補正", False),
        ("final", "label: 当初・補正計", False),
        ("final", "label: 予算額（当初と補正の合計）", False),
        ("final", "label: 9月補正予算額", True),
        ("initial", "label: 当初＋補正", True),
        ("supplementary", "label: 9月補正予算", False),
        ("initial", "label: 一般会計当初予算額", False),
        ("estimate", "label: 決算見込額", False),
        ("not_stated", "label: 予算額", False),
    ],
)
def test_the_kind_of_an_amount_is_what_its_words_say(tmp_path: Path, kind: str, more: str, *, asked: bool) -> None:
    more = more.replace("as_published: ", "as_published: '") + ("'" if "as_published" in more else "")
    assert codes(tmp_path, of(kind, more=more)) == (["K583"] if asked else [])


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ("label: 5か年総額", True),
        ("label: 計画期間の合計", True),
        ("as_published: '12,000千円（H28〜R2累計）'", True),
        ("label: '5か年総額', last_year: 2023", False),
        ("label: 総事業費", False),
        ("label: 事業費合計", False),
        ("label: 3か年計画策定費", False),
    ],
)
def test_an_amount_of_years_together_is_none_of_one(tmp_path: Path, more: str, *, asked: bool) -> None:
    assert ("K583" in codes(tmp_path, of("planned", more=more))) is asked


SCOPES = [
    *(("settled", f"label: {each}", True) for each in ("支出済額（9月末現在）", "執行額（12月末時点）", "上半期執行額", "支出済額（令和元年12月末現在）")),
    *(("settled", f"includes: {each}", True) for each in ("9月末現在", "令和2年1月31日現在の額", "年度途中の額")),
    ("settled", "as_published: '12,000千円（9月末現在）'", True),
    *(("settled", f"label: {each}", False) for each in ("決算額（3月31日現在）", "支出済額", "支出済額（5月31日現在）", "上半期分利用料補助")),
    *(("settled", f"includes: {each}", False) for each in ("令和2年9月末現在の額", "9月補正分を含む", "9月末までの施設使用料を含む", "12月まで実施")),
    ("estimate", "label: 支出済額（9月末現在）", False),
    *(("initial", f"label: {each}", True) for each in ("要求額", "予算要求額", "概算要求額", "当初予算（査定前）", "各課要求額", "要望額", "見積額")),
    ("initial", "includes: 査定前の額", True),
    ("supplementary", "label: 9月補正要求額", True),
    ("settled", "label: 要求額", True),
    *(("initial", f"label: {each}", False) for each in ("当初予算（査定後）", "要求額に対する査定額", "住民要求分", "要求水準書作成費")),
    ("estimate", "label: 要求額", False),
    ("settled", "label: 計画額", True),
    ("settled", "label: 債務負担行為限度額", True),
    *((kind, "label: 決算額", True) for kind in ("estimate", "planned", "commitment")),
    ("planned", "label: 当初予算額", True),
    ("planned", "label: 計画額", False),
    ("commitment", "label: 債務負担行為限度額", False),
    ("settled", "label: 計画策定事業費", False),
    *((kind, "includes: 前年度からの繰越額を含む", kind != "final") for kind in ("initial", "supplementary", "final")),
    ("initial", "label: 予算額（繰越含む）", True),
    ("initial", "includes: 繰越分を除く", False),
    ("initial", "includes: 次年度への繰越分を含む", False),
    ("settled", "includes: 繰越分を含む", False),
    ("settled", "label: 事業費（人件費を除く）, includes: 人件費を含む", True),
    ("settled", "label: 総事業費（人件費込み）, includes: 人件費は含まない", True),
    ("settled", "label: 人件費, includes: 人件費を除く", True),
    ("settled", "label: 事業費（繰越分を除く）, includes: 繰越分を含む", True),
    ("settled", "includes: 人件費を除く, parts: [{label: 人件費, amount: '2,000千円'}, {label: 事業費, amount: '10,000千円'}]", True),
    ("settled", "includes: 人件費を含む, parts: [{label: 人件費, amount: '2,000千円'}, {label: 事業費, amount: '10,000千円'}]", False),
    ("settled", "includes: 人件費を含む, staff_cost: {amount: '20,000千円'}", True),
    ("settled", "includes: 人件費を含む, staff_cost: {amount: '2,000千円'}", False),
    ("settled", "includes: 人件費を除く, staff_cost: {amount: '20,000千円'}", False),
    ("settled", "label: 事業費（人件費を除く）, includes: 人件費を除く", False),
    ("settled", "includes: '人件費を除く。人件費を含む額は14,000千円'", False),
    ("settled", "includes: '正規職員の人件費を除き、会計年度任用職員の人件費を含む'", False),
    ("settled", "includes: 中止した前年の分を含む", False),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "more", "asked"), SCOPES)
def test_an_amount_is_a_decided_one_of_the_whole_year_with_what_its_words_put_into_it(
    tmp_path: Path, kind: str, more: str, *, asked: bool
) -> None:
    assert codes(tmp_path, of(kind, more=more)) == (["K583"] if asked else [])


@pytest.mark.parametrize(
    ("label", "asked"),
    [
        ("全庁分", True),
        ("特別会計全体", True),
        ("市全体", True),
        ("事業全体", False),
        ("全庁LAN", False),
        ("一般会計", False),
    ],
)
def test_an_amount_of_the_whole_city_is_none_of_a_measure(tmp_path: Path, label: str, *, asked: bool) -> None:
    assert codes(tmp_path, of("settled", more=f"label: {label}")) == (["K583"] if asked else [])


@pytest.mark.parametrize(
    ("kind", "more", "asked"),
    [
        ("settled", "", True),
        ("initial", "", True),
        ("supplementary", "", False),
        ("settled", "label: 実質収支", False),
        ("settled", "label: 国への返還金", False),
    ],
)
def test_an_amount_below_nothing_is_asked_about(tmp_path: Path, kind: str, more: str, *, asked: bool) -> None:
    assert codes(tmp_path, of(kind, "▲12,000千円", more)) == (["K583"] if asked else [])


@pytest.mark.parametrize(
    ("settled", "asked"),
    [
        ("118,500千円", True),
        ("120,000千円", True),
        ("11,850,000千円", True),
        ("11,850千円", False),
        ("1,185千円", False),
        ("0千円", False),
        ("60,000千円", False),
        ("12百万円", False),
    ],
)
def test_what_was_spent_is_not_ten_times_the_budget(tmp_path: Path, settled: str, *, asked: bool) -> None:
    assert codes(tmp_path, of("initial"), of("settled", settled)) == (["K584"] if asked else [])


def test_what_a_supplement_gave_was_budgeted_too(tmp_path: Path) -> None:
    budgets = of("initial"), of("supplementary", "108,000千円"), of("settled", "118,500千円")
    assert codes(tmp_path, *budgets) == []


@pytest.mark.parametrize(
    ("later", "asked"), [("120,000千円", True), ("1,200千円", True), ("12,500千円", False), ("12百万円", False)]
)
def test_an_amount_told_anew_is_not_ten_times_the_same(tmp_path: Path, later: str, *, asked: bool) -> None:
    results = f"measures: [{{measure: a, budgets: [{{fiscal_year: 2019, kind: settled, amount: '{later}'}}]}}]\n"
    measure = f"budgets: [{{fiscal_year: 2019, {of('settled')}}}]\n"
    assert Town(tmp_path, measure=measure, results=results).codes() == (["K584"] if asked else [])


@pytest.mark.parametrize(
    ("amount", "wording", "told"),
    [
        ("0千円", "予算措置なし", []),
        ("0千円", "ゼロ予算", []),
        ("0千円", "0（ゼロ予算）", []),
        ("12千円", "予算措置なし", ["K503"]),
        ("12千円", "0（ゼロ予算）", ["K503"]),
    ],
)
def test_where_nothing_was_budgeted_nothing_was_spent(
    tmp_path: Path, amount: str, wording: str, told: list[str]
) -> None:
    assert codes(tmp_path, of("settled", amount, f"as_published: {wording}")) == told
