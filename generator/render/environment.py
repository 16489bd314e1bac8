"""The Jinja environment of the components: everything is escaped, nothing undefined passes, words are fixed when a template is read.

Four things make pages fast. ``words.figure.target`` in a template is replaced by the word itself while the template is compiled, so
that it costs nothing later and a misspelt name fails at once. ``row.year`` becomes a plain attribute access: the values that
templates get are records, never mappings. A macro becomes a plain function of all its arguments, by position, which gives HTML as
plain text: its calls stand in the page as they are, and nowhere else. And text is escaped in one step.

All this rests on the inside of Jinja's compiler. ``StockEnvironment`` makes the same pages, byte for byte, with nothing but what Jinja
promises: where a new version breaks the rest, ``KOKAI_TEMPLATES=stock`` in the environment falls back to it.
"""

import os
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator.cache import digest_of
from generator.render.compiled_templates import keep_compiled
from generator.render.escaping import escape_text
from generator.render.line_breaking import split_phrases
from generator.wording.words import WordGroup

_TEMPLATES: Final = (".html", ".css")
COMPONENTS: Final = Path(__file__).parent / "components"
PAGES: Final = Path(__file__).parents[1] / "views" / "kinds"
LASTING: Final = Path(__file__).parent / "lasting"
"""Whole pages without the chrome: frozen versions, and what frames or lists them."""


TEMPLATES: Final = "KOKAI_TEMPLATES"
"""The variable of the environment that says how templates are compiled: ``stock``, or not at all."""
STOCK: Final = "stock"

_LOOP_NAMES: Final = re.compile(r"(?m)^ +_loop_vars = \{\}\n")


class UnknownWordError(Exception):
    """A template asks for a word that is not there, or for a group of words."""


class _PlainCode(CodeGenerator):
    """Writes ``a.b`` as Python's own attribute access and macros as plain functions. What is missing still raises."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 (the name is Jinja's)
        self._macros = {macro.name for macro in node.find_all(nodes.Macro)}
        for imported in node.find_all(nodes.FromImport):
            self._macros.update(name if isinstance(name, str) else name[1] for name in imported.names)
        self._output: nodes.Node | None = None
        super().visit_Template(node, frame)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (the name is Jinja's)
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 (Jinja's)
        if not self._is_macro(node):
            super().visit_Call(node, frame, forward_caller)
            return
        if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
            self.fail("a macro here takes all its arguments by position", node.lineno)
        # What is handed on, instead of standing in the page, must say of itself that it is HTML.
        self.write("(" if node is self._output else "Markup(")
        self.visit(node.node, frame)
        self.write("(")
        for arg in node.args:
            self.visit(arg, frame)
            self.write(", ")
        self.write("))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 (Jinja's)
        special = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if special or macro_ref.node.defaults:
            self.fail("a macro here takes all its arguments by position", macro_ref.node.lineno)
        self.write("macro")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002 (Jinja's)
        if self._gives_html(node):
            self._output = node
        else:
            self.write("(escape_text(piece) if type(piece := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:  # noqa: ARG002 (Jinja's)
        if not self._gives_html(node):
            self.write(") is str else escape(piece))")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 (Jinja's)
        marked = _is_own_filter(node) and node is not self._output
        self.write("Markup(" if marked else "(")
        super().visit_Filter(node, frame)
        self.write(")")

    def _gives_html(self, node: nodes.Node) -> bool:
        return self._is_macro(node) or _is_own_filter(node)

    def _is_macro(self, node: nodes.Node) -> bool:
        return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in self._macros


def _is_own_filter(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Filter) and node.name in _FILTERS


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

    code_generator_class = _PlainCode

    def __init__(self, words: Mapping[str, WordGroup]) -> None:
        super().__init__(
            loader=FileSystemLoader([COMPONENTS, PAGES, LASTING]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=keep_compiled(words),
            cache_size=-1,
        )
        self._fixed_words = words
        self.filters.update(_FILTERS)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        changed = _PutWords(self._fixed_words, name or "template").visit(template)
        assert isinstance(changed, nodes.Template)  # noqa: S101 (tells the type checker; nothing replaces the root)
        return changed

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        code = super()._generate(source, name, filename, defer_init)
        # No template of ours sets a name within a loop, for which each turn would get a dictionary.
        without = _LOOP_NAMES.sub("", code)
        code = code if "_loop_vars" in without else without
        # The compiled template takes its names from one import line; ours goes right after it.
        imported = "from jinja2.runtime import "
        start = code.index(imported)
        end = code.index("\n", start)
        return f"{code[:end]}\nfrom generator.render.escaping import escape_other as escape, escape_text{code[end:]}"


class StockEnvironment(Environment):
    """The same templates as Jinja itself compiles them: words are looked up while a page is made, and macros give what is marked as HTML."""

    def __init__(self, words: Mapping[str, WordGroup]) -> None:
        super().__init__(
            loader=FileSystemLoader([COMPONENTS, PAGES, LASTING]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.globals.update(words)
        self.filters.update({name: _marked(give) for name, give in _FILTERS.items()})


def _marked(give: Callable[[str], str]) -> Callable[[str], Markup]:
    return lambda text: Markup(give(text))  # noqa: S704 - our own filters escape


def read_templates_choice() -> str:
    """How templates are to be compiled: ``stock``, or "" for our own way. A page made one way is not taken over by the other."""
    return STOCK if os.environ.get(TEMPLATES) == STOCK else ""


def with_breaks(text: str) -> str:
    """Text as HTML, its line ends kept as breaks."""
    escaped = escape_text(text)
    return escaped.replace("\n", "<br>\n") if "\n" in escaped else escaped


@lru_cache(maxsize=65536)
def with_phrases(text: str) -> str:
    """Text as HTML, with the places at which its phrases part, for the titles that the style sheet breaks nowhere else."""
    return "<wbr>".join(map(escape_text, split_phrases(text)))


_FILTERS: Final[Mapping[str, Callable[[str], str]]] = {"lines": with_breaks, "phrases": with_phrases}
"""Our own filters: from plain text to HTML."""


def digest_templates() -> str:
    """A digest of every template and style of the pages and components, with its name."""
    parts: list[str | bytes] = []
    for folder in (COMPONENTS, PAGES):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _TEMPLATES:
                parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
    return digest_of(*parts)
