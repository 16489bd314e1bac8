"""A booklet read by programs that did not make it: PDFium what is seen and searched, pypdf what a PDF is built of, pdfminer letters and their places."""

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, NamedTuple

import pdfplumber
import pypdfium2
from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject, StreamObject

from page_reading import unspaced

RADICALS: Final = re.compile("[\u2e80-\u2fdf]")
"""Radicals of Chinese characters that look like letters of words: who types 目標 does not find them."""
_ABOVE: Final = 62.0
_BELOW: Final = 56.0
"""Points at the top and the foot of a page, where the running head and the number of the page stand."""
_SIDE: Final = 22 / 25.4 * 72
_FINE: Final = 1.0


class Bookmark(NamedTuple):
    """A title with its depth (0 at the top) and the page to which it leads, counted from 1."""

    title: str
    depth: int
    page: int


class Element(NamedTuple):
    """An element of the structure that screen readers follow."""

    kind: str
    alt: str
    kinds_below: tuple[str, ...]


class ReadBooklet:
    """The bytes of a booklet."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._pdf = PdfReader(io.BytesIO(content))

    def bodies(self) -> list[str]:
        """What stands on each page between running head and page number, by PDFium, without blanks."""
        with pypdfium2.PdfDocument(self.content) as document:
            return [
                unspaced(page.get_textpage().get_text_bounded(bottom=_BELOW, top=page.get_height() - _ABOVE))
                for page in document
            ]

    def text(self) -> str:
        """All of that in one."""
        return "".join(self.bodies())

    def text_by_pypdf(self) -> str:
        """Everything on all pages, by pypdf, without blanks."""
        return unspaced("".join(page.extract_text() for page in self._pdf.pages))

    @cached_property
    def text_by_pdfminer(self) -> str:
        """Everything on all pages, by pdfminer, without blanks."""
        with pdfplumber.open(io.BytesIO(self.content)) as document:
            return unspaced("".join(page.extract_text() or "" for page in document.pages))

    def beyond_the_margins(self) -> list[str]:
        """Letters that stand out of the column of text on one side, with the page, by pdfminer. Of brackets and marks half is white."""
        with pdfplumber.open(io.BytesIO(self.content)) as document:
            return [
                f"{page.page_number}: {letter['text']}"
                for page in document.pages
                for letter in page.chars
                if letter["text"].strip(" 、。，．（「『【〔")
                and (letter["x0"] < _SIDE - _FINE or letter["x1"] > float(page.width) - _SIDE + _FINE)
            ]

    def bookmarks(self) -> list[Bookmark]:
        """The bookmarks in their order."""
        return [*self._bookmarks(self._pdf.outline, 0)]

    def _bookmarks(self, outline: list[Any], depth: int) -> Iterator[Bookmark]:
        for each in outline:
            if isinstance(each, list):
                yield from self._bookmarks(each, depth + 1)
            else:
                assert isinstance(each, Destination)
                page = self._pdf.get_destination_page_number(each)
                assert page is not None
                yield Bookmark(str(each.title), depth, page + 1)

    def is_marked(self) -> bool:
        """Whether it says that its structure is told."""
        return bool(_below(self.root(), "/MarkInfo")["/Marked"])

    def language(self) -> str:
        """The language in which it is read aloud."""
        return str(self.root()["/Lang"])

    def root(self) -> DictionaryObject:
        """What the PDF says of itself as a whole."""
        root = self._pdf.trailer["/Root"].get_object()
        assert isinstance(root, DictionaryObject)
        return root

    def title(self) -> str:
        """The title of the document."""
        assert self._pdf.metadata is not None
        return str(self._pdf.metadata.title)

    def says_of_itself(self) -> str:
        """Its metadata as XML."""
        told = self.root()["/Metadata"].get_object()
        assert isinstance(told, StreamObject)
        return told.get_data().decode()

    def elements(self) -> list[Element]:
        """All elements of the structure, in the order in which they are read."""
        found, waiting = [], [_below(self.root(), "/StructTreeRoot").get("/K")]
        while waiting:
            node = waiting.pop()
            node = None if node is None else node.get_object()
            if isinstance(node, list):
                waiting += reversed(node)
            elif isinstance(node, DictionaryObject) and "/S" in node:
                below = _list(node.get("/K"))
                kinds = tuple(str(each["/S"]) for each in below if isinstance(each, DictionaryObject) and "/S" in each)
                found.append(Element(str(node["/S"]), str(node.get("/Alt", "")), kinds))
                waiting += reversed(below)
        return found

    def fonts(self) -> dict[str, bool]:
        """The names of all fonts on the pages, without the mark of a part; whether each is there whole enough to be read: with its shapes and letters."""
        found: dict[str, bool] = {}
        for page in self._pdf.pages:
            resources = _below(page, "/Resources")
            for each in (_below(resources, "/Font") if "/Font" in resources else {}).values():
                font = each.get_object()
                inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
                described = inner["/FontDescriptor"].get_object()
                embedded = any(name in described for name in ("/FontFile", "/FontFile2", "/FontFile3"))
                name = str(font["/BaseFont"]).partition("+")[2].removesuffix("-Identity-H")
                found[name] = found.get(name, True) and embedded and "/ToUnicode" in font
        return found

    def links(self) -> list[str]:
        """Whole addresses to which links lead."""
        addresses = []
        for page in self._pdf.pages:
            for each in _list(page.get("/Annots")):
                action = each.get("/A")
                if action is not None and "/URI" in action.get_object():
                    addresses.append(str(action.get_object()["/URI"]))
        return addresses


def _below(held: DictionaryObject, name: str) -> DictionaryObject:
    """The dictionary that another one holds by a name."""
    found = held[name].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _list(node: Any) -> list[Any]:
    """The children of a node, whether it names one or several."""
    node = None if node is None else node.get_object()
    if node is None:
        return []
    return [each.get_object() for each in node] if isinstance(node, list) else [node]
