"""README.md and README.ja.md say the same and name only what exists."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
ENGLISH = (REPOSITORY / "README.md").read_text(encoding="utf-8")
JAPANESE = (REPOSITORY / "README.ja.md").read_text(encoding="utf-8")


def take_links(text: str) -> list[str]:
    return [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]


def take_commands(text: str) -> list[str]:
    """Lines of the code blocks without their comments."""
    blocks = re.findall(r"```\w+\n(.*?)```", text, re.DOTALL)
    return [re.sub(r"\s*#.*", "", line) for block in blocks for line in block.splitlines()]


def test_both_readmes_have_the_same_commands_links_and_sections() -> None:
    assert take_commands(JAPANESE) == take_commands(ENGLISH)
    assert [link for link in take_links(JAPANESE) if link != "README.md"] == [
        link for link in take_links(ENGLISH) if link != "README.ja.md"
    ]
    assert [line.count("#") for line in re.findall(r"^#+ ", JAPANESE, re.MULTILINE)] == [
        line.count("#") for line in re.findall(r"^#+ ", ENGLISH, re.MULTILINE)
    ]


@pytest.mark.parametrize("link", sorted({*take_links(ENGLISH), *take_links(JAPANESE)}))
def test_every_link_of_the_readmes_leads_to_a_file(link: str) -> None:
    assert (REPOSITORY / link).exists()


def test_every_make_target_of_the_readmes_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", ENGLISH, re.MULTILINE))
    assert {"site", "test", "serve", "bench"} <= named <= targets
