"""The guide of city staff from nothing to a published quarter: every command of it is one, in the order in which it works."""

import re
from pathlib import Path
from textwrap import dedent
from typing import Final

import pytest

from generator.arguments import make_parser
from generator.cli import main
from small_town import Town

GUIDE: Final = (Path(__file__).parents[1] / "docs" / "staff.md").read_text(encoding="utf-8")
IN_ORDER: Final = (
    "kokai new site", "kokai sheet plan out", "kokai sheet plan in", "kokai check", "kokai build", "kokai serve", "kokai sheet out",
    "kokai sheet status", "kokai sheet in", "kokai diff --format html", "kokai release", "kokai archive verify", "kokai build --archive",
    "kokai new round", "kokai doctor", "kokai upgrade",
)  # fmt: skip
"""The steps of a year, by the first line that takes each."""


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("kokai ")]


@pytest.mark.parametrize("line", sorted({*commands()} - {"kokai doctor --help"}))
def test_every_command_can_be_typed(line: str) -> None:
    asked = make_parser().parse_args(line.split()[1:])
    assert asked.command == line.split()[1]


def test_the_steps_follow_one_another() -> None:
    at = 0
    text = "\n".join(commands())
    for step in IN_ORDER:
        at = text.index(step, at)


def test_the_guide_is_read_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "進め方"]) == 0
    assert capsys.readouterr().out.startswith("# はじめから公開まで")


def test_its_own_links_lead_to_its_headings() -> None:
    headings = {re.sub(r"[、。]", "", each).replace(" ", "-") for each in re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)}
    links = re.findall(r"\]\(#([^)]+)\)", GUIDE)
    assert len(links) == 9
    assert set(links) <= headings


def test_a_budget_can_be_written_as_it_says(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(    budgets:\n.*?)```", GUIDE, re.DOTALL)
    town = Town(tmp_path, measure=dedent(example).replace("2026", "2019"))
    assert town.codes() == []
    assert "12,850千円" in town.text("measure")


def test_what_is_written_beside_the_data_lies_outside_of_the_site() -> None:
    """What lies in the site's folder is committed by ``git add .``."""
    put = [line for line in commands() if " --out " in line or " --returns " in line]
    assert put
    assert all("../sagyo/" in line for line in put)
