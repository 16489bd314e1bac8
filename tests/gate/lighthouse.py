"""Lighthouse as on a phone: performance, accessibility, best practices and SEO of one page."""

import json
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from gate import tools
from generator.gate.browsers import find_browser
from generator.gate.findings import GateFinding

CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
_FLAGS: Final = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


def measure(url: str, tries: int = 3) -> dict[str, int]:
    """Score by category, 0 to 100. Performance is timed, so the best of ``tries`` runs counts; the first full one ends them."""
    best: dict[str, int] = {}
    for _ in range(tries):
        scores = _run(url)
        best = {name: max(score, best.get(name, 0)) for name, score in scores.items()}
        if all(score == 100 for score in best.values()):
            break
    return best


def check_scores(url: str, address: str) -> tuple[list[GateFinding], dict[str, int]]:
    """Every category below 100, and all scores."""
    scores = measure(url)
    return [
        GateFinding("lighthouse", address, "", f"{name} is {score} of 100", "phone")
        for name, score in scores.items()
        if score < 100
    ], scores


def _run(url: str) -> dict[str, int]:
    with TemporaryDirectory(prefix="lighthouse-") as scratch:
        report = Path(scratch) / "report.json"
        command = [
            str(tools.NODE),
            str(tools.need(tools.LIGHTHOUSE)),
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
        ]
        command += [
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={_FLAGS}",
            "--no-enable-error-reporting",
        ]
        environment = {**os.environ, "CHROME_PATH": str(find_browser()), "TMPDIR": scratch, "NO_UPDATE_NOTIFIER": "1"}
        answer = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=180)
        assert report.is_file(), f"Lighthouse wrote no report: {answer.stderr[-2000:]}"
        seen: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    assert not seen.get("runtimeError"), seen["runtimeError"]
    return {name: round(100 * (seen["categories"][name]["score"] or 0)) for name in CATEGORIES}
