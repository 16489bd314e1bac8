"""Which pages there are: each once, complete, with links that lead somewhere, for the sample city and for the real data."""

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Final

import msgspec
import pytest

from generator.addresses import NOT_FOUND, root_of
from generator.chrome.built import Chrome, ChromeFailed
from generator.chrome.stamp import parse_shell, stamp
from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import index_site
from generator.pages.jobs import PageJob, Rendered, plan_pages
from generator.problems.problem import Refused
from generator.publish.verify import Seen, see_page
from page_reading import unspaced, visible_text
from sample import SAMPLE, City, addresses_of

REPOSITORY: Final = Path(__file__).resolve().parent.parent
KINDS: Final = tuple(sorted(path.stem for path in (REPOSITORY / "content" / "shells").glob("*.md")))
SHELL: Final = (
    "<title><!--kokai:title--></title>"
    '<meta name="description" content="<!--kokai:description-->"><!--kokai:head-->'
    "<ol><!--kokai:breadcrumb--></ol>"
    '<main data-pagefind-body><!--kokai:lead--><ul class="contents"><!--kokai:contents--></ul><!--kokai:main--></main>'
)
WRITTEN: Final = (
    "<title>{title}｜<!--kokai:site-name--></title>"
    '<meta name="description" content="{title}のページです。"><!--kokai:head-->'
    "<main{searched}><h1>{title}</h1>{slots}</main>"
)
TERMS: Final = ("plan", "pillar", "target", "evaluation", "initial-budget", "status")
GLOSSARY_TERMS: Final = "".join(f'<p id="{term}"></p>' for term in TERMS)


def written(title: str, slots: str = "", searched: str = " data-pagefind-body") -> str:
    return WRITTEN.format(title=title, slots=slots, searched=searched)


def small_chrome() -> Chrome:
    """A chrome of the fewest parts that pages need."""
    pages = {
        "": written("まちの計画", "<!--kokai:home-plans-->"),
        "about/": written("このサイト", "<!--kokai:documents-->"),
        "about/status-rule/": written("状態の&lt;判定&gt;"),
        "accessibility/": written("アクセシビリティ"),
        "data/": written("データ"),
        "glossary/": written("用語", GLOSSARY_TERMS),
        "search/": written("検索", searched=""),
        "404.html": written("ページが見つかりません", searched=""),
    }
    return Chrome(
        digest="chrome",
        shells={kind: parse_shell(kind, SHELL) for kind in KINDS},
        pages={address: parse_shell(address or "home", text) for address, text in pages.items()},
        assets={},
    )


def jobs_of(data: Path, chrome: Chrome | None = None) -> list[PageJob]:
    gathered = gather_site(read_data(data)[0], {})
    assert not isinstance(gathered.site, Refused)
    site_index = index_site(gathered.site)
    return list(
        plan_pages(
            site_index,
            stand_all(site_index),
            addresses_of(site_index),
            chrome or small_chrome(),
            CacheKeys(site_index, gathered.taken, "program"),
        )
    )


class Made(msgspec.Struct, frozen=True):
    """A page with what was seen of it."""

    job: PageJob
    rendered: Rendered
    seen: Seen
    text: str


def make(data: Path) -> dict[str, Made]:
    made = {}
    for job in jobs_of(data):
        rendered = job.render()
        text = stamp(job.shell, {"site-name": "見本", **rendered.slots}, root_of(job.address))
        made[job.address] = Made(job, rendered, see_page(job.address, text), text)
    return made


@pytest.fixture(scope="module", params=["sample", "real"])
def pages(request: pytest.FixtureRequest) -> Mapping[str, Made]:
    return make(SAMPLE if request.param == "sample" else REPOSITORY / "data")


def test_every_address_is_there_once() -> None:
    for data in (SAMPLE, REPOSITORY / "data"):
        addresses = [job.address for job in jobs_of(data)]
        assert len(addresses) == len(set(addresses))
        assert len({address.lower() for address in addresses}) == len(addresses)


@pytest.mark.long
def test_every_page_has_a_title_of_its_own_a_description_and_one_heading(pages: Mapping[str, Made]) -> None:
    titles = [made.seen.title for made in pages.values()]
    assert len(titles) == len(set(titles))
    for address, made in pages.items():
        assert made.seen.lacks == (), address
        assert made.rendered.find().title, address


def test_titles_begin_with_what_differs(pages: Mapping[str, Made]) -> None:
    firsts = [unescape(made.seen.title).partition("｜")[0] for made in pages.values()]
    name = unescape(pages[""].seen.title).rpartition("｜")[2]
    assert name not in firsts


def test_descriptions_are_single_sentences(pages: Mapping[str, Made]) -> None:
    for address, made in pages.items():
        described = re.findall(r'<meta name="description" content="([^"]*)"', made.text)
        assert len(described) == 1, address
        assert described[0].endswith("。"), address
        assert "\n" not in described[0], address


def test_the_first_line_of_a_data_page_is_its_description_but_for_what_the_card_above_it_says(
    pages: Mapping[str, Made],
) -> None:
    described = {address: made.rendered.slots for address, made in pages.items() if not made.job.hand_written}
    assert len(described) > 30
    for address, slots in described.items():
        (first,) = re.findall(r'<p class="lead">(.+?)</p>', slots["lead"])
        assert slots["description"].startswith(first), address
        assert first.endswith("。"), address
        assert slots["description"].removeprefix(first) in unspaced(visible_text(slots["lead"])), address


def test_every_link_leads_to_a_page_and_a_place_that_are_there(pages: Mapping[str, Made]) -> None:
    places = {address: set(made.seen.anchors) for address, made in pages.items()}
    assert sum(len(made.seen.links) for made in pages.values()) > 500
    for address, made in pages.items():
        for target, anchor in made.seen.links:
            if "." in target and target != NOT_FOUND:
                continue  # a file of data, which a build makes besides the pages and is held to (tests/test_exports.py)
            assert target in places, f"{address} -> {target}"
            assert not anchor or anchor in places[target], f"{address} -> {target}#{anchor}"


def test_no_id_stands_twice_on_a_page(pages: Mapping[str, Made]) -> None:
    for address, made in pages.items():
        assert len(made.seen.anchors) == len(set(made.seen.anchors)), address


def test_headings_go_down_one_step_at_a_time(pages: Mapping[str, Made]) -> None:
    for address, made in pages.items():
        if made.job.hand_written:
            continue  # its headings are its writer's
        level = 0
        headings = re.findall(r"<h([1-6])\b", made.text)
        assert headings, address
        for found in headings:
            assert int(found) <= level + 1, address
            level = int(found)


def test_the_contents_of_a_page_name_its_sections(pages: Mapping[str, Made]) -> None:
    named = 0
    for address, made in pages.items():
        contents = made.rendered.slots.get("contents", "")
        for anchor, text in re.findall(r'<a href="#([^"]+)">([^<]+)</a>', contents):
            named += 1
            assert re.search(f'<h[23][^>]* id="{anchor}"[^>]*>(?:<a [^>]*>)?{re.escape(text)}<', made.text), (
                f"{address}#{anchor}"
            )
    assert named > 60


def test_every_record_has_its_page(pages: Mapping[str, Made]) -> None:
    measures = [address for address, made in pages.items() if made.job.name == "施策"]
    assert len(measures) > 4
    for address in measures:
        city = address.split("/")[0]
        assert re.fullmatch(rf"{city}/[a-z0-9-]+/measures/[A-Za-z0-9-]+/", address)
        assert f"{city}/departments/" in pages
    names = {made.job.name for made in pages.values()}
    assert names >= {"案内", "計画", "施策", "施策一覧", "指標の一覧", "自治体", "柱", "部署", "部署の一覧"}


@pytest.mark.long
def test_the_real_data_has_as_many_pages_as_records() -> None:
    gathered = gather_site(read_data(REPOSITORY / "data")[0], {})
    assert not isinstance(gathered.site, Refused)
    site_index = index_site(gathered.site)
    names = [job.name for job in jobs_of(REPOSITORY / "data")]
    assert names.count("施策") == len(site_index.measures)
    assert names.count("柱") == len(site_index.pillars)
    assert names.count("計画") == len(site_index.plans)
    assert names.count("部署") == len(site_index.departments)
    assert names.count("自治体") == len(site_index.municipalities)


def test_the_page_for_missing_pages_answers_everywhere_and_is_not_listed_or_searched() -> None:
    jobs = {job.address: job for job in jobs_of(SAMPLE)}
    missing = jobs["404.html"]
    assert (missing.everywhere, missing.listed, missing.weight) == (True, False, 0)
    search = jobs["search/"]
    assert (search.everywhere, search.listed, search.weight) == (False, True, 0)
    gallery = jobs["gallery/"]
    assert (gallery.everywhere, gallery.listed, gallery.weight) == (False, False, 0)
    assert '<meta name="robots" content="noindex">' in gallery.render().slots["head"]
    others = [job for address, job in jobs.items() if address not in ("404.html", "search/", "gallery/")]
    assert all(job.listed and not job.everywhere for job in others)
    assert {job.kind.name for job in others if not job.weight} == {
        *(
            "amounts",
            "browse",
            "departments",
            "departments_index",
            "pillars_index",
            "progress",
            "status",
            "statuses",
            "table",
            "table_of_all",
            "tags",
            "year",
            "years",
        )
    }


def test_a_hand_written_page_gets_the_slots_that_it_has() -> None:
    made = make(SAMPLE)
    assert "見本市基本計画" in made[""].text
    assert "令和6年度 進捗報告書" in made["about/"].text
    rule = made["about/status-rule/"]
    assert rule.rendered.find().title == "状態の<判定>"
    assert set(rule.rendered.slots) == {"head", "editions"}
    assert '<meta property="og:title" content="状態の&lt;判定&gt;">' in rule.text
    assert '<link rel="canonical" href="https://mihon.example/keikaku/about/status-rule/">' in rule.text
    assert "canonical" not in made["404.html"].text


def test_only_a_plan_with_indicators_has_a_page_of_them(tmp_path: Path) -> None:
    text = "title: 小さな計画\nperiod: {from: 2024, to: 2025}\nsource: {document: basic-plan}\n"
    City(tmp_path).put("mihon/small/plan.yaml", text)
    addresses = {job.address for job in jobs_of(tmp_path / "data")}
    assert "mihon/basic-plan/indicators/" in addresses
    assert "mihon/small/" in addresses
    assert "mihon/small/indicators/" not in addresses


def test_a_shell_that_is_missing_is_told_by_its_file() -> None:
    chrome = small_chrome()
    without = msgspec.structs.replace(chrome, shells={kind: chrome.shells[kind] for kind in KINDS if kind != "pillar"})
    with pytest.raises(ChromeFailed, match=r"content/shells/pillar\.md"):
        jobs_of(SAMPLE, without)


def test_a_page_is_made_again_only_where_its_plans_have_changed(tmp_path: Path) -> None:
    city = City(tmp_path)
    city.put(
        "mihon/fire-plan/plan.yaml",
        "title: 消防計画\nperiod: {from: 2024, to: 2024}\nowner: citizens-life\nsource: {document: basic-plan}\n",
    )
    before = {job.address: job.key for job in jobs_of(city.data)}
    city.change("mihon/fire-plan/plan.yaml", "to: 2024}", "to: 2025}")
    after = {job.address: job.key for job in jobs_of(city.data)}
    changed = {address for address in before if before[address] != after[address]}
    assert {"", "browse/", "mihon/", "mihon/fire-plan/", "mihon/departments/citizens-life/"} <= changed
    kept = {"mihon/basic-plan/", "mihon/basic-plan/measures/park/", "mihon/departments/planning/"}
    assert kept <= before.keys() - changed
