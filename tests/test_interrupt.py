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

from built import with_chrome
from generator.build import Order, build_site
from generator.progress import Progress
from sample import SAMPLE, City

pytestmark = pytest.mark.long

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


STOP_AT = """
import os, signal, sys
from generator.__main__ import leave
from generator import __main__, cli
from generator.publish import swap
exchange = swap._exchange
moment, number, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
def stop():
    for _ in range(times):
        os.kill(os.getpid(), number)
def exchange_and_be_stopped(new, out):
    if moment == "before": stop()
    done = exchange(new, out)
    if moment == "after": stop()
    return done
report = cli._report
def report_and_be_stopped(*said):
    if moment == "telling": stop()
    code = report(*said)
    if moment == "told": stop()
    return code
swap._exchange, cli._report = exchange_and_be_stopped, report_and_be_stopped
sys.argv = ["kokai", *sys.argv[4:]]
__main__._heed(__main__._leave_at_once)
leave()
"""


@pytest.mark.long
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    ("moment", "times"), [("before", 1), ("after", 1), ("telling", 1), ("told", 1), ("after", 3), ("telling", 3)]
)
def test_once_the_site_is_published_nobody_says_that_it_was_not(
    tmp_path: Path, moment: str, times: int, number: int, *, first: bool
) -> None:
    work = with_chrome(tmp_path / "work")
    order = Order(PROJECT, City(tmp_path).data, tmp_path / "site", work, search=False, images=False)
    if not first:
        assert build_site(order, Progress(quiet=True)).published
    before = order.out.stat().st_ino if order.out.exists() else 0
    command = ["build", f"--data={order.data}", f"--work={work}", f"--out={order.out}", "--no-search", "--no-images"]
    run = subprocess.run(
        [sys.executable, "-c", STOP_AT, moment, str(int(number)), str(times), *command],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert order.out.stat().st_ino != before
    assert TOLD not in run.stderr
    assert run.returncode == 0, run.stderr
    cannot_wait = moment == "telling" and times > 1
    assert ("できあがり" in run.stderr) != cannot_wait
    assert ("サイトはもう公開しました" in run.stderr) == cannot_wait


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_the_system_ends_unwinds_too(tmp_path: Path, number: int) -> None:
    """So that nothing that was started goes on in a folder that is no longer held, and nothing half made is left."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "check",
        f"--project={PROJECT}",
        f"--data={SAMPLE}",
        f"--work={tmp_path}",
    ]
    with subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, encoding="utf-8") as run:
        while not list(tmp_path.glob("kept/chrome/building-*")):
            assert run.poll() is None
            time.sleep(0.01)
        run.send_signal(number)
        _, said = run.communicate()
    assert run.returncode == 2
    assert TOLD in said
    assert not list(tmp_path.glob("kept/chrome/building-*"))
    assert not (tmp_path / "lock").exists()


STOPPED_IN_A_STEP = """
import os, shutil, sys, threading, time
from pathlib import Path
from generator import __main__
from generator.system.programs import run_program
from generator.system.scratch import scratch_folder, sweep_scratch
sys.unraisablehook = __main__._pass_on
__main__._heed(__main__._begin_to_leave)
folder, number, step = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
def stop():
    os.kill(os.getpid(), number)
threading.Thread(target=time.sleep, args=(5,), daemon=True).start()  # as `serve` has one
rmtree = shutil.rmtree
def stop_and_empty(*what, **how):
    shutil.rmtree = rmtree
    stop()
    rmtree(*what, **how)
if step == "started":
    os.register_at_fork(after_in_parent=stop)
else:
    shutil.rmtree = stop_and_empty
try:
    with scratch_folder(folder, "building-") as scratch:
        program = "import time; time.sleep(60)" if step == "started" else ""
        run_program("x", [sys.executable, "-c", program], cwd=scratch, env={}, out=scratch)
except KeyboardInterrupt:
    sweep_scratch()
    os.write(1, b"unwound\\n")
os._exit(0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there no signal waits")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("step", ["started", "emptied"])
def test_what_comes_while_a_program_is_started_or_a_folder_emptied_leaves_neither(
    tmp_path: Path, step: str, number: int
) -> None:
    """Where Python forks it can raise nothing, and what came there left at once; both left the folder of the chrome behind."""
    run = subprocess.run(
        [sys.executable, "-c", STOPPED_IN_A_STEP, str(tmp_path), str(int(number)), step],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=30,
    )
    assert (run.stdout, run.stderr) == ("unwound\n", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not tell a process of its parent's end")
def test_a_program_that_was_started_ends_with_a_kill_of_whoever_started_it(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from generator.system.programs import run_program\n"
        "told = 'import os, sys, time; open(sys.argv[1], \\'w\\').write(str(os.getpid())); time.sleep(60)'\n"
        "run_program('x', [sys.executable, '-c', told, sys.argv[1]], cwd=Path.cwd(), env={}, out=Path.cwd())\n"
    )
    note = tmp_path / "pid"
    with subprocess.Popen([sys.executable, "-c", program, str(note)], cwd=PROJECT) as run:
        while not (note.exists() and note.read_text(encoding="utf-8")):
            time.sleep(0.02)
        started = int(note.read_text(encoding="utf-8"))
        run.kill()
    for _ in range(200):
        if not _lives(started):
            return
        time.sleep(0.02)
    pytest.fail("it works on")


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
