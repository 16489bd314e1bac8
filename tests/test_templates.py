"""Compiled templates are kept, and made anew when anything changes that they are made of."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, TemplateAssertionError
from markupsafe import Markup

from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.model.accessibility import NO_TEST, SiteOfTest
from generator.pages.gallery import view_gallery
from generator.pages.jobs import find_view
from generator.problems.problem import Refused
from generator.render.compiled_templates import CompiledTemplates, keep_compiled
from generator.render.environment import TEMPLATES, ComponentEnvironment, UnknownWordError
from generator.render.escaping import escape_other, escape_text
from generator.render.examples import read_components, render_example
from generator.render.renderer import Renderer
from generator.views.pieces import Page
from generator.views.vocabularies import vocabulary_of
from generator.wording.group import WordGroup
from generator.wording.languages import LANGUAGES
from sample import SAMPLE, addresses_of

pytestmark = pytest.mark.long

PROJECT = Path(__file__).resolve().parent.parent


class Words(WordGroup, frozen=True):
    target: str


def checksum(folder: Path, word: str, source: str = "{{ words.target }}") -> str:
    return CompiledTemplates(folder, {"words": Words(word)}).get_source_checksum(source)


def test_the_same_words_and_template_are_found_again(tmp_path: Path) -> None:
    assert checksum(tmp_path, "目標値") == checksum(tmp_path, "目標値")


def test_another_word_or_another_template_is_compiled_anew(tmp_path: Path) -> None:
    assert checksum(tmp_path, "目標値") != checksum(tmp_path, "目標")
    assert checksum(tmp_path, "目標値") != checksum(tmp_path, "目標値", "{{ words.target }}!")


def test_where_nothing_may_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert keep_compiled({}, tmp_path / "file" / "templates") is None
    assert keep_compiled({}, tmp_path / "templates") is not None


def test_text_is_escaped_and_html_is_left() -> None:
    assert escape_text('<a href="x">\'&') == "&lt;a href=&#34;x&#34;&gt;&#39;&amp;"
    assert escape_other(Markup("<b>")) == "<b>"
    assert escape_other(3) == "3"


class Templates(ComponentEnvironment):
    """An environment whose templates are given as text."""

    def __init__(self, **templates: str) -> None:
        super().__init__({"words": Words("目標値")})
        self.loader = DictLoader(templates)
        self.bytecode_cache = None


def render(macro: str, value: object, **templates: str) -> str:
    module: Any = Templates(main=macro, **templates).get_template("main").module
    html = module.shown(value)
    assert isinstance(html, str)
    return html


def test_what_a_macro_gives_stands_in_the_page_as_it_is_and_what_it_was_given_is_escaped() -> None:
    inner = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}"
    outer = "{% from 'inner' import bold %}{% macro shown(text) %}<p>{{ bold(text) }}</p>{% endmacro %}"
    assert render(outer, "<script>", inner=inner) == "<p><b>&lt;script&gt;</b></p>"


def test_html_that_one_macro_hands_to_another_is_escaped_once() -> None:
    both = (
        "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}"
        "{% macro item(html) %}<li>{{ html }}</li>{% endmacro %}"
        "{% macro shown(text) %}{{ item(bold(text)) }}{% endmacro %}"
    )
    assert render(both, "a & b") == "<li><b>a &amp; b</b></li>"


def test_our_filters_escape_and_mark_up() -> None:
    assert render("{% macro shown(text) %}{{ text|lines }}{% endmacro %}", "<i>\nb") == "&lt;i&gt;<br>\nb"
    title = "<在日>米軍基地の早期返還を求める"
    assert "&lt;在日&gt;" in render("{% macro shown(text) %}{{ text|phrases }}{% endmacro %}", title).replace(
        "<wbr>", ""
    )


def test_a_misspelt_word_a_missing_value_and_an_argument_by_name_fail() -> None:
    with pytest.raises(UnknownWordError):
        render("{% macro shown(text) %}{{ words.tarjet }}{% endmacro %}", "")
    with pytest.raises(AttributeError):
        render("{% macro shown(text) %}{{ text.nothing }}{% endmacro %}", Words("a"))
    with pytest.raises(TemplateAssertionError):
        render("{% macro bold(text) %}{% endmacro %}{% macro shown(text) %}{{ bold(text=text) }}{% endmacro %}", "a")
    with pytest.raises(TemplateAssertionError):
        render("{% macro shown(text, more='b') %}{{ text }}{% endmacro %}", "a")


def every_page(language: str, *, stock: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """The parts of every page of the sample city that is made from data, by address."""
    site = gather_site(read_data(SAMPLE)[0], {}).site
    assert not isinstance(site, Refused)
    site_index = index_site(site)
    standings, vocabulary = stand_all(site_index), vocabulary_of(language)
    drawing = Renderer(vocabulary._asdict(), language, stock=stock)
    for page in addresses_of(site_index).pages.values():
        name, given = page.kind.name, [page.key] if page.kind.ids else []
        if name == "gallery":
            view: Page = view_gallery(site_index, standings, drawing, vocabulary)
        else:
            view = find_view(name)(
                site_index,
                standings,
                *([NO_TEST, SiteOfTest("https://mihon.example/", "x")] if name == "accessibility" else given),
                vocabulary,
            )
        yield page.address, drawing.render(view).slots()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_the_same_byte_for_byte_as_jinja_itself_makes_it(language: str) -> None:
    """The gallery among them, which holds every component in every state."""
    ours, stock = dict(every_page(language, stock=False)), dict(every_page(language, stock=True))
    assert len(ours) > 30
    assert ours.keys() == stock.keys()
    for address, slots in ours.items():
        assert all(type(text) is str for text in slots.values())
        assert slots == stock[address], address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_component_is_the_same_too(language: str) -> None:
    words = vocabulary_of(language)._asdict()
    ours, stock = Renderer(words, language), Renderer(words, language, stock=True)
    examples = [example for component in read_components() for example in component.examples]
    assert len(examples) > 80
    for example in examples:
        assert render_example(example, ours) == render_example(example, stock), example.name


def test_a_variable_of_the_environment_falls_back_to_jinja_itself(tmp_path: Path) -> None:
    """The same site, without a look into the compiler; and no page of the one is taken for a page of the other."""
    sites = {}
    for choice in ("", "stock"):
        command = [sys.executable, "-m", "generator", "build", "--quiet", "--no-search", "--no-images"]
        command += ["--data", str(SAMPLE), "--out", str(tmp_path / "site"), "--work", str(tmp_path / "work")]
        run = subprocess.run(
            command, cwd=PROJECT, env={**os.environ, TEMPLATES: choice}, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
        top = tmp_path / "site"
        sites[choice] = {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        record = (tmp_path / "work" / "kept" / "pages").read_bytes()
        sites[choice + " record"] = {Path(): record}
    assert sites[""] == sites["stock"]
    assert sites[" record"] != sites["stock record"]
