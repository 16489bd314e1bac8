"""Take typed values out of text nodes; report every problem, stop at none.

A *taker* is a function ``(node, taking) -> value | Refused``. It reports to ``taking`` what is wrong and gives ``REFUSED``; whoever called it
goes on with the rest of the file. ``Shape`` takes a mapping: it tells of unknown and missing keys and builds one record.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from generator.load.blanks import settle_blanks
from generator.load.doubles import report_doubles
from generator.load.hints import REASON_BESIDE, find_slip, name_blank
from generator.load.nodes import texts_within
from generator.load.parse import Mapping, Node, Scalar, Sequence, describe
from generator.load.quotations import Quotation
from generator.model.basics import NOT_STATED, Place
from generator.problems.nearest_word import find_nearest, name_nearest
from generator.problems.problem import REFUSED, Problem, Refused, problem

T = TypeVar("T")
R = TypeVar("R")
Take: TypeAlias = Callable[[Node, "Taking"], T | Refused]

_WORDINGS: Final = frozenset({"as_published", "value"})
"""Keys of the wording of a value."""
# Keys in whose place ``missing`` may stand, in a mapping that has it.
_REPLACED_BY_REASON: Final = frozenset({"value", "low", "high", "text", "done", "amount", "as_published"})


class Taking:
    """What is known while one file is taken.

    ``folder`` is the id that the file's folder gives (a municipality's or a plan's), ``key`` the key at hand, ``reason`` how one writes there why
    a value is missing ("" where one cannot), ``reasoned`` whether the record says so, ``document`` the document that published texts come from ("" for the plan's own), ``unit``
    that of the indicator at hand ("" where none is told);
    ``salvaging``: the file was refused, and what is sound in it is taken all the same, so that its figures can be checked in the same run;
    ``trying``: a record is taken to see what would be wrong with it (:meth:`apart`);
    ``problems`` and ``quotations`` are what was found; with ``quotes`` false no quotation is noted, for whoever holds them against no document.
    """

    def __init__(self, file: str, folder: str = "", *, salvaging: bool = False, quotes: bool = True) -> None:
        self.salvaging = salvaging
        self.quotes = quotes
        self.file = file
        self.folder = folder
        self.key = ""
        self.reason = ""
        self.reasoned = False
        self.document = ""
        self.unit = ""
        self.page = ""
        self.trying = False
        self.problems: list[Problem] = []
        self.quotations: list[Quotation] = []

    def place(self, node: Node) -> Place:
        """Where ``node`` stands."""
        return Place(self.file, node.line, node.column)

    def apart(self) -> "Taking":
        """The same with nothing found: what is taken with it leaves no trace here."""
        trial = copy(self)
        trial.trying, trial.problems, trial.quotations = True, [], []
        return trial

    def report_missing(self, node: Node, label: str, key: str, about: str, words: str = "") -> Refused:
        """Note that a key is missing; ``words`` tell which words it takes, "" where it takes any."""
        return self.report("K302", node, label=label, key=key, about=about, words=words)

    def report(self, rule: str, node: Node, **details: object) -> Refused:
        """Note a problem at ``node``."""
        self.problems.append(problem(rule, self.place(node), **details))
        return REFUSED

    def report_slip(self, node: Node) -> str:
        """Note it when a slip (a full-width colon, no blank after the colon) made ``node`` of a ``key: value``; gives the key, "" if not."""
        slip = find_slip(node.text) if isinstance(node, Scalar) and node.plain else None
        if slip is None:
            return ""
        place = Place(self.file, node.line, node.column + slip.column)
        self.problems.append(problem(slip.rule, place, **slip.details))
        return slip.key

    def enter(self, node: Mapping) -> tuple[str, str, str]:
        """Published texts within come from the document that the record's own ``source`` names; its values stand in its ``unit``. What was so before."""
        before = self.document, self.unit, self.page
        document, self.page, unit = texts_within(node)
        self.document, self.unit = document or self.document, unit or self.unit
        return before

    def leave(self, before: tuple[str, str, str]) -> None:
        """Be outside of the record again."""
        self.document, self.unit, self.page = before

    def quote(self, text: str, node: Node) -> None:
        """Note a text that must stand in its document; the wording of a value, on the page that it names."""
        if self.quotes:
            page = self.page if self.key in _WORDINGS else ""
            self.quotations.append(Quotation(text, self.place(node), self.document, page))

    @contextmanager
    def quoting(self, document: str) -> Iterator[None]:
        """Published texts within come from ``document``."""
        before, self.document = self.document, document or self.document
        try:
            yield
        finally:
            self.document = before


class Field(NamedTuple):
    """One key of a shape: how its value is taken, whether it must be there, what stands in its place if not, what it is (Japanese).

    ``now``: of a key that is still taken but no longer taught, what is written today (Japanese); "" for every other key.
    """

    key: str
    take: Take[Any]
    about: str
    required: bool = False
    default: Any = NOT_STATED
    now: str = ""


def need(key: str, take: Take[Any], about: str) -> Field:
    """A key that must be there."""
    return Field(key, take, about, required=True)


def may(key: str, take: Take[Any], about: str, default: Any = NOT_STATED) -> Field:
    """A key that may be left out; then ``default`` stands."""
    return Field(key, take, about, default=default)


def once(key: str, take: Take[Any], about: str, now: str, default: Any = NOT_STATED) -> Field:
    """A key of an earlier format, which is still taken: ``now`` tells what is written today (K318), and `kokai upgrade` writes it."""
    return Field(key, take, about, default=default, now=now)


class Held(NamedTuple):
    """The values of one mapping, taken: by key, with the node for further reports."""

    values: dict[str, Any]
    node: Mapping
    place: Place
    written: frozenset[str]

    def has(self, key: str) -> bool:
        """Whether the key was written."""
        return key in self.written

    def key_node(self, key: str) -> Node:
        """Where the key was written; the mapping itself where it was not."""
        return next((name for name, _ in self.node.entries if name.text == key), self.node)

    def refuse_lone(self, key: str, needs: str, about: str, taking: Taking) -> bool:
        """Tell of a key that means nothing without another; gives whether it was so."""
        if not self.has(key) or self.has(needs):
            return False
        taking.report_missing(self.key_node(key), f"「{key}」のあるまとまり", needs, about)
        return True


class Shape(Generic[R]):
    """A mapping with known keys that becomes one ``R``.

    ``essential`` are the keys without which nothing can be said of the record; what is wrong with its other keys does not keep its figures
    from being checked. Where it is not given, all keys are.
    """

    def __init__(
        self,
        label: str,
        fields: tuple[Field, ...],
        build: Callable[[Held, Taking], R | Refused],
        essential: frozenset[str] | None = None,
    ) -> None:
        self.label = label
        self.essential = essential
        self.fields = {field.key: field for field in fields}
        self.build = build
        self.defaults = {field.key: field.default for field in fields if not field.required}
        self.required = tuple(field for field in fields if field.required)
        self.former = frozenset(field.key for field in fields if field.now)
        self.reasons = dict.fromkeys(_REPLACED_BY_REASON if "missing" in self.fields else (), REASON_BESIDE)

    def __call__(self, node: Node, taking: Taking) -> R | Refused:
        """Take the mapping at ``node``."""
        if not isinstance(node, Mapping):
            if taking.report_slip(node):
                return REFUSED
            return taking.report(
                "K206", node, label=self.label, wanted="「項目名: 値」のまとまり", found=describe(node)
            )
        since = len(taking.problems)
        before = taking.enter(node)  # no context: there is one for each record, and nobody goes on after an exception
        held = self.hold(node, taking)
        taking.leave(before)
        built = held if isinstance(held, Refused) else self.build(held, taking)
        if isinstance(built, Refused) and not taking.trying:
            settle_blanks(node, taking, since, self, self.words_of)
        if self.former and not isinstance(built, Refused):
            for key in (key for key, _ in node.entries if key.text in self.former):
                taking.report("K318", key, key=key.text, now=self.fields[key.text].now)
        return built

    def words_of(self, key: str) -> str:
        """Which words a key takes, as a sentence; "" where it takes any."""
        names = getattr(self.fields[key].take, "names", "") if key in self.fields else ""
        return f"使える言葉は {names} です。" if names else ""

    def hold(self, node: Mapping, taking: Taking) -> Held | Refused:
        """All values of the mapping, or ``Refused`` when any of them was."""
        values = dict(self.defaults)
        sound, meant, written = True, set[str](), node.keys()
        outer = taking.key, taking.reason, taking.reasoned
        reasoned = "missing" in written
        for key, value_node in node.entries:
            field = self.fields.get(name := key.text)
            if field is None:
                meant.add(self.report_unknown(key, value_node, taking))
                sound = False
                continue
            taking.key, taking.reasoned, taking.reason = name, reasoned, self.reasons.get(name, "")
            value = values[name] = field.take(value_node, taking)
            if value is REFUSED:
                sound = False
        taking.key, taking.reason, taking.reasoned = outer
        for field in self.required:
            if field.key not in values and field.key not in meant:
                taking.report_missing(node, self.label, field.key, field.about, self.words_of(field.key))
                sound = False
        if not sound and taking.salvaging:
            return self.salvage(values, meant, node, taking)
        return Held(values, node, taking.place(node), written) if sound else REFUSED

    def salvage(self, values: dict[str, Any], meant: set[str], node: Mapping, taking: Taking) -> Held | Refused:
        """What is sound of a refused record, if all that is essential is."""
        kept = {key: value for key, value in values.items() if value is not REFUSED}
        if self.essential is None or meant & self.essential:
            return REFUSED
        if any(key not in kept and key in self.fields for key in self._needed(node)):
            return REFUSED
        values = {key: kept.get(key, field.default) for key, field in self.fields.items()}
        return Held(values, node, taking.place(node), node.keys())

    def _needed(self, node: Mapping) -> set[str]:
        """The essential keys that were written or must be."""
        written = node.keys()
        return {key for key in self.essential or () if key in written or self.fields[key].required}

    def report_unknown(self, key: Scalar, value: Node, taking: Taking) -> str:
        """Tell of an unknown key; gives the known key that was probably meant, "" if none is like it."""
        nothing = isinstance(value, Scalar) and not value.text
        slipped = taking.report_slip(key) if nothing else ""
        if slipped:
            return slipped
        bare = key.text.strip()
        if bare != key.text:
            hint = f"「{bare}」の前か後に{name_blank(key.text)}の空白があります。半角にしてください。"
        elif self.called(bare):
            hint = f"「{self.called(bare)}」ではありませんか。"
        else:
            hint = name_nearest(bare, self.fields, "使える項目は {all} です。")
        otherwise = f"「{self.label}」に書ける項目は docs/data-format.md の表にあります。"
        taking.report("K301", key, key=key.text, label=self.label, hint=hint or otherwise)
        return self.called(bare) or find_nearest(bare, self.fields)

    def called(self, word: str) -> str:
        """The key of what ``word`` calls in Japanese (``単位`` for ``unit``), "" if it calls nothing that stands here."""
        if not word or word.isascii():
            return ""
        abouts = {field.about: field.key for field in self.fields.values()}
        naming = [about for about in abouts if word in about]
        about = min(naming, key=len) if naming else find_nearest(word, abouts)
        return abouts.get(about, "")


def record(made: Callable[..., R], **renamed: str) -> Callable[[Held, Taking], R | Refused]:
    """Build ``made`` from the held values by name; ``renamed`` gives the attribute for keys that are called otherwise."""
    with_place = "place" in getattr(made, "__struct_fields__", ())

    def build(held: Held, _taking: Taking) -> R | Refused:
        values = {renamed.get(key, key): value for key, value in held.values.items()} if renamed else held.values
        return made(**values, place=held.place) if with_place else made(**values)

    return build


class Listed(Generic[T]):
    """A list of things; all of them must be sound. No two may have the same ``once``, not even in another case ("" allows it)."""

    def __init__(self, take: Take[T], once: str = "") -> None:
        self.take = take
        self.once = once

    def __call__(self, node: Node, taking: Taking) -> tuple[T, ...] | Refused:
        """Take the list at ``node``."""
        if not isinstance(node, Sequence):
            details = {"label": taking.key or "一覧", "wanted": "「- 」で始まる一覧", "found": describe(node)}
            return taking.report("K206", node, **details)
        taken = [self.take(item, taking) for item in node.items]
        sound = tuple(item for item in taken if not isinstance(item, Refused))
        unique = report_doubles(node, self.once, taking) if self.once else True
        if taking.salvaging:
            return sound
        return sound if unique and len(sound) == len(taken) else REFUSED


def listed(take: Take[T]) -> Take[tuple[T, ...]]:
    """A list of things."""
    return Listed(take)


def listed_once(take: Take[T], key: str = "id") -> Take[tuple[T, ...]]:
    """A list of mappings, each with a ``key`` of its own."""
    return Listed(take, key)
