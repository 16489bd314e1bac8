"""Addresses of frozen versions and releases, and of what is told of them: beside ``addresses``, the only module that makes any.

``measure`` is the address of a measure's page, ``page`` that address or that of one of the measure's versions.
"""

import re
from typing import Final

RELEASES: Final = "r/"
NOTICES: Final = "{measure}notice/{n}.html"
"""What is told later of a measure's versions, as a pattern."""
_WITHOUT_CHROME: Final = re.compile(rf"{RELEASES}[^/]+/|(?:[^/]+/)+(?:v/[0-9]+/|notice/[0-9]+\.html|embed/[^/]+\.html)")


def is_without_chrome(address: str) -> bool:
    """Whether the page at this address is one that has no header and footer: a version, a release, a notice, an indicator for frames."""
    return _WITHOUT_CHROME.fullmatch(address) is not None


def version_address(measure: str, n: int) -> str:
    """The frozen version ``n`` of the measure whose page is at ``measure``."""
    return f"{measure}v/{n}/"


def notice_file(measure: str, n: int) -> str:
    """What is told later of the version ``n``: a page that the frozen one frames."""
    return NOTICES.format(measure=measure, n=n)


EMBED_STYLE: Final = "assets/css/embed.css"
"""The style sheet of indicators in frames that follow the data; those of versions have one that lasts (``lasting_style_file``)."""


def embed_file(page: str, indicator: str) -> str:
    """An indicator of a measure as a page for the frames of other sites: as it is now, or below a version as it was then."""
    return f"{page}embed/{indicator}.html"


def embed_description_file(page: str, indicator: str) -> str:
    """How to frame an indicator, for programs (oEmbed)."""
    return f"{page}embed/{indicator}.json"


_CHARTS, _CHART = "embed/", ".svg"


def chart_file(measure: str, indicator: str) -> str:
    """The chart of an indicator of a measure with title and sources inside, as SVG."""
    return f"{measure}{_CHARTS}{indicator}{_CHART}"


def charted_indicator(file: str) -> str:
    """The indicator whose chart is the file of this name beside a measure's page (``embed/trees.svg``); "" for any other file."""
    return file[len(_CHARTS) : -len(_CHART)] if file.startswith(_CHARTS) and file.endswith(_CHART) else ""


def chart_picture_file(measure: str, indicator: str) -> str:
    """The same as PNG."""
    return f"{measure}{_CHARTS}{indicator}.png"


def timemap_file(measure: str) -> str:
    """All versions of the measure whose page is at ``measure``, for programs (RFC 7089)."""
    return f"{measure}v/timemap.link"


def release_address(tag: str) -> str:
    """Page of a release."""
    return f"{RELEASES}{tag}/"


def release_anchor(tag: str) -> str:
    """Where the log of changes tells of a release."""
    return f"release.{tag}"


def manifest_file(tag: str) -> str:
    """Which versions stood at a release, with their digests."""
    return f"{release_address(tag)}manifest.json"


def lasting_style_file(digest: str) -> str:
    """The style sheet of frozen pages whose bytes have this digest: kept for ever, never changed."""
    return f"{RELEASES}style-{digest}.css"
