"""A chart in the frames of other sites that stays as in a version of its measure: what it says, how it lasts, how it is offered beside the one that follows the data."""

import datetime as dt
import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.archive import check_archive, restore_site, versions_archive
from generator.archive.tarballs import pack, unpack
from generator.load.schema.versions import VERSION_LEDGER
from released import release
from releasing import FIRST_DAY, frozen_of, ledger_of
from sample import details, take_text, told
from test_addresses_kept import entry, moved, rename_hall
from test_gone_embeds import rename_indicator
from test_published_versions import Published

pytestmark = pytest.mark.long

MEASURES = "mihon/basic-plan/measures/"
PARK, HALL = f"{MEASURES}park/", f"{MEASURES}hall/"
FIRST, SECOND = (f"{PARK}v/{n}/embed/visitors.html" for n in (1, 2))
ROOT = "https://mihon.example/keikaku/"
RESULTS = "mihon/basic-plan/results/2024.yaml"


@pytest.fixture
def city(tmp_path: Path) -> Published:
    return Published(tmp_path)


def digest(city: Published, file: str) -> str:
    return hashlib.sha256((city.site_folder / file).read_bytes()).hexdigest()


def change_a_value(city: Published, before: str = "11,500", after: str = "11,600") -> Published:
    city.change(RESULTS, f"{before}人", f"{after}人")
    city.change(RESULTS, f"value: {before.replace(',', '')}", f"value: {after.replace(',', '')}")
    return city


def days(number: int) -> dt.date:
    return FIRST_DAY + dt.timedelta(number)


def offered(html: str) -> list[str]:
    """Where the lines of HTML lead that a page offers for copying."""
    return re.findall(r"&lt;iframe src=&#34;([^&]*)&#34;", html)


class TestItLasts:
    def test_over_three_releases_and_as_many_builds_byte_for_byte(self, city: Published) -> None:
        city.release("r1")
        city.build()
        first = digest(city, FIRST)
        change_a_value(city).release("r2", days(30))
        city.build()
        second = digest(city, SECOND)
        assert digest(city, FIRST) == first != second
        change_a_value(city, "11,600", "11,700").release("r3", days(60))
        city.build()
        assert (digest(city, FIRST), digest(city, SECOND)) == (first, second)
        assert [("11,500" in city.page(file), "11,600" in city.page(file)) for file in (FIRST, SECOND)] == [
            (True, False),
            (False, True),
        ]

    def test_when_a_correction_is_entered_which_its_notice_tells_at_once(self, city: Published) -> None:
        city.release("r1")
        city.build()
        before = digest(city, FIRST)
        (way,) = re.findall(r'<iframe src="([^"]*)"', city.page(FIRST))
        notice = posixpath.normpath(posixpath.join(posixpath.dirname(FIRST), way))
        assert notice == f"{PARK}notice/1.html"
        assert "この版への訂正の記録はありません。" in city.page(notice)
        change_a_value(city).add(
            "mihon/corrections.yaml",
            "  - id: park-2024\n    target: basic-plan/measures/park#visitors-2024\n    wrong: 11,500人\n    right: 11,600人\n"
            "    corrected_on: 2026-11-01\n    reason: 写し間違い\n",
        )
        assert city.build().problems == []
        assert digest(city, FIRST) == before
        assert "11,600人（訂正：2026年11月1日）。訂正前：11,500人。" in city.page(notice)

    @pytest.mark.parametrize("kind", ["moved", "ended", "withdrawn"])
    def test_when_its_measure_is_no_more_at_that_address(self, city: Published, kind: str) -> None:
        assert release(city, "v1", archive=city.archive).problems == []
        city.build()
        frame = f"{HALL}v/1/embed/waiting.html"
        before = digest(city, frame)
        to = ["basic-plan/measures/counter"] if kind == "moved" else []
        rename_hall(city).put("mihon/moved.yaml", moved(entry("basic-plan/measures/hall", kind, *to)))
        assert city.build().problems == []
        assert digest(city, frame) == before
        assert (city.site_folder / f"{HALL}v/1/embed/waiting.json").is_file()
        assert "このページは、今はありません。" in city.page(f"{HALL}notice/1.html")

    def test_when_its_indicator_gets_another_id(self, city: Published) -> None:
        hall = "basic-plan/measures/hall"
        assert release(city, "v1", archive=city.archive).problems == []
        city.build()
        frame = f"{HALL}v/1/embed/waiting.html"
        before = digest(city, frame)
        rename_indicator(city)
        city.put("mihon/moved.yaml", moved(entry(f"{hall}#indicator-waiting", "moved", f"{hall}#indicator-minutes")))
        assert city.build().problems == []
        assert digest(city, frame) == before
        assert f"{ROOT}{HALL}v/1/embed/waiting.html" not in offered(city.page(f"{HALL}index.html"))

    def test_in_an_archive_from_which_a_lost_site_is_restored(self, city: Published, tmp_path: Path) -> None:
        city.release("r1")
        city.build()
        site = tmp_path / "restored"
        assert isinstance(restore_site(city.archive, site, ledger_of(city.data)), int)
        assert (site / FIRST).read_bytes() == (city.site_folder / FIRST).read_bytes()
        (style,) = re.findall(r'<link rel="stylesheet" href="[./]*([^"]*)">', (site / FIRST).read_text("utf-8"))
        assert style.startswith("r/style-")
        assert (site / style).is_file()


class TestAnArchive:
    @pytest.mark.breaks("K442")
    @pytest.mark.parametrize("ending", ["html", "json"])
    def test_in_which_a_byte_of_it_was_changed_is_refused_and_the_file_named(
        self, city: Published, ending: str
    ) -> None:
        """Even where the digest of the archive was changed with it."""
        city.release("r1")
        path, file = city.archive / versions_archive("r1"), FIRST.replace("html", ending)
        files, before = dict(unpack(path)), hashlib.sha256(path.read_bytes()).hexdigest()
        content = bytearray(files[file])
        content[len(content) // 2] ^= 1
        path.write_bytes(pack({**files, file: bytes(content)}.items()))
        city.change("ledger/versions.yaml", before, hashlib.sha256(path.read_bytes()).hexdigest())
        (found,) = check_archive(city.archive, ledger_of(city.data))
        assert (found.rule, details(found)["inner"]) == ("K442", file)
        outcome = city.build()
        assert not outcome.published
        assert [details(each)["inner"] for each in outcome.problems] == [file]

    def test_of_a_release_that_froze_none_stays_as_good_as_it_was(
        self, city: Published, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As the program made it that knew no charts below versions."""
        with monkeypatch.context() as patch:
            patch.setattr("generator.archive.freezing.find_drawn_of", _nothing)
            city.release("r1")
        first = frozen_of(city.archive, ["r1"])
        assert [file for file in first if "/embed/" in file] == []
        city.release("r2", days(1))  # the charts alone make no version
        assert sorted(frozen_of(city.archive, ["r2"])) == ["r/r2/index.html", "r/r2/manifest.json"]
        assert check_archive(city.archive, ledger_of(city.data)) == []
        assert city.build().problems == []
        assert offered(city.page(f"{PARK}index.html")) != []
        assert [address for address in offered(city.page(f"{PARK}index.html")) if "/v/" in address] == []
        change_a_value(city).release("r3", days(2))  # and from then on, every new version has them
        assert SECOND in frozen_of(city.archive, ["r3"])
        assert city.build().problems == []
        assert f"{ROOT}{SECOND}" in offered(city.page(f"{PARK}index.html"))
        assert isinstance(restore_site(city.archive, city.data.parent / "restored", ledger_of(city.data)), int)


def _nothing(*_: object) -> Iterator[object]:
    return iter(())


class TestItSays:
    def test_of_what_day_it_is_and_where_the_newest_is(self, city: Published) -> None:
        city.release("r1")
        html = frozen_of(city.archive, ["r1"])[FIRST].decode()
        assert "この図は2026年5月20日時点のもの（第1版）です。" in html
        assert '<a href="../../../" target="_top">最新版はこちら</a>' in html
        assert 'src="../../../notice/1.html"' in html
        assert 'href="../#indicator-visitors" target="_top">取組01 中央公園の改修</a>' in html
        assert "<title>来園者数（人）｜取組01 中央公園の改修｜見本市（2026年5月20日の版）</title>" in html

    def test_nothing_to_search_engines_and_runs_no_script(self, city: Published) -> None:
        city.release("r1")
        html = frozen_of(city.archive, ["r1"])[FIRST].decode()
        assert '<meta name="robots" content="noindex">' in html
        assert f'<link rel="canonical" href="{ROOT}{PARK}">' in html
        assert "<script" not in html
        assert '<svg class="chart__picture"' in html
        city.build()
        assert "/v/" not in city.page("sitemap.xml")

    def test_to_programs_how_to_frame_it(self, city: Published) -> None:
        city.release("r1")
        frozen = frozen_of(city.archive, ["r1"])
        html = frozen[FIRST].decode()
        (address,) = re.findall(r'<link rel="alternate" type="application/json\+oembed" href="([^"]*)">', html)
        tells = json.loads(frozen[address.removeprefix(ROOT)])
        assert (tells["version"], tells["type"], tells["title"]) == (
            "1.0",
            "rich",
            "来園者数（人）（2026年5月20日の版）",
        )
        assert f'src="{ROOT}{FIRST}" title="来園者数（人）（2026年5月20日の版）"' in tells["html"]
        assert f'width="{tells["width"]}" height="{tells["height"]}"' in tells["html"]

    def test_in_the_manifest_of_its_release_its_digest(self, city: Published) -> None:
        city.release("r1")
        frozen = frozen_of(city.archive, ["r1"])
        digests = json.loads(frozen["r/r1/manifest.json"])["files"]
        assert digests[FIRST] == hashlib.sha256(frozen[FIRST]).hexdigest()

    def test_nothing_of_measures_without_a_chart(self, city: Published) -> None:
        city.release("r1")
        found = {file for file in frozen_of(city.archive, ["r1"]) if "/embed/" in file}
        assert {file.removesuffix(".html").removesuffix(".json") for file in found} == {
            f"{PARK}v/1/embed/visitors",
            f"{HALL}v/1/embed/waiting",
        }
        city.build()
        page = city.page(f"{MEASURES}pond/index.html")
        assert "引用の書き方" in page
        assert "/v/1/embed/" not in page

    def test_nothing_at_all_in_a_release_that_freezes_no_chart(
        self, city: Published, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("generator.archive.freezing.find_drawn_of", _nothing)
        city.release("r1")
        styles = [file for file in frozen_of(city.archive, ["r1"]) if file.startswith("r/style-")]
        assert len(styles) == 1  # that of pages alone


class TestAReaderChooses:
    def test_on_the_page_between_the_figures_of_today_and_those_of_the_latest_version(self, city: Published) -> None:
        city.release("r1")
        city.build()
        addresses = offered(city.page(f"{PARK}index.html"))
        assert addresses.count(f"{ROOT}{PARK}embed/visitors.html") == addresses.count(f"{ROOT}{FIRST}") == 1
        change_a_value(city).release("r2", days(30))
        city.build()
        page = city.page(f"{PARK}index.html")
        follows, stays = (
            page.index(text)
            for text in (
                "このサイトの更新に合わせて変わります）",
                "第2版（2026年6月19日）の図を載せるための HTML（図は変わりません。",
            )
        )
        assert follows < page.index(f"{ROOT}{PARK}embed/visitors.html") < stays < page.index(f"{ROOT}{SECOND}")
        assert f"{ROOT}{FIRST}" not in offered(page)
        assert f'href="../../../../{SECOND}">載せたときの表示を見る</a>' in page

    def test_on_a_frozen_page_only_the_chart_of_that_version(self, city: Published) -> None:
        city.release("r1")
        change_a_value(city).release("r2", days(30))
        city.build()
        for number, own, other in ((1, FIRST, SECOND), (2, SECOND, FIRST)):
            page = city.page(f"{PARK}v/{number}/index.html")
            assert f"第{number}版（" in page.partition("の図だけのページ")[0]
            assert 'href="embed/visitors.html">載せたときの表示を見る</a>' in page
            assert offered(city.page(own)) == []
            assert other not in page
            assert offered(page) == []  # the HTML stands on the measure's own page
        assert "の図だけのページ" not in city.page(f"{MEASURES}pond/v/1/index.html")


@pytest.mark.parametrize(
    ("file", "taken"),
    [
        (f"{PARK}v/1/embed/visitors.html", True),
        (f"{PARK}v/12/embed/visitors.json", True),
        (f"{PARK}embed/visitors.html", False),
        (f"{PARK}v/1/embed/../visitors.html", False),
        (f"{PARK}v/0/embed/visitors.html", False),
        (f"{PARK}v/1/embed/visitors.svg", False),
        (f"{PARK}v/1/index.html", False),
        (f"../{PARK}v/1/embed/visitors.html", False),
    ],
)
def test_the_ledger_names_no_other_file_of_a_measure(file: str, taken: bool) -> None:
    some = "0" * 64
    text = f'archives:\n- {{tag: r1, versions: "{some}", data: "{some}", program: p}}\nfiles:\n- {{file: {file}, tag: r1, sha256: "{some}"}}\n'
    _, problems = take_text(VERSION_LEDGER, text)
    assert [rule for rule, _, _ in told(problems)] == ([] if taken else ["K206"])
