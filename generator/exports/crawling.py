"""What search engines read: `sitemap.xml` and `robots.txt`."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from markupsafe import escape

from generator.addresses import HOME, measure_address, municipality_address, plan_address
from generator.exports.exported import Exported, ExportedFile
from generator.model.basics import Absent

NO_DATES: Final[Mapping[str, dt.date]] = MappingProxyType({})
_LIMIT: Final = 50_000  # addresses in one file: sitemaps.org, "Sitemap file location"


def export_sitemaps(exported: Exported) -> Iterator[ExportedFile]:
    """`sitemap.xml`, with its parts where there are many."""
    for file, text in render_sitemaps(exported.settings.address, exported.listed, date_pages(exported)).items():
        yield file, text.encode()


def export_robots(exported: Exported) -> Iterator[ExportedFile]:
    """`robots.txt`."""
    yield "robots.txt", render_robots(exported.settings.address).encode()


def date_pages(exported: Exported) -> dict[str, dt.date]:
    """The last day, as the data tell it, on which something of a page was published or corrected; pages of which none is told are not there."""
    dates: dict[str, dt.date] = {}

    def note(address: str, day: dt.date | Absent) -> None:
        if not isinstance(day, Absent) and day > dates.get(address, dt.date.min):
            dates[address] = day

    site_index = exported.site_index
    for key, folder in site_index.plans.items():
        city, plan = key.split("/")
        pages = [plan_address(city, plan), municipality_address(city), HOME]
        rounds = [each.as_of for each in folder.plan.rounds]
        for page in pages:
            for day in (folder.plan.published, *rounds):
                note(page, day)
        for measure in folder.measures:
            page = measure_address(city, plan, measure.id)
            note(page, folder.plan.published)
            for report in site_index.results_of_measure(f"{key}/{measure.id}"):
                note(page, report.round.as_of)
    for page, corrections in exported.standings.corrections.items():
        for each in corrections:
            note(page, each.corrected_on)
    for release in exported.settings.releases:
        note(HOME, release.date)
    return dates


def render_sitemaps(root: str, addresses: Iterable[str], dates: Mapping[str, dt.date] = NO_DATES) -> dict[str, str]:
    """`sitemap.xml` of all pages below the site's address ``root``; an index of parts where there are too many for one file."""
    every = sorted(addresses)
    parts = [every[start : start + _LIMIT] for start in range(0, len(every), _LIMIT)] or [[]]
    if len(parts) == 1:
        return {"sitemap.xml": _render_part(root, parts[0], dates)}
    files = {f"sitemap-{number}.xml": _render_part(root, part, dates) for number, part in enumerate(parts, 1)}
    rows = "".join(f"<sitemap><loc>{escape(root + name)}</loc></sitemap>\n" for name in files)
    files["sitemap.xml"] = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</sitemapindex>\n'
    )
    return files


def _render_part(root: str, addresses: Iterable[str], dates: Mapping[str, dt.date]) -> str:
    top = escape(root)
    rows = "".join(
        f"<url><loc>{top}{_escaped(address)}</loc>{_last_change(dates.get(address))}</url>\n" for address in addresses
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _last_change(day: dt.date | None) -> str:
    return "" if day is None else f"<lastmod>{day.isoformat()}</lastmod>"


def _escaped(address: str) -> str:
    """Nearly every address is made of ids, which need no escaping."""
    return address if address.replace("/", "").replace("-", "").isalnum() else escape(address)


def render_robots(root: str) -> str:
    """`robots.txt`: everything may be read; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {root}sitemap.xml\n"
