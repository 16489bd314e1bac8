"""Where the state of what is published is found: a folder of data, a record of a release, an archive of a site, a release that the ledger knows."""

import datetime as dt
import os
import zipfile
import zlib
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from msgspec.structs import replace

from generator.changes import IdTitles, Snapshot, snapshot_of_site, titles_of_site
from generator.changes.records import (
    FIGURES,
    UnreadableRecordError,
    parse_snapshot,
    read_changes,
    read_last_release,
    state_at,
)
from generator.checks import check_site
from generator.diffs.pages import SiteOfFolder
from generator.exports.tables import Tables
from generator.judging import IndicatorProgress, Status
from generator.judging.standings import stand_all
from generator.ledger import Moves
from generator.load.held_back import HeldBack
from generator.load.inputs import explain_cause
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.address_table import AddressTable
from generator.map.editions import speak_in
from generator.map.site_index import index_site
from generator.model.ledger import LEDGER
from generator.problems.problem import Problem, Refused, problem, whole_file
from generator.problems.reports import count_levels
from generator.publishable import publishable_on
from generator.views.verdicts import tell_verdicts
from generator.views.vocabularies import vocabulary_of

_LANGUAGE: Final = "ja"
"""In which whoever decides reads what differs, whatever the site's own."""
_LARGEST: Final = 500_000_000
"""Bytes of a record within an archive; a larger one is none of ours."""
_TELL_OF_MOVES: Final = frozenset({"site.yaml", "municipality.yaml", "moved.yaml"})
"""Files that hold entries, and those without which their folders are none of a site."""


class ComparedState(NamedTuple):
    """What is compared; of a folder of data also where it says that things moved, what is held back in it, what its ids are called, and its site."""

    snapshot: Snapshot
    moves: Moves | None = None
    held: HeldBack | None = None
    titles: IdTitles = MappingProxyType({})
    site: SiteOfFolder | None = None


class InTheWay(NamedTuple):
    """Why nothing can be compared: problems, and the folder of data in whose files they stand."""

    problems: list[Problem]
    folder: Path


def read_state(named: str, data: Path, day: dt.date | None) -> ComparedState | InTheWay:
    """The state that is named, or what is in the way; of a folder what may be published on ``day``, and all of it where there is none.

    ``named`` is a folder of data (or one that holds ``data/``), a ``figures.json``, a ``kokai.zip``, or the tag of a release that the ledger in
    the folder ``data`` knows. A path goes before a tag.
    """
    path = Path(named)
    try:
        if path.is_dir():
            found = _of_folder(named, path, day)
        elif path.is_file():
            found = ComparedState(_of_file(path))
        elif os.path.lexists(path):
            found = _unreadable(named, "ファイルでもフォルダーでもありません")
        elif path == data:
            found = _unreadable(named, "このフォルダーがありません")
        else:
            found = _of_release(named, data)
    except UnreadableRecordError as fault:
        found = _unreadable(named, f"{fault.args[0]}：{fault.args[1]}")
    except OSError as fault:
        found = _unreadable(named, explain_cause(fault))
    except ValueError:  # of a name that no system can have
        found = _unreadable(named, "この名前は使えません")
    return found


def _unreadable(named: str, cause: str) -> InTheWay:
    return InTheWay([problem("K553", whole_file(named), named=named, cause=cause)], Path(named))


def read_last(data: Path) -> ComparedState | InTheWay:
    """The state at the last release that the ledger in the folder ``data`` knows; before the first nothing is published."""
    try:
        return ComparedState(read_last_release(data) or Snapshot())
    except UnreadableRecordError as fault:
        file, cause = fault.args
        return InTheWay([problem("K552", whole_file(file), file=file, cause=cause)], data)
    except OSError as fault:
        return _unreadable(str(data), explain_cause(fault))


def read_moves(data: Path) -> Moves | InTheWay | None:
    """Where the folder ``data`` says that things moved, or what is in the way; None where there is no such folder. Nothing else in it is taken."""
    if not (data / "site.yaml").is_file():
        return None
    files, problems = read_data(data)
    asked = [each for each in files if each.file.rpartition("/")[2] in _TELL_OF_MOVES]
    gathered = gather_site(asked, {})
    problems = [*problems, *gathered.problems]
    names = {each.file for each in asked}
    own = [each for each in problems if each.place.file in names]  # that others are missing is no wonder
    if isinstance(gathered.site, Refused) or count_levels(own)[0]:
        return InTheWay(own or problems, data)
    return Moves(gathered.site)


def read_titles(data: Path) -> IdTitles:
    """What the ids in the folder ``data`` are called; nothing where it is no folder of a site that can be read."""
    if not (data / "site.yaml").is_file():
        return MappingProxyType({})
    site = gather_site(read_data(data)[0], {}).site
    return MappingProxyType({}) if isinstance(site, Refused) else titles_of_site(index_site(site))


def _of_folder(named: str, path: Path, day: dt.date | None) -> ComparedState | InTheWay:
    folder = path if (path / "site.yaml").is_file() else path / "data"
    if not folder.exists():
        return _unreadable(named, "データのフォルダーではありません。中に site.yaml も data/ もありません")
    folder = Path(os.path.realpath(folder))
    files, problems = read_data(folder)
    gathered = gather_site(files, {})
    problems = [*problems, *gathered.problems]
    if isinstance(gathered.site, Refused):
        return InTheWay(problems, folder)
    site_index = index_site(gathered.site)
    problems += check_site(site_index, AddressTable(site_index, Status, IndicatorProgress), problems)
    if count_levels(problems)[0]:
        return InTheWay(problems, folder)
    part = publishable_on(gathered, day or dt.date.max)
    part = part._replace(site_index=speak_in(part.site_index, _LANGUAGE))
    standings = stand_all(part.site_index)
    snapshot = snapshot_of_site(part.site_index, Tables(part.site_index, standings).rows_of_plan)
    verdicts = tell_verdicts(part.site_index, standings, vocabulary_of(_LANGUAGE).words)
    return ComparedState(
        replace(snapshot, verdicts=verdicts),
        Moves(gathered.site),
        part.held,
        titles_of_site(part.site_index),
        SiteOfFolder(folder, part, standings),
    )


def _of_file(path: Path) -> Snapshot:
    if not zipfile.is_zipfile(path):
        if path.stat().st_size > _LARGEST:
            raise UnreadableRecordError(path.name, "大きすぎます")
        return parse_snapshot(path.read_bytes(), path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo(FIGURES)
            if entry.file_size > _LARGEST:
                raise UnreadableRecordError(path.name, "中の記録が大きすぎます")
            return parse_snapshot(archive.read(entry), f"{path.name}/{FIGURES}")
    except KeyError:
        raise UnreadableRecordError(path.name, f"中に {FIGURES} がありません") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError):
        raise UnreadableRecordError(path.name, "ZIP として読めません") from None


def _of_release(tag: str, data: Path) -> ComparedState | InTheWay:
    last = read_last_release(data)
    changes = read_changes(data)
    state = None if last is None else state_at(tag, last, changes)
    if state is not None:
        return ComparedState(state)
    known = "、".join(each.tag for each in changes)
    ledger = f"{data.name}/{LEDGER}"
    told = f"{ledger} にある版は {known} です" if known else f"{ledger} には、版の記録がありません"
    return _unreadable(tag, f"この名前のファイルやフォルダーはありません。{told}")
