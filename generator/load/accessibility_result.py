"""The result of the last accessibility test, as `make audit` wrote it, and how long it holds.

The file says only what was done: a criterion that it does not name was not tested. See `docs/accessibility/README.md`.
"""

import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from generator.load.inputs import InputFault, read_named
from generator.model.accessibility import AccessibilityResult, NoTest, SiteOfTest
from generator.problems.problem import Problem, problem, whole_file

RESULT_FILE: Final = "docs/accessibility/result.json"
_OTHER_TEST: Final = (
    f"アクセシビリティ: {RESULT_FILE} は、別のアドレスか、前のひな形の試験の結果です。"
    "結果のページには「まだ行っていません」と書きました（試験: make audit）"
)
_SIZE_LIMIT: Final = 10_000_000  # bytes; a criterion is a line
_FIRST_DAY: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_LAST_SECOND: Final = 253_402_300_799  # 9999-12-31 23:59:59 UTC
_LONGEST_TOLD: Final = 40  # characters


def read_result(project: Path) -> AccessibilityResult | NoTest | Problem:
    """The result that the project holds; a problem where the file is there and cannot be taken."""
    content = read_named(project, RESULT_FILE, _SIZE_LIMIT)
    if content is None:
        return NoTest()
    if isinstance(content, InputFault):
        return problem("K706", whole_file(RESULT_FILE), file=RESULT_FILE, cause=content.cause)
    try:
        return msgspec.json.decode(content, type=AccessibilityResult)
    except msgspec.DecodeError as fault:
        return problem("K706", whole_file(RESULT_FILE), file=RESULT_FILE, cause=_explain(fault))


def _explain(fault: msgspec.DecodeError) -> str:
    """What is wrong with the file, in Japanese: the library's own words are English, its places are kept."""
    if not isinstance(fault, msgspec.ValidationError):
        at = re.search(r"\(byte (\d+)\)", str(fault))
        return f"JSON として壊れています（{at[1]} バイト目）" if at else "JSON として壊れているか、途中で切れています"
    place = re.search(r"- at `(?:key in )?\$?([^`]*)`", str(fault))
    named = re.search(r"field `([^`]+)`", str(fault))
    what = f"項目「{named[1]}」" if named else "値"
    where = f"「{place[1].strip('.')}」の" if place and place[1].strip(".") else ""
    return f"{where}{what}がないか、形が違います"


def find_test(
    project: Path, site: SiteOfTest, today: dt.date
) -> tuple[AccessibilityResult | NoTest, list[Problem], list[str]]:
    """The last test where it is one of this site, its problems, and a note for the summary where it is of another."""
    last = read_result(project)
    if isinstance(last, Problem):
        return NoTest(), [last], []
    own = take_own(last, site)
    return own, [*check_age(own, today)], [_OTHER_TEST] if own != last else []


def take_own(result: AccessibilityResult | NoTest, site: SiteOfTest) -> AccessibilityResult | NoTest:
    """The result where it is one of this very site, at its address and made of the same; otherwise no test."""
    return result if isinstance(result, AccessibilityResult) and result.site == site else NoTest()


def check_age(result: AccessibilityResult | NoTest, today: dt.date) -> Iterator[Problem]:
    """A warning where the test no longer counts."""
    if isinstance(result, AccessibilityResult) and today > result.holds_until:
        yield problem("K705", whole_file(RESULT_FILE), tested=result.tested_on, until=result.holds_until)


def read_today() -> dt.date | Problem:
    """Today, or the day that SOURCE_DATE_EPOCH (seconds since 1970) gives for builds that are to be repeated.

    A problem where it is set to something else than a number of seconds up to the end of the year 9999, the last that a date can name.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    seconds = epoch.lstrip("0") or "0"
    if (
        epoch.isascii()
        and epoch.isdecimal()
        and len(seconds) <= len(str(_LAST_SECOND))
        and int(seconds) <= _LAST_SECOND
    ):
        return (_FIRST_DAY + dt.timedelta(seconds=int(seconds))).date()
    told = epoch if len(epoch) <= _LONGEST_TOLD else f"{epoch[:_LONGEST_TOLD]}…"
    return problem("K910", whole_file("SOURCE_DATE_EPOCH"), text=told)
