"""What is looked for in the pages before they are published."""

import re
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from built import PROJECT, with_chrome
from generator.build import Order, build_site
from generator.problems.problem import Problem
from generator.progress import Progress
from generator.publish.verify import check_pages, check_titles, resolve, see_page
from sample import City

HEAD = '<title>題</title><meta name="description" content="説明"><h1>題</h1>'


def check(pages: dict[str, str], files: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    seen = {
        address: see_page(address, text.replace("<title>題", f"<title>題{address}")) for address, text in pages.items()
    }
    return [_short(found) for found in check_pages(seen, files)]


def _short(found: Problem) -> tuple[str, str]:
    details = dict(found.details)
    return found.rule, details.get("target") or details["what"]


def test_links_within_the_site_are_followed() -> None:
    assert (
        check({"": HEAD + '<a href="./a/">a</a><a href="a/#x">x</a>', "a/": HEAD + '<p id="x"><a href="../">home</a>'})
        == []
    )


@pytest.mark.breaks("K701")
def test_a_link_to_no_page_is_told() -> None:
    assert check({"": HEAD + '<a class="c" href="./gone/">a</a>'}) == [("K701", "gone/")]


def test_a_link_to_no_anchor_is_told() -> None:
    assert check({"": HEAD + '<a href="#gone">a</a>'}) == [("K701", "#gone")]


def test_a_link_out_of_the_root_is_told() -> None:
    assert check({"a/": HEAD + '<a href="../../x/">a</a>'}) == [("K701", "../x/")]


def test_assets_and_forms_are_followed_too() -> None:
    page = HEAD + '<link rel="stylesheet" href="./s.css"><script src="./s.js"></script><form action="./search/"></form>'
    assert check({"": page}, ("s.css",)) == [("K701", "s.js"), ("K701", "search/")]


@pytest.mark.breaks("K702")
def test_links_to_other_hosts_may_stand_but_nothing_is_loaded_from_them() -> None:
    page = HEAD + '<a href="https://example.jp/">x</a><link rel="canonical" href="https://example.jp/">'
    assert check({"": page}) == []
    for load in (
        '<img alt="" src="https://example.jp/i.png">',
        '<script src="//example.jp/s.js"></script>',
        '<link rel="stylesheet" href="https://example.jp/s.css">',
        "<style>@import 'https://example.jp/s.css';</style>",
        '<p style="background:url(//example.jp/i.png)">',
        '<img alt="" src="x" srcset="https://example.jp/i.png 2x">',
    ):
        assert "K702" in {rule for rule, _ in check({"": HEAD + load}, ("x",))}, load


def test_a_page_needs_a_title_a_description_and_one_heading() -> None:
    assert {what for _, what in check({"": "<h1>a</h1><h1>b</h1>"})} == {
        "題名（title）", "説明（description）", "ただ一つの大見出し（h1）",
    }  # fmt: skip


def test_two_pages_with_one_title_are_told() -> None:
    found = check_titles([("a/", "同じ"), ("b/", "同じ"), ("c/", "違う")])
    assert [dict(each.details)["page"] for each in found] == ["b/"]


@pytest.mark.breaks("K703")
def test_an_id_used_twice_is_told() -> None:
    assert [rule for rule, _ in check({"": HEAD + '<p id="x"></p><p id="x"></p>'})] == ["K703"]


def test_where_links_lead() -> None:
    assert resolve("a/b/", "../c/#y") == ("a/c/", "y")
    assert resolve("a/b/", "../../") == ("", "")
    assert resolve("a/b/", "#y") == ("a/b/", "y")
    assert resolve("", "./assets/x.css") == ("assets/x.css", "")
    assert resolve("404.html", "/kokai/about/", "/kokai/") == ("about/", "")
    assert resolve("a/", "/elsewhere/") == ("../elsewhere/", "")


ODD = st.text(st.sampled_from("ab1-_.~!$&*+,;=:@()%計画é|^`{}[]"), min_size=1, max_size=12)


class TestAnOddAddressOfTheSite:
    """What may stand in the site's address is written escaped and understood again."""

    @pytest.mark.parametrize(
        "name", ["&quot;", "&amp;", "&lt;b", "&copy=1", "%E8%A8%88%E7%94%BB", "a%26b", "100%", "計画"]
    )
    def test_is_understood(self, name: str) -> None:
        self.check(name)

    @given(name=ODD)
    def test_is_understood_whatever_it_is(self, name: str) -> None:
        self.check(name)

    def check(self, name: str) -> None:
        base = f"/{name}/"
        text = (
            f'<a href="{escape(base)}about/#x">a</a><img src="{escape(base)}i.png"><a href="{escape(base)}?q=1">q</a>'
        )
        seen = see_page("404.html", HEAD + text, base)
        assert seen.links == (("about/", "x"), ("i.png", ""), ("", ""))
        assert seen.foreign == ()


@pytest.mark.long
@pytest.mark.parametrize(
    "name", ["&quot;/", "&amp;/", "&lt;b/", "&copy=1/", "%E8%A8%88%E7%94%BB/", "計画/", "a&b;c='1"]
)
def test_a_site_at_an_odd_address_has_no_fault(tmp_path: Path, name: str) -> None:
    city = City(tmp_path)
    settings = city.data / "site.yaml"
    text, changed = re.subn(
        r"^address:.*$",
        lambda _: f"address: 'https://x.example/{name.replace(chr(39), chr(39) * 2)}'",
        settings.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert changed == 1
    settings.write_text(text, encoding="utf-8")
    order = Order(PROJECT, city.data, tmp_path / "site", with_chrome(tmp_path / "work"), write=False)
    problems = build_site(order, Progress(quiet=True)).problems
    assert [found.rule for found in problems] == (["K310"] if "'" in name else [])
