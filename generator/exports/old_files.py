"""The files of data beside pages that are gone answer too: with those of the page that is there now, or as empty tables that say why."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from generator.addresses import DATA_ENDINGS, data_file
from generator.exports.csv_tables import render_csv
from generator.exports.exported import ExportedFile
from generator.exports.measure_json import FORMAT, encode
from generator.exports.tables import EMPTY, Tables
from generator.ledger import GonePage
from generator.model.basics import Absent
from generator.model.ledger import MoveKind


def answer_old_files(files: Iterable[ExportedFile], gone: Iterable[GonePage], tables: Tables) -> Iterator[ExportedFile]:
    """All of ``files``, and those of the pages that are gone, as far as the ledger knows of them."""
    wanted: dict[str, list[str]] = {}
    rest: dict[str, Callable[[], bytes]] = {}
    for page in gone:
        for ending in DATA_ENDINGS:
            old = data_file(page.address, ending)
            if old.removeprefix(page.address) in page.files:
                rest[old] = partial(_MAKERS[ending], page, tables)
                if page.where.move.kind is MoveKind.MOVED and page.where.to:
                    wanted.setdefault(data_file(page.where.to[0].address, ending), []).append(old)
    for file, content in files:
        yield file, content
        for old in wanted.get(file, ()):
            del rest[old]
            yield old, content
    for old, make in rest.items():
        yield old, make()


def _empty_table(_page: GonePage, _tables: Tables) -> bytes:
    return render_csv(())


def _empty_workbook(_page: GonePage, tables: Tables) -> bytes:
    return tables.render_workbook(EMPTY)


def _tombstone(page: GonePage, _tables: Tables) -> bytes:
    """What became of the page, in the place of its record."""
    move = page.where.move
    gone: dict[str, object] = {
        "address": page.address,
        "title": page.title,
        "kind": str(move.kind),
        "date": move.date.isoformat(),
        "reason": move.reason,
        "to": [spot.href for spot in page.where.to],
    }
    if not isinstance(move.archived, Absent):
        gone["archived"] = move.archived
    return encode({"format": FORMAT, "gone": gone, "figures": []})


_MAKERS: Final[dict[str, Callable[[GonePage, Tables], bytes]]] = {
    "csv": _empty_table,
    "json": _tombstone,
    "xlsx": _empty_workbook,
}
