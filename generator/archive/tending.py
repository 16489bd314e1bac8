"""``kokai archive add|verify|restore``: what is done, and what is said of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.archive.checking import check_archive
from generator.archive.keeping import add_files, restore_site
from generator.archive.ledger_file import LEDGER_FILE
from generator.load.read import find_half_release, read_one
from generator.load.site import take_files
from generator.model.versions import VersionLedger
from generator.problems.problem import Problem


def tend_archive(
    act: str, folder: Path, data: Path, *, files: Sequence[Path], out: Path | None
) -> tuple[Sequence[Problem], str]:
    """Add ``files`` to the archive in ``folder``, verify it, or restore a site from it to ``out``, by the ledger below ``data``.

    Gives the problems, and a line for whoever asked. Raises ``OSError`` where writing fails.
    """
    ledger = _read_ledger(data)
    if not isinstance(ledger, VersionLedger):
        return ledger, _NOTHING_DONE
    if act == "add":
        problems = add_files(folder, files, ledger)
        return problems, _NOTHING_DONE if problems else f"保管庫に {len(files):,} 件を入れました。"
    if act == "restore" and out is not None:
        restored = restore_site(folder, out, ledger)
        if not isinstance(restored, int):
            return restored, _NOTHING_DONE
        return [], f"凍結したファイル {restored:,} 件を {out} に置きました。"
    problems = check_archive(folder, ledger)
    return problems, f"問題が {len(problems):,} 件あります。" if problems else _whole(ledger)


def _read_ledger(data: Path) -> VersionLedger | Sequence[Problem]:
    if half := find_half_release(data):
        return half
    found = read_one(data, LEDGER_FILE)
    if isinstance(found, Problem):
        return [found]
    (taken,), _ = take_files([found], {})
    return taken.value if isinstance(taken.value, VersionLedger) else taken.problems


_NOTHING_DONE: Final = "何も書き込んでいません。"


def _whole(ledger: VersionLedger) -> str:
    return f"保管庫は台帳のとおりです（リリース {len(ledger.archives):,} 件、施策の版 {len(ledger.versions):,} 件）。"
