"""The command `kokai book`: a plan as a booklet to be printed."""

import argparse
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.book.needs import tell_missing
from generator.command_options import add_project_option, check_output, resolve_path
from generator.load.inputs import explain_refused_write
from generator.load.today import read_today
from generator.problems.excerpts import lines_below, roots_of
from generator.problems.exit_codes import CLEAN, FAULT, exit_code_of
from generator.problems.problem import Problem, problem, whole_file
from generator.problems.reports import render_text
from generator.system.exchanging import exchange_content

if TYPE_CHECKING:
    from generator.map.site_index import SiteIndex

_NO_PDF: Final = "「{out}」は PDF ではないので、書き換えません。--out に別の名前を書いてください。"
_LACKING: Final = "冊子の書体にない文字を「〓」で表しました: {letters}"
_NO_ADDRESS: Final = (
    "公開先のアドレス（site.yaml の address）がまだ決まっていないので、冊子にウェブサイトのアドレスと引用の書き方を載せていません。"
    "決まったら、作り直してください。"
)
_REFUSED: Final = "PDF/UA-1（支援技術で読める PDF の規格）の印は付けられませんでした（{why}）。"


def add_book_options(book: argparse.ArgumentParser) -> None:
    """Give `book` its options."""
    book.add_argument("plan", metavar="計画", help="計画の id（自治体の id を付けて komae/reform-6 のようにも書ける）")
    book.add_argument("--city", default="", metavar="自治体", help="自治体の id（同じ id の計画がいくつもあるとき）")
    book.add_argument(
        "--out", type=Path, metavar="ファイル", help="書き出す先（既定: 今いる所の「自治体の id-計画の id.pdf」）"
    )
    add_project_option(book)
    book.add_argument("--data", type=Path, metavar="フォルダー", help="データのフォルダー（既定: data/）")


def run_book(asked: argparse.Namespace) -> int:
    """Make the booklet and write it; gives the exit code. Where anything is wrong nothing is written."""
    if missing := tell_missing():
        return _refuse(missing)
    from generator.book.gathering import NoSuchPlanError, find_plan, read_published  # noqa: PLC0415 - loads the checks

    project = resolve_path(asked.project)
    data = resolve_path(asked.data or project / "data")
    day = read_today()
    site_index = [day] if isinstance(day, Problem) else read_published(project, data, day)
    if isinstance(site_index, list):
        print(render_text(site_index, lines_below(data), roots_of(data, project, project)), end="\n\n", file=sys.stderr)
        print("先に、上の問題を直してください。冊子は作っていません。", file=sys.stderr)
        return exit_code_of(site_index)
    try:
        key = find_plan(site_index, asked.plan, asked.city)
    except NoSuchPlanError as unknown:
        return _refuse(str(unknown))
    out = asked.out or Path(key.replace("/", "-") + ".pdf")
    try:
        return _write(site_index, key, out, data)
    except OSError as fault:
        return _refuse(
            render_text([problem("K902", whole_file(str(out)), file=out, cause=explain_refused_write(fault))], _none)
        )


def _write(site_index: "SiteIndex", key: str, out: Path, data: Path) -> int:
    """Write the booklet of the plan with the key. Raises ``OSError``; then the file is as it was."""
    if unfit := check_output(out, data):
        return _refuse(render_text([unfit], _none))
    if out.exists() and not _is_pdf(out):
        return _refuse(_NO_PDF.format(out=out))
    # Only here: Typst, of which the booklet is made, is there with the extra alone.
    from generator.book.making import make_booklet  # noqa: PLC0415

    made = make_booklet(site_index, key)
    exchange_content(resolve_path(out), made.content)
    if not site_index.site.settings.is_address_decided:
        print(_NO_ADDRESS, file=sys.stderr)
    if made.lacking:
        print(_LACKING.format(letters="、".join(map(_named, made.lacking))), file=sys.stderr)
    if made.refused:
        print(_REFUSED.format(why=made.refused), file=sys.stderr)
    print(f"できあがり: {out}（{made.pages:,} ページ、図 {made.charts:,} 個）")
    return CLEAN


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"


def _named(letter: str) -> str:
    shown = f"（{letter}）" if unicodedata.category(letter)[0] in "LNPS" else ""
    return f"U+{ord(letter):04X}{shown}"


def _none(_: str) -> tuple[str, ...]:
    """No lines of any file."""
    return ()


def _refuse(told: str) -> int:
    print(told, file=sys.stderr)
    return FAULT
