"""Build what stands twice, warm (on what was kept) and cold (on nothing), and hold the two against each other."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Final, NamedTuple, Protocol

from generator.build import Order, build_site
from generator.progress import Progress
from machine.edits import EDITS, Edit
from machine.project import change_accessibility, change_program, change_project, copy_project
from machine.trees import Trees

_CHROME: Final = Path("kept") / "chrome"


class StaleError(AssertionError):
    """What was built on what was kept is not what is built on nothing."""


class Built(NamedTuple):
    """What a build told and whether it published."""

    told: str
    published: bool


class Builder(Protocol):
    """A way to build."""

    def __call__(self, order: Order) -> Built: ...


def build_here(order: Order) -> Built:
    """Build in this process."""
    outcome = build_site(order, Progress(quiet=True))
    return Built("\n".join(map(str, outcome.problems)), outcome.published)


def build_apart(program: Path) -> Builder:
    """Build in a process of its own, with the package in the folder ``program``, as after an upgrade."""

    def build(order: Order) -> Built:
        command = [sys.executable, "-m", "generator", "build", "--quiet", "--format", "json"]
        command += [
            "--project",
            str(order.project),
            "--data",
            str(order.data),
            "--out",
            str(order.out),
            "--work",
            str(order.work),
        ]
        command += [
            name
            for name, left_out in (("--no-search", not order.search), ("--no-images", not order.images))
            if left_out
        ]
        command += [] if order.cached else ["--no-cache"]
        run = subprocess.run(
            command,
            cwd=program,
            env={**os.environ, "PYTHONUTF8": "1"},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        if run.returncode not in (0, 1):
            raise StaleError(f"the build broke: {run.stdout}{run.stderr}")
        return Built(run.stdout, run.returncode == 0)

    return build


class Counts(NamedTuple):
    """What the machine did: edits whose sites were compared, edits that were refused alike, the kinds of steps.

    ``cold`` are the builds from nothing: what was published before from the very same files is not built again to compare with.
    """

    compared: int
    refused: int
    cold: int
    kinds: Counter[str]


_FRAME_ANEW: Final = 20
"""Of so many builds from nothing one makes its frame anew, whatever was edited: a frame that depended on data would be as stale in both."""

_PATIENCE: Final = 60
"""After so many edits what is rarest is made, if it was not drawn by then."""


class _Cold(NamedTuple):
    """What a build from nothing came to: what it told, and a digest of each file of its site."""

    told: Built
    files: dict[str, str]


class Machine:
    """One site that is edited step by step. ``top`` is a folder of its own."""

    def __init__(
        self, top: Path, trees: Trees, seed: int, build: Builder = build_here, program: Path | None = None
    ) -> None:
        self._top = top
        self._trees = trees
        self._chance = Random(seed)
        self._build = build
        self._program = program
        self._project = copy_project(top / "project")
        self._data = top / "data"
        self._warm = Order(self._project, self._data, top / "site", top / "work", search=False, images=False)
        self._compared = self._refused = 0
        self._cold: dict[str, _Cold] = {}
        self._deck: list[Edit] = []
        self._kinds: Counter[str] = Counter()
        self._story: list[str] = []
        self._earlier: list[dict[str, dict[str, object]]] = []

    def run(self, edits: int) -> Counts:
        """So many edits, each followed by a comparison. Raises ``StaleError`` with the story of the last of them."""
        self._trees.write(self._data)
        self._settle("as it was made", whole=True)
        if self._compared != 1:
            raise StaleError(f"there are problems before anything was edited: {self._story}")
        self._compared = 0
        for _ in range(edits):
            self._step()
        return Counts(self._compared, self._refused, len(self._cold), self._kinds)

    def _step(self) -> None:
        self._warm = self._warm._replace(search=self._chance.random() < 0.04, images=self._chance.random() < 0.1)
        before = self._trees.remember()
        kind, change, whole = self._choose()
        done = change()
        kind = f"program: {done}" if kind == "program" else kind
        self._kinds[kind] += 1
        self._trees.write(self._data)
        if not self._settle(f"{kind}: {done}", whole=whole):
            self._trees.restore(before)
            self._trees.write(self._data)
        else:
            self._earlier = [*self._earlier[-3:], before]

    def _choose(self) -> tuple[str, Callable[[], str], bool]:
        """The next edit: its kind, what it does, and whether even the chrome is to be made anew for the comparison."""
        drawn = self._chance.random()
        if self._program is not None and drawn < 0.75:
            program = self._program
            return "program", lambda: change_program(program, self._chance), True
        if drawn < 0.02:
            return "project", lambda: change_project(self._project, self._chance), True
        overdue = self._kinds.total() >= _PATIENCE and not self._kinds["accessibility"]
        if drawn < 0.03 or overdue:  # so rare that a run might go without it
            return "accessibility", lambda: change_accessibility(self._project, self._chance), True
        if drawn < 0.07:
            return "damage", self._damage, False
        if drawn < 0.40 and self._earlier:
            return "undone", self._undo, False
        return self._edit()

    def _edit(self) -> tuple[str, Callable[[], str], bool]:
        """An edit of the data. Every kind is drawn as often as its weight says before any is drawn again."""
        while True:
            if not self._deck:
                self._deck = [edit for edit, often in EDITS for _ in range(often)]
                self._chance.shuffle(self._deck)
            edit = self._deck.pop()
            done = edit(self._trees, self._chance)
            if done:
                return edit.__name__, partial(str, done), False

    def _undo(self) -> str:
        steps = self._chance.randrange(len(self._earlier))
        self._trees.restore(self._earlier[steps])
        return f"back {len(self._earlier) - steps}"

    def _damage(self) -> str:
        """Cut off, empty or remove something that was kept."""
        kept = [
            path
            for path in sorted((self._warm.work / "kept").rglob("*"))
            if path.is_file() and "chrome" not in path.parts
        ]
        path = self._chance.choice(kept)
        content = path.read_bytes()
        path.unlink()
        ending = self._chance.choice(["removed", "emptied", "cut"])
        if ending != "removed":
            path.write_bytes(b"" if ending == "emptied" else content[: len(content) // 2])
        return f"{path.name} {ending}"

    def _settle(self, step: str, *, whole: bool) -> bool:
        """Build both ways and compare. True where the site was published."""
        self._story = [*self._story[-40:], f"{step} (search {self._warm.search}, images {self._warm.images})"]
        cold = self._warm._replace(
            out=self._top / "cold-site", work=self._top / "cold-work", cached=False, reuse_pages=False
        )
        warm_told = self._build(self._warm)
        known = self._build_cold(cold, whole=whole)
        if warm_told != known.told:
            raise StaleError(self._tell(f"warm told\n{warm_told}\ncold told\n{known.told}"))
        if not known.told.published:
            self._refused += 1
            return False
        differing = _differing(_files(self._warm.out), known.files)
        if differing:
            raise StaleError(self._tell("differing: " + ", ".join(differing[:12])))
        self._compared += 1
        return True

    def _build_cold(self, cold: Order, *, whole: bool) -> _Cold:
        """Build from nothing, or know what came of the very same files before."""
        read = [self._data, self._project, *([self._program] if self._program is not None else [])]
        state = repr(([sorted(_files(folder).items()) for folder in read], cold.search, cold.images))
        if state not in self._cold:
            whole = whole or len(self._cold) % _FRAME_ANEW == 0
            self._empty(cold, whole=whole)
            # Where the chrome alone was left it is to be trusted: a build that trusts nothing makes even that anew.
            told = self._build(cold if whole else cold._replace(cached=True))
            self._cold[state] = _Cold(told, _files(cold.out) if told.published else {})
        return self._cold[state]

    def _empty(self, cold: Order, *, whole: bool) -> None:
        """Leave nothing of the last cold build; the chrome, which costs a second, may stay."""
        shutil.rmtree(cold.out, ignore_errors=True)
        shutil.rmtree(cold.out.with_name(f".{cold.out.name}.spare"), ignore_errors=True)
        saved = self._top / "chrome"
        if not whole and (cold.work / _CHROME).is_dir():
            (cold.work / _CHROME).rename(saved)
        shutil.rmtree(cold.work, ignore_errors=True)
        if saved.is_dir():
            (cold.work / _CHROME).parent.mkdir(parents=True)
            saved.rename(cold.work / _CHROME)

    def _tell(self, what: str) -> str:
        return "\n".join([what, "after:", *self._story])


def _differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The files that are not the same, byte for byte."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _files(top: Path) -> dict[str, str]:
    """A digest of each file below a folder."""
    return {
        f"{folder.removeprefix(str(top))}/{name}": hashlib.sha256(Path(folder, name).read_bytes()).hexdigest()
        for folder, _, names in os.walk(top)
        if not folder.endswith("__pycache__")
        for name in names
    }
