"""The pages on which a page of the site rests are listed sorted, each once, and pages in a row as one span."""

from pathlib import Path

import pytest

from generator.judging.standings import stand_all
from generator.map.site_index import index_site
from generator.views.kinds.department import view_department
from generator.views.source_pages import join_pages
from page_reading import JAPANESE, RESULTS, plain, show
from sample import City


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        (["P.5～7", "P.7", "P.8", "P.5", "P.6"], ["P.5～8"]),
        (["8", "5", "P.6"], ["P.5～6", "P.8"]),
        (["10", "9"], ["P.9～10"]),
        (["21", "3", "100"], ["P.3", "P.21", "P.100"]),
        (["表紙", "2", "1"], ["表紙", "P.1～2"]),
        (["5-7", "ｐ．６", "12ページ"], ["P.5～7", "P.12"]),
        (["3、5", "4"], ["P.3～5"]),
        (["P.7", "P.7", "P.7"], ["P.7"]),
        (["ii", "資料編 3"], ["ii", "資料編 3"]),
        (["7～5"], ["7～5"]),
        ([], []),
    ],
)
def test_pages_are_sorted_and_put_together(pages: list[str], told: list[str]) -> None:
    assert list(join_pages(pages, JAPANESE.words)) == told


def test_each_document_of_a_page_names_its_pages_once(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        RESULTS, '    source: {page: "6"}\n    reports:', '    source: {page: "7"}\n    reports:'
    )
    sources = show(city).measure("park").sources.sources
    term = JAPANESE.words.source.page
    pages = {
        each.title: [plain(fact.text) or [link.href for link in fact.links] for fact in each.facts if fact.term == term]
        for each in sources
    }
    assert pages == {
        "見本市基本計画": [[f"https://mihon.example/basic-plan.pdf#page={page}" for page in (5, 7)]],
        "令和6年度 進捗報告書": ["P.6～7"],
    }


class TestADepartmentWithoutMeasures:
    def sources(self, city: City, department: str) -> list[str]:
        site_index = index_site(city.site())
        page = view_department(site_index, stand_all(site_index), f"mihon/{department}", JAPANESE)
        return [
            f"{each.title} " + plain(tuple(b for fact in each.facts for b in fact.text))
            for each in page.sources.sources
        ]

    def test_names_the_document_in_which_it_stands(self, tmp_path: Path) -> None:
        city = City(tmp_path).add(
            "mihon/departments.yaml",
            '  - {id: land, name: 土地対策課, kind: 課, source: {document: basic-plan, page: "4"}}\n',
        )
        (told,) = self.sources(city, "land")
        assert "P.4" in told

    def test_names_the_documents_that_it_published(self, tmp_path: Path) -> None:
        city = City(tmp_path).add("mihon/departments.yaml", "  - {id: land, name: 土地対策課, kind: 課}\n")
        assert self.sources(city, "land") == []
        published = city.add(
            "mihon/documents.yaml",
            "  - {id: paper, title: 土地の白書, publisher: land, fiscal_year: 2024, file: paper.txt}\n",
        )
        assert [each.partition(" ")[0] for each in self.sources(published, "land")] == ["土地の白書"]

    def test_tells_of_a_document_that_is_not_there(self, tmp_path: Path) -> None:
        line = "  - {id: land, name: 土地対策課, kind: 課, source: {document: nothing}}\n"
        assert City(tmp_path).add("mihon/departments.yaml", line).codes() == ["K403"]
