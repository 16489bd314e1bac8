"""Which commit of git the data is, where it is wholly that."""

import os
import shutil
from pathlib import Path
from typing import Final

from generator.system.programs import ProgramNotRunError, run_program

NO_COMMIT: Final = ""


def find_commit(data: Path, ledger: str) -> str:
    """The commit in which the folder ``data`` is as it is now; "" where there is no git, or anything but the ledger in it is not committed."""
    changed = _ask_git(data, "status", "--porcelain", "--untracked-files=all", "--", ".", f":!{ledger}")
    known = _ask_git(data, "ls-files", "--error-unmatch", "site.yaml")
    if changed != "" or not known:
        return NO_COMMIT
    return _ask_git(data, "rev-parse", "HEAD") or NO_COMMIT


def _ask_git(data: Path, *words: str) -> str | None:
    """What git says; None where it is not there or refuses."""
    git = shutil.which("git")
    if git is None:
        return None
    try:
        run = run_program("Git", [git, *words], cwd=data, env=os.environ, out=data)
    except (ProgramNotRunError, OSError):
        return None
    return run.stdout.strip() if run.returncode == 0 else None
