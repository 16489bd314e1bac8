"""Two runs at once: in the same folders, or in folders of which one is the same."""

import random
import re
import time
from pathlib import Path
from typing import Final

from torture.running import PROJECT, Ended, Started, start
from torture.scene import VARIANTS, Recipe, Scene, differ, view_tree

_SEARCHED: Final = 0.05
_REAL: Final = 0.05
_AT_ONCE: Final = 0.25  # the share of pairs of which the second does not wait
_APART: Final = 0.4  # seconds at most between two beginnings
_PATIENCE: Final = 60.0
_PORT: Final = re.compile(r"http://[^/\s]+:(\d+)/")
_KINDS: Final = {"both": 45, "out": 20, "work": 20, "check": 8, "serve": 4, "serves": 3}


class Pairs:
    """Rounds in one folder: each goes on with what the last one left."""

    def __init__(self, scene: Scene, chance: random.Random) -> None:
        self._scene, self._chance = scene, chance
        self._top = scene.top / "pairs"
        self._top.mkdir()

    def round(self) -> str:
        """Two runs, then one more; what was wrong, or nothing."""
        kind = self._chance.choices(list(_KINDS), list(_KINDS.values()))[0]
        wrong = {"check": self._beside_check, "serve": self._beside_serve, "serves": self._two_previews}.get(
            kind, lambda: self._builds(kind)
        )()
        return f"{kind}: {wrong}" if wrong else ""

    def _builds(self, same: str) -> str:
        chance, top = self._chance, self._top
        search = chance.random() < _SEARCHED
        recipes = [Recipe(chance.choice(VARIANTS), search) for _ in range(2)]
        outs = [top / "site", top / ("site" if same in {"both", "out"} else "other-site")]
        works = [top / "work", top / ("work" if same in {"both", "work"} else "other-work")]
        wait = ["--wait", "0" if chance.random() < _AT_ONCE else "120"]
        before = [view_tree(out) for out in outs]
        started: list[Started] = []
        for number, (recipe, out, work) in enumerate(zip(recipes, outs, works, strict=True)):
            arguments = [*self._scene.arguments(recipe, out, work), *wait]
            started.append(start(arguments, top / f"log-{number}", real=chance.random() < _REAL))
            time.sleep(chance.uniform(0, _APART) * chance.randint(0, 1))
        ended = [each.wait() for each in started]
        wrong = _say_wrong_ends(ended, waits=wait[1] != "0")
        for place, out in enumerate(outs):
            wanted = {
                recipe.variant: self._scene.clean(recipe)
                for recipe, each, other in zip(recipes, ended, outs, strict=True)
                if other == out and each.code == 0
            }
            wrong += differ(view_tree(out), wanted or {"the last": before[place]})
        return wrong + self._build_after(search, set(zip(outs, works, strict=True)))

    def _build_after(self, search: bool, places: set[tuple[object, object]]) -> str:
        wrong = ""
        for out, work in sorted(places, key=str):
            recipe = Recipe(self._chance.choice(VARIANTS), search)
            ended = start(self._scene.arguments(recipe, out, work), self._top / "log-after").wait()  # type: ignore[arg-type]
            differs = differ(view_tree(out), {"clean": self._scene.clean(recipe)})  # type: ignore[arg-type]
            wrong += f"; the build after: exit {ended.code}, {differs}, {ended.told}" if ended.code or differs else ""
        return wrong

    def _beside_check(self) -> str:
        """A check of other data in the same working folder."""
        recipe, other = (Recipe(self._chance.choice(VARIANTS)) for _ in range(2))
        out, work = self._top / "site", self._top / "work"
        asked = ["check", "--project", str(PROJECT), "--data", str(self._scene.top / other.variant / "data")]
        first = start([*asked, "--work", str(work), "--quiet"], self._top / "log-0")
        second = start(self._scene.arguments(recipe, out, work), self._top / "log-1")
        wrong = _say_wrong_ends([first.wait(), second.wait()], waits=True)
        return wrong + differ(view_tree(out), {"clean": self._scene.clean(recipe)})

    def _preview(self, recipe: Recipe, log: str) -> Started:
        asked = ["serve", "--project", str(PROJECT), "--data", str(self._scene.top / recipe.variant / "data")]
        return start([*asked, "--work", str(self._top / "work"), "--no-search", "--port", "0"], self._top / log)

    def _beside_serve(self) -> str:
        """A preview and a build with the same working folder: the preview has folders of its own in it."""
        recipe = Recipe(self._chance.choice(VARIANTS))
        preview = self._preview(recipe, "log-0")
        ended = start(self._scene.arguments(recipe, self._top / "site", self._top / "work"), self._top / "log-1").wait()
        wrong = _say_wrong_ends([ended], waits=True) + self._wait_for([preview])
        preview.kill()
        preview.wait()
        for out in (self._top / "site", self._shown_by(preview)):
            wrong += differ(view_tree(out), {"clean": self._scene.clean(recipe)})
        return wrong

    def _two_previews(self) -> str:
        """Two previews with the same working folder: each shows a whole site, in a folder of its own."""
        recipes = [Recipe(self._chance.choice(VARIANTS)) for _ in range(2)]
        previews = [self._preview(recipe, f"log-{number}") for number, recipe in enumerate(recipes)]
        wrong = self._wait_for(previews)
        for preview in previews:
            preview.kill()
            preview.wait()
        for preview, recipe in zip(previews, recipes, strict=True):
            wrong += differ(view_tree(self._shown_by(preview)), {recipe.variant: self._scene.clean(recipe)})
        return wrong

    def _shown_by(self, preview: Started) -> Path:
        """The site that a preview shows: its folder bears the number of its port, which it has told with its address."""
        told = _PORT.search(preview.told())
        return self._top / "work" / f"serve-{told[1] if told else '?'}" / "site"

    @staticmethod
    def _wait_for(previews: list[Started]) -> str:
        """Until each has built its site once."""
        until = time.monotonic() + _PATIENCE
        while not all("作りました" in preview.told() and _PORT.search(preview.told()) for preview in previews):
            if time.monotonic() > until:
                return "; ".join(f"no site in {_PATIENCE:.0f} s: {preview.told()}" for preview in previews)
            time.sleep(0.02)
        return ""


def _say_wrong_ends(ended: list[Ended], *, waits: bool) -> str:
    """Every run is done, or (where it does not wait) told that the other one holds the folder; never both."""
    wrong = ""
    refused = 0
    for each in ended:
        if each.code == 2 and "[誤り K905]" in each.told and not waits:
            refused += 1
        elif each.code or "Traceback" in each.told:
            wrong += f"exit {each.code}: {each.told} "
    return wrong + ("both refused " if refused == len(ended) else "")
