"""``addresses.yaml``: every address that was ever released, with the anchors on its page and the files beside it. Nothing ever leaves it."""

import html
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.addresses import DATA_ENDINGS, data_file
from generator.lasting_addresses import chart_file
from generator.ledger.writing import HEADER, pairs, scalar
from generator.model.basics import Place
from generator.model.ledger import ReleasedAddress
from generator.orders import Walked
from generator.page_kinds import PAGE_KINDS
from generator.release.releasing import FileOfRelease, Releasing

_MEASURE: Final = PAGE_KINDS["measure"].name
_NOWHERE: Final = Place("", 0, 0)


def record_addresses(releasing: Releasing) -> Iterator[FileOfRelease]:
    """The ledger of addresses, with what this release brings."""
    before = {each.address: each for each in releasing.ledger.addresses}
    now = {each.address: each for each in released_now(releasing.walked, releasing.release.tag)}
    kept = (join_addresses(before.get(address), now.get(address)) for address in sorted(before.keys() | now.keys()))
    yield FileOfRelease(releasing.folder / "addresses.yaml", render_addresses(kept).encode())


def released_now(walked: Walked, tag: str) -> Iterator[ReleasedAddress]:
    """The addresses of the site, as if all of them were new."""
    name = walked.site_index.site.settings.name
    for address, kind in walked.kinds.items():
        if kind in PAGE_KINDS and not PAGE_KINDS[kind].lasting:
            continue
        anchors = walked.table.anchors(address) if address in walked.table.pages else ()
        beside = [data_file(address, ending) for ending in DATA_ENDINGS]
        if kind == _MEASURE and address in walked.table.pages:
            measure = walked.site_index.measures[walked.table.pages[address].key]
            beside += sorted({chart_file(address, indicator.id) for indicator in measure.indicators})
        files = [file for file in beside if file in walked.files]
        yield ReleasedAddress(
            address,
            _NOWHERE,
            kind,
            tag,
            html.unescape(walked.titles[address]).removesuffix(f"｜{name}"),
            tuple((file.removeprefix(address), tag) for file in files),
            tuple((anchor, tag) for anchor in sorted({each.name for each in anchors})),
        )


def join_addresses(before: ReleasedAddress | None, now: ReleasedAddress | None) -> ReleasedAddress:
    """What the ledger holds of an address after a release: whatever it held, and what is new. One of them must be given."""
    if before is None or now is None:
        found = before or now
        if found is None:
            raise ValueError("an address that was never released")
        return found
    return ReleasedAddress(
        now.address,
        now.place,
        now.kind,
        before.since,
        now.title,
        _joined(before.files, now.files),
        _joined(before.anchors, now.anchors),
    )


def _joined(before: Iterable[tuple[str, str]], now: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    first: Mapping[str, str] = {**dict(now), **dict(before)}
    return tuple(sorted(first.items()))


def render_addresses(addresses: Iterable[ReleasedAddress]) -> str:
    """The file."""
    return HEADER + "addresses:\n" + "".join(line for each in addresses for line in _lines(each))


def _lines(each: ReleasedAddress) -> Iterator[str]:
    yield f"- address: {scalar(each.address)}\n"
    yield f"  kind: {scalar(each.kind)}\n"
    yield f"  since: {scalar(each.since)}\n"
    yield f"  title: {scalar(each.title)}\n"
    yield from pairs("files", each.files, "  ")
    yield from pairs("anchors", each.anchors, "  ")
