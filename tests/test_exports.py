"""All formats come through one door: paths and bytes, each path once, whoever publishes them."""

import ast
from pathlib import Path

import pytest

from built import with_chrome
from generator.build import Order, build_site
from generator.cache import make_now
from generator.exports import Exported, Tables, export_files, formats
from generator.exports.crawling import render_sitemaps
from generator.exports.exported import ExportedFile
from generator.map.cache_keys import CacheKeys
from generator.progress import Progress
from page_reading import show
from sample import City, addresses_of

pytestmark = pytest.mark.long

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture
def exported(tmp_path: Path) -> Exported:
    shown = show(City(tmp_path))
    listed = ["", "about/", "mihon/"]
    tables = Tables(shown.site_index, shown.standings)
    return Exported(
        shown.site_index,
        shown.standings,
        addresses_of(shown.site_index),
        listed,
        tables,
        CacheKeys(shown.site_index, (), ""),
    )


def test_every_file_comes_once_and_whole(exported: Exported) -> None:
    files = list(export_files(exported))
    paths = [path for path, _ in files]
    assert paths[:3] == ["robots.txt", "sitemap.xml", "_headers"]
    assert len(set(paths)) == len(paths)
    told = {path: make_now(content) for path, content in files}
    assert all(told.values())
    address = exported.settings.address
    assert f"<loc>{address}mihon/</loc>" in told["sitemap.xml"].decode()
    assert f"Sitemap: {address}sitemap.xml" in told["robots.txt"].decode()
    assert told["_headers"].decode().startswith("/*\n  Content-Security-Policy: ")


def test_a_sitemap_of_too_many_pages_comes_in_parts() -> None:
    files = render_sitemaps("https://example.org/", (f"{number}/" for number in range(50_001)))
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert files["sitemap-2.xml"].count("<loc>") == 1


def test_another_format_is_published_without_a_word_to_the_publisher(
    exported: Exported, monkeypatch: pytest.MonkeyPatch
) -> None:
    def export_count(given: Exported) -> list[ExportedFile]:
        return [("count.txt", str(len(given.site_index.measures)).encode())]

    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, export_count))
    assert ("count.txt", b"5") in list(export_files(exported))


def test_who_publishes_knows_no_format() -> None:
    for path in (PROJECT / "generator" / "publish").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("generator.exports"), path


def built(project: Path, data: Path, top: Path, *, whole: bool = True) -> dict[str, bytes]:
    order = Order(project, data, top / "site", with_chrome(top / "work"), search=False, images=False, whole=whole)
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems
    site = top / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_after_a_change_files_of_data_are_those_of_a_build_from_nothing(tmp_path: Path) -> None:
    city = City(tmp_path)
    before = built(PROJECT, city.data, tmp_path / "a")
    city.change(
        "mihon/basic-plan/measures/green.yaml",
        'as_published: "11,000人以上", value: 11000',
        'as_published: "11,500人以上", value: 11500',
    )
    after = built(PROJECT, city.data, tmp_path / "a")
    assert after == built(PROJECT, city.data, tmp_path / "b")
    changed = {file for file in after if after[file] != before[file]}
    assert {"data/figures.csv", "data/kokai.zip", "mihon/data.xlsx", "mihon/basic-plan/data.csv"} <= changed
    assert {file for file in changed if file.endswith("/data.json") and "/measures/" in file} == {
        "mihon/basic-plan/measures/park/data.json"
    }


def test_in_a_hurry_files_about_the_whole_site_stay_as_they_were(tmp_path: Path) -> None:
    city = City(tmp_path)
    before = built(PROJECT, city.data, tmp_path / "a", whole=False)
    assert b"12,000" in before["data/figures.csv"]
    city.change(
        "mihon/basic-plan/measures/green.yaml",
        'as_published: "12,000人以上", value: 12000',
        'as_published: "12,500人以上", value: 12500',
    )
    hurried = built(PROJECT, city.data, tmp_path / "a", whole=False)
    assert hurried["data/figures.csv"] == before["data/figures.csv"]
    assert "12,500人以上" in hurried["mihon/basic-plan/measures/park/data.csv"].decode()
    assert built(PROJECT, city.data, tmp_path / "a") == built(PROJECT, city.data, tmp_path / "b")
