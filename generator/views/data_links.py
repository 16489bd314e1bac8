"""A small file within the page itself: a link whose address is the content (RFC 2397), for what is not worth a file of its own beside each page."""

from typing import Final
from urllib.parse import quote

_LAST_CONTROL: Final = 0xA0  # the no-break space, which is no sign to be seen either


def link_data(media_type: str, text: str) -> str:
    """``data:`` address of ``text`` in UTF-8.

    Every sign of ASCII that is not a letter, a digit or one of ``-._~`` is percent-encoded, so that the address needs no further escaping
    wherever it stands. Japanese stays as it is: an address in HTML may hold it, browsers encode it as UTF-8 (URL Standard, "opaque
    path"), and a page would pay for each sign three times.
    """
    return f"data:{media_type};charset=utf-8,{text.translate(_ENCODED)}"


class _Encoded(dict[int, str]):
    """What stands for each sign, found once: the pages of a large city hold millions of them."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = sign if code > _LAST_CONTROL and sign.isprintable() else quote(sign, safe="")
        return self[code]


_ENCODED: Final = _Encoded()
