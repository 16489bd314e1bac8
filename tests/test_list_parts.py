"""Lists across plans that are too long for one page: what stands where, how much it weighs, and that nothing is lost or told twice."""

import gzip
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from benchmarks.city import MUNICIPALITY, write_city
from benchmarks.country import write_country
from generator.addresses import address_of
from generator.build import build_site
from generator.judging import IndicatorProgress, Status, standings
from generator.judging.department_lists import divide_departments
from generator.judging.list_parts import Entry, Judged, ListPart, all_parts, divide, divide_lists, leaves
from generator.map.address_table import AddressTable
from generator.page_kinds import PAGE_KINDS
from generator.pages.jobs import find_view
from generator.progress import Progress
from generator.publish.verify import see_page
from generator.release.address_ledger import released_now
from generator.render.renderer import render_page
from generator.views.kinds.department import view_department
from generator.views.kinds.department_part import view_department_part
from generator.views.kinds.pillar import view_pillar
from generator.views.kinds.progress import ProgressPage
from generator.views.kinds.status import StatusPage
from generator.views.kinds.year import YearPage
from generator.views.list_pages import PartPage, find_parts
from generator.views.pieces import Page
from generator.views.site_pieces import PlanMeasures
from page_reading import GREEN, JAPANESE, PLAN, Shown, show, visible_text
from parted import build_part, files, join, order
from sample import City

SMALL = 1
"""Bytes that no row weighs so little as: each stands on a page of its own."""


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def cut(city: City, most: int = SMALL) -> Shown:
    """The sample city, whose lists are divided above ``most`` bytes."""
    shown = show(city)
    held = shown.standings
    judged = Judged(held.indicators, held.measures, held.statuses, held.evaluations)
    divided = {**divide_lists(shown.site_index, judged, most), **divide_departments(shown.site_index, most)}
    return Shown(shown.site_index, held._replace(divided=divided))


def page_of(shown: Shown, kind: str, key: str) -> Page:
    page: Page = find_view(kind)(shown.site_index, shown.standings, key, JAPANESE)
    return page


def pages_of_parts(shown: Shown) -> dict[str, PartPage]:
    found: dict[str, PartPage] = {}
    for kind, key in find_parts(shown.standings):
        page = page_of(shown, kind, key)
        assert isinstance(page, PartPage)
        found[page.head.address] = page
    return found


def listed_on(page: PartPage) -> Iterator[str]:
    """The links of the rows of a page."""
    for plan in (plan for each in page.cities for plan in each.plans):
        yield from (row.href.rpartition("../")[2] for row in plan.comparisons)
        yield from (row.href.rpartition("../")[2] for group in plan.groups for row in group.outcomes)


def rows_of(plan: PlanMeasures) -> list[tuple[str, str]]:
    """Each measure with the heading above it."""
    return [(each.heading, promise.entry.href.rpartition("../")[2]) for each in plan.lists for promise in each.promises]


def entries(*pillars: tuple[str, int], weight: int = 10) -> list[Entry]:
    return [Entry(f"m/p/{name}-{at}", name, weight) for name, count in pillars for at in range(count)]


class TestDividing:
    def test_a_plan_that_is_light_enough_stays_whole(self) -> None:
        assert divide(entries(("a", 5), ("b", 5)), 100) == ListPart(
            "", tuple(e.key for e in entries(("a", 5), ("b", 5)))
        )

    def test_a_longer_one_is_divided_by_its_pillars_and_a_long_pillar_by_numbers(self) -> None:
        part = divide(entries(("", 2), ("a", 5), ("b", 25)), 100)
        assert [each.name for each in part.parts] == ["without.pillars", "a", "b"]
        assert [(each.name, each.first, len(each.keys)) for each in part.parts[2].parts] == [
            ("b.1", 1, 10),
            ("b.2", 11, 10),
            ("b.3", 21, 5),
        ]

    def test_one_without_pillars_or_with_very_many_is_divided_by_numbers(self) -> None:
        assert [each.name for each in divide(entries(("", 25)), 100).parts] == ["page.1", "page.2", "page.3"]
        many = divide(entries(*((f"p{at}", 1) for at in range(500))), 100)
        assert [each.name for each in many.parts][:2] == ["page.1", "page.2"]

    @pytest.mark.parametrize("count", [1, 9, 10, 11, 100, 101, 5000])
    def test_nothing_is_lost_and_no_page_is_too_heavy_at_any_size(self, count: int) -> None:
        rows = entries(("", count // 3), ("a", count // 2), ("b", count))
        part = divide(rows, 100)
        assert [key for leaf in leaves(part) for key in leaf.keys] == [each.key for each in rows]
        assert all(len(leaf.keys) <= 10 for leaf in leaves(part))
        names = [each.name for each in all_parts(part)]
        assert len(names) == len(set(names))

    def test_a_single_row_that_is_too_heavy_has_a_page_of_its_own(self) -> None:
        assert [len(leaf.keys) for leaf in leaves(divide(entries(("", 3), weight=500), 100))] == [1, 1, 1]

    def test_no_list_of_a_small_city_is_divided(self, city: City) -> None:
        assert show(city).standings.divided == {}


class TestWhatStandsWhere:
    def test_every_measure_with_a_status_is_listed_exactly_once(self, city: City) -> None:
        shown = cut(city)
        pages = pages_of_parts(shown)
        listed = Counter(
            row for address, page in pages.items() if address.startswith("status/") for row in listed_on(page)
        )
        measures = {address_of("measure", key) for key in shown.site_index.measures}
        without = sum(shown.standings.without_target.values())
        told = {each: count for each, count in listed.items() if each in measures}
        assert told.keys() == measures
        assert sum(told.values()) == len(measures) + without
        assert sum(count - 1 for count in told.values()) == without  # these stand in the list of no target, too

    def test_every_row_of_a_list_stands_on_one_of_its_pages(self, city: City) -> None:
        whole, shown = show(city), cut(city)
        pages = pages_of_parts(shown)
        for kind, key in shown.standings.divided:
            if kind == "department":
                continue
            of_all = page_of(whole, kind, key)
            assert isinstance(of_all, StatusPage | YearPage | ProgressPage)
            rows = [
                *(row.href for each in of_all.cities for plan in each.plans for row in plan.comparisons),
                *(
                    row.href
                    for each in of_all.cities
                    for plan in each.plans
                    for group in plan.groups
                    for row in group.outcomes
                ),
            ]
            above = address_of(kind, key)
            parts = [
                row
                for address, page in pages.items()
                if address.startswith(above) and page.head.address.startswith(above)
                for row in listed_on(page)
            ]
            assert sorted(parts) == sorted(row.rpartition("../")[2] for row in rows), above

    def test_the_list_itself_names_the_plans_with_their_counts(self, city: City) -> None:
        page = page_of(cut(city), "status", "no_target")
        assert isinstance(page, StatusPage)
        assert page.cities == ()
        assert [(line.link.text, line.link.href, line.note) for line in page.divided[0].lines] == [
            ("見本市基本計画", "../../status/no-target/mihon/basic-plan/", "令和5年度～令和8年度、施策2件"),
            ("見本市旧計画", "../../status/no-target/mihon/old-plan/", "令和元年度～令和4年度、施策1件"),
        ]
        assert "計画ごとのページに分けています" in visible_text(render_page(page).main)
        assert page.head == page_of(show(city), "status", "no_target").head

    def test_nobody_who_cuts_an_address_short_stands_before_nothing(self, city: City) -> None:
        addresses = set(pages_of_parts(cut(city)))
        lists = {address_of(kind, listed) for kind, listed in cut(city).standings.divided}
        above = {f"{'/'.join(each.split('/')[:place])}/" for each in addresses for place in range(1, each.count("/"))}
        below = {each for each in above if any(each.startswith(whole) for whole in lists)}
        assert below - addresses == {each for each in lists if each in below}
        assert "status/no-target/mihon/" in below

    def test_what_a_municipality_has_of_a_list_leads_to_its_plans(self, city: City) -> None:
        pages = pages_of_parts(cut(city))
        page = pages["status/no-target/mihon/"]
        assert page.head.heading == "数字の目標がない施策（見本市）"
        assert page.head.description == "「数字の目標がない施策」のうち、見本市の一覧です（計画2件、施策3件）。"
        assert [(line.link.text, line.note) for line in page.lines] == [
            ("見本市基本計画", "令和5年度～令和8年度、施策2件"),
            ("見本市旧計画", "令和元年度～令和4年度、施策1件"),
        ]
        assert [link.text for link in page.head.trail] == ["状態からさがす", "数字の目標がない施策", "見本市"]
        year = pages["years/2024/mihon/"]
        assert year.head.description == (
            "「令和6年度（2024年度）の計画と結果」のうち、見本市の一覧です（計画1件、施策2件、指標3件）。"
        )

    def test_a_part_says_of_what_it_is_and_leads_on(self, city: City) -> None:
        pages = pages_of_parts(cut(city))
        plan = pages["status/no-target/mihon/basic-plan/"]
        assert plan.head.heading == "数字の目標がない施策（見本市基本計画）"
        assert plan.head.description == "「数字の目標がない施策」のうち、見本市の「見本市基本計画」の施策2件です。"
        assert [line.note for line in plan.lines] == ["施策1件", "施策1件"]
        assert [link.text for link in plan.head.trail] == [
            "状態からさがす",
            "数字の目標がない施策",
            "見本市",
            "見本市基本計画",
        ]
        first = pages[re.sub(r"^(\.\./)+", "", plan.lines[0].link.href)]
        assert [link.text.partition("：")[0] for link in first.ways] == ["一覧の全体", "次のページ"]

    def test_links_of_all_pages_lead_to_a_place_that_is_there(self, city: City) -> None:
        """Counts of plans and pillars, years, and the pages of parts among each other."""
        shown = cut(city)
        table = AddressTable(shown.site_index, Status, IndicatorProgress).with_parts(find_parts(shown.standings))
        anchors: dict[str, set[str]] = {}
        hrefs: list[tuple[str, str]] = []
        kinds = {"plan", "pillar", "municipality", "statuses", "status", "year", "years", "progress", "department"}
        for page in table.pages.values():
            if page.kind.name not in kinds and page.kind.lasting:
                continue
            given = [page.key] if page.kind.ids else []
            view = find_view(page.kind.name)(shown.site_index, shown.standings, *given, JAPANESE)
            drawn = render_page(view)
            seen = see_page(page.address, f"<main>{drawn.lead}{drawn.main}</main>")
            anchors[page.address] = set(seen.anchors)
            html = drawn.lead + drawn.main
            hrefs += [(page.address, href) for href in re.findall(r'href="([^"]*)"', html)]
        in_lists = 0
        for source, href in hrefs:
            way, _, anchor = href.partition("#")
            target = re.sub(r"^(\.\./|\./)+", "", way)
            if target.startswith(("status/", "years/")) or ("/departments/" in target and target.endswith("/")):
                in_lists += 1
                assert target in table.pages, (source, href)
                assert not anchor or anchor in anchors[target], (source, href)
        assert in_lists > 100

    def test_a_pillar_leads_to_the_page_that_has_its_measures(self, city: City) -> None:
        shown = cut(city)
        page = view_pillar(shown.site_index, shown.standings, f"{PLAN}/p1", JAPANESE)
        rows = {row.badge.label: row.href for row in page.tallies[0].rows}
        assert rows["未達成"] == "../../../../status/not-reached/mihon/basic-plan/#of.mihon.basic-plan.p1"

    def test_a_departments_measures_stand_on_the_pages_of_its_plans(self, city: City) -> None:
        whole, shown = show(city), cut(city)
        pages = pages_of_parts(shown)
        for department in shown.site_index.departments:
            before = view_department(whole.site_index, whole.standings, department, JAPANESE)
            after = view_department(shown.site_index, shown.standings, department, JAPANESE)
            rows = [row for plan in before.plans for row in rows_of(plan)]
            assert [line.link.text for line in after.lines] == [plan.plan.text for plan in before.plans]
            assert (after.plans, after.head) == ((), before.head)
            parts = [
                row
                for address, page in pages.items()
                if address.startswith(address_of("department", department))
                for plan in getattr(page, "plans", ())
                for row in rows_of(plan)
            ]
            assert sorted(parts) == sorted(rows)
        page = pages["mihon/departments/planning-section/basic-plan/"]
        assert page.head.heading == "計画課の施策（見本市基本計画）"
        assert [link.text for link in page.head.trail] == ["見本市", "部署", "計画課の施策", "見本市基本計画"]
        assert page.ways[0].href.endswith("mihon/departments/planning-section/#measures")

    def test_a_page_of_one_pillar_does_not_say_that_it_has_all_of_the_plan(self, city: City) -> None:
        city.add(
            GREEN, "  - {id: guide, title: 案内, pillar: p2, departments: {as_published: 企画部, lead: [planning]}}\n"
        )
        shown = cut(city)
        counts = [
            view_department_part(shown.site_index, shown.standings, f"mihon/planning/basic-plan/{part}", JAPANESE)
            .plans[0]
            .count
            for part in ("p1", "p2")
        ]
        assert counts == ["施策1件", "施策1件"]

    def test_titles_differ(self, city: City) -> None:
        titles = [page.head.title for page in pages_of_parts(cut(city)).values()]
        assert len(titles) == len(set(titles))

    def test_are_neither_searched_nor_kept_for_ever(self) -> None:
        parts = [kind for kind in PAGE_KINDS.values() if "part" in kind.ids]
        assert {kind.name for kind in parts} == {
            *("year_part", "status_part", "progress_part", "department_part", "plans_part")
        }
        assert not any(kind.weight or kind.lasting for kind in parts)
        assert all(kind.listed for kind in parts)


def weigh(site: Path) -> Mapping[str, int]:
    """Bytes of each page with its style sheets, packed as hosts pack them; but for the gallery, which no reader is led to."""
    packed: dict[Path, int] = {}
    found = {}
    for page in site.rglob("index.html"):
        html = page.read_bytes()
        own = len(gzip.compress(html))
        for href in re.findall(r'<link rel="stylesheet" href="([^"?]+)', html.decode()):
            sheet = (page.parent / href).resolve()
            own += packed.setdefault(sheet, len(gzip.compress(sheet.read_bytes())))
        found[page.parent.relative_to(site).as_posix()] = own
    found.pop("gallery")
    return found


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two small cities and a larger one, whose lists, put together, are too long for one page."""
    top = tmp_path_factory.mktemp("country")
    write_country(top / "data", 2, 40, seed=2)
    write_city(top / "made", 350, seed=1, bureaus=12)
    shutil.move(top / "made" / MUNICIPALITY, top / "data" / MUNICIPALITY)
    outcome = build_site(order(top, top / "data", "whole"), Progress(quiet=True))
    assert outcome.problems == []
    return top


@pytest.mark.long
class TestABuiltSite:
    def test_has_parts_and_no_page_above_the_limit(self, country: Path) -> None:
        weights = weigh(country / "whole")
        assert [each for each in weights if re.match(r"status/[^/]+/city-", each)]
        assert [each for each in weights if re.match(r"years/[^/]+/mihon-oichi/", each)]
        assert [each for each in weights if re.match(r"mihon-oichi/departments/[^/]+/[^/]+", each)]
        assert {each: found for each, found in weights.items() if found > 20_000} == {}

    def test_is_the_same_of_two_processes(self, country: Path) -> None:
        asked = order(country, country / "data", "two")._replace(workers=2)
        assert build_site(asked, Progress(quiet=True)).problems == []
        assert files(country / "two") == files(country / "whole")

    def test_is_the_same_joined(self, country: Path) -> None:
        build_part(country, country / "data", "city-0001", "city-0002")
        part = build_part(country, country / "data", MUNICIPALITY)
        assert not (part / "status").exists()
        assert join(country, country / "data", [country / "parts"]).problems == []
        assert files(country / "joined") == files(country / "whole")


@pytest.mark.long
def test_a_measure_that_crosses_the_limit_leaves_no_stale_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list grows to several pages, and shrinks again: each time the site is that of a build from nothing."""
    city = City(tmp_path)
    monkeypatch.setattr(standings, "HEAVIEST", 700)
    before = city.read(GREEN)
    sites: list[dict[str, bytes]] = []
    for text in (before, before + "".join(f"  - {{id: more-{at}, title: 公園{at}}}\n" for at in range(20)), before):
        city.put(GREEN, text)
        warm = build_site(order(tmp_path, city.data), Progress(quiet=True))
        cold = build_site(order(tmp_path, city.data, f"cold-{len(sites)}"), Progress(quiet=True))
        assert (warm.problems, cold.problems) == ([], [])
        sites.append(files(tmp_path / "site"))
        assert sites[-1] == files(tmp_path / f"cold-{len(sites) - 1}")
        # What a release writes down for ever has none of the parts.
        assert warm.walked is not None
        assert not [each.address for each in released_now(warm.walked, "2026-05") if each.kind.endswith("_part")]
    assert [any(file.startswith("status/no-target/mihon/") for file in site) for site in sites] == [False, True, False]
    assert sites[0] == sites[2]
