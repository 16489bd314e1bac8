"""A city's own files of the frame: what is wrong with them is told once, with the file and the line, and what has no effect is told too."""

from pathlib import Path

import pytest

from generator.build import Order, build_site
from generator.chrome import build_chrome
from generator.chrome.built import ChromeFailed, ChromeInputsRefused
from generator.chrome.own_frame import explain_jinja
from generator.problems.problem import Problem
from generator.problems.reports import render_text, words_of
from generator.progress import Progress
from generator.render.frame_templates import read_frame_template
from sample import City

LOST = """{% extends "base.html" %}
{# our own #}
{% block content %}{{ page.content }}{% endblock %}
"""


def put(site: Path, file: str, text: str) -> Path:
    path = site / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return site


def refused(site: Path) -> list[Problem]:
    with pytest.raises(ChromeInputsRefused) as told:
        build_chrome(site, site / "work")
    return list(told.value.problems)


@pytest.mark.long
class TestATemplate:
    @pytest.mark.breaks("K709")
    @pytest.mark.parametrize(
        ("text", "line", "told"),
        [
            ("<p>\n{% if x %}</p>\n\n", 2, "「{% if … %}」が、「{% endif %}」で閉じられていません"),
            ("\n\n{{ a", 3, "途中で終わっています"),
            ("{% ribbon %}", 1, "「{% ribbon %}」という命令はありません"),
            ("\n{% include 'partials/ribbon.html' %}", 2, "ひな形「partials/ribbon.html」がありません"),
            ("{% extends 'frame.html' %}", 1, "ひな形「frame.html」がありません"),
        ],
    )
    def test_that_cannot_be_used_is_told_with_its_line(self, text: str, line: int, told: str, tmp_path: Path) -> None:
        (found,) = refused(put(tmp_path, "overrides/partials/footer.html", text))
        assert (found.rule, found.place.file, found.place.line) == ("K709", "overrides/partials/footer.html", line)
        assert told in words_of(found)[0]

    @pytest.mark.breaks("K709")
    def test_with_blocks_of_its_own_takes_the_title_from_every_page_and_is_told_once(self, tmp_path: Path) -> None:
        site = put(tmp_path / "site", "overrides/main.html", LOST)
        outcome = build_site(
            Order(site, City(tmp_path).data, tmp_path / "out", tmp_path / "work", write=False), Progress(quiet=True)
        )
        (found,) = outcome.problems
        assert (found.rule, found.place.file, found.place.line) == ("K709", "overrides/main.html", 3)
        what, how = words_of(found)
        assert "から、題名、説明、大見出し、本文がなくなります" in what
        assert "ブロック「content」は、もとのひな形「base.html」にないので、出ません" in what
        assert "「title」「description」「lead」「main」を書いてください" in how

    @pytest.mark.breaks("K709")
    def test_that_writes_a_whole_page_by_itself_is_told_what_it_lacks(self, tmp_path: Path) -> None:
        page = (
            "<!doctype html><html lang='ja'><head><title>市</title></head><body><main>{{ page.content }}</main></body>"
        )
        (found,) = refused(put(tmp_path, "overrides/main.html", page))
        assert "から、説明、" in words_of(found)[0]
        assert "題名" not in words_of(found)[0]

    @pytest.mark.breaks("K709")
    def test_of_the_shells_is_told_likewise(self, tmp_path: Path) -> None:
        (found,) = refused(
            put(tmp_path, "overrides/shell.html", "{% extends 'base.html' %}\n{% block main %}{% endblock %}")
        )
        assert (found.rule, found.place.file) == ("K709", "overrides/shell.html")
        assert "データから作るページから、本文がなくなります" in words_of(found)[0]

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("<footer>\n\n{{ city.name }}</footer>", "「city」という値はありません"),
            ("<footer>\n\n{{ words | shout }}</footer>", "「shout」というフィルターはありません"),
            ("<footer>\n\n{% include page.title %}</footer>", "3 行目を組み立てられませんでした"),
        ],
    )
    def test_that_fails_while_pages_are_made_is_told_with_its_line(self, text: str, told: str, tmp_path: Path) -> None:
        with pytest.raises(ChromeFailed) as failed:
            build_chrome(put(tmp_path, "overrides/partials/footer.html", text), tmp_path / "work")
        assert failed.value.place.file == "overrides/partials/footer.html"
        assert failed.value.place.line == 3
        assert told in str(failed.value)
        assert "Error" not in str(failed.value)
        assert str(tmp_path) not in str(failed.value)


@pytest.mark.long
class TestWhatHasNoEffect:
    @pytest.mark.breaks("K710")
    def test_is_told_and_the_site_is_built(self, tmp_path: Path) -> None:
        site = put(tmp_path / "site", "overrides/strange.txt", "x")
        put(site, "overrides/partials/ribbon.html", "<p>帯</p>")
        put(site, "overrides/notes.md", "控え")
        put(site, "overrides/README.md", "# 枠の手引き")
        put(site, "overrides/assets/city.svg", "<svg/>")
        put(site, "overrides/news.html", "{% extends 'main.html' %}\n{% block mane %}{% endblock %}")
        put(
            site,
            "content/news.md",
            "---\ntitle: お知らせ\ndescription: 市の\ntemplate: news.html\n---\n![市章](assets/city.svg)\n",
        )
        put(site, "content/assets/city.svg", "<svg/>")
        outcome = build_site(
            Order(site, City(tmp_path).data, tmp_path / "out", tmp_path / "work", search=False, images=False),
            Progress(quiet=True),
        )
        assert outcome.published, render_text(outcome.problems, lambda _: ())
        told = {(found.place.file, found.place.line): words_of(found) for found in outcome.problems}
        assert {found.rule for found in outcome.problems} == {"K710"}
        assert set(told) == {
            ("overrides/news.html", 2),
            ("overrides/notes.md", 0),
            ("overrides/partials/ribbon.html", 0),
            ("overrides/strange.txt", 0),
        }
        assert told["overrides/strange.txt", 0][0].endswith("それでも「strange.txt」というアドレスで公開されます。")
        assert (tmp_path / "out" / "strange.txt").is_file()
        assert not (tmp_path / "out" / "notes.md").exists()
        assert told["overrides/news.html", 2][1] == "「main」ではありませんか。"


def test_words_of_jinja_that_nobody_knows_are_no_english() -> None:
    assert explain_jinja("Something else went wrong") == "「{% … %}」か「{{ … }}」の書き方が違います"


@pytest.mark.long
def test_a_site_that_lays_nothing_over_the_frame_has_no_template_looked_at(tmp_path: Path) -> None:
    put(tmp_path, "content/about/city.md", "---\ntitle: 市\n---\n# 市\n")
    read_frame_template.cache_clear()
    build_chrome(tmp_path, tmp_path / "work")
    assert read_frame_template.cache_info().misses == 0
    put(tmp_path, "overrides/partials/ribbon.html", "<p></p>\n")
    (told,) = build_chrome(tmp_path, tmp_path / "work").warnings
    assert told.rule == "K710"
    seen = read_frame_template.cache_info().misses
    build_chrome(tmp_path, tmp_path / "work")
    assert seen > 0
    assert read_frame_template.cache_info().misses == seen, "the same text is parsed once"
