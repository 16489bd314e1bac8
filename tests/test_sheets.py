"""Title and address of a page as its printed sheets show them."""

from html import unescape

import pytest

from generator.sheets import sheet_style


def test_both_stand_in_the_style_attribute_as_texts_of_css() -> None:
    assert sheet_style("公園の改修", "https://mihon.example/a/") == (
        "--sheet-title:'公園の改修';--sheet-address:'https://mihon.example/a/'"
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("it's", r"'it\'s'"),
        ("a\\b", r"'a\\b'"),
        ("two\nlines", "'twolines'"),
        ("'; } body { display: none", r"'\'; } body { display: none'"),
    ],
)
def test_no_title_leaves_its_text(title: str, written: str) -> None:
    assert sheet_style(title, "").startswith(f"--sheet-title:{written};")


def test_no_title_leaves_its_attribute() -> None:
    style = sheet_style('"><script>&lt;', "")
    assert '"' not in style
    assert "<" not in style
    assert unescape(style).startswith("--sheet-title:'\"><script>&lt;'")
