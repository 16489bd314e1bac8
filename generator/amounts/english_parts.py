"""Parts of a year as English documents tell them: Apr-Dec, to date, as of 30 September, Q1-Q3, first half."""

import calendar
import re
from typing import Final

_NAMES: Final = tuple(name.casefold() for name in calendar.month_abbr)
_MONTH: Final = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_YEAR: Final = r"(?:,?\s*(?:19|20)[0-9]{2})?"
_DAY: Final = r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+)?"
_UNTIL: Final = re.compile(
    rf"(?:as\s+(?:of|at)|up\s+to|to|until|till|through|by)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:{_DAY}(?P<month>{_MONTH})|(?P<month_first>{_MONTH})\s+(?P<day_behind>[0-9]{{1,2}})(?:st|nd|rd|th)?){_YEAR}"
)
_SPAN: Final = re.compile(rf"(?P<since>{_MONTH}){_YEAR}\s*(?:-|to|through|until)\s*(?P<month>{_MONTH}){_YEAR}")
_QUARTERS: Final = re.compile(r"q[1-4](?:\s*(?:-|to|and|&)\s*q?[1-4])?")
_OTHERS: Final = re.compile(
    r"(?:year[- ])?to[- ]date|ytd|so\s+far|(?:the\s+)?(?:first|second|1st|2nd)\s+(?:half|six\s+months)(?:[- ]year|\s+of\s+the\s+year)?|(?:the\s+)?(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter|h[12]|half[- ]year"
    r"|mid[- ]year|part(?:ial)?[- ]year|(?:first\s+)?(?:[1-9]|1[01]|three|six|nine)\s+months(?:\s+only)?"
)
_DASHES: Final = re.compile("[\u2010-\u2015\u2212~\u301c]")
_BEHIND: Final = re.compile(r"(?:(?<=\s)|\A)(?:(?:year[- ])?to[- ]date|ytd|so\s+far)\Z")


def tells_a_part(remark: str, first_month: int) -> bool:
    """Whether a remark in plain letters says that its value is of a part of the year, which begins with ``first_month``."""
    written = _DASHES.sub("-", remark.casefold().strip())
    if _BEHIND.search(written) or _OTHERS.fullmatch(written):
        return True
    if _QUARTERS.fullmatch(written):
        return re.sub(r"[^0-9]", "", written) != "14"
    last = (first_month + 10) % 12 + 1
    span = _SPAN.fullmatch(written)
    if span:
        return (_number(span["since"]), _number(span["month"])) != (first_month, last)
    until = _UNTIL.fullmatch(written)
    if until is None:
        return False
    month, day = _number(until["month"] or until["month_first"]), int(until["day"] or until["day_behind"] or 0)
    return month != last and (month, day) != (first_month, 1)


def _number(name: str) -> int:
    return _NAMES.index(name[:3])
