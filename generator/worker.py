"""A process that works beside a build: it walks the same road to the same jobs, from what the build keeps, and makes those that it is asked for.

It writes to no disk and tells nobody of a problem: what it cannot make, or makes of anything else than the build does, it gives back undone.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.archive import join_versions
from generator.cache import Store, digest_of
from generator.chrome import read_chrome_that_stands
from generator.ledger import find_gone_anchors
from generator.orders import Order
from generator.pages.jobs import PageJob, plan_pages
from generator.preparing import frame_of, judge, made_by, read_and_take
from generator.problems.problem import Problem, Refused
from generator.problems.reports import count_levels
from generator.publish.making import MadePage, PageMaking
from generator.publish.pictures import PictureJob, draw_picture, kept_picture, plan_pictures
from generator.publish.tasks import (
    Beginning,
    MadePicture,
    PagesTask,
    Task,
    WantedPage,
    WantedPicture,
    encode,
    read_beginning,
    read_task,
)
from generator.publishable import find_publishable
from generator.render.line_breaking import read_breaks
from generator.search import find_similar
from generator.system.workers import answer_tasks
from generator.views.vocabularies import vocabulary_of


class _Jobs(NamedTuple):
    """What can be made here, by address and by file."""

    store: Store
    making: PageMaking
    pages: Mapping[str, PageJob]
    pictures: Mapping[str, PictureJob]


def find_jobs(beginning: Beginning) -> _Jobs | None:
    """Walk the road as far as to the jobs; None where it ends before."""
    order = Order(
        *(Path(beginning.project), Path(beginning.data), Path(), Path(beginning.work)),
        write=beginning.write,
        images=beginning.images,
        drafts=beginning.drafts,
        releasing=beginning.releasing,
        archive=Path(beginning.archive) if beginning.archive else None,
    )
    store = Store(order.work, writes=False)
    gathered, problems, _ = read_and_take(order, store)
    chrome = read_chrome_that_stands(order.project, order.work)
    if isinstance(gathered.site, Refused) or chrome is None:
        return None
    gathered, frozen, told = join_versions(gathered, order.archive, store, wanted=order.write)
    found: list[Problem] = [*problems, *told]
    known = find_publishable(order, store, gathered, found, order.day(beginning.today), versions=bool(frozen))
    if count_levels(found)[0]:
        return None
    standings = judge(store, known)
    read_breaks(store)
    chrome, site_index, frame = frame_of(chrome, known)
    _, keys = made_by(order, known, chrome, frame, standings)
    # What only pages of everything tell is left out: they are made by the build itself.
    pages = plan_pages(
        site_index,
        standings,
        known.table,
        chrome,
        keys,
        language=chrome.language,
        pictures=order.images,
        similar=find_similar(site_index, store),
        gone_anchors=find_gone_anchors(site_index.site, known.table),
    )
    pictures = plan_pictures(site_index, standings, known.table, keys, vocabulary_of(chrome.language))
    return _Jobs(
        store,
        PageMaking(frame),
        {job.address: job for job in pages},
        {job.file: job for job in pictures} if order.images else {},
    )


def do_task(jobs: _Jobs, task: Task) -> bytes:
    """The answer to a task: for each page or picture what was made, or nothing."""
    if isinstance(task, PagesTask):
        return encode([_make_page(jobs, wanted, text=task.text) for wanted in task.wanted])
    return encode([_draw(jobs, wanted) for wanted in task.wanted])


def _make_page(jobs: _Jobs, wanted: WantedPage, *, text: bool) -> MadePage | None:
    job = jobs.pages.get(wanted.address)
    if job is None or job.key != wanted.key:
        return None
    with suppress(Exception):  # the build makes it again, and tells what is in its way
        return jobs.making.make(job, wanted.last, told=wanted.told, text=text and bool(job.weight))
    return None


def _draw(jobs: _Jobs, wanted: WantedPicture) -> MadePicture | None:
    job = jobs.pictures.get(wanted.file)
    if job is None or job.key != wanted.key:
        return None
    with suppress(Exception):  # as above
        card = job.view()
        made_of = digest_of(msgspec.json.encode(card))
        known = made_of == wanted.last or kept_picture(jobs.store, made_of) is not None
        return MadePicture(made_of, b"" if known else draw_picture(card))
    return None


def begin_work(first: bytes) -> Callable[[bytes], bytes] | None:
    """What answers tasks, once it is heard how to begin; None where the road ends before the jobs."""
    jobs = find_jobs(read_beginning(first))
    return None if jobs is None else lambda task: do_task(jobs, read_task(task))


if __name__ == "__main__":
    answer_tasks(begin_work)
