"""The Jinja environment of the components: everything is escaped, nothing undefined passes, words are fixed when a template is read.

Four things make pages fast. ``words.figure.target`` in a template is replaced by the word itself while the template is compiled, so
that it costs nothing later and a misspelt name fails at once. ``row.year`` becomes a plain attribute access: the values that
templates get are records, never mappings. A call of a macro becomes a plain call: no template calls anything that wants Jinja's
context. And text is escaped by a function of one step.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator.compiled import keep_compiled
from generator.phrases import split_phrases
from generator.wording.words import WordGroup

COMPONENTS: Final = Path(__file__).parent / "components"
PAGES: Final = Path(__file__).parent / "views" / "pages"


class UnknownWordError(Exception):
    """A template asks for a word that is not there, or for a group of words."""


class _DirectAttributes(CodeGenerator):
    """Writes ``a.b`` as Python's own attribute access. What is missing still raises."""

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (the name is Jinja's)
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 (Jinja's)
        if forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for arg in node.args:
            self.visit(arg, frame)
            self.write(", ")
        for kwarg in node.kwargs:
            self.write(f"{kwarg.key}=")
            self.visit(kwarg.value, frame)
            self.write(", ")
        self.write(")")


class _PutWords(NodeTransformer):
    """Replaces ``words.group.name`` by the word, for each known name of a vocabulary (``words``)."""

    def __init__(self, words: Mapping[str, WordGroup], template: str) -> None:
        self._words = words
        self._template = template

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 (the name is Jinja's)
        path = _path_of(node)
        if not path or path[0] not in self._words:
            return self.generic_visit(node)
        value: Any = self._words[path[0]]
        for name in path[1:]:
            if not isinstance(value, WordGroup) or not hasattr(value, name):
                raise UnknownWordError(f"{self._template}:{node.lineno}: no word {'.'.join(path)}")
            value = getattr(value, name)
        if not isinstance(value, str):
            raise UnknownWordError(f"{self._template}:{node.lineno}: {'.'.join(path)} is no single word")
        return nodes.Const(value, lineno=node.lineno)


def _path_of(node: nodes.Node) -> tuple[str, ...]:
    """``a.b.c`` as its names; empty for anything else."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        above = _path_of(node.node)
        return (*above, node.attr) if above else ()
    return ()


class ComponentEnvironment(Environment):
    """Templates of components and pages in one language."""

    code_generator_class = _DirectAttributes

    def __init__(self, words: Mapping[str, WordGroup]) -> None:
        super().__init__(
            loader=FileSystemLoader([COMPONENTS, PAGES]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=keep_compiled(words),
            cache_size=-1,
        )
        self._fixed_words = words
        self.filters["lines"] = with_breaks
        self.filters["phrases"] = with_phrases

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        changed = _PutWords(self._fixed_words, name or "template").visit(template)
        assert isinstance(changed, nodes.Template)  # noqa: S101 (tells the type checker; nothing replaces the root)
        return changed

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        code = super()._generate(source, name, filename, defer_init)
        # The compiled template takes its names from one import line; ours goes right after it.
        imported = "from jinja2.runtime import "
        start = code.index(imported)
        end = code.index("\n", start)
        return f"{code[:end]}\nfrom generator.escaping import escape_quickly as escape{code[end:]}"


def with_breaks(text: str) -> Markup:
    """Escaped text whose line ends are kept as breaks."""
    escaped = escape(text)
    return Markup(escaped.replace("\n", Markup("<br>\n"))) if "\n" in text else escaped  # noqa: S704 (both are escaped)


@lru_cache(maxsize=65536)
def with_phrases(text: str) -> Markup:
    """Escaped text with the places at which its phrases part, for the titles that the style sheet breaks nowhere else."""
    return _PHRASE_END.join(split_phrases(text))


_PHRASE_END: Final = Markup("<wbr>")
