"""What the rounds work on: variants of the sample city, and what a clean build of each publishes."""

import hashlib
import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sample import City
from torture.running import PROJECT, start

VARIANTS: Final = ("plain", "longer", "changed")
_MEASURES: Final = "mihon/basic-plan/measures"
_MORE: Final = """measures:
  - id: more-{number}
    number: 取組1{number}
    kind: project
    pillar: p2
    title: 見本を増やす（その{number}）
"""
Tree = Mapping[str, tuple[str, int]]


class Recipe(NamedTuple):
    """What is built: which variant of the city, with or without search and pictures."""

    variant: str
    search: bool = False
    images: bool = False


class Scene:
    """A folder with the variants; ``clean`` is asked of a fresh process with folders of its own, once for each recipe."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self._clean: dict[Recipe, Tree] = {}
        for variant in VARIANTS:
            city = City(top / variant)
            if variant == "longer":
                for number in range(3):
                    city.put(f"{_MEASURES}/more-{number}.yaml", _MORE.format(number=number))
            if variant == "changed":
                city.change("mihon/municipality.yaml", "reading: みほんし", "reading: みほんのし")

    def arguments(self, recipe: Recipe, out: Path, work: Path) -> list[str]:
        """The command line of a build."""
        asked = ["build", "--project", str(PROJECT), "--data", str(self.top / recipe.variant / "data"), "--quiet"]
        asked += ["--out", str(out), "--work", str(work)]
        return asked + ["--no-search"] * (not recipe.search) + ["--no-images"] * (not recipe.images)

    def clean(self, recipe: Recipe) -> Tree:
        """What a clean build publishes. Raises ``RuntimeError`` where it fails."""
        if recipe not in self._clean:
            place = self.top / "clean"
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            ended = start(self.arguments(recipe, place / "site", place / "work"), place / "log", real=True).wait()
            if ended.code != 0:
                raise RuntimeError(ended.told)
            self._clean[recipe] = view_tree(place / "site")
        return self._clean[recipe]


def view_tree(folder: Path) -> Tree:
    """Every file and folder below ``folder`` by its path: digest of its bytes (of a folder: nothing) and mode. Empty if it is not there."""
    tree: dict[str, tuple[str, int]] = {}
    for above, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = Path(above, name)
            mode = path.lstat().st_mode
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if stat.S_ISREG(mode) else ""
            tree[path.relative_to(folder).as_posix()] = (digest, mode)
    return tree


def differ(found: Tree, wanted: Mapping[str, Tree]) -> str:
    """Nothing if ``found`` is one of ``wanted`` (by name); else in what it differs from each."""
    if any(found == tree for tree in wanted.values()):
        return ""
    told = []
    for name, tree in wanted.items():
        more, less = sorted(found.keys() - tree.keys()), sorted(tree.keys() - found.keys())
        other = sorted(path for path in found.keys() & tree.keys() if found[path] != tree[path])
        told.append(f"{name}: {len(more)} more {more[:3]}, {len(less)} less {less[:3]}, {len(other)} other {other[:3]}")
    return "; ".join(told)
