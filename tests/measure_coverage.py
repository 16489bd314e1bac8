"""Measure which lines of the program the tests run, in every process they start, and write what is left to ``docs/coverage.md``.

    python tests/measure_coverage.py [-m "not browser"] [--no-write]

No gate: a line that no test runs may be right, and one that all run may be wrong. The list says where to look.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from coverage import Coverage

PROJECT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = PROJECT / "docs" / "coverage.md"
_SETTINGS: Final = """\
[run]
branch = true
parallel = true
source = {package}
data_file = {data}
patch = subprocess
disable_warnings = no-data-collected, module-not-measured, module-not-imported

[report]
exclude_also =
    if TYPE_CHECKING:
    raise NotImplementedError
    \\.\\.\\.$
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the tests and write the page. Gives the exit code of the tests."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-m", dest="marks", default="", help="only tests with these marks, as pytest has it")
    parser.add_argument("--no-write", action="store_true", help="print, and leave docs/coverage.md as it is")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="kokai-coverage-") as scratch:
        settings, data = Path(scratch) / "coverage.ini", Path(scratch) / "data"
        settings.write_text(_SETTINGS.format(package=PROJECT / "generator", data=data), encoding="utf-8")
        command = [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}", "-m", "pytest", "-q"]
        command += ["-n", "auto", *(["-m", asked.marks] if asked.marks else [])]
        code = subprocess.run(command, cwd=PROJECT, check=False).returncode
        measured = Coverage(data_file=str(data), config_file=str(settings))
        measured.combine([scratch])
        text = describe(measured, asked.marks)
    if asked.no_write:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
        print(f"{PAGE} is written")
    return code


def describe(measured: Coverage, marks: str) -> str:
    """The page: the figure, and each file with the lines that no test runs."""
    rows = []
    lines = missed = 0
    for path in sorted((PROJECT / "generator").rglob("*.py")):
        _, statements, _, missing, named = measured.analysis2(str(path))
        lines, missed = lines + len(statements), missed + len(missing)
        if missing:
            rows.append(f"| `{path.relative_to(PROJECT).as_posix()}` | {len(missing)} of {len(statements)} | {named} |")
    which = f'the tests chosen by `-m "{marks}"`' if marks else "all tests"
    return "\n".join(
        [
            "# Coverage",
            "",
            f"Written by `make coverage`: {which} run {100 * (lines - missed) / max(lines, 1):.1f} % of the {lines:,} statements below `generator/`,",
            "in every process that they start. No build fails for this figure: a line that is run is not a line that is held to",
            "anything. What is run by no test is named, so that whoever changes it knows. Builds that a test kills write no figures, and what is told",
            "when memory runs out runs in processes that have none left for counting.",
            "",
            "| file | statements that no test runs | lines |",
            "|---|--:|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    raise SystemExit(main())
