"""What a host sends along with every file: `_headers`, which Cloudflare Pages and Netlify read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.chrome.policy import embed_policy, header_policy
from generator.exports.exported import Exported, ExportedFile
from generator.lasting_addresses import NOTICES, embed_file, timemap_file

POLICY: Final = "Content-Security-Policy"


def export_headers(exported: Exported) -> Iterator[ExportedFile]:
    """`_headers`."""
    yield "_headers", render_headers(other.address for other in exported.settings.other_sites).encode()


def headers_of(others: Iterable[str]) -> Mapping[str, str]:
    """Value by header. ``others``: addresses of the sites that are searched together with this one."""
    return {
        POLICY: header_policy(others),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        # Open data: other sites may read it, and search in it together with theirs.
        "Access-Control-Allow-Origin": "*",
    }


def render_headers(others: Iterable[str]) -> str:
    """`_headers`: the same for every address; what kind of file a list of versions is, since no ending tells that; who may frame an indicator."""
    everywhere = "".join(f"  {name}: {value}\n" for name, value in headers_of(others).items())
    timemaps = f"/{timemap_file('*/')}\n  Content-Type: application/link-format\n"
    # Values of several rules are joined, and the strictest of joined policies holds: the one for all is taken away first (Cloudflare).
    # Without the ending: that host answers such a page at its address without one. What is below a version has such an address too.
    framed = (embed_file("*/", ":indicator"), NOTICES.format(measure="*/", n=":version"))
    embeds = (f"/{file.removesuffix('.html')}\n  ! {POLICY}\n  {POLICY}: {embed_policy()}\n" for file in framed)
    return "\n".join((f"/*\n{everywhere}", timemaps, *embeds))
