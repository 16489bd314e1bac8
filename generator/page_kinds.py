"""The registry of page kinds: everything about a kind of page but its view, its template and its words.

Who makes addresses, refuses ids, draws the map, makes pages, gives them to the search or lists them reads it here. What else a kind has
bears its name: its view is ``view_<name>`` in ``views/kinds/<name>.py``, its template ``views/kinds/<name>.html``, and what it is called
stands under ``pages`` in each catalogue of ``wording/``. Words that it alone says are a class of ``PageWords`` beside its view, and stand
under ``kinds.<name>``.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

from generator.model.site import Site

_ID: Final = re.compile(r"\{([a-z]+)\}")

OF_A_MEASURE: Final = 1.0
OF_WHAT_GATHERS: Final = 0.85
OF_A_DEPARTMENT: Final = 0.7
OF_A_CITY: Final = 0.6
OF_THE_SITE: Final = 0.05
"""What pages count that the site says of itself: less than the least that a city's page with all words comes to (search-find.js)."""
NOT_SEARCHED: Final = 0.0
"""Lists of links are no answer to any question."""


class MadeOf(StrEnum):
    """Of which data a page is made: what its cache key names."""

    PLAN = "plan"
    """Its plan, and whatever that plan is tied to."""
    DEPARTMENT = "department"
    """The plans that tell of its department, and how many measures of its municipality missed their target; the key of a part of its list names fewer plans, as those of other lists do."""
    LIST_PART = "list_part"
    """Its plan, and those before and after it in the list across plans of which it is a part; the page of a municipality, its plans in that list."""
    EVERYTHING = "everything"
    SETTINGS = "settings"
    """No data at all, but the site's settings."""


class Keyed(Protocol):
    """What the map, which stands above this registry, has for pages that tell of no record with a page of its own."""

    @property
    def site(self) -> Site:
        """All records."""

    @property
    def years(self) -> Mapping[int, object]:
        """The fiscal years of which anything is told, the earliest first."""


def _none(told: Keyed) -> Iterable[str]:  # noqa: ARG001 - as the others
    return ()


def _years(told: Keyed) -> Iterable[str]:
    return map(str, told.years)


class PageKind(NamedTuple):
    """One kind of page.

    ``address`` is the pattern of its addresses; there is a page for each record (or fiscal year, status, list of indicators) whose ids the pattern names.
    Where that is no municipality, department, plan, pillar or measure, ``keys`` says of what there is a page each.
    ``{part}``, at the end, is whatever a divided list has below its own address: ``komae/reform-6``, ``komae/reform-6/p1``.
    ``weight`` is what such a page counts in the search beside others that say the same, 0 for none that is to be found. ``shell_of``
    names the shell that frames it, where that is not its own. ``listed``: in the sitemap, and other sites may list it. ``lasting``: its address
    answers for ever, once it was released; a part of a list is there only as long as the list is too long for one page. ``own_words``: it
    declares words that no other kind has.
    """

    name: str
    address: str
    made_of: MadeOf
    weight: float = NOT_SEARCHED
    shell_of: str = ""
    listed: bool = True
    lasting: bool = True
    own_words: bool = False
    keys: Callable[[Keyed], Iterable[str]] = _none

    @property
    def ids(self) -> tuple[str, ...]:
        """Of what there is a page each, from the outside in: ``("municipality", "plan", "measure")``; nothing where there is one for the site."""
        return _ids_of(self.address)


@cache
def _ids_of(address: str) -> tuple[str, ...]:
    return tuple(_ID.findall(address))


_ALL: Final = (
    PageKind("pillars_index", "pillars/", MadeOf.EVERYTHING, shell_of="pillars", own_words=True),
    PageKind("departments_index", "departments/", MadeOf.EVERYTHING, shell_of="departments", own_words=True),
    PageKind("years", "years/", MadeOf.EVERYTHING),
    PageKind("year", "years/{year}/", MadeOf.EVERYTHING, keys=_years),
    PageKind("year_part", "years/{year}/{part}/", MadeOf.LIST_PART, shell_of="year", lasting=False),
    PageKind("statuses", "status/", MadeOf.EVERYTHING, shell_of="listing"),
    PageKind("status", "status/{status}/", MadeOf.EVERYTHING, shell_of="listing"),
    PageKind("status_part", "status/{status}/{part}/", MadeOf.LIST_PART, shell_of="listing", lasting=False),
    PageKind("progress", "status/indicators/{progress}/", MadeOf.EVERYTHING, shell_of="listing"),
    PageKind(
        "progress_part", "status/indicators/{progress}/{part}/", MadeOf.LIST_PART, shell_of="listing", lasting=False
    ),
    PageKind("accessibility", "accessibility/result/", MadeOf.EVERYTHING, OF_THE_SITE, own_words=True),
    PageKind("columns", "data/columns/", MadeOf.EVERYTHING, OF_THE_SITE, shell_of="listing", own_words=True),
    PageKind("gallery", "gallery/", MadeOf.SETTINGS, shell_of="listing", listed=False, own_words=True),
    PageKind("changes", "changes/", MadeOf.EVERYTHING, OF_THE_SITE, shell_of="listing", own_words=True),
    PageKind("browse", "browse/", MadeOf.EVERYTHING, shell_of="index"),
    PageKind("table_of_all", "browse/table/", MadeOf.EVERYTHING),
    PageKind("amounts", "browse/amounts/", MadeOf.EVERYTHING, shell_of="table_of_all", own_words=True),
    PageKind("plans_part", "browse/plans/{part}/", MadeOf.EVERYTHING, shell_of="listing", lasting=False),
    PageKind("municipality", "{municipality}/", MadeOf.EVERYTHING, OF_A_CITY),
    PageKind("departments", "{municipality}/departments/", MadeOf.EVERYTHING, shell_of="department", own_words=True),
    PageKind("department", "{municipality}/departments/{department}/", MadeOf.DEPARTMENT, OF_A_DEPARTMENT),
    PageKind(
        *("department_part", "{municipality}/departments/{department}/{part}/", MadeOf.DEPARTMENT),
        shell_of="department",
        lasting=False,
    ),
    PageKind("plan", "{municipality}/{plan}/", MadeOf.PLAN, OF_WHAT_GATHERS),
    PageKind("indicators", "{municipality}/{plan}/indicators/", MadeOf.PLAN, OF_A_CITY),
    PageKind("table", "{municipality}/{plan}/table/", MadeOf.PLAN),
    PageKind("tags", "{municipality}/{plan}/tags/", MadeOf.PLAN, shell_of="listing", own_words=True),
    PageKind("pillar", "{municipality}/{plan}/pillars/{pillar}/", MadeOf.PLAN, OF_WHAT_GATHERS),
    PageKind("measure", "{municipality}/{plan}/measures/{measure}/", MadeOf.PLAN, OF_A_MEASURE),
)

PAGE_KINDS: Final[Mapping[str, PageKind]] = MappingProxyType({kind.name: kind for kind in _ALL})
"""Every kind of page that is made from data, by its name."""

PART: Final = "_part"
"""What the name of a list's kind bears in that of the kind of its parts."""

HAND_WRITTEN: Final = PageKind("hand_written", "", MadeOf.EVERYTHING, OF_THE_SITE)
"""What stands in ``content/``: its address is that of its file, its shell is itself."""

STUB: Final = PageKind("stub", "", MadeOf.EVERYTHING, shell_of="listing", listed=False)
"""What answers at an address that was released and is gone: where it leads."""


def first_names(before: str = "") -> frozenset[str]:
    """The names that pages of the site's own have right after ``before`` (a pattern) in their addresses: no id may be one of them."""
    rests = [kind.address.removeprefix(before) for kind in _ALL if kind.address.startswith(before)]
    return frozenset(rest.partition("/")[0] for rest in rests if rest and not rest.startswith("{"))
