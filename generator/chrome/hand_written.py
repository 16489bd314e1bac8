"""A hand-written page, read back from what MkDocs made of it: the search and other sites are told of it too."""

import re
from html import unescape
from typing import Final

import msgspec

from generator.chrome.stamp import Shell
from generator.model.city import SiteSettings
from generator.views.heads import view_editions
from generator.views.pieces import PageHead

_DESCRIPTION: Final = re.compile(r'<meta name="description" content="([^"]*)"')
_TITLE: Final = re.compile(r"<title>([^<]*)</title>")
_HEADING: Final = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_SEARCHED: Final = "data-pagefind-body"


class HandWrittenPage(msgspec.Struct, frozen=True, gc=False):
    """What is known of the page. ``heading`` and ``description`` are plain text."""

    heading: str
    description: str
    searched: bool


def read_hand_written(shell: Shell) -> HandWrittenPage:
    """Heading, description and whether the search may find it (``search: false`` in its front matter says no)."""
    text = "".join(shell.chunks)
    heading, description = _HEADING.search(text), _DESCRIPTION.search(text)
    return HandWrittenPage(
        heading=unescape(_TAG.sub("", heading[1])).strip() if heading else "",
        description=unescape(description[1]) if description else "",
        searched=_SEARCHED in text,
    )


def read_title(shell: Shell) -> str:
    """What stands in ``<title>``, "" where a slot fills it."""
    title = _TITLE.search("".join(shell.chunks))
    return unescape(title[1]).strip() if title else ""


def view_hand_written_head(page: HandWrittenPage, address: str, site: SiteSettings, language: str) -> PageHead:
    """What other sites are told of the page at ``address``."""
    return PageHead(
        address=address,
        url=site.address + address,
        site=site.name,
        title=page.heading,
        description=page.description,
        trail=(),
        number="",
        heading=page.heading,
        tags=(),
        contents=(),
        language=language,
        editions=view_editions(site, address),
    )
