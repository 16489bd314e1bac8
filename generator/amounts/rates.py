"""What a number is counted over: 月1回, 1日当たり28人, 902g/人・日, 人口10万人当たり."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from generator.amounts.numerals import LONGEST_WORDING, plain

YEAR: Final = "年"
"""What a number is counted over in an indicator of years, whether it says so or not."""
TIMES: Final = frozenset({"日", "週", "月", "四半期", "半期", YEAR, "時間"})
"""Those that are a time; all others are people and things."""
TIMES_A_YEAR: Final = {"月": 12, "週": 52, "四半期": 4, "学期": 3, "半期": 2, "半年": 2, "隔月": 6, "隔週": 26}
"""How often what is counted over a part of the year comes in it; 毎 and 各 before such a part say nothing more."""
_SPELLED: Final = {"週間": "週", "か月": "月", "ヶ月": "月", "カ月": "月", "月間": "月", "年度": "年", "年間": "年", "日間": "日", "名": "人"}  # fmt: skip
_TIME: Final = "日間?|週間?|(?:か|ヶ|カ)?月|四半期|半期|年度?|時間"
_THING: Final = "人|名|世帯|件|回|戸|台|校|園|施設|か所|社|団体|店|地区|区画|km2|km|ha|m2|m3|kWh|t|kg|L"
_SIZE: Final = r"1,000|10,000|100,000|1000|100|10万|10|1|一|千|百|十万|万|1万"
# Room and repeats are bounded: without that, a long row of 月 or of spaces would be gone through anew from each of its letters.
_GAP: Final = r"\s{0,2}"
_OVER: Final = rf"(?:人口|児童|生徒)?{_GAP}(?:{_SIZE})?{_GAP}(?:{_TIME}|{_THING})"
_OVERS: Final = rf"{_OVER}(?:{_GAP}[・、]?{_GAP}{_OVER}){{0,3}}{_GAP}"
_BEHIND: Final = "(?:当たり|あたり|当り|につき)"
# "30 件 a month": each kind, with what it tells in the group "over".
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"(?P<over>{_OVERS}){_BEHIND}(?:の?平均)?(?:の(?={_GAP}[0-9約平]))?",
        r"(?P<over>(?:人口)?(?:10万|千|万|1,000|1万)人?)対",
        rf"(?P<over>1?(?:{_TIME}))(?:の)?平均",
        r"毎(?P<over>日|週|月|年度?|時)|各(?P<over2>四半期|年度?|月|週|日)(?:とも)?",
        r"(?P<over>年間|月間|週間|日量)(?:で|に)?",
        r"(?P<over>1?日|週|(?<![0-9])(?:月|年))(?=\s{0,2}(?:約|平均|延べ|最低|最大)?\s{0,2}[0-9]{1,40}(?![0-9]{0,40}\s{0,2}(?:[月日]|/[0-9])))",
    )
)
_ENGLISH: Final = re.compile(
    r"(?i:(?:per|a|each|every)\s{1,2}(?P<over>year|annum|month|week|day|quarter|financial year|household|person|resident|pupil|employee|capita|head|hour)\b|(?P<adverb>annually|yearly|monthly|weekly|daily)\b)"
)
_ENGLISH_OVER: Final = {"resident": "人", "pupil": "人", "employee": "人", "hour": "時間", "year": "年", "annum": "年", "financial year": "年", "annually": "年", "yearly": "年", "month": "月", "monthly": "月", "week": "週", "weekly": "週", "day": "日", "daily": "日", "quarter": "四半期", "household": "世帯", "person": "人", "capita": "人", "head": "人"}  # fmt: skip
_ONE: Final = re.compile(rf"(?P<size>{_SIZE})?{_GAP}(?P<what>{_TIME}|{_THING}|日量)")
ENGLISH_OVER: Final = "person|capita|head|resident|pupil|employee|household|year|month|week|day|hour"
"""Words behind a slash that tell what is counted over: kg/person, litres/person/day."""
_SLASH: Final = re.compile(
    rf"(?:\s?/\s?(?:{_OVER}|{ENGLISH_OVER}|[a-zA-Z]{{1,3}}[23]?)(?:[・･⋅·.](?:{_OVER})){{0,3}}){{1,3}}\Z"
)
_COUNTED: Final = re.compile("人口|児童|生徒|出生|出産")
_PEOPLE_ALONE: Final = re.compile("10万|十万|千|万|1,000|1万")
_SAME: Final = {
    "1,000": "千",
    "1000": "千",
    "10,000": "万",
    "1万": "万",
    "100,000": "10万",
    "十万": "10万",
    "一": "",
    "1": "",
}


class Over(NamedTuple):
    """What a number is counted over (日, 世帯, 10万人), and where the words that say it end."""

    what: tuple[str, ...]
    end: int


@lru_cache(maxsize=4096)
def find_over(text: str, at: int) -> Over | None:
    """What stands at ``at`` in plain text to tell what a number is counted over; None where nothing does."""
    for form in _FORMS:
        match = form.match(text, at)
        if match:
            said = next(each for each in match.groups() if each)
            return Over(_told(said), match.end())
    match = _ENGLISH.match(text, at)
    if match is None or (at and text[at - 1].isalpha() and text[at - 1].isascii()):
        return None
    return Over((_ENGLISH_OVER[(match["over"] or match["adverb"]).casefold()],), match.end())


def _told(said: str) -> tuple[str, ...]:
    """1人1日 is of a person and of a day."""
    if said == "日量":
        return ("日",)
    if said.isascii() and (
        words := [_ENGLISH_OVER[each] for each in re.findall(r"[a-z]+", said) if each in _ENGLISH_OVER]
    ):
        return tuple(dict.fromkeys(words))
    found: list[str] = []
    for match in _ONE.finditer(_COUNTED.sub("", said)):
        size = _SAME.get(match["size"] or "", match["size"] or "")
        found.append(size + _SPELLED.get(match["what"], match["what"]))
    size = _COUNTED.sub("", said).strip()
    if not found and _PEOPLE_ALONE.fullmatch(size):
        return (f"{_SAME.get(size, size)}人",)  # 人口10万対 is 人口10万人当たり
    return tuple(dict.fromkeys(found)) or (said,)


@lru_cache(maxsize=4096)
def over_in_unit(text: str) -> tuple[str, ...]:
    """What a unit is counted over: 回（月当たり）, g/人・日."""
    written = _looked_at(text)
    slash = _SLASH.search(written)
    return tuple(dict.fromkeys((*(_told(slash[0]) if slash else ()), *_over_in(written))))


@lru_cache(maxsize=4096)
def over_in_name(text: str) -> tuple[str, ...]:
    """What the name of an indicator says that it is counted over: 1日当たりの利用者数, but not 月1回以上運動する人."""
    found = (match for form in _FORMS[:3] for match in form.finditer(_looked_at(text)))
    return tuple(dict.fromkeys(what for match in found for what in _told(match["over"])))


def _looked_at(text: str) -> str:
    """A text in plain letters; "" of one that is too long to be a wording, a name or a unit of a document."""
    return plain(text) if len(text) <= LONGEST_WORDING else ""


def _over_in(written: str) -> tuple[str, ...]:
    found: list[str] = []
    at = 0
    while at < len(written):
        over = find_over(written, at)
        found += over.what if over else ()
        at = over.end if over else at + 1
    return tuple(dict.fromkeys(found))
