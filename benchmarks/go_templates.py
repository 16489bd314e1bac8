"""Jinja's templates of components and pages as Go templates, from their syntax trees: what makes Hugo's pages is what makes Kokai's.

The templates decide nothing, so that few forms are enough: text, values, ``if``, ``for``, macros with their arguments by position, ``or``, ``and``,
``not``, ``==``, ``loop.first`` and the two filters of our own. Anything else is refused, by its line. Words are put in while a template is read, as in
Kokai itself. Go's plain templates are written, in which every value is escaped by name: they are faster than those that find out themselves where a
value stands, and write the same bytes.
"""

from collections.abc import Callable, Sequence
from functools import singledispatchmethod
from typing import Final, NamedTuple

from jinja2 import Environment, nodes
from markupsafe import escape

PHRASES: Final = "_phrases"
"""What is added to a field's name for its phrases: Hugo knows no Japanese, so it is told where a title parts."""
_BETWEEN_PHRASES: Final = "<wbr>"
_FIRST: Final = "_at"


class UntranslatableError(Exception):
    """A template holds something that has no translation. ``str()`` says where and what."""


class Phrased(NamedTuple):
    """A value whose phrases a template asks for: the template, and the fields that lead from a macro's argument, or one of its items, to the value."""

    template: str
    fields: tuple[str, ...]


class GoTemplates:
    """Translates macros of an environment, each once. ``phrased`` are the values of which phrases are wanted, as far as was translated."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._files: dict[str, _File] = {}
        self._made: dict[str, _Macro] = {}
        self.phrased: set[Phrased] = set()

    def defines(self, macros: Sequence[tuple[str, str]]) -> str:
        """The definitions of some macros (template, name) and of all that they call."""
        wanted = [_name_of(*each) for each in macros]
        for template, macro in macros:
            self._make(template, macro)
        had: dict[str, None] = {}
        while wanted:
            name = wanted.pop()
            if name not in had:
                had[name] = None
                wanted += self._made[name].calls
        return "".join(self._made[name].text for name in sorted(had))

    def _make(self, template: str, macro: str) -> None:
        name = _name_of(template, macro)
        if name in self._made:
            return
        file = self._file(template)
        if macro not in file.macros:
            raise UntranslatableError(f"{template}: no macro {macro}")
        writer = _Writer(file, file.macros[macro], self._arguments)
        self._made[name] = _Macro(writer.define(), [_name_of(*each) for each in writer.calls])
        self.phrased |= {Phrased(template, fields) for fields in writer.phrased}
        for called in writer.calls:
            self._make(*called)

    def _arguments(self, template: str, macro: str) -> list[str]:
        return [each.name for each in self._file(template).macros[macro].args]

    def _file(self, template: str) -> "_File":
        if template not in self._files:
            loader = self._environment.loader
            assert loader is not None  # noqa: S101 (tells the type checker)
            source, *_ = loader.get_source(self._environment, template)
            self._files[template] = _File(template, self._environment.parse(source, template))
        return self._files[template]


def call(template: str, macro: str, value: str) -> str:
    """The action that calls a macro of one argument with a value of Go."""
    return f'{{{{ template "{_name_of(template, macro)}" {value} }}}}'


def _name_of(template: str, macro: str) -> str:
    return f"{template.removesuffix('.html').removesuffix('/template')}-{macro}"


class _Macro(NamedTuple):
    text: str
    calls: list[str]


class _File:
    """A template: its own macros, and where others come from."""

    def __init__(self, name: str, tree: nodes.Template) -> None:
        self.name = name
        self.macros = {each.name: each for each in tree.find_all(nodes.Macro)}
        self.sources = {each: (name, each) for each in self.macros}
        for line in tree.find_all(nodes.FromImport):
            assert isinstance(line.template, nodes.Const)  # noqa: S101 (no template of ours computes a name)
            for each in line.names:
                own, there = (each, each) if isinstance(each, str) else (each[1], each[0])
                self.sources[own] = (line.template.value, there)


class _Writer:
    """Writes one macro; notes what it calls and of which values it wants the phrases."""

    def __init__(self, file: _File, macro: nodes.Macro, arguments: Callable[[str, str], list[str]]) -> None:
        """``arguments`` gives the names of the arguments of any macro."""
        self._file = file
        self._arguments = arguments
        self._macro = macro
        self._loops: list[str] = []
        self._fields: dict[str, tuple[str, ...]] = {}
        self.calls: list[tuple[str, str]] = []
        self.phrased: set[tuple[str, ...]] = set()

    def define(self) -> str:
        """The definition."""
        names = [each.name for each in self._macro.args]
        self._fields = dict.fromkeys(names, ())
        given = {name: "." if len(names) == 1 else f".{name}" for name in names}
        variables = "".join(f"{{{{ ${name} := {value} }}}}" for name, value in given.items())
        name = _name_of(self._file.name, self._macro.name)
        return f'{{{{ define "{name}" }}}}{variables}{self._all(self._macro.body)}{{{{ end }}}}'

    def _all(self, body: Sequence[nodes.Node]) -> str:
        return "".join(map(self._written, body))

    @singledispatchmethod
    def _written(self, node: nodes.Node) -> str:
        """A node that stands in the page."""
        raise self._refusal(node)

    @_written.register
    def _(self, node: nodes.Output) -> str:
        return self._all(node.nodes)

    @_written.register
    def _(self, node: nodes.TemplateData) -> str:
        if "{{" in node.data:
            raise self._refusal(node)
        return node.data

    @_written.register
    def _(self, node: nodes.Const) -> str:
        return str(escape(node.value))

    @_written.register(nodes.Name)
    @_written.register(nodes.Getattr)
    @_written.register(nodes.Or)
    def _(self, node: nodes.Expr) -> str:
        return f"{{{{ htmlEscape {self._value(node)} }}}}"

    @_written.register
    def _(self, node: nodes.Filter) -> str:
        if node.node is None or node.args or node.kwargs:
            raise self._refusal(node)
        value = self._value(node.node)
        if node.name == "lines":
            return f'{{{{ replace (htmlEscape {value}) "\\n" "<br>\\n" }}}}'
        if node.name != "phrases":
            raise self._refusal(node)
        root, *fields = _path_of(node.node)
        self.phrased.add((*self._fields[root], *fields))
        each = f"{{{{ if $at }}}}{_BETWEEN_PHRASES}{{{{ end }}}}{{{{ htmlEscape $phrase }}}}"
        return f"{{{{ range $at, $phrase := {value}{PHRASES} }}}}{each}{{{{ end }}}}"

    @_written.register
    def _(self, node: nodes.Call) -> str:
        source = self._file.sources.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if source is None or node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
            raise self._refusal(node)
        self.calls.append(source)
        values = [self._value(each) for each in node.args]
        if len(values) == 1:
            return call(*source, values[0])
        named = (f'"{name}" {value}' for name, value in zip(self._arguments(*source), values, strict=True))
        return call(*source, f"(dict {' '.join(named)})")

    @_written.register
    def _(self, node: nodes.If) -> str:
        text = f"{{{{ if {self._value(node.test)} }}}}{self._all(node.body)}"
        for other in node.elif_:
            text += f"{{{{ else if {self._value(other.test)} }}}}{self._all(other.body)}"
        return text + (f"{{{{ else }}}}{self._all(node.else_)}" if node.else_ else "") + "{{ end }}"

    @_written.register
    def _(self, node: nodes.For) -> str:
        if not isinstance(node.target, nodes.Name) or node.test is not None or node.else_ or node.recursive:
            raise self._refusal(node)
        name, listed = node.target.name, self._value(node.iter)
        root, *fields = _path_of(node.iter)
        above = self._fields.get(name)
        self._fields[name] = (*self._fields[root], *fields)
        self._loops.append(name)
        body = self._all(node.body)
        self._loops.pop()
        if above is not None:
            self._fields[name] = above
        return f"{{{{ range ${name}{_FIRST}, ${name} := {listed} }}}}{body}{{{{ end }}}}"

    @singledispatchmethod
    def _value(self, node: nodes.Node) -> str:
        """A node that is worked with."""
        raise self._refusal(node)

    @_value.register
    def _(self, node: nodes.Name) -> str:
        return f"${node.name}"

    @_value.register
    def _(self, node: nodes.Getattr) -> str:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            if node.attr != "first" or not self._loops:
                raise self._refusal(node)
            return f"(eq ${self._loops[-1]}{_FIRST} 0)"
        return f"{self._value(node.node)}.{node.attr}"

    @_value.register
    def _(self, node: nodes.Const) -> str:
        if not isinstance(node.value, str) or set('"\\\n') & set(node.value):
            raise self._refusal(node)
        return f'"{node.value}"'

    @_value.register(nodes.Or)
    @_value.register(nodes.And)
    def _(self, node: nodes.BinExpr) -> str:
        return f"({node.operator} {self._value(node.left)} {self._value(node.right)})"

    @_value.register
    def _(self, node: nodes.Not) -> str:
        return f"(not {self._value(node.node)})"

    @_value.register
    def _(self, node: nodes.Compare) -> str:
        if len(node.ops) != 1 or node.ops[0].op != "eq":
            raise self._refusal(node)
        return f"(eq {self._value(node.expr)} {self._value(node.ops[0].expr)})"

    def _refusal(self, node: nodes.Node) -> UntranslatableError:
        return UntranslatableError(f"{self._file.name}:{node.lineno}: no translation for {type(node).__name__}")


def _path_of(node: nodes.Node) -> list[str]:
    """``a.b.c`` as its names."""
    if isinstance(node, nodes.Name):
        return [node.name]
    if isinstance(node, nodes.Getattr):
        return [*_path_of(node.node), node.attr]
    raise UntranslatableError(f"line {node.lineno}: {type(node).__name__} where fields of a record were expected")
