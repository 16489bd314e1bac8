"""Questions on a terminal. Each has an option, so that all can be answered before."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from generator.calendars import RefusedDate, parse_fiscal_year
from generator.load.inputs import fits_windows
from generator.load.scalars import YEARS, is_link, is_web_root
from generator.problems.unseen_characters import UNSEEN

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_YEAR: Final = re.compile(r"\d{4}\Z", re.ASCII)
_NUMERALS: Final = "〇一二三四五六七八九"
_KANJI: Final = re.compile("(?P<tens>[二三四五六七八九]?)十(?P<ones>[一二三四五六七八九]?)|[〇一二三四五六七八九]+")
_LONGEST: Final = 200  # characters of a name or title

Check = Callable[[str], str]
"""Gives the answer as it is used. Raises ``ValueError`` with what is wrong with it, in Japanese."""


class UnansweredError(Exception):
    """Something is still to be known, or an option says what cannot be. ``str()`` is the message for the user, in Japanese."""


class Questions:
    """Takes what options say and asks for the rest. ``ask`` shows a question and gives the line that is typed; None where nobody is there.

    ``bare`` are the options that are typed without a name of theirs: for each the command after which it stands, and what it is called.
    """

    def __init__(
        self,
        options: Mapping[str, str | None],
        ask: Callable[[str], str] | None,
        bare: Mapping[str, tuple[str, str]] = MappingProxyType({}),
    ) -> None:
        self._options = options
        self._ask = ask
        self._bare = bare

    def need(self, option: str, question: str, check: Check, default: str = "") -> str:
        """An answer that there must be: by the option, from the terminal, or the default. Raises :class:`UnansweredError`."""
        given = self._options.get(option)
        if given is not None:
            return self._checked(option, given, check)
        if self._ask is None:
            if default:
                return self._checked(option, default, check)
            raise UnansweredError(f"{self._wanted(option)}（{question}）。")
        return self._put(question, check, default)

    def refuse(self, option: str, why: str, unless: str = "") -> None:
        """Raise :class:`UnansweredError` where the option says something that would be used nowhere: whoever gave it has to know."""
        given = (self._options.get(option) or "").strip()
        if given not in ("", unless):
            raise UnansweredError(f"{self._named(option)}「{given}」は使えません。{why}何も書いていません。")

    def is_given(self, option: str) -> bool:
        """Whether the option says something."""
        return bool((self._options.get(option) or "").strip())

    def may(self, option: str, question: str, check: Check) -> str:
        """An answer that there need not be; "" where there is none yet."""
        given = self._options.get(option)
        if given is not None:
            return self._checked(option, given, check) if given.strip() else ""
        if self._ask is None:
            return ""
        return self._put(f"{question}。まだなら、そのまま Enter", lambda text: check(text) if text else "", "")

    def _checked(self, option: str, text: str, check: Check) -> str:
        try:
            return check(text.strip())
        except ValueError as wrong:
            raise UnansweredError(f"{self._named(option)}「{text}」は使えません。{wrong}") from None

    def _wanted(self, option: str) -> str:
        if option not in self._bare:
            return f"--{option} を指定してください"
        command, called = self._bare[option]
        return f"「{command}」のあとに、{_before(called, 'を')}書いてください"

    def _named(self, option: str) -> str:
        """What was typed, as it was typed: an option by its name."""
        return _before(self._bare[option][1] if option in self._bare else f"--{option}", "の")

    def _put(self, question: str, check: Check, default: str) -> str:
        assert self._ask is not None  # noqa: S101 (tells the type checker)
        while True:
            try:
                typed = self._ask(f"{question}{f' [{default}]' if default else ''}: ").strip()
            except EOFError:
                raise UnansweredError("入力が終わりました。何も書いていません。") from None
            try:
                return check(typed or default)
            except ValueError as wrong:
                print(f"  {wrong}")


def _before(name: str, particle: str) -> str:
    """A name with what follows on it, apart where the name ends in Latin letters."""
    return f"{name} {particle}" if name[-1].isascii() else f"{name}{particle}"


def take_text(text: str) -> str:
    """A name or title: one line."""
    if not text:
        raise ValueError("空のままにはできません。")
    if UNSEEN.search(text) or not text.isprintable():
        raise ValueError("画面に出ない文字が入っています。打ち直してください。")
    if len(text) > _LONGEST:
        raise ValueError(f"{_LONGEST} 文字までにしてください。")
    return text


def take_id(text: str) -> str:
    """An id: the name of a folder, and part of addresses."""
    if not _ID.match(text):
        raise ValueError("半角の小文字・数字・ハイフンで、小文字か数字から始めてください（例: plan-2026）。")
    if not fits_windows(text):
        raise ValueError("Windows が機器の名前として使う言葉です。別の名前にしてください。")
    return text


def take_year(text: str) -> str:
    """A fiscal year, written 2026 or 令和8年度, or as on the cover of a plan: 令和八年度."""
    digits = _KANJI.sub(_in_digits, unicodedata.normalize("NFKC", text))
    year = int(digits) if _YEAR.match(digits) else parse_fiscal_year(digits) if digits else None
    if year is None or isinstance(year, RefusedDate):
        raise ValueError("年度を「2026」か「令和8年度」のように書いてください。")
    if not YEARS[0] <= year <= YEARS[1]:
        raise ValueError(f"年度は、{YEARS[0]} から {YEARS[1]} までで書いてください。")
    return str(year)


def _in_digits(found: re.Match[str]) -> str:
    if "十" not in found[0]:  # 二〇二六, 八
        return "".join(str(_NUMERALS.index(sign)) for sign in found[0])
    tens, ones = (_NUMERALS.index(found[part]) if found[part] else None for part in ("tens", "ones"))
    return str((1 if tens is None else tens) * 10 + (ones or 0))


def take_address(text: str) -> str:
    """A web address, as the checks of the files will have it: told here it can be typed again."""
    if not text.startswith(("https://", "http://")):
        raise ValueError("「https://」から始まるアドレスを書いてください。")
    if not is_link(text):
        raise ValueError("空白や「<」「>」のない、「https://www.example.jp/」のようなアドレスを書いてください。")
    return take_text(text)


def take_site_address(text: str) -> str:
    """The address of a site: of a folder, without a question and without a place in it."""
    taken = take_address(text)
    if not is_web_root(taken):
        raise ValueError(
            "サイトのアドレスには、「?」「#」「//」「/../」を入れられません（例: https://www.example.jp/keikaku/）。"
        )
    return taken
