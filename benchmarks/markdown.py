"""The same pages as Markdown, for a plain MkDocs Material site.

Every page that Kokai made becomes one Markdown file at the same address, taken from the page itself. Equal: the pages and their number, every
heading, paragraph, list, definition and table with its text, the links between pages, the ids of headings and of figures in tables, and the
charts, which Markdown can only hold as HTML. Not there, because the theme makes its own or Markdown has no means for it: the list of contents
within a page, the shapes beside statuses, captions (they become paragraphs), descriptions for search engines and other machines, forms. The
site uses the stock theme with its own navigation, in which only the home page stands; a navigation with every page grows with the square of
their number and would make the comparison meaningless.

Run as a program of its own (``python -m benchmarks.markdown SITE FOLDER``).
"""

import html
import posixpath
import re
import sys
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

_MAIN: Final = re.compile(r"<main\b.*</main>", re.DOTALL)
_VOID: Final = frozenset({"br", "hr", "img", "input", "wbr", "col", "link", "meta", "source"})
_LEFT_OUT: Final = frozenset({"nav", "svg", "script", "style", "form", "button", "template", "noscript", "colgroup"})
_HEADINGS: Final = {f"h{level}": "#" * level for level in range(1, 7)}
_BLOCKS: Final = frozenset(
    {"main", "article", "section", "header", "footer", "aside", "div", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead",
     "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "details", "summary", "blockquote", "hr", "address", *_HEADINGS}
)  # fmt: skip
_MARKS: Final = re.compile(r"([\\`*_{\[\]>|#])")
_LINE_START: Final = re.compile(r"^(\s*)(?:([-+:])(?=\s|$)|(\d+)([.)])(?=\s|$))")
_AS_TEXT: Final = {"-": "\\-", "+": "\\+", ".": "\\.", ":": "&#58;", ")": ")"}
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_EMPTY_LINES: Final = re.compile(r"\n\s*\n")
_INDENT: Final = "    "
_SETTINGS: Final = """\
site_name: 見本大市の計画と実績
docs_dir: docs
theme:
  name: material
  language: ja
plugins: []
nav:
  - index.md
validation:
  omitted_files: ignore
markdown_extensions:
  - attr_list
  - def_list
  - sane_lists
  - tables
"""


class _Element:
    """An element of a page: its name, attributes, its tag as written, and what is in it."""

    def __init__(self, name: str, attributes: dict[str, str], tag: str = "") -> None:
        self.name = name
        self.attributes = attributes
        self.tag = tag
        self.inside: list[_Element | str] = []

    def elements(self, *names: str) -> Iterator["_Element"]:
        """Elements of these names anywhere inside, in order."""
        for each in self.inside:
            if isinstance(each, _Element):
                if each.name in names:
                    yield each
                else:
                    yield from each.elements(*names)

    def own_ids(self) -> Iterator[str]:
        """The id of the element, if it has one."""
        if "id" in self.attributes:
            yield self.attributes["id"]

    def html(self) -> str:
        """The element as it stood in the page."""
        inside = "".join(
            html.escape(each, quote=False) if isinstance(each, str) else each.html() for each in self.inside
        )
        closed = self.name in _VOID or self.tag.endswith("/>")
        return self.tag if closed else f"{self.tag}{inside}</{self.name}>"


class _Reader(HTMLParser):
    """Reads well-formed HTML into elements."""

    def __init__(self) -> None:
        super().__init__()
        self.top = _Element("", {})
        self._open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        element = _Element(tag, {name: value or "" for name, value in attrs}, self.get_starttag_text() or "")
        self._open[-1].inside.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is closed at once, as SVG has them."""
        self._open[-1].inside.append(
            _Element(tag, {name: value or "" for name, value in attrs}, self.get_starttag_text() or "")
        )

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and with it whatever is still open in it."""
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].name == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Note text."""
        self._open[-1].inside.append(data)


class _Page:
    """Renders one page. ``address`` is its own, ``addresses`` those of all pages."""

    def __init__(self, address: str, addresses: Collection[str], main: _Element) -> None:
        self.address = address
        self.addresses = addresses
        self.anchors = {anchor for each in main.elements(*_HEADINGS, "tr") for anchor in each.own_ids()}

    def blocks(self, element: _Element) -> list[str]:
        """What is in an element, as blocks of Markdown."""
        found: list[str] = []
        line: list[_Element | str] = []
        for each in [*element.inside, None]:
            if each is None or (isinstance(each, _Element) and _is_block(each)):
                text = self.line(line)
                if text:
                    found.append(_guarded(text))
                line = []
                if each is not None:
                    found += self.block(each)
            else:
                line.append(each)
        return found

    def block(self, element: _Element) -> list[str]:
        """One block element."""
        if element.name in _LEFT_OUT or "hidden" in element.attributes:
            return []
        render = {
            "ul": self.listing,
            "ol": self.listing,
            "dl": self.definitions,
            "table": self.table,
            "hr": _rule,
            "figure": _as_html,
        }
        if element.name in _HEADINGS:
            return [self.heading(element)]
        return render.get(element.name, self.blocks)(element)

    def heading(self, element: _Element) -> str:
        """A heading with its id."""
        anchor = element.attributes.get("id", "")
        return f"{_HEADINGS[element.name]} {self.line(element.inside)}" + (f" {{#{anchor}}}" if anchor else "")

    def listing(self, element: _Element) -> list[str]:
        """A list; an item's further blocks are indented."""
        items = []
        for number, item in enumerate(element.elements("li"), 1):
            mark = f"{number}." if element.name == "ol" else "-"
            items.append(_indented(f"{mark:<3} ", self.blocks(item)))
        between = "\n\n" if any("\n" in item for item in items) else "\n"
        return [between.join(items)] if items else []

    def definitions(self, element: _Element) -> list[str]:
        """Terms with what is said of them."""
        groups: list[str] = []
        for each in element.elements("dt", "dd"):
            if each.name == "dt":
                groups.append(self.line(each.inside) or "-")
            elif groups:
                groups[-1] += "\n" + _indented(":   ", self.blocks(each))
        return groups

    def table(self, element: _Element) -> list[str]:
        """A table; its caption becomes a paragraph before it."""
        captions = [_guarded(self.line(each.inside)) for each in element.elements("caption")]
        rows = [self.row(row) for row in element.elements("tr")]
        if not rows:
            return captions
        width = max(len(row) for row in rows)
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
        lines.insert(1, "|" + " --- |" * width)
        return [*captions, "\n".join(lines)]

    def row(self, element: _Element) -> list[str]:
        """The cells of a row. Where the row has an id, the first cell bears it."""
        cells = [self.cell(cell) for cell in element.elements("th", "td")]
        for anchor in element.own_ids():
            cells[0] = f'<span id="{anchor}"></span>{cells[0]}'
        return cells

    def cell(self, element: _Element) -> str:
        """A cell, on one line."""
        return "<br>".join(" ".join(block.split("\n")) for block in self.blocks(element)) or " "

    def line(self, inside: list["_Element | str"]) -> str:
        """Running text."""
        return _SPACE.sub(" ", "".join(self.runs(inside))).replace(" <br> ", "<br>").strip()

    def runs(self, inside: list["_Element | str"]) -> Iterator[str]:
        """The pieces of running text."""
        for each in inside:
            if isinstance(each, str):
                yield _MARKS.sub(r"\\\1", each.replace("&", "&amp;").replace("<", "&lt;"))
            elif each.name == "br":
                yield "<br>"
            elif each.name == "a" and each.attributes.get("href"):
                yield self.link(each)
            elif each.name in {"strong", "b"}:
                yield f"**{self.line(each.inside)}**"
            elif each.name not in _LEFT_OUT and "hidden" not in each.attributes:
                yield from self.runs(each.inside)

    def link(self, element: _Element) -> str:
        """A link: to the Markdown file of a page, to a heading of this page, or to another site. Others are left as text."""
        text = self.line(element.inside)
        target = element.attributes["href"]
        if ":" in target.partition("/")[0]:
            return f"[{text}]({target})"
        path, _, anchor = target.partition("#")
        if not path:
            return f"[{text}](#{anchor})" if anchor in self.anchors else text
        aimed = posixpath.normpath(posixpath.join("/", self.address, path)).lstrip("/")
        aimed = f"{aimed}/" if aimed else ""
        return f"[{text}]({posixpath.join(path, 'index.md')})" if aimed in self.addresses else text


def _as_html(element: _Element) -> list[str]:
    """A chart. An empty line would end a block of HTML."""
    return [_EMPTY_LINES.sub("\n", element.html())]


def _rule(_: _Element) -> list[str]:
    return ["* * *"]


def _is_block(element: _Element) -> bool:
    return element.name in _BLOCKS or element.name in _LEFT_OUT


def _guarded(text: str) -> str:
    """Running text that Markdown would take for a list, a number or a definition at the beginning of a line."""
    return _LINE_START.sub(lambda found: f"{found[1]}{found[3] or ''}{_AS_TEXT[found[2] or found[4]]}", text)


def _indented(mark: str, blocks: list[str]) -> str:
    text = "\n\n".join(blocks) or " "
    first, *others = text.split("\n")
    return "\n".join([mark + first, *(_INDENT + line if line else "" for line in others)])


def render_markdown(page: str, address: str, addresses: Collection[str]) -> str:
    """The content of a page of HTML as Markdown. ``address`` is the page's own, ``addresses`` are those that links may lead to."""
    found = _MAIN.search(page)
    reader = _Reader()
    reader.feed(found[0] if found else "")
    reader.close()
    return "\n\n".join(_Page(address, addresses, reader.top).blocks(reader.top)) + "\n"


def write_markdown(site: Path, folder: Path) -> int:
    """Write a MkDocs project with the pages of ``site`` to ``folder``, which is to be new. Gives the number of pages."""
    files = {f"{file.parent.relative_to(site).as_posix()}/": file for file in sorted(site.rglob("index.html"))}
    files[""] = files.pop("./")
    for address, file in files.items():
        path = folder / "docs" / address / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = render_markdown(file.read_text(encoding="utf-8"), address, files.keys())
        path.write_text(text, encoding="utf-8", newline="\n")
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8", newline="\n")
    return len(files)


if __name__ == "__main__":
    write_markdown(Path(sys.argv[1]), Path(sys.argv[2]))
