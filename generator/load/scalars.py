"""Takers of single values: text as published, ids, numbers, years, dates, links."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Generic, TypeVar
from urllib.parse import urlsplit

from generator.calendars import RefusedDate, YearOnly, iso_text, parse_fiscal_year, parse_japanese_date
from generator.load.hints import blank_details, hint_of_flag
from generator.load.inputs import fits_windows
from generator.load.letters import fault_of_letters
from generator.load.parse import Node, Scalar, describe
from generator.load.placeholders import is_heading, is_placeholder
from generator.load.sound_texts import BLANK, NOTHING_SEEN, composed, sound_text
from generator.load.take import Take, Taking
from generator.model.basics import Absent, Ref
from generator.model.japanese import Worded, name_member
from generator.problems.nearest_word import name_nearest
from generator.problems.problem import REFUSED, Refused

E = TypeVar("E", bound=Worded)

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_REFERENCE: Final = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*){0,2}\Z")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?\Z")
_DIGITS: Final = 40  # more than any amount or share has; beyond it a number is a mistake, and slow to count with
_HOST: Final = re.compile(r"(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d+)?", re.IGNORECASE)
_NO_STEP: Final = re.compile(r"/(?=/)|/(?:\.|%2e){1,2}(?:/|\Z)|%(?:00|2f|5c)", re.IGNORECASE)
_LINK: Final = re.compile(r"(?:https?://[^\s/<>\"'\\][^\s<>\"'\\]*|mailto:[^\s<>\"'@]+@[^\s<>\"'@]+|tel:\+?[0-9-]+)\Z")
_PART_OF_YEAR: Final = re.compile(r"(?:q[1-4]|h[12]|m(?:[1-9]|1[0-2]))\Z")
_PARTS_SAID: Final = ((re.compile(r"第?([1-4])\s?四半期\Z"), "q"), (re.compile(r"([0-9]{1,2})月\Z"), "m"))
_HALVES: Final = {
    **dict.fromkeys(("上半期", "上期", "前期", "前半"), "h1"),
    **dict.fromkeys(("下半期", "下期", "後期", "後半"), "h2"),
}
_KANJI_DIGITS: Final = str.maketrans("一二三", "123")
_MOMENT: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_YEAR: Final = re.compile(r"[0-9]{4}\Z")
FLAGS: Final = {"true": True, "false": False, "はい": True, "いいえ": False}
YEARS: Final = (1868, 2200)
"""The first and the last year that data may name: of all that a city plans and reports, none lies outside."""


def plain_text(node: Node, taking: Taking) -> str | Refused:
    """Any text that is not blank, not debris and holds no unseen characters.

    Letters and their marks are put together (か and ゛ become が). Nothing else is normalised: NFC would also change the U+FA19 of a name
    to U+795E.
    """
    if not isinstance(node, Scalar):
        return taking.report("K206", node, label=taking.key, wanted="文字", found=describe(node))
    if node.refused:
        return REFUSED
    sound = sound_text(node.text)
    if sound:
        return sound
    text = node.text.strip()
    fault = _fault_of(text, node, taking)
    if fault is not None:
        rule, details = fault
        return taking.report(rule, node, **details)
    if is_placeholder(text) and not (taking.key == "heading" and is_heading(text)):
        taking.report("K593", node, key=taking.key, text=text)
    return composed(text)


def _fault_of(text: str, node: Scalar, taking: Taking) -> tuple[str, dict[str, str]] | None:
    """The rule that a text breaks, with its details."""
    if not text or NOTHING_SEEN.fullmatch(text):
        found = "目に見えない文字だけ" if text else "空欄"
        return "K303", blank_details(taking.key, found, taking.reason)
    # A mark may stand as published beside the reason.
    if node.plain and BLANK.match(text) and not (taking.key == "as_published" and taking.reasoned):
        return "K303", blank_details(taking.key, f"空欄を表す記号「{text}」", taking.reason)
    rule, told = fault_of_letters(text)
    return (rule, {"key": taking.key} if rule == "K317" else {"text": told}) if rule else None


def published(node: Node, taking: Taking) -> str | Refused:
    """Text as the source document has it; noted for the check of the data against the sources."""
    text = plain_text(node, taking)
    if not isinstance(text, Refused):
        taking.quote(text, node)
    return text


def identifier(node: Node, taking: Taking) -> str | Refused:
    """An id: ASCII lower case, digits, hyphens. It is part of an address."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    if not _ID.match(text):
        return taking.report("K308", node, text=text)
    return (
        text
        if fits_windows(text)
        else taking.report("K407", node, id=text, cause="は、Windows が機器の名前として使う言葉です")
    )


def reference(node: Node, taking: Taking) -> Ref | Refused:
    """An id, or ids joined by slashes, that names something elsewhere."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    if not _REFERENCE.match(text):
        return taking.report("K308", node, text=text)
    return Ref(text, taking.place(node))


def number(node: Node, taking: Taking) -> Decimal | Refused:
    """A decimal number; digits may be grouped by commas; full-width digits count as digits."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    digits = unicodedata.normalize("NFKC", text)
    if len(digits) > _DIGITS or not _NUMBER.match(digits):
        return taking.report("K305", node, key=taking.key, text=text)
    return Decimal(digits.replace(",", ""))


def whole_number(node: Node, taking: Taking) -> int | Refused:
    """A whole number."""
    value = number(node, taking)
    if isinstance(value, Refused):
        return value
    if value != int(value):
        return taking.report("K305", node, key=taking.key, text=value)
    return int(value)


def fiscal_year(node: Node, taking: Taking) -> int | Refused:
    """The Gregorian year in which a fiscal year begins (令和6年度 is 2024)."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    year = unicodedata.normalize("NFKC", text)
    if _YEAR.match(year) and YEARS[0] <= int(year) <= YEARS[1]:
        return int(year)
    return taking.report("K309", node, key=taking.key, text=text, hint=_year_hint(text))


def calendar_year(node: Node, taking: Taking) -> int | Refused:
    """A year from January to December (平成25年 is 2013)."""
    return fiscal_year(node, taking)


def _year_hint(text: str) -> str:
    """The Gregorian year of a fiscal year that was written with its era."""
    year = parse_fiscal_year(text)
    if isinstance(year, RefusedDate):
        if not isinstance(year.meant, YearOnly):
            return ""
        year = year.meant.year
    return f"「{text}」は {year} です。" if str(year) != text else ""


def part_of_year(node: Node, taking: Taking) -> str | Refused:
    """``q1``..``q4``, ``h1``, ``h2`` or ``m1``..``m12`` (calendar month), or what they are called in Japanese (第1四半期, 上半期, 4月)."""
    text = plain_text(node, taking)
    if isinstance(text, Refused) or _PART_OF_YEAR.match(text):
        return text
    written = unicodedata.normalize("NFKC", text).translate(_KANJI_DIGITS).casefold()
    part = _HALVES.get(written, written)
    for said, letter in _PARTS_SAID:
        found = said.match(written)
        part = f"{letter}{int(found[1])}" if found else part
    if _PART_OF_YEAR.match(part):
        return part
    allowed = "q1〜q4（第1〜第4四半期）、h1（上半期）、h2（下半期）、m1〜m12（1月〜12月）"
    return taking.report("K307", node, key=taking.key, text=text, allowed=allowed, hint="")


def date(node: Node, taking: Taking) -> dt.date | Refused:
    """A day that exists, ``YYYY-MM-DD``."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    found = _MOMENT.match(unicodedata.normalize("NFKC", text))
    if not found or not found[3]:
        return taking.report("K306", node, key=taking.key, text=text, hint=_date_hint(text, to_the_day=True))
    day = _day_of(found)
    return day or taking.report("K306", node, key=taking.key, text=text, hint=_NO_SUCH_DAY)


def moment(node: Node, taking: Taking) -> str | Refused:
    """A year, a month or a day that exists, as ``2026``, ``2026-07`` or ``2026-07-01``."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    written = unicodedata.normalize("NFKC", text)
    found = _MOMENT.match(written)
    if not found:
        hint = _date_hint(text, to_the_day=False) or "年だけ、年月だけでも書けます（2026、2026-07）。"
        return taking.report("K306", node, key=taking.key, text=text, hint=hint)
    return written if _day_of(found) else taking.report("K306", node, key=taking.key, text=text, hint=_NO_SUCH_DAY)


_NO_SUCH_DAY: Final = "その日はこよみにありません。"


def _day_of(found: re.Match[str]) -> dt.date | None:
    """The day, or the first day of the month or year, if there is such a day."""
    try:
        return dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def _date_hint(text: str, *, to_the_day: bool) -> str:
    """How a date that was written with its era, or with dots or slashes, is to be written."""
    meant = parse_japanese_date(text)
    if isinstance(meant, RefusedDate):
        if isinstance(meant.meant, Absent):
            return ""
        meant = meant.meant
    if to_the_day and not isinstance(meant, dt.date):
        return "何日かまで書いてください。"
    return f"「{text}」は {iso_text(meant)} です。"


def flag(node: Node, taking: Taking) -> bool | Refused:
    """``true`` or ``false``; はい and いいえ say the same."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    told = FLAGS.get(text)
    if told is None:
        return taking.report("K312", node, key=taking.key, text=text, hint=hint_of_flag(taking.key))
    return told


def link(node: Node, taking: Taking) -> str | Refused:
    """An address with one of the schemes http, https, mailto, tel."""
    text = plain_text(node, taking)
    if isinstance(text, Refused) or is_link(text):
        return text
    return taking.report("K310", node, text=text)


def is_link(text: str) -> bool:
    """Whether :func:`link` takes it."""
    return _LINK.match(text) is not None and _has_a_host(text)


def _has_a_host(text: str) -> bool:
    """Whether a web address names a host as RFC 3986 has it (a bracket opens an IPv6 address); others have none."""
    try:
        parts = urlsplit(text)
        return not text.startswith("http") or (bool(parts.hostname) and (parts.port or 1) > 0)
    except ValueError:
        return False


def web_root(node: Node, taking: Taking) -> str | Refused:
    """A web address that ends with a slash."""
    text = link(node, taking)
    if isinstance(text, Refused):
        return text
    if not is_web_root(text):
        return taking.report("K310", node, text=text)
    return text if text.endswith("/") else text + "/"


def is_web_root(text: str) -> bool:
    """Whether :func:`web_root` takes it."""
    if not is_link(text) or not text.startswith("http"):
        return False
    parts = urlsplit(text)
    # Browsers take `//` at the beginning of a link for a host, and work out `..` before they ask.
    unfit = "?" in text or "#" in text or _NO_STEP.search(parts.path)
    return not unfit and _HOST.fullmatch(parts.netloc) is not None


def email(node: Node, taking: Taking) -> str | Refused:
    """A mail address."""
    text = plain_text(node, taking)
    if isinstance(text, Refused) or _LINK.match(f"mailto:{text}"):
        return text
    return taking.report("K310", node, text=text)


class MemberOf(Generic[E]):
    """One of the words of an enumeration, in English as documented or in Japanese."""

    def __init__(self, kind: type[E]) -> None:
        self.kind = kind
        self.names = "、".join(map(name_member, kind))
        japanese = {word: member for member in kind for word in member.japanese}
        self.allowed: Mapping[str, E] = {**{str(member): member for member in kind}, **japanese}

    def __call__(self, node: Node, taking: Taking) -> E | Refused:
        """Take the word at ``node``."""
        text = plain_text(node, taking)
        if isinstance(text, Refused):
            return text
        written = unicodedata.normalize("NFKC", text)
        member = self.allowed.get(text) or self.allowed.get(written) or self.allowed.get(written.casefold())
        if member is None:
            hint = name_nearest(written.casefold(), self.allowed, "")
            return taking.report("K307", node, key=taking.key, text=text, allowed=self.names, hint=hint)
        return member


def words(kind: type[E]) -> Take[E]:
    """One of the words of an enumeration."""
    return MemberOf(kind)
