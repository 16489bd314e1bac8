"""What a spreadsheet shows of a number: 0.123 in the format 0.0% is 12.3%, 12345 in #,##0"千円" is 12,345千円. Only plain formats are read."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_PIECES: Final = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[(?:[A-Za-z]+\d*|[黒青緑赤白])\]|(.)')
"""Letters in quotation marks or behind a stroke; a blank as wide as a letter, a letter repeated; a currency; a colour; anything else."""
_DIGITS: Final = re.compile(r"[#0,]*0(?:\.0+)?,*")
_UNREAD: Final = frozenset("#0?@/.,;[]eEdDmMyYhHsSgG")
"""What tells of dates, fractions, powers and texts outside of quotation marks, and digits that stand in a second place."""


def show_number(number: float, form: str) -> str:
    """The number as it is seen in the cell; "" where the format says nothing of it (General), or is none of those that are read."""
    sections = _sections_of(form)
    exact = Decimal(repr(number))
    section, sign = sections[0], "-" if exact < 0 else ""
    if exact < 0 and len(sections) > 1:
        section, sign = sections[1], ""
    elif exact == 0 and len(sections) > 2:
        section = sections[2]
    read = _parts_of(section)
    if read is None:
        return ""
    before, digits, after = read
    shown = abs(exact) * (100 if "%" in f"{before}{after}" else 1)
    scaled = digits.rstrip(",")
    shown /= 1000 ** (len(digits) - len(scaled))
    places = len(scaled.partition(".")[2])
    rounded = shown.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in scaled else f"{rounded:f}"
    return f"{sign if rounded else ''}{before}{text}{after}".strip()


def _sections_of(form: str) -> list[str]:
    """The formats of numbers above, below and at zero: a ; within quotation marks parts none."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+', form) or [""]


def _parts_of(section: str) -> tuple[str, str, str] | None:
    """The letters before the digits, the digits, the letters after them; None where it is not of this form."""
    told = [""]
    for quoted, escaped, currency, bare in _PIECES.findall(section):
        if bare and bare in "#0.,":
            told = [*told, ""] if len(told) % 2 else told
        elif bare and bare in _UNREAD:
            return None
        elif (quoted or escaped or currency or bare) and len(told) % 2 == 0:
            told = [*told, ""]
        told[-1] += quoted or escaped or currency or bare
    before, digits, after = (*told, "", "")[:3]
    return (before, digits, after) if len(told) in (2, 3) and _DIGITS.fullmatch(digits) else None
