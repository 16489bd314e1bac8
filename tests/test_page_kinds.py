"""The registry of page kinds, and the table of all addresses and anchors that is made with it."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from generator.addresses import (
    NOT_FOUND,
    RESERVED_MUNICIPALITIES,
    RESERVED_PLANS,
    address_of,
    corrected_place,
    measure_address,
    status_address,
)
from generator.build import Order, build_site
from generator.chrome.built import ChromeFailed
from generator.chrome.stamp import parse_shell
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.address_table import AnchorKind
from generator.map.site_index import SiteIndex, index_site
from generator.page_kinds import HAND_WRITTEN, PAGE_KINDS, STUB, PageKind
from generator.pages.jobs import find_view
from generator.problems.problem import Refused
from generator.progress import Progress
from generator.publish.verify import see_page
from generator.views.pieces import Page
from generator.views.vocabularies import vocabulary_of, words_of_kind
from generator.wording.group import PageWords
from generator.wording.languages import LANGUAGES
from sample import SAMPLE, City, addresses_of
from test_pages import jobs_of, small_chrome

PROJECT = Path(__file__).resolve().parent.parent
VIEWS = PROJECT / "generator" / "views" / "kinds"
ROOMS_THAT_MAKE_NONE = ("views", "pages", "chrome", "drawing", "exports", "search", "publish", "judging", "checks")


def index_of(data: Path) -> SiteIndex:
    site = gather_site(read_data(data)[0], {}).site
    assert not isinstance(site, Refused)
    return index_site(site)


@pytest.mark.parametrize("name", PAGE_KINDS)
class TestEachKind:
    def test_has_a_view_a_template_and_a_frame_of_its_name(self, name: str) -> None:
        kind = PAGE_KINDS[name]
        module = import_module(f"generator.views.kinds.{name}")
        pages = [each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Page)]
        assert name in {getattr(page, "kind", "") for page in pages}
        assert (VIEWS / f"{name}.html").is_file()
        assert (PROJECT / "content" / "shells" / f"{kind.shell_of or name}.md").is_file()
        if name != "gallery":  # put together from the components, above the views
            assert callable(find_view(name))

    def test_has_a_name_in_every_language(self, name: str) -> None:
        assert LANGUAGES
        for language in LANGUAGES:
            assert vocabulary_of(language).site.pages[name]

    def test_says_in_the_registry_whether_it_declares_words_of_its_own(self, name: str) -> None:
        declared = vars(import_module(f"generator.views.kinds.{name}")).values()
        own = [each for each in declared if isinstance(each, type) and issubclass(each, PageWords)]
        own = [each for each in own if each.__module__ == f"generator.views.kinds.{name}"]
        assert own == ([words_of_kind(name)] if PAGE_KINDS[name].own_words else [])

    def test_has_an_address_of_its_own_form(self, name: str) -> None:
        kind = PAGE_KINDS[name]
        assert kind.address.endswith("/")
        forms = [re.sub(r"\{[a-z]+\}", "*", each.address) for each in PAGE_KINDS.values()]
        assert forms.count(re.sub(r"\{[a-z]+\}", "*", kind.address)) == 1


def test_kinds_that_no_catalogue_names_or_nobody_has_are_none() -> None:
    for language in LANGUAGES:
        assert set(vocabulary_of(language).site.pages) == {*PAGE_KINDS, HAND_WRITTEN.name, STUB.name}
    assert {path.stem for path in VIEWS.glob("*.html")} == set(PAGE_KINDS)


def test_no_id_may_take_the_place_of_a_page_of_the_site() -> None:
    for kind in PAGE_KINDS.values():
        first, _, rest = kind.address.partition("/")
        assert first == "{municipality}" or first in RESERVED_MUNICIPALITIES
        second = rest.partition("/")[0]
        assert first != "{municipality}" or not second or second == "{plan}" or second in RESERVED_PLANS
    pages = [path.relative_to(PROJECT / "content").parts[0] for path in (PROJECT / "content").rglob("*.md")]
    names = {name.removesuffix(".md") for name in pages} - {"index", "404"}
    assert names <= RESERVED_MUNICIPALITIES


def test_addresses_are_those_of_the_patterns() -> None:
    assert address_of("measure", "komae/reform-6/05") == measure_address("komae", "reform-6", "05")
    assert address_of("status", "not_reached") == status_address("not_reached") == "status/not-reached/"
    assert address_of("year", "2020") == "years/2020/"
    assert address_of("browse", "") == "browse/"
    with pytest.raises(ValueError, match="zip"):
        address_of("measure", "komae/reform-6")


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("reform-6/measures/05#overtime-2018", ("komae/reform-6/measures/05/", "overtime-2018")),
        ("/reform-6/", ("komae/reform-6/", "")),
        ("#a", ("komae/", "a")),
        ("", ("komae/", "")),
    ],
)
def test_a_correction_names_a_place_below_its_municipality(target: str, place: tuple[str, str]) -> None:
    assert corrected_place("komae", target) == place


@pytest.mark.long
@pytest.mark.parametrize("data", [SAMPLE, PROJECT / "data"], ids=["sample", "real"])
def test_the_table_holds_exactly_the_pages_that_are_made(data: Path) -> None:
    table = addresses_of(index_of(data))
    made = [job for job in jobs_of(data) if not job.hand_written]
    assert list(table.pages) == [job.address for job in made]
    assert all(table.pages[job.address].kind is job.kind for job in made)


_OF_NOTHING = PageKind._field_defaults["keys"]


def test_of_every_kind_it_is_known_of_what_there_is_a_page_each() -> None:
    """The map walks records that have pages; a kind for anything else says itself of what, or no such page is ever made."""
    site_index = index_of(SAMPLE)
    records = {(), ("municipality",), *(("municipality", each) for each in ("department", "plan"))}
    records |= {("municipality", "plan", each) for each in ("pillar", "measure")}
    for kind in PAGE_KINDS.values():
        elsewhere = kind.ids in records or kind.ids in {("status",), ("progress",)} or "part" in kind.ids
        assert (kind.keys is _OF_NOTHING) is elsewhere, kind.name
        assert all(kind.keys(site_index)), kind.name
    years = [page.key for page in addresses_of(site_index).pages.values() if page.kind.name == "year"]
    assert years == sorted(map(str, site_index.years))


PLAN_WITHOUT_INDICATORS = "title: 小さな計画\nperiod: {from: 2024, to: 2025}\nsource: {document: basic-plan}\n"


def test_a_plan_without_indicators_has_no_page_of_them(tmp_path: Path) -> None:
    site_index = index_site(City(tmp_path).put("mihon/small/plan.yaml", PLAN_WITHOUT_INDICATORS).site())
    table = addresses_of(site_index)
    with_page = {page.key for page in table.pages.values() if page.kind.name == "indicators"}
    assert with_page
    assert with_page < set(site_index.plans)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample city's site, built."""
    top = tmp_path_factory.mktemp("built")
    order = Order(PROJECT, SAMPLE, top / "site", top / "work", search=False, images=False)
    assert build_site(order, Progress(quiet=True)).published
    return top / "site"


@pytest.mark.long
def test_the_anchors_of_the_table_are_those_of_the_built_pages(site: Path) -> None:
    """Both ways: what the table promises is there, and every id of such a form on a page was promised."""
    site_index = index_of(SAMPLE)
    table = addresses_of(site_index)
    told: dict[AnchorKind, int] = dict.fromkeys(AnchorKind, 0)
    for address, page in table.pages.items():
        seen = set(see_page(address, (site / address / "index.html").read_text(encoding="utf-8")).anchors)
        anchors = table.anchors(address)
        for anchor in anchors:
            told[anchor.kind] += 1
        names = {anchor.name for anchor in anchors}
        assert names <= seen, address
        owners = {anchor.key for anchor in anchors if anchor.kind is AnchorKind.INDICATOR}
        form = re.compile(
            rf"(?:part-.+|indicator-[^.]+|note-[^.]+{''.join(f'|{re.escape(own)}-(?:cy|sy)?[0-9]{{4}}.*' for own in owners)})\Z"
        )
        if page.kind.name == "tags":  # a list and a tag
            form = re.compile(r"[^.]+\.[^.]+\Z")
        if page.kind.name != "gallery":  # its examples have ids of their own
            assert {each for each in seen if form.match(each)} == names, address
    assert all(told.values()), told


@pytest.mark.long
def test_addresses_and_anchors_are_made_in_one_place() -> None:
    """No other module puts a value behind ``#`` or ``?``, or before or behind the word of an address."""
    words = {part for kind in PAGE_KINDS.values() for part in kind.address.split("/") if part and "{" not in part}
    words -= {"data"}  # what is read from has that name too
    found = []
    for room in ROOMS_THAT_MAKE_NONE:
        for path in sorted((PROJECT / "generator" / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.JoinedStr):
                    continue
                texts = [str(each.value) for each in node.values if isinstance(each, ast.Constant)]
                made = any(_TELLS_A_PLACE.search(text) for text in texts)
                made |= any({part for part in text.split("/")[1:-1] if part} & words for text in texts)
                made |= any(text.startswith(tuple(f"{word}/" for word in words)) for text in texts)
                if made:
                    found.append(f"{room}/{path.name}:{node.lineno} {ast.unparse(node)}")
    # A record's key names an indicator as the data do; a comment or a question is no address.
    assert [each for each in found if not each.startswith(KEYS)] == []


_TELLS_A_PLACE = re.compile(r"(?:\A|[a-z0-9/._-])[#?][\w=-]*\Z")
"""What stands before an anchor is a value or the end of an address; in a pattern a question mark stands behind a bracket or Japanese, too."""

KEYS = ("judging/statuses.py", "checks/quotations.py", "views/source_places.py")
"""Modules that make keys of records, which look alike, or addresses of pages of other hosts' documents."""


def test_a_hand_written_page_may_not_take_the_address_of_a_page_of_the_site() -> None:
    chrome = small_chrome()
    taken = {**chrome.pages, "years/": parse_shell("content/years.md", "<main><h1>年度</h1></main>")}
    with pytest.raises(ChromeFailed, match=r"content/years\.md: このサイトには「years/」"):
        jobs_of(SAMPLE, type(chrome)(chrome.digest, chrome.shells, taken, chrome.assets))


def test_what_is_listed_and_searched_is_told_by_the_registry() -> None:
    jobs = {job.address: job for job in jobs_of(SAMPLE)}
    assert not jobs[NOT_FOUND].listed
    for job in jobs.values():
        if not job.hand_written:
            assert (job.weight, job.listed) == (job.kind.weight, job.kind.listed)
