"""The head of a page: its title, its addresses, its breadcrumb, its list of contents."""

from collections.abc import Iterable

from generator.addresses import at_anchor
from generator.model.city import SiteSettings
from generator.views.page_context import PageContext
from generator.views.pieces import EditionLink, Link, PageHead


def view_head(
    context: PageContext,
    *,
    heading: str,
    description: str,
    trail: tuple[Link, ...],
    title: Iterable[str],
    number: str = "",
    tags: Iterable[str] = (),
    contents: Iterable[tuple[str, str]] = (),
    lead: str = "",
) -> PageHead:
    """Put a head together.

    ``title`` are the parts of the page's title, what differs first; the site's name is added. ``contents`` are anchors with
    the headings of the sections that the page has.
    """
    site = context.site_index.site.settings
    return PageHead(
        address=context.address,
        url=whole_address(context),
        site=site.name,
        title=context.words.title_separator.join((*title, site.name)),
        description=description,
        trail=trail,
        number=number,
        heading=heading,
        tags=tuple(tag for tag in tags if tag),
        contents=tuple(Link(text, at_anchor("", anchor)) for anchor, text in contents),
        language=context.words.language,
        editions=view_editions(site, context.address),
        lead=lead,
    )


def view_editions(site: SiteSettings, address: str) -> tuple[EditionLink, ...]:
    """The page at ``address`` in the other languages of the site: they are made of the same data, so it has the same address there."""
    return tuple(EditionLink(each.language, each.name, each.address + address) for each in site.editions)


def whole_address(context: PageContext) -> str:
    """The page's address as it will be published."""
    return context.site_index.site.settings.address + context.address
