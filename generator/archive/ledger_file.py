"""``data/ledger/versions.yaml`` as the machine writes it: one line for each thing, sorted."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.model.versions import FrozenFile, MeasureVersion, ReleaseArchive, VersionLedger

_HEADER: Final = "# kokai release が書くファイルです。手で直さないでください。\n"
LEDGER_FILE: Final = "ledger/versions.yaml"
"""Where it lies below ``data/``."""


def render_version_ledger(ledger: VersionLedger) -> str:
    """The file. Tags are texts whatever they look like, so they stand in quotation marks; they hold none themselves."""
    return _HEADER + "".join(
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
    return f'tag: "{each.tag}", versions: {_quoted(each.versions)}, data: {_quoted(each.data)}, program: {_quoted(each.program)}'


def _file(each: FrozenFile) -> str:
    return f'file: {each.file}, tag: "{each.tag}", sha256: {_quoted(each.sha256)}'


def _version(each: MeasureVersion) -> str:
    told = f'measure: {each.measure}, n: {each.n}, tag: "{each.tag}", date: {each.date.isoformat()}'
    return f"{told}, data: {_quoted(each.data)}, page: {_quoted(each.page)}"


def _quoted(digest: str) -> str:
    """A digest of nothing but figures would be a number to other readers of YAML."""
    return f'"{digest}"'
