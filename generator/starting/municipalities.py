"""Every local government of Japan by its 全国地方公共団体コード: prefecture, name, reading (`municipalities.csv` names its source)."""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

_LIST: Final = Path(__file__).with_name("municipalities.csv")
_CODE: Final = re.compile(r"\d{5,6}\Z", re.ASCII)
_COUNTY: Final = re.compile(r"[^\W\d_]{1,4}郡")


class LocalGovernment(NamedTuple):
    """A prefecture or municipality. ``code`` has six digits, ``reading`` is in Hiragana."""

    code: str
    prefecture: str
    name: str
    reading: str


@cache
def local_governments() -> Mapping[str, LocalGovernment]:
    """All of them by their codes."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    rows = csv.reader(line for line in lines if not line.startswith("#"))
    next(rows)
    return MappingProxyType({row[0]: LocalGovernment(*row) for row in rows})


def find_local_governments(text: str) -> tuple[LocalGovernment, ...]:
    """Those of this code (the check digit may be left out) or of this name, with or without the prefecture before it and 市, 町 … after it.

    Towns and villages may be told with their 郡, which the list does not hold: 東京都西多摩郡檜原村.
    """
    every = local_governments().values()
    code = read_code(text)
    if code:
        return tuple(each for each in every if code in (each.code, each.code[:5]))
    wanted = "".join(unicodedata.normalize("NFKC", text).split())
    whole = tuple(each for each in every if wanted in (each.name, each.prefecture + each.name))
    short = tuple(each for each in every if wanted in (each.name[:-1], each.prefecture + each.name[:-1]))
    return whole or short or tuple(each for each in every if each.name[-1] in "町村" and _is_in_county(wanted, each))


def _is_in_county(wanted: str, town: LocalGovernment) -> bool:
    county = wanted.removesuffix(town.name).removeprefix(town.prefecture)
    if not wanted.endswith(town.name) or not _COUNTY.fullmatch(county):
        return False
    return not any(county.startswith(each.prefecture) for each in local_governments().values())


def read_code(text: str) -> str:
    """The five or six digits of a code in ASCII; "" where the text is none."""
    digits = unicodedata.normalize("NFKC", text).strip()
    return digits if _CODE.match(digits) else ""
