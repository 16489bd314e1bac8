"""A city with more plans than a page may name: they stand on pages by the year in which they begin, and every one of them is still found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.addresses import BROWSE, HOME, STATUSES, municipality_address, plan_address
from generator.judging.list_parts import MOST_PLANS
from generator.map.address_table import AddressTable
from generator.page_kinds import PAGE_KINDS
from generator.render.renderer import render_page, renderer
from generator.views.kinds.browse import view_browse
from generator.views.kinds.department import view_department
from generator.views.kinds.home import view_home_plans
from generator.views.kinds.municipality import view_municipality
from generator.views.kinds.plan import view_plan
from generator.views.kinds.plans_part import PlansPartPage, view_plans_part
from generator.views.kinds.statuses import view_statuses
from generator.views.list_pages import find_parts
from generator.views.pieces import Page
from generator.views.site_pieces import ListLine
from page_reading import JAPANESE, Shown, show, visible_text
from parted import three_cities
from sample import City
from small_town import Town

HELD = 2
"""So many plans the sample city has already."""


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def with_plans(
    city: City,
    count: int,
    *,
    first: int = 2010,
    years: int = 6,
    more: str = "",
    of: str = "mihon",
    document: str = "basic-plan",
) -> City:
    """The city with so many plans besides, which begin in turn in so many years from ``first`` on."""
    for number in range(count):
        year = first + number % years
        city.put(
            f"{of}/small-{number:03}/plan.yaml",
            f"title: 第{number}号の小さな計画\nperiod: {{from: {year}, to: {year}}}\nsource: {{document: {document}}}\n{more}",
        )
    return city


def pages(shown: Shown) -> dict[str, PlansPartPage]:
    """The pages of plans by their keys."""
    found = {}
    for kind, key in find_parts(shown.standings):
        if kind == "plans_part":
            found[key] = view_plans_part(shown.site_index, shown.standings, key, JAPANESE)
    return found


def targets(page: PlansPartPage | Page, lines: tuple[ListLine, ...]) -> list[str]:
    """The addresses to which lines of a page lead."""
    up = "../" * page.head.address.count("/")
    return [line.link.href.removeprefix(up) for line in lines]


def named(page: PlansPartPage) -> Iterator[str]:
    up = "../" * page.head.address.count("/")
    yield from (card.link.href.removeprefix(up) for card in page.plans)


class TestMorePlansThanAPageNames:
    def test_each_plan_stands_once_on_the_page_of_its_year(self, city: City) -> None:
        shown = show(with_plans(city, MOST_PLANS))
        found = [address for page in pages(shown).values() for address in named(page)]
        assert sorted(found) == sorted(plan_address(*plan.split("/")) for plan in shown.site_index.plans)
        assert len(found) == len(set(found))
        of_2012 = pages(shown)["mihon/2012"]
        assert of_2012.head.heading == "見本市の計画（平成24年度に始まる計画）"
        assert all(card.years.startswith("平成24年度") for card in of_2012.plans)

    def test_every_page_of_plans_is_reached_from_the_pages_that_tell_of_all(self, city: City) -> None:
        shown = show(with_plans(city, MOST_PLANS))
        given = shown.site_index, shown.standings
        years = {page.head.address for key, page in pages(shown).items() if "/" in key}
        municipality, browse = view_municipality(*given, "mihon", JAPANESE), view_browse(*given, JAPANESE)
        statuses = view_statuses(*given, JAPANESE)
        (home,) = view_home_plans(*given, HOME, JAPANESE)
        assert {each.link.href.removeprefix("./") for each in home.lines} == years
        assert set(targets(municipality, municipality.lines)) == years
        assert set(targets(browse, browse.cities[0].lines)) == years
        assert set(targets(statuses, statuses.lines)) == years
        assert set(targets(pages(shown)["mihon"], pages(shown)["mihon"].lines)) == years
        table = AddressTable(shown.site_index, (), ()).with_parts(find_parts(shown.standings))
        assert years <= set(table.pages)

    def test_those_pages_name_no_plan_themselves_but_say_how_many_there_are(self, city: City) -> None:
        shown = show(with_plans(city, MOST_PLANS))
        given = shown.site_index, shown.standings
        texts = [
            visible_text(render_page(page).main)
            for page in (
                view_municipality(*given, "mihon", JAPANESE),
                view_browse(*given, JAPANESE),
                view_statuses(*given, JAPANESE),
            )
        ]
        texts.append(
            visible_text(renderer().component("city_cards", "city_cards", view_home_plans(*given, "", JAPANESE)))
        )
        for text in texts:
            assert "第7号の小さな計画" not in text
            assert "平成24年度に始まる計画（計画10件）" in text

    def test_the_page_of_everything_does_not_call_itself_a_list_of_measures(self, city: City) -> None:
        few, many = show(city), show(with_plans(city, MOST_PLANS))
        assert view_browse(few.site_index, few.standings, JAPANESE).head.description == (
            f"見本市の{HELD}件の計画にある{len(few.site_index.measures)}件の施策を、計画ごとに並べた一覧です。"
        )
        assert view_browse(many.site_index, many.standings, JAPANESE).head.description == (
            f"見本市の{HELD + MOST_PLANS}件の計画を、始まる年度などからさがせます。"
            f"計画にある{len(few.site_index.measures)}件の施策は、計画ごとのページで読めます。"
        )

    def test_the_list_of_statuses_counts_by_municipality(self, city: City) -> None:
        shown = show(with_plans(city, MOST_PLANS))
        page = view_statuses(shown.site_index, shown.standings, JAPANESE)
        (table,) = page.tables
        assert [row.link.text for row in table.rows] == ["見本市"]
        assert [row.cells[-1].number for row in table.rows] == [f"{len(shown.site_index.measures)}件"]
        assert page.by == "自治体ごとの件数"

    def test_the_list_of_statuses_says_whose_plans_they_are_where_several_cities_have_some(
        self, tmp_path: Path
    ) -> None:
        several = three_cities(tmp_path)
        shown = show(with_plans(with_plans(several, MOST_PLANS), MOST_PLANS, of="tonari"))
        page = view_statuses(shown.site_index, shown.standings, JAPANESE)
        assert [(line.link.text, line.note) for line in page.lines] == [
            ("見本市の計画", "計画62件"),
            ("見本市の計画", "計画1件"),
            ("となり市の計画", "計画62件"),
        ]
        assert targets(page, page.lines) == ["browse/plans/mihon/", "mihon-2/#plans", "browse/plans/tonari/"]

    def test_a_year_with_too_many_is_divided_by_numbers(self, city: City) -> None:
        shown = show(with_plans(city, 2 * MOST_PLANS, years=1))
        year = pages(shown)["mihon/2010"]
        assert not year.plans
        assert [line.link.text for line in year.lines] == [
            "平成22年度に始まる計画、1件目から60件目まで",
            "平成22年度に始まる計画、61件目から120件目まで",
        ]
        assert len(pages(shown)["mihon/2010.2"].plans) == MOST_PLANS

    def test_plans_of_one_year_alone_stand_below_that_year(self, town: Town) -> None:
        shown = show(with_plans(town, MOST_PLANS, first=2015, years=1, of="town", document="d"))
        found = pages(shown)
        assert list(found) == ["", "town", "town/2015", "town/2015.1", "town/2015.2"]
        (line,) = found["town"].lines
        assert (line.link.text, line.note) == ("平成27年度に始まる計画", "計画61件")

    def test_plans_that_begin_in_more_years_than_pillars_may_stand_in_a_list_are_divided_by_year(
        self, town: Town
    ) -> None:
        shown = show(with_plans(town, 70, first=1945, years=70, of="town", document="d"))
        assert list(pages(shown)) == ["", "town", *(f"town/{year}" for year in (2015, *range(2014, 1944, -1)))]

    def test_plans_that_do_not_say_when_they_begin_stand_together_at_the_end(self, city: City) -> None:
        for number in (1, 2):
            city.put(
                f"mihon/undated-{number}/plan.yaml",
                f"title: 第{number}の計画\nperiod: {{to: 2015}}\nsource: {{document: basic-plan}}\n",
            )
        found = pages(show(with_plans(city, MOST_PLANS)))
        last = found["mihon"].lines[-1]
        assert (last.link.text, last.note) == ("いつ始まるか書かれていない計画", "計画2件")
        page = found["mihon/without.year"]
        assert [card.link.text for card in page.plans] == ["第1の計画", "第2の計画"]
        assert page.head.description == "「見本市の計画」のうち、いつ始まるか書かれていない計画の一覧です（計画2件）。"

    def test_of_plans_without_measures_no_numbers_by_status_are_promised(self, city: City) -> None:
        found = pages(show(with_plans(city, MOST_PLANS)))
        page = found["mihon/2012"]
        assert not any(card.shares for card in page.plans)
        assert page.head.description == "「見本市の計画」のうち、平成24年度に始まる計画の一覧です（計画10件）。"
        assert "状態" not in found["mihon"].remark

    def test_above_the_plans_of_a_municipality_stand_all_municipalities(self, tmp_path: Path) -> None:
        found = pages(show(with_plans(three_cities(tmp_path), MOST_PLANS)))
        page = found[""]
        assert page.head.address == "browse/plans/"
        assert page.head.description == "このサイトの計画65件の一覧へ、自治体ごとに進めます。"
        assert [(line.link.text, line.note) for line in page.lines] == [
            ("見本市の計画", "計画62件"),
            ("見本市の計画", "計画1件"),
            ("となり市の計画", "計画2件"),
        ]

    def test_a_plan_leads_back_to_its_year_and_to_the_list_of_years(self, city: City) -> None:
        few, many = show(city), show(with_plans(city, MOST_PLANS))
        trails = [
            [
                (link.text, link.href)
                for link in view_plan(each.site_index, each.standings, "mihon/basic-plan", JAPANESE).head.trail
            ]
            for each in (few, many)
        ]
        assert [text for text, _ in trails[0]] == ["見本市", "見本市基本計画"]
        assert trails[1][1:] == [
            ("見本市の計画", "../../browse/plans/mihon/"),
            ("令和5年度に始まる計画", "../../browse/plans/mihon/2023/"),
            ("見本市基本計画", ""),
        ]

    def test_a_plan_of_a_year_that_is_divided_itself_leads_back_to_that_year(self, city: City) -> None:
        shown = show(with_plans(city, 2 * MOST_PLANS, years=1))
        trail = view_plan(shown.site_index, shown.standings, "mihon/small-099", JAPANESE).head.trail
        assert [link.text for link in trail] == [
            "見本市",
            "見本市の計画",
            "平成22年度に始まる計画",
            "第99号の小さな計画",
        ]

    def test_from_one_year_a_reader_goes_on_to_the_next(self, city: City) -> None:
        page = pages(show(with_plans(city, MOST_PLANS)))["mihon/2012"]
        assert [link.text for link in page.ways] == [
            "見本市の計画",
            "前のページ：平成25年度に始まる計画",
            "次のページ：平成23年度に始まる計画",
        ]

    def test_no_two_pages_have_one_title(self, city: City) -> None:
        titles = [page.head.title for page in pages(show(with_plans(city, 2 * MOST_PLANS, years=1))).values()]
        assert len(titles) == len(set(titles))

    def test_as_many_as_a_page_names_are_named_there(self, city: City) -> None:
        shown = show(with_plans(city, MOST_PLANS - HELD))
        assert pages(shown) == {}
        given = shown.site_index, shown.standings
        assert len(view_municipality(*given, "mihon", JAPANESE).plans) == MOST_PLANS
        assert len(view_home_plans(*given, HOME, JAPANESE)[0].plans) == MOST_PLANS
        assert view_statuses(*given, JAPANESE).by == "計画ごとの件数"

    def test_no_id_of_the_data_can_stand_in_the_way(self) -> None:
        assert PAGE_KINDS["plans_part"].address.startswith(BROWSE)
        assert not municipality_address("x").startswith((BROWSE, STATUSES))


def test_a_department_with_many_plans_lets_the_newest_speak_and_names_the_others(city: City) -> None:
    told = (
        "owner: planning\nnarrative:\n  - {part: prose, id: role, topic: role, heading: 役割, text: 役割の文です。}\n"
    )
    shown = show(with_plans(city, 11, years=11, more=told))
    page = view_department(shown.site_index, shown.standings, "mihon/planning", JAPANESE)
    own = [each for each in page.told if "小さな計画" in each.plan.text]
    assert [bool(each.parts) for each in own] == [True] * (6 - len(page.told) + len(own)) + [False] * (
        len(page.told) - 6
    )
    assert all(link.href.endswith("#part-role") for each in own[-3:] for link in each.more)
    assert all(each.more for each in own if not each.parts)
    assert {(bool(each.parts), each.label) for each in own} == {(True, "この計画のそのほかの記載"), (False, "")}
    assert visible_text(render_page(page).main).count("この計画のそのほかの記載") == sum(
        bool(each.label and each.more) for each in page.told
    )
    assert all(not card.shares for card in page.owned)
