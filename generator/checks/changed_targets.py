"""The reason for which a target was moved beside the move: 令和5年度の中間見直し is no change of 2024, and 引き上げ none from 60 to 50."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.amounts import NAMED_YEAR, Quantity, mentions_of, own_units, parse_amount, periods_in
from generator.checks.periods import fiscal_years
from generator.model.figures import DOWNWARD_OR_KEPT, Indicator, Number, Target, TargetRevision
from generator.model.said import shown_of
from generator.problems.problem import Problem, problem

_WHEN: Final = re.compile(
    rf"(?P<when>{NAMED_YEAR}(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?)(?:末)?(?:に|の|、|で)\s?(?:計画(?:の|を)?|目標(?:値)?(?:の|を)?|中間|一部|後期(?:基本)?計画(?:の|を)?|改訂版の?)*(?:見直|改定|改訂|変更|修正|引き?上げ|引き?下げ|上方修正|下方修正|策定|改正)"
)
_OF_TARGET: Final = r"(?:\A|[、。]|ため|ので|から|により|に伴い|よって|目標(?:値)?(?:を|の|は)?)\s?(?:[0-9][0-9,.]*[^0-9、。]{0,4}(?:から|へ|に)){0,2}\s?(?:さらに|大幅に|一部)?"
_DONE: Final = r"(?:し(?:た|ました)?|する(?:もの)?|を(?:行った|行いました)|た|ました|とした)?(?=\Z|[。、)])"
_RAISED: Final = re.compile(rf"{_OF_TARGET}(?P<word>上方修正|引き?上げ|上乗せ|上積み|高く|増や|増加|増){_DONE}")
_LOWERED: Final = re.compile(rf"{_OF_TARGET}(?P<word>下方修正|引き?下げ|低く|減ら|縮小|減){_DONE}")
_ENGLISH_UP: Final = re.compile(
    r"(?i:\btarget (?:was )?(?:raised|increased)|\b(?:raised|increased) (?:the )?target|revised upwards?|upward revision)"
)
_ENGLISH_DOWN: Final = re.compile(
    r"(?i:\btarget (?:was )?(?:lowered|reduced|cut)|\b(?:lowered|reduced|cut) (?:the )?target|revised downwards?|downward revision)"
)


def check_changed_targets(indicator: Indicator) -> Iterator[Problem]:
    """Every move of every target, beside its reason."""
    for target in indicator.targets:
        ordered = sorted(target.revisions, key=lambda each: each.fiscal_year)
        for at, revision in enumerate(ordered):
            if not isinstance(revision.reason, str):
                continue
            reason = unicodedata.normalize("NFKC", revision.reason).strip()
            after = ordered[at + 1].was if at + 1 < len(ordered) else None
            typed = _other_year(revision, reason) or _other_way(indicator, target, revision, reason, after)
            if typed:
                yield problem("K594", target.figure.place, said=reason, typed=typed)


def _other_year(revision: TargetRevision, reason: str) -> str:
    found = _WHEN.search(reason)
    named = [each for each in periods_in(found["when"]) if each.year] if found else []
    years = {year for each in named for year in fiscal_years(each)} | {each.year for each in named if not each.fiscal}
    years_too = {each.year for each in periods_in(reason)}  # 令和5年度に見直し、令和6年度から適用
    differs = bool(years) and revision.fiscal_year not in years | years_too
    return f"目標を変えた年度（revisions の fiscal_year）は {revision.fiscal_year} です" if differs else ""


def _other_way(indicator: Indicator, target: Target, revision: TargetRevision, reason: str, after: str | None) -> str:
    """Of what is to become less, nobody knows which way 上方修正 is."""
    before = _size(indicator, revision.was)
    value = target.figure.value
    now = _size(indicator, after) if after else (value.value if isinstance(value, Number) else None)
    if before is None or now is None or before == now or indicator.direction in DOWNWARD_OR_KEPT:
        return ""
    is_raised = _RAISED.search(reason) or _ENGLISH_UP.search(reason)
    is_lowered = _LOWERED.search(reason) or _ENGLISH_DOWN.search(reason)
    if bool(is_raised) == bool(is_lowered) or bool(is_raised) is (now > before):
        return ""
    shown = after or shown_of(target.figure)
    return f"目標は「{revision.was}」から「{shown}」に{'上が' if now > before else '下が'}っています"


def _size(indicator: Indicator, text: str) -> Decimal | None:
    told = [each for each in mentions_of(parse_amount(text, own_units(indicator.unit))) if isinstance(each, Quantity)]
    return told[0].total if len(told) == 1 else None
