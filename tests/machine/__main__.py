"""``python -m machine`` (in ``tests/``): run the machine as long as is asked for, and print what it did in one line."""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

_TESTS: Final = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS), str(_TESTS.parent)]

from machine.phases import PHASES, run_phase  # noqa: E402 - found only now
from machine.running import StaleError  # noqa: E402


def main() -> int:
    """Run every phase with its share of the edits. Gives 0, or 1 where a stale site was found."""
    parser = argparse.ArgumentParser(prog="python -m machine", description=__doc__)
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--phase", choices=sorted(PHASES), action="append", help="only these (default: all)")
    asked = parser.parse_args()
    started = time.monotonic()
    compared = refused = cold = 0
    kinds: Counter[str] = Counter()
    phases = {name: PHASES[name] for name in asked.phase or PHASES}
    whole = sum(phase.share for phase in phases.values())
    for name, phase in phases.items():
        with tempfile.TemporaryDirectory(prefix="machine-") as top:
            try:
                counts = run_phase(name, Path(top), max(1, round(asked.edits * phase.share / whole)), asked.seed)
            except StaleError as stale:
                print(f"{name}, seed {asked.seed}: {stale}", file=sys.stderr)
                return 1
        compared, refused = compared + counts.compared, refused + counts.refused
        cold, kinds = cold + counts.cold, kinds + counts.kinds
    by_kind = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    print(
        f"machine: {compared + refused} edits ({by_kind}), {compared} sites equal to a cold build byte for byte, "
        f"{refused} refused alike, {cold} built from nothing, seed {asked.seed}, {time.monotonic() - started:.0f} s"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
