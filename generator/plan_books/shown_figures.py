"""A value of a plan that is there as the cells of its row."""

from typing import Final

from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Missing, Number, Period, PeriodKind, Range
from generator.model.plans import Scale
from generator.sheets import answer_of

Row = dict[str, str]
"""What the cells of a row say, by their fields. Words of lists stand as in the data."""


def show_figure_cells(figure: Figure, indicator: Indicator, scale: Scale | None) -> Row:
    """The cells of a value, without those that name its indicator and its source."""
    answer = answer_of(figure, indicator, scale)
    value = figure.value
    about = "true" if answer.typed and isinstance(value, Number | Range) and value.approximate else ""
    second = None if isinstance(figure.second, Absent) else figure.second
    return {
        **_period(figure.row),
        "as_published": answer.wording,
        "typed": answer.typed,
        "approximate": about,
        "missing": str(value.absent.reason) if isinstance(value, Missing) else "",
        "missing_note": value.absent.note if isinstance(value, Missing) else "",
        "second_label": "" if second is None else second.label,
        "second_value": "" if second is None else f"{second.value:f}",
        "as_of": figure.row.part if figure.row.kind is PeriodKind.DAY else _day(figure),
        "state": "provisional" if figure.provisional else "",
        "forecast": "true" if figure.forecast else "",
    }


def _day(figure: Figure) -> str:
    return "" if isinstance(figure.as_of, Absent) else figure.as_of.isoformat()


_YEAR_KINDS: Final = {PeriodKind.FISCAL: "", PeriodKind.CALENDAR: "calendar_year", PeriodKind.SCHOOL: "school_year"}


def _period(period: Period) -> Row:
    if period.kind is PeriodKind.DAY:
        return {"year": "", "year_kind": "", "through": "", "every_year_until": "", "part": ""}
    return {
        "year": str(period.first_year or period.fiscal_year),
        "year_kind": _YEAR_KINDS[period.kind],
        "through": str(period.fiscal_year) if period.first_year else "",
        "every_year_until": "",
        "part": period.part,
    }
