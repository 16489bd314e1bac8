"""Ctrl+C at any moment: one sentence, exit code 2, no traceback."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sample import SAMPLE

PROJECT = Path(__file__).resolve().parent.parent
TOLD = "中止しました。公開中のサイトはそのままです。"


@pytest.fixture(autouse=True)
def heeded() -> Iterator[None]:
    """Tests in the background ignore Ctrl+C, and so would what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt(
    work: Path, module: str, wait: float = 0.0, *, times: int = 1, start: str = "-m generator"
) -> tuple[int, str]:
    """Start a check, send Ctrl+C as soon as a module has been loaded (and a while more); exit code and what was said."""
    command = [sys.executable, "-X", "importtime", *start.split(" ", 1)]
    command += ["check", f"--project={PROJECT}", f"--data={SAMPLE}", f"--work={work}"]
    with subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, encoding="utf-8") as run:
        assert run.stderr is not None
        for line in run.stderr:
            if line.rpartition("|")[2].strip() == module:
                break
        else:
            pytest.fail(f"{module} is not loaded")
        time.sleep(wait)
        for _ in range(times):
            run.send_signal(signal.SIGINT)
        said = [line for line in run.stderr if not line.startswith("import time:")]
    return run.returncode, "".join(said)


MODULES = [
    "gc",
    "typing",
    "argparse",
    "msgspec",
    "generator.problems.problem",
    "generator.load.take",
    "generator.build",
    "generator.cli",
]


@pytest.mark.parametrize("start", ["-m generator", "-c from generator.__main__ import leave; leave()"])
@pytest.mark.parametrize("module", MODULES[2:])
def test_while_it_is_loaded(tmp_path: Path, module: str, start: str) -> None:
    code, said = interrupt(tmp_path, module, start=start)
    assert code == 2, said
    assert said.strip() == TOLD


@pytest.mark.parametrize("module", MODULES[:2])
def test_before_anything_of_ours_is_loaded(tmp_path: Path, module: str) -> None:
    code, said = interrupt(tmp_path, module)
    assert code == 2, said
    assert said.strip() == TOLD


@pytest.mark.long
@pytest.mark.parametrize("times", [1, 20])
@pytest.mark.parametrize("part", range(2))
def test_while_it_works_and_while_it_leaves(tmp_path: Path, part: int, times: int) -> None:
    drawn = random.Random(part)  # noqa: S311 (moments, not secrets)
    for _ in range(2):
        code, said = interrupt(tmp_path / "work", "generator.cli", drawn.uniform(0, 2.5), times=times)
        assert "Traceback" not in said
        assert "KeyboardInterrupt" not in said
        assert code in (0, 2), said
        assert (code == 2) == (TOLD in said)


@pytest.mark.long
def test_is_not_heeded_where_whoever_started_it_does_not(tmp_path: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    code, said = interrupt(tmp_path, "generator.cli")
    assert code == 0, said


def test_where_python_cannot_raise_it_leaves_too() -> None:
    program = (
        "import os, signal\n"
        "from generator.__main__ import leave\n"
        "from generator import __main__, cli\n"
        "class Held:\n"
        "    def __del__(self):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "        for _ in range(100_000): pass\n"
        "def work():\n"
        "    held = Held()\n"
        "    del held\n"
        "    return 0\n"
        "cli.main = work\n"
        "leave()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT,
        env=os.environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr.strip()) == (2, TOLD)
