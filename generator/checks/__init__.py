"""Checks across records and files: ids, references, circles, figures. Each gives problems and changes nothing."""

from collections.abc import Collection, Iterable, Iterator

from generator.checks.addresses import check_addresses, check_written_pages, check_written_titles
from generator.checks.circles import check_circles
from generator.checks.figures import check_figures
from generator.checks.ids import check_ids
from generator.checks.money import check_money
from generator.checks.references import check_references
from generator.checks.rounds import check_rounds
from generator.checks.unsound import Unsound
from generator.checks.vocabulary import check_vocabulary
from generator.map.site_map import Atlas
from generator.problems.problem import Problem

__all__ = ["check_site", "check_written_pages", "check_written_titles"]


def check_site(atlas: Atlas, told: Iterable[Problem] = (), sound: Collection[str] = ()) -> Iterator[Problem]:
    """All problems that only the whole site shows.

    ``sound`` are the keys of plans in which nothing was found before and nothing they are tied to has changed since: they are not gone
    through again.

    ``told`` are the problems of single files. The site may lack what those files hold, so references into them are not told as missing;
    everything else is, so that all faults are told at once.
    """
    unsound = Unsound(told)
    yield from check_ids(atlas.site, sound)
    yield from check_references(atlas, unsound, sound)
    yield from check_circles(atlas)
    yield from check_rounds(atlas.site, sound)
    yield from check_figures(atlas, sound)
    yield from check_money(atlas.site, sound)
    yield from check_addresses(atlas, unsound, sound)
    yield from check_vocabulary(atlas.site, unsound)
