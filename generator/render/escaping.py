"""Escape text in one step.

Jinja's ``escape`` makes a ``Markup`` of each piece, which the next step makes a plain string of again. A page has hundreds of pieces.
"""

from collections.abc import Callable

from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # where the library comes without its compiled part
    from markupsafe._native import _escape_inner


escape_text: Callable[[str], str] = _escape_inner
"""Plain text as text of HTML. For a plain ``str`` only: HTML that is ready would be escaped again."""


def escape_other(value: object) -> str:
    """What is no plain text: HTML as it is, anything else as the library does."""
    return value if type(value) is Markup else escape(value)
