"""Components: every example of every spec is sound HTML, shows all it was given, and lets no markup through."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import html5lib
import msgspec
import pytest
from jinja2 import UndefinedError

from generator.render.environment import COMPONENTS, ComponentEnvironment, UnknownWordError
from generator.render.examples import Component, Example, read_components, render_example
from generator.render.renderer import read_component_styles, renderer
from generator.views.piece import Piece
from generator.views.vocabularies import vocabulary_of

COMPONENTS_READ = read_components()
EXAMPLES = [example for component in COMPONENTS_READ for example in component.examples]
HOSTILE = "\"'><script>alert(1)</script><x-strange a='"


def name_of(example: Example) -> str:
    return f"{example.component}: {example.name}"


def page_around(example: Example, html: str) -> str:
    head, body = (html, "") if example.within == "head" else ("", f"<{example.within}>{html}</{example.within}>")
    return f"<!doctype html><html lang=ja><head><meta charset=utf-8><title>x</title>{head}</head><body>{body}</body></html>"


def parse(example: Example, html: str) -> tuple[Any, list[Any]]:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parse(page_around(example, html))
    return tree, parser.errors


def texts_of(value: object) -> Iterator[str]:
    """Every text of a view, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)
    elif isinstance(value, Piece):
        for field in value.__struct_fields__:
            yield from texts_of(getattr(value, field))


def with_each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The view with each of its texts changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(with_each_text(each, change) for each in value)
    if isinstance(value, Piece):
        fields = {field: with_each_text(getattr(value, field), change) for field in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return value


@pytest.mark.parametrize("folder", sorted(path.name for path in COMPONENTS.iterdir() if path.is_dir()))
def test_every_component_has_a_template_and_a_spec_with_examples(folder: str) -> None:
    assert (COMPONENTS / folder / "template.html").is_file()
    component = next((each for each in COMPONENTS_READ if each.id == folder), None)
    assert isinstance(component, Component), f"{folder}/spec.yaml"
    assert component.name
    assert component.purpose.endswith("。")
    assert component.examples


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_each_example_is_html_without_an_error(example: Example) -> None:
    _, errors = parse(example, render_example(example, renderer()))
    assert errors == []


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_each_example_shows_every_text_that_it_holds(example: Example) -> None:
    html = unescape(re.sub(r"<br>\n?", "\n", render_example(example, renderer())))
    hidden = {
        "address",
        "title",
        "url",
        "site",
        "contents",
        "trail",
        "heading",
        "number",
        "tags",
        "language",
        "editions",
    }
    values = example.value if isinstance(example.value, tuple) else (example.value,)
    for value in values:
        of_head = type(value).__name__ == "PageHead"
        for field in value.__struct_fields__:
            if of_head and field in hidden:
                continue
            for text in texts_of(getattr(value, field)):
                assert text in html, f"{field}: {text}"


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_markup_in_any_text_comes_out_as_text(example: Example) -> None:
    hostile = msgspec.structs.replace(
        example, value=with_each_text(example.value, lambda text: text + HOSTILE if text else "")
    )
    tree, _ = parse(hostile, render_example(hostile, renderer()))
    assert not list(tree.iter("script"))
    assert not list(tree.iter("x-strange"))
    for element in tree.iter():
        assert not [name for name in element.attrib if str(name).startswith(("on", "a'"))]


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_no_id_stands_twice_and_every_name_is_there(example: Example) -> None:
    tree, _ = parse(example, render_example(example, renderer()))
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    for element in tree.iter():
        named = element.attrib.get("aria-labelledby")
        assert named is None or named in ids


def test_pictures_have_a_name_or_are_hidden_from_screen_readers() -> None:
    seen = 0
    for example in EXAMPLES:
        tree, _ = parse(example, render_example(example, renderer()))
        for element in tree.iter():
            if not str(element.tag).endswith("svg"):
                continue
            seen += 1
            hidden = element.attrib.get("aria-hidden") == "true"
            assert hidden or (element.attrib.get("role") == "img" and element.attrib.get("aria-labelledby"))
    assert seen


def test_tables_have_a_caption_and_their_headers_a_scope() -> None:
    seen = 0
    for example in EXAMPLES:
        tree, _ = parse(example, render_example(example, renderer()))
        for table in tree.iter("table"):
            seen += 1
            caption = table.find("caption")
            assert caption is not None
            assert "".join(caption.itertext()).strip()
            assert all(header.attrib.get("scope") in ("col", "row") for header in table.iter("th"))
    assert seen


def test_a_misspelt_word_in_a_template_is_told_when_the_template_is_read() -> None:
    environment = ComponentEnvironment(vocabulary_of("ja")._asdict())
    with pytest.raises(UnknownWordError, match=r"words\.figure\.tarqet"):
        environment.from_string("{{ words.figure.tarqet }}")
    with pytest.raises(UnknownWordError, match=r"words\.figure"):
        environment.from_string("{{ words.figure }}")


def test_a_name_that_a_template_does_not_get_is_an_error() -> None:
    environment = ComponentEnvironment(vocabulary_of("ja")._asdict())
    with pytest.raises(UndefinedError):
        environment.from_string("{{ nobody }}").render()
    with pytest.raises((UndefinedError, AttributeError)):
        environment.from_string("{{ nobody.name }}").render()


def test_line_ends_become_breaks_and_everything_else_is_escaped() -> None:
    environment = ComponentEnvironment(vocabulary_of("ja")._asdict())
    assert environment.from_string("{{ text|lines }}").render(text="<b>\n&") == "&lt;b&gt;<br>\n&amp;"


def test_the_style_sheet_holds_every_component_and_stays_small() -> None:
    styles = read_component_styles()
    for path in COMPONENTS.glob("*/style.css"):
        assert path.read_text("utf-8").strip() in styles
    assert styles.count("{") == styles.count("}")
    assert "url(" not in styles
    assert "@import" not in styles


def test_components_use_only_the_tokens_of_the_chrome() -> None:
    chrome = (COMPONENTS.parents[2] / "overrides" / "assets" / "css" / "chrome.css").read_text("utf-8")
    styles = read_component_styles()
    known = set(re.findall(r"(--[a-z0-9-]+):", chrome + styles))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", styles)) <= known
    assert not re.findall(r"#[0-9a-f]{3,8}\b", styles), "colours stand in the chrome's tokens"
