"""The frozen versions of a measure, as its page lists them."""

from generator.addresses import address_of_measure_key
from generator.lasting_addresses import timemap_file, version_address
from generator.views.formats import date_text
from generator.views.page_context import PageContext
from generator.views.pieces import Fact, Link
from generator.wording.site_words import VersionWords


def view_versions(context: PageContext, key: str, words: VersionWords) -> tuple[Fact, ...]:
    """The versions of the measure with the key, the newest first, and where programs find them; nothing where there is none."""
    versions = context.site_index.versions.get(key, ())
    if not versions:
        return ()
    own = address_of_measure_key(key)
    links = (
        Link(words.item.format(number=each.n, date=date_text(each.date)), context.href(version_address(own, each.n)))
        for each in reversed(versions)
    )
    return (Fact(words.heading, links=(*links, Link(words.timemap, context.href(timemap_file(own))))),)
