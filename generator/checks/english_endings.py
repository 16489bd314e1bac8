"""What an English reason says of the end of a measure: Suspended due to COVID-19 is no end for good, Closed at the end of FY2018 none in 2016."""

import re
from collections.abc import Mapping
from typing import Final

from generator.amounts import periods_in
from generator.checks.periods import fiscal_years
from generator.model.plans import EndKind

_WHOLE: Final = r"(?:(?:the|this|our) )?(?:whole )?(?:(?:[a-z]+ )?(?:scheme|programme|program|service|project|measure|initiative|course|pilot)s? )?(?:(?:was|were|has been|have been|is|are|will be|had been|being) )?(?:formally |permanently |now )?"
_SAID: Final[Mapping[EndKind, str]] = {
    EndKind.SUSPENDED: r"(?:temporarily )?suspended|suspension|paused|(?:put |placed )?on hold|temporarily (?:closed|halted|stopped|discontinued)|postponed indefinitely",
    EndKind.MERGED: r"merged (?:in)?to|merged with|merger (?:in)?to|merger with|combined with|integrated (?:in)?to|absorbed (?:by|into)|consolidated (?:into|with)|folded into|amalgamated (?:into|with)",
    EndKind.ENDED: r"discontinued|closed|ended|abolished|terminated|completed|withdrawn|wound up|ceased|closure|completion",
}
_BEGINS: Final = {kind: re.compile(rf"\A{_WHOLE}(?P<said>{words})\b", re.IGNORECASE) for kind, words in _SAID.items()}
_HAS: Final = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _SAID.items()}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHEN: Final = re.compile(
    r"\A(?: (?:permanently|early|completely))?,? (?P<how>(?:at|by|with|from|since|after) (?:the )?end of|in|on|from|since|as of|during|by|effective)(?: the)? "
    r"(?P<when>(?:[0-9]{1,2} )?(?P<month>[A-Z][a-z]{2,8})\.? (?:[0-9]{1,2}, )?(?P<year>(?:19|20)[0-9]{2})|(?:FY|fiscal year|financial year)? ?(?P<only>(?:19|20)[0-9]{2})(?:\s?[/-]\s?[0-9]{2,4})?)(?![0-9])",
    re.IGNORECASE,
)


def kind_told(reason: str, typed: EndKind) -> str:
    """The word by which an English reason begins with another kind of end than ``typed``; "" where it does not, or names that kind too."""
    if _HAS[typed].search(reason):
        return ""
    for kind, form in _BEGINS.items():
        found = form.search(reason)
        if found:  # what was merged has ended, too
            return "" if kind is typed or (typed, kind) == (EndKind.MERGED, EndKind.ENDED) else found["said"]
    return ""


def year_told(reason: str, typed: int) -> str:
    """The time that an English reason gives for the end right behind its word, where it is none of the fiscal year ``typed``."""
    begins = next(filter(None, (form.search(reason) for form in _BEGINS.values())), None)
    found = _WHEN.match(reason[begins.end() :]) if begins else None
    if begins is None or found is None:
        return ""
    years = _years_of(found)
    if "end of" in found["how"].lower():
        years |= {year + 1 for year in years}
    return begins["said"] + found[0] if years and typed not in years else ""


def _years_of(found: re.Match[str]) -> set[int]:
    if found["month"]:
        month = found["month"][:3].lower()
        if month not in _MONTHS:
            return set()
        year, number = int(found["year"]), _MONTHS.index(month) + 1
        return {year if number > 3 else year - 1} | ({year} if number == 3 else set())
    named = [each for each in periods_in(found["when"].strip()) if each.year]
    if named and all(each.fiscal for each in named):
        return {year for each in named for year in fiscal_years(each)}
    year = int(found["only"])
    return {year, year - 1}
