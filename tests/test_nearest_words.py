"""A hint never names the opposite of what was written, and what staff write for a word is taken as that word."""

from pathlib import Path

import pytest

from generator.model.basics import Absent
from generator.problems.nearest_word import find_nearest
from sample import City, details
from small_town import Town


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("内部評価", "外部評価"), ("決算見込", "決算"), ("現状維持以上", "現状維持"), ("未達成", "達成"), ("非公開", "公開"), ("減少率", "増加率"), ("下半期", "上半期"),
        ("internal", "external"), ("not_done", "done"), ("unfinished", "finished"), ("non_public", "public"),
    ],
)  # fmt: skip
def test_a_word_that_means_something_else_is_not_suggested(word: str, known: str) -> None:
    assert not find_nearest(word, [known])


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("拡充する", "拡充"), ("当初予算額", "当初予算"), ("担当課による", "担当課"), ("increse", "increase"), ("at_lest", "at_least"), ("titel", "title"), ("ntitle", "title"),
        ("as_publishd", "as_published"),
    ],
)  # fmt: skip
def test_a_slip_is(word: str, known: str) -> None:
    assert find_nearest(word, [known]) == known


@pytest.mark.parametrize(
    ("by", "taken"),
    [
        ("内部評価", "city"),
        ("自己評価", "city"),
        ("所管課", "division"),
        ("外部評価委員会", "external"),
        ("第三者評価", "external"),
    ],
)
def test_who_judged_is_taken_as_staff_call_it(tmp_path: Path, by: str, taken: str) -> None:
    town = Town(tmp_path, results=f"measures:\n  - {{measure: a, evaluations: [{{by: {by}, as_published: B}}]}}\n")
    (evaluation,) = town.site().municipalities[0].plans[0].results[0].measures[0].evaluations
    assert evaluation.by == taken


def test_a_third_stage_and_the_end_by_abolition(tmp_path: Path) -> None:
    town = Town(
        tmp_path,
        measure="ending: {kind: 廃止, fiscal_year: 2019}",
        results="measures:\n  - measure: a\n    evaluations:\n"
        "      - {by: 市, stage: 二次, as_published: B}\n      - {by: 市, stage: 三次, as_published: A}\n",
    )
    assert "三次評価" in town.text("measure")


@pytest.mark.parametrize("kind", ["最終予算", "債務負担行為", "決算見込", "予算現額"])
def test_kinds_of_budgets(tmp_path: Path, kind: str) -> None:
    town = Town(tmp_path, measure=f"budgets: [{{fiscal_year: 2019, kind: {kind}, amount: 5, unit: 千円}}]")
    assert town.codes() == []


class TestAnAmountThatIsNone:
    def test_a_budget_of_nought_is_nought(self, tmp_path: Path) -> None:
        town = Town(tmp_path, measure="budgets: [{fiscal_year: 2019, kind: 当初, amount: ゼロ予算, unit: 千円}]")
        (budget,) = town.site().municipalities[0].plans[0].measures[0].budgets
        assert not isinstance(budget.amount, Absent)
        assert (str(budget.amount.number), budget.amount.unit) == ("0", "千円")

    def test_a_mark_is_told_to_be_none_and_where_it_belongs(self, tmp_path: Path) -> None:
        (found,) = Town(tmp_path, measure='budgets: [{fiscal_year: 2019, kind: 当初, amount: "－"}]').problems()
        assert found.rule == "K525"
        assert "「missing: 」" in details(found)["hint"]
        assert "as_published" in details(found)["hint"]

    @pytest.mark.parametrize("mark", ["N/A", "n/a", "－", "…", "NA"])
    def test_a_printed_mark_stands_beside_its_reason(self, tmp_path: Path, mark: str) -> None:
        town = Town(
            tmp_path, measure=f"budgets: [{{fiscal_year: 2019, kind: 当初, as_published: {mark}, missing: 集計中}}]"
        )
        assert town.codes() == []
        assert mark in town.text("measure")

    def test_a_mark_without_a_reason_is_still_asked_about(self, tmp_path: Path) -> None:
        town = Town(
            tmp_path, measure="budgets: [{fiscal_year: 2019, kind: 当初, as_published: N/A, amount: 5, unit: 円}]"
        )
        assert town.codes() == ["K303"]


class TestMoneyOfOtherCountries:
    @pytest.mark.parametrize(
        ("amount", "told"),
        [
            ('amount: "£1,200"', "£1,200"), ('amount: "£12.5m"', "£12.5m"), ("amount: 450, unit: €", "€450"), ("amount: 30, unit: 千ドル", "30千ドル"),
            ('amount: 1.2, unit: £m, as_published: "£1.2 million"', "£1.2million"), ("amount: 5, unit: £m", "£5m"),
        ],
    )  # fmt: skip
    def test_is_shown_as_published(self, tmp_path: Path, amount: str, told: str) -> None:
        town = Town(tmp_path, measure=f"budgets: [{{fiscal_year: 2019, kind: 決算, {amount}}}]")
        assert town.codes() == []
        assert told in town.text("measure")

    def test_is_never_added_to_yen(self, tmp_path: Path) -> None:
        town = Town(
            tmp_path,
            measure="budgets:\n  - {fiscal_year: 2019, kind: 決算, label: 英国, amount: 450, unit: £, funding: [{name: 国費, amount: 500, unit: 円}]}\n"
            "  - {fiscal_year: 2019, kind: 決算, amount: 900, unit: 円}\n",
        )
        assert town.codes() == []
        assert "1,350" not in town.text("pillar") + town.text("plan")

    def test_of_no_known_currency_is_asked_about(self, tmp_path: Path) -> None:
        town = Town(tmp_path, measure="budgets: [{fiscal_year: 2019, kind: 決算, amount: 450, unit: 両}]")
        assert town.codes() == ["K315"]


def test_parts_in_another_scale_make_no_more_than_the_whole(tmp_path: Path) -> None:
    funding = "[{name: 国費, amount: '400,000', unit: 円}, {name: 市費, amount: 700, unit: 千円}]"
    budget = "budgets: [{{fiscal_year: 2019, kind: 決算, amount: '{}', unit: 百万円, funding: {}}}]"
    assert Town(tmp_path, measure=budget.format("1.0", funding)).codes() == ["K528"]
    assert Town(tmp_path / "b", measure=budget.format("1.1", funding)).codes() == []
    assert Town(tmp_path / "c", measure=budget.format("1", funding)).codes() == []  # 1百万円 may be 1.1


def test_the_sample_city_is_still_sound(tmp_path: Path) -> None:
    assert City(tmp_path).codes() == []
