"""Take the text that is worth finding out of a page's HTML, block by block.

Our templates write HTML of one plain form, whose few tags are known by what stands between their brackets: it is read in a small part of the time that
`html.parser` takes. Whatever is of another form (what people wrote by hand may be) is read by `html.parser`; a test holds the two together.
"""

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from typing import Final

import msgspec

# Elements that stand within a line of text. Any other element ends the block of text before it.
_INLINE: Final = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
        "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    }
)  # fmt: skip

# Elements that hold no text of the page, links to elsewhere (`nav`), what the heading before them says already (`caption`), or a reading
# in the midst of its word (`rt`).
_LEFT_OUT: Final = frozenset(
    {
        "button", "caption", "datalist", "iframe", "nav", "noscript", "object", "optgroup", "option", "rp", "rt", "script",
        "select", "style", "svg", "template", "textarea",
    }
)  # fmt: skip

_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}


class TextBlock(msgspec.Struct, frozen=True):
    """A paragraph, cell or heading: `text` with its white space collapsed, never empty.

    `level` is 1 to 6 for a heading and 0 otherwise; `anchor` is the id of a heading that has one, or "".
    """

    text: str
    level: int
    anchor: str


# A tag as our templates write it: small letters (but for two names of SVG), each value between double quotes.
_NAME: Final = "viewBox|preserveAspectRatio|[a-z][a-z0-9:-]*"
_TAG: Final = re.compile(rf'(/?)([a-z][a-z0-9]*)((?:\s+(?:{_NAME})(?:="[^"<]*")?)*)\s*(/?)')
_ATTRIBUTE: Final = re.compile("(" + _NAME + r')(?:="([^"]*)")?')
_BETWEEN_TAGS: Final = re.compile("<([^>]*)>")
_MOST_TAGS: Final = 1 << 15  # that are remembered; many are links, each with an address of its own

# What stands in these is no HTML until they end.
_RAW: Final = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"}
)


def parse_blocks(html: str) -> tuple[TextBlock, ...]:
    """Take the blocks of text out of `html` in their order, without what no reader is to find."""
    blocks = read_plain(html)
    return read_any(html) if blocks is None else blocks


class _Tag(msgspec.Struct, frozen=True):
    """What a tag of the plain form means: whether it parts blocks, and what it begins: a heading (``level``, ``anchor``), or what is ``left_out``.

    ``opens`` is the name of an element that lasts until its end, ``ends`` that of one that ends here; "" for neither.
    """

    parts: bool
    opens: str = ""
    ends: str = ""
    level: int = 0
    anchor: str = ""
    left_out: bool = False


class _NotPlainError(Exception):
    """A tag of another form."""


class _Tags(dict[str, _Tag]):
    """The meaning of each tag by what stands within its brackets. Worked out when it is first met: a site's tags are few. Raises ``_NotPlainError``."""

    def __missing__(self, text: str) -> _Tag:
        if len(self) >= _MOST_TAGS:
            self.clear()
        known = _read_tag(text)
        if known is None:
            raise _NotPlainError
        self[text] = known
        return known


_TAGS: Final = _Tags()


def _read_tag(text: str) -> _Tag | None:
    found = _TAG.fullmatch(text)
    if found is None or found[2] in _RAW:
        return None
    ends, tag, attributes, alone = found.groups()
    parts = tag not in _INLINE
    if ends:
        return None if attributes or alone else _Tag(parts, ends=tag)
    if alone or tag in _VOID:  # nothing stands in it
        return _Tag(parts)
    matters = "hidden" in attributes or "ignore" in attributes or "id=" in attributes
    given = _read_attributes(attributes) if matters else {}
    if _is_left_out(tag, given):
        return _Tag(parts, opens=tag, left_out=True)
    level = _HEADINGS.get(tag, 0)
    return _Tag(parts, opens=tag, level=level, anchor=given.get("id", "") if level else "")


def read_plain(html: str) -> tuple[TextBlock, ...] | None:
    """The blocks of HTML whose every tag is of the plain form; None for any other."""
    parts = _BETWEEN_TAGS.split(html)
    if "<" in parts[-1]:
        return None
    try:
        tags = [*map(_TAGS.__getitem__, parts[1::2])]
    except _NotPlainError:
        return None
    blocks: list[TextBlock] = []
    pieces: list[str] = [_unescape(parts[0])]
    level, anchor = 0, ""
    skipped: list[str] = []
    # Of a page's tags more than half are in what is left out: for these one look at the tag is enough.
    for tag, text in zip(tags, parts[2::2], strict=True):
        if skipped:
            if tag.opens:
                skipped.append(tag.opens)
                continue
            if not tag.ends:
                continue
            _close(skipped, tag.ends)
            if skipped:
                continue
        else:
            if tag.parts:
                if pieces:
                    _end_block(blocks, pieces, level, anchor)
                level, anchor = tag.level, tag.anchor
            if tag.left_out:
                skipped.append(tag.opens)
                continue
        if text and (pieces or not text.isspace()):
            pieces.append(_unescape(text))
    _end_block(blocks, pieces, level, anchor)
    return tuple(blocks)


def _unescape(text: str) -> str:
    return unescape(text) if "&" in text else text


def _close(skipped: list[str], name: str) -> None:
    """Meet the end of an element among those that are ``skipped``. A missing end tag inside ends with the element around it."""
    if skipped[-1] == name:
        skipped.pop()
        return
    while name in skipped and skipped.pop() != name:
        pass


def _end_block(blocks: list[TextBlock], pieces: list[str], level: int, anchor: str) -> None:
    """Make a block of the ``pieces`` of text, and begin anew."""
    if pieces:
        # U+200B only marks where a line may break; in what is shown it parts words (`engine.WORD_SEPARATOR`).
        text = " ".join("".join(pieces).replace("\u200b", "").split())
        if text:
            blocks.append(TextBlock(text, level, anchor))
        pieces.clear()


def _is_left_out(tag: str, given: Mapping[str, str]) -> bool:
    return tag in _LEFT_OUT or (
        bool(given) and ("data-pagefind-ignore" in given or "hidden" in given or given.get("aria-hidden") == "true")
    )


def _read_attributes(attributes: str) -> Mapping[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}


def read_any(html: str) -> tuple[TextBlock, ...]:
    """The blocks of HTML of any form."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.blocks.finish()


_PACK: Final = msgspec.msgpack.Encoder().encode
_UNPACK: Final = msgspec.msgpack.Decoder(tuple[TextBlock, ...]).decode


def pack_text(html: str) -> msgspec.Raw:
    """What a page says, packed, from the HTML of its main part.

    All of its text counts except what stands in `nav`, `svg` or a form control, or in an element with
    `data-pagefind-ignore`, `hidden` or `aria-hidden="true"`.
    """
    return msgspec.Raw(_PACK(parse_blocks(html)))


def pack_lines(heading: str, *lines: str) -> msgspec.Raw:
    """What a page says that is no page of its own: a heading and lines of plain text, packed as by ``pack_text``."""
    blocks = [TextBlock(heading, 1, ""), *(TextBlock(line, 0, "") for line in lines if line)]
    return msgspec.Raw(_PACK(tuple(blocks)))


def unpack_text(text: msgspec.Raw) -> tuple[TextBlock, ...]:
    """The blocks of a packed text."""
    return _UNPACK(text)


class _Reader(HTMLParser):
    """Tells of each tag and text that it meets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = _Blocks()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.blocks.begin(tag, {name: value or "" for name, value in attrs})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # `<path/>` within an SVG opens and closes; `<br/>` is the same as `<br>`.
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.blocks.end(tag)

    def handle_data(self, data: str) -> None:
        self.blocks.add(data)


class _Blocks:
    """Collects blocks while it is told of tags. An element that is left out and never closed takes all that follows with it."""

    def __init__(self) -> None:
        self._blocks: list[TextBlock] = []
        self._pieces: list[str] = []
        self._level = 0
        self._anchor = ""
        # Open elements within the outermost one that is left out; empty while text counts.
        self._skipped: list[str] = []

    def begin(self, tag: str, given: Mapping[str, str]) -> None:
        """A tag with what is ``given`` by its attributes opens."""
        if self._skipped:
            if tag not in _VOID:
                self._skipped.append(tag)
            return
        if tag not in _INLINE:
            self._end_block()
        if _is_left_out(tag, given):
            if tag not in _VOID:
                self._skipped.append(tag)
        elif tag in _HEADINGS:
            self._level = _HEADINGS[tag]
            self._anchor = given.get("id", "")

    def end(self, tag: str) -> None:
        """A tag closes."""
        if self._skipped:
            _close(self._skipped, tag)
        elif tag not in _INLINE:
            self._end_block()

    def add(self, text: str) -> None:
        """Text follows."""
        if not self._skipped:
            self._pieces.append(text)

    def finish(self) -> tuple[TextBlock, ...]:
        """All blocks, when nothing follows."""
        self._end_block()
        return tuple(self._blocks)

    def _end_block(self) -> None:
        _end_block(self._blocks, self._pieces, self._level, self._anchor)
        self._level = 0
        self._anchor = ""
