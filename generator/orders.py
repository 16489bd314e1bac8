"""What is asked of a walk of the road, and what comes of it."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.exports import Exported
from generator.judging.standings import Standings
from generator.load.held_back import HeldBack
from generator.load.read import SourceFile
from generator.map.address_table import AddressTable
from generator.map.site_index import SiteIndex
from generator.model.city import Release
from generator.problems.problem import Problem


class Order(NamedTuple):
    """What is to be built, from where, to where.

    ``write`` false stops before the first write into the site; ``images`` false leaves out the pictures that other sites show and the charts as PNG;
    ``whole`` false leaves files of data about the whole site as they were;
    ``cached`` false takes every file anew, ``reuse_pages`` false makes every page anew;
    ``sources`` is the folder of source documents to hold the data against; ``wait`` is for how many seconds to wait for another run that
    holds the working folder or the output. ``releasing`` is a release that is about to be made: the site is walked as it will be then.
    ``archive`` is the folder with the frozen versions of earlier releases; without it, the site has none of them.
    ``workers`` is how many processes may make pages and pictures, this one among them; 0 for as many as the machine has cores and memory for.
    ``drafts``: with the rounds of reporting whose day has not come, for a preview that nobody publishes.
    ``only`` are the cities (by id) of which alone the pages are made, as a part of the site; ``parts`` are folders of such parts, of which
    the site is joined.
    """

    project: Path
    data: Path
    out: Path
    work: Path
    write: bool = True
    search: bool = True
    images: bool = True
    whole: bool = True
    cached: bool = True
    reuse_pages: bool = True
    sources: Path | None = None
    wait: float = 60.0
    releasing: Release | None = None
    archive: Path | None = None
    drafts: bool = False
    workers: int = 1
    only: tuple[str, ...] = ()
    parts: tuple[Path, ...] = ()

    def day(self, today: dt.date) -> dt.date:
        """The day of the site: that of the release that is about to be made, else today."""
        return today if self.releasing is None else self.releasing.date

    def made_for(self, *, versions: bool) -> str:
        """What pages tell that stands in no file: a release that is about to be made, and whether there are ``versions`` to lead to."""
        return (repr(self.releasing) if self.releasing else "") + ("versions" if versions else "")


class Walked(NamedTuple):
    """The site at the end of the road: its map, judgements, addresses, what is exported of it, and what was published.

    ``data`` are the files of ``data/`` as they were read, where a release is made of them.
    ``titles`` are those of all pages by address (as HTML, with the site's name), ``kinds`` the names of their kinds, ``files`` whatever
    stands beside the pages. ``held`` is what may not be published yet and stands in none of it.
    """

    order: Order
    data: Sequence[SourceFile]
    site_index: SiteIndex
    standings: Standings
    table: AddressTable
    language: str
    exported: Exported
    titles: Mapping[str, str]
    kinds: Mapping[str, str]
    files: Collection[str]
    held: HeldBack


Finish: TypeAlias = Callable[[Walked], Sequence[Problem]]
"""What is still to be done with a site that has passed, while the folders are held; gives the problems that were in its way."""


class BuildOutcome(NamedTuple):
    """What came of it: problems in order, pages by kind (Japanese names), seconds by stage, notes for the summary.

    ``made`` is everything that was made on the way: who is about to leave need not free it piece by piece. ``walked`` is the site where the whole road was walked without an error.
    """

    problems: list[Problem]
    pages: Mapping[str, int]
    seconds: Mapping[str, float]
    notes: list[str]
    published: bool
    made: object = None
    walked: Walked | None = None
