"""Pages of one title are told apart: what a city really publishes is never refused because two things are called alike.

Two measures of a plan, a pillar and a measure, two cities: documents do give them one name. Then the titles of their pages (what browser tabs
and search engines show) also say the id, which is part of the address, or the whole address where the ids are alike too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from generator.pages.jobs import PageJob
from generator.pages.rendering import Rendered
from generator.wording.words import Words

_MARKS: Final[Mapping[str, str]] = {"ja": "（{mark}）"}
_OTHERWISE: Final = " ({mark})"


def find_alike(jobs: Iterable[PageJob], titles: Mapping[str, str], words: Words) -> Iterator[PageJob]:
    """The jobs of pages whose title (by address) is that of another page, as jobs that tell them apart.

    Hand-written pages keep their titles.
    """
    groups: dict[str, list[PageJob]] = {}
    for job in jobs:
        groups.setdefault(titles[job.address], []).append(job)
    for alike in groups.values():
        if len(alike) > 1:
            yield from _told_apart([job for job in alike if not job.hand_written], words)


def as_last_told_apart(jobs: Iterable[PageJob], keys: Mapping[str, str], words: Words) -> Iterator[tuple[PageJob, str]]:
    """The jobs that were told apart in the last build (by the ``keys`` of its pages), told apart as they were then, each with its mark.

    Pages nearly always stay alike. So these are had from the last build as others are, instead of being made once without the mark.
    """
    for job in jobs:
        plain, separator, mark = keys.get(job.address, "").rpartition(" ")
        if separator and plain == job.key:
            yield _marked(job, mark, words), mark


def _told_apart(alike: list[PageJob], words: Words) -> Iterator[PageJob]:
    ids = [job.address.rstrip("/").rpartition("/")[2] for job in alike]
    for job, own in zip(alike, ids, strict=True):
        mark = own if ids.count(own) == 1 else job.address.rstrip("/")
        yield _marked(job, mark, words)


def _marked(job: PageJob, mark: str, words: Words) -> PageJob:
    return job._replace(key=f"{job.key} {mark}", render=partial(_render_marked, job.render, mark, words))


def _render_marked(render: Callable[[], Rendered], mark: str, words: Words) -> Rendered:
    rendered = render()
    slots = {**rendered.slots, "title": put_mark(rendered.slots["title"], mark, words)}
    return rendered._replace(slots=slots)


def put_mark(title: str, mark: str, words: Words) -> str:
    """The title with the mark behind its first part; an address needs no escaping."""
    first, separator, rest = title.partition(words.title_separator)
    return first + _MARKS.get(words.language, _OTHERWISE).format(mark=mark) + separator + rest


def take_mark_off(title: str, mark: str, words: Words) -> str:
    """The title that was given this mark, as it was before."""
    first, separator, rest = title.partition(words.title_separator)
    return first.removesuffix(_MARKS.get(words.language, _OTHERWISE).format(mark=mark)) + separator + rest
