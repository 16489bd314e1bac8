"""A measure that moved between departments that both live on, and the tags that a plan gives its pillars and measures."""

from pathlib import Path

import pytest

from generator.judging.standings import stand_all
from generator.map.site_index import index_site
from generator.views.findings import find_all
from generator.views.vocabularies import vocabulary_of
from small_town import Town, empty_headings

MOVED = """
departments:
  as_published: 総務課
  lead: [general]
  former:
    - {years: {from: 2015, to: 2018}, lead: [planning], reason: 機構改革による。}
"""


class TestMoves:
    def test_the_measure_tells_who_was_responsible_before_when_and_why(self, tmp_path: Path) -> None:
        text = Town(tmp_path, measure=MOVED).text("measure")
        assert "担当部署総務課担当総務課以前の担当（平成27年度～平成30年度）移った理由：機構改革による。企画課" in text

    def test_the_department_that_gave_it_says_when_and_to_whom(self, tmp_path: Path) -> None:
        town = Town(tmp_path, measure=MOVED)
        assert "担当が移った施策平成27年度～平成30年度に担当（今の担当：総務課）雨水管の整備" in town.text("planning")
        assert empty_headings(town.html("planning")) == []

    def test_the_department_that_took_it_says_when_and_from_whom(self, tmp_path: Path) -> None:
        text = Town(tmp_path, measure=MOVED).text("general")
        assert "担当が移った施策企画課から移ったもの（平成27年度～平成30年度は企画課が担当）雨水管の整備" in text

    def test_it_is_no_longer_counted_among_the_measures_of_the_first(self, tmp_path: Path) -> None:
        assert "担当または関係する部署として名前が出ている施策はありません" in Town(tmp_path, measure=MOVED).text(
            "planning"
        )

    def test_a_former_department_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        assert Town(tmp_path, measure=MOVED.replace("[planning]", "[planing]")).codes() == ["K403"]

    def test_years_are_needed(self, tmp_path: Path) -> None:
        assert Town(tmp_path, measure=MOVED.replace("years: {from: 2015, to: 2018}, ", "")).codes() == ["K302"]


SDGS = """
tag_lists:
  - id: sdgs
    name: SDGs
    tags:
      - {id: "8", label: 8 働きがいも経済成長も}
      - {id: "11", label: 11 住み続けられるまちづくりを}
"""


class TestTags:
    def test_a_measure_shows_its_tags_as_links_to_all_that_bear_them(self, tmp_path: Path) -> None:
        town = Town(tmp_path, plan=SDGS, measure="tags: [sdgs/11]")
        assert "SDGs11住み続けられるまちづくりを" in town.text("measure")
        assert 'href="../../../../town/p/tags/#sdgs.11"' in town.html("measure")

    def test_a_pillar_shows_them_too(self, tmp_path: Path) -> None:
        assert "SDGs8働きがいも経済成長も" in Town(tmp_path, plan=SDGS, pillar="tags: [sdgs/8]").text("pillar")

    def test_the_page_of_tags_lists_what_bears_each(self, tmp_path: Path) -> None:
        town = Town(tmp_path, plan=SDGS, pillar="tags: [sdgs/8]", measure="tags: [sdgs/11]")
        text = town.text("tags")
        assert text.index("8働きがいも経済成長も災害に強いまち") < text.index(
            "11住み続けられるまちづくりを雨水管の整備"
        )
        assert empty_headings(town.html("tags")) == []
        assert "分類からさがす" in town.text("plan")

    def test_a_tag_that_nothing_bears_has_no_heading(self, tmp_path: Path) -> None:
        assert "働きがい" not in Town(tmp_path, plan=SDGS, measure="tags: [sdgs/11]").text("tags")

    def test_the_search_finds_by_them(self, tmp_path: Path) -> None:
        site_index = index_site(Town(tmp_path, plan=SDGS, measure="tags: [sdgs/8, sdgs/11]").site())
        finder = find_all(site_index, stand_all(site_index), vocabulary_of("ja"))
        found = finder.measure("town/p/a").filters["tag"]
        assert found == ("SDGs：8 働きがいも経済成長も", "SDGs：11 住み続けられるまちづくりを")

    def test_lists_carry_them_for_the_script_that_narrows(self, tmp_path: Path) -> None:
        html = Town(tmp_path, plan=SDGS, measure="tags: [sdgs/8, sdgs/11]").html("pillar")
        assert 'data-tags="SDGs：8 働きがいも経済成長も\nSDGs：11 住み続けられるまちづくりを"' in html

    @pytest.mark.parametrize("tags", ["sdgs/9", "sdg/8", '"8"'])
    def test_a_tag_that_the_plan_has_not_is_told(self, tmp_path: Path, tags: str) -> None:
        assert Town(tmp_path, plan=SDGS, measure=f"tags: [{tags}]").codes() == ["K403"]

    def test_no_list_has_a_tag_twice(self, tmp_path: Path) -> None:
        assert Town(tmp_path, plan=SDGS.replace('"11"', '"8"')).codes() == ["K401"]
