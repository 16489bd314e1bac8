"""Style, likely bugs and types of the published scripts: `make lint` runs this.

Types are those of the scripts' JSDoc, read as strictly as TypeScript can; nothing is compiled.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gate.tools import NODE, need
from javascript.tools import ESLINT, HERE, MODULES, PROJECT, TSC

SCRIPTS: Final = PROJECT / "overrides" / "assets" / "js"


def lint_style(paths: Sequence[Path], folder: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """What ESLint says of the files, which lie below ``folder``; exit code 0 for nothing."""
    command: list[str | Path] = [
        NODE,
        need(ESLINT),
        "--config",
        HERE / "eslint.config.cjs",
        "--max-warnings",
        "0",
        *paths,
    ]
    environment = {**os.environ, "NODE_PATH": str(MODULES)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def check_types(project: Path = HERE / "tsconfig.json") -> subprocess.CompletedProcess[str]:
    """What TypeScript says of the files that ``project`` includes; exit code 0 for nothing."""
    command: list[str | Path] = [NODE, need(TSC), "--project", project, "--pretty", "false"]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


def main() -> int:
    """Exit code 1 where anything was found."""
    runs = [lint_style([SCRIPTS, HERE]), check_types()]
    for run in runs:
        sys.stdout.write(run.stdout + run.stderr)
    return int(any(run.returncode for run in runs))


if __name__ == "__main__":
    sys.exit(main())
