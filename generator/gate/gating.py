"""Serve a built site as its host will, look at all of it in a browser, and give what was found."""

import re
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Error

from generator.gate.audit import (
    FEW_OF_A_KIND,
    MOST_OF_A_KIND,
    SiteAudit,
    look_at_representatives,
    look_at_sources,
    look_at_the_rest,
    representatives,
    without_repeats,
)
from generator.gate.axe import criteria_of_rules
from generator.gate.browsing import look_at_all
from generator.gate.origins import own_pages, read_own_files
from generator.gate.reports import GateReport, make_report
from generator.gate.serving import serving
from generator.progress import Progress

_LEADS_ON: Final = ("assets/js/moved.js",)
"""The script that takes readers of a page that has moved to where it is now: without it the page itself can be looked at."""
_LOCATION: Final = re.compile(r"<loc>([^<]+)</loc>")
_OF_KOKAI_ALONE: Final = ("gallery/",)
"""Pages of which no word is a city's, and which are long: they were looked at fully before Kokai was handed out. A full look at this one takes as long as ten others."""


class BrowserFailedError(Exception):
    """The browser does not start, or has ended in the middle; the message is its own."""


def gate_site(site: Path, project: Path, progress: Progress, *, whole: bool) -> GateReport:
    """Look at the site in the folder ``site``, which was built from the city's folder ``project``.

    Every page is read as it is written. Of each kind some pages are looked at fully, if they have a part that no other such page has; of the others one
    of each build lightly, or with ``whole`` more of a kind fully and all others lightly.

    Raises:
        BrowserFailedError: the browser cannot be used.

    """
    try:
        audit = _look(site, project, progress, whole=whole)
        (rules,) = look_at_all([None], lambda browser, _: criteria_of_rules(browser))
    except Error as fault:
        raise BrowserFailedError(fault.message.strip().splitlines()[0]) from None
    return make_report(audit, rules, read_own_files(project))


def own_path(site: Path) -> str:
    """The path on its host below which the site is to be published, as its list of pages says: ``/`` or ``/kokai/``."""
    listed = site / "sitemap.xml"
    text = listed.read_text(encoding="utf-8", errors="replace") if listed.is_file() else ""
    home = min(map(unescape, _LOCATION.findall(text)), key=len, default="")
    path = urlsplit(home).path
    return path if path.startswith("/") and path.endswith("/") else "/"


def _has_own_frame(project: Path) -> bool:
    """Whether the site has files of its own in the place of Kokai's templates and styles."""
    return (project / "overrides").exists()


def _look(site: Path, project: Path, progress: Progress, *, whole: bool) -> SiteAudit:
    under = own_path(site)
    with progress.stage("書かれたとおりのページを読む"):
        audit = look_at_sources(site, under)
    counts = audit.counts
    chosen = representatives(audit.surveyed, MOST_OF_A_KIND if whole else FEW_OF_A_KIND)
    if not whole:
        spared = () if _has_own_frame(project) else _OF_KOKAI_ALONE
        kept = [address for address in chosen if address not in spared]
        chosen = without_repeats(audit.surveyed, kept, own_pages(project))
    progress.tell(
        f"ページは {counts['pages']:,}、種類は {counts['kinds']:,} あります。{len(chosen):,} をくわしく、ほかを軽く見ます。数分かかることがあります。"
    )
    with serving(muted=_LEADS_ON) as serve:
        base = serve(site, under)
        with progress.stage("種類ごとに選んだページを、くわしく見る"):
            look_at_representatives(audit, base, chosen, progress.count)
        with progress.stage("ほかのページを見る" if whole else "ほかのページを、作りの違うものごとに見る"):
            look_at_the_rest(audit, base, whole=whole, count=progress.count)
    return audit
