"""Lighthouse as on a phone: performance, accessibility, best practices and SEO of one page."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from chromium import find_chromium
from gate import tools
from gate.findings import Finding

CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
PHONE: Final = 264
"""Lighthouse's benchmark of processors (`environment.benchmarkIndex`) for the phone whose screen it takes, a Moto G Power of 2022; Chrome's
developer tools calibrate their low-tier phone to the same figure."""
USUAL: Final = 4.0
"""By how much Lighthouse slows any machine down, which makes that phone of one with an index of 1,056."""
_FLAGS: Final = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


class Measured(NamedTuple):
    """What one run gave: the scores by category, 0 to 100, and how quick the machine was."""

    scores: dict[str, int]
    power: float


def measure(url: str, tries: int = 3, run: Callable[[str, float], Measured] | None = None) -> dict[str, int]:
    """Score by category, 0 to 100. Performance is timed, so the best of ``tries`` runs counts; the first full one ends them."""
    best: dict[str, int] = {}
    slowdown = USUAL
    for _ in range(tries):
        scores, power = (run or _run)(url, slowdown)
        best = {name: max(score, best.get(name, 0)) for name, score in scores.items()}
        if all(score == 100 for score in best.values()):
            break
        slowdown = slowdown_for(power)
    return best


def slowdown_for(power: float) -> float:
    """What makes the phone of a machine. A slower machine needs less of it; a faster one is left as everybody measures."""
    return min(USUAL, max(1.0, round(power / PHONE, 1)))


def check_scores(url: str, address: str) -> tuple[list[Finding], dict[str, int]]:
    """Every category below 100, and all scores."""
    scores = measure(url)
    return [
        Finding("lighthouse", address, "", f"{name} is {score} of 100", "phone")
        for name, score in scores.items()
        if score < 100
    ], scores


def _run(url: str, slowdown: float) -> Measured:
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
            f"--throttling.cpuSlowdownMultiplier={slowdown:g}",
        ]
        environment = {**os.environ, "CHROME_PATH": str(find_chromium()), "TMPDIR": scratch, "NO_UPDATE_NOTIFIER": "1"}
        answer = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=180)
        assert report.is_file(), f"Lighthouse wrote no report: {answer.stderr[-2000:]}"
        seen: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    assert not seen.get("runtimeError"), seen["runtimeError"]
    scores = {name: round(100 * (seen["categories"][name]["score"] or 0)) for name in CATEGORIES}
    return Measured(scores, seen["environment"]["benchmarkIndex"])
