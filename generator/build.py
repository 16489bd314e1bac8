"""The road: read, take, check, judge, view, render, stamp, export, index, verify, swap. One function walks it.

`check` walks the same road with the same eyes and stops before the first write.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.archive import join_versions
from generator.cache import Store
from generator.changes import Differences
from generator.changes.released import hold_against_release
from generator.checks import check_hand_written_pages, check_hand_written_titles, check_salvaged
from generator.chrome import build_chrome
from generator.chrome.built import Chrome
from generator.chrome.frame import Frame, view_frame
from generator.chrome.hand_written import read_title
from generator.exports import Exported, Tables, answer_old_files, export_files
from generator.judging.kept_judgements import read_judgements, write_judgements
from generator.judging.standings import Standings, judge_all, stand_all
from generator.ledger import check_hand_written_released, find_gone_anchors, find_gone_pages
from generator.load.accessibility_result import find_test
from generator.load.decoded_files import read_decoded, write_decoded
from generator.load.read import SourceFile, read_data
from generator.load.site import Gathered, gather_site, with_releases
from generator.load.today import read_today
from generator.map.editions import speak_in
from generator.map.site_index import SiteIndex
from generator.model.site import Site
from generator.orders import BuildOutcome as BuildOutcome  # noqa: PLC0414 (who builds asks and is told here)
from generator.orders import Finish, Walked
from generator.orders import Order as Order  # noqa: PLC0414
from generator.page_kinds import STUB
from generator.pages.equal_titles import find_alike
from generator.pages.jobs import PageJob, plan_pages
from generator.pages.tested_site import identify_site
from generator.problems.problem import Problem, Refused, problem, sort_problems, whole_file
from generator.problems.reports import count_levels
from generator.progress import Progress
from generator.publish.folders import check_apart, check_no_sites_part
from generator.publish.pictures import PictureJob, Pictures, plan_pictures
from generator.publish.publisher import Publisher
from generator.publish.swap import beside, make_folders_to
from generator.publishable import Publishable, find_publishable, tell_held
from generator.refusals import tell_refusal
from generator.render.environment import read_templates_choice
from generator.render.line_breaking import read_breaks, write_breaks
from generator.search import find_similar
from generator.system.locks import Held, hold, lock_beside, lock_inside
from generator.system.shortages import naming
from generator.system.work_folder import check_work, mark_work
from generator.views.standing_links import listed_statuses
from generator.wording.languages import vocabulary_of


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
        return _walk(order, today, progress, held, finish)


def _walk(order: Order, today: dt.date, progress: Progress, held: Held, finish: Finish | None) -> BuildOutcome:
    store = Store(order.work, reads=order.cached)
    with progress.stage("データを読む"):
        gathered, problems, data = read_and_take(order, store)
    if isinstance(gathered.site, Refused):
        return _stop([*problems, *check_salvaged(gathered.salvaged, problems)], progress)
    with progress.stage("データを検査する"):
        gathered, frozen, told_of_archive = join_versions(gathered, order.archive, store, wanted=order.write)
        problems += told_of_archive
        known = find_publishable(order, store, gathered, problems, order.day(today), versions=bool(frozen))
    if order.sources is not None:
        with progress.stage("原典と照らし合わせる"):
            problems += _prove(order, order.sources, gathered)
    if count_levels(problems)[0]:
        return _stop(problems, progress)
    with progress.stage("状態を判定する"):
        standings = _judge(store, known)
    chrome, site_index, frame, told_of_pages = _prepare_frame(order, store, known, progress)
    problems += told_of_pages
    site = identify_site(site_index.site.settings.address, known.table, chrome)
    made_by = known.program + chrome.digest + read_templates_choice()
    keys = known.keys.made_by(
        made_by + frame.digest() + listed_statuses(standings) + ("pictures" if order.images else "")
    )
    tables = Tables(site_index, standings, store, keys, whole=known.whole(order))
    changes = _hold_against_release(order, store, known, tables, progress, problems)
    tested, told_of_test, notes = find_test(order.project, site, today)
    problems += told_of_test
    if count_levels(problems)[0]:
        return _stop(problems, progress)
    gone = tuple(find_gone_pages(site_index.site, known.table, chrome.pages))
    jobs = list(
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
            changes=changes,
            similar=find_similar(site_index, store),
            gone=gone,
            gone_anchors=find_gone_anchors(site_index.site, known.table),
        )
    )
    how = {"write": order.write, "reuse": order.reuse_pages, "search": order.search, "whole": known.whole(order)}
    publisher = Publisher(order.out, store, frame, chrome, made_by, **how)
    with progress.stage("ページを作る"):
        _publish_pages(jobs, publisher, progress, chrome.language)
    listed = [job.address for job in jobs if job.listed]
    with progress.stage("データのファイルを作る"):
        exported = Exported(
            *(site_index, standings, known.table, listed, tables, keys, changes, chrome.language),
            *(store, {} if known.whole(order) else None),
        )
        publisher.publish_exports(answer_old_files(export_files(exported), gone, tables))
        publisher.publish_frozen(frozen)
        problems += publisher.publish_assets(job.address for job in jobs)
        write_breaks(store)
    if order.images:
        wanted = plan_pictures(site_index, standings, known.table, keys, vocabulary_of(chrome.language))
        _publish_pictures([*wanted], store, publisher, progress, write=order.write)
    if isinstance(told := _publish_search(order, known.site_index.site, publisher, progress), Problem):
        return _stop([told], progress)
    notes += [*told, *tell_held(known.held, drafts=order.drafts)]
    with progress.stage("リンクを確かめる"):
        problems += publisher.check()
    published = order.write and not count_levels(problems)[0]
    notes += _swap(publisher, progress, held) if published else []
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


def _prepare_frame(
    order: Order, store: Store, known: Publishable, progress: Progress
) -> tuple[Chrome, SiteIndex, Frame, list[Problem]]:
    """The chrome, the map in its language, what the data put into its slots, and the problems of hand-written pages."""
    with progress.stage("ページの枠を用意する"):
        read_breaks(store)
        chrome = build_chrome(order.project, order.work, trusts=order.cached)
        site_index = speak_in(known.site_index, chrome.language)
        frame = view_frame(site_index.site.settings, site_index, chrome.language)
        problems = [
            *chrome.warnings,
            *check_hand_written_pages(known.table, chrome.pages),
            *check_hand_written_released(site_index.site, known.table, chrome.pages),
            *check_hand_written_titles((shell.source, read_title(shell)) for shell in chrome.pages.values()),
        ]
    return chrome, site_index, frame, problems


def _prove(order: Order, sources: Path, gathered: Gathered) -> list[Problem]:
    """Hold the data against the documents in the folder ``sources``."""
    if not sources.is_dir():
        return [problem("K913", whole_file(str(sources)), file=sources)]
    # Only here: a build reads no document.
    from generator.checks.quotations import check_sources  # noqa: PLC0415
    from generator.checks.source_texts import SourceTexts  # noqa: PLC0415

    assert not isinstance(gathered.site, Refused)  # noqa: S101 (tells the type checker)
    texts = SourceTexts(sources, kept=order.work / "sources" if order.cached else None)
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


def _judge(store: Store, known: Publishable) -> Standings:
    """Judge what may have changed since the last build, and put all together."""
    before = read_judgements(store, known.made_of)
    judged = judge_all(known.site_index, before)
    write_judgements(store, known.made_of, judged, before)
    return stand_all(known.site_index, judged)


def _publish_pages(jobs: Sequence[PageJob], publisher: Publisher, progress: Progress, language: str) -> None:
    for done, job in enumerate(jobs, 1):
        publisher.publish(job)
        progress.count(done, len(jobs))
    for alike in find_alike(jobs, publisher.titles(), vocabulary_of(language).words):
        publisher.publish(alike)


def _publish_pictures(
    wanted: Sequence[PictureJob], store: Store, publisher: Publisher, progress: Progress, *, write: bool
) -> None:
    publisher.expect(each.file for each in wanted)
    if not write:
        return
    with progress.stage("共有用の画像を作る"):
        pictures = Pictures(store)
        for done, picture in enumerate(wanted, 1):
            publisher.publish_picture(pictures, picture)
            progress.count(done, len(wanted))
        pictures.close()


def _swap(publisher: Publisher, progress: Progress, held: Held) -> list[str]:
    with progress.stage("公開用フォルダーを入れ替える"):
        return publisher.swap(held.make_sure)


def _publish_search(order: Order, site: Site, publisher: Publisher, progress: Progress) -> list[str] | Problem:
    """Index what is to be found; what the summary says of it, or the problem that was in the way."""
    if not order.write or not order.search:
        return []
    with progress.stage("検索の索引を作る"):
        told = publisher.publish_search(site)
    return told if isinstance(told, Problem) else [told]


def read_and_take(order: Order, store: Store) -> tuple[Gathered, list[Problem], Sequence[SourceFile]]:
    """Read the data folder and take every file; passed files are kept for the next time. Gives the files too where a release is made of them."""
    files, problems = read_data(order.data)
    # What is kept of a file does not tell its quotations.
    held = read_decoded(store, {file.file: file.digest for file in files}) if order.sources is None else {}
    gathered = gather_site(files, held)
    if order.releasing is not None and not isinstance(gathered.site, Refused):
        gathered = gathered._replace(site=with_releases(gathered.site, [order.releasing]))
    if len(held) != len(gathered.taken):
        write_decoded(store, gathered.taken, held)
    return gathered, [*problems, *gathered.problems], files if order.releasing is not None else ()


def _stop(problems: Iterable[Problem], progress: Progress) -> BuildOutcome:
    return BuildOutcome(sort_problems(problems), {}, progress.seconds, [], published=False)
