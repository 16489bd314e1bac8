"""The seam with MkDocs: shells, hand-written pages and assets come from it as files; pages are stamped into their shells.

Whatever builds a folder of Markdown with ``overrides/`` may take its place: all that would change stands in ``mkdocs``, which no other room
names, and there.
"""

from generator.chrome.mkdocs import build_chrome, read_chrome_that_stands, theme_templates, watched_by

__all__ = [
    "build_chrome",
    "built",
    "frame",
    "hand_written",
    "layers",
    "minify",
    "own_frame",
    "policy",
    "printed_title",
    "read_chrome_that_stands",
    "stamp",
    "theme_templates",
    "watched_by",
]
