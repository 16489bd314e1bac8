"""The pictures that other sites show with a link, and charts as pictures: which there are, and their bytes, kept from build to build."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

import msgspec

from generator import addresses
from generator.cache import Store, digest_of
from generator.judging.standings import Standings
from generator.lasting_addresses import chart_picture_file
from generator.map.address_table import AddressTable
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import SiteIndex
from generator.publish.sinks import Sink
from generator.publish.tasks import (
    LEAST_SHARED,
    PicturesTask,
    WantedPicture,
    encode,
    read_pictures,
    together,
)
from generator.system.workers import Workers
from generator.views.chart_files import find_chart_files
from generator.views.chart_sheets import ChartSheet
from generator.views.link_cards import LinkCard, view_measure_card, view_site_card
from generator.wording.languages import Vocabulary

KEPT_PICTURES: Final = "pictures"
"""Where the store keeps what is known of each picture."""
_SHELF: Final = "drawn"


class PictureJob(NamedTuple):
    """One picture to be had at ``file``. ``key`` names what its texts are made of."""

    file: str
    key: str
    view: Callable[[], LinkCard | ChartSheet]


class KeptPicture(msgspec.Struct, frozen=True):
    """A picture of an earlier build: of which key and which texts it was made, and the digest of its bytes."""

    key: str
    card: str
    digest: str


UNPACK_PICTURES: Final = msgspec.msgpack.Decoder(dict[str, KeptPicture]).decode


def plan_pictures(
    site_index: SiteIndex, standings: Standings, table: AddressTable, keys: CacheKeys, vocabulary: Vocabulary
) -> Iterator[PictureJob]:
    """One for each measure, one for all other pages, and one for each chart as a file."""
    words, own = vocabulary.words, vocabulary.overview
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


def draw_picture(card: LinkCard | ChartSheet) -> bytes:
    """The picture with these texts."""
    # Only here: a build without pictures loads nothing that draws.
    from generator.drawing import draw_card, draw_chart  # noqa: PLC0415

    return draw_chart(card) if isinstance(card, ChartSheet) else draw_card(card)


def kept_picture(store: Store, made_of: str) -> bytes | None:
    """The picture whose texts have that digest, if it is kept."""
    return store.read(f"{_SHELF}/{made_of}", bytes)


class Pictures:
    """Makes pictures, or has them from the last build. Those of no page are forgotten with :meth:`close`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: Mapping[str, KeptPicture] = store.read(KEPT_PICTURES, UNPACK_PICTURES) or {}
        self._kept: dict[str, KeptPicture] = {}

    def publish_all(
        self, jobs: Sequence[PictureJob], sink: Sink, workers: Workers | None, tell: Callable[[int], None]
    ) -> None:
        """Have every job's picture in the site. What must be made is shared with ``workers`` where it is much; ``tell`` hears how many are done."""
        rest = [job for job in jobs if not self._take_over(job, sink)]
        done = len(jobs) - len(rest)
        shared = workers is not None and len(rest) >= LEAST_SHARED
        for made in (
            self._make_shared(rest, sink, workers) if shared and workers else map(partial(self._make, sink), rest)
        ):
            done += made
            tell(done)

    def _make_shared(self, jobs: Sequence[PictureJob], sink: Sink, workers: Workers) -> Iterator[int]:
        """Have the pictures made by whoever is free; how many are done each time."""
        parts = [*together(jobs)]
        for place, answer in workers.share([encode(PicturesTask((*map(self._want, part),))) for part in parts]):
            part = parts[place]
            made = read_pictures(answer) if answer is not None else (None,) * len(part)
            for job, picture in zip(part, made, strict=True):
                if picture is None or not self._put(job, picture.card, picture.content, sink):
                    self._make(sink, job)
            yield len(part)

    def _want(self, job: PictureJob) -> WantedPicture:
        last = self._last.get(job.file)
        return WantedPicture(job.file, job.key, last.card if last else "")

    def _take_over(self, job: PictureJob, sink: Sink) -> bool:
        last = self._last.get(job.file)
        if last is None or last.key != job.key or not sink.take_over(job.file, last.digest):
            return False
        self._kept[job.file] = last
        return True

    def _make(self, sink: Sink, job: PictureJob) -> int:
        """Have the picture made here; one is done."""
        card = job.view()
        made_of = digest_of(msgspec.json.encode(card))
        if not self._put(job, made_of, b"", sink):
            self._put(job, made_of, draw_picture(card), sink)
        return 1

    def _put(self, job: PictureJob, made_of: str, content: bytes, sink: Sink) -> bool:
        """Have the picture whose texts have the digest ``made_of`` in the site; False where it is known of nobody and has to be drawn."""
        last = self._last.get(job.file)
        if last is not None and last.card == made_of and sink.take_over(job.file, last.digest):
            self._kept[job.file] = KeptPicture(job.key, made_of, last.digest)
            return True
        kept = kept_picture(self._store, made_of)
        if kept is None and content:
            self._store.write(f"{_SHELF}/{made_of}", content)
        elif kept is None:
            return False
        content = content if kept is None else kept
        sink.put(job.file, content)
        self._kept[job.file] = KeptPicture(job.key, made_of, digest_of(content))
        return True

    def close(self) -> None:
        """Remember what there is, and drop pictures that no page has."""
        self._store.write(KEPT_PICTURES, msgspec.msgpack.encode(self._kept))
        self._store.prune(_SHELF, {each.card for each in self._kept.values()})
