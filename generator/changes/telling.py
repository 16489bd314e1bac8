"""What the words of a state are called where differences are told to people. Files and programs keep the words themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from generator.amounts import says_itself
from generator.changes.differences import Difference
from generator.changes.effects import FieldChange
from generator.changes.names import name_field
from generator.model.basics import Reason
from generator.model.figures import Accumulation, BreakKind, Direction, IndicatorKind, Parts
from generator.model.japanese import Worded
from generator.model.money import BudgetKind
from generator.model.narrative import Topic
from generator.model.plans import EndKind, ScaleOrder, ScheduleState, Standing, WordedField
from generator.model.results import Evaluator, NextStepKind, Stage
from generator.open_data.change_words import STATE_NAMES
from generator.open_data.codes import BUDGET_KINDS, CAUSES, FORMS, HOLDERS, KINDS, OPEN_ENDS, PERIODS, Told

_Words = Mapping[str, Told]
_NOTHING: Final[_Words] = MappingProxyType({})
_YES_OR_NO: Final = {"true": Told("はい", "yes"), "false": Told("いいえ", "no")}
_TRUE: Final = {word.title(): told for word, told in _YES_OR_NO.items()}
"""As texts that hold parts write it."""


def _called(*enumerations: Iterable[Worded]) -> _Words:
    """What the words of enumerations are called. Of two that share a word, the first one's."""
    found: dict[str, Told] = {}
    for members in enumerations:
        for each in members:
            found.setdefault(str(each), Told(each.japanese[0], str(each).replace("_", " ")))
    return found


_REASONS: Final = _called(Reason)
_BY_NAME: Final = {str(each): each for each in Reason}
_HEADINGS: Final = {str(each): name_field("holders", f"text/{each}") for each in WordedField}
_OF_FIELDS: Final[Mapping[tuple[str, str], _Words]] = MappingProxyType(
    {
        ("holders", "kind"): HOLDERS,
        ("holders", "ending"): _called(EndKind),
        ("indicators", "kind"): _called(IndicatorKind),
        ("indicators", "direction"): _called(Direction),
        ("indicators", "accumulation"): _called(Accumulation),
        ("indicators", "parts"): _called(Parts),
        ("figures", "kind"): KINDS,
        ("figures", "budget_kind"): BUDGET_KINDS,
        ("figures", "flag"): FORMS,
        ("figures", "state"): STATE_NAMES,
        ("figures", "correction_cause"): CAUSES,
        ("figures", "missing_reason"): _REASONS,
        ("figures", "open_end"): OPEN_ENDS,
        ("figures", "done"): _YES_OR_NO,
    }
)
_OF_LINES: Final[Mapping[str, _Words]] = MappingProxyType(
    {
        "definition": _REASONS,
        "formula": _REASONS,
        "data_source": _REASONS,
        "breaks": {**PERIODS, **_called(BreakKind), **_TRUE},
    }
)
_OF_TEXTS: Final[Mapping[str, _Words]] = MappingProxyType(
    {
        "schedule": _called(ScheduleState),
        "steps": _called(ScheduleState),
        "evaluations": _called(Stage, Evaluator, Standing),
        "next_step": _called(NextStepKind),
        "scales": _called(Standing, ScaleOrder),
        "measure_kinds": _HEADINGS,
        "words": _HEADINGS,
    }
)
_OF_NARRATIVE: Final = {**_called(Topic, BudgetKind), **_REASONS, **_TRUE}


def tell_text(section: str, name: str, text: str) -> Told:
    """The text of a field of a state (`Snapshot`) as people read it: words of the program in theirs, all else as it is."""
    own = _OF_FIELDS.get((section, name))
    if own is not None:
        return own.get(text, Told(text, text))
    known = _words_in(name)
    lines = [known.get(line, Told(line, line)) for line in _without_told_twice(text, known)]
    return Told("\n".join(each.ja for each in lines), "\n".join(each.en for each in lines))


def told_fields(change: Difference) -> Sequence[FieldChange]:
    """The fields of a difference that tell something. 確定 is what a state is where nobody wrote one: beside 速報 alone it says what changed."""
    return tuple(each for each in map(_without_unsaid, change.fields) if each.before or each.after)


def _without_unsaid(field: FieldChange) -> FieldChange:
    if field.name != "state" or "provisional" in {field.before, field.after}:
        return field
    before, after = ("" if each == "final" else each for each in (field.before, field.after))
    return FieldChange(field.name, before, after)


def _without_told_twice(text: str, known: _Words) -> Iterator[str]:
    """The lines of a text in which words of the program may stand; no reason before a note that is the reason in the document's words."""
    if not known:
        yield text
        return
    lines = text.split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        reason = _BY_NAME.get(line) if line in known else None
        if reason is None or not says_itself(after, reason):
            yield line


def _words_in(name: str) -> _Words:
    """The words that may stand in a line of their own within the texts of a field."""
    if name.startswith("text/narrative/"):
        return _OF_NARRATIVE
    if name.startswith(("text/", "report/")):
        return {**_REASONS, **_TRUE, **_OF_TEXTS.get(name.rpartition("/")[2], _NOTHING)}
    return _OF_LINES.get(name, _NOTHING)
