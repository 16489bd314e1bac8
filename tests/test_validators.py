"""The published data held against their standards by programs that are not ours, each of which also refuses a planted fault.

Programs are started by themselves over the files, as anybody can. Schema files that may not lie in this repository are read from the folder that
KOKAI_SCHEMAS names; without it the tests that need them say that they were not made.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from built import made_once
from exported_files import write_exports
from sample import SAMPLE, City

PROJECT: Final = Path(__file__).resolve().parent.parent
SCHEMAS: Final = os.environ.get("KOKAI_SCHEMAS", "")
_BIN: Final = Path(sys.executable).parent

pytestmark = pytest.mark.long


def run(program: str, *arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([_BIN / program, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def write_all(data: Path, folder: Path) -> None:
    write_exports(data, folder)


def schema_file(name: str) -> Path:
    path = Path(SCHEMAS) / name
    if not SCHEMAS or not path.is_file():
        pytest.skip(f"not checked: no {name} in the folder KOKAI_SCHEMAS ({SCHEMAS or 'not set'})")
    return path


@pytest.fixture(scope="module", params=["sample", "real"])
def site(request: pytest.FixtureRequest) -> Path:
    data = SAMPLE if request.param == "sample" else PROJECT / "data"
    return made_once(f"exports-{request.param}", lambda folder: write_all(data, folder))


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """The sample city's files, to be spoilt."""
    sample = made_once("exports-sample", lambda folder: write_all(SAMPLE, folder))
    return shutil.copytree(sample, tmp_path / "spoilt")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_row(path: Path, spoil: Callable[[str], str]) -> None:
    """Add a row: another one, spoilt."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, spoil(lines[1])]), encoding="utf-8")


class TestDataPackage:
    def validate(self, folder: Path) -> subprocess.CompletedProcess[str]:
        return run("frictionless", "validate", "datapackage.json", folder=folder / "data")

    def test_is_valid_with_every_row(self, site: Path) -> None:
        done = self.validate(site)
        assert done.returncode == 0, done.stdout
        assert "utf-8-sig" not in (site / "data" / "datapackage.json").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda row: row,  # the same id twice
            lambda row: "x" + row.rstrip("\n") + ",extra\n",
            lambda row: "x" + row.replace(",false,", ",perhaps,", 1),
            lambda row: re.sub(r"\A[^,]*", "", row),
        ],
        ids=["an id twice", "a cell too many", "no flag", "no id"],
    )
    def test_refuses_a_row_with_a_fault(self, spoilt: Path, spoil: Callable[[str], str]) -> None:
        add_row(spoilt / "data" / "figures.csv", spoil)
        assert self.validate(spoilt).returncode == 1


class TestCsvOnTheWeb:
    def validate(self, folder: Path) -> subprocess.CompletedProcess[str]:
        return run("csvwvalidate", "figures.csv-metadata.json", folder=folder / "data")

    def test_is_valid_with_every_row(self, site: Path) -> None:
        done = self.validate(site)
        assert (done.returncode, done.stdout.strip()) == (0, "OK"), done.stdout + done.stderr

    @pytest.mark.parametrize(
        "spoil",
        [lambda row: row, lambda row: "x" + row.replace(",final,", ",perhaps,", 1)],
        ids=["an id twice", "no state"],
    )
    def test_refuses_a_row_with_a_fault(self, spoilt: Path, spoil: Callable[[str], str]) -> None:
        add_row(spoilt / "data" / "figures.csv", spoil)
        done = self.validate(spoilt)
        assert done.returncode != 0 or "OK" not in done.stdout


class TestJson:
    def validate(self, folder: Path, *files: Path) -> subprocess.CompletedProcess[str]:
        return run("check-jsonschema", "--schemafile", folder / "data" / "schema.json", *files, folder=folder)

    def test_every_file_is_valid(self, site: Path) -> None:
        files = sorted(site.rglob("data.json"))
        assert files
        done = self.validate(site, *files)
        assert done.returncode == 0, done.stdout

    def test_the_schema_is_one(self, site: Path) -> None:
        assert run("check-jsonschema", "--check-metaschema", "data/schema.json", folder=site).returncode == 0

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ('"format":1', '"format":2'),
            ('"kind":"target"', '"kind":"wish"'),
            ('"value":12000', '"value":"12,000"'),
            ('"period_to":"2025-03-31"', '"end":"2025-03-31"'),
            ('"title":"中央公園の改修"', '"title":5'),
        ],
    )
    def test_another_form_is_refused(self, spoilt: Path, old: str, new: str) -> None:
        park = spoilt / "mihon" / "basic-plan" / "measures" / "park" / "data.json"
        change(park, old, new)
        assert self.validate(spoilt, park).returncode == 1


class TestCatalogue:
    def validate(self, folder: Path, shapes: str) -> subprocess.CompletedProcess[str]:
        schema = schema_file(shapes)
        return run("pyshacl", "-s", schema, "-df", "json-ld", "catalog.jsonld", folder=folder / "data")

    @pytest.mark.parametrize("shapes", ["dcat-ap-3.0.1-shapes.ttl", "dcat-ap-3.0.1-range.ttl"])
    def test_conforms(self, site: Path, shapes: str) -> None:
        done = self.validate(site, shapes)
        assert done.returncode == 0, done.stdout

    def test_without_a_title_does_not(self, spoilt: Path) -> None:
        change(
            spoilt / "data" / "catalog.jsonld",
            '"@type":"dcat:Dataset","dct:title"',
            '"@type":"dcat:Dataset","dct:name"',
        )
        assert self.validate(spoilt, "dcat-ap-3.0.1-shapes.ttl").returncode == 1

    def test_names_only_files_and_pages_that_are_there(self, site: Path) -> None:
        catalogue = json.loads((site / "data" / "catalog.jsonld").read_text(encoding="utf-8"))
        root = catalogue["dct:publisher"]["@id"]
        files = [
            each["dcat:downloadURL"]["@id"] for told in catalogue["dcat:dataset"] for each in told["dcat:distribution"]
        ]
        assert len(files) > 6
        assert [file for file in files if not (site / file.removeprefix(root)).is_file()] == []


class TestStratml:
    def schema(self) -> etree.XMLSchema:
        return etree.XMLSchema(etree.parse(schema_file("stratml2-20160216.xsd")))

    def test_every_file_is_valid(self, site: Path) -> None:
        schema = self.schema()
        files = sorted((site / "data").glob("*.stratml.xml"))
        assert files
        for file in files:
            assert schema.validate(etree.parse(file)), schema.error_log

    def test_a_date_of_another_form_is_refused(self, spoilt: Path) -> None:
        file = spoilt / "data" / "mihon.stratml.xml"
        change(file, "<StartDate>2024-04-01</StartDate>", "<StartDate>令和6年4月1日</StartDate>")
        assert not self.schema().validate(etree.parse(file))


class TestFeeds:
    SCHEMA: Final = etree.RelaxNG(etree.parse(PROJECT / "tests" / "schemas" / "atom.rng"))

    def test_every_feed_is_valid(self, site: Path) -> None:
        feeds = sorted(site.rglob("feed.xml"))
        assert site / "feed.xml" in feeds
        assert len(feeds) > 2
        for feed in feeds:
            assert self.SCHEMA.validate(etree.parse(feed)), (feed, self.SCHEMA.error_log)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (r"(<updated>[0-9-]+)T[^<]+", r"\1"),
            (r"<author>.*?</author>", ""),
            (r"<id>tag:[^<]*</id>", ""),
            (r"(<category )term", r"\1word"),
        ],
    )
    def test_a_feed_with_a_fault_is_refused(self, spoilt: Path, old: str, new: str) -> None:
        feed = spoilt / "feed.xml"
        text, changed = re.subn(old, new, feed.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)
        assert changed
        feed.write_text(text, encoding="utf-8")
        assert not self.SCHEMA.validate(etree.parse(feed))

    def test_building_again_changes_no_id_and_no_date(self, tmp_path: Path) -> None:
        first = write_exports(SAMPLE, tmp_path / "a")
        city = City(tmp_path).change("mihon/basic-plan/measures/green.yaml", "title: 池の清掃", "title: 池の掃除")
        second = write_exports(city.data, tmp_path / "b")
        for feed in sorted(first.rglob("feed.xml")):
            assert (second / feed.relative_to(first)).read_bytes() == feed.read_bytes()

    def test_a_correction_comes_with_its_words_and_its_place(self, tmp_path: Path) -> None:
        feed = (write_exports(SAMPLE, tmp_path) / "mihon" / "feed.xml").read_text(encoding="utf-8")
        assert "<title>訂正：中央公園の改修</title>" in feed
        assert "<summary>12,030人（訂正：2026年5月1日）。訂正前：12,300人。" in feed
        assert 'href="https://mihon.example/keikaku/mihon/basic-plan/measures/park/#visitors-2023"' in feed
