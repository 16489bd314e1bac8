"""Checks across records and files: ids, references, circles, figures. Each gives problems and changes nothing."""

from collections.abc import Iterator

from generator.atlas import Atlas
from generator.checks.circles import check_circles
from generator.checks.figures import check_figures
from generator.checks.ids import check_ids
from generator.checks.references import check_references
from generator.checks.rounds import check_rounds
from generator.problems import Problem


def check_site(atlas: Atlas) -> Iterator[Problem]:
    """All problems that only the whole site shows."""
    yield from check_ids(atlas.site)
    yield from check_references(atlas)
    yield from check_circles(atlas)
    yield from check_rounds(atlas.site)
    yield from check_figures(atlas)
