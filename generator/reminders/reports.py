"""Reminders in each of their forms."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Final

from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.reminders.calendar_file import render_calendar
from generator.reminders.due import DueRound, DueState, select_due
from generator.reminders.texts import render_letters

REMINDER_FORMATS: Final = ("text", "ics", "json")


def render_due(site_index: SiteIndex, rounds: Sequence[DueRound], day: dt.date, days: int, form: str) -> str:
    """The rounds in a form: as text those that are due within so many days, in a calendar all that are open, for programs all."""
    if form == "json":
        return _render_json(rounds, day)
    if form == "ics":
        still_open = [each for each in rounds if each.state is not DueState.DONE]
        return render_calendar(still_open, day, site_index.site.settings.name)
    return render_letters(select_due(rounds, day, days), day, days)


def _render_json(rounds: Sequence[DueRound], day: dt.date) -> str:
    told = {"day": day.isoformat(), "rounds": [_plain(each) for each in rounds]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _plain(each: DueRound) -> dict[str, object]:
    publish_on = each.round.publish_on
    return {
        "plan": each.plan,
        "round": each.round.id,
        "name": each.round.name,
        "state": str(each.state),
        "due": each.due.isoformat(),
        "publish_on": None if isinstance(publish_on, Absent) else publish_on.isoformat(),
        "reported": each.reported,
        "documented": each.documented,
        "complete": each.round.complete,
        "departments": [
            {
                "department": of.department,
                "name": of.name,
                "rows": of.rows,
                "blank": of.blank,
                "wanted": [{"name": row.name, "blank": row.blank, "fields": row.fields} for row in of.wanted],
            }
            for of in each.departments
        ],
        "answered": [{"department": of.department, "name": of.name, "rows": of.rows} for of in each.answered],
    }
