"""Faults that sites of this kind are known for, looked for in a whole site with a history: four releases, a correction, a withdrawal, a measure that moved."""

import datetime as dt
import posixpath
import re

import pytest

from released import release
from sample import City
from test_addresses_kept import entry, moved, rename_hall
from test_published_versions import RESULTS, Published

pytestmark = pytest.mark.long

ROOT = "https://mihon.example/keikaku/"
PARK = "mihon/basic-plan/measures/park/"
SECOND, THIRD, FOURTH, FIFTH = (
    dt.date(2026, 6, 1),
    dt.date(2026, 7, 1),
    dt.date(2026, 10, 5),
    dt.date(2026, 10, 15),
)
SHOWN = {1: "11,500人", 2: "11,600人", 3: "取下げ", 4: "取下げ"}
LAST = 4


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A value was put right for the second version of a measure and withdrawn for the third; then another measure moved, which this one names."""
    city = Published(tmp_path_factory.mktemp("history"))
    assert release(city, "r1", archive=city.archive).problems == []
    city.change(RESULTS, "11,500人", "11,600人").change(RESULTS, "value: 11500", "value: 11600")
    correct(city, "first", "wrong: 11,500人\n    right: 11,600人\n    since: r1\n    corrected_on: 2026-05-20")
    assert release(city, "r2", SECOND, archive=city.archive).problems == []
    city.change(RESULTS, 'as_published: "11,600人", value: 11600', "missing: 取下げ")
    correct(city, "second", "wrong: 11,600人\n    since: r2\n    corrected_on: 2026-06-20\n    cause: 取下げ")
    assert release(city, "r3", THIRD, archive=city.archive).problems == []
    rename_hall(city).put(
        "mihon/moved.yaml", moved(entry("basic-plan/measures/hall", "moved", "basic-plan/measures/counter"))
    )
    assert release(city, "r4", FOURTH, archive=city.archive).problems == []
    assert city.build().problems == []
    return city


def correct(city: City, name: str, told: str) -> None:
    target = "basic-plan/measures/park#visitors-2024"
    text = f"  - id: {name}\n    target: {target}\n    {told}\n    reason: 写し間違い\n"
    city.put("mihon/corrections.yaml", city.read("mihon/corrections.yaml") + text)


def led_to(city: Published, file: str, text: str) -> list[str]:
    """Where the links with the text lead on a page, as addresses below the site's root."""
    found = re.findall(rf'<a href="([^"#]*)[^"]*"[^>]*>{text}</a>', city.page(file))
    return [posixpath.normpath(posixpath.join(posixpath.dirname(file), each)) + "/" for each in found]


def figure(html: str) -> str:
    """What stands in the row of the corrected figure."""
    start = html.index('id="visitors-2024"')
    return html[start : html.index("</tr>", start)]


class TestTheLatest:
    @pytest.mark.parametrize("n", SHOWN)
    def test_is_what_every_older_page_leads_to_and_never_itself(self, city: Published, n: int) -> None:
        assert led_to(city, f"{PARK}v/{n}/index.html", "最新版はこちら") == [PARK]
        assert led_to(city, f"{PARK}v/{n}/embed/visitors.html", "最新版はこちら") == [PARK]
        assert led_to(city, f"{PARK}notice/{n}.html", "最新版はこちら") == ([] if n == LAST else [PARK])

    def test_is_the_last_version_on_the_page_that_they_lead_to(self, city: Published) -> None:
        page = city.page(f"{PARK}index.html")
        assert "変わらないアドレス（第4版、2026年10月5日）" in page
        assert led_to(city, f"{PARK}index.html", re.escape(f"{ROOT}{PARK}v/{LAST}/")) == [f"{PARK}v/{LAST}/"]
        assert SHOWN[LAST] in figure(page)

    @pytest.mark.parametrize("n", [1, 2, 3])
    def test_is_named_by_the_notice_of_every_older_version(self, city: Published, n: int) -> None:
        assert "新しい版（第4版、2026年10月5日）があります。" in city.page(f"{PARK}notice/{n}.html")


@pytest.mark.parametrize("n", SHOWN)
def test_a_link_to_a_version_opens_that_version_and_no_newer_one(city: Published, n: int) -> None:
    html = city.page(f"{PARK}v/{n}/index.html")
    assert SHOWN[n] in figure(html)
    day = {1: "2026年5月1日", 2: "2026年6月1日", 3: "2026年7月1日", 4: "2026年10月5日"}[n]
    assert f"この版は{day}時点のものです。" in html
    assert 'http-equiv="refresh"' not in html
    assert "<script" not in html
    assert f"{PARK}v/{n}/" not in (city.site_folder / "_headers").read_text(encoding="utf-8")
    assert not (city.site_folder / "_redirects").exists()


def test_every_canonical_address_is_a_page_of_the_site(city: Published) -> None:
    """Those of frozen versions, frames, notices of what moved and hand-written pages among them."""
    seen = set()
    for path in city.site_folder.rglob("*.html"):
        for address in re.findall(r'<link rel="canonical" href="([^"]*)">', path.read_text(encoding="utf-8")):
            assert address.startswith(ROOT), (path, address)
            assert (city.site_folder / address.removeprefix(ROOT) / "index.html").is_file(), (path, address)
            seen.add(address)
    assert len(seen) > 30
    assert f"{ROOT}{PARK}" in seen
    assert not any("/v/" in address or "/embed/" in address for address in seen)


class TestTables:
    def test_begin_with_the_mark_by_which_spreadsheets_know_their_encoding(self, city: Published) -> None:
        """Also those that answer for a measure that moved."""
        files = sorted(city.site_folder.rglob("*.csv"))
        names = {file.relative_to(city.site_folder).as_posix() for file in files}
        assert {f"mihon/basic-plan/measures/{own}/data.csv" for own in ("hall", "counter", "park")} <= names
        for file in files:
            content = file.read_bytes()
            assert content.count(b"\xef\xbb\xbf") == 1, file
            assert content.startswith(b"\xef\xbb\xbf"), file

    def test_are_described_by_an_encoding_that_every_program_knows(self, city: Published) -> None:
        said = 0
        for path in city.site_folder.rglob("*"):
            if path.is_file() and path.suffix in {".json", ".jsonld", ".xml", ".html", ""}:
                text = path.read_text(encoding="utf-8").lower()
                assert "utf-8-sig" not in text, path
                said += '"encoding":"utf-8"' in text.replace(" ", "").replace("\n", "")
        assert said > 0


def test_another_release_without_a_change_adds_itself_to_the_feeds_and_changes_no_entry(city: Published) -> None:
    def entries() -> dict[str, list[str]]:
        found = {}
        for feed in sorted(city.site_folder.rglob("feed.xml")):
            text = feed.read_text(encoding="utf-8")
            found[feed.relative_to(city.site_folder).as_posix()] = re.findall(r"<entry>.*?</entry>", text, re.DOTALL)
        return found

    before = entries()
    assert sum(map(len, before.values())) > 3
    assert release(city, "r5", FIFTH, archive=city.archive).problems == []
    assert city.build().problems == []
    for feed, now in entries().items():
        new = [each for each in now if each not in before[feed]]
        assert [each for each in before[feed] if each not in now] == [], feed
        assert len(new) == (0 if "/departments/" in feed else 1), (feed, new)
        assert all("r5" in each for each in new)
