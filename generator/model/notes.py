"""The notes of a plan and of what is in it, by the marks under which they are named."""

from collections.abc import Iterable

from generator.model.basics import Footnote
from generator.model.narrative import Footnotes
from generator.model.plans import Plan


def notes_of_plan(plan: Plan) -> dict[str, str]:
    """The texts of the plan's notes by their marks."""
    parts = (part for part in plan.narrative if isinstance(part, Footnotes))
    return texts_of(note for part in parts for note in part.footnotes)


def texts_of(footnotes: Iterable[Footnote]) -> dict[str, str]:
    """The texts of notes by their marks; of two with one mark, which is a problem of its own, the first."""
    texts: dict[str, str] = {}
    for note in footnotes:
        texts.setdefault(note.mark, note.text)
    return texts
