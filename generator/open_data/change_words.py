"""The words with which a change of something published is told: the same on the page, in the log, feeds, tables, records and notices."""

from types import MappingProxyType
from typing import Final

from generator.calendars import day_text
from generator.model.basics import Absent
from generator.model.city import Cause, Correction
from generator.open_data.codes import CAUSES, Told

STATE_OF: Final = MappingProxyType(
    {
        Cause.SCHEDULED: "revised",
        Cause.METHOD: "revised",
        Cause.SOURCE_CORRECTED: "corrected",
        Cause.TRANSCRIPTION: "corrected",
        Cause.WITHDRAWN: "withdrawn",
    }
)
"""The state of a value that was changed for a cause."""
STATE_NAMES: Final = MappingProxyType(
    {
        "provisional": Told("速報", "Provisional"),
        "final": Told("確定", "Final"),
        "revised": Told("改定", "Revised"),
        "corrected": Told("訂正", "Corrected"),
        "withdrawn": Told("取下げ", "Withdrawn"),
    }
)
"""What each state is called in marks."""


def state_of(correction: Correction) -> str:
    """The state of what was changed: ``revised``, ``corrected`` or ``withdrawn``."""
    return STATE_OF[correction.cause]


def notice_words(correction: Correction, *, source: str = "", japanese: bool = True) -> str:
    """The whole change in one line: what holds now, its state and date, what stood before, who erred, why, and the errata (``source``) that say so."""
    return _japanese(correction, source) if japanese else _english(correction, source)


def _japanese(correction: Correction, source: str) -> str:
    state, date = STATE_NAMES[state_of(correction)].ja, day_text(correction.corrected_on)
    told = [
        f"{correction.right}（{state}：{date}）" if correction.right else f"{state}（{date}）",
        f"{state}前：{correction.wrong}",
        CAUSES[correction.cause].ja,
        f"理由：{correction.reason.removesuffix('。')}",
    ]
    if source:
        told.append(f"正誤表など：{source}")
    if not isinstance(correction.since, Absent):
        told.append(f"{correction.since.target}の版から")
    return "。".join(told)


def _english(correction: Correction, source: str) -> str:
    state = STATE_NAMES[state_of(correction)].en.lower()
    told = [
        f"{correction.right or 'No value'} ({state} on {correction.corrected_on.isoformat()})",
        f"before: {correction.wrong}",
        CAUSES[correction.cause].en,
        f"reason: {correction.reason}",
    ]
    if source:
        told.append(f"errata: {source}")
    if not isinstance(correction.since, Absent):
        told.append(f"since release {correction.since.target}")
    return "; ".join(told)
