"""Build a site for the gate, as it is published: the search included, below the path that the gate serves."""

import re
from html import unescape
from pathlib import Path
from typing import Final

import yaml

from built import PROJECT, move_below, with_chrome
from generator.addresses import ACCESSIBILITY_RESULT
from generator.build import Order, build_site
from generator.model.accessibility import SiteOfTest
from generator.progress import Progress

__all__ = ["PROJECT", "build_below", "own_address", "read_tested_site"]

_DATA: Final = PROJECT / "data"


_TESTED: Final = re.compile(r'data-tested-address="([^"]*)" data-tested-made-of="([^"]*)"')


def own_address(data: Path = PROJECT / "data") -> str:
    """Where the site of the data is to be published."""
    settings = yaml.load((data / "site.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 (texts alone)
    return str(settings["address"])


def read_tested_site(site: Path) -> SiteOfTest:
    """Which site a built folder is, as its page of the result names it."""
    page = site / ACCESSIBILITY_RESULT / "index.html"
    found = _TESTED.search(page.read_text(encoding="utf-8"))
    assert found, f"{page} does not name its site"
    return SiteOfTest(unescape(found[1]), found[2])


def build_below(folder: Path, source: Path = _DATA, *, pages_only: bool = False) -> Path:
    """Build the data in ``source`` into ``folder/site`` and give that folder. The published address ends in the path of the gate.

    ``pages_only`` leaves out the index of the search and the pictures.
    """
    order = Order(
        project=PROJECT,
        data=move_below(folder, source),
        out=folder / "site",
        work=with_chrome(folder / "work"),
        search=not pages_only,
        images=not pages_only,
    )
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems[:5]
    return folder / "site"
