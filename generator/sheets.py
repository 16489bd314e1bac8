"""What stands on each sheet when a page is printed: its title and its whole address, for the style sheet's margin boxes."""

from typing import Final


def sheet_style(title: str, url: str) -> str:
    """The declarations for the style attribute of a page, escaped for that attribute, which is written in double quotes."""
    declarations = f"--sheet-title:{_quoted(title)};--sheet-address:{_quoted(url)}"
    return declarations.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    """A text as a CSS string."""
    plain = text.isprintable() and "'" not in text and "\\" not in text
    return f"'{text if plain else text.translate(_CSS)}'"


_CSS: Final = {**dict.fromkeys(range(ord(" "))), ord("'"): "\\'", ord("\\"): "\\\\"}
"""Quotes and backslashes are escaped, control characters left out."""
