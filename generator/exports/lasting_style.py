"""The style sheets of frozen pages: named by their digests, so that a later one stands beside them and never in their place."""

import re
from functools import cache
from typing import Final, NamedTuple

from generator.cache import sha256_of
from generator.lasting_addresses import lasting_style_file
from generator.render.renderer import read_embed_styles, read_lasting_styles

_CLASS: Final = re.compile(r"\.([a-zA-Z_][\w-]*)")
_CLASSES: Final = re.compile(r' class="([^"]*)"')
_WAYS: Final = re.compile(r'( (?:href|src)=")(\.\./[^"#?]*)')
_EMPTY_LINES: Final = re.compile(r"\n\s*\n")


class LastingStyle(NamedTuple):
    """A style sheet as it is published and frozen. The first 16 digits of its SHA-256 are its name."""

    file: str
    content: bytes


@cache
def page_style() -> LastingStyle:
    """That of frozen pages."""
    return _named(read_lasting_styles())


@cache
def frame_style() -> LastingStyle:
    """That of frozen pages for the frames of other sites."""
    return _named(read_embed_styles())


def squeeze(page: str, style: bytes, file: str) -> str:
    """The page ``file`` without classes that its style sheet does not name and without empty lines, each way in the site as short as it can be.

    A frozen page is kept for ever. Nothing of a text is lost: in what templates write, a quotation mark of a text is ``&#34;``.
    """
    named = frozenset(_CLASS.findall(style.decode()))
    folders = file.split("/")[:-1]
    page = _CLASSES.sub(lambda found: _styled(found[1], named), page)
    return _EMPTY_LINES.sub("\n", _WAYS.sub(lambda found: found[1] + _short_way(found[2].split("/"), folders), page))


def _short_way(way: list[str], folders: list[str]) -> str:
    """A way through the site's root, from within ``folders``, without the folders that it leaves only to enter them again."""
    target = way[len(folders) :]
    if way[: len(folders)] != [".."] * len(folders) or target[:1] == [".."]:
        return "/".join(way)
    alike = 0
    while alike < min(len(folders), len(target) - 1) and folders[alike] == target[alike]:
        alike += 1
    return "/".join([".."] * (len(folders) - alike) + target[alike:]) or "./"


def _styled(classes: str, named: frozenset[str]) -> str:
    kept = " ".join(name for name in classes.split() if name in named)
    return f' class="{kept}"' if kept else ""


def _named(text: str) -> LastingStyle:
    content = text.encode()
    return LastingStyle(lasting_style_file(sha256_of(content)[:16]), content)
