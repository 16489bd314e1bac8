"""Frozen pages in few bytes: what is left out says nothing, and every way leads where it led."""

import posixpath
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.exports import squeeze

FILE = "city/plan/measures/park/v/1/index.html"
STYLE = b".kept{color:red}td .also-kept{margin:0}"


def squeezed(page: str, file: str = FILE) -> str:
    return squeeze(page, STYLE, file)


def test_a_class_stays_where_the_style_sheet_names_it() -> None:
    assert (
        squeezed('<p class="gone kept also-kept">a</p><p class="gone">b</p>')
        == '<p class="kept also-kept">a</p><p>b</p>'
    )


def test_a_text_that_looks_like_a_class_stays() -> None:
    text = "<p>class=&#34;gone&#34; href=&#34;../../x&#34;</p>"
    assert squeezed(text) == text


def test_empty_lines_go_and_spaces_between_words_stay() -> None:
    assert squeezed("<p>a</p>\n\n  \n<p>b c\nd</p>") == "<p>a</p>\n<p>b c\nd</p>"


def test_a_way_is_as_short_as_it_can_be() -> None:
    ways = {
        "../../../../../../city/plan/measures/park/": "../../",
        "../../../../../../city/plan/measures/park/v/1/embed/a.html#x": "embed/a.html#x",
        "../../../../../../city/plan/measures/park/v/1/": "./",
        "../../../../../../city/": "../../../../../",
        "../../../../../../r/style.css": "../../../../../../r/style.css",
        "../notice.html": "../notice.html",
        "#figure": "#figure",
        "https://example.jp/../../a": "https://example.jp/../../a",
    }
    for way, short in ways.items():
        assert squeezed(f'<a href="{way}">a</a><iframe src="{way}"></iframe>') == (
            f'<a href="{short}">a</a><iframe src="{short}"></iframe>'
        ), way


NAMES = st.lists(st.sampled_from(["a", "b", "c", "v"]), max_size=4)


@given(NAMES, NAMES, st.sampled_from(["", "x.html"]))
def test_a_way_leads_where_it_led(own: list[str], other: list[str], name: str) -> None:
    folder, target = "/".join(own), "/".join([*other, name])
    way = "../" * len(own) + target
    page = squeezed(f'<a href="{way}">a</a>', posixpath.join(folder, "index.html"))
    (short,) = re.findall(r'href="([^"]*)"', page)
    led = [posixpath.normpath(posixpath.join("/", folder, each)) for each in (way, short)]
    assert led[0] == led[1]
    assert len(short) <= max(len(way), 2)
    assert short.endswith("/") == way.endswith("/") or short == ""
