"""Go through a data folder and find what an upgrade would change, ask and leave, before anything is written."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.edited_data import ReadSite, read_site, with_texts, without_line
from generator.load.data_format import FIRST_FORMAT, FORMAT_KEY, written_format
from generator.load.site import find_kind
from generator.problems.problem import Problem
from generator.problems.rules import RULES, Severity
from generator.upgrading.respelling import LineChange, NotAsMeantError, Rewritten, ToDecide, put_first, respell
from generator.upgrading.steps import STEPS, FormatStep

_SETTINGS: Final = "site.yaml"
_OF_FILES: Final = ("K1", "K2")
_UNREAD: Final = ("K311",)  # unseen characters in the YAML
_READ: Final = ("K105",)  # a file of no use keeps nobody from reading the others


class StepTaken(NamedTuple):
    """A step with what it does: for each file the changes of its lines."""

    step: FormatStep
    changes: Mapping[str, tuple[LineChange, ...]]


class Upgrade(NamedTuple):
    """What an upgrade of the folder ``data`` from the format ``before`` would do; nothing is written yet.

    ``texts``: each file that changes, as it is and as it will be. ``questions``: by file, what a person has to decide. ``refused``: why
    nothing can be done at all. ``left``: errors that are there before as after.
    """

    data: Path
    before: int
    steps: tuple[StepTaken, ...] = ()
    texts: Mapping[str, tuple[bytes, bytes]] = {}
    questions: Mapping[str, tuple[ToDecide, ...]] = {}
    refused: tuple[Problem, ...] = ()
    left: tuple[Problem, ...] = ()

    def count_changes(self) -> int:
        """How many lines change."""
        return sum(len(changes) for taken in self.steps for changes in taken.changes.values())


def plan_upgrade(data: Path) -> Upgrade:
    """What would bring the folder's data to the present format."""
    site = read_site(data)
    unreadable = tuple(filter(_is_unreadable, site.problems))
    number = written_format(site.text(_SETTINGS)) if not unreadable else None
    if number is None:
        of_settings = (found for found in site.errors() if found.place.file == _SETTINGS)
        return Upgrade(data, FIRST_FORMAT, refused=unreadable or tuple(of_settings))
    # With its byte order mark, where a file has one: it is to stay.
    texts = {source.file: source.content.decode() for source in site.files if find_kind(source.file)}
    return _plan(site, texts, number)


def _is_unreadable(found: Problem) -> bool:
    """Whether a problem says that a file, or its YAML, or its format cannot be read."""
    is_error = RULES[found.rule].level is Severity.ERROR
    return is_error and found.rule not in _READ and (found.rule[:2] in _OF_FILES or found.rule in _UNREAD)


def _plan(site: ReadSite, texts: Mapping[str, str], before: int) -> Upgrade:
    now, questions, taken = dict(texts), dict[str, tuple[ToDecide, ...]](), list[StepTaken]()
    for step in STEPS:
        if step.before < before and not step.is_repeatable:
            continue
        changes: dict[str, tuple[LineChange, ...]] = {}
        for file, rewritten in _take(step, now):
            now[file] = rewritten.text
            if rewritten.changes:
                changes[file] = rewritten.changes
            if rewritten.questions:
                questions[file] = (*questions.get(file, ()), *rewritten.questions)
        if step.before >= before:
            numbered = _number(now[_SETTINGS], step.before + 1)
            now[_SETTINGS] = numbered.text
            changes[_SETTINGS] = (*changes.get(_SETTINGS, ()), *numbered.changes)
            if numbered.questions:
                questions[_SETTINGS] = (*questions.get(_SETTINGS, ()), *numbered.questions)
        if changes:
            taken.append(StepTaken(step, changes))
    edited = {file: text for file, text in now.items() if text != texts[file]}
    after = with_texts(site, edited)
    known = set(map(without_line, site.problems))
    refused = [found for found in after.errors() if without_line(found) not in known]
    if refused:
        return Upgrade(site.data, before, refused=tuple(refused))
    held = {file: (texts[file].encode(), text.encode()) for file, text in edited.items()}
    left = tuple(found for found in after.problems if RULES[found.rule].level is Severity.ERROR)
    return Upgrade(site.data, before, tuple(taken), held, questions, left=left)


def _take(step: FormatStep, texts: Mapping[str, str]) -> Iterator[tuple[str, Rewritten]]:
    """The files that the step changes or asks about."""
    for file, text in texts.items():
        found = find_kind(file)
        answer = None if found is None else step.respellings.get(found[0].name)
        if answer is None:
            continue
        try:
            yield file, respell(text, answer)
        except NotAsMeantError:
            asked = ToDecide(1, "この書き方の YAML は、ほかの行を変えずには直せません。手で直してください")
            yield file, Rewritten(text, questions=(asked,))


def _number(text: str, number: int) -> Rewritten:
    try:
        return put_first(text, FORMAT_KEY, str(number))
    except NotAsMeantError:
        asked = ToDecide(1, f"「{FORMAT_KEY}: {number}」の行を書き足してください")
        return Rewritten(text, questions=(asked,))
