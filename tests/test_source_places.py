"""Where each value stands: document, page and address beside it; a web page as a source; documents whose text has no pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.report_sources import place_within
from generator.map.site_index import SiteIndex, index_site
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.figures import Indicator
from generator.model.money import Budget
from generator.model.narrative import Resources
from generator.model.plans import Measure, Pillar, Plan
from generator.model.site import Site
from generator.views.page_context import PlanContext, context_of_plan
from generator.views.source_places import document_of, why_no_page
from generator.views.vocabularies import vocabulary_of
from small_town import Town

DATA = Path(__file__).resolve().parents[1] / "data"

WEB = "- {id: d, title: 市の統計のページ, fiscal_year: 2020, url: 'https://town.example/statistics/'}"
INDICATOR = """
source: {page: "12"}
indicators:
  - id: y
    name: 有効水量比率
    unit: "%"
    kind: outcome
    direction: at_least
    accumulation: yearly
    targets: [{fiscal_year: 2019, as_published: "88.3", value: 88.3}]
"""
RESULTS = """
measures:
  - measure: a
    source: {page: "30"}
    actuals: [{indicator: y, fiscal_year: 2019, as_published: "86.5", value: 86.5, attainment: 98.0%}]
"""


def test_an_indicator_says_where_its_values_stand(tmp_path: Path) -> None:
    text = Town(tmp_path, measure=INDICATOR).text("measure")
    assert "出典「評価シート」P.12" in text


def test_a_value_from_another_page_says_so_beside_it(tmp_path: Path) -> None:
    text = Town(tmp_path, measure=INDICATOR, results=RESULTS).text("measure")
    assert "86.5文書にある達成率98.0%出典「評価シート」P.30" in text


def test_a_page_named_by_a_report_is_one_of_the_reports_own_document(tmp_path: Path) -> None:
    documents = "- {id: d, title: 計画書, fiscal_year: 2014, file: d.txt}\n- {id: e, title: 報告書, fiscal_year: 2020, file: e.txt}"
    town = Town(tmp_path, documents=documents, measure=INDICATOR, results=RESULTS)
    town.change(
        "town/p/plan.yaml", "fiscal_year: 2019, source: {document: d}", "fiscal_year: 2019, source: {document: e}"
    )
    text = town.text("measure")
    assert "出典「報告書」P.30" in text
    assert "出典「計画書」P.12" in text


def test_the_address_of_the_very_place_is_a_link(tmp_path: Path) -> None:
    placed = RESULTS.replace('{page: "30"}', '{page: "30", url: "https://town.example/report.pdf#page=32"}')
    html = Town(tmp_path, measure=INDICATOR, results=placed).html("measure")
    assert '<a href="https://town.example/report.pdf#page=32">出典 「評価シート」P.30</a>' in html
    assert '<a href="https://town.example/report.pdf#page=32">P.30</a>' in html  # in the list of sources


def test_the_printed_rate_stands_beside_ours_and_is_never_computed_with(tmp_path: Path) -> None:
    wrong = RESULTS.replace("98.0%", "84.7%")
    text = Town(tmp_path, measure=INDICATOR, results=wrong).text("measure")
    assert "文書にある達成率84.7%" in text
    assert "達成率97.9%（実績値÷目標値）" in text


def test_a_rate_that_was_not_printed_for_a_reason_says_so(tmp_path: Path) -> None:
    town = Town(tmp_path, measure=INDICATOR, results=RESULTS.replace("98.0%", "{missing: 算定されない}"))
    assert "文書にある達成率算定されない" in town.text("measure")


def test_a_web_page_is_a_source_without_a_file(tmp_path: Path) -> None:
    town = Town(tmp_path, documents=WEB, measure=INDICATOR.replace('source: {page: "12"}\n', ""))
    assert '<a href="https://town.example/statistics/">「市の統計のページ」</a>' in town.html("measure")


def test_a_document_needs_a_file_or_an_address(tmp_path: Path) -> None:
    assert Town(tmp_path, documents="- {id: d, title: 評価シート, fiscal_year: 2020}").codes() == ["K302"]


@pytest.mark.parametrize("page", ["measure", "pillar", "plan"])
def test_a_document_whose_text_has_no_pages_says_so_wherever_it_is_named(tmp_path: Path, page: str) -> None:
    documents = (
        "- {id: d, title: 評価シート, fiscal_year: 2020, file: d.txt,"
        " no_pages: {missing: not_legible, note: 文字データにページの印がありません}}"
    )
    text = Town(tmp_path, documents=documents).text(page)
    assert "ページ示せません。理由：文字データにページの印がありません" in text


def test_amounts_say_once_where_all_of_them_stand(tmp_path: Path) -> None:
    budgets = "source: {page: '5'}\nbudgets:\n" + "".join(
        f"  - {{fiscal_year: {year}, kind: settled, amount: 1, unit: 千円}}\n" for year in (2018, 2019)
    )
    text = Town(tmp_path, measure=budgets).text("measure")
    assert text.count("出典「評価シート」P.5") == 1


def test_amounts_from_several_places_say_it_each(tmp_path: Path) -> None:
    budgets = "source: {page: '5'}\nbudgets: [{fiscal_year: 2018, kind: planned, amount: 1, unit: 千円}]"
    results = "measures: [{measure: a, source: {page: '9'}, budgets: [{fiscal_year: 2018, kind: settled, amount: 2, unit: 千円}]}]"
    text = Town(tmp_path, measure=budgets, results=results).text("measure")
    assert "計画額1千円出典「評価シート」P.5" in text
    assert "決算2千円出典「評価シート」P.9" in text


class TestTheDemonstration:
    """Every typed value of the documents in data/ has its page, or it is said why none can be named."""

    def test_names_a_page_or_the_reason_for_every_figure_amount_and_number_of_staff(self) -> None:
        site = gather_site(read_data(DATA)[0], {}).site
        assert isinstance(site, Site)
        site_index = index_site(site)
        values = dict(self.values(site_index)) if site.settings.demonstration else {}
        assert len(values) > 250 or not site.settings.demonstration
        assert [place for place, told in values.items() if not told] == []

    def values(self, site_index: SiteIndex) -> Iterator[tuple[str, bool]]:
        """The place of each value in data/, and whether its page or a reason is known."""
        words, standings = vocabulary_of("ja").words, stand_all(site_index)
        for key, folder in site_index.plans.items():
            context = context_of_plan(site_index, standings, words, key, "")
            holders: tuple[Plan | Pillar | Measure, ...] = (folder.plan, *folder.pillars, *folder.measures)
            for holder in holders:
                for indicator in holder.indicators:
                    yield from self.figures(context, holder, indicator)
                yield from self.amounts(context, holder.budgets, holder.source)
            for part in folder.plan.narrative:
                if isinstance(part, Resources):
                    for number, _ in enumerate(part.staff):
                        yield f"{part.head.place} {number}", self.told(context, part.head.source)
                    yield from self.amounts(context, part.budgets, part.head.source)

    def figures(
        self, context: PlanContext, holder: Plan | Pillar | Measure, indicator: Indicator
    ) -> Iterator[tuple[str, bool]]:
        own = place_within(indicator.source, holder.source)
        if isinstance(holder, Plan):
            actuals = context.site_index.actuals_of_plan(context.key, indicator)
        elif isinstance(holder, Pillar):
            actuals = context.site_index.actuals_of_pillar(f"{context.key}/{holder.id}", indicator)
        else:
            actuals = context.site_index.actuals_of_measure(f"{context.key}/{holder.id}", indicator)
        baseline = () if isinstance(indicator.baseline, Absent) else (indicator.baseline,)
        for figure in (*baseline, *(target.figure for target in indicator.targets), *actuals):
            yield str(figure.place), self.told(context, place_within(figure.source, own))

    def amounts(
        self, context: PlanContext, budgets: tuple[Budget, ...], source: SourceRef | Absent
    ) -> Iterator[tuple[str, bool]]:
        for budget in budgets:
            yield str(budget.place), self.told(context, place_within(budget.source, source))

    def told(self, context: PlanContext, source: SourceRef | Absent) -> bool:
        found = place_within(source, context.plan.source)
        assert isinstance(found, SourceRef)
        document = document_of(context, found)
        assert document != NOT_STATED
        return isinstance(found.page, str) or bool(why_no_page(found, document, context.words))
