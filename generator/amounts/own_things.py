"""A number under the name of what is counted (有収率98.7%, 男性79.8歳, BOD 1.2mg/L), and one out of all there are (18/22団体, 4.2/5.0).

Which of them are the value, the wording alone cannot tell: the indicator has to speak of the same thing.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.amounts.amount import Change, Quantity, number_alone
from generator.amounts.full_marks import MARKS
from generator.amounts.numerals import DIGITS, LONGEST_WORDING, decimal_of, plain
from generator.amounts.parsing import parse_amount
from generator.amounts.plain_remarks import names_a_share, turns_its_number
from generator.amounts.units import fits_declared, is_share, own_units
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Indicator, Number
from generator.model.said import names_of, texts_about

_LED: Final = re.compile(
    r"(?P<lead>[^\W\d_](?:[^\s0-9:、。()※]|\s(?=[A-Za-z])){0,15}?)\s?[:は]?\s?(?P<rest>約?[0-9].*)"
)
_BRACKETED: Final = re.compile(r"\(([^()]*)\)")
_SEVERAL: Final = re.compile("[・、,/]|及び|および|並びに|または|又は|と(?!し|り|も)|別")
_WORD_ENDS: Final = re.compile(r"(?:の|を|が|に|は|へ|\s|\(|\Z)")
_KINDS: Final = (re.compile("[一-鿿々]"), re.compile("[ァ-ヶー]"), re.compile("[A-Za-z0-9.-]"))
_PEOPLE: Final = ("男性", "女性", "男子", "女子", "男", "女")
_SHARE_IN_NAME: Final = re.compile("[率度]|割合|比")
_OF_ANSWERS: Final = re.compile("回収|回答|有効|標本|抽出|執行|充足")
_OUT_OF: Final = re.compile(
    rf"(?P<own>{DIGITS})\s?(?P<unit>[^0-9\s/]{{0,4}}?)\s?/\s?全?(?P<whole>{DIGITS})\s?(?P<behind>[^0-9\s/()]{{0,4}})"
)
_FULL_MARKS: Final = (3, 4, 5, 6, 7, 10, 20, 50, 100)


def of_own_thing(text: str, indicator: Indicator) -> Quantity | Absent:
    """The number of a wording that speaks of the very thing that the indicator counts; Absent where that is not clear."""
    written = plain(text) if len(text) <= LONGEST_WORDING else ""
    spelled = own_units(indicator.unit)
    led = _LED.fullmatch(written)
    if led is not None:
        own = _one(led["rest"], spelled)
        return (
            own if isinstance(own, Quantity) and _is_own(led["lead"].strip(), own, spelled, indicator) else NOT_STATED
        )
    out_of = _OUT_OF.fullmatch(written)
    return NOT_STATED if out_of is None else _part_of_all(out_of, spelled, indicator)


def _one(text: str, spelled: tuple[str, ...]) -> Quantity | Absent:
    of = number_alone(parse_amount(text, spelled))
    return of if isinstance(of, Quantity) and of.change is Change.NONE and not of.summed else NOT_STATED


def _is_own(lead: str, own: Quantity, spelled: tuple[str, ...], indicator: Indicator) -> bool:
    """Whether the words before a number call it what the indicator is called, or the whole or the whose of it."""
    if not fits_declared(own.unit, spelled):
        return False
    if turns_its_number(lead, is_share=is_share(own.unit)):
        return False
    names = [plain(each) for each in (indicator.name, indicator.editor_name) if isinstance(each, str)]
    if any(_is_called(lead, name) for name in names):
        return True
    if is_share(own.unit) and names_a_share(lead) and any(_BRACKETED.sub("", each).endswith(lead) for each in names):
        return True  # 普及率92.1％ of 下水道普及率
    if lead.isascii():
        return len(lead) > 1 and any(
            lead in re.findall(r"[A-Za-z0-9.-]+", plain(each)) for each in texts_about(indicator)
        )
    share = is_share(own.unit) and names_a_share(lead) and not _OF_ANSWERS.search(lead)
    return share and not any(_SHARE_IN_NAME.search(each) for each in names_of(indicator))


def _is_called(lead: str, name: str) -> bool:
    """Whether the name is the words, has them in brackets, or begins or ends with them as with words of their own.

    Of a name of several things (図書館・公民館の利用者数) one alone is not the whole.
    """
    core = _BRACKETED.sub("", name).strip()
    if lead in (core, *_BRACKETED.findall(name)):
        return True
    if _SEVERAL.search(core) or (len(lead) < 2 and lead not in _PEOPLE):
        return False
    if any(each in core for each in _PEOPLE if each[0] in "男女" and each[0] not in lead) and lead[0] in "男女":
        return False
    if core.startswith(lead) and (lead in _PEOPLE or _is_edge(core, len(lead))):
        return True
    return core.endswith(lead) and _is_edge(core, len(core) - len(lead))


def _is_edge(text: str, at: int) -> bool:
    """Whether one word ends and another begins there: beside の, or where the script changes."""
    if _WORD_ENDS.match(text, at) or text[at - 1] in "のをがにはへ )":
        return True
    return next(_kinds(text[at - 1])) != next(_kinds(text[at]))


def _kinds(letter: str) -> Iterator[int]:
    yield next((number for number, kind in enumerate(_KINDS) if kind.match(letter)), -1)


def _part_of_all(found: re.Match[str], spelled: tuple[str, ...], indicator: Indicator) -> Quantity | Absent:
    """18/22団体 in an indicator of 団体, 4.2/5.0 in one of marks; not where the first of the two is what was aimed at."""
    own, whole = decimal_of(found["own"]), decimal_of(found["whole"])
    unit = found["unit"] or found["behind"]
    aims = {each.figure.value.value for each in indicator.targets if isinstance(each.figure.value, Number)}
    if own > whole or (own in aims and whole not in aims):
        return NOT_STATED
    declared = next(iter(spelled), "")
    if declared in MARKS or (not declared and "." in found["own"]):
        of_marks = unit in ("", *MARKS) and whole in _FULL_MARKS
        return Quantity(own) if of_marks else NOT_STATED
    counted = bool(unit) and not is_share(declared) and unit not in _OF_TIME
    of = number_alone(parse_amount(f"1{unit}", spelled)) if counted else NOT_STATED
    if isinstance(of, Absent) or not fits_declared(of.unit, spelled):
        return NOT_STATED
    return Quantity(own, of.power, of.unit)


_OF_TIME: Final = ("年", "月", "日", "時間", "分", "秒", "年度")
