"""All formats come through one door: paths and bytes, each path once, whoever publishes them."""

import ast
from pathlib import Path

import pytest

from generator.exports import Exported, Tables, export_files, formats
from generator.exports.crawling import render_sitemaps
from generator.exports.exported import ExportedFile
from page_reading import show
from sample import City, addresses_of

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture
def exported(tmp_path: Path) -> Exported:
    shown = show(City(tmp_path))
    listed = ["", "about/", "mihon/"]
    tables = Tables(shown.site_index, shown.standings)
    return Exported(shown.site_index, shown.standings, addresses_of(shown.site_index), listed, tables)


def test_every_file_comes_once_and_whole(exported: Exported) -> None:
    files = list(export_files(exported))
    paths = [path for path, _ in files]
    assert paths[:3] == ["robots.txt", "sitemap.xml", "_headers"]
    assert len(set(paths)) == len(paths)
    assert all(content for _, content in files)
    told = dict(files)
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
