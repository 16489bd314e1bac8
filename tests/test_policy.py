"""What a host sends along with every file, and what a page says of itself."""

import pytest

from generator.chrome.policy import embed_policy, header_policy, origins_of, page_policy
from generator.exports.headers import headers_of, render_headers

STRICT = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
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
    everywhere, versions, embeds = render_headers([]).split("\n\n")
    assert versions == "/*/v/timemap.link\n  Content-Type: application/link-format"
    assert embeds == f"/*/embed/:indicator\n  ! Content-Security-Policy\n  Content-Security-Policy: {embed_policy()}\n"
    assert embed_policy().endswith("; frame-ancestors *")
    first, *rest = everywhere.splitlines()
    assert first == "/*"
    assert dict(line.strip().split(": ", 1) for line in rest) == dict(headers_of([]))
    assert all(line.startswith("  ") for line in rest)
