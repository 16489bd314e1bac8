"""``kokai release``: walk the road, make all that the release brings, write it at the very end."""

import datetime as dt
import os
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from generator.archive import data_archive, versions_archive
from generator.build import Order, build_site
from generator.load.inputs import fits_windows
from generator.load.leaving_out import leave_out_held
from generator.load.read import read_data
from generator.load.site import NO_NOTES, gather_site
from generator.load.today import read_today
from generator.model.basics import Place
from generator.model.city import Release
from generator.model.ledger import LEDGER, Ledger
from generator.model.site import Site
from generator.orders import BuildOutcome, Walked
from generator.problems.problem import Problem, Refused, problem, sort_problems, whole_file
from generator.problems.rules import RULES, Severity
from generator.progress import Progress
from generator.release.releasing import Releasing
from generator.release.steps import STEPS
from generator.release.writing import UnfinishedError, finish_release, write_all

_TAG: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_DAYS_AHEAD: Final = 31
"""A release may be made ready some time before its day; what is further off is a slip, and no earlier day could follow it."""
_FIRST_YEAR: Final = 2000
_RECORDED: Final = f"台帳: 途中で止まっていた版「{{tag}}」を data/{LEDGER}/ に記録し終えました"
RELEASES_FILE: Final = f"{LEDGER}/releases.yaml"


def release_site(order: Order, progress: Progress, tag: str, *, day: dt.date | None = None) -> BuildOutcome:
    """Record the release ``tag`` of the day ``day`` (that of ``site.yaml`` or today, where none is given). Nothing is written where anything is wrong."""
    finished = _finish_former(order)
    if finished == tag:
        return BuildOutcome([], {}, progress.seconds, [_RECORDED.format(tag=tag)], published=False)
    files, problems = read_data(order.data)
    gathered = gather_site(files, {})
    if isinstance(gathered.site, Refused):
        return build_site(order, progress)  # which tells of all that is wrong
    site = gathered.site
    released = _plan_release(site, tag, day)
    if isinstance(released, Problem):
        told = sort_problems([*problems, *gathered.problems, released])
        return BuildOutcome(told, {}, progress.seconds, [], published=False)
    finish = partial(_finish, released, progress)
    outcome = build_site(order._replace(releasing=released), progress, finish)
    if outcome.walked is None or any(RULES[found.rule].level is Severity.ERROR for found in outcome.problems):
        return outcome
    former = [_RECORDED.format(tag=finished)] if finished else []
    return outcome._replace(
        notes=[*outcome.notes, *former, f"台帳: 版「{tag}」（{released.date}）を data/{RELEASES_FILE} に記録しました"]
    )


def _finish_former(order: Order) -> str:
    """The tag of a release that was broken off and is recorded now. Where it cannot be, the note of it is there for the reader of the data (K447)."""
    try:
        return finish_release(order.data / LEDGER, order.archive)
    except UnfinishedError:
        return ""


def _plan_release(site: Site, tag: str, day: dt.date | None) -> Release | Problem:
    """The release that is asked for, or why there can be none."""
    named = next((each for each in site.settings.releases if each.tag == tag), None)
    if taken := _find_taken(site.ledger, tag):
        return taken
    if cause := _why_no_name(tag):
        return _unfit(tag, cause)
    if named is not None and day is not None and named.date != day:
        return problem("K425", named.place, tag=tag, date=named.date, other=day)
    today = read_today()
    if isinstance(today, Problem):
        return today
    date = day or (named.date if named else today)
    if refused := _find_far(tag, date, today) or _find_later(site.ledger, tag, date):
        return refused
    return replace(named, date=date) if named else Release(tag, Place(RELEASES_FILE, 0, 0), date, NO_NOTES)


def _why_no_name(tag: str) -> str:
    """Why a release cannot be called so, "" where it can: its name becomes part of addresses and of files."""
    if not _TAG.fullmatch(tag):
        return "名前に使えるのは、半角の英数字・ピリオド・ハイフン・下線で、80 文字までです"
    fits = fits_windows(tag) and fits_windows(f"{tag}.json") and not tag.endswith(".")
    return "" if fits else "Windows では、この名前のファイルを作れません"


def _find_far(tag: str, date: dt.date, today: dt.date) -> Problem | None:
    """That the day is a slip, if it is."""
    if date.year >= _FIRST_YEAR and date <= today + dt.timedelta(days=_DAYS_AHEAD):
        return None
    return _unfit(tag, f"公開日 {date} が、今日（{today}）から離れすぎています")


def _find_taken(ledger: Ledger, tag: str) -> Problem | None:
    """That the ledger has a release of this name, if it has."""
    for entry in ledger.releases:
        if entry.tag.casefold() == tag.casefold():
            return problem("K426", entry.place, tag=tag, date=entry.date)
    return None


def _find_later(ledger: Ledger, tag: str, date: dt.date) -> Problem | None:
    """That the ledger has a release of a later day, if it has."""
    last = ledger.releases[-1] if ledger.releases else None
    if last is not None and date < last.date:
        return _unfit(tag, f"公開日 {date} が、前の版「{last.tag}」の公開日 {last.date} より前です")
    return None


def _find_kept(archive: Path | None, tag: str) -> Problem | None:
    """That the archive has a file of a release of this name, of which the ledger knows nothing: it is never written over."""
    for name in (versions_archive(tag), data_archive(tag)):
        if archive is not None and os.path.lexists(archive / name):
            return _unfit(
                tag,
                f"保管庫に「{name}」がもうあります。台帳（data/{LEDGER}/）が失われていないか、変更の履歴を確かめてください",
            )
    return None


def _unfit(tag: str, cause: str) -> Problem:
    return problem("K427", whole_file(RELEASES_FILE), tag=tag, cause=cause)


def _finish(released: Release, progress: Progress, walked: Walked) -> Sequence[Problem]:
    """Make the files of all steps; only then write them. Since the release was planned, another may have been recorded."""
    releasing = Releasing(walked, released)
    tag = released.tag
    refused = (
        _find_taken(releasing.ledger, tag)
        or _find_later(releasing.ledger, tag, released.date)
        or _find_kept(walked.order.archive, tag)
    )
    if refused:
        return [refused]
    with progress.stage("版を台帳に記録する"):
        data = walked.data if walked.order.archive is None else leave_out_held(walked.data, walked.held)
        if isinstance(data, Problem):
            return [data]
        releasing = Releasing(walked._replace(data=data), released)
        write_all(tag, [file for step in STEPS for file in step(releasing)], releasing.folder)
    return ()
