"""Feeds of what was released and corrected: of the site, of each municipality, of each department with a hand in measures. Atom, RFC 4287.

Dates are those of the data. Building again changes no id and no date.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from generator.addresses import (
    HOME,
    address_of_measure_key,
    at_anchor,
    corrected_place,
    department_address,
    feed_file,
    municipality_address,
)
from generator.exports.exported import Exported, ExportedFile
from generator.exports.xml_writing import add, render_xml
from generator.open_data.change_words import STATE_NAMES, notice_words, state_of
from generator.open_data.row_making import source_of_correction
from generator.open_data.terms import Terms, terms_of

ATOM: Final = "http://www.w3.org/2005/Atom"


class FeedEntry(NamedTuple):
    """One thing that was released or corrected; ``page`` and ``anchor`` are where it stands."""

    own: str
    kind: str
    label: str
    title: str
    date: dt.date
    page: str
    anchor: str
    summary: str


def export_feeds(exported: Exported) -> Iterator[ExportedFile]:
    """``feed.xml`` of the site, of each municipality, and of each department with a hand in measures."""
    site_index, settings = exported.site_index, exported.settings
    releases = [
        FeedEntry(
            f"releases/{release.tag}",
            "released",
            "公開",
            f"公開：{release.tag}",
            release.date,
            HOME,
            "",
            release.notes,
        )
        for release in reversed(settings.releases)
    ]
    corrected = {city: list(_corrections(exported, city)) for city in site_index.municipalities}
    every = [*releases, *(entry for entries in corrected.values() for entry in entries)]
    yield render_feed(exported, HOME, settings.name, settings.name, every, terms_of(site_index))
    for city, folder in site_index.municipalities.items():
        name, terms = folder.municipality.name, terms_of(site_index, city)
        page = municipality_address(city)
        yield render_feed(exported, page, f"{name}：{settings.name}", name, [*releases, *corrected[city]], terms)
    for key, department in site_index.departments.items():
        measures = site_index.department_measures.get(key, ())
        if measures:
            city, own = key.split("/")
            pages = set(map(address_of_measure_key, measures))
            entries = [entry for entry in corrected[city] if entry.page in pages]
            name = site_index.municipalities[city].municipality.name
            title = f"{name} {department.name}：{settings.name}"
            yield render_feed(exported, department_address(city, own), title, name, entries, terms_of(site_index, city))


def _corrections(exported: Exported, city: str) -> Iterator[FeedEntry]:
    for correction in sorted(
        exported.site_index.municipalities[city].corrections, key=lambda each: each.id, reverse=True
    ):
        page, anchor = corrected_place(city, correction.target.target)
        state = state_of(correction)
        yield FeedEntry(
            f"{city}/corrections/{correction.id}",
            state,
            STATE_NAMES[state].ja,
            f"{STATE_NAMES[state].ja}：{_title_of(exported, page, city)}",
            correction.corrected_on,
            page,
            anchor,
            notice_words(correction, source=source_of_correction(exported.site_index, city, correction)),
        )


def _title_of(exported: Exported, page: str, city: str) -> str:
    """What was corrected: the title of its measure, pillar, plan or department; that of the municipality where it is another page."""
    site_index = exported.site_index
    found = exported.table.pages.get(page)
    if found is not None:
        match found.kind.name:
            case "measure":
                return site_index.measures[found.key].title
            case "pillar":
                return site_index.pillars[found.key].title
            case "plan" | "indicators" | "tags":
                return site_index.plans[found.key].plan.title
            case "department":
                return site_index.departments[found.key].name
            case _:
                pass
    return site_index.municipalities[city].municipality.name


def render_feed(  # noqa: PLR0917 - what a feed has
    exported: Exported, page: str, title: str, author: str, entries: Iterable[FeedEntry], terms: Terms
) -> ExportedFile:
    """One feed, the newest entry first, of the page at ``page``; those of one day as they are given."""
    root = exported.settings.address
    file = feed_file(page)
    ordered = sorted(entries, key=lambda entry: entry.date, reverse=True)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "ja"})
    add(feed, "id", root + file)
    add(feed, "title", title)
    add(feed, "updated", moment_of(_last(exported, ordered)))
    add(feed, "link", rel="self", type="application/atom+xml", href=root + file)
    add(feed, "link", rel="alternate", type="text/html", href=root + page)
    add(add(feed, "author"), "name", author)
    if terms.name:
        add(feed, "rights", terms.name)
    host = urlsplit(root).hostname or ""
    for entry in ordered:
        href = root + (at_anchor(entry.page, entry.anchor) if entry.anchor else entry.page)
        add_entry(feed, f"tag:{host},{entry.date.year}:{entry.own}", entry, href)
    return file, render_xml(feed)


def add_entry(feed: ET.Element, name: str, entry: FeedEntry, href: str = "") -> None:
    """An entry with the id ``name``; ``href`` is where it was published, "" where it was not."""
    element = add(feed, "entry")
    add(element, "id", name)
    add(element, "title", entry.title)
    add(element, "updated", moment_of(entry.date))
    if href:
        add(element, "published", moment_of(entry.date))
        add(element, "link", rel="alternate", type="text/html", href=href)
    add(element, "category", term=entry.kind, label=entry.label)
    if entry.summary:
        add(element, "summary", entry.summary)


def _last(exported: Exported, entries: Sequence[FeedEntry]) -> dt.date:
    """The date of the newest entry; where there is none, the beginning of the last fiscal year that the data know of."""
    if entries:
        return entries[0].date
    return dt.date(exported.standings.known_year or 1970, 4, 1)


def moment_of(date: dt.date) -> str:
    """The beginning of a day in Japan."""
    return f"{date.isoformat()}T00:00:00+09:00"
