"""The gate: what residents meet on a built site in a real browser, held to JIS X 8341-3:2016 AA and WCAG 2.2 AA on every page.

``survey`` finds the pages and their kinds; the modules beside it each look at one thing and give findings; ``audit`` walks them all. ``gating``
serves a site and does everything for `kokai gate`; ``reports`` tells what was found, in the words of ``japanese``. This room alone knows Playwright,
which is there only with the extra ``kokai[gate]``: ``needs`` says without it what is missing.
"""

__all__ = ["gating", "needs", "reports"]
