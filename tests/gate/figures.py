"""What pages weigh, by kind, and Lighthouse's scores: as tables, and their place in ``docs/performance.md``."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from generator.gate.survey import Survey
from generator.gate.weight import Weight

BEGIN: Final = "<!-- page figures: written by `make weigh OPTIONS=--write` -->"
END: Final = "<!-- end of page figures -->"
_NOTHING: Final = "–"


class KindWeight(NamedTuple):
    """The pages of one kind: how many, and bytes (gzipped) of HTML and styles together, of styles, and of scripts."""

    pages: int
    middle: int
    most: int
    css: int
    script: int


def weigh_kinds(surveyed: Survey, weights: Mapping[str, Weight]) -> dict[str, KindWeight]:
    """Weights by kind, in the order of the survey."""
    kinds = {}
    for kind, addresses in surveyed.kinds.items():
        those = [weights[address] for address in addresses]
        together = [weight.html + weight.css for weight in those]
        kinds[kind] = KindWeight(
            pages=len(those),
            middle=round(median(together)),
            most=max(together),
            css=max(weight.css for weight in those),
            script=max(weight.script for weight in those),
        )
    return kinds


def table_of_weights(kinds: Mapping[str, KindWeight], larger: Mapping[str, KindWeight], measures: int) -> str:
    """A row for each kind that either site has. ``larger`` are the kinds of an invented city with so many ``measures``."""
    lines = [
        f"| page | pages | HTML and CSS, median | most | of it CSS | scripts | pages of a city of {measures:,} measures | median | most |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for kind in sorted({*kinds, *larger}):
        cells = [*_cells(kinds.get(kind), whole=True), *_cells(larger.get(kind), whole=False)]
        lines.append(f"| `/{kind}` | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cells(kind: KindWeight | None, *, whole: bool) -> list[str]:
    if kind is None:
        return [_NOTHING] * (5 if whole else 3)
    figures = (kind.pages, kind.middle, kind.most, kind.css, kind.script)
    return [f"{figure:,}" for figure in figures[: 5 if whole else 3]]


def table_of_scores(address: str, scores: Mapping[str, int], tools: str) -> str:
    """Lighthouse's scores of one page. ``tools`` names the programs with their versions."""
    heads = [name.replace("-", " ") for name in scores]
    return "\n".join(
        [
            f"| {tools} | {' | '.join(heads)} |",
            f"|---|{'--:|' * len(heads)}",
            f"| `/{address}` | {' | '.join(str(score) for score in scores.values())} |",
        ]
    )


def put_figures(document: Path, tables: Sequence[str]) -> None:
    """Put the tables between the marks of the document. Raises ``ValueError`` where a mark is missing."""
    before, begin, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{document.name} has no marks for the figures")
    body = "\n\n".join(tables)
    document.write_text(f"{before}{begin}\n\n{body}\n\n{end}{after}", encoding="utf-8", newline="\n")
