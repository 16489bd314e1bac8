"""What CONTRIBUTING.md promises to whoever changes something: the files of its recipes exist, and so do the rooms and commands it names."""

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
TEXT = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = {
    name: re.findall(r"^\| `([^`]+)` \|", body, re.MULTILINE)
    for name, body in re.findall(r"^### (.+)\n((?:(?!^##).*\n)+)", TEXT, re.MULTILINE)
}
PLACES = {"NAME": "*", "KNNN": "K*", "CITY": "*", "PLAN": "*", "ROUND": "*"}


def test_there_is_a_recipe_for_each_usual_change() -> None:
    wanted = {"A field", "A page kind", "A rule", "A component", "A chart", "An export", "A language"}
    assert set(RECIPES) == {*wanted, "A round of real data"}


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_files_of_a_recipe_exist(recipe: str) -> None:
    assert len(RECIPES[recipe]) >= 3
    for named in RECIPES[recipe]:
        pattern = "/".join(
            re.sub(r"NAME|KNNN|CITY|PLAN|ROUND", lambda found: PLACES[found[0]], part) for part in named.split("/")
        )
        assert list(PROJECT.glob(pattern)), f"{recipe}: no {named}"


def test_every_other_file_it_names_exists() -> None:
    named = set(re.findall(r"`((?:generator|tests|docs|overrides|requirements)/[\w./-]+)`", TEXT))
    assert len(named) > 20
    assert {name for name in named if not re.search("NAME|KNNN", name) and not (PROJECT / name).exists()} == set()


def test_every_room_has_its_row() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = [each for each in settings["tool"]["importlinter"]["contracts"] if each["id"] == "rooms"]
    rooms = {room for line in contract["layers"] for room in line.split(" | ")} - {"__main__", "progress"}
    section = TEXT.partition("## The rooms")[2].partition("\n## ")[0]
    told = set(re.findall(r"`(\w+)(?:/|\.py)`", section))
    assert rooms - told == set()


def test_every_command_it_names_is_a_target_of_make() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", TEXT, re.MULTILINE)) <= targets
