"""Escape text in one step.

Jinja's ``escape`` makes a ``Markup`` of each piece, which the next step makes a plain string of again. A page has hundreds of pieces.
"""

from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # where the library comes without its compiled part
    from markupsafe._native import _escape_inner


def escape_quickly(value: object) -> str:
    """``value`` as text of HTML: plain text escaped, what is HTML already as it is, anything else as the library does."""
    if type(value) is str:  # not isinstance: HTML that is ready is text too
        return _escape_inner(value)
    if type(value) is Markup:
        return value
    return escape(value)
