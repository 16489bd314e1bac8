"""Which pages change: those that come out otherwise when they are made of both states.

A page is made of what its kind names (`page_kinds`), and its key of all that may stand on it (`map/cache_keys`, from every tie). So a page with
the same key is the same; each other one is made of both states and compared. Of a state that is no folder of data no page can be made: then all
that are made of what differs are told, as pages that may change.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from generator.addresses import NOT_FOUND
from generator.changes import ChangeKind, Differences, PageChange, titles_of_site
from generator.changes.records import read_history
from generator.chrome.built import Chrome
from generator.chrome.layers import address_of_page, read_layers
from generator.chrome.stamp import MarkError, Shell, parse_shell
from generator.judging.standings import Standings
from generator.ledger import find_gone_anchors, find_gone_pages
from generator.map.cache_keys import group_plans
from generator.page_kinds import PAGE_KINDS, STUB, MadeOf
from generator.pages.jobs import PageJob, plan_pages
from generator.problems.problem import Problem
from generator.publishable import Publishable
from generator.search import find_similar, key_of_similar
from generator.views.department_trees import plans_of_department
from generator.views.list_pages import find_parts
from generator.views.standing_links import divided_lists

_ORDER: Final = {
    MadeOf.PLAN: 0,
    MadeOf.DEPARTMENT: 1,
    MadeOf.LIST_PART: 2,
    MadeOf.EVERYTHING: 2,
    MadeOf.SETTINGS: 3,
}
_IN_MAIN: Final = ("lead", "contents", "main")
_OUTSIDE: Final = frozenset({"head", "editions", "title", "description"})
"""What of a hand-written page's slots stands outside of its content."""
_OF_PLANS: Final = "home-"
"""How the slots of hand-written pages begin that tell of plans."""
_TITLE: Final = re.compile(r"^title: *(.+?) *$", re.MULTILINE)
_UNKNOWN: Final = "（題名のないページ）"


class SiteOfFolder(NamedTuple):
    """A folder of data as a site: what may be published of it, and how everything stands."""

    folder: Path
    part: Publishable
    standings: Standings


def compare_pages(before: SiteOfFolder, after: SiteOfFolder) -> Iterator[PageChange]:
    """Every page whose content differs: those of plans, of departments, of more; each in the order of the site. Hand-written pages by what the data put into them."""
    pages = _read_pages(after.folder.parent)
    alike = key_of_similar(before.part.site_index) == key_of_similar(after.part.site_index)
    old, new = ({job.address: job for job in _plan(each, pages, similar=not alike)} for each in (before, after))
    for address, job in sorted({**old, **new}.items(), key=_weight_of):
        was = old.get(address)
        if address not in new:
            yield _told(job, pages, "gone")
        elif was is None:
            yield _told(job, pages, "new")
        elif was.key != job.key and _content_of(was) != _content_of(job):
            yield _told(job, pages, "changed")


def _weight_of(named: tuple[str, PageJob]) -> int:
    """The narrower what a page tells of, the sooner it is told: lists have room for so many."""
    return _ORDER[named[1].kind.made_of]


def find_tied_pages(site: SiteOfFolder, differences: Differences) -> Iterator[PageChange]:
    """Every page that is made of what differs, in the same order; where one of the states is known by its record alone."""
    pages = _read_pages(site.folder.parent)
    named: dict[str, str] = {}
    for change in differences.changes:
        if change.address:
            named.setdefault(change.address, change.title)
    site_index = site.part.site_index
    titles = titles_of_site(site_index)
    group_of = group_plans(site_index)
    groups = {
        group_of.get(plan, plan) for change in differences.changes for plan in _plans_in(change.key, change.former)
    }
    told: set[str] = set()
    pages_of_data = site.part.table.with_parts(find_parts(site.standings)).pages
    jobs = {job.address: job for job in _plan(site, pages, similar=False)}
    for _, job in sorted(jobs.items(), key=_weight_of):
        page = pages_of_data.get(job.address)
        key = page.key if page is not None else ""
        if job.address in named or (groups and _is_made_of(job, key, groups, group_of, site)):
            told.add(job.address)
            title = named.get(job.address) or titles.get((job.kind.name, key), "")
            yield _told(job, pages, "changed" if job.address in named else "may", title)
    yield from tell_named(differences, told)


def pages_of(differences: Differences) -> tuple[PageChange, ...]:
    """The pages of which a report tells; where nobody has looked for them, those at the addresses of what differs."""
    effects = differences.effects
    return tuple(tell_named(differences)) if effects is None else effects.pages


def tell_named(differences: Differences, told: Collection[str] = ()) -> Iterator[PageChange]:
    """The pages at the addresses of what differs, but for those that were told."""
    gone = {
        each.address for each in differences.changes if each.kind is ChangeKind.REMOVED and each.section == "holders"
    }
    found = {each.address: each.title for each in reversed(differences.changes) if each.address}
    for address in sorted(found.keys() - set(told)):
        yield PageChange(address, found[address], what="gone" if address in gone else "changed")


def _plans_in(*keys: str) -> Iterator[str]:
    return ("/".join(key.split("/")[:2]) for key in keys if key)


def _is_made_of(
    job: PageJob, key: str, groups: Collection[str], group_of: Mapping[str, str], site: SiteOfFolder
) -> bool:
    """Whether a page may show anything of the plans of these groups."""
    match job.kind.made_of:
        case MadeOf.PLAN:
            return group_of["/".join(key.split("/")[:2])] in groups
        case MadeOf.DEPARTMENT:
            return any(
                group_of[plan] in groups
                for plan in plans_of_department(site.part.site_index, "/".join(key.split("/")[:2]))
            )
        case MadeOf.LIST_PART:
            return True  # its neighbours in the list may have been others, of which the record does not tell
        case MadeOf.EVERYTHING:
            return not job.hand_written or any(name.startswith(_OF_PLANS) for name in job.shell.names)
        case MadeOf.SETTINGS:
            return False


def _plan(site: SiteOfFolder, pages: Mapping[str, Shell], *, similar: bool) -> Iterator[PageJob]:
    """The jobs of all pages of a site, without a frame around their content. Not ``similar``: nobody asks which measures are alike."""
    part, standings = site.part, site.standings
    # Where a record has the address of a hand-written page, a build tells of it.
    pages = {address: page for address, page in pages.items() if address not in part.table.pages}
    history = read_history(site.folder)
    return plan_pages(
        part.site_index,
        standings,
        part.table,
        Chrome("", MappingProxyType(_shells()), pages, MappingProxyType({})),
        part.keys.made_by(divided_lists(standings)),
        pictures=True,
        changes=() if isinstance(history, Problem) else history,
        similar=find_similar(part.site_index) if similar else MappingProxyType({}),
        gone=tuple(find_gone_pages(part.site_index.site, part.table, pages)),
        gone_anchors=find_gone_anchors(part.site_index.site, part.table),
    )


def _content_of(job: PageJob) -> tuple[tuple[str, str], ...]:
    """What a page shows within its frame, as HTML by slot."""
    slots = job.render().slots
    names = [name for name in slots if name not in _OUTSIDE] if job.hand_written else _IN_MAIN
    return tuple((name, slots.get(name, "")) for name in names)


def _told(job: PageJob, pages: Mapping[str, Shell], what: str, title: str = "") -> PageChange:
    if job.hand_written:
        written = _TITLE.search("".join(pages[job.address].chunks))
        title = written[1].strip("\"'") if written else ""
    elif not title:
        title = job.render().name
    return PageChange(job.address, title or _UNKNOWN, job.name, what)


def _shells() -> dict[str, Shell]:
    """A frame of nothing for each kind of page."""
    names = {kind.shell_of or kind.name for kind in (*PAGE_KINDS.values(), STUB)}
    return {name: Shell(name, ("",), (), ()) for name in names}


def _read_pages(project: Path) -> Mapping[str, Shell]:
    """The hand-written pages by their addresses: their Markdown, cut where the data put something in."""
    layers = read_layers(project)
    pages: dict[str, Shell] = {}
    for name in layers.markdown():
        if name.startswith("shells/"):
            continue
        text = layers.files[f"content/{name}"].decode("utf-8-sig")
        try:
            shell = parse_shell(name, text)
        except MarkError:  # a build tells of it
            shell = Shell(name, (text,), (), ())
        pages[_address_of(name)] = shell
    return pages


def _address_of(name: str) -> str:
    address = address_of_page(name)
    return NOT_FOUND if address == "404/" else address
