"""What a build does otherwise where cities are built apart: it makes the pages of some alone, or takes those of all from parts.

A part is a site of which only the files below some cities' addresses are made; all data are read and checked. A join is a build whose last
one, as it were, made the pages of the cities: it takes them over by their keys, and makes what belongs to no city alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.archive import FrozenFiles
from generator.cache import Content, Store, digest_of, digest_program
from generator.chrome.built import Chrome
from generator.orders import Order
from generator.pages.jobs import PageJob
from generator.parts import (
    CityScope,
    JoinedParts,
    MadeFrom,
    check_cities,
    check_made,
    check_made_from,
    check_place,
    check_whole,
    hand_out,
    hold_exports,
    lay_out,
    open_parts,
)
from generator.problems.problem import Problem
from generator.problems.reports import count_levels
from generator.publish.pictures import PictureJob
from generator.publish.publisher import Publisher
from generator.publishable import Publishable


class Apart(NamedTuple):
    """Which cities alone are built (``scope``), or from which ``parts`` the site is joined; neither where it is built in one piece."""

    scope: CityScope | None = None
    parts: JoinedParts | None = None

    def made_from(self, order: Order, known: Publishable, chrome: Chrome, *, versions: bool) -> MadeFrom:
        """Of what this site is made."""
        asked = digest_of(*(str(each) for each in (order.search, order.images, versions)))
        return MadeFrom(digest_program(), chrome.digest, known.keys.of_everything(), asked)

    def check(self, order: Order, known: Publishable, made_from: MadeFrom) -> Iterator[Problem]:
        """Problems of cities that are asked for, and of parts that are not those of this site."""
        cities = known.site_index.municipalities
        yield from check_cities(order.only, cities)
        if self.parts is not None:
            other = [*check_made_from(self.parts, made_from)]
            yield from other or check_whole(self.parts, cities)

    def take_in(
        self, jobs: Sequence[PageJob], pictures: Iterable[PictureJob], order: Order, store: Store, made_by: str
    ) -> list[Problem]:
        """Have what the parts know at hand for whoever publishes; the problems of those that do not have what is to be made."""
        if self.parts is None:
            return []
        problems = [*check_made(self.parts, jobs, pictures, search=order.search)]
        if not count_levels(problems)[0]:
            lay_out(self.parts, store, made_by, search=order.search)
        return problems

    def own_pages(self, jobs: Sequence[PageJob], publisher: Publisher) -> Sequence[PageJob]:
        """The jobs of those pages that are published here; ``publisher`` hears of the others, to which pages lead."""
        if self.scope is None:
            return jobs
        publisher.expect(job.address for job in jobs if not self.scope.covers(job.address))
        return [job for job in jobs if self.scope.covers(job.address)]

    def own_pictures(self, pictures: Sequence[PictureJob]) -> Sequence[PictureJob]:
        """The same of pictures."""
        return [each for each in pictures if self.scope is None or self.scope.covers(each.file)]

    def own_exports(self, files: Iterable[tuple[str, Content]], publisher: Publisher) -> Iterator[tuple[str, Content]]:
        """The same of files of data."""
        for file, content in files if self.parts is None else hold_exports(files, self.parts):
            if self.scope is None or self.scope.covers(file):
                yield file, content
            else:
                publisher.expect([file])

    def own_frozen(self, frozen: Iterable[FrozenFiles], publisher: Publisher) -> Iterator[FrozenFiles]:
        """The same of what earlier releases froze."""
        for archive in frozen:
            if self.scope is None:
                yield archive
                continue
            own = {file: digest for file, digest in archive.digests.items() if self.scope.covers(file)}
            for file in archive.digests.keys() - own.keys():
                publisher.expect((file, file.removesuffix("index.html")))
            yield archive._replace(digests=own)

    def publish_rest(self, publisher: Publisher, chrome: Chrome, jobs: Iterable[PageJob]) -> Iterator[Problem]:
        """Have the pictures, scripts and style sheets of the chrome, which belong to no city; problems of those in the way."""
        if self.scope is None:
            yield from publisher.publish_assets(job.address for job in jobs)
        else:
            publisher.expect(chrome.assets)

    def hand_out(self, publisher: Publisher, made_from: MadeFrom, store: Store) -> list[str]:
        """Have beside the pages of some cities what a join needs; a line for the summary."""
        if self.scope is None:
            return []
        hand_out(publisher, self.scope, made_from, store)
        return [f"部分サイト: {'、'.join(sorted(self.scope.cities))}（「kokai join」で一つのサイトにまとめます）"]


def open_apart(order: Order) -> tuple[Apart, list[Problem]]:
    """What is to be built apart or joined, and what is wrong with the folders."""
    if order.only:
        return Apart(scope=CityScope(order.only)), [*check_place(order.out)] if order.write else []
    if order.parts:
        parts, problems = open_parts(order.parts)
        return Apart(parts=parts), problems
    return Apart(), []
