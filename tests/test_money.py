"""Money as documents have it: several years together, parts, kinds of staff, unit costs; and sums that do not fit are told."""

from pathlib import Path

import pytest

from sample import details
from small_town import Town


def text_of(tmp_path: Path, budget: str) -> str:
    return Town(tmp_path, measure=f"budgets:\n  - {budget}\n").text("measure")


def codes_of(tmp_path: Path, *budgets: str) -> list[str]:
    listed = "".join(f"  - {budget}\n" for budget in budgets)
    return Town(tmp_path, measure=f"budgets:\n{listed}").codes()


@pytest.mark.parametrize("years", ["2011-2015", "2011～2015", "{from: 2011, to: 2015}"])
def test_an_amount_of_several_years_is_told_with_all_of_them(tmp_path: Path, years: str) -> None:
    text = text_of(tmp_path, f'{{fiscal_year: {years}, kind: settled, amount: "7,415,050", unit: 千円}}')
    assert "平成23年度（2011年度）～平成27年度（2015年度）決算7,415,050千円" in text


def test_an_amount_of_several_years_may_say_them_in_its_name(tmp_path: Path) -> None:
    amount = '{fiscal_year: 2011-2015, kind: settled, label: H23-27実績額, amount: "7,415,050", unit: 千円}'
    assert codes_of(tmp_path, amount) == []


def test_years_that_end_before_they_begin_are_told(tmp_path: Path) -> None:
    assert codes_of(tmp_path, '{fiscal_year: 2015-2011, kind: settled, amount: "1", unit: 千円}') == ["K508"]


def test_two_kinds_of_staff_are_told_with_their_numbers_and_costs(tmp_path: Path) -> None:
    text = text_of(
        tmp_path,
        '{fiscal_year: 2019, kind: settled, amount: "34,361", unit: 千円,'
        " full_time_equivalents: [{label: 正規職員, number: 3.49}, {label: 再任用職員, number: 3.0}],"
        ' staff_cost: [{label: 直接人件費, amount: "30,813", unit: 千円}, {label: 間接人件費, missing: 非公表}]}',
    )
    assert "従事する職員数（正規職員）：3.49人（常勤に換算）従事する職員数（再任用職員）：3.0人（常勤に換算）" in text
    assert "人件費（直接人件費）：30,813千円人件費（間接人件費）：非公表" in text


def test_numbers_of_staff_without_names_are_taken_as_they_are(tmp_path: Path) -> None:
    text = text_of(
        tmp_path, '{fiscal_year: 2019, kind: settled, amount: "1", unit: 千円, full_time_equivalents: [3.49, 3.0]}'
    )
    assert "従事する職員数：3.49人（常勤に換算）従事する職員数：3.0人（常勤に換算）" in text


def test_one_number_and_one_cost_of_all_staff_still_do(tmp_path: Path) -> None:
    text = text_of(
        tmp_path,
        '{fiscal_year: 2019, kind: settled, amount: "9", unit: 千円, full_time_equivalents: 0.5, staff_cost: {amount: "4", unit: 千円}}',
    )
    assert "人件費：4千円従事する職員数：0.5人（常勤に換算）" in text


def test_direct_and_indirect_cost_and_unit_cost_are_told(tmp_path: Path) -> None:
    text = text_of(
        tmp_path,
        '{fiscal_year: 2019, kind: settled, amount: "34,361", unit: 千円,'
        ' parts: [{label: 直接費, amount: "30,813", unit: 千円}, {label: 間接費, amount: "3,548", unit: 千円}],'
        ' unit_costs: [{label: 利用者1人当たりコスト, amount: "1,250", unit: 円}]}',
    )
    assert "直接費：30,813千円間接費：3,548千円" in text
    assert "利用者1人当たりコスト：1,250円" in text


def test_amounts_stand_in_the_order_of_their_years(tmp_path: Path) -> None:
    measure = "budgets:\n" + "".join(
        f'  - {{fiscal_year: {year}, kind: {kind}, amount: "{amount}", unit: 千円}}\n'
        for year, kind, amount in ((2020, "planned", "203"), (2018, "settled", "201"), (2019, "settled", "202"))
    )
    results = 'measures: [{measure: a, budgets: [{fiscal_year: 2017, kind: settled, amount: "200", unit: 千円}]}]'
    text = Town(tmp_path, measure=measure, results=results).text("measure")
    places = [text.index(f"{amount}千円") for amount in (200, 201, 202, 203)]
    assert places == sorted(places)


WHOLE = 'fiscal_year: 2019, kind: settled, amount: "100", unit: 千円'


@pytest.mark.parametrize(
    ("budget", "told"),
    [
        (f"{{{WHOLE}, funding: [{{name: 国庫支出金, amount: 60, unit: 千円}}, {{name: 一般財源, amount: 40, unit: 千円}}]}}", ""),
        (f"{{{WHOLE}, funding: [{{name: 国庫支出金, amount: 60, unit: 千円}}, {{name: 一般財源, amount: 141, unit: 千円}}]}}", "財源の合計は 201千円"),
        (f"{{{WHOLE}, parts: [{{label: 直接費, amount: 60, unit: 千円}}, {{label: 間接費, amount: 40, unit: 千円}}]}}", ""),
        (f"{{{WHOLE}, parts: [{{label: 直接費, amount: 60, unit: 千円}}, {{label: 間接費, amount: 60, unit: 千円}}]}}", "内訳の合計は 120千円"),
        (f"{{{WHOLE}, parts: [{{label: 直接費, amount: 60, unit: 千円}}, {{label: 間接費, amount: 20, unit: 千円}}]}}", "内訳の合計は 80千円"),
        (f"{{{WHOLE}, parts: [{{label: 直接費, amount: 60, unit: 千円}}, {{label: 間接費, missing: 集計中}}]}}", ""),
        (f"{{{WHOLE}, parts: [{{label: 直接費, amount: 600, unit: 千円}}, {{label: 間接費, missing: 集計中}}]}}", "内訳の合計は 600千円"),
        (f'{{{WHOLE}, parts: [{{label: 直接費, amount: "60,400", unit: 円}}, {{label: 間接費, amount: "39,900", unit: 円}}]}}', ""),
    ],
)  # fmt: skip
def test_parts_are_held_against_their_whole(tmp_path: Path, budget: str, told: str) -> None:
    problems = Town(tmp_path, measure=f"budgets:\n  - {budget}\n").problems()
    assert [found.rule for found in problems] == (["K528"] if told else [])
    assert all(details(found)["what"] + "の合計は " + details(found)["parts"] == told for found in problems)


@pytest.mark.parametrize(
    ("years", "right"),
    [({2018: 40, 2019: 60}, True), ({2018: 40, 2019: 50}, False), ({2018: 40}, True), ({2018: 140}, False)],
)
def test_years_one_by_one_are_held_against_the_years_together(
    tmp_path: Path, years: dict[int, int], right: bool
) -> None:
    one_by_one = [f"{{fiscal_year: {year}, kind: settled, amount: {each}, unit: 千円}}" for year, each in years.items()]
    together = "{fiscal_year: 2018-2019, kind: settled, amount: 100, unit: 千円}"
    assert codes_of(tmp_path, *one_by_one, together) == ([] if right else ["K528"])


@pytest.mark.parametrize(
    "where",
    [
        {"pillar": "budgets: [%]"},
        {"plan": "budgets: [%]"},
        {"results": "pillars: [{pillar: s1, budgets: [%]}]"},
        {"results": "plan: {budgets: [%]}"},
        {"results": "measures: [{measure: a, budgets: [%]}]"},
    ],
)
def test_money_is_held_at_every_level(tmp_path: Path, where: dict[str, str]) -> None:
    wrong = '{fiscal_year: 2019, kind: settled, amount: "160,825", unit: 千円, funding: [{name: 国庫支出金, amount: "322,647", unit: 千円}]}'
    assert Town(tmp_path, **{name: text.replace("%", wrong) for name, text in where.items()}).codes() == ["K528"]


def test_a_rank_of_a_pillar_stands_in_its_wording(tmp_path: Path) -> None:
    assert Town(tmp_path, pillar="priority: {as_published: 2位, rank: 3}").codes() == ["K503"]


def test_an_amount_with_a_comma_that_was_not_quoted_is_one_problem_that_says_so(tmp_path: Path) -> None:
    town = Town(
        tmp_path, measure="budgets:\n  - {fiscal_year: 2017, kind: settled, amount: 11億6,012万1千円, unit: 円}\n"
    )
    assert town.codes() == ["K209"]
    assert "引用符で囲む" in town.report()
