"""The commands that begin something: `kokai new site`, `city`, `plan` and `round`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.command_options import add_data_option, command_adder, finish_writing
from generator.load.inputs import explain_refused_write
from generator.problems.exit_codes import CLEAN, FAULT, exit_code_of
from generator.problems.problem import problem, whole_file
from generator.problems.reports import Roots, render_text

if TYPE_CHECKING:
    from generator.starting import Starting

_CITY = (
    ("city", "自治体", "自治体の名前か、全国地方公共団体コード（例: 272086、貝塚市）"),
    ("id", "id", "自治体の id。フォルダーとアドレスになる（既定: 読みのローマ字）"),
    ("prefecture", "名前", "都道府県（一覧にないコードのとき）"),
    ("name", "名前", "自治体の名前（一覧にないコードのとき）"),
    ("reading", "読み", "自治体の読みがな（一覧にないコードのとき）"),
)
_PLAN = (
    ("plan", "id", "計画の id。フォルダーとアドレスになる（例: plan-2026）"),
    ("title", "題名", "計画の題名（文書のとおりに）"),
    ("from", "年度", "計画期間の最初の年度"),
    ("to", "年度", "計画期間の最後の年度"),
    ("document-url", "アドレス", "計画書が公開されているアドレス"),
    ("document-year", "年度", "計画書を出した年度"),
)
_SITE = (
    ("site-name", "名前", "サイトの名前（既定: 「○○市の計画と実績」）"),
    ("address", "アドレス", "公開先のアドレス"),
)
_SCHEMAS = ".kokai/schema"
_ROUND = (
    ("plan", "計画", "計画の id（既定: 一つだけなら、その計画）"),
    ("name", "名前", "報告の回の名前（例: 令和8年度実績）"),
    ("kind", "種類", "年度・中間・期末（既定: 年度）"),
    ("year", "年度", "どの年度の報告か"),
)

_WAYS_OUT = {
    "site": "空のフォルダーか、まだないフォルダーの名前を書くか、そのファイルをほかの所に移してください。",
    "city": "別の自治体なら、--id で別の id を書いてください。",
    "plan": "別の計画なら、別の id を書いてください。ほかの人が書き換えたところなら、もう一度実行してください。",
    "round": "もう一度実行してください。",
}
"""What to do where a file is in the way."""

_BARE = {"city": "自治体", "plan": "計画の id", "round": "報告の回の id"}
"""How that is called which is typed right after the command of its name, and is an option of its name in no other."""


def add_new_commands(new: argparse.ArgumentParser, parser_class: type[argparse.ArgumentParser], epilog: str) -> None:
    """Give `new` its four commands."""
    add_bare = command_adder(new, "new", parser_class, epilog)

    def add(name: str, about: str, *options: tuple[str, str, str]) -> argparse.ArgumentParser:
        command = add_bare(name, about)
        for option, what, helped in options:
            command.add_argument(f"--{option}", dest=option, metavar=what, help=helped)
        if name != "site":
            add_data_option(command)
        return command

    site = add("site", "新しいサイトのフォルダーを作る", *_CITY, *_PLAN, *_SITE)
    site.add_argument("folder", type=Path, metavar="フォルダー", help="作るフォルダー")
    city = add("city", "サイトに自治体を足す", *_CITY[1:])
    city.add_argument("city", nargs="?", metavar="自治体", help=_CITY[0][2])
    plan = add(
        "plan", "自治体に計画を足す", ("city", "id", "自治体の id（既定: 一つだけなら、その自治体）"), *_PLAN[1:]
    )
    plan.add_argument("plan", nargs="?", metavar="id", help=_PLAN[0][2])
    its_round = add("round", "計画に報告の回を足す", *_ROUND)
    its_round.add_argument("round", nargs="?", metavar="id", help="報告の回の id（例: yearly-2026）")


def run_new(asked: argparse.Namespace) -> int:
    """Run one of them and give its exit code."""
    from generator.starting import FileInTheWayError, UnansweredError  # noqa: PLC0415 - a build has no use for it

    try:
        return _run(asked)
    except UnansweredError as wanting:
        print(wanting, file=sys.stderr)
    except FileInTheWayError as there:
        told = f"「{there.args[0]}」がもうあるか、書き換えられています。何も書いていません。{_WAYS_OUT[asked.new]}"
        print(told, file=sys.stderr)
    except OSError as fault:
        file = fault.filename or getattr(asked, "folder", None) or asked.data
        found = problem("K902", whole_file(str(file)), file=file, cause=explain_refused_write(fault))
        print(render_text([found], lambda _: ()), file=sys.stderr)
    return FAULT


def _run(asked: argparse.Namespace) -> int:
    from generator.starting import (  # noqa: PLC0415 - as above
        Questions,
        make_city,
        make_plan,
        make_round,
        make_site,
        prove_start,
        refuse_what_is_there,
        write_start,
    )

    finish_writing(asked.folder if asked.new == "site" else asked.data)
    if asked.new == "site":
        _refuse_site_that_is_there(asked.folder)
    options = {name: value for name, value in vars(asked).items() if value is None or isinstance(value, str)}
    bare = {asked.new: (f"kokai new {asked.new}", _BARE[asked.new])} if asked.new in _BARE else {}
    questions = Questions(options, input if sys.stdin is not None and sys.stdin.isatty() else None, bare)
    folder = asked.folder.resolve() if asked.new == "site" else asked.data.resolve().parent
    data = folder / "data" if asked.new == "site" else asked.data.resolve()
    match asked.new:
        case "site":
            starting = make_site(questions, _own_wheel(), _schemas_for(folder / _SCHEMAS) | _first_bases())
        case "city":
            starting = make_city(questions, data)
        case "plan":
            starting = make_plan(questions, data)
        case _:
            starting = make_round(questions, data)
    refuse_what_is_there(folder, data, starting)
    problems = prove_start(data, starting)
    if problems:
        print(render_text(problems, _lines_of(starting), Roots(data=f"{data}/")), end="\n\n", file=sys.stderr)
        print("このままではデータの検査を通らないので、何も書いていません。", file=sys.stderr)
        return exit_code_of(problems)
    for path in sorted(write_start(folder, data, starting)):
        if not path.is_relative_to(folder / _SCHEMAS):  # for editors alone
            print(path.relative_to(folder) if path.is_relative_to(folder) else path)
    if asked.new == "site":
        print("\n".join(_next_steps(asked.folder, starting)))
    elif asked.new == "round":
        print(
            "次に: plan.yaml の rounds に足した行に、何日現在（as_of）、公開日（publish_on）、文書（source。報告書が出ていれば）を書き足します。"
        )
        print(
            "それから: 実績を表で集めるなら kokai sheet out、自分で書くなら、計画の results/ に YAML を置きます（kokai explain 書き方）。"
        )
    return CLEAN


def _refuse_site_that_is_there(folder: Path) -> None:
    """Before anything is asked: a site, a file in place of a folder, or files of one. Raises ``UnansweredError`` or ``FileInTheWayError``."""
    from generator.starting import NAMES_BESIDE, FileInTheWayError, UnansweredError  # noqa: PLC0415 - as above

    if os.path.lexists(folder / "data" / "site.yaml"):
        raise UnansweredError(
            f"ここ（{folder.resolve()}）には、もうサイトがあります。計画は「kokai new plan」で、自治体は「kokai new city」で足せます。何も書いていません。"
        )
    for above in (folder, *folder.parents):
        if os.path.lexists(above):
            if not above.is_dir():
                raise UnansweredError(
                    f"「{above}」は、フォルダーではありません。別の名前を書いてください。何も書いていません。"
                )
            break
    for name in NAMES_BESIDE:
        if os.path.lexists(folder / name):
            raise FileInTheWayError(folder / name)


def _lines_of(starting: "Starting") -> Callable[[str], Sequence[str]]:
    texts = {**starting.data, **{file: after for file, (_, after) in starting.changed.items()}}
    return lambda file: texts.get(file, "").splitlines()


def _schemas_for(folder: Path) -> dict[str, str]:
    from generator.load.json_schema import render_schemas  # noqa: PLC0415 - as above

    return {f"{_SCHEMAS}/{name}": text for name, text in render_schemas(folder).items()}


def _first_bases() -> dict[str, str]:
    from generator.doctor import BASES, render_first_bases  # noqa: PLC0415 - as above

    return {BASES: render_first_bases()}


def _next_steps(folder: Path, starting: "Starting") -> list[str]:
    import shlex  # noqa: PLC0415 - as above

    there = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} のあと、"
    steps = [
        f"できあがり: {folder}",
        f"次に: {there}kokai build で site/ に作るか、kokai serve で見ます。",
        "計画の中身を表（Excel）で書くなら、kokai sheet plan out 計画.xlsx で表を作ります（kokai explain 表）。",
        "公開までの順番は、kokai explain 進め方 で読めます。",
    ]
    if not any(name.startswith("wheels/") for name in starting.beside):
        steps.append(
            f"GitHub で検査・公開するときは、Kokai の配布ファイル kokai-{__version__}-py3-none-any.whl を wheels/ に置いてください。"
        )
    return steps


def _own_wheel() -> tuple[str, bytes] | None:
    """The file from which this program was installed, where pip has noted it and it is still there."""
    import json  # noqa: PLC0415 - every command loads this module, and these load much
    from importlib import metadata  # noqa: PLC0415
    from urllib.parse import urlsplit  # noqa: PLC0415
    from urllib.request import url2pathname  # noqa: PLC0415

    try:
        noted = metadata.distribution("kokai").read_text("direct_url.json")
        path = Path(url2pathname(urlsplit(json.loads(noted or "{}").get("url", "")).path))
        if path.name == f"kokai-{__version__}-py3-none-any.whl":
            return path.name, path.read_bytes()
    except (metadata.PackageNotFoundError, OSError, ValueError):
        pass
    return None
