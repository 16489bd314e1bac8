"""The versions of each measure for programs: a TimeMap in the link format (RFC 7089, section 5; RFC 6690)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from generator.addresses import address_of_measure_key
from generator.exports.exported import Exported, ExportedFile
from generator.lasting_addresses import timemap_file, version_address
from generator.model.versions import MeasureVersion


def export_timemaps(exported: Exported) -> Iterator[ExportedFile]:
    """A TimeMap for each measure of which there is a version."""
    root = exported.settings.address
    for key, versions in exported.site_index.versions.items():
        address, plan = address_of_measure_key(key), key.rpartition("/")[0]
        make = partial(_timemap, root, address, versions)
        gone = plan not in exported.site_index.plans
        yield timemap_file(address), exported.of_everything(make) if gone else exported.of_plan(plan, make)


def _timemap(root: str, address: str, versions: Sequence[MeasureVersion]) -> bytes:
    return render_timemap(root, address, versions).encode()


def render_timemap(root: str, address: str, versions: Sequence[MeasureVersion]) -> str:
    """The TimeMap of the page at ``address``. ``versions`` are not empty, the first one first; ``root`` is the site's whole address.

    A day of the data stands for midnight of that day, since no release tells its hour.
    """
    begin, end = http_date(versions[0].date), http_date(versions[-1].date)
    links = [
        f'<{root}{address}>;rel="original"',
        f'<{root}{timemap_file(address)}>;rel="self";type="application/link-format";from="{begin}";until="{end}"',
    ]
    for each in versions:
        relation = " ".join(
            word
            for word, holds in (("first", each is versions[0]), ("last", each is versions[-1]), ("memento", True))
            if holds
        )
        links.append(f'<{root}{version_address(address, each.n)}>;rel="{relation}";datetime="{http_date(each.date)}"')
    return ",\n".join(links) + "\n"


def http_date(day: dt.date) -> str:
    """``Wed, 20 May 2026 00:00:00 GMT`` (RFC 9110, IMF-fixdate), whatever the language of the machine."""
    week = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day.weekday()]
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[day.month - 1]
    return f"{week}, {day.day:02} {month} {day.year} 00:00:00 GMT"
