"""Weigh every page of the site, score one as on a phone, and weigh the pages of a larger, invented city beside it.

    python tests/weigh.py [--write] [--measures 1000]

`--write` puts the figures into docs/performance.md, between its marks. Exit codes: 0 measured, 2 it could not be measured.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from benchmarks.city import write_city
from built import UNDER
from gate.audit import Audit, look_as_a_phone
from gate.building import PROJECT, build_below
from gate.figures import KindWeight, put_figures, table_of_scores, table_of_weights, weigh_kinds
from gate.tools import ToolsMissingError, versions
from generator.gate.browsers import find_browser, read_version
from generator.gate.browsing import look_at_all
from generator.gate.serving import serving
from generator.gate.survey import Survey, survey
from generator.gate.weight import check_weights

_DOCUMENT: Final = PROJECT / "docs" / "performance.md"
_SEED: Final = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write if asked to. Gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the figures into docs/performance.md")
    parser.add_argument("--measures", type=int, default=1_000, help="of the invented city")
    asked = parser.parse_args(arguments)
    program = find_browser()
    if program is None:
        print("ブラウザーがありません。「make weigh」で実行してください。", file=sys.stderr)
        return 2
    try:
        tables = _measure(read_version(program), asked.measures)
    except ToolsMissingError as fault:
        print(fault, file=sys.stderr)
        return 2
    print("\n\n".join(tables))
    if asked.write:
        put_figures(_DOCUMENT, tables)
    return 0


def _measure(browser: str, measures: int) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="kokai-weigh-") as scratch, serving() as serve:
        folder = Path(scratch)
        site = build_below(folder / "site")
        surveyed = _survey(site)
        audit = Audit(surveyed)
        address = look_as_a_phone(audit, serve(site, UNDER))
        write_city(folder / "city", measures, _SEED)
        # Neither the index of the search nor pictures are any part of a page's weight.
        larger = _survey(build_below(folder / "larger", folder / "city", pages_only=True))
        tools = f"Lighthouse {versions()['Lighthouse']}, {browser.strip()}"
        return [
            table_of_weights(_kinds(surveyed), _kinds(larger), measures),
            table_of_scores(address, audit.scores, tools),
        ]


def _survey(site: Path) -> Survey:
    def look(browser: Browser, folder: Path) -> Survey:
        return survey(browser, folder, UNDER)

    return look_at_all([site], look)[0]


def _kinds(surveyed: Survey) -> dict[str, KindWeight]:
    _, weights = check_weights(surveyed)
    return weigh_kinds(surveyed, weights)


if __name__ == "__main__":
    sys.exit(main())
