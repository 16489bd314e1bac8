"""Compiled templates are kept, and made anew when anything changes that they are made of."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, TemplateAssertionError
from markupsafe import Markup

from generator.render.compiled_templates import CompiledTemplates, keep_compiled
from generator.render.environment import ComponentEnvironment, UnknownWordError
from generator.render.escaping import escape_other, escape_text
from generator.wording.group import WordGroup


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
