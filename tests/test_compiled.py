"""Compiled templates are kept, and made anew when anything changes that they are made of."""

from pathlib import Path

from markupsafe import Markup

from generator.compiled import CompiledTemplates, keep_compiled
from generator.escaping import escape_quickly
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
    assert escape_quickly('<a href="x">\'&') == "&lt;a href=&#34;x&#34;&gt;&#39;&amp;"
    assert escape_quickly(Markup("<b>")) == "<b>"
    assert escape_quickly(3) == "3"
