"""The text of a YAML file without anything but data: comments and directives go, wherever they stand."""

import re
from typing import Final

import yaml

_TRAILING: Final = re.compile(r"\A[ \t]*#[^\r\n]*")
_WHOLE_LINE: Final = re.compile(r"(?<=[\r\n])[ \t]*#[^\r\n]*(?:\r\n|\r|\n|\Z)")
_HEADER: Final = re.compile(r"\A([|>][^\s#]*)[ \t]+#[^\r\n]*")
_LAST_LINE: Final = re.compile(r"[^\r\n]*\Z")


def without_comments(text: str) -> str:
    """The same data in the same layout, with no comment and no directive. The text must have been parsed without an error.

    libyaml says where each token stands, so nothing that looks like a comment within a value is taken for one: what is between
    tokens can be nothing else.
    """
    pieces: list[str] = []
    between, end, block = "\n", 0, False  # the first line begins after a line's end, as all others do
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        start, stop = token.start_mark.index, token.end_mark.index
        if stop <= max(start, end):  # tokens without a letter: beginnings and ends
            continue
        between += text[end:start]
        end = stop
        if isinstance(token, yaml.DirectiveToken):
            between += "#"  # as if a comment stood there
            continue
        pieces.append(_clean(between, after_block=block))
        written, between = text[start:stop], ""
        block = isinstance(token, yaml.ScalarToken) and token.style in ("|", ">")
        pieces.append(_HEADER.sub(r"\1", written) if block else written)
    pieces.append(_clean(between + text[end:], after_block=block))
    return "".join(pieces)[1:]


def _clean(between: str, *, after_block: bool) -> str:
    """What stands between two tokens, without its comments."""
    if after_block:  # whose own lines end it: an empty one more would be text
        found = _LAST_LINE.search(between)
        last = found[0] if found else ""
        return "" if "#" in last else last
    return _WHOLE_LINE.sub("", _TRAILING.sub("", between))
