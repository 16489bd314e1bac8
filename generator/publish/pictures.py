"""The pictures that other sites show with a link, and charts as pictures: which there are, and their bytes, kept from build to build."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple, Protocol

import msgspec

from generator import addresses
from generator.cache import Store, digest_of
from generator.judging.standings import Standings
from generator.lasting_addresses import chart_picture_file
from generator.map.address_table import AddressTable
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import SiteIndex
from generator.views.chart_files import find_chart_files
from generator.views.chart_sheets import ChartSheet
from generator.views.link_cards import LinkCard, view_measure_card, view_site_card
from generator.wording.languages import Vocabulary

_LIST: Final = "pictures"
_SHELF: Final = "drawn"


class PictureJob(NamedTuple):
    """One picture to be had at ``file``. ``key`` names what its texts are made of."""

    file: str
    key: str
    view: Callable[[], LinkCard | ChartSheet]


class _KeptPicture(msgspec.Struct, frozen=True):
    """A picture of an earlier build: of which key and which texts it was made, and the digest of its bytes."""

    key: str
    card: str
    digest: str


_DECODE: Final = msgspec.msgpack.Decoder(dict[str, _KeptPicture]).decode


def plan_pictures(
    site_index: SiteIndex, standings: Standings, table: AddressTable, keys: CacheKeys, vocabulary: Vocabulary
) -> Iterator[PictureJob]:
    """One for each measure, one for all other pages, and one for each chart as a file."""
    words, _, own = vocabulary
    for each in find_chart_files(site_index, standings, table, vocabulary):
        key = keys.of_plans([each.plan]) if each.plan else keys.of_everything()
        yield PictureJob(chart_picture_file(each.measure, each.indicator), key, each.view)
    site = partial(view_site_card, site_index, standings, words, own)
    yield PictureJob(addresses.image_address(addresses.HOME), keys.of_everything(), site)
    for plan, folder in site_index.plans.items():
        key = keys.of_plans([plan])
        for measure in folder.measures:
            own_key = f"{plan}/{measure.id}"
            file = addresses.image_address(addresses.address_of_measure_key(own_key))
            yield PictureJob(file, key, partial(view_measure_card, site_index, standings, own_key, words, own))


class Sink(Protocol):
    """Where pictures go."""

    def take_over(self, file: str, digest: str) -> bool:
        """Whether a file with these bytes is at hand; if so, it is had."""

    def put(self, file: str, content: bytes) -> None:
        """Have a file with these bytes."""


class Pictures:
    """Makes pictures, or has them from the last build. Those of no page are forgotten with :meth:`close`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: Mapping[str, _KeptPicture] = store.read(_LIST, _DECODE) or {}
        self._kept: dict[str, _KeptPicture] = {}
        # Only here: a build without pictures loads nothing that draws.
        from generator.drawing import draw_card, draw_chart  # noqa: PLC0415

        self._draw_card, self._draw_chart = draw_card, draw_chart
        self.drawn = 0

    def publish(self, job: PictureJob, sink: Sink) -> None:
        """Have the job's picture in the site."""
        last = self._last.get(job.file)
        if last is not None and last.key == job.key and sink.take_over(job.file, last.digest):
            self._kept[job.file] = last
            return
        card = job.view()
        made_of = digest_of(msgspec.json.encode(card))
        if last is not None and last.card == made_of and sink.take_over(job.file, last.digest):
            self._kept[job.file] = _KeptPicture(job.key, made_of, last.digest)
            return
        content = self._content(made_of, card)
        sink.put(job.file, content)
        self._kept[job.file] = _KeptPicture(job.key, made_of, digest_of(content))

    def _content(self, made_of: str, card: LinkCard | ChartSheet) -> bytes:
        name = f"{_SHELF}/{made_of}"
        content = self._store.read(name, bytes)
        if content is None:
            content = self._draw_chart(card) if isinstance(card, ChartSheet) else self._draw_card(card)
            self.drawn += 1
            self._store.write(name, content)
        return content

    def close(self) -> None:
        """Remember what there is, and drop pictures that no page has."""
        self._store.write(_LIST, msgspec.msgpack.encode(self._kept))
        self._store.prune(_SHELF, {each.card for each in self._kept.values()})
