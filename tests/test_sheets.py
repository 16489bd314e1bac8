"""Title and address of a page as its printed sheets show them."""

from html.parser import HTMLParser

import pytest

from generator.chrome.printed_title import sheet_attributes


def test_both_stand_in_attributes_of_their_own() -> None:
    assert sheet_attributes("公園の改修", "https://mihon.example/a/") == (
        ' data-sheet-title="公園の改修" data-sheet-address="https://mihon.example/a/"'
    )


@pytest.mark.parametrize(
    "title", ["it's", "a\\b", "two\nlines", "'; } body { display: none", '"><script>&lt;', 'x" style="color:red']
)
def test_no_title_leaves_its_attribute(title: str) -> None:
    read: list[tuple[str, list[tuple[str, str | None]]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: read.append((tag, attrs))  # type: ignore[method-assign]
    parser.feed(f"<html{sheet_attributes(title, '')}>")
    assert read == [("html", [("data-sheet-title", title), ("data-sheet-address", "")])]
