"""Data as trees: every file of a data folder, read, changed and written."""

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.yaml_text import write_yaml

Tree = dict[str, Any]


class Trees:
    """The files of a data folder by their paths; what is changed here is written with :meth:`write`."""

    def __init__(self, files: dict[str, Tree]) -> None:
        self.files = files
        self._on_disk: dict[str, str] = {}

    @classmethod
    def read(cls, data: Path) -> "Trees":
        """What stands in a folder; every scalar as it is written."""
        return cls(
            {
                path.relative_to(data).as_posix(): yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - all scalars are texts
                for path in sorted(data.rglob("*.yaml"))
            }
        )

    def write(self, data: Path) -> None:
        """Bring the folder to what is held here; files that did not change are not touched."""
        texts = {file: write_yaml(tree) for file, tree in self.files.items()}
        for file in self._on_disk.keys() - texts.keys():
            (data / file).unlink()
        for file, text in texts.items():
            if self._on_disk.get(file) != text:
                path = data / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
        for folder in sorted(data.rglob("*"), key=lambda each: -len(each.parts)):
            if folder.is_dir() and not any(folder.iterdir()):
                shutil.rmtree(folder)
        self._on_disk = texts

    def remember(self) -> dict[str, Tree]:
        """The trees as they are now, for :meth:`restore`."""
        return copy.deepcopy(self.files)

    def restore(self, files: dict[str, Tree]) -> None:
        """Go back to what was remembered."""
        self.files = copy.deepcopy(files)

    def towns(self) -> list[str]:
        """The ids of the municipalities."""
        return sorted({file.partition("/")[0] for file in self.files if file.endswith("/municipality.yaml")})

    def plans(self) -> list[str]:
        """The keys of the plans."""
        return sorted(file.rpartition("/")[0] for file in self.files if file.endswith("/plan.yaml"))

    def lists(self, name: str) -> list[list[Tree]]:
        """Every list of records with ids under this name (``measures``, ``indicators``, …), wherever it stands."""
        found: list[list[Any]] = [
            each for _, tree in sorted(self.files.items()) for each in _lists_below(tree, name, within=False)
        ]
        return [each for each in found if each and all(isinstance(item, dict) and "id" in item for item in each)]

    def records(self, name: str) -> list[Tree]:
        """Every record in those lists."""
        return [record for records in self.lists(name) for record in records]


def _lists_below(node: object, name: str, *, within: bool) -> Iterator[list[Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            here = key == name or (key == "children" and within)
            if isinstance(value, list) and here:
                yield value
            yield from _lists_below(value, name, within=here)
    elif isinstance(node, list):
        for item in node:
            yield from _lists_below(item, name, within=within)
