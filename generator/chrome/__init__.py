"""The seam with MkDocs: shells, hand-written pages and assets come from it as files; pages are stamped into their shells.

Whatever builds a folder of Markdown with ``overrides/`` may take its place: all that would change stands in this room and there.
"""

__all__ = ["frame", "hand_written", "minify", "mkdocs", "policy", "printed_title", "stamp"]
