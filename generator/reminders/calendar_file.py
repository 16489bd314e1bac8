"""Reminders as iCalendar (RFC 5545): an event of a whole day for each round that is open.

The same data on the same day give the same bytes, and an event keeps its UID as long as its round keeps its id (with that of its plan and its
municipality, and the municipality's code): a calendar that takes the file again moves what it has. Where the site stands is no part of it.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from generator.load.today import JAPAN
from generator.model.basics import Absent
from generator.reminders.due import DueRound
from generator.reminders.texts import name_round, tell_due, tell_wanted

_LONGEST_LINE: Final = 75  # octets, without the line's end
_END: Final = "\r\n"


def render_calendar(rounds: Sequence[DueRound], day: dt.date, site: str) -> str:
    """The calendar; ``site`` is the site's name."""
    return "".join(f"{folded}{_END}" for line in _lines(rounds, day, site) for folded in fold_line(line))


def _lines(rounds: Sequence[DueRound], day: dt.date, site: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Kokai//remind//JA"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{escape_text(f'{site}：まだ済んでいない報告')}"
    midnight = dt.datetime.combine(day, dt.time(), JAPAN).astimezone(dt.UTC)
    for each in rounds:
        yield "BEGIN:VEVENT"
        yield f"UID:{escape_text(f'{each.code}/{each.key}@kokai')}"
        yield f"DTSTAMP:{midnight:%Y%m%dT%H%M%SZ}"
        yield f"DTSTART;VALUE=DATE:{each.due:%Y%m%d}"
        yield f"SUMMARY:{escape_text(_summary(each))}"
        told = "\n".join((f"{tell_due(each)}。", *tell_wanted(each)))
        yield f"DESCRIPTION:{escape_text(told)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _summary(each: DueRound) -> str:
    """Only a day of publication is a day that somebody has set; any other is that up to which the report tells."""
    if not isinstance(each.round.publish_on, Absent):
        what = "公開日"
    else:
        what = "対象の年度の終わり" if isinstance(each.round.as_of, Absent) else "報告の時点"
    return f"{what}：{name_round(each)}"


def escape_text(text: str) -> str:
    """A text as a value: what would end or part it is marked."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")


def fold_line(line: str) -> Iterator[str]:
    """The line in pieces of 75 octets at most, each but the first begun by a blank; no letter is cut in two."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
