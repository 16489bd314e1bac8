"""Measure which lines of the program the tests run, in every process they start, and write what is left to ``docs/coverage.md``.

    python tests/measure_coverage.py [-m "not browser"] [--no-write]     (make coverage OPTIONS='-m "not browser"')

No gate: a line that no test runs may be right, and one that all run may be wrong. The list says where to look.
"""

import argparse
import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from coverage import Coverage

PROJECT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = PROJECT / "docs" / "coverage.md"
_SETTINGS: Final = """\
[run]
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
        text = describe(measured, command_of(asked.marks))
    if asked.no_write:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
        print(f"{PAGE} is written")
    return code


def command_of(marks: str) -> str:
    """What is typed to have the page written with the tests that have these marks."""
    return f"make coverage OPTIONS='-m \"{marks}\"'" if marks else "make coverage"


def describe(measured: Coverage, command: str) -> str:
    """The page: a row for each room, then what is left in each file, by the function in which it stands."""
    counts: dict[str, list[int]] = {}
    left: dict[str, list[str]] = {}
    for path in sorted((PROJECT / "generator").rglob("*.py")):
        file = path.relative_to(PROJECT / "generator").as_posix()
        room = file.partition("/")[0]
        _, statements, _, missing, _ = measured.analysis2(str(path))
        count = counts.setdefault(room, [0, 0])
        count[0], count[1] = count[0] + len(statements), count[1] + len(missing)
        if missing:
            named = name_lines(path.read_text(encoding="utf-8"), statements, missing)
            left.setdefault(room, []).append(f"| `{file}` | {len(missing)} | {named} |")
    lines, missed = (sum(count[place] for count in counts.values()) for place in (0, 1))
    rooms = [
        f"| `{room}` | {count[0]:,} | {_share(*count)} % | {count[1]} |"
        for room, count in sorted(counts.items(), key=lambda each: (-each[1][1], each[0]))
        if count[0]
    ]
    return "\n".join(
        [
            "# Coverage",
            "",
            f"Written by `{command}`: the tests that it runs run {_share(lines, missed)} % of the {lines:,} statements below `generator/`, in every",
            "process that they start. No build fails for this figure: a line that is run is not a line that is held to anything. What no",
            "test runs is named, so that whoever changes it knows. Builds that a test kills write no figures, and what is told when memory",
            "runs out runs in processes that have none left for counting.",
            "",
            "## Rooms",
            "",
            "| room | statements | run | left |",
            "|---|--:|--:|--:|",
            *rooms,
            "",
            "## What is left",
            "",
            "A function that nothing calls is **bold**; of any other the lines are told that no test reaches.",
            *[
                line
                for room, rows in sorted(left.items())
                for line in ("", f"### {room}", "", "| file | statements | where |", "|---|--:|---|", *rows)
            ],
            "",
        ]
    )


def _share(lines: int, missed: int) -> str:
    """Per cent, rounded down: 100 is said only of what is run to the last line."""
    return f"{1000 * (lines - missed) // max(lines, 1) / 10:.1f}"


def name_lines(text: str, statements: Sequence[int], missing: Sequence[int]) -> str:
    """Missing lines of a file by the innermost function or method they stand in: by its name alone where all of it is missing."""
    innermost_first = [*_functions(ast.parse(text), "")][::-1]
    bodies = _by_function(statements, innermost_first)
    return ", ".join(
        f"**`{name}`**" if name and lines == bodies[name] else f"`{name or 'module'}` {_as_spans(lines, statements)}"
        for name, lines in _by_function(missing, innermost_first).items()
    )


class _Function(NamedTuple):
    """A function's name within its file, and the first and last line of its body."""

    name: str
    first: int
    last: int


def _functions(tree: ast.AST, within: str) -> Iterator[_Function]:
    """Every function of a tree, those that hold others before them."""
    for node in ast.iter_child_nodes(tree):
        name = within
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{within}.{node.name}".lstrip(".")
            if not isinstance(node, ast.ClassDef):
                yield _Function(name, node.body[0].lineno, node.end_lineno or node.lineno)
        yield from _functions(node, name)


def _by_function(lines: Iterable[int], innermost_first: Sequence[_Function]) -> dict[str, list[int]]:
    """Lines by the innermost function in whose body they stand; "" for those of the module or of a class."""
    found: dict[str, list[int]] = {}
    for line in lines:
        name = next((each.name for each in innermost_first if each.first <= line <= each.last), "")
        found.setdefault(name, []).append(line)
    return found


def _as_spans(lines: Sequence[int], statements: Sequence[int]) -> str:
    """Lines as a person reads them: those between which no other statement stands as one span (12–15, 20)."""
    place = {line: number for number, line in enumerate(statements)}
    spans: list[list[int]] = []
    for line in lines:
        if spans and place[line] == place[spans[-1][1]] + 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    return ", ".join(f"{first}–{last}" if last > first else f"{first}" for first, last in spans)


if __name__ == "__main__":
    raise SystemExit(main())
