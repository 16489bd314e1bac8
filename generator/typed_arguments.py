"""What is typed after ``kokai``: values of options, and complaints of a wrong call, in Japanese with what to write instead."""

import argparse
import datetime as dt
import re
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final, NoReturn

WRONG_CALL: Final = 2
"""The exit code of a call that cannot be understood."""

_MOST_DAYS: Final = 36_525
_MOST_SECONDS: Final = 86_400
_MOST_WORKERS: Final = 256
_CHOICE: Final = re.compile(r"invalid choice: (?P<typed>.*?) \(choose from (?P<known>.*)\)", re.DOTALL)
_NO_ARGUMENT: Final = ("expected one argument", "expected at least one argument")


class CommandParser(argparse.ArgumentParser):
    """Argument parser that speaks Japanese."""

    def error(self, message: str) -> NoReturn:
        """Tell of a wrong call and leave with code 2."""
        told = _in_japanese(message, self._option_string_actions)
        print(f"使い方が違います: {told}\n「{self.prog} --help」で使い方を見られます。", file=sys.stderr)
        raise SystemExit(WRONG_CALL)

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # argparse's own has several forms
        """As argparse does; what a command does not know, that command complains of, not the program as a whole."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def format_help(self) -> str:
        """The help text with Japanese headings."""
        text = super().format_help()
        pairs = (("usage: ", "使い方: "), ("positional arguments:", "引数:"), ("options:", "オプション:"))
        for english, japanese in pairs:
            text = text.replace(english, japanese)
        return text


def take_seconds(text: str) -> float:
    """A time to wait. Raises ``ArgumentTypeError``, which says what to write."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= _MOST_SECONDS:
        raise _unfit(text, f"秒数を 0 から {_MOST_SECONDS} までの数で書いてください（例: --wait 120）")
    return seconds


def take_days(text: str) -> int:
    """So many days. Raises ``ArgumentTypeError``, which says what to write."""
    if text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= _MOST_DAYS:
        return int(text)
    raise _unfit(text, f"日数を 0 から {_MOST_DAYS} までの数で書いてください（例: --days 30）")


def take_count(text: str) -> int:
    """How many processes, at least one. Raises ``ArgumentTypeError``, which says what to write."""
    number = _whole(text)
    if number is None or not 1 <= number <= _MOST_WORKERS:
        raise _unfit(text, f"1 から {_MOST_WORKERS} までの数で書いてください（例: --workers 2）")
    return number


def take_day(text: str) -> dt.date:
    """A day. Raises ``ArgumentTypeError``, which says what to write."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise _unfit(text, "日付を、西暦の年-月-日で書いてください（例: --date 2026-11-27）") from None


def take_port(text: str) -> int:
    """The number of a port; whether there is such a one is told where it is opened. Raises ``ArgumentTypeError``, which says what to write."""
    number = _whole(text)
    if number is None:
        raise _unfit(text, "番号を半角の数字で書いてください（例: --port 8001）")
    return number


def _whole(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


def _unfit(text: str, mend: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(f"「{text}」は使えません。{mend}")


def _in_japanese(message: str, options: Iterable[str]) -> str:
    """Argparse's complaint in Japanese; the name of the argument is kept. ``options`` are those that there are."""
    what, _, rest = message.partition(": ")
    if what == "unrecognized arguments":
        return f"知らない引数です（{rest}）{_nearest(rest.split()[0].partition('=')[0], options)}"
    if what == "the following arguments are required":
        return f"引数が足りません（{rest}）"
    if not what.startswith("argument "):
        return f"引数を読み取れません（{message}）"
    return _complain_of(what.removeprefix("argument "), rest)


def _complain_of(name: str, rest: str) -> str:
    """What is wrong with one argument."""
    if rest.startswith("not allowed with argument "):
        return f"{name} は、{rest.removeprefix('not allowed with argument ')} といっしょに使えません"
    if rest.startswith("「"):  # said by ourselves
        return f"{name} の値が違います。{rest}"
    if rest in _NO_ARGUMENT:
        return f"{name} のあとに、値がありません"
    if rest.startswith("ignored explicit argument "):
        return f"{name} に、値は付けられません"
    choice = _CHOICE.fullmatch(rest)
    return f"{name} の値が違います" if choice is None else _tell_choice(name, choice)


def _tell_choice(name: str, choice: re.Match[str]) -> str:
    typed = choice["typed"].strip("'")
    known = [each.strip().strip("'") for each in choice["known"].split(",")]
    if name.startswith("-"):
        return f"{name} の値が違います。「{typed}」は使えません。{'、'.join(known)} のどれかを書いてください"
    return f"「{typed}」という{name}はありません{_nearest(typed, known)}"


def _nearest(typed: str, known: Iterable[str]) -> str:
    near = get_close_matches(typed, [*known], n=1)
    return f"。「{near[0]}」ではありませんか" if near else ""
