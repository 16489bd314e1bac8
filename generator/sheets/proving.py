"""Proof before the first write: the edited files are read and checked as a build would, and every answer is read back from them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.edited_data import ReadSite, check_whole, with_texts, without_line
from generator.load.site import find_kind
from generator.map.site_index import SiteIndex
from generator.model.plans import Round
from generator.problems.problem import Problem
from generator.problems.rules import RULES, Severity
from generator.sheets.asking import ask_plan
from generator.sheets.deciding import RecordEdit
from generator.sheets.new_records import write_records
from generator.sheets.rows import SheetRow
from generator.sheets.settling import is_said, plain
from generator.sheets.yaml_edits import edit_records
from generator.sheets.yaml_places import records_at

_TRIES = 5


class Unmade(NamedTuple):
    """A change that is not made, and why: a problem that the data would have, or what was in the way of the edit."""

    change: RecordEdit
    found: Problem | None
    cause: str = ""


class Proved(NamedTuple):
    """The files that are to be written, the changes in them, and what is not made; ``warnings`` are new ones of the checks."""

    texts: Mapping[str, str]
    changes: tuple[RecordEdit, ...]
    refusals: tuple[Unmade, ...]
    warnings: tuple[Problem, ...]
    site: ReadSite


def rows_of(site_index: SiteIndex, rounds: Mapping[str, Round]) -> dict[str, SheetRow]:
    """All rows of the plans' rounds by their keys. Rounds are read anew by their ids."""
    return {row.key: row for plan, found in rounds.items() for _, row in ask_plan(site_index, plan, found)}


def prove(
    site: ReadSite, rounds: Mapping[str, Round], before: Mapping[str, SheetRow], changes: Iterable[RecordEdit]
) -> Proved:
    """Write the changes into texts and hold them against the checks; what would not pass is left out and told.

    ``before`` are the rows as they are asked now.
    """
    known: set[object] | None = None
    left, refusals = list(changes), list[Unmade]()
    for attempt in range(_TRIES):
        texts, unmade = _write(site, rounds, left)
        refusals += unmade
        gone = {each.change.row.key for each in unmade}
        left = [each for each in left if each.row.key not in gone]
        if not left:
            break
        after = with_texts(site, texts)
        told_now = check_whole(after, rounds)
        if told_now and known is None:
            known = set(map(without_line, check_whole(site, rounds)))
        new = [found for found in told_now if without_line(found) not in (known or ())]
        errors = [found for found in new if RULES[found.rule].level is Severity.ERROR]
        told = dict(_blame(errors, texts, left, everything=attempt == _TRIES - 1))
        told |= {} if told else dict(_read_back(after, rounds, before, left))
        if not told:
            warnings = tuple(found for found in new if RULES[found.rule].level is Severity.WARNING)
            return Proved(texts, tuple(left), tuple(refusals), warnings, after)
        refusals += told.values()
        left = [each for each in left if each.row.key not in told]
    return Proved({}, (), tuple(refusals), (), site)


def _write(
    site: ReadSite, rounds: Mapping[str, Round], changes: Sequence[RecordEdit]
) -> tuple[dict[str, str], list[Unmade]]:
    """The texts of all files with the changes, and those that cannot be made."""
    texts: dict[str, str] = {}
    refusals: list[Unmade] = []
    by_file: dict[str, list[RecordEdit]] = defaultdict(list)
    new: dict[tuple[str, str], list[RecordEdit]] = defaultdict(list)
    for change in changes:
        spot = change.row.spot
        if spot.file:
            by_file[spot.file].append(change)
        else:
            new[spot.folder, change.department].append(change)
    for file, own in by_file.items():
        texts[file], unmade = edit_records(site.text(file), own)
        refusals += [Unmade(each, None, "この書き方の YAML は、ほかの行を変えずには直せません") for each in unmade]
    for (folder, department), own in new.items():
        file, text = _file_of(site, texts, folder, rounds[folder].id, department)
        written = write_records(text, rounds[folder].id, own)
        if written is None:
            refusals += [Unmade(each, None, f"「{file}」には、書き足す所が見つかりません") for each in own]
        else:
            texts[file] = written
    return texts, refusals


def _file_of(site: ReadSite, texts: Mapping[str, str], folder: str, its_round: str, department: str) -> tuple[str, str]:
    """The department's own file of the round, with its text ("" where there is none yet)."""
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        file = f"{folder}/results/{its_round}{f'-{department}' if department else ''}{more}.yaml"
        there = site.taken.get(file)
        if there is None and not site.text(file):
            return file, texts.get(file, "")
        if there is not None and there.value.round.target == its_round:
            return file, texts.get(file, site.text(file))
        number += 1


def _blame(
    errors: Iterable[Problem], texts: Mapping[str, str], changes: Sequence[RecordEdit], *, everything: bool
) -> Iterator[tuple[str, Unmade]]:
    """The changes because of which a problem is told: those of its line, else those of its record, else those of its file, else all."""
    for found in errors:
        own = [each for each in changes if everything or _lies_in(each, found.place.file, texts)] or list(changes)
        if not everything and find_kind(found.place.file) and found.place.file in texts:
            close = records_at(texts[found.place.file], found.place.line)
            same = [each for each in own if (each.row.spot.section, each.row.spot.holder) == close[:2]]
            exact = [
                each for each in same if each.row.indicator is not None and each.row.indicator.id == close.indicator
            ]
            other = [each for each in same if each.row.indicator is None] if not close.indicator else []
            own = exact or other or same or own
        for change in own:
            yield change.row.key, Unmade(change, found)


def _lies_in(change: RecordEdit, file: str, texts: Mapping[str, str]) -> bool:
    spot = change.row.spot
    if spot.file:
        return spot.file == file
    return file in texts and file.startswith(f"{spot.folder}/results/")


def _read_back(
    after: ReadSite, rounds: Mapping[str, Round], before: Mapping[str, SheetRow], changes: Sequence[RecordEdit]
) -> Iterator[tuple[str, Unmade]]:
    """The changes that are not read back as they were answered; all of them where another row has changed too."""
    if after.site_index is None:
        return
    rows = rows_of(after.site_index, rounds)
    meant = {each.row.key: each for each in changes}
    for change in changes:
        if change.row.key not in rows or not is_said(plain(rows[change.row.key].now), change.answer):
            yield change.row.key, Unmade(change, None, "書いた答えが、同じ答えとして読み返せません")
    paged = {_record_of(each.row) for each in changes if each.page}
    others = [
        key
        for key, row in before.items()
        if key not in meant and (key not in rows or rows[key].now != row.now) and _record_of(row) not in paged
    ]
    if others:
        for change in changes:
            yield change.row.key, Unmade(change, None, "ほかの行の値まで変わってしまいます")


def _record_of(row: SheetRow) -> tuple[str, str, str]:
    return row.spot.folder, row.spot.section, row.spot.holder
