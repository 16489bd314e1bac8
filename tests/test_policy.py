"""What a host sends along with every file, and what a page says of itself."""

import re

import pytest

from built import PROJECT
from generator.chrome.policy import embed_policy, header_policy, origins_of, page_policy
from generator.exports.headers import headers_of, render_headers

STRICT = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; frame-ancestors 'self'; form-action 'self'"
)


def test_everything_comes_from_the_site_itself() -> None:
    assert header_policy() == STRICT


def test_a_page_says_the_same_but_for_what_only_a_host_can_say() -> None:
    assert page_policy().replace(" file:", "") == STRICT.replace("frame-ancestors 'self'; ", "")


def test_sites_that_are_searched_together_may_be_asked_and_nothing_else_of_theirs_is_let_in() -> None:
    others = ["https://b.example/plans/", "https://a.example:8080/", "https://b.example/other/"]
    added = "; connect-src 'self' https://a.example:8080 https://b.example"
    assert header_policy(others) == STRICT + added
    assert page_policy(others).endswith("; connect-src 'self' file: https://a.example:8080 https://b.example")


@pytest.mark.parametrize(
    ("address", "origins"),
    [
        ("https://見本.example/a/", ("https://xn--8pvz87e.example",)),
        ("https://a.example;script-src *;/", ()),
        ("https://a.example,b.example/", ()),
        ("https://user:word@a.example/", ("https://a.example",)),
        ("https://[::1]/", ()),
        ("https://a.example:999999/", ()),
        ("https://" + "a" * 70 + ".example/", ()),
    ],
)
def test_an_address_brings_its_host_into_the_policy_and_nothing_else(address: str, origins: tuple[str, ...]) -> None:
    assert origins_of([address]) == origins


def test_the_file_of_headers_holds_one_rule_for_every_address_and_some_for_files_of_their_own_kind() -> None:
    everywhere, versions, embeds, notices = render_headers([]).split("\n\n")
    assert versions == "/*/v/timemap.link\n  Content-Type: application/link-format"
    framed = f"\n  ! Content-Security-Policy\n  Content-Security-Policy: {embed_policy()}"
    assert embeds == f"/*/embed/:indicator{framed}"
    assert (
        notices == f"/*/notice/:version{framed}\n"
    )  # a frame that stays as in a version holds one, and whoever holds that frame holds both
    assert "frame-ancestors" not in embed_policy()  # whoever is named, a sandboxed page is refused
    first, *rest = everywhere.splitlines()
    assert first == "/*"
    assert dict(line.strip().split(": ", 1) for line in rest) == dict(headers_of([]))
    assert all(line.startswith("  ") for line in rest)


@pytest.mark.parametrize("file", ["README.md", "README.ja.md"])
def test_what_the_guide_says_for_another_host_is_what_the_file_says(file: str) -> None:
    text = (PROJECT / file).read_text(encoding="utf-8")
    assert f'add_header Content-Security-Policy "{header_policy()}" always;' in text
    assert f'add_header Content-Security-Policy "{embed_policy()}" always;' in text
    (pattern,) = re.findall(r"location ~ (\S+) \{", text)
    page = "/mihon/basic-plan/measures/park/"
    for framed in ("embed/visitors.html", "v/1/embed/visitors.html", "notice/1.html"):
        assert re.search(pattern, page + framed), framed
    for other in ("", "v/1/", "embed/visitors.svg", "v/1/embed/visitors.json"):
        assert not re.search(pattern, page + other), other
