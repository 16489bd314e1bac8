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


def _told_apart(alike: list[PageJob], words: Words) -> Iterator[PageJob]:
    ids = [job.address.rstrip("/").rpartition("/")[2] for job in alike]
    for job, own in zip(alike, ids, strict=True):
        mark = own if ids.count(own) == 1 else job.address.rstrip("/")
        yield job._replace(key=f"{job.key} {mark}", render=partial(_render_marked, job.render, mark, words))


def _render_marked(render: Callable[[], Rendered], mark: str, words: Words) -> Rendered:
    rendered = render()
    slots = {**rendered.slots, "title": put_mark(rendered.slots["title"], mark, words)}
    return rendered._replace(slots=slots)


def put_mark(title: str, mark: str, words: Words) -> str:
    """The title with the mark behind its first part; an address needs no escaping."""
    first, separator, rest = title.partition(words.title_separator)
    return first + _MARKS.get(words.language, _OTHERWISE).format(mark=mark) + separator + rest
