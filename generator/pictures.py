"""The pictures that other sites show with a link: which there are, and their bytes, kept from build to build."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import msgspec

from generator import addresses
from generator.atlas import Atlas
from generator.keys import Keys
from generator.standings import Standings
from generator.views.link_cards import LinkCard, view_measure_card, view_site_card
from generator.wording.languages import Vocabulary
from generator.write import digest_bytes

_LIST: Final = "pictures.msgpack"
_FOLDER: Final = "pictures"


class PictureJob(NamedTuple):
    """One picture to be had at ``file``. ``key`` names what its texts are made of."""

    file: str
    key: str
    view: Callable[[], LinkCard]


class _Kept(msgspec.Struct, frozen=True):
    """A picture of an earlier build: of which key and which texts it was made, and the digest of its bytes."""

    key: str
    card: str
    digest: str


def plan_pictures(atlas: Atlas, standings: Standings, keys: Keys, vocabulary: Vocabulary) -> Iterator[PictureJob]:
    """One for each measure, and one for all other pages."""
    words, _, own = vocabulary
    site = partial(view_site_card, atlas, standings, words, own)
    yield PictureJob(addresses.image_address(addresses.HOME), keys.of_everything(), site)
    for plan, folder in atlas.plans.items():
        key = keys.of_plans([plan])
        for measure in folder.measures:
            own_key = f"{plan}/{measure.id}"
            file = addresses.image_address(addresses.address_of_measure_key(own_key))
            yield PictureJob(file, key, partial(view_measure_card, atlas, standings, own_key, words, own))


class Sink(Protocol):
    """Where pictures go."""

    def take_over(self, file: str, digest: str) -> bool:
        """Whether a file with these bytes is at hand; if so, it is had."""

    def put(self, file: str, content: bytes) -> None:
        """Have a file with these bytes."""


class Pictures:
    """Makes pictures, or has them from the last build. Those of no page are forgotten with :meth:`close`."""

    def __init__(self, work: Path) -> None:
        self._list = work / _LIST
        self._folder = work / _FOLDER
        self._last = _read_list(self._list)
        self._kept: dict[str, _Kept] = {}
        # Only here: a build without pictures loads nothing that draws.
        from generator.drawing import digest_of_drawing, draw_card  # noqa: PLC0415

        self._drawing = digest_of_drawing()
        self._draw = draw_card
        self.drawn = 0

    def publish(self, job: PictureJob, sink: Sink) -> None:
        """Have the job's picture in the site."""
        key = job.key + self._drawing
        last = self._last.get(job.file)
        if last is not None and last.key == key and sink.take_over(job.file, last.digest):
            self._kept[job.file] = last
            return
        card = job.view()
        made_of = digest_bytes(msgspec.json.encode(card) + self._drawing.encode())
        if last is not None and last.card == made_of and sink.take_over(job.file, last.digest):
            self._kept[job.file] = _Kept(key, made_of, last.digest)
            return
        content = self._content(made_of, card)
        sink.put(job.file, content)
        self._kept[job.file] = _Kept(key, made_of, digest_bytes(content))

    def _content(self, made_of: str, card: LinkCard) -> bytes:
        path = self._folder / f"{made_of}.png"
        try:
            return path.read_bytes()
        except FileNotFoundError:
            content = self._draw(card)
            self.drawn += 1
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_suffix(".new")
            new.write_bytes(content)
            new.replace(path)
            return content

    def close(self) -> None:
        """Remember what there is, and drop pictures that no page has."""
        self._list.parent.mkdir(parents=True, exist_ok=True)
        new = self._list.with_suffix(".new")
        new.write_bytes(msgspec.msgpack.encode(self._kept))
        new.replace(self._list)
        used = {f"{each.card}.png" for each in self._kept.values()}
        for path in self._folder.glob("*"):
            if path.name not in used:
                path.unlink(missing_ok=True)


def _read_list(path: Path) -> Mapping[str, _Kept]:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=dict[str, _Kept])
    except (OSError, msgspec.DecodeError):
        return {}
