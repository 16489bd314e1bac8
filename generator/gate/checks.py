"""Every check of the gate: what it holds, where it looks, and the success criteria that it serves.

axe's own rules are not listed; axe names their criteria itself.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Check(NamedTuple):
    """One check: a sentence that says what holds where it finds nothing, and success criteria by number (none: good practice)."""

    holds: str
    criteria: tuple[str, ...] = ()


WRITTEN: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "language": Check("the page names its language", ("3.1.1",)),
        "title": Check("the page has a title", ("2.4.2",)),
        "title-unique": Check("no two pages have the same title", ("2.4.2",)),
        "description": Check("the page has a description"),
        "zoom": Check("the page may be magnified", ("1.4.4",)),
        "main": Check("the page has one main part", ("1.3.1",)),
        "one-h1": Check("the page has one main heading", ("1.3.1", "2.4.6")),
        "heading-order": Check("no level of headings is left out", ("1.3.1",)),
        "heading-empty": Check("every heading has words", ("1.3.1", "2.4.6")),
        "table-caption": Check("every table has a caption", ("1.3.1",)),
        "table-header": Check("every table has header cells with words", ("1.3.1",)),
        "table-scope": Check("every header cell says what it heads", ("1.3.1",)),
        "status-words": Check(
            "every status has words and a shape, and no hidden picture stands alone", ("1.1.1", "1.3.1", "1.4.1")
        ),
        "link-name": Check("every link has words and leads somewhere", ("2.4.4", "4.1.2")),
        "new-window": Check("no link opens a new window", ("3.2.2",)),
        "image-alt": Check("every picture has an alternative or is hidden as an ornament", ("1.1.1",)),
        "label": Check("every field and button has a name", ("1.3.1", "3.3.2", "4.1.2")),
        "id-unique": Check("no id stands twice", ("4.1.1",)),
        "reference": Check("what is referred to by id is there", ("1.3.1", "4.1.2")),
        "tab-order": Check("no tabindex changes the order", ("2.4.3",)),
        "shortcut": Check("there is no shortcut of one key", ("2.1.4", "2.5.2")),
        "skip-link": Check("the first stop leads to the text", ("2.4.1",)),
        "motion": Check(
            "nothing moves or sounds by itself, and nothing moves for a reader who asks for rest",
            ("1.4.2", "2.2.2", "2.3.1"),
        ),
        "aria-current": Check("the place of the reader is marked, and no other", ("1.3.1", "4.1.2")),
        "landmark-name": Check("every navigation has a name", ("1.3.1",)),
        "same-everywhere": Check(
            "header and footer offer the same in the same order on every page", ("3.2.3", "3.2.4", "3.2.6")
        ),
        "ways": Check("every page leads to the search and to the list of all measures", ("2.4.5",)),
        "weight": Check("the page stays within its budget of bytes"),
    }
)

MET: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "dark": Check("light is light, and dark is dark"),
        "reflow": Check("the page needs no more than the width of the screen", ("1.4.4", "1.4.10")),
        "scroller": Check("what scrolls sideways has a role, a name and a stop", ("1.4.10", "2.1.1")),
        "clipped": Check("no text is cut off, with wider spaces neither", ("1.4.4", "1.4.10", "1.4.12")),
        "overlap": Check("no text is written over other text", ("1.4.4", "1.4.10", "1.4.12")),
        "table-grid": Check("rows of a table keep as many cells as its head", ("1.3.1",)),
        "picture-text": Check("letters in pictures stay large enough"),
        "sticky": Check("nothing that stays in place takes the room of the text", ("1.4.10", "2.4.11")),
        "hover-contrast": Check("text under a pointer stands out 4.5:1", ("1.4.3",)),
        "forced-colours": Check(
            "text, edges, pictures and focus remain in the reader's own colours", ("1.4.1", "1.4.11")
        ),
        "print": Check("paper carries the whole text and no controls"),
        "focus-look": Check("the focus is shown by a line of 2 px that differs 3:1", ("1.4.11", "2.4.7")),
        "focus-pixels": Check("the focus changes as many pixels by 3:1 as a line of 2 px has", ("1.4.11", "2.4.7")),
        "focus-hidden": Check("the element with the focus is in sight", ("2.4.7", "2.4.11")),
        "focus-order": Check("the focus follows the page", ("1.3.2", "2.4.3")),
        "focus-stays": Check("the focus alone leaves, changes and opens no page", ("3.2.1",)),
        "keyboard-trap": Check("nothing holds the focus", ("2.1.2",)),
        "unreachable": Check("everything that can be pressed is reached by Tab", ("2.1.1",)),
        "menu": Check("the menu opens by Enter, closes by Escape and gives the focus back", ("2.1.1", "2.4.3")),
        "needs-script": Check("the text and the menu are there without scripts"),
        "foreign-request": Check("nothing is asked of another host"),
        "failed-request": Check("nothing that the page asks for is missing"),
        "console": Check("nothing is written to the console"),
        "unusable": Check("the page can be looked at to the end"),
    }
)

CHECKS: Final[Mapping[str, Check]] = MappingProxyType({**WRITTEN, **MET})
