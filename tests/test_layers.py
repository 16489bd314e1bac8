"""The modules of the program, read as text; which imports which, out. Imports run one way: each layer knows only those below it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "generator"

# From the ground up. A package is one layer; modules that stand together do not know each other.
LAYERS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        [
            {"model", "progress", "cache", "policy", "shortages"},
            {"faults", "holding", "programs"},
            {"addresses", "calendars"},
            {"amounts"},
            {"problems", "rules", "unseen_characters"},
            {"nearest", "slips", "inputs", "extracting", "folders"},
            {"reporting", "explain", "tree", "accessibility", "fences"},
            {"taking"},
            {"scalars"},
            {"schema"},
            {"sources"},
            {"gathering"},
            {"source_texts", "taken", "reference"},
            {"proof"},
            {"plan_names", "ties"},
            {"site_index"},
            {"checks", "keys", "judging", "editions"},
            {"standings", "sound"},
            {"judged"},
            {"wording"},
            {"views"},
            {"phrases", "tongues"},
            {"drawing", "escaping", "compiled"},
            {"environment"},
            {"render"},
            {"frame", "examples"},
            {"stamp", "styles", "sheets"},
            {"shells", "written"},
            {"gallery"},
            {"overviews", "making"},
            {"pages"},
            {"titles"},
            {"exports", "search", "verify"},
            {"remembering", "listed"},
            {"searching", "write"},
            {"pictures"},
            {"publishing"},
            {"build"},
            {"admission", "excerpts", "news", "watching"},
            {"preview"},
            {"serve"},
            {"cli"},
            {"__main__"},
        ],
    )
)
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}
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


IMPORTS = {
    name: set(imports_of(path.read_text(encoding="utf-8"), set(MODULES))) - {""} for name, path in MODULES.items()
}


def top(name: str) -> str:
    return name.partition(".")[0]


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name))
class TestModules:
    def test_have_their_layer(self, name: str) -> None:
        assert top(name) in HEIGHT, f"{name}: give the module its place in LAYERS"

    def test_import_only_from_layers_below(self, name: str) -> None:
        own = top(name)
        upwards = {other for other in IMPORTS[name] if top(other) != own and HEIGHT[top(other)] >= HEIGHT[own]}
        assert upwards == set()

    def test_are_named_after_what_they_do(self, name: str) -> None:
        words = set(re.split(r"[._]", name))
        assert words.isdisjoint(NO_NAMES)

    def test_are_short_enough_to_read(self, name: str) -> None:
        assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_module_comes_back_to_itself() -> None:
    done: set[str] = set()
    under_way: list[str] = []

    def follow(name: str) -> None:
        if name in done:
            return
        assert name not in under_way, " -> ".join([*under_way, name])
        under_way.append(name)
        for other in sorted(IMPORTS[name]):
            follow(other)
        under_way.pop()
        done.add(name)

    for name in sorted(MODULES):
        follow(name)
    assert done == set(MODULES)


def test_each_layer_is_still_there() -> None:
    assert set(HEIGHT) == {top(name) for name in MODULES if name}


def test_imports_are_found_wherever_they_stand() -> None:
    text = "import generator.load.parse\nfrom generator import addresses\nfrom generator.checks.ids import check_ids\n\ndef late():\n    from generator.problems.rules import RULES\n"
    assert set(imports_of(text, set(MODULES))) == {"tree", "addresses", "checks.ids", "rules"}
    assert IMPORTS["taking"] >= {"tree", "nearest", "problems"}
