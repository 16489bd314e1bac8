"""Releases of the sample city: which versions they make, what they freeze, and what becomes of a byte that somebody changed."""

import datetime as dt
import gzip
import json
import os
from itertools import pairwise
from pathlib import Path

import link_header
import pytest

from generator.archive import add_files, check_archive, restore_site, versions_archive
from generator.archive import last_release as last_releases
from generator.archive import versions as comparing
from generator.archive.canonical import digest_measures
from generator.archive.tarballs import pack, unpack
from generator.cache import sha256_of
from generator.exports.timemaps import render_timemap
from generator.model.versions import MeasureVersion, VersionLedger
from generator.problems.problem import Problem
from releasing import FIRST_DAY, freeze, frozen_of, ledger_of, make_release, site_of
from sample import City, details

pytestmark = pytest.mark.long

GREEN = "mihon/basic-plan/measures/green.yaml"
RESULTS = "mihon/basic-plan/results/2024.yaml"
PARK = "mihon/basic-plan/park"
PARK_1 = "mihon/basic-plan/measures/park/v/1/index.html"
PARK_2 = "mihon/basic-plan/measures/park/v/2/index.html"


class Town(City):
    """The sample city with an archive beside it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.archive = folder / "archive"

    def release(self, tag: str, days: int = 0) -> list[str]:
        """Make a release some days after the first; the versions that it made (``park 2``)."""
        make_release(self.data, self.archive, tag, FIRST_DAY + dt.timedelta(days))
        return [f"{each.measure.rpartition('/')[2]} {each.n}" for each in self.ledger().versions if each.tag == tag]

    def ledger(self) -> VersionLedger:
        return ledger_of(self.data)

    def correct_a_value(self) -> "Town":
        """One actual value of one measure is put right."""
        self.change(RESULTS, "11,500人", "11,600人")
        return self

    def told(self) -> list[str]:
        """What is wrong with the archive: rule, and the file that is named."""
        return [f"{each.rule} {details(each)['file']}" for each in check_archive(self.archive, self.ledger())]


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


class TestAReleaseMakes:
    def test_a_first_version_of_every_measure(self, town: Town) -> None:
        assert town.release("r1") == ["hall 1", "hall-again 1", "park 1", "pond 1", "park-survey 1"]

    def test_no_version_where_nothing_changed(self, town: Town) -> None:
        town.release("r1")
        assert town.release("r2", 1) == []

    def test_one_version_of_the_one_measure_of_which_a_value_was_corrected(self, town: Town) -> None:
        town.release("r1")
        assert town.correct_a_value().release("r2", 1) == ["park 2"]

    def test_a_version_again_where_a_value_goes_back_to_what_it_was(self, town: Town) -> None:
        town.release("r1")
        town.correct_a_value().release("r2", 1)
        town.change(RESULTS, "11,600人", "11,500人")
        assert town.release("r3", 2) == ["park 3"]

    def test_no_version_for_a_comment_or_another_file_of_the_same_data(self, town: Town) -> None:
        town.release("r1")
        text = town.read(GREEN)
        town.put(GREEN, f"# よく見る\n{text}")
        assert town.release("r2", 1) == []

    def test_no_version_for_another_wording_template_or_judgement_of_the_program(
        self, town: Town, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        town.release("r1")
        monkeypatch.setattr("generator.archive.freezing.renderer", _shouting)
        assert town.release("r2", 1) == []

    def test_no_version_where_another_program_tells_the_same_data_otherwise(
        self, town: Town, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        town.release("r1")
        real = digest_measures

        def otherwise(*site: object) -> dict[str, str]:
            return {key: sha256_of(digest.encode()) for key, digest in real(*site).items()}  # type: ignore[arg-type]

        for module in (comparing, last_releases):
            monkeypatch.setattr(module, "digest_measures", otherwise)
        monkeypatch.setattr(last_releases, "digest_program", lambda: "another program")
        assert town.correct_a_value().release("r2", 1) == ["park 2"]
        assert town.release("r3", 2) == []
        assert town.told() == []

    def test_the_tenth_version_after_the_ninth(self, town: Town) -> None:
        values = ["11,500人", *(f"11,6{number:02}人" for number in range(10))]
        town.release("r0")
        for number, (before, after) in enumerate(pairwise(values), 1):
            town.change(RESULTS, before, after)
            assert town.release(f"r{number}", number) == [f"park {number + 1}"]
        assert [each.n for each in town.ledger().versions if each.measure == PARK] == list(range(1, 12))


def _shouting(_language: str) -> object:
    class Shouting:
        def lasting(self, name: str, _page: object) -> str:
            return f"<h1>{name}!</h1>"

    return Shouting()


class TestWhatIsFrozen:
    def test_stays_the_same_byte_for_byte_over_three_releases(self, town: Town) -> None:
        town.release("r1")
        first = frozen_of(town.archive, ["r1"])
        town.correct_a_value().release("r2", 1)
        second = frozen_of(town.archive, ["r1", "r2"])
        town.change(GREEN, "中央公園を新しくします。", "中央公園をもっと新しくします。")
        town.release("r3", 2)
        third = frozen_of(town.archive, ["r1", "r2", "r3"])
        assert first.items() < second.items() < third.items()
        assert PARK_2 in second
        assert PARK_2 not in first

    def test_is_made_to_the_same_bytes_a_second_time(self, town: Town) -> None:
        town.release("r1")
        town.correct_a_value()
        one, two = (freeze(town.data, town.archive, "r2", commit="abc") for _ in range(2))
        assert one == two

    def test_holds_only_what_is_new(self, town: Town) -> None:
        town.release("r1")
        town.correct_a_value().release("r2", 1)
        assert sorted(frozen_of(town.archive, ["r2"])) == [
            *(f"mihon/basic-plan/measures/park/v/2/embed/visitors.{ending}" for ending in ("html", "json")),
            PARK_2,
            "r/r2/index.html",
            "r/r2/manifest.json",
        ]

    def test_says_of_what_day_it_is_and_where_the_newest_is(self, town: Town) -> None:
        town.release("r1")
        page = frozen_of(town.archive, ["r1"])[PARK_1].decode()
        assert "この版は2026年5月20日時点のものです。" in page
        assert "最新版はこちら" in page
        assert '<link rel="canonical" href="https://mihon.example/keikaku/mihon/basic-plan/measures/park/">' in page
        assert '<meta name="robots" content="noindex">' in page
        assert 'src="../../notice/1.html"' in page
        assert 'id="visitors-2024"' in page

    def test_needs_no_script_and_no_other_host(self, town: Town) -> None:
        town.release("r1")
        for file, content in frozen_of(town.archive, ["r1"]).items():
            if file.endswith(".html"):
                text = content.decode()
                assert "<script" not in text
                assert " onclick" not in text
                loaded = [
                    part.partition('"')[0] for name in (' src="', 'stylesheet" href="') for part in text.split(name)[1:]
                ]
                assert loaded
                assert [each for each in loaded if "//" in each] == []

    def test_lets_no_published_text_run(self, town: Town) -> None:
        town.change(GREEN, "中央公園を新しくします。", '"<script>alert(1)</script><b>太字"')
        town.release("r1")
        page = frozen_of(town.archive, ["r1"])[PARK_1].decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;太字" in page
        assert "<script" not in page

    def test_keeps_the_data_but_for_the_ledger(self, town: Town) -> None:
        town.release("r1")
        town.release("r2", 1)
        kept = dict(unpack(town.archive / "data-r2.tar.gz"))
        assert kept[GREEN].decode() == town.read(GREEN)
        assert [file for file in kept if file.startswith("ledger/")] == []

    def test_is_named_by_the_manifest_with_digest_and_data(self, town: Town) -> None:
        town.release("r1")
        town.correct_a_value().release("r2", 1)
        frozen = frozen_of(town.archive, ["r1", "r2"])
        manifest = json.loads(frozen["r/r2/manifest.json"])
        told = manifest["measures"]
        assert told[PARK]["version"] == 2
        assert told[PARK]["sha256"] == sha256_of(frozen[PARK_2])
        assert told["mihon/basic-plan/pond"]["version"] == 1
        assert manifest["counts"] == {"measures": 5, "new": 1, "versions": 6}
        assert manifest["data"] == {"sha256": sha256_of((town.archive / "data-r2.tar.gz").read_bytes())}
        assert "{measure}notice/{n}.html" in manifest["live"]


class TestAnArchive:
    def test_that_nobody_touched_is_whole(self, town: Town) -> None:
        town.release("r1")
        town.correct_a_value().release("r2", 1)
        assert town.told() == []

    @pytest.mark.breaks("K441")
    @pytest.mark.parametrize("name", ["versions-r1.tar.gz", "data-r1.tar.gz"])
    def test_with_one_flipped_bit_is_refused_and_the_file_named(self, town: Town, name: str) -> None:
        town.release("r1")
        town.release("r2", 1)
        content = bytearray((town.archive / name).read_bytes())
        content[len(content) // 2] ^= 1
        (town.archive / name).write_bytes(content)
        assert town.told() == [f"K441 {name}"]

    @pytest.mark.breaks("K440")
    def test_without_one_of_its_files_is_refused_and_the_file_named(self, town: Town) -> None:
        town.release("r1")
        (town.archive / "data-r1.tar.gz").unlink()
        assert town.told() == ["K440 data-r1.tar.gz"]

    def test_with_a_pipe_in_the_place_of_a_file_is_refused_and_nobody_waits(self, town: Town) -> None:
        town.release("r1")
        (town.archive / "data-r1.tar.gz").unlink()
        os.mkfifo(town.archive / "data-r1.tar.gz")
        assert any(
            "ふつうのファイルではありません" in str(each.details) for each in check_archive(town.archive, town.ledger())
        )

    def test_that_is_not_there_is_refused(self, town: Town) -> None:
        town.release("r1")
        town.archive = town.archive / "elsewhere"
        assert town.told() == [f"K440 {town.archive}"]

    @pytest.mark.breaks("K442")
    def test_whose_page_is_not_that_of_the_ledger_is_refused_and_the_page_named(self, town: Town) -> None:
        """Whoever changes the archive and its digest in the ledger has still the digests of the pages against them."""
        town.release("r1")
        path = town.archive / versions_archive("r1")
        files = dict(unpack(path))
        before = sha256_of(path.read_bytes())
        files[PARK_1] = files[PARK_1].replace(b"11,500", b"99,500")
        del files["r/r1/index.html"]
        path.write_bytes(pack([*files.items(), ("evil.html", b"x")]))
        town.change("ledger/versions.yaml", before, sha256_of(path.read_bytes()))
        found = [details(each)["inner"] for each in check_archive(town.archive, town.ledger())]
        assert sorted(found) == ["evil.html", PARK_1, "r/r1/index.html"]

    @pytest.mark.parametrize(
        "content", [b"", b"no archive", gzip.compress(b"no archive", mtime=0)], ids=["empty", "text", "packed text"]
    )
    def test_that_cannot_be_unpacked_is_refused(self, town: Town, content: bytes) -> None:
        town.release("r1")
        path = town.archive / versions_archive("r1")
        before = sha256_of(path.read_bytes())
        path.write_bytes(content)
        town.change("ledger/versions.yaml", before, sha256_of(content))
        assert {each.rule for each in check_archive(town.archive, town.ledger())} == {"K442"}

    @pytest.mark.breaks("K446")
    @pytest.mark.parametrize("line", ["measure: mihon/basic-plan/park, n: 1", 'tag: "r1", versions'])
    def test_is_of_no_use_where_the_ledger_has_lost_a_line(self, town: Town, line: str) -> None:
        town.release("r1")
        town.correct_a_value().release("r2", 1)
        lines = town.read("ledger/versions.yaml").splitlines(keepends=True)
        town.put("ledger/versions.yaml", "".join(each for each in lines if line not in each))
        assert "K446" in {each.rule for each in check_archive(town.archive, town.ledger())}


class TestFilesAreAdded:
    def test_by_the_names_and_digests_of_the_ledger(self, town: Town, tmp_path: Path) -> None:
        town.release("r1")
        elsewhere = tmp_path / "elsewhere"
        files = sorted(town.archive.iterdir())
        assert add_files(elsewhere, files, town.ledger()) == []
        assert check_archive(elsewhere, town.ledger()) == []
        assert add_files(elsewhere, files, town.ledger()) == []

    @pytest.mark.breaks("K443")
    def test_not_under_another_name(self, town: Town, tmp_path: Path) -> None:
        town.release("r1")
        other = tmp_path / "versions-r1 (1).tar.gz"
        other.write_bytes((town.archive / "versions-r1.tar.gz").read_bytes())
        assert [each.rule for each in add_files(tmp_path / "new", [other], town.ledger())] == ["K443"]
        assert not (tmp_path / "new").exists()

    def test_not_over_a_file_that_is_there(self, town: Town, tmp_path: Path) -> None:
        town.release("r1")
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "data-r1.tar.gz").write_bytes(b"something else")
        found = add_files(elsewhere, [town.archive / "data-r1.tar.gz"], town.ledger())
        assert [each.rule for each in found] == ["K441"]
        assert (elsewhere / "data-r1.tar.gz").read_bytes() == b"something else"

    @pytest.mark.parametrize("content", [b"", b"x"])
    def test_not_with_another_content(self, town: Town, tmp_path: Path, content: bytes) -> None:
        town.release("r1")
        (tmp_path / "data-r1.tar.gz").write_bytes(content)
        found = add_files(tmp_path / "new", [tmp_path / "data-r1.tar.gz", tmp_path / "none.tar.gz"], town.ledger())
        assert [each.rule for each in found] == ["K441", "K440"]


class TestASiteIsRestored:
    def test_with_every_frozen_file_as_it_was(self, town: Town, tmp_path: Path) -> None:
        town.release("r1")
        town.correct_a_value().release("r2", 1)
        site = tmp_path / "site"
        wanted = frozen_of(town.archive, ["r1", "r2"])
        assert restore_site(town.archive, site, town.ledger()) == len(wanted)
        found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        assert found == wanted

    @pytest.mark.breaks("K445")
    def test_never_over_another_file(self, town: Town, tmp_path: Path) -> None:
        town.release("r1")
        other = tmp_path / "site" / PARK_1
        other.parent.mkdir(parents=True)
        other.write_text("mine", encoding="utf-8")
        found = restore_site(town.archive, tmp_path / "site", town.ledger())
        assert isinstance(found, list)
        assert [each.rule for each in found] == ["K445"]
        assert [path.name for path in (tmp_path / "site").rglob("*") if path.is_file()] == ["index.html"]

    def test_not_at_all_from_an_archive_that_is_not_whole(self, town: Town, tmp_path: Path) -> None:
        town.release("r1")
        (town.archive / "versions-r1.tar.gz").write_bytes(b"x")
        found = restore_site(town.archive, tmp_path / "site", town.ledger())
        assert isinstance(found, list)
        assert isinstance(found[0], Problem)
        assert not (tmp_path / "site").exists()


class TestTimeMaps:
    VERSIONS = tuple(
        MeasureVersion(PARK, n, f"r{n}", day, "", "")
        for n, day in ((1, dt.date(2026, 5, 20)), (2, dt.date(2027, 5, 20)))
    )

    def test_are_what_rfc_7089_asks_for(self) -> None:
        assert render_timemap("https://a.example/", "m/p/measures/x/", self.VERSIONS) == (
            '<https://a.example/m/p/measures/x/>;rel="original",\n'
            '<https://a.example/m/p/measures/x/v/timemap.link>;rel="self";type="application/link-format";'
            'from="Wed, 20 May 2026 00:00:00 GMT";until="Thu, 20 May 2027 00:00:00 GMT",\n'
            '<https://a.example/m/p/measures/x/v/1/>;rel="first memento";datetime="Wed, 20 May 2026 00:00:00 GMT",\n'
            '<https://a.example/m/p/measures/x/v/2/>;rel="last memento";datetime="Thu, 20 May 2027 00:00:00 GMT"\n'
        )

    def test_are_read_by_a_library_that_knows_nothing_of_us(self) -> None:
        text = render_timemap("https://a.example/", "m/p/measures/x/", self.VERSIONS)
        links = link_header.parse(text.replace("\n", " ").strip()).links
        assert [(each.href, dict(each.attr_pairs)["rel"]) for each in links] == [
            ("https://a.example/m/p/measures/x/", "original"),
            ("https://a.example/m/p/measures/x/v/timemap.link", "self"),
            ("https://a.example/m/p/measures/x/v/1/", "first memento"),
            ("https://a.example/m/p/measures/x/v/2/", "last memento"),
        ]
        with pytest.raises(link_header.ParseException):
            link_header.parse(text.removeprefix("<").replace("\n", " "))

    def test_of_one_version_say_that_it_is_first_and_last(self) -> None:
        assert 'rel="first last memento"' in render_timemap("https://a.example/", "x/", self.VERSIONS[:1])


def test_the_ledger_is_one_line_a_version_sorted(town: Town) -> None:
    town.release("r1")
    town.correct_a_value().release("r2", 1)
    lines = [each for each in town.read("ledger/versions.yaml").splitlines() if each.startswith("- {measure: ")]
    assert len(lines) == 6
    assert lines == sorted(lines, key=lambda each: each.partition(", tag")[0])
    assert site_of(town.data).versions.archives[1].tag == "r2"
