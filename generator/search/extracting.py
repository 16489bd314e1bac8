"""Take the text that is worth finding out of a page's HTML, block by block."""

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


def parse_blocks(html: str) -> tuple[TextBlock, ...]:
    """Take the blocks of text out of `html` in their order, without what no reader is to find."""
    parser = _Extractor()
    parser.feed(html)
    parser.close()
    return parser.finish()


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


class _Extractor(HTMLParser):
    """Collects blocks while it reads. An element that is left out and never closed takes all that follows with it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[TextBlock] = []
        self._pieces: list[str] = []
        self._level = 0
        self._anchor = ""
        # Open elements within the outermost one that is left out; empty while text counts.
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped:
            if tag not in _VOID:
                self._skipped.append(tag)
            return
        if tag not in _INLINE:
            self._end_block()
        given = dict(attrs)
        if (
            tag in _LEFT_OUT
            or "data-pagefind-ignore" in given
            or "hidden" in given
            or given.get("aria-hidden") == "true"
        ):
            if tag not in _VOID:
                self._skipped.append(tag)
        elif tag in _HEADINGS:
            self._level = _HEADINGS[tag]
            self._anchor = given.get("id") or ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # `<path/>` within an SVG opens and closes; `<br/>` is the same as `<br>`.
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            # A missing end tag inside ends with the element around it.
            while tag in self._skipped and self._skipped.pop() != tag:
                pass
        elif tag not in _INLINE:
            self._end_block()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._pieces.append(data)

    def finish(self) -> tuple[TextBlock, ...]:
        self._end_block()
        return tuple(self._blocks)

    def _end_block(self) -> None:
        # U+200B only marks where a line may break; Pagefind's script takes it for its own word separator.
        text = " ".join("".join(self._pieces).replace("\u200b", "").split())
        if text:
            self._blocks.append(TextBlock(text, self._level, self._anchor))
        self._pieces.clear()
        self._level = 0
        self._anchor = ""
