"""Templates of the frame (``overrides/``), which MkDocs renders: read without being run, to see what of them has an effect."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, meta, nodes


class FrameTemplate(NamedTuple):
    """A template as far as it can be seen in its text.

    ``extends``: the template on which it lies, "" for none or one that only a build knows. ``blocks``: every block; ``placed``: those that stand in no other
    one, which of a template that extends another do something only where that one has them. ``refers``: templates that it names.
    ``lines``: the line of each block. ``named``: the templates that it cannot do without, with the line on which each is named.
    ``fault``: line and Jinja's own words where it is no template at all.
    """

    extends: str = ""
    blocks: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()
    refers: frozenset[str] = frozenset()
    fault: tuple[int, str] | None = None
    lines: Mapping[str, int] = MappingProxyType({})
    named: tuple[tuple[int, str], ...] = ()


@lru_cache(maxsize=512)
def read_frame_template(text: str) -> FrameTemplate:
    """Look at a template's text. The same text is parsed once: a build asks for the package's templates and the theme's many times over."""
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
        lines={each.name: each.lineno for each in parsed.find_all(nodes.Block)},
        named=tuple(_named(parsed)),
    )


def _named(parsed: nodes.Template) -> Iterator[tuple[int, str]]:
    for kind in (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport):
        for each in parsed.find_all(kind):
            template = getattr(each, "template", None)
            may_lack = isinstance(each, nodes.Include) and each.ignore_missing
            if isinstance(template, nodes.Const) and isinstance(template.value, str) and not may_lack:
                yield each.lineno, template.value
