"""The Nu HTML checker over many files, in one Java process. JIS X 8341-3:2016 still asks for sound markup (4.1.1)."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from gate import tools
from generator.gate.findings import GateFinding
from generator.gate.survey import address_of

_QUICK: Final = ("-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Java's first compiler alone: a run ends before the second one has paid for itself."""
_FILES_AT_ONCE: Final = 2_000  # far below what a command line may hold


def check_markup(folder: Path, files: Sequence[Path]) -> list[GateFinding]:
    """Every error of the checker in ``files`` below ``folder``; its warnings are not asked for."""
    starts = range(0, len(files), _FILES_AT_ONCE)
    return [finding for start in starts for finding in _run(folder, files[start : start + _FILES_AT_ONCE])]


def _run(folder: Path, files: Sequence[Path]) -> list[GateFinding]:
    command: list[str | Path] = [
        tools.JAVA,
        *_QUICK,
        "-jar",
        tools.need(tools.NU),
        "--format",
        "json",
        "--errors-only",
        "--stdout",
    ]
    answer = subprocess.run([*command, *files], capture_output=True, encoding="utf-8", check=False)
    # 0: no error, 1: errors in the pages; anything else is a checker that did not look.
    assert answer.returncode in {0, 1}, f"the Nu checker failed ({answer.returncode}): {answer.stderr[-2000:]}"
    messages: list[dict[str, Any]] = json.loads(answer.stdout)["messages"]
    return [_finding(folder, message) for message in messages]


def _finding(folder: Path, message: dict[str, Any]) -> GateFinding:
    file = Path(unquote(urlsplit(message.get("url", "")).path))
    address = address_of(folder, file) if file.is_relative_to(folder) else ""
    extract = " ".join(message.get("extract", "").split())
    return GateFinding("nu", address, f"line {message.get('lastLine', '?')}: {extract}", message["message"], "source")
