"""Takers of single values: text as published, ids, numbers, years, dates, links."""

import datetime as dt
import enum
import re
import unicodedata
from decimal import Decimal
from typing import Final, TypeVar

from generator.model.basics import Ref
from generator.nearest import name_nearest
from generator.problems import Refused
from generator.taking import Quotation, Take, Taking, describe
from generator.tree import Node, Scalar

E = TypeVar("E", bound=enum.StrEnum)

_BLANKS: Final = frozenset({"", "-", "－", "−", "ー", "—", "―", "–", "~", "～", "〃", "null", "Null", "NULL", "N/A", "n/a", "NA", "NaN", "nan", "?", "？"})  # fmt: skip
_DEBRIS: Final = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|^#{4,}$")
_UNSEEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_REFERENCE: Final = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*){0,2}\Z")
_NUMBER: Final = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\Z")
_LINK: Final = re.compile(r"(?:https?://[^\s/<>\"'\\][^\s<>\"'\\]*|mailto:[^\s<>\"'@]+@[^\s<>\"'@]+|tel:\+?[0-9-]+)\Z")
_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_PART_OF_YEAR: Final = re.compile(r"(?:q[1-4]|h[12]|m(?:[1-9]|1[0-2]))\Z")
_MOMENT: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_ERA_YEAR: Final = re.compile(r"(令和|平成|昭和|[RHS])\s*(元|\d{1,2})(?:年度?)?\Z")
_ERA_START: Final = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_FIRST_YEAR, _LAST_YEAR = 1868, 2200


def plain_text(node: Node, taking: Taking) -> str | Refused:
    """Any text that is not blank, not debris and holds no unseen characters."""
    if not isinstance(node, Scalar):
        return taking.report("K206", node, label=taking.key, wanted="文字", found=describe(node))
    text = unicodedata.normalize("NFC", node.text.strip())
    if text in _BLANKS and (node.plain or not text):
        return taking.report("K303", node, key=taking.key, text=text)
    if _DEBRIS.search(text):
        return taking.report("K304", node, text=text)
    unseen = _UNSEEN.search(text)
    if unseen:
        return taking.report("K311", node, key=taking.key, text=f"U+{ord(unseen.group()):04X}")
    return text


def published(node: Node, taking: Taking) -> str | Refused:
    """Text as the source document has it; noted for the check of the data against the sources."""
    text = plain_text(node, taking)
    if not isinstance(text, Refused):
        taking.quotations.append(Quotation(text, taking.place(node), taking.document))
    return text


def identifier(node: Node, taking: Taking) -> str | Refused:
    """An id: ASCII lower case, digits, hyphens. It is part of an address."""
    text = plain_text(node, taking)
    if isinstance(text, Refused) or _ID.match(text):
        return text
    return taking.report("K308", node, text=text)


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
    if not _NUMBER.match(digits):
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
    if re.match(r"\d{4}\Z", text) and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return int(text)
    era = _ERA_YEAR.match(unicodedata.normalize("NFKC", text))
    hint = ""
    if era:
        year = _ERA_START[era[1]] + (1 if era[2] == "元" else int(era[2]))
        hint = f"{text}は {year} です。"
    return taking.report("K309", node, key=taking.key, text=text, hint=hint)


def part_of_year(node: Node, taking: Taking) -> str | Refused:
    """``q1``..``q4``, ``h1``, ``h2`` or ``m1``..``m12`` (calendar month)."""
    text = plain_text(node, taking)
    if isinstance(text, Refused) or _PART_OF_YEAR.match(text):
        return text
    return taking.report("K307", node, key=taking.key, text=text, allowed="q1〜q4、h1、h2、m1〜m12", hint="")


def date(node: Node, taking: Taking) -> dt.date | Refused:
    """A day that exists, ``YYYY-MM-DD``."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    found = _DATE.match(text)
    if found:
        try:
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return taking.report("K306", node, key=taking.key, text=text, hint="その日はこよみにありません。")
    return taking.report("K306", node, key=taking.key, text=text, hint="")


def moment(node: Node, taking: Taking) -> str | Refused:
    """A year, a month or a day that exists: ``2026``, ``2026-07``, ``2026-07-01``; given back as written."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    found = _MOMENT.match(text)
    if found:
        try:
            dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
        except ValueError:
            return taking.report("K306", node, key=taking.key, text=text, hint="その日はこよみにありません。")
        return text
    return taking.report(
        "K306", node, key=taking.key, text=text, hint="年だけ、年月だけでも書けます（2026、2026-07）。"
    )


def flag(node: Node, taking: Taking) -> bool | Refused:
    """``true`` or ``false``."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    if text not in ("true", "false"):
        return taking.report("K312", node, key=taking.key, text=text)
    return text == "true"


def link(node: Node, taking: Taking) -> str | Refused:
    """An address with one of the schemes http, https, mailto, tel."""
    text = plain_text(node, taking)
    if isinstance(text, Refused) or _LINK.match(text):
        return text
    return taking.report("K310", node, text=text)


def web_root(node: Node, taking: Taking) -> str | Refused:
    """A web address that ends with a slash."""
    text = link(node, taking)
    if isinstance(text, Refused):
        return text
    if not text.startswith("http"):
        return taking.report("K310", node, text=text)
    return text if text.endswith("/") else text + "/"


def email(node: Node, taking: Taking) -> str | Refused:
    """A mail address."""
    text = plain_text(node, taking)
    if isinstance(text, Refused) or _LINK.match(f"mailto:{text}"):
        return text
    return taking.report("K310", node, text=text)


def words(kind: type[E]) -> Take[E]:
    """One of the words of an enumeration."""
    allowed = {str(member): member for member in kind}

    def take_word(node: Node, taking: Taking) -> E | Refused:
        text = plain_text(node, taking)
        if isinstance(text, Refused):
            return text
        if text not in allowed:
            hint = name_nearest(text, allowed, "")
            return taking.report("K307", node, key=taking.key, text=text, allowed="、".join(allowed), hint=hint)
        return allowed[text]

    return take_word
