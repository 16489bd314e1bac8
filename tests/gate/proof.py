"""Put the defects into copies of a real page and look at them with the very checks that the site is held to."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from gate.audit import read_sources
from gate.building import PROJECT, build_below
from gate.defects import LIGHT, SOURCE, Defect
from generator.gate.browsing import look_at_all
from generator.gate.findings import GateFinding
from generator.gate.looks import Look, PagePlace, look_at_part, look_lightly

# What a page needs so that every defect finds something to spoil.
_WANTED: Final = ("<caption", 'class="chart__picture"', 'class="contents"', "status__shape", 'class="breadcrumb')
_MARKS: Final = "focus-pixels"
_NARROW: Final = (320,)
"""Defects show on the smallest screen: they are put in so that they do. The site itself is looked at on all."""
_SAMPLE_CITY: Final = PROJECT / "tests" / "sample_city" / "data"


def pick_page(folder: Path) -> str:
    """Address of a measure page that has tables, a chart, a status and a list of contents; "" where there is none."""
    found: list[tuple[int, str]] = []
    for file in sorted(folder.glob("*/*/measures/*/index.html")):
        text = file.read_text(encoding="utf-8")
        if all(piece in text for piece in _WANTED):
            found.append((len(text), file.parent.relative_to(folder).as_posix() + "/"))
    return min(found, default=(0, ""))[1]  # the shortest: it is looked at as often as there are defects


def find_ground(site: Path, folder: Path) -> Path:
    """The site of whose pages one is to be spoilt: this one, or where none of its pages has enough in it, that of the sample city.

    The sample city is built into ``folder``, with the same chrome and components.
    """
    return site if pick_page(site) else build_below(folder, _SAMPLE_CITY, pages_only=True)


def plant(site: Path, folder: Path, defects: Sequence[Defect]) -> dict[str, str]:
    """Write a sound copy of the page and one for each defect into ``folder``; give the address by name (``""``: the sound one)."""
    original = pick_page(site)
    assert original, "no measure page has a table, a chart, a status and a list of contents"
    # Pages with nothing wrong stand beside them: what all pages have alike is told by the many.
    for file in ["index.html", "404.html", *(f"{address}/index.html" for address in ("about", "browse", "search"))]:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / file, folder / file)
    shutil.copytree(site / "assets", folder / "assets")
    text = (site / original / "index.html").read_text(encoding="utf-8")
    addresses = {}
    for number, defect in enumerate([None, *defects]):
        address = f"{original.rstrip('/')}-{number}/"
        page = text
        if defect is None or defect.check != "title-unique":
            page = page.replace("<title>", f"<title>{number} ", 1)
        page = page if defect is None else defect.edit(page)
        (folder / address).mkdir(parents=True)
        (folder / address / "index.html").write_text(page, encoding="utf-8")
        addresses[defect.name if defect else ""] = address
    # The title that one defect takes away from this page.
    (folder / original).mkdir(parents=True)
    shutil.copy(site / original / "index.html", folder / original / "index.html")
    return addresses


def look_for(
    folder: Path, base: str, defects: Sequence[Defect], addresses: dict[str, str]
) -> dict[str, list[GateFinding]]:
    """Findings by defect; what every look finds on the sound copy stands under ``""``."""
    sources = read_sources(folder).findings
    found: dict[str, list[GateFinding]] = {
        name: [finding for finding in sources if finding.address == address] for name, address in addresses.items()
    }
    met = [(defect.name, defect.part, defect.check) for defect in defects if defect.part != SOURCE]
    sound = [("", part, "") for part in sorted({part for _, part, _ in met})]
    measured: set[str] = set()

    def look(browser: Browser, job: tuple[str, str, str]) -> tuple[str, list[GateFinding]]:
        name, part, check = job
        address = addresses[name]
        if part == LIGHT:
            return name, look_lightly(browser, base, address, with_axe=False).findings
        seen = Look(address)
        # The mark of each kind of stop is measured on the sound copy, and anew where a defect spoils marks.
        marks = measured if name == "" else set() if check == _MARKS else set(measured)
        look_at_part(part, PagePlace(browser, base, address, marks, widths=_NARROW, walked=_NARROW), seen)
        return name, seen.findings

    for jobs in (sound, met):
        for name, findings in look_at_all(jobs, look):
            found[name] = found[name] + findings
    return found


def caught(defects: Sequence[Defect], found: dict[str, list[GateFinding]]) -> dict[str, bool]:
    """Whether each defect was found by the check that claims it, and by that check only on the spoilt page."""
    sound = {finding.check for finding in found[""]}
    return {
        defect.name: defect.check not in sound and any(finding.check == defect.check for finding in found[defect.name])
        for defect in defects
    }
