"""``make fuzz``: spoil files by the thousand, count what goes wrong, keep each input that did for ``--replay``."""

import argparse
import base64
import json
import multiprocessing
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from fuzz.asking import ask
from fuzz.parts import PARTS, Input, prepare, run_one
from fuzz.texts import PROJECT

COUNTS: Final = {"front": 1_000_000, "road": 5_000, "cli": 100}
_CHUNKS: Final = {"front": 2000, "road": 10, "cli": 1}
_SHOWN: Final = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; 0 when nothing was wrong, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append", help="one part only; may be repeated")
    parser.add_argument("--count", type=int, help="inputs of each part")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--found", type=Path, default=PROJECT / ".kokai" / "fuzz", help="where inputs that went wrong are kept"
    )
    parser.add_argument("--replay", type=Path, help="ask an input that was kept once more")
    options = parser.parse_args(arguments)
    if options.replay:
        return _replay(options.replay)
    wrong = 0
    for part in options.part or PARTS:
        wrong += _run(part, options.count or COUNTS[part], options)
    return 1 if wrong else 0


def _run(part: str, count: int, options: argparse.Namespace) -> int:
    size = _CHUNKS[part]
    starts = range(0, count, size)
    begun, wrong = time.monotonic(), 0
    work = partial(run_some, part, options, count)
    if options.jobs == 1:
        results = map(work, starts)
        wrong = sum(map(_tell, results))
    else:
        prepare(part)
        with multiprocessing.get_context("spawn").Pool(options.jobs) as pool:
            wrong = sum(map(_tell, pool.imap_unordered(work, starts)))
    seconds = time.monotonic() - begun
    print(
        f"fuzz {part}: seed {options.seed}, {count:,} inputs, {wrong} wrong, {seconds:.0f} s ({count / seconds:.0f} a second)",
        flush=True,
    )
    return wrong


def run_some(part: str, options: argparse.Namespace, count: int, start: int) -> list[str]:
    """The inputs from ``start`` on; where those that went wrong are kept, and how."""
    told = []
    for number in range(start, min(start + _CHUNKS[part], count)):
        given, faults = run_one(part, options.seed, number)
        if faults:
            kept = _keep(options.found, f"{part}-{options.seed}-{number}", given, faults)
            told.append(f"{kept}: {faults[0]}")
    return told


def _tell(told: list[str]) -> int:
    for line in told[:_SHOWN]:
        print(line, file=sys.stderr, flush=True)
    return len(told)


def _keep(folder: Path, name: str, given: Input, faults: list[str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    files = {file: base64.b64encode(content).decode() for file, content in given.files.items()}
    kept = {"part": name.partition("-")[0], "checked": given.checked, "files": files, "faults": faults[:_SHOWN]}
    path = folder / f"{name}.json"
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _replay(kept: Path) -> int:
    told = json.loads(kept.read_text(encoding="utf-8"))
    given = Input({name: base64.b64decode(text) for name, text in told["files"].items()}, told["checked"])
    faults = ask(partial(PARTS[told["part"]][1], given))
    print("\n".join(faults) or "nothing wrong")
    return 1 if faults else 0
