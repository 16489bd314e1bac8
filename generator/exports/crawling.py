"""What search engines read: `sitemap.xml` and `robots.txt`."""

from collections.abc import Iterable, Iterator
from typing import Final

from markupsafe import escape

from generator.exports.exported import Exported, ExportedFile

_LIMIT: Final = 50_000  # addresses in one file: sitemaps.org, "Sitemap file location"


def export_sitemaps(exported: Exported) -> Iterator[ExportedFile]:
    """`sitemap.xml`, with its parts where there are many."""
    for file, text in render_sitemaps(exported.settings.address, exported.listed).items():
        yield file, text.encode()


def export_robots(exported: Exported) -> Iterator[ExportedFile]:
    """`robots.txt`."""
    yield "robots.txt", render_robots(exported.settings.address).encode()


def render_sitemaps(root: str, addresses: Iterable[str]) -> dict[str, str]:
    """`sitemap.xml` of all pages below the site's address ``root``; an index of parts where there are too many for one file."""
    every = sorted(addresses)
    parts = [every[start : start + _LIMIT] for start in range(0, len(every), _LIMIT)] or [[]]
    if len(parts) == 1:
        return {"sitemap.xml": _render_part(root, parts[0])}
    files = {f"sitemap-{number}.xml": _render_part(root, part) for number, part in enumerate(parts, 1)}
    rows = "".join(f"<sitemap><loc>{escape(root + name)}</loc></sitemap>\n" for name in files)
    files["sitemap.xml"] = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</sitemapindex>\n'
    )
    return files


def _render_part(root: str, addresses: Iterable[str]) -> str:
    top = escape(root)
    rows = "".join(f"<url><loc>{top}{_escaped(address)}</loc></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _escaped(address: str) -> str:
    """Nearly every address is made of ids, which need no escaping."""
    return address if address.replace("/", "").replace("-", "").isalnum() else escape(address)


def render_robots(root: str) -> str:
    """`robots.txt`: everything may be read; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {root}sitemap.xml\n"
