"""The day on which a build is made: what it is held against decides what may be published, and whether a test still counts."""

import datetime as dt
import os
from typing import Final

from generator.problems.problem import Problem, problem, whole_file

JAPAN: Final = dt.timezone(dt.timedelta(hours=9))
"""Japan has known no summer time since 1951."""
_FIRST: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_LAST_SECOND: Final = 253_402_300_799  # 9999-12-31 23:59:59 UTC
_NEW_YEAR_IN_JAPAN: Final = _LAST_SECOND - 9 * 3600  # from here on it is the year 10000 there, which no date can name
_LONGEST_TOLD: Final = 40  # characters


def read_today() -> dt.date | Problem:
    """The day in Japan: today, or that of SOURCE_DATE_EPOCH (seconds since 1970) for builds that are to be repeated.

    A problem where it is set to something else than a number of seconds up to the end of the year 9999, the last that a date can name.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return dt.datetime.now(JAPAN).date()
    seconds = epoch.lstrip("0") or "0"
    if (
        epoch.isascii()
        and epoch.isdecimal()
        and len(seconds) <= len(str(_LAST_SECOND))
        and int(seconds) <= _LAST_SECOND
    ):
        return (_FIRST + dt.timedelta(seconds=min(int(seconds), _NEW_YEAR_IN_JAPAN))).astimezone(JAPAN).date()
    told = epoch if len(epoch) <= _LONGEST_TOLD else f"{epoch[:_LONGEST_TOLD]}…"
    return problem("K910", whole_file("SOURCE_DATE_EPOCH"), text=told)
