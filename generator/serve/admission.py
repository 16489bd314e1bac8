"""Whom the preview answers: a browser on this machine that shows the preview itself, and no page of anybody else.

A page of another site can point a name of its own at this machine (DNS rebinding), or ask for a draft and hope to read it. The first
is seen by the name in the request, the second by what browsers say of where a request comes from (Fetch Metadata).
"""

from collections.abc import Sequence
from email.message import Message
from http import HTTPStatus
from typing import Final, NamedTuple
from urllib.parse import urlsplit

_NAMES: Final = ("localhost", "127.0.0.1", "[::1]")
_DEFAULT_PORT: Final = 80  # a browser leaves it out
_OUR_OWN: Final = ("same-origin", "none")  # asked for by the preview's own page, or typed in by somebody


class Refusal(NamedTuple):
    """Why a request is not answered: a status, and a sentence for whoever sent it."""

    status: HTTPStatus
    text: str


_NO_TARGET: Final = Refusal(HTTPStatus.BAD_REQUEST, "アドレスを読み取れません。")
_NO_HOST: Final = Refusal(HTTPStatus.BAD_REQUEST, "Host がちょうど一つ必要です。")
_NOT_US: Final = Refusal(
    HTTPStatus.MISDIRECTED_REQUEST,
    "この名前では表示しません。kokai serve が示したアドレス（http://127.0.0.1 で始まるもの）で開いてください。",
)
_FROM_ELSEWHERE: Final = Refusal(HTTPStatus.FORBIDDEN, "ほかのサイトのページからは読めません。")


def find_refusal(target: str, headers: Message, port: int) -> Refusal | None:
    """Why the request for ``target`` (as in its first line) with these headers is not answered; None if it is."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return _NO_TARGET
    whole = bool(parts.scheme or parts.netloc)  # the whole address, as to a proxy: its name counts, not the header's
    if not whole and not target.startswith("/"):
        return _NO_TARGET
    if whole and parts.scheme != "http":
        return _NOT_US
    hosts: Sequence[str] = headers.get_all("Host", [])
    if len(hosts) != 1:
        return _NO_HOST
    named = [hosts[0], parts.netloc] if whole else [hosts[0]]
    if not all(_is_ours(name, port) for name in named):
        return _NOT_US
    return None if _is_from_here(headers, port) else _FROM_ELSEWHERE


def _is_ours(name: str, port: int) -> bool:
    """Whether a name with or without a port means this server."""
    own = {f"{host}:{port}" for host in _NAMES}
    if port == _DEFAULT_PORT:
        own.update(_NAMES)
    return name.strip(" \t").lower() in own


def _is_from_here(headers: Message, port: int) -> bool:
    """Whether it was asked for by the preview itself or by hand. A link on another page may lead here: nobody else sees what it shows."""
    origins: Sequence[str] = headers.get_all("Origin", [])
    if not all(each.startswith("http://") and _is_ours(each.removeprefix("http://"), port) for each in origins):
        return False
    if headers.get("Sec-Fetch-Site", "none") in _OUR_OWN:
        return True
    return headers.get("Sec-Fetch-Mode") == "navigate" and headers.get("Sec-Fetch-Dest") == "document"
