"""Compare two states of what is published; and undo a comparison, which tells of an earlier state what the later one does not hold."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from generator.addresses import indicator_anchor
from generator.changes.differences import KIND_NAMES, ChangeKind, Difference, Differences
from generator.changes.effects import FieldChange
from generator.changes.following import follow_moves_apart
from generator.changes.leading import Leading, Relocation
from generator.changes.snapshots import SECTIONS, Fields, Snapshot, name_figure
from generator.changes.values import Formers, former_targets, is_declared, value_of
from generator.ledger import Moves
from generator.open_data.change_words import STATE_OF

_NOTHING: Final[Fields] = {}
_ORDER: Final = {kind: place for place, kind in enumerate(KIND_NAMES)}
_OF_DEFINITION: Final = frozenset(
    {"unit", "definition", "formula", "kind", "direction", "accumulation", "tolerance", "scale", "parts"}
)
_KIND_OF_CAUSE: Final = {str(cause): ChangeKind(state) for cause, state in STATE_OF.items()}
_OF_REPORTS: Final = "report/"
"""How the fields begin that tell what a report says; its round follows."""
_Change: TypeAlias = Mapping[ChangeKind, Collection[str]]
"""Names of fields by what became of them."""


def compare_snapshots(before: Snapshot, after: Snapshot, moves: Moves | None = None) -> Differences:
    """What differs. Comparing the same twice gives nothing; `undo` gives ``before`` again.

    What ``moves`` say to be the same at another place is told to have moved, and held against what stands there.
    """
    leading = Leading(()) if moves is None else follow_moves_apart(moves, before, after)
    before = leading.snapshot(before)
    found = [_moved(step, before, after) for step in leading.steps]
    formers = former_targets(after)
    for section in SECTIONS:
        old: Mapping[str, Fields] = getattr(before, section)
        new: Mapping[str, Fields] = getattr(after, section)
        for key in sorted(old.keys() | new.keys()):
            was, now = old.get(key, _NOTHING), new.get(key, _NOTHING)
            if was != now:
                found += _differences(section, key, was, now, before, after, formers)
    found.sort(key=lambda each: (_ORDER[each.kind], each.key, each.section))
    return Differences(before.tag, after.tag, after.date, tuple(found))


def undo(after: Snapshot, differences: Differences, *, date: str = "") -> Snapshot:
    """The state from which the differences lead to ``after``."""
    told = {section: dict(getattr(after, section)) for section in SECTIONS}
    steps: list[Relocation] = []
    for change in differences.changes:
        if change.former:
            places = change.fields[0]
            steps.append(Relocation(change.section, change.key, change.former, places.after, places.before))
            continue
        held = dict(told[change.section].get(change.key, _NOTHING))
        for field in change.fields:
            held[field.name] = field.before
        kept = {name: text for name, text in sorted(held.items()) if text}
        if kept:
            told[change.section][change.key] = kept
        else:
            told[change.section].pop(change.key, None)
    holders, indicators, figures = (dict(sorted(told[section].items())) for section in SECTIONS)
    # Verdicts are not told one by one: of an earlier state they are not known.
    return Leading(steps).snapshot(Snapshot(differences.since, date, holders, indicators, figures))


def _moved(step: Relocation, before: Snapshot, after: Snapshot) -> Difference:
    """That something has another address. ``before`` is under the names of ``after``."""
    section, key = step.section, step.after
    shown: Fields = getattr(after, section).get(key) or getattr(before, section)[key]
    holder = after.holders.get(shown.get("of", key)) or before.holders.get(shown.get("of", key), _NOTHING)
    address, _, anchor = step.place_after.partition("#")
    return Difference(
        kind=ChangeKind.MOVED,
        section=section,
        key=key,
        title=holder.get("title", ""),
        address=address,
        anchor=anchor,
        name=_name(section, shown, after, before),
        fields=(FieldChange("address", step.place_before, step.place_after),),
        former=step.before,
    )


def _differences(  # noqa: PLR0917 - both sides, and where they are from
    section: str, key: str, was: Fields, now: Fields, before: Snapshot, after: Snapshot, formers: Formers
) -> Iterator[Difference]:
    changed = sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
    shown = now or was
    of = shown.get("of", key)
    holder = after.holders.get(of) or before.holders.get(of, _NOTHING)
    sort = {"holders": _sort_holder, "indicators": _sort_indicator, "figures": _sort_figure}[section]
    declared = now.get("correction_words") and now.get("correction_words") != was.get("correction_words")
    for kind, names in sort(was, now, frozenset(changed), formers).items():
        if names:
            yield Difference(
                kind=kind,
                section=section,
                key=key,
                title=holder.get("title", ""),
                address=holder.get("address", ""),
                anchor=_anchor(section, key, shown),
                name=_name(section, shown, after, before),
                cause=now.get("correction_cause", "") if declared else "",
                words=now.get("correction_words", "") if declared else "",
                sources=_sources(was, now),
                fields=tuple(FieldChange(name, was.get(name, ""), now.get(name, "")) for name in sorted(names)),
            )


def _anchor(section: str, key: str, shown: Fields) -> str:
    if section == "indicators":
        return indicator_anchor(key.rpartition("/")[2])
    return shown.get("anchor", "")


def _name(section: str, shown: Fields, *snapshots: Snapshot) -> str:
    if section == "figures":
        return name_figure(shown, *snapshots)
    return shown.get("name", "")


def _sources(was: Fields, now: Fields) -> tuple[str, str]:
    """In which documents and on which pages both stand; nothing where neither says."""
    told = [
        " ".join(filter(None, (each.get("source_document_title", ""), each.get("source_page", ""))))
        for each in (was, now)
    ]
    return told[0], told[1]


def _sort_holder(was: Fields, now: Fields, changed: AbstractSet[str], _formers: Formers) -> _Change:
    if not was or not now:
        return {ChangeKind.ADDED if now else ChangeKind.REMOVED: changed}
    ends = {name for name in changed if name.startswith("ending")}
    ended = ChangeKind.MERGED if now.get("ending") == "merged" else ChangeKind.ENDED
    named = changed & {"title", "number"}
    assigned = changed & {"departments", "position"}
    return {
        ended: ends,
        ChangeKind.RENAMED: named,
        ChangeKind.REASSIGNED: assigned,
        **_sort_texts(was, changed - ends - named - assigned),
    }


def _sort_indicator(was: Fields, now: Fields, changed: AbstractSet[str], _formers: Formers) -> _Change:
    if not was or not now:
        return {ChangeKind.ADDED if now else ChangeKind.REMOVED: changed}
    named, defined, broken = changed & {"name"}, changed & _OF_DEFINITION, changed & {"breaks"}
    return {
        ChangeKind.RENAMED: named,
        ChangeKind.DEFINITION_CHANGED: defined,
        ChangeKind.BREAK_ADDED: broken,
        **_sort_texts(was, changed - named - defined - broken),
    }


def _sort_texts(was: Fields, changed: AbstractSet[str]) -> _Change:
    """What became of texts. Where none stood before nothing that was published changed: it came with a report, or besides."""
    added = {name for name in changed if not was.get(name)}
    reports = tuple(name[: name.rindex("/") + 1] for name in was if name.startswith(_OF_REPORTS))
    reported = {name for name in added if name.startswith(_OF_REPORTS) and not name.startswith(reports)}
    return {
        ChangeKind.TEXT_CHANGED: changed - added,
        ChangeKind.TEXT_ADDED: added - reported,
        ChangeKind.REPORTED: reported,
    }


def _sort_figure(was: Fields, now: Fields, changed: AbstractSet[str], formers: Formers) -> _Change:
    if not was or not now:
        return {ChangeKind.VALUE_ADDED if now else ChangeKind.WITHDRAWN: changed}
    if value_of(was) == value_of(now) and not changed & {"state", "correction_words"}:
        said = any(was.get(name) for name in changed)
        return {ChangeKind.TEXT_CHANGED if said else ChangeKind.TEXT_ADDED: changed}
    return {_kind_of_value(was, now, formers): changed}


def _kind_of_value(was: Fields, now: Fields, formers: Formers) -> ChangeKind:
    """What became of a value, or of its state."""
    same = value_of(was) == value_of(now)
    if is_declared(was, now):
        return _KIND_OF_CAUSE[now["correction_cause"]]
    if now.get("kind") == "target" and (same or was.get("as_published", "") in formers(now)):
        return ChangeKind.TARGET_MOVED
    if was.get("flag") == "missing" and now.get("flag") != "missing":
        return ChangeKind.VALUE_ADDED
    if was.get("state") == "provisional":
        return ChangeKind.REVISED
    if same:
        told = now.get("correction_cause", "")
        return _KIND_OF_CAUSE.get(told, ChangeKind.TEXT_CHANGED)
    return ChangeKind.UNDECLARED
