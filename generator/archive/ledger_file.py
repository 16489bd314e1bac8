"""``data/ledger/versions.yaml`` as the machine writes it: one line for each thing, sorted."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.ledger.writing import HEADER, quoted
from generator.model.ledger import LEDGER
from generator.model.versions import FrozenFile, MeasureVersion, ReleaseArchive, VersionLedger

LEDGER_FILE: Final = f"{LEDGER}/versions.yaml"
"""Where it lies below ``data/``."""


def render_version_ledger(ledger: VersionLedger) -> str:
    """The file. Tags and digests are texts whatever they look like, so they stand in quotation marks."""
    return HEADER + "".join(
        (
            _section("archives", map(_archive, ledger.archives)),
            _section("files", map(_file, sorted(ledger.files, key=lambda each: each.file))),
            _section("versions", map(_version, sorted(ledger.versions, key=lambda each: (each.measure, each.n)))),
        )
    )


def _section(name: str, lines: Iterable[str]) -> str:
    told: Iterator[str] = (f"- {{{line}}}\n" for line in lines)
    rows = "".join(told)
    return f"{name}:\n{rows}" if rows else ""


def _archive(each: ReleaseArchive) -> str:
    return f"tag: {quoted(each.tag)}, versions: {quoted(each.versions)}, data: {quoted(each.data)}, program: {quoted(each.program)}"


def _file(each: FrozenFile) -> str:
    return f"file: {each.file}, tag: {quoted(each.tag)}, sha256: {quoted(each.sha256)}"


def _version(each: MeasureVersion) -> str:
    told = f"measure: {each.measure}, n: {each.n}, tag: {quoted(each.tag)}, date: {each.date.isoformat()}"
    return f"{told}, data: {quoted(each.data)}, page: {quoted(each.page)}"
