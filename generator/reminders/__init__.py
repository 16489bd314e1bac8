"""`kokai remind`: which reports are not whole yet and of whom what is still wanted, as text to be pasted into mails, as a calendar, for programs.

``due`` finds them in the data, ``texts`` writes to departments, ``calendar_file`` is the iCalendar.
"""

from generator.reminders.due import find_due, select_due
from generator.reminders.reports import REMINDER_FORMATS, render_due

__all__ = ["REMINDER_FORMATS", "find_due", "render_due", "select_due"]
