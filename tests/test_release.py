"""A release is recorded in the ledger: whole, in order, or not at all."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator.archive import data_archive
from generator.archive.tarballs import unpack
from generator.build import build_site
from generator.cli import main
from generator.load.read import SourceFile, read_data
from generator.orders import BuildOutcome, Finish, Order
from generator.problems.problem import Problem
from generator.progress import Progress
from generator.release import FileOfRelease, Releasing
from generator.release.version_files import record_versions
from released import FIRST, SECOND, ledger_of, release
from sample import City, details

pytestmark = pytest.mark.long


def test_holds_every_address_with_its_anchors_and_files(tmp_path: Path) -> None:
    city = City(tmp_path)
    assert release(city, "v1").problems == []
    held = {each.address: each for each in ledger_of(city).addresses}
    assert {"", "about/", "mihon/", "mihon/departments/planning/", "mihon/basic-plan/", "years/"} <= held.keys()
    park = held["mihon/basic-plan/measures/park/"]
    assert (park.kind, park.since, park.title.split("｜")[0]) == ("measure", "v1", "取組01 中央公園の改修")
    assert dict(park.files) == {"data.csv": "v1", "data.json": "v1", "embed/visitors.svg": "v1"}
    assert {"indicator-visitors", "visitors-2023"} <= dict(park.anchors).keys()
    assert "404.html" not in held
    assert list(held) == sorted(held)
    assert city.codes() == []


def test_is_listed_with_its_day_and_what_the_site_held(tmp_path: Path) -> None:
    city = City(tmp_path)
    release(city, "v1")
    (entry,) = ledger_of(city).releases
    assert (entry.tag, entry.date) == ("v1", FIRST)
    counts = dict(entry.counts)
    assert (counts["measures"], counts["plans"], counts["municipalities"]) == (5, 2, 1)
    assert counts["pages"] == len(ledger_of(city).addresses)


def test_is_told_on_the_pages_as_those_of_the_settings_are(tmp_path: Path) -> None:
    city = City(tmp_path)
    release(city, "v1")
    assert [(each.tag, each.date) for each in city.site().settings.releases] == [
        ("v1.0.0", dt.date(2026, 4, 1)),
        ("v1", FIRST),
    ]
    assert city.change("mihon/corrections.yaml", "since: v1.0.0", "since: v1").codes() == []


def test_of_the_settings_has_their_day(tmp_path: Path) -> None:
    city = City(tmp_path)
    assert release(city, "v1.0.0", None).problems == []
    assert ledger_of(city).releases[0].date == dt.date(2026, 4, 1)


def test_later_ones_keep_the_first_and_add_what_is_new(tmp_path: Path) -> None:
    city = City(tmp_path)
    release(city, "v1")
    first = ledger_of(city)
    city.change("mihon/old-plan/measures/all.yaml", "title: 中央公園の調査", "title: 中央公園の予備調査")
    city.add("mihon/old-plan/measures/all.yaml", "  - id: north-survey\n    title: 北公園の調査\n")
    assert release(city, "v2", SECOND).problems == []
    second = {each.address: each for each in ledger_of(city).addresses}
    for each in first.addresses:
        assert (second[each.address].since, set(each.anchors) - set(second[each.address].anchors)) == ("v1", set())
    assert second["mihon/old-plan/measures/north-survey/"].since == "v2"
    assert second["mihon/old-plan/measures/park-survey/"].title.startswith("中央公園の予備調査")
    assert [each.tag for each in ledger_of(city).releases] == ["v1", "v2"]


def test_gives_the_same_bytes_for_the_same_data(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        city = City(tmp_path / name)
        release(city, "v1")
        texts.append([city.read(f"ledger/{file}.yaml") for file in ("addresses", "releases")])
    assert texts[0] == texts[1]


@pytest.mark.breaks("K426")
def test_that_was_made_is_not_made_again(tmp_path: Path) -> None:
    city = City(tmp_path)
    release(city, "v1")
    before = city.read("ledger/addresses.yaml")
    (found,) = release(city, "V1", SECOND).problems
    assert (found.rule, found.place.file, found.place.line) == ("K426", "ledger/releases.yaml", 3)
    assert city.read("ledger/addresses.yaml") == before


@pytest.mark.parametrize(("tag", "told"), [("v2", []), ("V1", ["K426"])])
def test_loses_none_that_was_recorded_since_it_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: str, told: list[str]
) -> None:
    city = City(tmp_path)
    first: set[str] = set()

    def build_after_another(order: Order, progress: Progress, finish: Finish) -> BuildOutcome:
        monkeypatch.setattr("generator.release.releases.build_site", build_site)
        release(city, "v1")
        first.update(each.address for each in ledger_of(city).addresses)
        return build_site(order, progress, finish)

    monkeypatch.setattr("generator.release.releases.build_site", build_after_another)
    assert [each.rule for each in release(city, tag, SECOND).problems] == told
    held = ledger_of(city)
    assert [each.tag for each in held.releases] == ["v1", *([] if told else [tag])]
    assert first
    assert {each.address for each in held.addresses if each.since == "v1"} == first


@pytest.mark.breaks("K427")
@pytest.mark.parametrize(
    ("tag", "day"),
    [
        *(("十一月", FIRST), ("a/b", FIRST), ("-x", FIRST), ("v0", dt.date(2026, 1, 1))),
        *(("CON", SECOND), ("con.x", SECOND), ("v2.", SECOND)),
        *(("v2", dt.date(2099, 1, 1)), ("v2", dt.date(9999, 12, 31)), ("v2", dt.date(1, 1, 1))),
    ],
)
def test_needs_a_name_and_a_day_that_fit(tmp_path: Path, tag: str, day: dt.date) -> None:
    city = City(tmp_path)
    release(city, "v1")
    (found,) = release(city, tag, day).problems
    assert (found.rule, details(found)["tag"]) == ("K427", tag)


@pytest.mark.breaks("K427")
def test_writes_over_no_archive_of_a_ledger_that_was_lost(tmp_path: Path) -> None:
    city, archive = City(tmp_path), tmp_path / "archive"
    assert release(city, "v1", archive=archive).problems == []
    kept = {path.name: path.read_bytes() for path in archive.iterdir()}
    shutil.rmtree(city.data / "ledger")
    city.change("mihon/basic-plan/measures/green.yaml", "title: 中央公園の改修", "title: 中央公園の大改修")
    assert [each.rule for each in release(city, "v1", archive=archive).problems] == ["K427"]
    assert {path.name: path.read_bytes() for path in archive.iterdir()} == kept
    assert not (city.data / "ledger").exists()


@pytest.mark.breaks("K425")
def test_has_one_day(tmp_path: Path) -> None:
    city = City(tmp_path)
    (found,) = release(city, "v1.0.0", FIRST).problems
    assert (found.rule, found.place.file) == ("K425", "site.yaml")
    assert not (city.data / "ledger").exists()


def test_of_data_with_problems_is_not_recorded(tmp_path: Path) -> None:
    city = City(tmp_path).change("mihon/corrections.yaml", "since: v1.0.0", "since: v7")
    assert [each.rule for each in release(city, "v1").problems] == ["K403"]
    assert not (city.data / "ledger").exists()


def test_freezes_the_data_that_were_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city, archive = City(tmp_path), tmp_path / "archive"
    walked = {file.file: file.content for file in read_data(city.data)[0]}

    def edit(_releasing: Releasing) -> Iterable[FileOfRelease]:
        city.change("mihon/old-plan/measures/all.yaml", "title: 中央公園の調査", "title: 中央公園の予備調査")
        return ()

    monkeypatch.setattr("generator.release.releases.STEPS", (edit, record_versions))
    assert release(city, "v1", archive=archive).problems == []
    assert dict(unpack(archive / data_archive("v1"))) == walked


def _fail(releasing: Releasing) -> Iterable[FileOfRelease]:
    raise OSError(28, "No space left on device", str(releasing.folder))


def _bring(name: str) -> Callable[[Releasing], Iterable[FileOfRelease]]:
    return lambda releasing: [FileOfRelease(releasing.folder / name, b"x")]


def test_says_at_the_end_that_it_was_not_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    city = City(tmp_path)
    folders = ["--data", str(city.data), "--work", str(tmp_path / "work"), "--out", str(tmp_path / "site")]
    assert main(["release", "v 1", *folders]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "誤りがあるため、この版は記録していません。"
    assert not (city.data / "ledger").exists()


def test_writes_nothing_where_a_step_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = City(tmp_path)
    monkeypatch.setattr("generator.release.releases.STEPS", (_bring("one.yaml"), _fail))
    assert [each.rule for each in release(city, "v1").problems] == ["K902"]
    assert not (city.data / "ledger").exists()


def _read_without_ledger(folder: Path) -> tuple[list[SourceFile], list[Problem]]:
    files, problems = read_data(folder)
    return [file for file in files if not file.file.startswith("ledger/")], problems


def test_takes_back_what_it_wrote_where_a_later_file_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = City(tmp_path)
    (city.data / "ledger" / "two.yaml").mkdir(parents=True)
    city.put("ledger/one.yaml", "before")
    city.put("ledger/two.yaml/keep", "")
    for reader in ("generator.preparing.read_data", "generator.release.releases.read_data"):
        monkeypatch.setattr(reader, _read_without_ledger)
    monkeypatch.setattr(
        "generator.release.releases.STEPS", (_bring("one.yaml"), _bring("two.yaml"), _bring("three.yaml"))
    )
    assert [each.rule for each in release(city, "v1").problems] == ["K902"]
    assert city.read("ledger/one.yaml") == "before"
    assert {path.name for path in (city.data / "ledger").iterdir()} == {"one.yaml", "two.yaml"}
