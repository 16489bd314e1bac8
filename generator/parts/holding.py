"""Hold parts against what this build would make, and lay what they know where a build looks for what its last one left.

Nothing of a city is made again by who joins: a page is taken by its key, which names all that it is made of. So where a key is another, the
part is not what it says, and that is told instead of mended.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from generator.addresses import file_of
from generator.cache import Content, Later, Store
from generator.pages.jobs import PageJob
from generator.parts.opening import JoinedParts
from generator.parts.part import SitePart
from generator.problems.problem import Problem
from generator.publish.page_records import (
    KEPT_TEXTS,
    UNPACK_TEXTS,
    KeptText,
    PageRecord,
    read_record,
    write_record,
)
from generator.publish.pictures import KEPT_PICTURES, UNPACK_PICTURES, KeptPicture, PictureJob

_PACK: Final = msgspec.msgpack.Encoder().encode
NO_TEXT: Final = KeptText("", msgspec.Raw())
_OTHERWISE: Final = "この部分サイトの記録と合いません"


def check_made(
    parts: JoinedParts, jobs: Iterable[PageJob], pictures: Iterable[PictureJob], *, search: bool
) -> Iterator[Problem]:
    """Problems of pages and pictures that the parts do not have as this build would make them. Raises :class:`PartDamagedError`."""
    for job in jobs:
        part = parts.part_of(job.address)
        if part is None:
            continue
        file = file_of(job.address)
        page = part.records.pages.get(job.address)
        text = part.records.texts.get(job.address) if search and job.weight else NO_TEXT
        if (
            page is None
            or text is None
            or not (_is_of(page, job) and part.has(file, page.digest))
            or not _can_be_read(page, text)
        ):
            yield part.tell(file, _OTHERWISE)
    for each in pictures:
        part = parts.part_of(each.file)
        if part is not None:
            drawn = part.records.pictures.get(each.file)
            if drawn is None or drawn.key != each.key or not part.has(each.file, drawn.digest):
                yield part.tell(each.file, _OTHERWISE)


def _is_of(page: PageRecord, job: PageJob) -> bool:
    """Whether the page is the job's, told apart from one of the same title or not."""
    return page.key.partition(" ")[0] == job.key


def _can_be_read(page: PageRecord, text: KeptText) -> bool:
    """Whether what is packed in the records is what it should be: it is asked for when much has been made."""
    try:
        page.seen, page.told  # noqa: B018 - unpacked
        if text is not NO_TEXT:
            # Only here: the search brings ICU and dictionaries, which a build without it need not load.
            from generator.search import unpack_text  # noqa: PLC0415

            unpack_text(text.text)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False
    return text is NO_TEXT or text.digest == page.digest


def hold_exports(files: Iterable[tuple[str, Content]], parts: JoinedParts) -> Iterator[tuple[str, Content]]:
    """The files, each that a part should have held against it before it is asked for. Raises :class:`PartDamagedError`."""
    for file, content in files:
        part = parts.part_of(file)
        if part is not None and isinstance(content, Later):
            known = part.records.exports.get(file)
            if known is None or known.key != content.key or not part.has(file, known.digest):
                raise part.damaged(file, _OTHERWISE)
        yield file, content


def lay_out(parts: JoinedParts, store: Store, made_by: str, *, search: bool) -> None:
    """Have the store remember the pages, files, pictures and texts of the parts, as if the last build had made them. Raises :class:`PartDamagedError`."""
    every = parts.every()
    last = read_record(store, made_by)
    pages: dict[str, PageRecord] = {**last.pages}
    exports = {**last.exports}
    pictures: dict[str, KeptPicture] = {**(store.read(KEPT_PICTURES, UNPACK_PICTURES) or {})}
    texts: dict[str, KeptText] = {**(store.read(KEPT_TEXTS, UNPACK_TEXTS) or {})}
    for part in every:
        pages |= part.records.pages
        exports |= part.records.exports
        pictures |= part.records.pictures
        texts |= part.records.texts
    # Of what was sound before nothing is known any more: every link of the joined site is followed.
    write_record(store, msgspec.structs.replace(last, made_by=made_by, pages=pages, exports=exports, sound=False))
    store.write(KEPT_PICTURES, _PACK(pictures))
    store.write(KEPT_TEXTS, _PACK(texts))
    if search:
        # Only here: the search brings ICU and dictionaries, which a build without it need not load.
        from generator.search import keep_known  # noqa: PLC0415

        keep_known(store.work / "search", _searched(every))


def _searched(parts: Sequence[SitePart]) -> Iterator[tuple[str, bytes]]:
    for part in parts:
        known: Mapping[str, bytes] = part.read_searched()
        yield from known.items()
