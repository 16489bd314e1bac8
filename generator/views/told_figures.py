"""A value within a sentence of ours: as its document words it, so that no 以上, 台 or 延べ is lost on the way."""

import re
import unicodedata
from typing import Final, NamedTuple

from generator.amounts import (
    Bound,
    Change,
    NamedPeriod,
    Quantity,
    ReadAmount,
    mentions_of,
    own_units,
    parse_amount,
    parse_printed,
    parse_unit,
    periods_in,
)
from generator.model.basics import Absent
from generator.model.figures import Figure, Number
from generator.views.formats import figure_quantity, with_unit
from generator.wording.words import Words

_COMPACT: Final = 24
"""A wording of more characters, or one that is running text (50箇所増やす), is quoted."""
_SENTENCE: Final = re.compile("[、。，．「」ぁ-ん]")
_WORDS: Final = re.compile(
    "延べ|のべ|およそ|おおよそ|おおむね|概ね|ほぼ|ほど|くらい|ぐらい|あたり|当たり|うち|につき|ごと|の|[かヶカ](?:所|月|国)"
)
"""Words in kana that stand in a value all the same."""
_NUMBER: Final = re.compile(r"\A(?:約|第|ワースト)?[▲△▼−－+＋-]?[0-9][0-9,]*(?:\.[0-9]+)?")
_DIGITS: Final = re.compile(r"[▲△▼−－+＋-]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
_ONE_YEAR: Final = r"(?:[昭平令][和成](?:元|[0-9０-９]+)|[HRＨＲ][0-9０-９]+|[0-9０-９]{4})"
_YEAR: Final = re.compile(
    rf"\A{_ONE_YEAR}(?:年度?末?[にはの:：]|[:：])\s*|\s*[（(]{_ONE_YEAR}年度?(?:末|度末|現在|時点|実績)?[)）]\Z"
)
"""The year of a value, which our sentences tell beside it."""
_TOTALS: Final = re.compile(r"\A(?:累計|累積|通算|単年度?)?([^()]*)\((?:累計|累積|通算|単年度?)[^()]*\)\Z")
"""Of a year and the total beside it the one is told that the indicator counts."""
_MARKS: Final = re.compile(r"(?:[※*†‡]+\s*[0-9]{0,2}|[(\[]注\s*[0-9]{0,2}[)\]])\Z")


class ToldFigure(NamedTuple):
    """``is_plain``: nothing but a number with its unit, so that sentences may write it in another unit and add its bound."""

    text: str
    is_plain: bool


def tell_figure(figure: Figure, unit: str, words: Words) -> ToldFigure:
    """The figure, which must be a single number: as published, with its unit where the wording leaves it out, without the year that is told beside it."""
    typed = figure_quantity(figure, unit, words)
    if isinstance(figure.as_published, Absent):
        return ToldFigure(typed, is_plain=True)
    published = _YEAR.sub("", figure.as_published.strip())
    outcome = parse_amount(figure.as_published, own_units(unit))
    if _tells_of_other_years(figure, len(mentions_of(outcome)), is_cut=published != figure.as_published.strip()):
        # R5：90人、R6：110人 tells of both years: the year's own number is told, or the whole cell.
        own = [each for each in mentions_of(outcome) if isinstance(each, Quantity) and _is_of(each, figure)]
        if len(own) == 1 and not own[0].bound and not own[0].change and _is_typed(own[0], figure):
            return ToldFigure(typed, is_plain=True)
        return ToldFigure(words.chart.quoted.format(text=figure.as_published.strip().rstrip("。")), is_plain=False)
    outcome = parse_amount(published, own_units(unit))
    said = outcome.of if isinstance(outcome, ReadAmount) and isinstance(outcome.of, Quantity) else None
    if said is not None and _is_plain(published, typed, said, unit):
        return ToldFigure(typed, is_plain=True)
    (only, *others) = mentions_of(outcome) or (None,)
    bare = isinstance(only, Quantity) and not others and not only.unit and not only.power
    # Among several numbers (5段階評価で4.0) nobody can be sure which is the one that the unit follows.
    is_unsure = bare and len(_DIGITS.findall(published)) > 1
    if unit and bare and not is_unsure:
        published = _DIGITS.sub(lambda found: with_unit(found[0], unit), published, count=1)
    unquoted = _WORDS.sub("", published.replace(unit, "") if unit else published)
    if is_unsure or len(published) > _COMPACT or _SENTENCE.search(unquoted):
        return ToldFigure(words.chart.quoted.format(text=published.rstrip("。")), is_plain=False)
    return ToldFigure(published, is_plain=False)


def _tells_of_other_years(figure: Figure, numbers: int, *, is_cut: bool) -> bool:
    """Whether the year that would be left out is not the figure's own, or not the only one of a cell with several numbers."""
    named = [each for each in periods_in(str(figure.as_published)) if each.year]
    several = len({each.year for each in named}) > 1
    if not is_cut:
        return several and numbers > 1
    return several or (numbers > 1 and not all(_is_year_of(each, figure) for each in named))


def _is_typed(quantity: Quantity, figure: Figure) -> bool:
    return isinstance(figure.value, Number) and quantity.number == figure.value.value


def _is_of(quantity: Quantity, figure: Figure) -> bool:
    """Whether a number of a cell is called the one of the figure's year."""
    return not isinstance(quantity.when, Absent) and bool(quantity.when.year) and _is_year_of(quantity.when, figure)


def _is_year_of(named: NamedPeriod, figure: Figure) -> bool:
    year = figure.row.fiscal_year
    return named.year == year or (not named.fiscal and 0 < named.month < _APRIL and named.year == year + 1)


_APRIL: Final = 4


def _is_plain(published: str, typed: str, said: Quantity, unit: str) -> bool:
    """Whether a wording is one number with nothing but its unit around it."""
    if said.bound is not Bound.NONE or said.change is not Change.NONE:
        return False
    if published == typed:
        return True
    written = _MARKS.sub("", _TOTALS.sub(r"\1", "".join(unicodedata.normalize("NFKC", published).split())))
    number = _NUMBER.match(written)
    if number is None:
        return False
    rest = written[number.end() :]
    if "(" in rest and rest != unicodedata.normalize("NFKC", unit):
        return False
    named = parse_printed(rest, parse_unit(unit))
    return not rest or (named.power, named.name) == (said.power, said.unit)
