"""What stands on each sheet when a page is printed: its title and its whole address, for the style sheet's margin boxes."""

from markupsafe import escape


def sheet_attributes(title: str, url: str) -> str:
    """The attributes of a page's `<html>` that the style sheet reads, with the blank before them; escaped.

    No style attribute: a strict content security policy refuses those.
    """
    return f' data-sheet-title="{escape(title)}" data-sheet-address="{escape(url)}"'
