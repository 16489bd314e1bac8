"""Build a site for the gate, as it is published: the search included, below the path that the gate serves."""

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Final

import yaml

from gate.audit import UNDER
from generator.addresses import ACCESSIBILITY_RESULT
from generator.build import Order, build_site
from generator.model.accessibility import SiteOfTest
from generator.progress import Progress

PROJECT: Final = Path(__file__).parents[2]


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


def build_below(folder: Path, source: Path = PROJECT / "data", *, pages_only: bool = False) -> Path:
    """Build the data in ``source`` into ``folder/site`` and give that folder. The published address ends in the path of the gate.

    ``pages_only`` leaves out the index of the search and the pictures.
    """
    data = folder / "data"
    shutil.copytree(source, data)
    settings = data / "site.yaml"
    text, changed = re.subn(
        r"^address: *[\"']?(https?://[^/\s\"']+).*$",
        rf"address: \1{UNDER}",
        settings.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert changed == 1, "data/site.yaml has no address"
    settings.write_text(text, encoding="utf-8")
    order = Order(
        project=PROJECT,
        data=data,
        out=folder / "site",
        work=folder / "work",
        search=not pages_only,
        images=not pages_only,
    )
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems[:5]
    return folder / "site"
