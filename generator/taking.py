"""Take typed values out of text nodes; report every problem, stop at none.

A *taker* is a function ``(node, taking) -> value | Refused``. It reports to ``taking`` what is wrong and gives ``REFUSED``; whoever called it
goes on with the rest of the file. ``Shape`` takes a mapping: it tells of unknown and missing keys and builds one record.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from generator.model.basics import NOT_STATED, Place, Record
from generator.nearest import name_nearest
from generator.problems import REFUSED, Problem, Refused, problem
from generator.tree import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
R = TypeVar("R")
Take: TypeAlias = Callable[[Node, "Taking"], T | Refused]


class Quotation(Record, frozen=True):
    """A text that must stand in a source document: ``document`` is an id, or "" for the one that the file's plan or round names."""

    text: str
    place: Place
    document: str


class Taking:
    """What is known while one file is taken.

    ``folder`` is the id that the file's folder gives (a municipality's or a plan's), ``key`` the key at hand, ``document`` the document that
    published texts come from ("" for the plan's own); ``problems`` and ``quotations`` are what was found.
    """

    def __init__(self, file: str, folder: str = "") -> None:
        self.file = file
        self.folder = folder
        self.key = ""
        self.document = ""
        self.problems: list[Problem] = []
        self.quotations: list[Quotation] = []

    def place(self, node: Node) -> Place:
        """Where ``node`` stands."""
        return Place(self.file, node.line, node.column)

    def report(self, rule: str, node: Node, **details: object) -> Refused:
        """Note a problem at ``node``."""
        self.problems.append(problem(rule, self.place(node), **details))
        return REFUSED

    @contextmanager
    def quoting(self, document: str) -> Iterator[None]:
        """Published texts within come from ``document``."""
        before, self.document = self.document, document or self.document
        try:
            yield
        finally:
            self.document = before


class Field(NamedTuple):
    """One key of a shape: how its value is taken, whether it must be there, what stands in its place if not, what it is (Japanese)."""

    key: str
    take: Take[Any]
    about: str
    required: bool = False
    default: Any = NOT_STATED


def need(key: str, take: Take[Any], about: str) -> Field:
    """A key that must be there."""
    return Field(key, take, about, required=True)


def may(key: str, take: Take[Any], about: str, default: Any = NOT_STATED) -> Field:
    """A key that may be left out; then ``default`` stands."""
    return Field(key, take, about, default=default)


class Held(NamedTuple):
    """The values of one mapping, taken: by key, with the node for further reports."""

    values: dict[str, Any]
    node: Mapping
    place: Place

    def has(self, key: str) -> bool:
        """Whether the key was written."""
        return any(name.text == key for name, _ in self.node.entries)


class Shape(Generic[R]):
    """A mapping with known keys that becomes one ``R``."""

    def __init__(self, label: str, fields: tuple[Field, ...], build: Callable[[Held, Taking], R | Refused]) -> None:
        self.label = label
        self.fields = {field.key: field for field in fields}
        self.build = build
        self.defaults = {field.key: field.default for field in fields if not field.required}
        self.required = tuple(field for field in fields if field.required)

    def __call__(self, node: Node, taking: Taking) -> R | Refused:
        """Take the mapping at ``node``."""
        if not isinstance(node, Mapping):
            return taking.report(
                "K206", node, label=self.label, wanted="「項目名: 値」のまとまり", found=describe(node)
            )
        with taking.quoting(_document_of(node)):
            held = self.hold(node, taking)
        return held if isinstance(held, Refused) else self.build(held, taking)

    def hold(self, node: Mapping, taking: Taking) -> Held | Refused:
        """All values of the mapping, or ``Refused`` when any of them was."""
        values = dict(self.defaults)
        sound = True
        outer = taking.key
        for key, value_node in node.entries:
            field = self.fields.get(key.text)
            if field is None:
                hint = name_nearest(key.text, self.fields, "使える項目は {all} です。")
                taking.report("K301", key, key=key.text, label=self.label, hint=hint)
                sound = False
                continue
            taking.key = key.text
            value = field.take(value_node, taking)
            if value is REFUSED:
                sound = False
            values[key.text] = value
        taking.key = outer
        for field in self.required:
            if field.key not in values:
                taking.report("K302", node, label=self.label, key=field.key, about=field.about)
                sound = False
        return Held(values, node, taking.place(node)) if sound else REFUSED


def record(made: Callable[..., R], **renamed: str) -> Callable[[Held, Taking], R | Refused]:
    """Build ``made`` from the held values by name; ``renamed`` gives the attribute for keys that are called otherwise."""
    with_place = "place" in getattr(made, "__struct_fields__", ())

    def build(held: Held, _taking: Taking) -> R | Refused:
        values = {renamed.get(key, key): value for key, value in held.values.items()}
        if with_place:
            values["place"] = held.place
        return made(**values)

    return build


def listed(take: Take[T], label: str = "一覧") -> Take[tuple[T, ...]]:
    """A list of things; all of them must be sound."""

    def take_list(node: Node, taking: Taking) -> tuple[T, ...] | Refused:
        if not isinstance(node, Sequence):
            return taking.report(
                "K206", node, label=taking.key or label, wanted="「- 」で始まる一覧", found=describe(node)
            )
        taken = [take(item, taking) for item in node.items]
        sound = tuple(item for item in taken if not isinstance(item, Refused))
        return sound if len(sound) == len(taken) else REFUSED

    return take_list


def describe(node: Node) -> str:
    """What a node is, in the writer's words."""
    if isinstance(node, Sequence):
        return "「- 」の一覧"
    if isinstance(node, Mapping):
        return "「項目名: 値」のまとまり"
    return "空欄" if not node.text else f"文字「{node.text[:20]}」"


def _document_of(node: Mapping) -> str:
    """The document that a record's own ``source`` names, "" if it names none."""
    for key, value in node.entries:
        if key.text == "source" and isinstance(value, Mapping):
            for inner, document in value.entries:
                if inner.text == "document" and isinstance(document, Scalar):
                    return document.text
    return ""
