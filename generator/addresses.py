"""Every address and anchor of the site is made here and nowhere else.

An address is the path below the site's root, without a leading slash and with a trailing one: ``komae/reform-6/measures/05/``.
The root itself is ``""``. Once released, an address answers for ever, so ids and the words below never change.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from generator.model.figures import Period, PeriodKind
from generator.page_kinds import PAGE_KINDS, PART, first_names

HOME: Final = ""
PILLARS: Final = PAGE_KINDS["pillars_index"].address
DEPARTMENTS: Final = PAGE_KINDS["departments_index"].address
BROWSE: Final = PAGE_KINDS["browse"].address
TABLE_OF_ALL: Final = PAGE_KINDS["table_of_all"].address
AMOUNTS: Final = PAGE_KINDS["amounts"].address
YEARS: Final = PAGE_KINDS["years"].address
STATUSES: Final = PAGE_KINDS["statuses"].address
ACCESSIBILITY_RESULT: Final = PAGE_KINDS["accessibility"].address
COLUMNS: Final = PAGE_KINDS["columns"].address
CHANGES: Final = PAGE_KINDS["changes"].address
GALLERY: Final = PAGE_KINDS["gallery"].address
MOVED_SCRIPT: Final = "assets/js/moved.js"
"""Takes readers on from a page that has moved."""
# Pages that are written by hand:
NOT_FOUND: Final = "404.html"
ABOUT: Final = "about/"
DATA: Final = "data/"
ACCESSIBILITY: Final = "accessibility/"
GLOSSARY: Final = "glossary/"
SEARCH: Final = "search/"
STATUS_RULE: Final = "about/status-rule/"

RESERVED_MUNICIPALITIES: Final = first_names() | {
    *("about", "data", "glossary", "search"),  # written by hand
    *("assets", "pagefind", "shells"),  # files
    *("feeds", "releases"),  # to come
    "ledger",  # in data/, what was released
    "r",  # releases
}
RESERVED_PLANS: Final = first_names("{municipality}/") | {"indicators", "plans", "years"}
"""Also what may come to stand below a municipality."""

MEASURES_ANCHOR: Final = "measures"
"""A page's own list of measures."""

_MUNICIPALITY: Final = PAGE_KINDS["municipality"].address.format
_DEPARTMENTS: Final = PAGE_KINDS["departments"].address.format
_DEPARTMENT: Final = PAGE_KINDS["department"].address.format
_PLAN: Final = PAGE_KINDS["plan"].address.format
_INDICATORS: Final = PAGE_KINDS["indicators"].address.format
_TAGS: Final = PAGE_KINDS["tags"].address.format
_PILLAR: Final = PAGE_KINDS["pillar"].address.format
_MEASURE: Final = PAGE_KINDS["measure"].address.format


def address_of(kind: str, key: str) -> str:
    """The page of a kind that tells of the record with the key (of the site: ``""``, of a fiscal year: ``"2020"``). KeyError for no such kind."""
    asked = PAGE_KINDS[kind]
    most = len(asked.ids) - 1 if "part" in asked.ids else -1
    ids = dict(zip(asked.ids, key.split("/", most) if key or "part" in asked.ids else (), strict=True))
    for each in ("status", "progress"):
        if each in ids:
            ids[each] = status_name(ids[each])
    return asked.address.format(**ids).replace("//", "/")


def part_address(kind: str, listed: str, plan: str, part: str) -> str:
    """Page of what a divided list (by its kind and its key) holds of a plan (by key), or of a part of that by its name: ``status/reached/komae/reform-6/p1/``."""
    return address_of(f"{kind}{PART}", part_key(listed, plan, part))


def part_key(listed: str, plan: str, part: str) -> str:
    """The key of the page of a part: ``not_reached/komae/reform-6/p1``, of a department's list ``komae/planning/reform-6/p1``."""
    return "/".join(filter(None, (listed, plan.partition("/")[2] if "/" in listed else plan, part)))


def year_address(fiscal_year: int) -> str:
    """Page of a fiscal year across plans."""
    return address_of("year", str(fiscal_year))


def status_address(status: str) -> str:
    """Page with the measures that have a computed status, by the status' name: ``status/not-reached/``."""
    return address_of("status", status)


def status_name(status: str) -> str:
    """A computed status as addresses and queries name it: ``not-reached``."""
    return status.replace("_", "-")


def progress_address(progress: str) -> str:
    """Page with the indicators of a list, by its name: ``status/indicators/moving-away/``."""
    return address_of("progress", progress)


def municipality_address(municipality: str) -> str:
    """Page of a municipality."""
    return _MUNICIPALITY(municipality=municipality)


def departments_address(municipality: str) -> str:
    """Page with the tree of a municipality's departments."""
    return _DEPARTMENTS(municipality=municipality)


def department_address(municipality: str, department: str) -> str:
    """Page of a department."""
    return _DEPARTMENT(municipality=municipality, department=department)


def plan_address(municipality: str, plan: str) -> str:
    """Page of a plan."""
    return _PLAN(municipality=municipality, plan=plan)


def indicators_address(municipality: str, plan: str) -> str:
    """Page with all indicators of a plan."""
    return _INDICATORS(municipality=municipality, plan=plan)


def table_address(municipality: str, plan: str) -> str:
    """Page with the measures of a plan as a table."""
    return PAGE_KINDS["table"].address.format(municipality=municipality, plan=plan)


def tags_address(municipality: str, plan: str) -> str:
    """Page with the pillars and measures of a plan by their tags."""
    return _TAGS(municipality=municipality, plan=plan)


def tag_anchor(tag_list: str, tag: str) -> str:
    """Anchor of a tag on the page of its plan's tags. No id holds a full stop, so that no two tags give the same anchor."""
    return f"{tag_list}.{tag}"


def tag_address(municipality: str, plan: str, tag_list: str, tag: str) -> str:
    """A tag on the page of its plan's tags."""
    return at_anchor(tags_address(municipality, plan), tag_anchor(tag_list, tag))


def pillar_address(municipality: str, plan: str, pillar: str) -> str:
    """Page of a pillar of any level."""
    return _PILLAR(municipality=municipality, plan=plan, pillar=pillar)


def measure_address(municipality: str, plan: str, measure: str) -> str:
    """Page of a measure."""
    return _MEASURE(municipality=municipality, plan=plan, measure=measure)


@lru_cache(maxsize=65536)  # a measure is named on some ten pages
def address_of_measure_key(key: str) -> str:
    """Page of the measure with the key ``<municipality>/<plan>/<measure>``."""
    return measure_address(*key.split("/"))


def corrected_place(municipality: str, target: str) -> tuple[str, str]:
    """Address and anchor ("" for none) of what a correction names: ``reform-6/measures/05#overtime-2018``, below its municipality."""
    return place_below(municipality_address(municipality), target)


def place_below(above: str, target: str) -> tuple[str, str]:
    """Address and anchor ("" for none) of what an editor names by its way below the address ``above``."""
    page, _, anchor = target.partition("#")
    page = page.strip("/")
    return above + (f"{page}/" if page else ""), anchor


def addresses_above(address: str) -> Iterator[str]:
    """The address itself, then those of the folders that it lies in, but for the root: ``a/b/c/``, ``a/b/``, ``a/``."""
    while address:
        yield address
        address = address[: address.rfind("/", 0, -1) + 1]


def plan_of_indicators(address: str) -> str:
    """The page of the plan whose indicators the page at ``address`` shows; "" for any other page."""
    plan = address[: address.rfind("/", 0, -1) + 1]
    return plan if plan and plan.count("/") == 2 and address == indicators_address(*plan.split("/")[:2]) else ""


def follow_indicator(anchor: str, before: str, after: str) -> str:
    """The anchor of a figure or footnote of the indicator at the anchor ``before``, if that one were at ``after``; "" where it is none of that indicator's."""
    mark = indicator_anchor("")
    if not (before.startswith(mark) and after.startswith(mark)):
        return ""
    old, new = before.removeprefix(mark), after.removeprefix(mark)
    for begin in ("", footnote_anchor("", "").removesuffix("-")):
        if anchor.startswith(f"{begin}{old}-"):
            return begin + new + anchor[len(begin + old) :]
    return ""


def at_anchor(href: str, anchor: str) -> str:
    """The link to a place on the page to which ``href`` leads; on the same page where that is ``""``."""
    return f"{href}#{anchor}"


def with_status(href: str, status: str) -> str:
    """The link to a page whose list a script narrows to a computed status."""
    return f"{href}?status={status_name(status)}"


def indicator_anchor(indicator: str) -> str:
    """Anchor of an indicator on the page of its holder."""
    return f"indicator-{indicator}"


def indicator_at(anchor: str) -> str:
    """The indicator that stands at an anchor of its holder's page; "" where the anchor is not that of an indicator."""
    return anchor.removeprefix(mark) if anchor.startswith(mark := indicator_anchor("")) else ""


def figure_anchor(indicator: str, period: Period) -> str:
    """Anchor of the figures of one period: ``overtime-2018``, ``overtime-2018-q1``, ``births-cy2013``, ``trees-2020-2024``."""
    if period.kind is PeriodKind.DAY:
        return f"{indicator}-{period.part}"
    years = f"{period.first_year}-{period.fiscal_year}" if period.first_year else f"{period.fiscal_year}"
    year = f"{indicator}-{_YEARS_OF[period.kind]}{years}"
    return f"{year}-{period.part}" if period.part else year


_YEARS_OF: Final = {PeriodKind.FISCAL: "", PeriodKind.CALENDAR: "cy", PeriodKind.SCHOOL: "sy"}


def key_anchor(key: str) -> str:
    """Anchor of a municipality, plan or pillar (by its key) on a page across plans: ``of.komae.reform-6.p1``.

    No id holds a full stop, so that no two keys give the same anchor, and none is one of the page's own frame (``main``).
    """
    return f"of.{key.replace('/', '.')}"


def term_address(term: str) -> str:
    """A term in the glossary."""
    return at_anchor(GLOSSARY, term)


def image_address(address: str) -> str:
    """The picture that other sites show with a link to the page at ``address``."""
    return f"{address}card.png"


def data_file(address: str, ending: str) -> str:
    """The published values of the page at ``address`` as a file: ``komae/reform-6/measures/05/data.csv``. No id holds a full stop."""
    return f"{address}data.{ending}"


DATA_ENDINGS: Final = ("csv", "json", "xlsx")
"""How the names of the files of data beside a page end."""


def bulk_file(name: str) -> str:
    """A file of data about the whole site: ``data/figures.csv``."""
    return f"{DATA}{name}"


def stratml_file(municipality: str) -> str:
    """A municipality's plans and results as StratML."""
    return bulk_file(f"{municipality}.stratml.xml")


def dataset_name(address: str) -> str:
    """By what programs know the data of the page at ``address``; browsers find the page there."""
    return at_anchor(address, "dataset")


def feed_file(address: str) -> str:
    """The feed of what is corrected and released below the page at ``address``."""
    return f"{address}feed.xml"


RELEASES_FILE: Final = f"{CHANGES}releases.json"
"""Which releases there are, and how much of what each changed."""


def changes_file(tag: str) -> str:
    """What a release changed, as a file."""
    return f"{CHANGES}releases/{tag}.json"


def chart_anchor(indicator: str) -> str:
    """Anchor of an indicator's chart. No id of data/ holds a full stop, so that no other anchor is the same."""
    return f"{indicator_anchor(indicator)}.chart"


def course_anchor(indicator: str) -> str:
    """The anchor of an indicator's chart over several plans."""
    return f"{indicator_anchor(indicator)}.course"


def mark_anchor(footnote: str) -> str:
    """Anchor of the place where the mark of a footnote (by its anchor) first stands in a text. As above, no other is the same."""
    return f"{footnote}.mark"


def part_anchor(part: str) -> str:
    """Anchor of a narrative part on its plan's page."""
    return f"part-{part}"


def footnote_anchor(holder: str, mark: str) -> str:
    """Anchor of a footnote; ``mark`` is any published mark (※1), kept as code points so that anchors stay ASCII."""
    signs = (sign if sign.isascii() and sign.isalnum() else f"u{ord(sign):x}" for sign in mark)
    return f"note-{holder}-{'-'.join(signs)}"


def root_of(address: str) -> str:
    """The way from the page at ``address`` to the site's root: ``./`` at the top, ``../../`` two folders down."""
    return "../" * address.count("/") or "./"


def file_of(address: str) -> str:
    """The file below the site's folder that answers at ``address``."""
    return address + "index.html" if address.endswith("/") or not address else address
