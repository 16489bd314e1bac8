"""What the search is told about a page."""

from collections.abc import Mapping
from hashlib import blake2b

import msgspec


def word_of_value(name: str, value: str) -> str:
    """A word that stands on the pages with this value of a filter, hidden: the search page narrows and counts by it, with no other list of them.

    Those of one filter begin alike, so that they stand side by side in the index: who asks for all of them loads few parts of it.
    """
    return f"f{_digest(name, 1)}{_digest(f'{name} {value}', 5)}"


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode(), digest_size=size).hexdigest()


class FoundFigure(msgspec.Struct, frozen=True, array_like=True):
    """An indicator of which a page tells, as a result shows it: its `anchor` in the page, its `name`, and what is `said` of it in one line."""

    anchor: str
    name: str
    said: str


class SearchPage(msgspec.Struct, frozen=True):
    """A built page, as the search sees it.

    `address` is the path below the site's root (`komae/reform-2020/measures/05/`). `text` is what it says
    (`pack_text`), packed until it is needed. `meta` holds words that are shown with a result and are
    searched too (`municipality`, `plan`, `year`, `status`, `kind`, `department`); `filters` holds exact values by which
    results can be narrowed. `weight` is what the page counts beside others that say the same: 1 for those that readers look
    for. All pages of one `kind` have the same. `figures` are shown with a result whose words meet their names. `title`, `meta`,
    `filters` and `figures` are plain text, not HTML.
    """

    address: str
    title: str
    text: msgspec.Raw
    meta: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]
    weight: float = 1.0
    figures: tuple[FoundFigure, ...] = ()
