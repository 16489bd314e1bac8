"""Figures of files that were refused for something else: what is sure about them is told in the same run."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.checks.figures import check_figures
from generator.checks.money import check_money
from generator.checks.rounds import check_rounds
from generator.map.site_index import index_site
from generator.model.site import Site
from generator.problems.problem import Problem

# Of one value beside its wording, its indicator or its double. Whatever asks for something that may merely have been refused is left out.
_SURE: Final = frozenset(
    {"K501", "K503", "K504", "K506", "K520", "K521", "K522", "K523", "K524", "K526", "K529", "K530", "K531", "K540"}
)


def check_salvaged(site: Site, told: Iterable[Problem] = ()) -> Iterator[Problem]:
    """Problems of the figures in ``site``, of which a part was refused; not those that were told already."""
    known = set(told)
    for found in (*check_rounds(site), *check_figures(index_site(site)), *check_money(site)):
        if found.rule in _SURE and found not in known:
            known.add(found)
            yield found
