"""Every address and anchor of the site is made here and nowhere else.

An address is the path below the site's root, without a leading slash and with a trailing one: ``komae/reform-6/measures/05/``.
The root itself is ``""``. Once released, an address answers for ever, so ids and the words below never change.
"""

from typing import Final

from generator.model.figures import Period, PeriodKind

HOME = ""
PILLARS = "pillars/"
DEPARTMENTS = "departments/"
BROWSE = "browse/"
YEARS = "years/"
DATA = "data/"
STATUSES = "status/"
SEARCH = "search/"
ABOUT = "about/"
STATUS_RULE = "about/status-rule/"
GLOSSARY = "glossary/"
ACCESSIBILITY = "accessibility/"
ACCESSIBILITY_RESULT = "accessibility/result/"
GALLERY = "gallery/"

RESERVED_MUNICIPALITIES = frozenset(
    {"about", "accessibility", "assets", "browse", "data", "departments", "feeds", "gallery", "glossary", "pagefind", "pillars",
     "releases", "search", "shells", "status", "years"}
)  # fmt: skip
RESERVED_PLANS = frozenset({"departments", "plans", "years", "indicators"})


def year_address(fiscal_year: int) -> str:
    """Page of a fiscal year across plans."""
    return f"{YEARS}{fiscal_year}/"


def status_address(status: str) -> str:
    """Page with the measures that have a computed status, by the status' name: ``status/not-reached/``."""
    return f"{STATUSES}{status.replace('_', '-')}/"


def municipality_address(municipality: str) -> str:
    """Page of a municipality."""
    return f"{municipality}/"


def departments_address(municipality: str) -> str:
    """Page with the tree of a municipality's departments."""
    return f"{municipality}/departments/"


def department_address(municipality: str, department: str) -> str:
    """Page of a department."""
    return f"{municipality}/departments/{department}/"


def plan_address(municipality: str, plan: str) -> str:
    """Page of a plan."""
    return f"{municipality}/{plan}/"


def indicators_address(municipality: str, plan: str) -> str:
    """Page with all indicators of a plan."""
    return f"{municipality}/{plan}/indicators/"


def pillar_address(municipality: str, plan: str, pillar: str) -> str:
    """Page of a pillar of any level."""
    return f"{municipality}/{plan}/pillars/{pillar}/"


def measure_address(municipality: str, plan: str, measure: str) -> str:
    """Page of a measure."""
    return f"{municipality}/{plan}/measures/{measure}/"


def address_of_measure_key(key: str) -> str:
    """Page of the measure with the key ``<municipality>/<plan>/<measure>``."""
    municipality, plan, measure = key.split("/")
    return measure_address(municipality, plan, measure)


def indicator_anchor(indicator: str) -> str:
    """Anchor of an indicator on the page of its holder."""
    return f"indicator-{indicator}"


def figure_anchor(indicator: str, period: Period) -> str:
    """Anchor of the figures of one period: ``overtime-2018``, ``overtime-2018-q1``, ``births-cy2013``, ``trees-2020-2024``."""
    if period.kind is PeriodKind.DAY:
        return f"{indicator}-{period.part}"
    years = f"{period.first_year}-{period.fiscal_year}" if period.first_year else f"{period.fiscal_year}"
    year = f"{indicator}-{_YEARS_OF[period.kind]}{years}"
    return f"{year}-{period.part}" if period.part else year


_YEARS_OF: Final = {PeriodKind.FISCAL: "", PeriodKind.CALENDAR: "cy", PeriodKind.SCHOOL: "sy"}


def key_anchor(key: str) -> str:
    """Anchor of a municipality, plan or pillar (by its key) on a page across plans: ``komae.reform-6.p1``.

    No id holds a full stop, so that no two keys give the same anchor.
    """
    return key.replace("/", ".")


def term_address(term: str) -> str:
    """A term in the glossary."""
    return f"{GLOSSARY}#{term}"


def image_address(address: str) -> str:
    """The picture that other sites show with a link to the page at ``address``."""
    return f"{address}card.png"


def part_anchor(part: str) -> str:
    """Anchor of a narrative part on its plan's page."""
    return f"part-{part}"


def footnote_anchor(holder: str, mark: str) -> str:
    """Anchor of a footnote; ``mark`` is any published mark (※1), kept as code points so that anchors stay ASCII."""
    return f"note-{holder}-" + "-".join(
        mark if mark.isascii() and mark.isalnum() else f"u{ord(mark):x}" for mark in mark
    )


def root_of(address: str) -> str:
    """The way from the page at ``address`` to the site's root: ``./`` at the top, ``../../`` two folders down."""
    return "../" * address.count("/") or "./"


def file_of(address: str) -> str:
    """The file below the site's folder that answers at ``address``."""
    return address + "index.html" if address.endswith("/") or not address else address
