"""Money that later reports settle or revise: amounts of the plan and of rounds in, totals and counts of pages out."""

from pathlib import Path

import pytest

from generator.judging.standings import stand_all
from generator.map.site_index import index_site
from generator.open_data.gather import rows_of_measure
from generator.open_data.rows import ValueRow
from generator.views.facets import amounts_told
from generator.views.kinds.amounts import view_amounts
from generator.views.kinds.municipality import view_municipality
from generator.views.money import money_text
from generator.views.vocabularies import vocabulary_of
from page_reading import unspaced
from small_town import Town

JAPANESE = vocabulary_of("ja")
TWO_ROUNDS = "  - {id: r2, name: R2事後評価, kind: yearly, fiscal_year: 2020, source: {document: d}}\n"
INITIAL = "budgets:\n  - {fiscal_year: 2019, kind: initial, amount: 12,850千円}\n"


def settled(amount: str, year: int = 2019, kind: str = "settled") -> str:
    return f'measures: [{{measure: a, budgets: [{{fiscal_year: {year}, kind: {kind}, amount: "{amount}"}}]}}]\n'


def town(folder: Path, first: str, later: str = "", measure: str = "") -> Town:
    """A plan with rounds of 2019 and 2020; ``first`` and ``later`` are the results of each."""
    town = Town(folder, measure=measure.replace("12,850千円", '"12,850千円"'), results=first)
    if later:
        town.change("town/p/plan.yaml", "kind: yearly, fiscal_year: 2019, source: {document: d}}\n",
                    f"kind: yearly, fiscal_year: 2019, source: {{document: d}}}}\n{TWO_ROUNDS}")  # fmt: skip
        town.put("town/p/results/b.yaml", f"round: r2\n{later}")
    return town


def amounts(town: Town) -> list[str]:
    return [
        money_text(each.amount, JAPANESE.words)  # type: ignore[arg-type] # none is absent here
        for each in amounts_told(index_site(town.site()), "town/p/a")
    ]


@pytest.mark.parametrize("page", ["plan", "pillar"])
def test_a_settled_amount_of_a_report_is_in_the_totals(tmp_path: Path, page: str) -> None:
    text = town(tmp_path, settled("11,820千円")).text(page)
    assert "決算11,820千円" in text.replace("|", "")
    assert "金額の記載がある施策1件（全1件のうち）" in text


def test_the_city_and_the_page_of_amounts_count_the_same(tmp_path: Path) -> None:
    site_index = index_site(town(tmp_path, settled("11,820千円")).site())
    standings = stand_all(site_index)
    (table,) = view_municipality(site_index, standings, "town", JAPANESE).money
    assert [row.amount for row in table.rows] == ["11,820千円"]
    assert "載せているのは1件" in view_amounts(site_index, standings, JAPANESE).head.description


@pytest.mark.parametrize(
    ("first", "later", "stand"),
    [
        (settled("1,000千円"), settled("1,100千円"), ["1,100千円"]),
        (settled("1,000千円"), settled("1.1百万円"), ["1.1百万円"]),
        (settled("1,000千円"), settled("1,100千円", 2020), ["1,000千円", "1,100千円"]),
        (settled("1,000千円"), settled("1,100千円", kind="final"), ["1,000千円", "1,100千円"]),
        (settled("100千円", kind="supplementary"), settled("200千円", kind="supplementary"), ["100千円", "200千円"]),
        (settled("100千円", kind="supplementary"), settled("100千円", kind="supplementary"), ["100千円"]),
    ],
)
def test_what_a_later_report_gives_again_takes_the_place(
    tmp_path: Path, first: str, later: str, stand: list[str]
) -> None:
    assert amounts(town(tmp_path, first, later)) == stand


def test_a_report_revises_what_the_plan_told(tmp_path: Path) -> None:
    assert amounts(town(tmp_path, settled("12,950千円", kind="initial"), measure=INITIAL)) == ["12,950千円"]


def test_the_page_tells_what_was_revised(tmp_path: Path) -> None:
    told = town(tmp_path, settled("1,000千円"), settled("1,100千円"))
    assert unspaced("後の報告で「1,100千円」に改められた額") in told.text("measure")
    assert "1,000千円" not in told.text("plan")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("kind: initial", "kind: initial", ["K570"]),
        ("kind: initial, label: 一般会計", "kind: initial, label: 特別会計", []),
        ("kind: initial", "kind: final", []),
        ("kind: supplementary", "kind: supplementary", []),
    ],
)
def test_two_of_one_year_and_kind_in_one_file_are_asked_about(
    tmp_path: Path, one: str, other: str, told: list[str]
) -> None:
    budgets = (
        f'budgets:\n  - {{fiscal_year: 2019, {one}, amount: "12,850千円"}}\n'
        f'  - {{fiscal_year: 2019, {other}, amount: "12,950千円"}}\n'
    )
    assert Town(tmp_path, measure=budgets).codes() == told


@pytest.mark.parametrize(
    ("later", "note"),
    [
        (settled("1,100千円"), "後の報告で「1,100千円」に改められた額です。"),
        (settled("1,000千円"), "後の報告にも、同じ額が載っています。"),
        (settled("1百万円"), "後の報告にも、同じ額が載っています。"),
        (
            settled("x").replace('amount: "x"', 'amount: 1100, unit: 千円, as_published: "1,100"'),
            "後の報告で「1,100」に改められた額です。",
        ),
        (
            settled("x").replace('amount: "x"', "amount: 1100, unit: 千円"),
            "後の報告で「1,100千円」に改められた額です。",
        ),
    ],
)
def test_the_data_say_which_amount_was_replaced_so_that_nobody_adds_it_twice(
    tmp_path: Path, later: str, note: str
) -> None:
    first, last = budget_rows(town(tmp_path, settled("1,000千円"), later))
    assert (first.as_published, first.state, first.editor_note) == ("1,000千円", "revised", note)
    assert (last.state, last.editor_note) == ("final", "")


def test_of_an_amount_that_was_replaced_no_part_is_said_to_be_the_new_amount(tmp_path: Path) -> None:
    parts = settled("1,000千円").replace("}]}]", ", funding: [{name: 市債, amount: 400千円}]}]}]")
    whole, fund, last = budget_rows(town(tmp_path, parts, settled("1,100千円")), "budget", "funding")
    assert whole.editor_note == "後の報告で「1,100千円」に改められた額です。"
    assert (fund.part_of, fund.state, fund.editor_note) == (whole.id, "revised", "後の報告に改めて載った額の内訳です。")
    assert last.state == "final"


def budget_rows(town: Town, *kinds: str) -> list[ValueRow]:
    site_index = index_site(town.site())
    rows = rows_of_measure(site_index, stand_all(site_index), "town/p/a")
    return [row for row in rows if row.kind in (kinds or ("budget",))]


def on_a_day(folder: Path, told: str, day: str = ", as_of: 2019-09-30", kind: str = "interim") -> list[str]:
    """What is asked about amounts of a round of 2019 that tells of a day."""
    held = town(folder, f"measures: [{{measure: a, budgets: [{{{told}}}]}}]\n")
    held.change("town/p/plan.yaml", "kind: yearly, fiscal_year: 2019", f"kind: {kind}, fiscal_year: 2019{day}")
    return held.codes()


SPENT = 'fiscal_year: 2019, kind: 決算, amount: "3,100千円"'


@pytest.mark.breaks("K577")
@pytest.mark.parametrize("told", [SPENT, SPENT.replace("2019", "2018-2019")])
def test_a_settled_amount_of_a_year_that_is_not_over_is_asked_about(tmp_path: Path, told: str) -> None:
    assert on_a_day(tmp_path, told) == ["K577"]


@pytest.mark.parametrize(
    "told",
    [
        SPENT.replace("2019", "2018"),
        SPENT.replace("決算", "決算見込"),
        SPENT.replace("決算", "当初予算"),
        SPENT.replace("決算", "記載なし") + ", label: 9月末までの支出済額",
        "fiscal_year: 2019, kind: 決算, missing: not_yet",
    ],
)
def test_other_amounts_of_the_middle_of_a_year_are_not(tmp_path: Path, told: str) -> None:
    assert on_a_day(tmp_path, told) == []


@pytest.mark.parametrize("day", ["", ", as_of: 2020-03-31", ", as_of: 2020-06-30"])
def test_settled_amounts_from_the_end_of_the_year_on_are_not(tmp_path: Path, day: str) -> None:
    assert on_a_day(tmp_path, SPENT, day, "yearly") == []
