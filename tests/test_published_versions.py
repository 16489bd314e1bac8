"""Frozen versions in the built site: listed on the page of the measure, told of by notices, the same after every later build."""

import datetime as dt
import hashlib
import re
from pathlib import Path

import pytest

from built import PROJECT, with_chrome
from generator.build import Order, build_site
from generator.cli import main
from generator.orders import BuildOutcome
from generator.progress import Progress
from released import release
from releasing import FIRST_DAY, frozen_of, make_release, site_of
from sample import City, details

pytestmark = pytest.mark.long

RESULTS = "mihon/basic-plan/results/2024.yaml"
MEASURE = "mihon/basic-plan/measures/park/"


class Published(City):
    """The sample city with its archive and its site."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.archive, self.site_folder = folder / "archive", folder / "site"
        self.work = with_chrome(folder / "work")

    def release(self, tag: str, day: dt.date = FIRST_DAY) -> None:
        make_release(self.data, self.archive, tag, day)

    def build(self, *, archive: bool = True) -> BuildOutcome:
        order = Order(PROJECT, self.data, self.site_folder, self.work, search=False, images=False)
        return build_site(order._replace(archive=self.archive if archive else None), Progress(quiet=True))

    def page(self, file: str) -> str:
        return (self.site_folder / file).read_text(encoding="utf-8")

    def frozen(self, *tags: str) -> dict[str, str]:
        """The digests of what the releases froze, as the site has it."""
        files = frozen_of(self.archive, tags)
        assert {file: (self.site_folder / file).read_bytes() for file in files} == files
        return {file: hashlib.sha256(content).hexdigest() for file, content in files.items()}


@pytest.fixture
def city(tmp_path: Path) -> Published:
    return Published(tmp_path)


def test_two_releases_with_a_correction_between_them(city: Published) -> None:
    city.release("2026-05")
    assert city.build().problems == []
    first = city.frozen("2026-05")
    page = city.page(f"{MEASURE}index.html")
    assert "第1版（2026年5月20日）" in page
    assert 'rel="timemap"' in page
    assert "この版への訂正の記録はありません。" in city.page(f"{MEASURE}notice/1.html")
    assert "これより新しい版はありません。" in city.page(f"{MEASURE}notice/1.html")

    city.change(RESULTS, "11,500人", "11,600人").change(RESULTS, "value: 11500", "value: 11600")
    city.add(
        "mihon/corrections.yaml",
        "  - id: park-2024\n    target: basic-plan/measures/park#visitors-2024\n    wrong: 11,500人\n    right: 11,600人\n"
        "    since: 2026-05\n    corrected_on: 2026-11-01\n    reason: 写し間違い\n",
    )
    city.change(
        "site.yaml",
        "    notes: 最初の公開\n",
        "    notes: 最初の公開\n  - {tag: 2026-05, date: 2026-05-20, notes: 春}\n",
    )
    city.release("2026-11", dt.date(2026, 11, 20))
    assert city.build().problems == []
    assert city.frozen("2026-05") == first
    notice = city.page(f"{MEASURE}notice/1.html")
    assert "11,600人（訂正：2026年11月1日）。訂正前：11,500人。" in notice
    assert "理由：写し間違い" in notice
    assert "新しい版（第2版、2026年11月20日）があります。" in notice
    assert "12,300人" not in notice  # corrected before this version was made
    assert "訂正の記録はありません" in city.page(f"{MEASURE}notice/2.html")
    frozen = city.page(f"{MEASURE}v/2/index.html")
    assert "11,600人" in frozen
    page = city.page(f"{MEASURE}index.html")
    assert page.index("第2版（2026年11月20日）") < page.index("第1版（2026年5月20日）")


def test_three_releases_on_one_day_stand_in_the_order_in_which_they_were_made(city: Published) -> None:
    assert release(city, "c-asa", FIRST_DAY, city.archive).problems == []
    city.change(RESULTS, "done: 工事を始めました。", "done: 工事を始めて、進めました。")
    assert release(city, "b-hiru", FIRST_DAY, city.archive).problems == []
    city.change(RESULTS, "11,500人", "11,600人").change(RESULTS, "value: 11500", "value: 11600")
    city.add(
        "mihon/corrections.yaml",
        "  - id: park-2024\n    target: basic-plan/measures/park#visitors-2024\n    wrong: 11,500人\n    right: 11,600人\n"
        "    since: c-asa\n    corrected_on: 2026-05-20\n    reason: 写し間違い\n",
    )
    assert [each.tag for each in site_of(city.data).settings.releases] == ["v1.0.0", "c-asa", "b-hiru"]
    assert city.build().published
    assert "11,600人（訂正：2026年5月20日）。" in city.page(
        f"{MEASURE}notice/1.html"
    )  # it says since when, not released yet

    assert release(city, "a-yugata", FIRST_DAY, city.archive).problems == []
    assert city.build().published
    for number, told in ((1, True), (2, True), (3, False)):
        notice = city.page(f"{MEASURE}notice/{number}.html")
        assert ("11,600人（訂正：2026年5月20日）。訂正前：11,500人。" in notice) is told, number
        assert ("この版への訂正の記録はありません。" in notice) is not told, number
    home = city.page("index.html")
    assert home.count("a-yugata（2026年5月20日公開）") == 2  # what is new, and the foot of the page
    assert "c-asa（" not in home
    titles = re.findall("<title>公開：(.*?)</title>", city.page("feed.xml"))
    assert titles == ["a-yugata", "b-hiru", "c-asa", "v1.0.0"]
    assert re.findall("<title>公開：(.*?)</title>", city.page("changes/feed.xml")) == titles[:3]


def test_a_release_of_the_settings_stands_behind_those_of_its_day_until_it_is_made(city: Published) -> None:
    city.change("site.yaml", "  - tag: v1.0.0\n", "  - {tag: a-next, date: 2026-05-20, notes: 次}\n  - tag: v1.0.0\n")
    assert release(city, "b-first", FIRST_DAY, city.archive).problems == []
    assert [each.tag for each in site_of(city.data).settings.releases] == ["v1.0.0", "b-first", "a-next"]


def test_a_warm_build_unpacks_nothing(city: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    city.release("2026-05")
    city.build()

    def refuse(*_: object) -> None:
        raise AssertionError("unpacked again")

    monkeypatch.setattr("generator.archive.publishing.unpack", refuse)
    outcome = city.build()
    assert outcome.problems == []
    assert any("0 件を書き" in note for note in outcome.notes)
    city.frozen("2026-05")


@pytest.mark.breaks("K441")
def test_a_flipped_byte_publishes_nothing_and_the_file_is_named(city: Published) -> None:
    city.release("2026-05")
    city.build()
    before = city.page(f"{MEASURE}v/1/index.html")
    path = city.archive / "versions-2026-05.tar.gz"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    outcome = city.build()
    assert [(each.rule, details(each)["file"]) for each in outcome.problems] == [("K441", "versions-2026-05.tar.gz")]
    assert not outcome.published
    assert city.page(f"{MEASURE}v/1/index.html") == before


@pytest.mark.breaks("K444")
def test_without_an_archive_the_site_is_built_without_versions_and_says_so(city: Published) -> None:
    city.release("2026-05")
    outcome = city.build(archive=False)
    assert [each.rule for each in outcome.problems] == ["K444"]
    assert outcome.published
    assert "第1版" not in city.page(f"{MEASURE}index.html")
    assert city.build().problems == []
    assert "第1版" in city.page(f"{MEASURE}index.html")


def test_a_city_without_a_release_has_nothing_of_versions(city: Published) -> None:
    assert city.build().problems == []
    assert "公開した版" not in city.page(f"{MEASURE}index.html")
    assert not (city.site_folder / "r").exists()


def test_a_measure_that_is_gone_keeps_its_versions_and_their_notices(city: Published) -> None:
    city.release("2026-05")
    text = city.read("mihon/old-plan/measures/all.yaml")
    city.put("mihon/old-plan/measures/all.yaml", text.replace("park-survey", "park-study"))
    for file in sorted(city.data.rglob("*.yaml")):
        name = file.relative_to(city.data).as_posix()
        if not name.startswith("ledger/") and "park-survey" in file.read_text(encoding="utf-8"):
            city.put(name, file.read_text(encoding="utf-8").replace("park-survey", "park-study"))
    city.build()
    city.frozen("2026-05")
    notice = city.page("mihon/old-plan/measures/park-survey/notice/1.html")
    assert "このページは、今はありません。" in notice
    assert "最新版はこちら" in notice
    assert (city.site_folder / "mihon/old-plan/measures/park-survey/v/timemap.link").is_file()


def test_every_link_of_a_frozen_page_leads_somewhere_in_the_site(city: Published) -> None:
    city.release("2026-05")
    city.build()
    for file in city.frozen("2026-05"):
        if not file.endswith(".html"):
            continue
        text = city.page(file)
        targets = [part.partition('"')[0] for name in (' href="', ' src="') for part in text.split(name)[1:]]
        for target in targets:
            path, _, anchor = target.partition("#")
            if "//" in target or target.startswith("data:"):  # elsewhere, or within the page itself
                continue
            there = (city.site_folder / file).parent / path if path else city.site_folder / file
            there = there / "index.html" if there.is_dir() else there
            assert there.is_file(), target
            assert not anchor or f'id="{anchor}"' in there.read_text(encoding="utf-8"), target


class TestTheCommand:
    def test_verifies_adds_and_restores(
        self, city: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        city.release("2026-05")
        data, kept, new = ["--data", str(city.data)], str(city.archive), str(tmp_path / "new")
        assert main(["archive", "verify", kept, *data]) == 0
        assert "リリース 1 件、施策の版 5 件" in capsys.readouterr().err
        for act in (["verify", new], ["restore", new, "--out", str(city.site_folder)]):
            assert main(["archive", *act, *data]) == 2
            assert capsys.readouterr().err.startswith(f"「{new}」というフォルダーがありません。")
        Path(new).mkdir()
        assert main(["archive", "verify", new, *data]) == 1
        assert "K440" in capsys.readouterr().err
        assert main(["archive", "add", new, *map(str, sorted(city.archive.iterdir())), *data]) == 0
        assert main(["archive", "verify", new, *data]) == 0
        assert main(["archive", "restore", new, "--out", str(city.site_folder), *data]) == 0
        for place in (city.data, city.data / "site", Path(new)):  # neither among the data nor in the archive itself
            before = sorted(path for path in place.rglob("*"))
            assert main(["archive", "restore", new, "--out", str(place), *data]) == 2
            assert sorted(path for path in place.rglob("*")) == before
        city.frozen("2026-05")

    def test_names_the_file_of_which_a_byte_is_not_as_it_was(
        self, city: Published, capsys: pytest.CaptureFixture[str]
    ) -> None:
        city.release("2026-05")
        (city.archive / "data-2026-05.tar.gz").write_bytes(b"x")
        assert main(["archive", "verify", str(city.archive), "--data", str(city.data)]) == 1
        told = capsys.readouterr().err
        assert "data-2026-05.tar.gz" in told
        assert "K441" in told

    def test_tells_of_a_ledger_that_is_not_there(self, city: Published, capsys: pytest.CaptureFixture[str]) -> None:
        city.archive.mkdir()
        assert main(["archive", "verify", str(city.archive), "--data", str(city.data)]) == 1
        assert "ledger/versions.yaml" in capsys.readouterr().err

    @pytest.mark.parametrize(
        "wrong", [["add", "a"], ["verify", "a", "b"], ["restore", "a"], ["verify", "a", "--out", "b"], ["burn", "a"]]
    )
    def test_tells_of_a_wrong_call(self, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["archive", *wrong]) == 2
        assert "使い方が違います" in capsys.readouterr().err
