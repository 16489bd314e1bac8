"""Disks that are full or may not be written, two kinds of disks at once, and machines with little memory."""

import os
import random
import re
import resource
import shutil
import subprocess
from pathlib import Path
from typing import Final

from torture.running import Ended, start
from torture.scene import VARIANTS, Recipe, Scene, differ, view_tree

_DISK: Final = 24  # megabytes
_SEARCHED: Final = 0.3
_STARVED: Final = re.compile(r"\[誤り K911\]")
_MOST_MEMORY: Final = 160_000_000


class Disks:
    """Rounds on a small disk of their own. ``reason`` says why there are none, where the machine does not let one be made."""

    def __init__(self, scene: Scene, chance: random.Random) -> None:
        self._scene, self._chance = scene, chance
        self._top = scene.top / "disks"
        self._disk, self._other = self._top / "disk", self._top / "other"
        self._disk.mkdir(parents=True)
        self._other.mkdir()
        self.reason = _mount(self._disk)

    def close(self) -> None:
        """Give the disk back."""
        if not self.reason:
            subprocess.run(["umount", str(self._disk)], check=False, capture_output=True)

    def round(self) -> str:
        """One shortage, then a build without it; what was wrong, or nothing."""
        chance = self._chance
        for place in (self._disk, self._other):
            for left in place.iterdir():
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        short = chance.choice(("out", "work", "both"))
        out = (self._other if short == "work" else self._disk) / "site"
        work = (self._other if short == "out" else self._disk) / "work"
        search, images = chance.random() < _SEARCHED, chance.random() < _SEARCHED
        first, second = (Recipe(chance.choice(VARIANTS), search, images) for _ in range(2))
        kind = chance.choice(("full", "full", "locked", "mixed"))
        said = f"{kind} disk for {short}, {second} after {first}"
        wrong = ""
        if kind != "full" or chance.random() < 0.7:
            wrong += self._build(first, out, work)
        before = view_tree(out)
        if kind == "full":
            self._fill(chance.randint(0, 700_000 if search or images else 250_000))
        elif kind == "locked":
            _remount(self._disk, "ro")
        ended = start(self._scene.arguments(second, out, work), self._top / "log", real=chance.random() < 0.1).wait()
        if kind == "locked":
            _remount(self._disk, "rw")
        (self._disk / "ballast").unlink(missing_ok=True)
        wrong += self._judge(kind, ended)
        wanted = {"clean": self._scene.clean(second)} if ended.code == 0 else {"the last": before}
        wrong += differ(view_tree(out), wanted) + self._build(
            Recipe(chance.choice(VARIANTS), search, images), out, work
        )
        return f"{said}: {wrong}" if wrong else ""

    def _judge(self, kind: str, ended: Ended) -> str:
        if ended.code == 0 and kind != "locked":
            return ""
        cause = {"full": "空き容量がありません", "locked": "書き込めない場所です"}.get(kind, "")
        told = re.search(r"\[誤り K902\].*\n\s*「([^」]+)」に書き込めません（([^）]+)）", ended.told)
        right = told is not None and Path(told[1]).is_relative_to(self._disk) and told[2] == cause
        return (
            "" if ended.code == 2 and right and "Traceback" not in ended.told else f"exit {ended.code}: {ended.told} "
        )

    def _build(self, recipe: Recipe, out: Path, work: Path) -> str:
        ended = start(self._scene.arguments(recipe, out, work), self._top / "log").wait()
        wrong = differ(view_tree(out), {"clean": self._scene.clean(recipe)})
        return (
            f"; a build with nothing in its way: exit {ended.code}, {wrong}, {ended.told}"
            if ended.code or wrong
            else ""
        )

    def _fill(self, left: int) -> None:
        """Leave so many bytes free."""
        free = shutil.disk_usage(self._disk).free
        with (self._disk / "ballast").open("wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, max(1, free - left))


class Memory:
    """Rounds with little memory."""

    def __init__(self, scene: Scene, chance: random.Random) -> None:
        self._scene, self._chance = scene, chance
        self._top = scene.top / "memory"
        self._top.mkdir()

    def round(self) -> str:
        """One build with little memory, then one with enough; what was wrong, or nothing."""
        chance = self._chance
        out, work = self._top / "site", self._top / "work"
        recipe = Recipe(chance.choice(VARIANTS), chance.random() < _SEARCHED, chance.random() < _SEARCHED)
        more = int(_MOST_MEMORY * chance.random() ** 2)
        if chance.random() < 0.5:
            shutil.rmtree(work, ignore_errors=True)
        before = view_tree(out)
        log = self._top / "log"
        ended = start(self._scene.arguments(recipe, out, work), log, before=lambda: _limit_memory(more)).wait()
        wanted = {"clean": self._scene.clean(recipe)} if ended.code == 0 else {"the last": before}
        wrong = differ(view_tree(out), wanted)
        if ended.code not in {0, 2} or (ended.code == 2 and not _STARVED.search(ended.told)):
            wrong += f"exit {ended.code}: {ended.told}"
        after = start(self._scene.arguments(recipe, out, work), log).wait()
        differs = differ(view_tree(out), {"clean": self._scene.clean(recipe)})
        if after.code or differs:
            wrong += f"; the build after: exit {after.code}, {differs}, {after.told}"
        return f"{recipe} with {more:,} bytes more: {wrong}" if wrong else ""


def _limit_memory(more: int) -> None:
    """No more memory than is taken now and ``more`` bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _mount(disk: Path) -> str:
    """Mount a small disk; why it cannot be done, or nothing."""
    try:
        run = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={_DISK}m", "tmpfs", str(disk)],
            check=False,
            capture_output=True,
            text=True,
        )
    except OSError as fault:
        return str(fault)
    return run.stderr.strip() if run.returncode else ""


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True, capture_output=True)
