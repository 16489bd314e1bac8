"""The accessibility gate: what a resident meets in a real browser, held to JIS X 8341-3:2016 AA and WCAG 2.2 AA on every page.

``survey`` finds the pages of a built site and their kinds; the modules beside it each look at one thing and give findings;
``audit`` walks them all. ``tests/audit.py`` writes what was found, dated, for the site's own accessibility pages.
"""
