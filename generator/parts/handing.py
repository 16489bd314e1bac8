"""Hand out a part: what a join needs to know of the pages of some cities, put beside them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.cache import Store
from generator.parts.records import (
    FORMAT,
    MANIFEST,
    OWN_FILES,
    RECORDS,
    SEARCHED,
    CityScope,
    MadeFrom,
    PartFile,
    PartManifest,
    PartRecords,
    encode_manifest,
    encode_records,
    encode_searched,
)
from generator.problems.problem import Problem, problem, whole_file
from generator.publish.pictures import KEPT_PICTURES, UNPACK_PICTURES
from generator.publish.publisher import Publisher
from generator.publish.swap import is_site


def check_place(out: Path) -> Iterator[Problem]:
    """A problem where a whole site stands at ``out``: a part would take its place."""
    if is_site(out) and not (out / MANIFEST).is_file():
        yield problem("K926", whole_file(str(out)), file=out)


def hand_out(publisher: Publisher, scope: CityScope, made_from: MadeFrom, store: Store) -> None:
    """Have the manifest and the records of a part beside the pages that are published."""
    texts = publisher.texts
    if texts is not None:
        texts.write()
    known = publisher.record()
    kept = store.read(KEPT_PICTURES, UNPACK_PICTURES) or {}
    records = PartRecords(
        {address: page for address, page in known.pages.items() if scope.covers(address)},
        {file: export for file, export in known.exports.items() if scope.covers(file)},
        {file: picture for file, picture in kept.items() if scope.covers(file)},
        {} if texts is None else dict(texts.known()),
    )
    publisher.publish_exports([(RECORDS, encode_records(records))])
    if texts is not None:
        publisher.publish_exports([(SEARCHED, encode_searched(dict(_read(publisher))))])
    files = dict(_look_at(publisher, scope))
    manifest = PartManifest("kokai", FORMAT, made_from, tuple(sorted(scope.cities)), files)
    publisher.publish_exports([(MANIFEST, encode_manifest(manifest) + b"\n")])


def _read(publisher: Publisher) -> Iterable[tuple[str, bytes]]:
    # Only here: the search brings ICU and dictionaries, which a build without it need not load.
    from generator.publish.search_stage import list_search_pages  # noqa: PLC0415
    from generator.search import read_texts  # noqa: PLC0415

    assert publisher.texts is not None  # noqa: S101 (tells the type checker)
    return read_texts(list_search_pages(publisher.record().pages, publisher.texts))


def _look_at(publisher: Publisher, scope: CityScope) -> Iterator[tuple[str, PartFile]]:
    for file, written in sorted(publisher.written().items()):
        if scope.covers(file) or file in OWN_FILES:
            yield file, PartFile(written.digest, written.size)
