"""To which period a value belongs: the keys in which it is written."""

from typing import Final

from generator.calendars import fiscal_year_of
from generator.load.scalars import calendar_year, fiscal_year, part_of_year
from generator.load.take import Field, Held, Taking, may
from generator.model.figures import Period, PeriodKind
from generator.problems.problem import Refused

_YEARS: Final = {
    "fiscal_year": PeriodKind.FISCAL,
    "calendar_year": PeriodKind.CALENDAR,
    "school_year": PeriodKind.SCHOOL,
}

PERIOD_FIELDS: Final[tuple[Field, ...]] = (
    may("fiscal_year", fiscal_year, "年度"),
    may("calendar_year", calendar_year, "暦年（1月〜12月の値のとき、年度の代わりに）"),
    may("school_year", fiscal_year, "学年度（年度の代わりに）"),
    may("through", fiscal_year, "何年まで（複数年をまとめた値のとき。年度などは最初の年）"),
    may("part", part_of_year, "四半期・半期・月", ""),
)


def take_period(held: Held, taking: Taking) -> Period | Refused:
    """The period that the mapping names: one kind of year, or with none of them the day of ``as_of``."""
    values = held.values
    named = [key for key in _YEARS if held.has(key)]
    if len(named) > 1:
        return taking.report("K313", held.node, label="値", keys=" / ".join(_YEARS), count=len(named))
    if not named:
        return _day(held, taking)
    key = named[0]
    first = values[key]
    if not held.has("through"):
        return Period(first, values["part"], _YEARS[key])
    if held.has("part"):
        hint = "複数年をまとめた値には、四半期・半期・月を書きません。"
        return taking.report("K301", held.key_node("part"), key="part", label="複数年の値", hint=hint)
    last = values["through"]
    if last <= first:
        return taking.report("K508", held.node, first=first, last=last)
    return Period(last, "", _YEARS[key], first)


def _day(held: Held, taking: Taking) -> Period | Refused:
    if not held.has("as_of"):
        return taking.report_missing(held.node, label="値", key="fiscal_year", about="年度")
    for key in ("through", "part"):
        if held.refuse_lone(key, "fiscal_year", "年度", taking):
            return Refused()
    day = held.values["as_of"]
    return Period(fiscal_year_of(day), day.isoformat(), PeriodKind.DAY)
