"""Nothing in a page changes unseen: one page of each kind is what it was when its snapshot was last renewed (`make snapshots`)."""

import pytest

from generator.page_kinds import PAGE_KINDS
from snapshots import FOLDER, LEFT_OUT, make_snapshots, show

NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return make_snapshots()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_as_it_was(made: dict[str, str], name: str) -> None:
    kept = FOLDER / f"{name}.html"
    assert made[f"{name}.html"].splitlines() == kept.read_text(encoding="utf-8").splitlines(), (
        "is it meant? then: make snapshots"
    )


def test_every_kind_has_its_snapshot_and_none_is_left_over(made: dict[str, str]) -> None:
    assert set(NAMES) == {name.removesuffix(".html") for name in made}, "another kind of page: make snapshots"
    of_everywhere = {name for name, kind in PAGE_KINDS.items() if not kind.ids}
    assert of_everywhere - LEFT_OUT < set(NAMES) <= {"hand_written", "not_found", *PAGE_KINDS} - LEFT_OUT


def test_each_element_stands_on_a_line_of_its_own() -> None:
    assert show("<ul> <li>一</li><li>二</li></ul>") == "<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n"
