"""A small file within the page itself: a link whose address is the content (RFC 2397), for what is not worth a file of its own beside each page."""

from urllib.parse import quote


def link_data(media_type: str, text: str) -> str:
    """``data:`` address of ``text`` in UTF-8.

    Every sign of ASCII that is not a letter, a digit or one of ``-._~`` is percent-encoded, so that the address needs no further escaping
    wherever it stands. Japanese stays as it is: an address in HTML may hold it, browsers encode it as UTF-8 (URL Standard, "opaque
    path"), and a page would pay for each sign three times.
    """
    return f"data:{media_type};charset=utf-8," + "".join(
        sign if ord(sign) > 0xA0 and sign.isprintable() else quote(sign, safe="") for sign in text
    )
