"""What many tests look at and none changes, made once for the whole run, however many processes run it.

`made_once` keeps it in a folder that all processes of the run share; whoever comes first makes it, the others wait. What it gives
is read only: a test that changes a site takes a copy, or builds its own on the chrome that `with_chrome` lays into its working folder.
"""

import atexit
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from generator.build import Order, build_site
from generator.cache import Store
from generator.chrome import build_chrome
from generator.progress import Progress
from generator.system.locks import Lock, hold
from sample import SAMPLE

PROJECT: Final = Path(__file__).resolve().parents[1]
UNDER: Final = "/kokai/"
"""The path below which sites are served: a city's site may be one of many on its host."""

SHARED: Final = "KOKAI_TESTS_SHARED"
"""The variable of the environment that names the folder; `conftest.py` sets it before any other process starts."""

_LONGEST_MAKING: Final = 1800.0
"""Seconds that others wait for what one makes."""


def open_shared() -> str:
    """The folder of this run; a new one, which goes with this process, where no process before has opened one."""
    if SHARED not in os.environ:
        opener, folder = os.getpid(), tempfile.mkdtemp(prefix="kokai-tests-")
        atexit.register(lambda: shutil.rmtree(folder, ignore_errors=True) if os.getpid() == opener else None)
        os.environ[SHARED] = folder
    return os.environ[SHARED]


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder ``name``, which ``make`` fills if nobody has yet. What fails is tried again by the next who asks."""
    top = Path(open_shared())
    done = top / name
    with hold([Lock(top / f"{name}.lock", done)], _LONGEST_MAKING, lambda _: None):
        if not done.is_dir():
            scratch = top / f"{name}.making"
            shutil.rmtree(scratch, ignore_errors=True)
            scratch.mkdir()
            make(scratch)
            scratch.rename(done)
    return done


def with_chrome(work: Path) -> Path:
    """The working folder ``work`` with the chrome of this repository in it, as an earlier build would have left it there."""
    kept = made_once("chrome", _build_chrome)
    target = Store(work).folder("chrome")
    if not target.is_dir():
        shutil.copytree(Store(kept).folder("chrome"), target)
    return work


def real_site() -> Path:
    """The site of the real data, search and pictures included, to be published below the path ``UNDER``."""
    return made_once("real", lambda folder: _build(folder, move_below(folder, PROJECT / "data"))) / "site"


def real_data() -> Path:
    """The data that `real_site` was built from."""
    return real_site().parent / "data"


def move_below(folder: Path, source: Path, under: str = UNDER) -> Path:
    """A copy of the data in ``source`` at ``folder/data``, whose site has an address that ends in the path ``under``."""
    data = folder / "data"
    shutil.copytree(source, data)
    settings = data / "site.yaml"
    text, changed = re.subn(
        r"^address: *[\"']?(https?://[^/\s\"']+).*$",
        rf"address: \1{under}",
        settings.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert changed == 1, "data/site.yaml has no address"
    settings.write_text(text, encoding="utf-8")
    return data


def sample_site() -> Path:
    """The site of the sample city, search and pictures included."""
    return made_once("sample", lambda folder: _build(folder, SAMPLE)) / "site"


def _build(folder: Path, data: Path) -> None:
    order = Order(project=PROJECT, data=data, out=folder / "site", work=with_chrome(folder / "work"))
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems[:5]


def _build_chrome(folder: Path) -> None:
    build_chrome(PROJECT, folder)
