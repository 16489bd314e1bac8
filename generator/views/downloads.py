"""The data of a page as files, for those who want to reckon with it."""

from collections.abc import Iterable

from generator.addresses import COLUMNS, data_file
from generator.views.page_context import PageContext
from generator.views.pieces import Link

TABLE_AND_RECORD = ("csv", "json")
TABLE_RECORD_AND_WORKBOOK = ("csv", "json", "xlsx")


def view_downloads(context: PageContext, endings: Iterable[str]) -> tuple[Link, ...]:
    """Links to the files beside the page, then to their description; nothing for no files."""
    words = context.words.source
    files = tuple(Link(words.data_formats[each], context.href(data_file(context.address, each))) for each in endings)
    return (*files, Link(words.data_about, context.href(COLUMNS))) if files else ()
