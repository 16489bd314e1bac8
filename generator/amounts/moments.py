"""As of which day a value is, as its wording says (9件（9月末現在）, 9件※12月まで): within its year it is no value of the year yet."""

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from generator.amounts.amount import NamedPeriod, ReadAmount
from generator.amounts.english_parts import tells_a_part
from generator.amounts.numerals import DIGITS, LONGEST_WORDING, plain
from generator.amounts.parsing import parse_amount
from generator.amounts.periods import ANY_YEAR, find_period, in_digits, periods_in
from generator.amounts.units import is_share, own_units, parse_unit
from generator.calendars import fiscal_year_of
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import PER_SPAN, Accumulation, Done, Figure, Indicator, Missing, Period, PeriodKind
from generator.model.periods import is_unfinished
from generator.model.said import texts_about

_BETWEEN: Final = re.compile(r"[()\[\]〔〕【】<>※*、。;:]|(?<![0-9]),|,(?![0-9])")
_CALLED: Final = re.compile("の?(?:実績|速報|暫定|集計|累計)?(?:値|数|件数|人数|数値|実績)?$")
_PART_WAY: Final = re.compile(
    "(?:年度|年|期)?の?(?:途中|中途|半ば)(?:時点|現在|経過|まで|の値)?|期中|(?:上|下|前|後)半期?(?:分|末|まで|のみ)?|[前後]期(?:分|末|まで|のみ)?|半(?:年|期)(?:分|間|のみ)?"
    "|中間(?:報告|評価|決算|集計)?(?:値|時点|実績)?|[1-3]学期(?:分|末|まで|のみ)?|(?:[1-9]|1[01])(?:か|ヶ|ケ|カ|ヵ|箇)月(?:分|間|のみ)?"
    "|.{0,12}[0-9]{1,2}月[^0-9]{0,8}(?:時点|現在|まで)(?:の値)?"
)
_YEAR_END: Final = re.compile("(?:その|同|暦)?年末(?:ま(?:で|)に?|時点|現在)(?:の値|の累計)?")
"""The end of December, three months before that of a fiscal year. Of 年末までに12回 the number is taken off with its particles."""
_HELD: Final = re.compile("開催|実施|開始|設置|開設|策定|施行|公表|公布|導入|締結|竣工|完成")
_ALL_PARTS: Final = re.compile("上半.*下半|前半.*後半|前期.*後期|1学期.*2学期", re.DOTALL)
_OF_A_YEAR: Final = ((4, 1), (5, 1))
"""Days on which what a year has at a time is counted by custom: the children waiting for a place, and the pupils of schools."""
_LEVELS: Final = (Accumulation.POINT, Accumulation.NOT_STATED)
_SURVEY: Final = re.compile("アンケート|満足度|(?:意識|意向|世論|実態|抽出|統計|基本|国勢|市民|住民)調査")


@lru_cache(maxsize=4096)
def moment_in(text: str, units: tuple[str, ...] = ()) -> NamedPeriod | Absent:
    """The day or month that a wording says its value is of; Absent where it says none, or several.

    Of a wording that is not read as one number only a remark of its own counts (9件（うち新規3件、9月末現在）).
    """
    outcome = parse_amount(text, units)
    if isinstance(outcome, ReadAmount):
        told = outcome.period
        return told if isinstance(told, NamedPeriod) and _names_an_end(told) else NOT_STATED
    if len(text) > LONGEST_WORDING:
        return NOT_STATED
    told_alone = (each for each in map(_period_alone, _remarks(text)) if each is not None)
    ends = {each for each in told_alone if each.until and _names_an_end(each)}
    return ends.pop() if len(ends) == 1 else NOT_STATED


def _remarks(text: str) -> list[str]:
    """What stands between brackets, marks and commas, without the words that only call it a value (9月末までの実績)."""
    found = (in_digits(remark.strip()) for remark in _BETWEEN.split(plain(text)))
    return [_CALLED.sub("", remark) for remark in found]


def _period_alone(remark: str) -> NamedPeriod | None:
    """The period that a remark is, with nothing beside it; 〜9月末 is one up to then."""
    begins = 1 if remark.startswith("~") else 0
    found = find_period(remark, begins)
    if found is None or found[1] != len(remark):
        return None
    return replace(found[0], until=True) if begins else found[0]


def _is_part(named: NamedPeriod, year: Period) -> bool:
    """Whether a month or a day is within the year, and not its last."""
    day = day_of(named, year) if named.month and not named.until else NOT_STATED
    return (bool(named.part) and not named.until) or (isinstance(day, dt.date) and is_unfinished(year, day))


@lru_cache(maxsize=4096)
def remark_of_a_part(text: str, year: Period) -> str:
    """The remark of a wording that its value is of a part of the year only, with no day up to which it would be: 年度途中, 9月, 半年分; "" without one.

    9件（11月10日開催）, 1回（11月10日） tell when a thing was held.
    """
    written = plain(text)
    if len(text) > LONGEST_WORDING or any(each.search(written) for each in (_HELD, _ADDED_UP, _ALL_PARTS)):
        return ""
    first, times = _first_of_year(year), "回" in text
    for told in _remarks(text):
        for remark in dict.fromkeys((told, _NUMBER_BEHIND.sub("", told), _NUMBER_BEFORE.sub("", told))):
            period = _period_alone(remark)
            if period is not None:
                is_part = not times and _is_part(period, year)
            else:
                sure = not times or not _MAY_BE_ITS_DAY.search(remark) or _SURELY_A_PART.search(remark)
                before_the_number = told != remark and remark.endswith("学期")
                is_part = _PART_WAY.fullmatch(remark) is not None and bool(sure or before_the_number)
                is_part = is_part or (first != 1 and _YEAR_END.fullmatch(remark) is not None)
            if is_part:
                return remark
        if not times and tells_a_part(told, first):
            return told
    return ""


_MAY_BE_ITS_DAY: Final = re.compile("中間|学期|半(?:期|年)|月|間")
"""Of what is counted in times such words may tell when it was held, or how long it took: 1回（中間報告）, 12回（3か月間）; 1学期9回 leaves no doubt."""
_SURELY_A_PART: Final = re.compile("分|途中|中途|のみ|時点|現在")


def names_calendar_year(text: str) -> str:
    """The remark by which a wording calls its value one from January to December (暦年, R6.1~12); "" without one."""
    remarks = _remarks(text) if len(text) <= LONGEST_WORDING else []
    return next((each for each in remarks if _CALENDAR_YEAR.fullmatch(each)), "")


_CALENDAR_YEAR: Final = re.compile(
    rf"(?:{ANY_YEAR}\s?年?)?暦年(?:の|分|ベース)?(?:値|数)?"
    rf"|(?:{ANY_YEAR}(?:年|[./])?)?\s?1月?(?:1日)?\s?(?:~|-|から)\s?(?:同年|{ANY_YEAR}(?:年|[./]))?12(?:月(?:31日|末)?)?(?:分|まで)?の?"
)


_ADDED_UP: Final = re.compile(r"(?:^|[、,・(\s])(?:合計|総計|計|年間)\s*(?:で)?[0-9]")
"""The whole beside its parts (上半期5件、下半期4件、計9件)."""

_NUMBER_BEHIND: Final = re.compile(rf"(?:に|で|の|は|、|\s|において|約)*{DIGITS}\s?[^0-9\s月日]{{0,6}}\Z")
_NUMBER_BEFORE: Final = re.compile(rf"\A約?{DIGITS}\s?[^0-9\s月日年]{{0,6}}[\s、](?=[^0-9])")
"""A number beside its remark (年度途中で9件, 9件 年度途中)."""


def _names_an_end(named: NamedPeriod) -> bool:
    return bool(named.month) or (bool(named.part) and named.until)


def day_of(named: NamedPeriod, period: Period) -> dt.date | Absent:
    """The last day of what a wording names, in the year of the value where it names no year; Absent where that is no day up to which the year was counted.

    4月1日現在 alone may be the first day of the fiscal year, or the day after its last; 7〜9月 is a part of its own.
    """
    first = _first_of_year(period)
    month = named.month or _end_of_part(named.part, first)
    if not month or (not named.year and (month, named.day) == (first, 1)) or named.since not in (0, first):
        return NOT_STATED
    counted = named.year or period.fiscal_year
    year = counted + 1 if (named.fiscal or not named.year) and month < first else counted
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, named.day if 0 < named.day <= last else last)


def _end_of_part(part: str, first: int) -> int:
    if not part:
        return 0
    months = int(part[1:]) * (3 if part[0] == "q" else 6)
    return (first + months - 2) % 12 + 1


def _first_of_year(period: Period) -> int:
    """The month with which the year of a period begins."""
    return 1 if period.kind is PeriodKind.CALENDAR else 4


def day_told(figure: Figure, indicator: Indicator) -> dt.date | Absent:
    """As of which day a value is: as was typed, else as its wording says."""
    if not isinstance(figure.as_of, Absent) or not isinstance(figure.as_published, str):
        return figure.as_of
    named = moment_in(figure.as_published, own_units(indicator.unit))
    if isinstance(named, Absent) or (not named.until and indicator.accumulation in PER_SPAN):
        return NOT_STATED  # 1回（11月10日） was held then; of a level a date can only tell when it was so
    return day_of(named, figure.row)


def of_its_day(figure: Figure, indicator: Indicator) -> Figure:
    """A value of a period that had not ended on the day of which it is, as one of that day; every other as it was.

    What is expected of the period, what stands in the place of its value, and what is done for good are told of the period itself; so is what is
    counted on that day of each year.
    """
    stays = figure.forecast or isinstance(figure.value, Missing) or figure.value == Done(done=True)
    day = NOT_STATED if stays else day_told(figure, indicator)
    if isinstance(day, Absent) or not is_unfinished(figure.row, day) or _is_of_each_year(day, indicator):
        return figure
    period = Period(fiscal_year_of(day), day.isoformat(), PeriodKind.DAY)
    return replace(figure, period=period, told_for=figure.row)


def _is_of_each_year(day: dt.date, indicator: Indicator) -> bool:
    """Whether the indicator is one of that day: it or its targets say so, it is asked in a survey, or it tells what there is on a day of custom."""
    targets = [each.figure for each in indicator.targets]
    source = (indicator.data_source,) if isinstance(indicator.data_source, str) else ()
    own = (*texts_about(indicator), *source)
    is_level = indicator.accumulation is not Accumulation.YEARLY or counts_shares(indicator)
    if is_level and any(map(_SURVEY.search, own)):
        return True  # what is asked once a year is the year's, on whatever day
    if indicator.accumulation in _LEVELS and (day.month, day.day) in _OF_A_YEAR:
        return True
    days = [each.as_of for each in targets if isinstance(each.as_of, dt.date)]
    texts = [*own, *(each.as_published for each in targets if isinstance(each.as_published, str))]
    return any((each.month, each.day) == (day.month, day.day) for each in days) or any(
        _is_day(named, day) for text in texts for named in periods_in(text)
    )


def counts_shares(indicator: Indicator) -> bool:
    """Whether its unit is one of shares, which are there at a time, however they are counted."""
    return isinstance(indicator.unit, str) and is_share(parse_unit(indicator.unit).name)


def _is_day(named: NamedPeriod, day: dt.date) -> bool:
    if not named.until or named.month != day.month or named.since:
        return False
    return (named.day or calendar.monthrange(day.year, day.month)[1]) == day.day
