"""The command `kokai gate`: a city checks its own built pages in a browser."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.command_options import add_project_option
from generator.gate.needs import tell_missing
from generator.problems.exit_codes import CLEAN, FAULT, PROBLEMS
from generator.progress import Progress

_NO_SITE: Final = (
    "「{site}」にサイトがありません。先に「kokai build」で作るか、--site に作ったサイトのフォルダーを書いてください。"
)
_NO_PROJECT: Final = (
    "「{project}」というフォルダーがありません。--project に、サイトのフォルダー（data/ のある所）を書いてください。"
)
_NO_LOOK: Final = "ブラウザーを使えませんでした（{fault}）。もう一度実行し、同じことになるときは、ほかのブラウザーの場所を KOKAI_BROWSER に書いてください。"


def add_gate_options(gate: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Give `gate` its options."""
    add_project_option(gate)
    gate.add_argument("--site", type=Path, metavar="フォルダー", help="作ったサイトのフォルダー（既定: site/）")
    gate.add_argument(
        "--whole", action="store_true", help="すべてのページを画面でも見る（既定: 作りの違うものごとに一つ）"
    )
    gate.add_argument("--format", choices=formats, default="text", help="結果の表示の形（text / json / github）")
    gate.add_argument("--quiet", action="store_true", help="途中経過を表示しない")


def run_gate(asked: argparse.Namespace) -> int:
    """Look at the site, print what was found, and give the exit code: 0 nothing, 1 something, 2 it could not be looked at."""
    if not asked.project.is_dir():
        return _refuse(_NO_PROJECT.format(project=asked.project))
    site = asked.site or asked.project / "site"
    if not (site / "index.html").is_file():
        return _refuse(_NO_SITE.format(site=site))
    if missing := tell_missing():
        return _refuse(*missing)
    # Only here: Playwright, of which the room is made, is there with the extra alone.
    from generator.gate.gating import BrowserFailedError, gate_site  # noqa: PLC0415
    from generator.gate.reports import render_github, render_json, render_text  # noqa: PLC0415

    try:
        report = gate_site(site, asked.project, Progress(quiet=asked.quiet), whole=asked.whole)
    except BrowserFailedError as fault:
        return _refuse(_NO_LOOK.format(fault=fault))
    render = {"text": render_text, "json": render_json, "github": render_github}[asked.format]
    print(render(report))
    return PROBLEMS if report.faults else CLEAN


def _refuse(*lines: str) -> int:
    print("\n".join(lines), file=sys.stderr)
    return FAULT
