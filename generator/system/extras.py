"""Packages that one command alone needs, and how to get them."""

from collections.abc import Iterable
from typing import Final

_MISSING: Final = (
    "「kokai {command}」に使う部品（{parts}）がありません。Kokai を入れた環境で、次のどちらかを実行してください。\n"
    "  python -m pip install --require-hashes --requirement requirements-{extra}.txt"
    "（「kokai new site」で作ったフォルダーで）\n"
    "  python -m pip install 'kokai[{extra}]'"
)


def explain_missing(command: str, extra: str, parts: Iterable[str]) -> str:
    """That the ``parts`` of an extra are not installed, in Japanese, with what to do."""
    return _MISSING.format(command=command, extra=extra, parts="、".join(parts))
