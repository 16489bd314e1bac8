"""The command `kokai read`: a draft of data from a document, and document and draft side by side."""

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.command_options import add_data_option, check_output, check_path, resolve_path
from generator.load.inputs import explain_refused_write
from generator.problems.excerpts import lines_below, roots_of
from generator.problems.exit_codes import CLEAN, FAULT, PROBLEMS, exit_code_of
from generator.problems.problem import problem, whole_file
from generator.problems.reports import render_text

if TYPE_CHECKING:
    from generator.reading import DraftFile, KnownData

_PAGES: Final = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")
_NOTHING: Final = (
    "「{file}」から下書きできることが見つかりません。何も書いていません。\n"
    "  施策の名前・担当課・指標・目標値・実績値などの見出しのある表か、「施策1 …」「取組項目01 …」のような番号の付いた見出しがあると読めます（kokai explain 読み取り）。"
)
_NEXT: Final = (
    "次に: {page} をブラウザーで開き、文書と見比べます。直した YAML を計画のフォルダーに写し、「draft: true」の行を消してから、\n"
    "      kokai check --sources 原典のフォルダー で、すべての原文が文書にあることを確かめます。それまで、この下書きは検査を通りません。"
)

_TOO_LONG: Final = (
    "「{file}」の下書きが、{seconds:,} 秒計算しても終わりません。表か文が多すぎます。何も書いていません。\n"
    "  直し方: 文書を分けるか、PDF なら --pages で読むページを絞ってください（例: --pages 9-20）。要らない表を除いたテキスト（.txt）を読ませることもできます。"
)


def _pages(text: str) -> tuple[int, int]:
    """First and last page. Raises ``ArgumentTypeError``, which says what to write."""
    found = _PAGES.fullmatch(text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if 0 < first <= last:
        return first, last
    raise argparse.ArgumentTypeError(
        f"「{text}」は使えません。ファイルの何ページ目かを書いてください（例: --pages 9-20）"
    )


def add_read_options(read: argparse.ArgumentParser) -> None:
    """Give `read` its options."""
    read.add_argument("file", type=Path, metavar="ファイル", help="文書（PDF、Word の .docx、テキストの .txt）")
    read.add_argument(
        "--pages", type=_pages, metavar="ページ", help="読むページ。ファイルの何ページ目か（例: 9-20。PDF のとき）"
    )
    read.add_argument(
        "--out", type=Path, metavar="フォルダー", help="書き出す先。新しいフォルダー（既定: draft-ファイルの名前）"
    )
    add_data_option(read)
    read.add_argument(
        "--city", metavar="id", help="自治体の id。--plan とともに書くと、データにある施策・指標・部署の id を使う"
    )
    read.add_argument("--plan", metavar="id", help="計画の id")


def run_read(asked: argparse.Namespace) -> int:
    """Read the document, write the draft, and give the exit code: 0 written, 1 the document gives no draft, 2 it could not be tried."""
    from generator.reading import DraftInTheWayError, tell_missing_reader  # noqa: PLC0415 - a build has no use for it

    if (asked.city is None) != (asked.plan is None):
        return _refuse("使い方が違います: --city と --plan は、いっしょに書いてください。")
    if asked.pages and asked.file.suffix.lower() != ".pdf":
        return _refuse(
            "使い方が違います: --pages は、PDF のときだけ使えます。Word の文書とテキストには、決まったページがありません。"
        )
    if missing := tell_missing_reader(asked.file.suffix):
        return _refuse(*missing)
    try:
        return _read(asked)
    except DraftInTheWayError as there:
        return _refuse(f"「{there.args[0]}」には書けません。{there.args[1]}。何も書いていません。")
    except OSError as fault:
        file = str(fault.filename or asked.file)
        found = problem("K902", whole_file(file), file=file, cause=explain_refused_write(fault))
        return _refuse(render_text([found], lambda _: ()))


def _read(asked: argparse.Namespace) -> int:
    from generator.reading import (  # noqa: PLC0415 - as above
        DraftTooLongError,
        Patience,
        UnreadablePaper,
        draft_papers,
        read_paper,
        render_draft,
        write_draft_files,
        write_drafts,
        year_in,
    )

    check_path(asked.file)
    out = asked.out or Path(f"draft-{asked.file.stem}")
    if unfit := check_output(out, asked.data, folder=True):
        return _refuse(render_text([unfit], lambda _: ()))
    folder = resolve_path(out)
    known = _known(asked)
    if isinstance(known, int):
        return known
    first, last = asked.pages or (1, 0)
    papers = read_paper(asked.file.absolute(), first, last)
    if isinstance(papers, UnreadablePaper):
        print(
            f"「{asked.file}」を読み取れません（{papers.cause}）。何も下書きしていません。\n  直し方: {papers.hint}",
            file=sys.stderr,
        )
        return PROBLEMS
    patience = Patience()
    try:
        draft = draft_papers(papers, patience)
        files = write_draft_files(draft, known, asked.file.name, year_in(asked.file.stem))
        page = render_draft(draft, files, asked.file.name, patience)
    except DraftTooLongError as late:
        return _refuse(_TOO_LONG.format(file=asked.file, seconds=late.args[0]), code=PROBLEMS)
    if not files:
        return _refuse(_NOTHING.format(file=asked.file), code=PROBLEMS)
    write_drafts(folder, {**{file.name: file.text.encode() for file in files}, "draft.html": page})
    _tell_written(files, folder, len(papers))
    return CLEAN


def _known(asked: argparse.Namespace) -> "KnownData | int":
    """What the data know of the plan; an exit code where they cannot be read."""
    from generator.reading import KnownData, UnknownPlanError, read_known  # noqa: PLC0415 - as above

    if asked.city is None:
        return KnownData()
    data = resolve_path(asked.data)
    try:
        known, problems = read_known(data, asked.city, asked.plan, asked.file.name)
    except UnknownPlanError as unknown:
        wanted, there = unknown.args
        return _refuse(f"「{data}」に計画「{wanted}」がありません。ある計画: {'、'.join(there) or 'なし'}")
    if problems:
        print(render_text(problems, lines_below(data), roots_of(data, Path.cwd(), data)), file=sys.stderr)
        return exit_code_of(problems)
    return known


def _tell_written(files: "tuple[DraftFile, ...]", folder: Path, pages: int) -> None:
    for file in files:
        doubts = sum(bool(line.doubt) for line in file.lines)
        print(f"{folder / file.name}（{len(file.lines):,} 行、要確認 {doubts:,} か所）")
    print(folder / "draft.html")
    print(f"できあがり: {pages:,} ページを読みました。")
    print(_NEXT.format(page=folder / "draft.html"))


def _refuse(*lines: str, code: int = FAULT) -> int:
    print("\n".join(lines), file=sys.stderr)
    return code
