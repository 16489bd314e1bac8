"""The content security policy of every page: scripts, styles and pictures come from the site itself, and nothing stands in line.

Rules: W3C, Content Security Policy Level 3. The search asks the sites that are searched together with this one.
"""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

_HOST: Final = re.compile(r"[a-z0-9.-]+\Z")


def header_policy(others: Iterable[str] = ()) -> str:
    """The policy as a host sends it with every file. ``others``: addresses of the sites that are searched together with this one.

    Frozen versions frame the notice of what was corrected since, so pages of the site itself may frame.
    """
    return "; ".join(
        [*_directives(""), "base-uri 'none'", "frame-ancestors 'self'", "form-action 'self'", *_connect(others, "")]
    )


def page_policy(others: Iterable[str] = ()) -> str:
    """The policy as a page says it of itself, for hosts that send none.

    A page cannot say there who may frame it (``frame-ancestors`` is ignored). ``file:`` lets a browser for which a folder on disk is no
    ``'self'`` read the site's styles from there; on a host it allows nothing.
    """
    disk = " file:"
    return "; ".join([*_directives(disk), "base-uri 'none'", f"form-action 'self'{disk}", *_connect(others, disk)])


def embed_policy() -> str:
    """The policy of an indicator that is made for the frames of other sites: nothing but its style sheet is loaded, and anybody may frame it.

    Nothing is said of who may (``frame-ancestors``), because even ``*`` would refuse a page that is sandboxed and so has no address of its own. One
    that stays as in a version frames what is told of the version later; that notice has the same policy, since it stands in both frames.
    """
    return "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"


def origins_of(addresses: Iterable[str]) -> tuple[str, ...]:
    """Scheme and host of each address as a policy writes them, sorted; an address whose host no policy can name is left out."""
    return tuple(sorted({origin for origin in map(_origin, addresses) if origin}))


def _directives(disk: str) -> list[str]:
    return [
        f"default-src 'self'{disk}",
        f"script-src 'self'{disk}",
        f"style-src 'self'{disk}",
        f"img-src 'self'{disk} data:",
    ]


def _connect(others: Iterable[str], disk: str) -> list[str]:
    """What scripts may ask for: only said where it is more than the rest may."""
    origins = origins_of(others)
    return [f"connect-src 'self'{disk} {' '.join(origins)}"] if origins else []


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode().lower()
        port = f":{parts.port}" if parts.port else ""
    except (UnicodeError, ValueError):
        return ""
    return f"{parts.scheme}://{host}{port}" if _HOST.match(host) else ""
