"""The result of the last accessibility test, as `make audit` wrote it, and how long it holds.

The file says only what was done: a criterion that it does not name was not tested. See `docs/accessibility/README.md`.
"""

import datetime as dt
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
