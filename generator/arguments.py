"""What can be typed after ``kokai``: the commands with their options, and complaints of a wrong call, in Japanese."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from generator.book_command import add_book_options
from generator.command_options import add_data_option, add_project_option, command_adder
from generator.gate_command import add_gate_options
from generator.new_commands import add_new_commands
from generator.read_command import add_read_options
from generator.sheet_commands import add_sheet_commands
from generator.typed_arguments import CommandParser, take_count, take_day, take_days, take_port, take_seconds
from generator.upkeep_commands import add_upkeep_commands

_DESCRIPTION: Final = "自治体の計画と実績の YAML から、公開用の静的サイトを作ります。"
_ABOUT_SHEETS: Final = "実績を表計算の表で集める（out 配る、in 取り込む、status 集まり具合）。計画を表で作る（plan）"
_FORMATS: Final = ("text", "json", "github")
_EPILOG: Final = "終了コード: 0 問題なし / 1 データに問題がある / 2 プログラムか環境の問題"


def _add_diff(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    diff = add("diff", "二つの版やデータの違いを、種類ごとに示す")
    begins = diff.add_mutually_exclusive_group()
    begins.add_argument(
        "before",
        nargs="?",
        default="",
        metavar="前",
        help="データのフォルダー、figures.json、kokai.zip、または公開した版の名前（既定: 前回の公開）",
    )
    diff.add_argument("after", nargs="?", default="", metavar="後", help="同じ（既定: --data のフォルダー）")
    add_data_option(diff)
    diff.add_argument(
        "--format",
        choices=("text", "json", "html", "atom", "markdown"),
        default="text",
        help="表示の形（text / json / html / atom / markdown）。html は決裁に使える一枚のページ、markdown はプルリクエストに書く短い知らせ",
    )
    begins.add_argument(
        "--read",
        type=Path,
        metavar="ファイル",
        help="比べる代わりに、--format json で書き出した違いを読み、ほかの形で示す",
    )
    diff.add_argument("--drafts", action="store_true", help="公開日（publish_on）の前の報告も比べる")
    diff.add_argument("--out", type=Path, metavar="ファイル", help="書き出す先（既定: 画面に表示する）")


def _add_remind(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    remind = add("remind", "まだ済んでいない報告と、まだの部署を示し、部署ごとの連絡文か、予定表のファイルを作る")
    add_data_option(remind)
    remind.add_argument(
        "--format",
        choices=("text", "ics", "json"),
        default="text",
        help="表示の形（text 連絡文 / ics 予定表（iCalendar） / json プログラム用）。ics には、済んでいない報告をすべて、json には、済んだ報告も入れる",
    )
    remind.add_argument(
        "--days",
        type=take_days,
        default=90,
        metavar="日数",
        help="text で、何日先までの報告を示すか（既定: 90）。過ぎたものは、いつも示す",
    )
    remind.add_argument("--out", type=Path, metavar="ファイル", help="書き出す先（既定: 画面に表示する）")


def _add_schema(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    schema = add("schema", "編集ソフトが項目を補い、書き間違いを知らせるための、データの形（JSON Schema）を書き出す")
    schema.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path(".kokai") / "schema",
        metavar="フォルダー",
        help="書き出す先（既定: .kokai/schema/）",
    )


def _add_archive(archive: argparse.ArgumentParser) -> None:
    """``kokai archive add|verify|restore``."""
    add_bare = command_adder(archive, "act", CommandParser, _EPILOG)

    def add(name: str, about: str) -> argparse.ArgumentParser:
        command = add_bare(name, about)
        command.set_defaults(files=(), out=None)
        command.add_argument("folder", type=Path, metavar="フォルダー", help="保管庫のフォルダー")
        add_project_option(command)
        command.add_argument(
            "--data", type=Path, metavar="フォルダー", help="台帳のあるデータのフォルダー（既定: data/）"
        )
        command.add_argument(
            "--format", choices=_FORMATS, default="text", help="問題の表示の形（text / json / github）"
        )
        return command

    add("add", "台帳にあるファイルを、保管庫に足す").add_argument(
        "files", type=Path, nargs="+", metavar="ファイル", help="足すファイル"
    )
    add("verify", "保管庫を、台帳と照らし合わせて確かめる")
    add("restore", "凍結したファイルを、保管庫からサイトへ戻す").add_argument(
        "--out", type=Path, required=True, metavar="フォルダー", help="戻す先"
    )


def _add_readers(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """``kokai read`` and ``kokai explain``: a document, and the pages of the guides."""
    about = "公表した文書（PDF、Word）を読み、データの下書きと、文書と並べて見る画面を作る"
    add_read_options(add("read", about))
    explain = add(
        "explain", "問題の番号（K303 など）の説明や、手引き（進め方、書き方、表、検査、冊子、新しい版、読み取り）を読む"
    )
    explain.add_argument(
        "code",
        metavar="番号",
        help="問題の番号、または「進め方」「書き方」「表」「検査」「冊子」「新しい版」「読み取り」",
    )


def _add_common(command: argparse.ArgumentParser) -> None:
    """What all walks of the road are asked."""
    add_project_option(command)
    command.add_argument("--data", type=Path, metavar="フォルダー", help="データのフォルダー（既定: data/）")
    command.add_argument("--work", type=Path, metavar="フォルダー", help="作業用のフォルダー（既定: .kokai/）")
    command.add_argument("--no-cache", action="store_true", help="前回の読み取り結果を使わない")
    command.add_argument(
        "--wait",
        type=take_seconds,
        default=60.0,
        metavar="秒数",
        help="同じフォルダーを使う、ほかの実行が終わるのを待つ秒数（既定: 60、0 なら待たない）",
    )
    command.add_argument(
        "--workers",
        type=take_count,
        default=0,
        metavar="数",
        help="ページや画像が多いとき、いくつのプロセスで手分けして作るか（既定: プロセッサーのコアの数。1 なら手分けしない）",
    )
    command.add_argument("--quiet", action="store_true", help="途中経過を表示しない")


def _add_output(command: argparse.ArgumentParser) -> None:
    """What those are asked that write a site."""
    command.add_argument("--out", type=Path, metavar="フォルダー", help="サイトの出力先（既定: site/）")
    command.add_argument("--all-pages", action="store_true", help="変わっていないページも作り直す")
    command.add_argument(
        "--no-bulk", action="store_true", help="サイト全体のデータのファイルは、前回のままにする（なければ作る）"
    )
    _add_leaving_out(command)


def _add_leaving_out(command: argparse.ArgumentParser) -> None:
    """What may be left out of a site."""
    command.add_argument("--no-search", action="store_true", help="検索の索引を作らない")
    command.add_argument("--no-images", action="store_true", help="共有されたときに出る画像と、図の PNG を作らない")


def _add_only(build: argparse.ArgumentParser) -> None:
    build.add_argument(
        "--only",
        nargs="+",
        default=(),
        metavar="自治体",
        help="この自治体（フォルダーの名前）のページだけを作り、部分サイトにする（出力先の既定: parts/ の下の、最初の自治体の名前）。あとで kokai join でまとめる",
    )


def _add_join(join: argparse.ArgumentParser) -> None:
    _add_common(join)
    join.add_argument(
        "parts",
        type=Path,
        nargs="+",
        metavar="部分サイト",
        help="部分サイトのフォルダー、またはそれらを並べたフォルダー",
    )
    join.add_argument("--out", type=Path, metavar="フォルダー", help="サイトの出力先（既定: site/）")
    _add_leaving_out(join)
    join.add_argument("--format", choices=_FORMATS, default="text", help="問題の表示の形（text / json / github）")


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands. What it refuses leaves with code 2."""
    parser = CommandParser(prog="kokai", description=_DESCRIPTION, epilog=_EPILOG, add_help=False)
    parser.add_argument("-h", "--help", action="help", help="この説明を表示する")
    add = command_adder(parser, "command", CommandParser, _EPILOG)

    build = add("build", "サイトを作る")
    _add_common(build)
    _add_output(build)
    _add_only(build)
    build.add_argument("--format", choices=_FORMATS, default="text", help="問題の表示の形（text / json / github）")
    join = add("join", "別々に作った部分サイト（kokai build --only）を、一つのサイトにまとめる")
    _add_join(join)
    check = add("check", "書き出さずに、データとページを検査する")
    _add_common(check)
    check.add_argument("--format", choices=_FORMATS, default="text", help="問題の表示の形（text / json / github）")
    check.add_argument(
        "--sources",
        type=Path,
        metavar="フォルダー",
        help="原典の文書（テキストか PDF）のフォルダー。データの文がすべて原典にあるかも調べる",
    )
    serve = add("serve", "手元でサイトを見ながら直す（保存すると画面に反映される）")
    _add_common(serve)
    _add_output(serve)
    serve.add_argument("--port", type=take_port, default=8000, metavar="番号", help="ポート番号（既定: 8000）")
    serve.add_argument(
        "--drafts",
        action="store_true",
        help="公開日（publish_on）の前の報告も、下書きとして表示する（既定: 表示しない）",
    )
    release = add("release", "公開する版を台帳（data/ledger/）に記録する")
    _add_common(release)
    _add_output(release)
    release.add_argument("tag", metavar="版の名前", help="公開する版の名前（例: 2026-11）")
    release.add_argument(
        "--date", type=take_day, metavar="日付", help="公開日（例: 2026-11-27。既定: site.yaml の日付か今日）"
    )
    for command in (build, join, check, release):
        command.add_argument(
            "--archive", type=Path, metavar="フォルダー", help="公開した版の保管庫（既定: あれば archive/）"
        )
    _add_archive(add("archive", "公開した版の保管庫を、台帳と照らし合わせて確かめる・足す・戻す"))
    release.add_argument("--format", choices=_FORMATS, default="text", help="問題の表示の形（text / json / github）")
    _add_schema(add)
    add_gate_options(
        add("gate", "作ったサイトのページを、実際のブラウザーで検査する（アクセシビリティなど）"), _FORMATS
    )
    add_book_options(add("book", "一つの計画を、印刷する冊子（PDF）にする"))
    _add_diff(add)
    add_new_commands(add("new", "サイト・自治体・計画・報告の回を、新しく作る"), CommandParser, _EPILOG)
    add_sheet_commands(add("sheet", _ABOUT_SHEETS), CommandParser, _EPILOG)
    for add_more in (_add_remind, add_upkeep_commands, _add_readers):
        add_more(add)
    return parser
