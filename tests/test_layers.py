"""The modules of the program, read as text: rooms with doors. The order of the rooms stands in ``pyproject.toml``, for import-linter."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "generator"

_FOR_THE_GUIDE = {"load.reference", "problems.rules"}  # what only the guide and the tests of its pages read
# Rooms of records, views and words: any of their modules may be imported from above.
OPEN = {"model", "views", "wording"}
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "managers", "misc", "tools"}
LONGEST = 320


def name_of(path: Path) -> str:
    """The module's name below the package: ``checks.ids``; ``checks`` for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports_of(text: str, known: set[str]) -> Iterator[str]:
    """Modules of the program that a module imports anywhere in its text, below the package."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            assert node.level == 0, "imports name the whole way"
        else:
            continue
        for name in names:
            package, _, below = name.partition(".")
            if package == "generator":
                yield below if below in known else below.rpartition(".")[0]


@cache
def all_imports() -> dict[str, set[str]]:
    """Imports of each module; read by the first test that asks, not by every process that collects the tests."""
    known = set(MODULES)
    return {name: set(imports_of(path.read_text(encoding="utf-8"), known)) - {""} for name, path in MODULES.items()}


def top(name: str) -> str:
    return name.partition(".")[0]


def opened_by(path: Path) -> set[str]:
    """What a room's ``__init__`` opens to others: names and modules in its ``__all__``."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names = ast.literal_eval(node.value)
            assert isinstance(names, list)
            return set(names)
    return set()


ROOMS = {name for name, path in MODULES.items() if path.name == "__init__.py" and name and "." not in name}
DOORS = {room: opened_by(MODULES[room]) for room in sorted(ROOMS)}


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name))
class TestModules:
    @pytest.mark.long
    def test_enter_other_rooms_by_their_doors(self, name: str) -> None:
        past = {
            other
            for other in all_imports()[name]
            if "." in other and top(other) not in {top(name), *OPEN} and other.split(".")[1] not in DOORS[top(other)]
        }
        assert past == set(), "name the module in the __all__ of its room, or take it from the room itself"

    def test_are_named_after_what_they_do(self, name: str) -> None:
        words = set(re.split(r"[._]", name))
        assert words.isdisjoint(NO_NAMES)

    def test_are_short_enough_to_read(self, name: str) -> None:
        assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("room", sorted(DOORS))
class TestRooms:
    def test_say_what_they_are_for(self, room: str) -> None:
        text = ast.get_docstring(ast.parse(MODULES[room].read_text(encoding="utf-8")))
        assert text
        assert text.endswith(".")

    def test_open_only_what_another_room_uses(self, room: str) -> None:
        used = {other for name, others in all_imports().items() if top(name) != room for other in others}
        modules = {f"{room}.{name}" for name in DOORS[room]} & set(MODULES)
        assert modules <= used | _FOR_THE_GUIDE


def test_only_the_gate_knows_a_browser() -> None:
    """A site is built, checked and released without Playwright, which a city has only for `kokai gate`."""
    knows = {
        top(name) for name, path in MODULES.items() if re.search(r"(from|import) playwright", path.read_text("utf-8"))
    }
    assert knows == {"gate"}


def test_imports_are_found_wherever_they_stand() -> None:
    text = "import generator.load.parse\nfrom generator import addresses\nfrom generator.checks.ids import check_ids\n\ndef late():\n    from generator.problems.rules import RULES\n"
    assert set(imports_of(text, set(MODULES))) == {"load.parse", "addresses", "checks.ids", "problems.rules"}
    assert all_imports()["load.take"] >= {"load.parse", "problems.nearest_word", "problems.problem"}
