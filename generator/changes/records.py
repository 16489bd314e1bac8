"""The files of the ledger that tell of values: the state at the last release, and what each release changed. The only place that reads or writes them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

import msgspec

from generator.changes.comparing import undo
from generator.changes.differences import FORMAT as FORMAT_OF_CHANGES
from generator.changes.differences import Differences, tell_additions
from generator.changes.effects import NOT_TOLD, PAGE_CHANGES, Effects
from generator.changes.snapshots import FORMAT, SECTIONS, Fields, Snapshot
from generator.model.ledger import LEDGER
from generator.problems.problem import Problem, problem, whole_file

FIGURES: Final = "figures.json"
_VERDICTS: Final = "verdicts"
CHANGES: Final = "changes"
_SPOILT: Final = "形が、公開の記録のものではありません"
_NEEDED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"indicators": frozenset({"of"}), "figures": frozenset({"of", "kind"})}
)
"""Without what an entry of each section cannot be compared."""
ListedState: TypeAlias = dict[str, dict[str, str]]
"""Lines of the file of a state, by section and by what each tells of."""
_ENCODE: Final = msgspec.json.Encoder().encode
_SNAPSHOT: Final = msgspec.json.Decoder(Snapshot)
_DIFFERENCES: Final = msgspec.json.Decoder(Differences)


class UnreadableRecordError(ValueError):
    """A file of the ledger that is not what ``kokai release`` writes. ``args`` are the file and the reason."""


def render_snapshot(snapshot: Snapshot) -> bytes:
    """The file: a line for each holder, indicator and figure, sorted, so that versions are compared line by line."""
    return join_snapshot(snapshot.tag, snapshot.date, [list_snapshot(snapshot)])


def list_snapshot(snapshot: Snapshot) -> ListedState:
    """The lines of a state without the marks between them, by section and by what each tells of."""
    told: ListedState = {}
    for section in SECTIONS:
        entries: Mapping[str, Mapping[str, str]] = getattr(snapshot, section)
        told[section] = {key: f"{_json(key)}:{_json(dict(sorted(fields.items())))}" for key, fields in entries.items()}
    if snapshot.verdicts:
        told[_VERDICTS] = {key: f"{_json(key)}:{_json(words)}" for key, words in snapshot.verdicts.items()}
    return told


def join_snapshot(tag: str, date: str, states: Iterable[ListedState]) -> bytes:
    """The file of several states that have nothing in common, as that of the state of them all."""
    held = list(states)
    lines = ["{", f'"format":{_json(FORMAT)},', f'"tag":{_json(tag)},', f'"date":{_json(date)},']
    sections = [*SECTIONS, *([_VERDICTS] if any(_VERDICTS in state for state in held) else [])]
    for section in sections:
        entries = {key: line for state in held for key, line in state.get(section, {}).items()}
        lines.append(f'"{section}":{{')
        lines += _listed(entries[key] for key in sorted(entries))
        lines.append("}" if section == sections[-1] else "},")
    return "\n".join([*lines, "}", ""]).encode()


def parse_snapshot(content: bytes, file: str) -> Snapshot:
    """The state that a file tells. Raises `UnreadableRecordError`."""
    _check_format(content, file, FORMAT, ("tag", "date", *SECTIONS))
    try:
        snapshot = _SNAPSHOT.decode(content)
    except (ValueError, RecursionError):
        raise UnreadableRecordError(file, _SPOILT) from None
    for section, needed in _NEEDED.items():
        entries: Mapping[str, Fields] = getattr(snapshot, section)
        for key, fields in entries.items():
            if not needed <= fields.keys():
                raise UnreadableRecordError(file, f"{section} の「{key}」に、必要な項目がありません")
    return snapshot


def render_differences(differences: Differences) -> bytes:
    """The file: a line for each difference."""
    head = {"format": differences.format, "since": differences.since, "tag": differences.tag, "date": differences.date}
    lines = ["{", *(f"{_json(name)}:{_json(text)}," for name, text in head.items()), '"changes":[']
    ending = ["]"] if differences.effects is None else ["],", f'"effects":{_json(differences.effects)}']
    return "\n".join([*lines, *_listed(map(_json, differences.changes)), *ending, "}", ""]).encode()


def parse_differences(content: bytes, file: str, *, released: bool = True) -> Differences:
    """The differences that a file tells; ``released`` ones have a day. Raises `UnreadableRecordError`."""
    _check_format(content, file, FORMAT_OF_CHANGES, ("since", "tag", "date", "changes"))
    try:
        found = _DIFFERENCES.decode(content)
        if released or found.date:
            dt.date.fromisoformat(found.date)
    except (ValueError, RecursionError):
        raise UnreadableRecordError(file, _SPOILT) from None
    effects = found.effects or Effects()
    if (
        any(change.former and len(change.fields) != 1 for change in found.changes)
        or any(page.what not in PAGE_CHANGES for page in effects.pages)
        or any(note not in NOT_TOLD for note in effects.notes)
    ):
        raise UnreadableRecordError(file, _SPOILT)
    return msgspec.structs.replace(found, changes=tell_additions(found.changes))


def _check_format(content: bytes, file: str, wanted: str, names: Iterable[str]) -> None:
    """Raises `UnreadableRecordError` for what is no such record: what says so of itself, or lacks what every one has."""
    try:
        held = msgspec.json.decode(content)
    except (ValueError, OverflowError):
        raise UnreadableRecordError(file, "JSON として読めません") from None
    except RecursionError:
        raise UnreadableRecordError(file, "かっこの入れ子が深すぎます") from None
    told = held.get("format") if isinstance(held, dict) else None
    if told != wanted:
        raise UnreadableRecordError(file, f"Kokai の記録ではありません。format が「{wanted}」ではありません")
    missing = [name for name in names if name not in held]
    if missing:
        raise UnreadableRecordError(file, f"{'、'.join(missing)} がありません")


def read_last_release(data: Path) -> Snapshot | None:
    """The state at the last release; None before the first. Raises `UnreadableRecordError` and ``OSError``."""
    path = data / LEDGER / FIGURES
    return parse_snapshot(path.read_bytes(), f"{LEDGER}/{FIGURES}") if path.is_file() else None


def read_released(data: Path) -> Snapshot | None:
    """The state at the last release; None before the first, and where its record is broken, of which a check of the whole site tells. Raises ``OSError``."""
    try:
        return read_last_release(data)
    except UnreadableRecordError:
        return None


def read_changes(data: Path) -> tuple[Differences, ...]:
    """What each release changed, the latest first. Raises `UnreadableRecordError` and ``OSError``."""
    folder = data / LEDGER / CHANGES
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    found = [parse_differences(path.read_bytes(), f"{LEDGER}/{CHANGES}/{path.name}") for path in files]
    return in_order(found)


def read_history(data: Path) -> tuple[Differences, ...] | Problem:
    """What each release changed, the latest first, or why that cannot be told. Raises ``OSError``."""
    try:
        return read_changes(data)
    except UnreadableRecordError as fault:
        file, cause = fault.args
        return problem("K552", whole_file(file), file=file, cause=cause)


def in_order(found: Iterable[Differences]) -> tuple[Differences, ...]:
    """The latest release first: each names the one before it."""
    by_since = {each.since: each for each in found}
    told: list[Differences] = []
    tag = ""
    while tag in by_since:
        told.append(by_since.pop(tag))
        tag = told[-1].tag
    rest = sorted(by_since.values(), key=lambda each: (each.date, each.tag))
    return tuple(reversed([*told, *rest]))


def state_at(tag: str, last: Snapshot, changes: Iterable[Differences]) -> Snapshot | None:
    """The state at a release: that of the last one, with what came after undone; None for a tag that is not among them."""
    state = last
    every = tuple(changes)
    dates = {each.tag: each.date for each in every}
    for each in every:
        if state.tag == tag:
            return state
        if each.tag == state.tag:
            state = undo(state, each, date=dates.get(each.since, ""))
    return state if state.tag == tag and tag else None


def changes_file(tag: str) -> str:
    """The file below ``data/ledger/`` that tells what a release changed."""
    return f"{CHANGES}/{tag}.json"


def _json(value: object) -> str:
    return _ENCODE(value).decode()


def _listed(lines: Iterable[str]) -> list[str]:
    held = list(lines)
    return [*(f"{line}," for line in held[:-1]), *held[-1:]]
