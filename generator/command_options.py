"""What several commands are given: the same options in the same words, and paths."""

import argparse
import contextlib
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from generator.load.inputs import explain_cause, explain_refused_write
from generator.problems.problem import Problem, problem, whole_file
from generator.system.together import NoteNotOursError, finish_together

_UNFIT: Final = {
    stat.S_IFLNK: "リンクです。ファイルそのものの名前を指定してください",
    stat.S_IFDIR: "フォルダーです",
    stat.S_IFCHR: "装置です",
    stat.S_IFBLK: "装置です",
    stat.S_IFIFO: "名前付きパイプです",
    stat.S_IFSOCK: "ソケットです",
}
NO_FILES: Final[Mapping[str, Path]] = MappingProxyType({})
_READ_BY_BUILDS: Final = {"content": "手書きのページ", "overrides": "ページの枠"}
_MARKS_OF_SITES: Final = ("mkdocs.yml", "data/site.yaml")


def add_project_option(command: argparse.ArgumentParser) -> None:
    """Give a command ``--project``: the folder of the site it is about."""
    command.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="フォルダー",
        help="サイトのフォルダー（data/ などのある所。既定: 今いる所）",
    )


def add_data_option(command: argparse.ArgumentParser) -> None:
    """Give a command ``--data``: the folder of the data it is about."""
    command.add_argument(
        "--data", type=Path, default=Path("data"), metavar="フォルダー", help="データのフォルダー（既定: data/）"
    )


def command_adder(
    parser: argparse.ArgumentParser, dest: str, parser_class: type[argparse.ArgumentParser], epilog: str
) -> Callable[[str, str], argparse.ArgumentParser]:
    """What adds a command (its name, what it does) below the ``parser``; the name that was typed is ``dest`` of what was asked."""
    commands = parser.add_subparsers(
        dest=dest, required=True, metavar="コマンド", title="コマンド", parser_class=parser_class
    )

    def add(name: str, about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about, epilog=epilog, add_help=False)
        command.add_argument("-h", "--help", action="help", help="この説明を表示する")
        return command

    return add


class NowhereError(Exception):
    """A path that was given cannot be followed. ``args`` are the path and the reason, in Japanese."""


def resolve_path(path: Path) -> Path:
    """The path with all links followed. Raises :class:`NowhereError`."""
    try:
        return check_path(path.resolve())
    except RuntimeError:  # what Python makes of links that lead round
        raise NowhereError(str(path), "リンクが輪になっています") from None
    except FileNotFoundError:
        raise NowhereError(str(path), "今いるフォルダーが消されています") from None
    except OSError as fault:
        raise NowhereError(str(path), explain_cause(fault)) from None


def check_path(path: Path) -> Path:
    """The path, if it is text: its name has to stand in messages, and MkDocs has to take it."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        raise NowhereError(str(path).encode(errors="replace").decode(), "名前が UTF-8 ではありません") from None
    return path


def check_paths(*paths: str | Path | None) -> None:
    """Make sure that all paths are text. Raises :class:`NowhereError`."""
    for path in paths:
        check_path(Path(path or ""))


def files_in(asked: argparse.Namespace) -> Mapping[str, Path]:
    """The files that a comparison was asked to read, by what they are called."""
    named = {"比べるもの（前）": "before", "比べるもの（後）": "after", "読むファイル": "read"}
    paths = {what: Path(getattr(asked, name, None) or "") for what, name in named.items()}
    return {what: path for what, path in paths.items() if path.is_file()}


def check_output(
    out: Path, data: Path, *, folder: bool = False, files: Mapping[str, Path] = NO_FILES
) -> Problem | None:
    """What keeps a command from writing its file (or its ``folder``) at ``out``; None where nothing does. Raises :class:`NowhereError`.

    A link, a device or a pipe is never replaced: whoever names one means what is behind it. And nothing is put among what a build reads or
    publishes: the folder ``data``, the hand-written pages and the frame of any site, a built site. Nor is any of the ``files`` replaced that the command read.
    """
    # Only here: nobody who only asks for help needs it.
    from generator.publish.folders import check_apart, check_no_sites_part  # noqa: PLC0415

    try:
        mode = out.lstat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG  # it is not there yet
    except OSError as fault:
        return problem("K902", whole_file(str(check_path(out))), file=out, cause=explain_refused_write(fault))
    if not (stat.S_ISREG(mode) or (folder and stat.S_ISDIR(mode))):
        cause = _UNFIT.get(stat.S_IFMT(mode), "ふつうのファイルではありません")
        return problem("K902", whole_file(str(check_path(out))), file=out, cause=cause)
    written = {"出力先": resolve_path(out)}
    found = [*check_apart({**_inputs_around(out, data), **files}, written), *check_no_sites_part(written)]
    return found[0] if found else None


def _inputs_around(out: Path, data: Path) -> dict[str, Path]:
    """The folder ``data``, and whatever a build of any site would read in which ``out`` lies."""
    read = {"データ": resolve_path(data)}
    for above in resolve_path(out).parents:
        if (above / "site.yaml").is_file():
            read["データのフォルダー"] = above
        project = above.parent
        if above.name in _READ_BY_BUILDS and any((project / mark).is_file() for mark in _MARKS_OF_SITES):
            read[_READ_BY_BUILDS[above.name]] = above
    return read


def finish_writing(folder: Path) -> None:
    """Finish what an earlier run was writing when it was ended, and say so. Where that cannot be, whoever reads the data is told (K114)."""
    with contextlib.suppress(NoteNotOursError, OSError):
        if names := finish_together(folder):
            print(f"前に途中で止まった書き込みを終えました（{len(names):,} ファイル）。", file=sys.stderr)
