"""XML as bytes: UTF-8, without characters that XML cannot hold."""

import re
from typing import Final
from xml.etree import ElementTree as ET

_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""W3C, XML 1.0, production Char."""


def add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """A new element at the end of ``parent``."""
    element = ET.SubElement(parent, name, attributes)
    element.text = fit_for_xml(text) or None
    return element


def fit_for_xml(text: str) -> str:
    """The text without what XML cannot hold."""
    return text if text.isprintable() else _NOT_IN_XML.sub("", text)


def render_xml(root: ET.Element) -> bytes:
    """The document."""
    ET.indent(root, " ")
    text: str = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def render_part(element: ET.Element, level: int) -> str:
    """A part of a document, as it stands so many elements below its root."""
    ET.indent(element, " ", level)
    text: str = ET.tostring(element, "unicode")
    return text
