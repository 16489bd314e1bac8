"""The road: read, take, check, judge, view, render, stamp, export, index, verify, swap. One function walks it.

`check` walks the same road with the same eyes and stops before the first write.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Final, NamedTuple

from generator.apart import Apart, open_apart
from generator.archive import FrozenFiles, join_versions
from generator.cache import Store
from generator.changes import Differences
from generator.changes.released import hold_against_release
from generator.checks import check_salvaged
from generator.exports import Exported, Tables, answer_old_files, export_files
from generator.ledger import find_gone_anchors, find_gone_pages
from generator.load.accessibility_result import find_test
from generator.load.read import SourceFile
from generator.load.site import Gathered
from generator.load.today import read_today
from generator.model.site import Site
from generator.orders import BuildOutcome as BuildOutcome  # noqa: PLC0414 (who builds asks and is told here)
from generator.orders import Finish, Walked
from generator.orders import Order as Order  # noqa: PLC0414
from generator.page_kinds import STUB
from generator.pages.jobs import PageJob, plan_pages
from generator.pages.tested_site import identify_site
from generator.preparing import check_frame, judge, made_by, prepare_frame, read_and_take
from generator.problems.problem import Problem, Refused, problem, sort_problems, whole_file
from generator.problems.reports import count_levels
from generator.progress import Progress
from generator.publish.folders import check_apart, check_no_sites_part
from generator.publish.page_titles import publish_pages
from generator.publish.pictures import PictureJob, plan_pictures
from generator.publish.publisher import Publisher
from generator.publish.swap import beside, make_folders_to
from generator.publish.tasks import Beginning, encode
from generator.publishable import Publishable, find_publishable, tell_held
from generator.refusals import tell_refusal
from generator.render.line_breaking import write_breaks
from generator.search import begin_preparing, find_similar
from generator.system.locks import Held, hold, lock_beside, lock_inside
from generator.system.shortages import naming
from generator.system.work_folder import check_work, mark_work
from generator.system.workers import Workers, count_workers
from generator.views.vocabularies import vocabulary_of

_WORKER: Final = "generator.worker"
"""What a process beside this one runs; it stands on the same road."""


def build_site(order: Order, progress: Progress, finish: Finish | None = None) -> BuildOutcome:
    """Walk the road, alone in the working folder and the output. Nothing that is published changes unless everything has passed.

    ``finish`` is done last, with the folders still held, where nothing was wrong.
    """
    today = read_today()
    if isinstance(today, Problem):
        return _stop([today], progress)  # at once: MkDocs reads the same context
    try:
        return _walk_alone(order, today, progress, finish)
    except Exception as fault:
        told = tell_refusal(fault, order.out, order.work)
        if not told:
            raise
        return _stop(told, progress)


def _walk_alone(order: Order, today: dt.date, progress: Progress, finish: Finish | None) -> BuildOutcome:
    """Walk with the folders held: two runs in one of them would publish a mixture of both."""
    read = {
        "データ": order.data,
        "手書きのページ": order.project / "content",
        "ページの枠": order.project / "overrides",
    }
    if order.sources is not None:
        read["原典"] = order.sources
    read |= {f"部分サイト（{number}）": folder for number, folder in enumerate(order.parts, 1)}
    written = {"作業用フォルダー": order.work}
    locks = [lock_inside(order.work)]
    if order.write and order.out.name:
        written |= {"出力先": order.out}
        written |= dict(zip(("出力先の控え", "入れ替え中の出力先"), beside(order.out), strict=True))
        locks.append(lock_beside(order.out))
    elif order.write:  # the root of a disk, which has no name and no folder beside it
        written["出力先"] = order.out
    given = {"作業用フォルダー": order.work} | ({"出力先": order.out} if order.write else {})
    if not_apart := [*check_apart(read, written), *check_no_sites_part(given)]:
        return _stop(not_apart[:1], progress)
    check_work(order.work)
    if order.write:
        make_folders_to(order.out)
    # What the system refuses without naming a file is in the working folder: the site's own files are named where they are written.
    with hold(locks, order.wait, progress.tell) as held, naming(order.work):
        check_work(order.work)  # since it was looked at, somebody may have come
        mark_work(order.work)
        Store(order.work).sweep()
        with _workers_of(order, today) as workers:
            return _walk(order, today, progress, held, finish, workers)


def _walk(  # noqa: PLR0917 - what stands around the road
    order: Order, today: dt.date, progress: Progress, held: Held, finish: Finish | None, workers: Workers | None
) -> BuildOutcome:
    store = Store(order.work, reads=order.cached)
    with progress.stage("部分サイトを確かめる") if order.parts else nullcontext():
        apart, unfit = open_apart(order)
    if unfit:
        return _stop(unfit, progress)
    with progress.stage("データを読む"):
        gathered, problems, data = read_and_take(order, store)
    if isinstance(gathered.site, Refused):
        return _stop([*problems, *check_salvaged(gathered.salvaged, problems)], progress)
    with progress.stage("データを検査する"):
        gathered, frozen, told_of_archive = join_versions(gathered, order.archive, store, wanted=order.write)
        problems += told_of_archive
        known = find_publishable(order, store, gathered, problems, order.day(today), versions=bool(frozen))
    problems += _prove(order, gathered, progress)
    if count_levels(problems)[0]:
        return _stop(problems, progress)
    checked = _Checked(store, apart, gathered, data, frozen, known)
    return _make_site(order, today, progress, checked, problems, held, finish, workers)


class _Checked(NamedTuple):
    """What was read, and has passed."""

    store: Store
    apart: Apart
    gathered: Gathered
    data: Sequence[SourceFile]
    frozen: Sequence[FrozenFiles]
    known: Publishable


def _make_site(  # noqa: PLR0917 - as above
    order: Order,
    today: dt.date,
    progress: Progress,
    checked: _Checked,
    problems: list[Problem],
    held: Held,
    finish: Finish | None,
    workers: Workers | None,
) -> BuildOutcome:
    """The second half of the road: from what has passed to the site."""
    store, apart, gathered, data, frozen, known = checked
    with progress.stage("状態を判定する"):
        standings = judge(store, known)
    with progress.stage("ページの枠を用意する"):
        chrome, site_index, frame = prepare_frame(order, store, known)
        problems += check_frame(chrome, site_index, known)
    made_from = apart.made_from(order, known, chrome, versions=bool(frozen))
    problems += apart.check(order, known, made_from)
    site = identify_site(site_index.site.settings.address, known.table, chrome)
    program, keys = made_by(order, known, chrome, frame, standings)
    tables = Tables(site_index, standings, store, keys, whole=known.whole(order))
    changes = _hold_against_release(order, store, known, tables, progress, problems)
    tested, told_of_test, notes = find_test(order.project, site, today)
    problems += told_of_test
    if count_levels(problems)[0]:
        return _stop(problems, progress)
    gone = tuple(find_gone_pages(site_index.site, known.table, chrome.pages))
    jobs: Sequence[PageJob] = list(
        plan_pages(
            site_index,
            standings,
            known.table,
            chrome,
            keys,
            tested=tested,
            site=site,
            language=chrome.language,
            pictures=order.images,
            checked=tables.check,
            rows=tables.rows_of_measure,
            changes=changes,
            similar=find_similar(site_index, store),
            gone=gone,
            gone_anchors=find_gone_anchors(site_index.site, known.table),
        )
    )
    vocabulary = vocabulary_of(chrome.language)
    pictures = [*plan_pictures(site_index, standings, known.table, keys, vocabulary)] if order.images else []
    problems += apart.take_in(jobs, pictures, order, store, program)
    if count_levels(problems)[0]:
        return _stop(problems, progress)
    publisher = Publisher(
        *(order.out, store, frame, chrome, program),
        write=order.write,
        reuse=order.reuse_pages,
        search=order.search,
        whole=known.whole(order),
        source=apart.parts,
    )
    listed = [job.address for job in jobs if job.listed]
    jobs = apart.own_pages(jobs, publisher)
    with progress.stage("ページを作る"):
        publish_pages(jobs, publisher, workers, vocabulary.words, lambda done: progress.count(done, len(jobs)))
    with progress.stage("データのファイルを作る"):
        exported = Exported(
            *(site_index, standings, known.table, listed, tables, keys, changes, chrome.language),
            # Where there was no last build, even one in a hurry has no archive that would do.
            *(store, {} if known.whole(order) or not publisher.keys() else None),
        )
        exports = apart.own_exports(answer_old_files(export_files(exported), gone, tables), publisher)
        publisher.publish_exports(exports)
        publisher.publish_frozen(apart.own_frozen(frozen, publisher))
        problems += apart.publish_rest(publisher, chrome, jobs)
        write_breaks(store)
    publisher.expect(each.file for each in pictures)
    _publish_pictures(apart.own_pictures(pictures), publisher, workers, progress, write=order.write)
    problems += _end_workers(workers)
    with progress.stage("まとめるための記録を書く") if order.only else nullcontext():
        notes += apart.hand_out(publisher, made_from, store)
    if isinstance(told := _publish_search(order, known.site_index.site, publisher, progress, problems), Problem):
        return _stop([told], progress)
    notes += [*told, *tell_held(known.held, drafts=order.drafts)]
    with progress.stage("リンクを確かめる"):
        problems += publisher.check()
    published = order.write and not count_levels(problems)[0]
    with progress.stage("公開用フォルダーを入れ替える") if published else nullcontext():
        notes += publisher.swap(held.make_sure) if published else []
    kinds = {job.address: job.kind.name for job in jobs if not job.everywhere and job.kind is not STUB}
    walked = Walked(
        *(order, data, site_index, standings, known.table, chrome.language, exported),
        *(publisher.titles(), kinds, publisher.files, known.held),
    )
    if finish is not None and not count_levels(problems)[0]:
        problems += finish(walked)
    return BuildOutcome(
        sort_problems(problems),
        Counter(job.name for job in jobs),
        progress.seconds,
        notes,
        published=published,
        made=(gathered, standings, jobs, publisher),
        walked=walked,
    )


def _prove(order: Order, gathered: Gathered, progress: Progress) -> list[Problem]:
    """Hold the data against the documents of the sources, where there are any."""
    if order.sources is None:
        return []
    if not order.sources.is_dir():
        return [problem("K913", whole_file(str(order.sources)), file=order.sources)]
    # Only here: a build reads no document.
    from generator.checks.quotations import check_sources  # noqa: PLC0415
    from generator.checks.source_texts import SourceTexts  # noqa: PLC0415

    assert not isinstance(gathered.site, Refused)  # noqa: S101 (tells the type checker)
    with progress.stage("原典と照らし合わせる"):
        texts = SourceTexts(order.sources, kept=order.work / "sources" if order.cached else None)
        found = list(check_sources(gathered.site, gathered.taken, texts))
        texts.forget_others()
    return found


def _hold_against_release(  # noqa: PLR0917 - what is held against what
    order: Order, store: Store, known: Publishable, tables: Tables, progress: Progress, problems: list[Problem]
) -> tuple[Differences, ...]:
    """What each release changed; values that differ from the last one without a reason are added to ``problems``."""
    with progress.stage("前回の公開と比べる"):
        told, changes = hold_against_release(order.data, known.site_index, tables.rows_of_plan, store, known.made_of)
    problems += told
    return changes


def _publish_pictures(
    wanted: Sequence[PictureJob], publisher: Publisher, workers: Workers | None, progress: Progress, *, write: bool
) -> None:
    if not write or not wanted:
        return
    with progress.stage("共有用の画像を作る"):
        publisher.publish_pictures(wanted, workers, lambda done: progress.count(done, len(wanted)))


@contextmanager
def _workers_of(order: Order, today: dt.date) -> Iterator[Workers | None]:
    """The processes that work beside this one; none where nothing that is kept is trusted: they begin with that."""
    most = order.workers or count_workers()
    if most < 2 or not order.cached:
        yield None
        return
    folders = str(order.project), str(order.data), str(order.work), str(order.archive or "")
    beginning = Beginning(*folders, today, order.releasing, order.write, order.images, order.drafts)
    with Workers(_WORKER, encode(beginning), most - 1) as workers:
        yield workers


def _end_workers(workers: Workers | None) -> list[Problem]:
    """Give back what they hold; one problem where any ended before its time."""
    if workers is None:
        return []
    workers.close()
    return [problem("K917", whole_file("kokai"), cause=workers.lost[0])] if workers.lost else []


def _publish_search(
    order: Order, site: Site, publisher: Publisher, progress: Progress, problems: list[Problem]
) -> list[str] | Problem:
    """Index what is to be found; what the summary says of it, or the problem that was in the way. One of workers is added to ``problems``, if none is there."""
    if not order.write or not order.search or order.only:
        return []
    most = order.workers or count_workers()
    with progress.stage("検索の索引を作る"), begin_preparing(most) or nullcontext() as workers:
        told = publisher.publish_search(site, workers)
        ended = _end_workers(workers)
    if not any(found.rule == "K917" for found in problems):
        problems += ended
    return told if isinstance(told, Problem) else [told]


def _stop(problems: Iterable[Problem], progress: Progress) -> BuildOutcome:
    return BuildOutcome(sort_problems(problems), {}, progress.seconds, [], published=False)
