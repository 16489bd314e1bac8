"""Have all pages in the new site, those of one title told apart."""

from collections.abc import Callable, Sequence

from generator.pages.equal_titles import as_last_told_apart, find_alike, take_mark_off
from generator.pages.jobs import PageJob
from generator.publish.publisher import Publisher
from generator.system.workers import Workers
from generator.wording.words import Words


def publish_pages(
    jobs: Sequence[PageJob], publisher: Publisher, workers: Workers | None, words: Words, tell: Callable[[int], None]
) -> None:
    """Publish the pages of all jobs. ``tell`` hears how many are done.

    Pages that were told apart in the last build are first asked for as they were then: nearly always they still are.
    """
    before = {job.address: (job, mark) for job, mark in as_last_told_apart(jobs, publisher.keys(), words)}
    publisher.publish_all([before[job.address][0] if job.address in before else job for job in jobs], workers, tell)
    titles = dict(publisher.titles())
    for address, (_, mark) in before.items():
        titles[address] = take_mark_off(titles[address], mark, words)
    for alike in find_alike(jobs, titles, words):
        publisher.publish(alike)
        before.pop(alike.address, None)
    for job in jobs:
        if job.address in before:  # no other has its title any more
            publisher.publish(job)
