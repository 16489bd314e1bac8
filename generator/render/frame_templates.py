"""Templates of the frame (``overrides/``), which MkDocs renders: read without being run, to see what of them has an effect."""

from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, meta, nodes


class FrameTemplate(NamedTuple):
    """A template as far as it can be seen in its text.

    ``extends``: the template on which it lies, "" for none or one that only a build knows. ``blocks``: every block; ``placed``: those that stand in no other
    one, which of a template that extends another do something only where that one has them. ``refers``: templates that it names.
    ``fault``: line and Jinja's own words where it is no template at all.
    """

    extends: str = ""
    blocks: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()
    refers: frozenset[str] = frozenset()
    fault: tuple[int, str] | None = None


def read_frame_template(text: str) -> FrameTemplate:
    """Look at a template's text."""
    try:
        parsed = Environment(autoescape=True).parse(text)
    except TemplateSyntaxError as wrong:
        return FrameTemplate(fault=(wrong.lineno, wrong.message or ""))
    over = next((each.template for each in parsed.find_all(nodes.Extends)), None)
    return FrameTemplate(
        extends=str(over.value) if isinstance(over, nodes.Const) else "",
        blocks=frozenset(each.name for each in parsed.find_all(nodes.Block)),
        placed=frozenset(each.name for each in parsed.body if isinstance(each, nodes.Block)),
        refers=frozenset(filter(None, meta.find_referenced_templates(parsed))),
    )
