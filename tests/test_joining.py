"""Cities that are built apart and joined give the bytes of the build in one piece; what is no such part is told, and the last site stays."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from benchmarks.country import write_country
from built import PROJECT, real_data, real_site, with_chrome
from generator.addresses import file_of
from generator.build import build_site
from generator.cli import main
from generator.pages.jobs import PageJob
from generator.parts import CityScope
from generator.parts.records import MANIFEST, RECORDS, SEARCHED, PartRecords, decode_records, decode_searched
from generator.progress import Progress
from generator.publish.making import MadePage, PageMaking
from generator.publish.site_folders import MARKER
from generator.search import copying
from generator.search.said import SaidText, read_blocks
from page_reading import unspaced, visible_text
from parted import CITIES, build_part, files, join, order, put_as_its_own, rewrite_manifest, three_cities, told
from releasing import FIRST_DAY, make_release

pytestmark = pytest.mark.long

OWN = {MARKER, MANIFEST, RECORDS, SEARCHED}
LONG = 40
"""So long are texts that stand on one page alone."""


class Built:
    """Three cities, built in one piece and in two parts."""

    def __init__(self, top: Path, *, search: bool) -> None:
        self.top = top
        self.data = three_cities(top).data
        outcome = build_site(order(top, self.data, "whole", search=search), Progress(quiet=True))
        assert outcome.problems == []
        self.whole = files(top / "whole")
        self.parts = [
            build_part(top, self.data, "mihon", "tonari", search=search),
            build_part(top, self.data, "mihon-2", search=search),
        ]

    def copied(self, folder: Path) -> list[Path]:
        """The parts, to be spoilt."""
        return [shutil.copytree(part, folder / part.name, symlinks=True) for part in self.parts]


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """With pictures and a search."""
    return Built(tmp_path_factory.mktemp("searched"), search=True)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Without either: what is wrong with parts needs no more."""
    return Built(tmp_path_factory.mktemp("plain"), search=False)


class TestTheSameBytes:
    def test_come_of_parts_with_ties_pictures_and_search(
        self, searched: Built, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made: list[str] = []
        read: list[str] = []
        make, cut = PageMaking.make, read_blocks

        def noting(self: PageMaking, job: PageJob, last: str = "", **wanted: bool) -> MadePage:
            made.append(job.address)
            return make(self, job, last, **wanted)

        def reading(texts: Sequence[str]) -> list[SaidText]:
            read.extend(texts)
            return cut(texts)

        monkeypatch.setattr(PageMaking, "make", noting)
        monkeypatch.setattr(copying, "read_blocks", reading)
        outcome = join(searched.top, searched.data, searched.parts, search=True)
        assert outcome.problems == []
        assert files(searched.top / "joined") == searched.whole
        # Pages of cities are not made again, but for those whose title is that of another city's page, which no part can know.
        again = {address for address in made if CityScope(CITIES).covers(address)} | {
            address for address in made if address.partition("/")[0] in CITIES
        }
        assert all("（mihon" in titled(searched.whole, address) for address in again)
        assert len(again) < len([file for file in searched.whole if file.endswith("index.html")]) / 3
        # Nor are their texts cut into words again.
        known = {text for part in searched.parts for texts in searched_in(part) for text in texts if len(text) > LONG}
        assert len(known) > LONG
        shared = "".join(
            unspaced(visible_text(content.decode()))
            for file, content in searched.whole.items()
            if file.endswith(".html") and file.partition("/")[0] not in CITIES
        )
        assert {text for text in known & set(read) if unspaced(text) not in shared} == set()

    def test_come_of_parts_of_one_city_each_on_a_site_that_stands(self, plain: Built) -> None:
        """The second join finds the first one's site, and what has changed since is in both."""
        top = plain.top / "again"
        city = three_cities(top)
        for title in ("中央公園の改修", "中央公園の改築"):
            city.put(
                "mihon/basic-plan/measures/green.yaml",
                city.read("mihon/basic-plan/measures/green.yaml").replace("中央公園の改修", title),
            )
            parts = [build_part(top, city.data, each) for each in CITIES]
            assert join(top, city.data, [top / "parts"]).problems == []
            assert len(parts) == len(CITIES)
            build_site(order(top, city.data, "whole"), Progress(quiet=True))
            assert files(top / "joined") == files(top / "whole")

    def test_come_where_a_build_in_one_piece_stood_before_and_comes_after(self, plain: Built, tmp_path: Path) -> None:
        for parts in ((), tuple(plain.parts), ()):
            outcome = build_site(order(tmp_path, plain.data)._replace(parts=parts), Progress(quiet=True))
            assert outcome.published
            assert files(tmp_path / "site") == plain.whole

    def test_come_where_nothing_that_is_kept_is_trusted(self, searched: Built, tmp_path: Path) -> None:
        asked = order(tmp_path, searched.data, search=True)._replace(parts=tuple(searched.parts), cached=False)
        assert build_site(asked, Progress(quiet=True)).problems == []
        assert files(tmp_path / "site") == searched.whole

    def test_come_of_invented_cities(self, tmp_path: Path) -> None:
        cities = write_country(tmp_path / "data", 4, 6, seed=3)
        build_site(order(tmp_path, tmp_path / "data", "whole"), Progress(quiet=True))
        build_part(tmp_path, tmp_path / "data", *cities[:3])
        build_part(tmp_path, tmp_path / "data", cities[3])
        assert join(tmp_path, tmp_path / "data", [tmp_path / "parts"]).problems == []
        assert files(tmp_path / "joined") == files(tmp_path / "whole")

    def test_come_of_released_cities_with_frozen_versions_and_pages_that_are_gone(self, tmp_path: Path) -> None:
        city = three_cities(tmp_path)
        make_release(city.data, tmp_path / "archive", "2026-05", FIRST_DAY)
        gone = "moved:\n  - {from: old-plan/measures/gone, kind: ended, date: 2026-05-01, reason: 終わったため}\n"
        city.put("mihon/moved.yaml", gone)

        def built(out: str, only: tuple[str, ...] = (), parts: tuple[Path, ...] = ()) -> dict[str, bytes]:
            asked = order(tmp_path, city.data, out)._replace(archive=tmp_path / "archive", only=only, parts=parts)
            outcome = build_site(asked, Progress(quiet=True))
            assert outcome.problems == []
            return files(tmp_path / out)

        whole = built("whole")
        assert "mihon/old-plan/measures/gone/index.html" in whole
        assert "r/2026-05/index.html" in whole
        built("parts/one", ("mihon",))
        two = built("parts/two", ("mihon-2", "tonari"))
        assert "tonari/basic-plan/measures/park/v/1/index.html" in two
        assert {file.partition("/")[0] for file in two.keys() - OWN} == {"mihon-2", "tonari"}
        assert built("joined", parts=(tmp_path / "parts",)) == whole

    @pytest.mark.demonstration
    def test_come_of_the_real_data(self, tmp_path: Path) -> None:
        for cities in (("komae", "mitaka"), ("sagamihara",), ("ueda",)):
            build_part(tmp_path, real_data(), *cities, search=True)
        assert join(tmp_path, real_data(), [tmp_path / "parts"], search=True).problems == []
        assert files(tmp_path / "joined") == files(real_site())


def titled(site: dict[str, bytes], address: str) -> str:
    return site[file_of(address)].decode().partition("<title>")[2].partition("</title>")[0]


def searched_in(part: Path) -> list[list[str]]:
    packed = decode_searched((part / SEARCHED).read_bytes())
    return [list(msgspec.msgpack.decode(texts)) for texts in packed.values()]


class TestAPart:
    def test_holds_the_files_of_its_cities_as_the_site_has_them(self, searched: Built) -> None:
        for part, cities in zip(searched.parts, (("mihon", "tonari"), ("mihon-2",)), strict=True):
            held = files(part)
            assert held.keys() >= OWN
            own = {file: content for file, content in held.items() if file not in OWN}
            wanted = {file for file in searched.whole if file.partition("/")[0] in cities}
            assert own.keys() == wanted
            differing = {file for file in own if own[file] != searched.whole[file]}
            # Which titles other cities have it does not know.
            assert all("mihon" in titled(searched.whole, file.removesuffix("index.html")) for file in differing)

    def test_is_built_again_where_it_stands(self, plain: Built, tmp_path: Path) -> None:
        first = files(build_part(tmp_path, plain.data, "mihon-2"))
        assert files(build_part(tmp_path, plain.data, "mihon-2")) == first

    @pytest.mark.breaks("K920")
    def test_of_no_city_is_told(self, plain: Built, tmp_path: Path) -> None:
        outcome = build_site(order(tmp_path, plain.data)._replace(only=("mihom", "mihon")), Progress(quiet=True))
        assert told(outcome) == [("K920", {"city": "mihom", "hint": "「mihon」ではありませんか。"})]
        assert not (tmp_path / "site").exists()

    @pytest.mark.breaks("K926")
    def test_takes_the_place_of_no_site(self, plain: Built, tmp_path: Path) -> None:
        site = shutil.copytree(plain.top / "whole", tmp_path / "site")
        outcome = build_site(order(tmp_path, plain.data)._replace(only=("mihon",)), Progress(quiet=True))
        assert [rule for rule, _ in told(outcome)] == ["K926"]
        assert files(site) == plain.whole


class TestPartsOfOtherThings:
    @pytest.mark.breaks("K921")
    @pytest.mark.parametrize("what", ["program", "format", "asked", "frame", "data"])
    def test_are_told_by_what_differs(self, plain: Built, tmp_path: Path, what: str) -> None:
        parts = plain.copied(tmp_path)
        if what == "format":
            rewrite_manifest(parts[1], lambda said: said.update(format=2, files="in another form"))
        else:
            rewrite_manifest(parts[1], lambda said: said["made_from"].update({what: "0" * 32}))
        outcome = join(tmp_path, plain.data, parts)
        words = {"asked": "検索・画像", "frame": "設定・手書き", "data": "データ"}.get(what, "Kokai の版")
        ((rule, details),) = told(outcome)
        assert rule == "K921"
        assert details["what"].startswith(words)
        assert details["file"] == str(parts[1])

    def test_are_told_where_the_data_have_changed(self, plain: Built, tmp_path: Path) -> None:
        city = three_cities(tmp_path).add("mihon/corrections.yaml", "# nothing\n")
        assert [rule for rule, _ in told(join(tmp_path, city.data, plain.parts))] == ["K921", "K921"]

    def test_are_told_where_a_search_is_wanted_that_they_know_nothing_of(self, plain: Built, tmp_path: Path) -> None:
        assert [rule for rule, _ in told(join(tmp_path, plain.data, plain.parts, search=True))] == ["K921", "K921"]

    @pytest.mark.breaks("K923")
    def test_are_told_where_two_have_one_city(self, plain: Built, tmp_path: Path) -> None:
        twice = shutil.copytree(plain.parts[1], tmp_path / "twice")
        outcome = join(tmp_path, plain.data, [*plain.parts, twice])
        assert told(outcome) == [("K923", {"city": "mihon-2", "file": str(twice), "other": str(plain.parts[1])})]

    @pytest.mark.breaks("K924")
    def test_are_told_where_a_city_is_in_none(self, plain: Built, tmp_path: Path) -> None:
        assert told(join(tmp_path, plain.data, plain.parts[:1])) == [("K924", {"cities": "mihon-2"})]

    @pytest.mark.breaks("K925")
    def test_are_told_where_there_is_no_part(self, plain: Built, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        for folder in (tmp_path / "empty", tmp_path / "nowhere", plain.top / "whole"):
            assert told(join(tmp_path, plain.data, [folder])) == [("K925", {"file": str(folder)})]


PAGE = "mihon-2/old-plan/index.html"
Spoil = Callable[[Path], object]


def with_records(change: Callable[[PartRecords], object]) -> Spoil:
    """The records changed by somebody who knows how they are held against the manifest."""

    def spoil(part: Path) -> None:
        records = decode_records((part / RECORDS).read_bytes())
        change(records)
        put_as_its_own(part, RECORDS, msgspec.msgpack.encode(records))

    return spoil


def link(part: Path, name: str, to: Path) -> None:
    path = part / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.symlink_to(to)


def other_key(records: PartRecords) -> None:
    page = records.pages["mihon-2/"]
    records.pages["mihon-2/"] = msgspec.structs.replace(page, key="0" * 32)


def unsound(records: PartRecords) -> None:
    page = records.pages["mihon-2/"]
    records.pages["mihon-2/"] = msgspec.structs.replace(page, packed_seen=msgspec.Raw(b"\x91" * 200 + b"\x01"))


def unsound_texts(records: PartRecords) -> None:
    for address, text in records.texts.items():
        records.texts[address] = msgspec.structs.replace(text, text=msgspec.Raw(b"\x91\x01"))


def other_export(records: PartRecords) -> None:
    file, export = next(iter(records.exports.items()))
    records.exports[file] = msgspec.structs.replace(export, key="0" * 32)


def a_foreign_page(part: Path) -> None:
    (part / "komae").mkdir()
    put_as_its_own(part, "komae/index.html", b"x")


def in_place_of_a_page(part: Path, make: Callable[[Path], object]) -> None:
    (part / PAGE).unlink()
    make(part / PAGE)


SPOILT: dict[str, Spoil] = {
    "a page of other bytes": lambda part: (part / PAGE).write_bytes(b"x" * (part / PAGE).stat().st_size),
    "a page cut short": lambda part: (part / PAGE).write_bytes(b""),
    "a page gone": lambda part: (part / PAGE).unlink(),
    "a page more": lambda part: (part / "mihon-2" / "more.html").write_text("more"),
    "a page of another city": a_foreign_page,
    "a page outside": lambda part: put_as_its_own(part, "../outside.html", b"x"),
    "a page outside below the city": lambda part: put_as_its_own(part, "mihon-2/../../outside.html", b"x"),
    "a link for a page": lambda part: link(part, PAGE, part / "mihon-2" / "index.html"),
    "a link for a folder": lambda part: link(part, "mihon-2/old-plan", Path("/")),
    "a link to nothing": lambda part: link(part, PAGE, Path("nothing")),
    "a pipe for a page": lambda part: in_place_of_a_page(part, os.mkfifo),
    "a folder for a page": lambda part: in_place_of_a_page(part, os.mkdir),
    "no manifest to be read": lambda part: (part / MANIFEST).write_bytes(b'{"generator": "kokai", "form'),
    "a manifest of many folds": lambda part: (part / MANIFEST).write_bytes(
        b'{"generator": "kokai", "format": 1, "more": ' + b"[" * 200_000
    ),
    "a manifest of another kind": lambda part: (part / MANIFEST).write_bytes(b"[1, 2]"),
    "a manifest that is no text": lambda part: (part / MANIFEST).write_bytes(b"\xff\xfe\x00"),
    "a link for the manifest": lambda part: link(part, MANIFEST, Path("/etc/passwd")),
    "no records": lambda part: (part / RECORDS).unlink(),
    "records of nothing": lambda part: put_as_its_own(part, RECORDS, b""),
    "records of another kind": lambda part: put_as_its_own(part, RECORDS, b"\xc1" * 10),
    "records of a list": lambda part: put_as_its_own(part, RECORDS, msgspec.msgpack.encode([1, 2])),
    "records that nobody names": lambda part: rewrite_manifest(part, lambda said: said["files"].pop(RECORDS)),
    "a page of which nothing sound is known": with_records(unsound),
    "a page of which nothing is known": with_records(lambda records: records.pages.pop("mihon-2/")),
    "a page made of other things": with_records(other_key),
    "a file made of other things": with_records(other_export),
    "a file of which nothing is known": with_records(lambda records: records.exports.clear()),
}


class TestASpoiltPart:
    @pytest.mark.breaks("K922")
    @pytest.mark.parametrize("how", SPOILT)
    def test_is_told_and_the_last_site_stays(self, plain: Built, tmp_path: Path, how: str) -> None:
        parts = plain.copied(tmp_path)
        assert join(tmp_path, plain.data, parts).published
        SPOILT[how](parts[1])
        outcome = join(tmp_path, plain.data, parts)
        assert {rule for rule, _ in told(outcome)} == {"K922"}
        assert {details["file"] for _, details in told(outcome)} == {str(parts[1])}
        assert not outcome.published
        assert files(tmp_path / "joined") == plain.whole

    def test_of_words_is_told_too(self, searched: Built, tmp_path: Path) -> None:
        parts = searched.copied(tmp_path)
        put_as_its_own(parts[0], SEARCHED, b"\xc1")
        assert {rule for rule, _ in told(join(tmp_path, searched.data, parts, search=True))} == {"K922"}

    def test_of_pictures_and_of_texts_is_told_too(self, searched: Built, tmp_path: Path) -> None:
        for change in (
            lambda records: records.pictures.clear(),
            lambda records: records.texts.clear(),
            unsound_texts,
        ):
            parts = searched.copied(tmp_path)
            with_records(change)(parts[0])
            assert {rule for rule, _ in told(join(tmp_path, searched.data, parts, search=True))} == {"K922"}
            shutil.rmtree(parts[0])
            shutil.rmtree(parts[1])

    def test_that_spoils_while_it_is_read_is_told_too(
        self, plain: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        parts = plain.copied(tmp_path)
        make = PageMaking.make

        def spoiling(self: PageMaking, job: PageJob, last: str = "", **wanted: bool) -> MadePage:
            for file in (parts[1] / "mihon-2").rglob("*.csv"):
                file.write_bytes(b"x" * file.stat().st_size)
            return make(self, job, last, **wanted)

        monkeypatch.setattr(PageMaking, "make", spoiling)
        assert [rule for rule, _ in told(join(tmp_path, plain.data, parts))] == ["K922"]
        assert not (tmp_path / "joined").exists()


KILLED = """\
import os, sys
sys.path[:0] = {paths!r}
from pathlib import Path
from generator.parts.part import SitePart
from generator.publish.swap import NewSite
from page_reading import unspaced, visible_text
from parted import join

def dying(owner, name, at):
    reached, whole = [0], getattr(owner, name)
    def step(*given, **named):
        reached[0] += 1
        if reached[0] == at:
            os.kill(os.getpid(), 9)
        return whole(*given, **named)
    setattr(owner, name, step)

dying({owner}, {name!r}, {at})
join(Path({top!r}), Path({data!r}), {parts})
"""


class TestAJoinThatIsKilled:
    @pytest.mark.parametrize(
        ("owner", "name", "at"),
        [("SitePart", "read", 1), ("SitePart", "read", 40), ("NewSite", "put", 60), ("NewSite", "swap", 1)],
    )
    def test_leaves_the_last_site_and_the_next_one_is_whole(
        self, plain: Built, tmp_path: Path, owner: str, name: str, at: int
    ) -> None:
        before = three_cities(tmp_path / "before").add("mihon/corrections.yaml", "# another\n")
        outcome = build_site(order(tmp_path, before.data, "joined"), Progress(quiet=True))
        assert outcome.published
        stood = files(tmp_path / "joined")
        shutil.rmtree(tmp_path / ".joined.spare")  # what the join needs of the parts it has to read
        shutil.rmtree(tmp_path / "work")
        parts = ", ".join(f"Path({str(part)!r})" for part in plain.parts)
        program = KILLED.format(
            paths=[str(PROJECT), str(PROJECT / "tests")],
            owner=owner,
            name=name,
            at=at,
            top=str(tmp_path),
            data=str(plain.data),
            parts=f"[{parts}]",
        )
        with_chrome(tmp_path / "work" / "joined")
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
        assert run.returncode == -9, run.stderr
        assert files(tmp_path / "joined") == stood
        assert join(tmp_path, plain.data, plain.parts).published
        assert files(tmp_path / "joined") == plain.whole


class TestTheCommands:
    def test_build_parts_and_join_them(self, plain: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        common = ["--project", str(PROJECT), "--data", str(plain.data), "--quiet", "--no-search", "--no-images"]
        for cities in (["mihon", "tonari"], ["mihon-2"]):
            work = str(with_chrome(tmp_path / f"work-{cities[0]}"))
            part = str(tmp_path / "parts" / cities[0])
            assert main(["build", *common, "--work", work, "--out", part, "--only", *cities]) == 0
        assert "部分サイト: mihon-2（「kokai join」で" in capsys.readouterr().err
        site = str(tmp_path / "site")
        joining = [
            "join",
            str(tmp_path / "parts"),
            *common,
            "--work",
            str(with_chrome(tmp_path / "work")),
            "--out",
            site,
        ]
        assert main(joining) == 0
        assert files(tmp_path / "site") == plain.whole
        shutil.rmtree(tmp_path / "parts" / "mihon-2")
        assert main(joining) == 2
        assert "次の自治体の部分サイトがありません: mihon-2。" in capsys.readouterr().err
        assert files(tmp_path / "site") == plain.whole

    def test_build_a_part_apart_from_the_site(self, plain: Built, tmp_path: Path) -> None:
        shutil.copytree(plain.data, tmp_path / "data")
        with_chrome(tmp_path / ".kokai")
        asked = ["build", "--project", str(tmp_path), "--quiet", "--no-search", "--no-images", "--only"]
        assert main([*asked, "mihon-2"]) == 0
        assert (tmp_path / "parts" / "mihon-2" / MANIFEST).is_file()
        assert not (tmp_path / "site").exists()
        for strange in ("..", "", "/", "a/../../b"):
            assert main([*asked, strange]) == 2
        assert sorted(path.name for path in (tmp_path / "parts").iterdir() if not path.name.startswith(".")) == [
            "mihon-2"
        ]
