"""The day of which a value is, beside the year for which it is told: what was counted before a year began is no value of that year."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.calendars import day_text, fiscal_year_of
from generator.checks.periods import typed_period
from generator.model.basics import Absent
from generator.model.figures import Figure, Number, Period, PeriodKind, Range, Rating
from generator.model.periods import first_day, first_of, last_day, last_month, length
from generator.model.plans import Round
from generator.model.said import shown_of
from generator.problems.problem import Problem, problem

_AFTER: Final = 3
"""Months after its end in which what a year had may still be counted: pupils on 1 May, what was paid in by 31 May, a survey on 1 June."""


def check_days_of_values(figures: Iterable[Figure]) -> Iterator[Problem]:
    """Of baselines, targets and actual values.

    What is expected may be told before its year, what is done stays so from whatever day on, and a preliminary value is one as it was known on a later day.
    """
    for figure in figures:
        period = figure.row
        if isinstance(figure.as_of, Absent) or period.kind is PeriodKind.DAY or figure.forecast:
            continue
        if not isinstance(figure.value, Number | Range | Rating):
            continue
        late = first_of(last_month(period) + 1 + min(_AFTER, length(period)))
        before, after = figure.as_of < first_day(period), figure.as_of >= late and not figure.provisional
        if before or after:
            is_calendar = period.kind is PeriodKind.CALENDAR
            own = figure.as_of.year if is_calendar else fiscal_year_of(figure.as_of)
            hint = ""
            if own not in range(period.first_year or period.fiscal_year, period.fiscal_year + 1):
                key = typed_period(period).partition(":")[0]
                hint = f"この日の値なら、{key} は {own} です。"
            yield problem(
                "K559",
                figure.place,
                what=f"「{typed_period(period)}」の値「{shown_of(figure)}」",
                day=day_text(figure.as_of),
                when="始まる前" if before else "終わって何か月も後",
                hint=hint,
            )


def check_day_of_round(its_round: Round) -> Iterator[Problem]:
    """A report on a year is of no day before it, nor of the end of the next year."""
    if isinstance(its_round.as_of, Absent):
        return
    year = its_round.fiscal_year
    before, after = fiscal_year_of(its_round.as_of) < year, its_round.as_of >= last_day(Period(year + 1))
    if before or after:
        yield problem(
            "K559",
            its_round.place,
            what=f"{year}年度の報告の回「{its_round.name}」",
            day=day_text(its_round.as_of),
            when="始まる前" if before else "終わって1年以上も後",
            hint=f"この日までの報告なら、fiscal_year は {fiscal_year_of(its_round.as_of)} です。",
        )
