"""Which pages there are: one job for each, with the address, the shell, the key and the way to make it.

What differs from kind to kind stands in the registry (``page_kinds``). A kind's view bears its name: ``view_<kind>`` in
``views/kinds/<kind>.py``, which takes the map, the standings, the key of the record (where there is a page for each) and the vocabulary.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec

from generator.addresses import NOT_FOUND
from generator.cache import digest_of
from generator.changes import Differences
from generator.chrome.built import Chrome, ChromeFailed
from generator.chrome.hand_written import read_hand_written
from generator.chrome.stamp import Shell
from generator.judging.standings import Standings
from generator.ledger import GoneAnchor, GonePage
from generator.map.address_table import AddressTable, PageAddress
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import SiteIndex
from generator.model.accessibility import NO_SITE, NO_TEST, AccessibilityResult, NoTest, SiteOfTest
from generator.model.basics import Absent
from generator.open_data.checklist import CheckedItem
from generator.open_data.gather import RowsOfMeasure
from generator.page_kinds import HAND_WRITTEN, PART, STUB, MadeOf, PageKind
from generator.pages.gallery import view_gallery
from generator.pages.part_keys import PartKeys
from generator.pages.rendering import NOTHING_GONE, Maker
from generator.pages.rendering import Rendered as Rendered  # noqa: PLC0414 (part of what a job gives)
from generator.render.renderer import renderer
from generator.views.department_trees import plans_of_department
from generator.views.findings import Finder, find_all
from generator.views.kinds import module_of_kind
from generator.views.kinds.accessibility import view_accessibility
from generator.views.kinds.changes import view_changes
from generator.views.kinds.columns import view_columns
from generator.views.list_pages import find_parts
from generator.views.misses import total_missed
from generator.views.pieces import Page
from generator.views.vocabularies import vocabulary_of
from generator.wording.languages import Vocabulary

NOTHING_SIMILAR: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})


class PageJob(NamedTuple):
    """One page to be made.

    ``name`` is the kind of page in Japanese (for the summary). ``weight``: what it counts in the search, 0 where it is not found.
    ``everywhere``: served under any address (404), so its links are absolute.
    """

    address: str
    kind: PageKind
    name: str
    shell: Shell
    key: str
    render: Callable[[], Rendered]
    weight: float
    listed: bool
    everywhere: bool = False

    @property
    def hand_written(self) -> bool:
        """Its text stands in the shell."""
        return self.kind is HAND_WRITTEN


def plan_pages(
    site_index: SiteIndex,
    standings: Standings,
    table: AddressTable,
    chrome: Chrome,
    keys: CacheKeys,
    *,
    tested: AccessibilityResult | NoTest = NO_TEST,
    site: SiteOfTest = NO_SITE,
    language: str = "ja",
    pictures: bool = False,
    checked: Callable[[], Sequence[CheckedItem]] = tuple,
    rows: RowsOfMeasure | None = None,
    changes: tuple[Differences, ...] = (),
    similar: Mapping[str, tuple[str, ...]] = NOTHING_SIMILAR,
    gone: Iterable[GonePage] = (),
    gone_anchors: Mapping[str, tuple[GoneAnchor, ...]] = NOTHING_GONE,
) -> Iterator[PageJob]:
    """Every page of the site: those written by hand, those of the table, and a stub for each that is gone. Raises ``ChromeFailed`` where the chrome has no shell for a kind.

    ``tested`` is the accessibility test of ``site``, which is this one. ``pictures``: other sites are told of a picture for each page.
    ``checked`` gives what the checklist of tables found; ``rows`` gives published values, where they are at hand. ``changes`` are what each release changed. ``similar`` has for
    measures (by key) those of other cities that are like them. ``gone`` are released pages that are
    there no more, ``gone_anchors`` anchors that are no more on pages that are (by address).
    """
    vocabulary = vocabulary_of(language)
    table = table.with_parts(find_parts(standings))
    planner = _Planner(
        site_index,
        standings,
        chrome,
        keys,
        find_all(site_index, standings, vocabulary),
        vocabulary,
        Maker(site_index, standings, language, pictures=pictures, gone_anchors=gone_anchors, rows=rows),
        tested,
        site,
        checked,
        changes,
        similar,
        PartKeys(site_index, standings.divided, keys),
    )
    for address, shell in chrome.pages.items():
        if address in table.pages:  # where a record has that address, the check has told of it
            raise ChromeFailed(
                f"{shell.source}: このサイトには「{address}」というアドレスのページがもうあります。ファイルの名前を変えてください。"
            )
        yield planner.hand_written(address, shell)
    for page in table.pages.values():
        yield planner.job(page)
    for gone_page in gone:
        yield planner.stub(gone_page)


class _Planner(NamedTuple):
    """Makes the jobs. Nothing is viewed or rendered before a job is run."""

    site_index: SiteIndex
    standings: Standings
    chrome: Chrome
    keys: CacheKeys
    finder: Finder
    vocabulary: Vocabulary
    maker: Maker
    tested: AccessibilityResult | NoTest
    site: SiteOfTest
    checked: Callable[[], Sequence[CheckedItem]]
    changes: tuple[Differences, ...]
    similar: Mapping[str, tuple[str, ...]]
    part_keys: PartKeys

    def hand_written(self, address: str, shell: Shell) -> PageJob:
        """A hand-written page, which came with the chrome; its slots for data are filled."""
        everywhere = address == NOT_FOUND
        searched = not everywhere and read_hand_written(shell).searched
        return PageJob(
            address=address,
            kind=HAND_WRITTEN,
            name=self.finder.own.pages[HAND_WRITTEN.name],
            shell=shell,
            key=self.keys.of_everything(),
            render=partial(
                self.maker.hand_written, address, shell, partial(self.finder.of_the_site, HAND_WRITTEN.name)
            ),
            weight=HAND_WRITTEN.weight if searched else 0,
            listed=not everywhere,
            everywhere=everywhere,
        )

    def job(self, page: PageAddress) -> PageJob:
        """A page that is made from data."""
        kind = page.kind
        return PageJob(
            address=page.address,
            kind=kind,
            name=self.finder.own.pages[kind.name],
            shell=_shell(self.chrome, kind),
            key=self._key(page) + self._key_of_old_places(page.address),
            render=partial(self._render, page),
            weight=kind.weight,
            listed=kind.listed,
        )

    def stub(self, gone: GonePage) -> PageJob:
        """What answers in the place of a page that is gone."""
        return PageJob(
            address=gone.address,
            kind=STUB,
            name=self.finder.own.pages[STUB.name],
            shell=_shell(self.chrome, STUB),
            key=self.keys.of_everything(),
            render=partial(self.maker.stub, gone, partial(self.finder.of_the_site, STUB.name)),
            weight=STUB.weight,
            listed=STUB.listed,
        )

    def _render(self, page: PageAddress) -> Rendered:
        """Make the page's own part."""
        kind, key = page.kind, page.key
        view = partial(self._view, kind, key)
        find = partial(self.finder.find, kind.name, key)
        return self.maker.page(view, find, card=key if kind.name == "measure" else "", listed=kind.listed, key=key)

    def _view(self, kind: PageKind, key: str) -> Page:
        special = self._special().get(kind.name)
        if special is not None:
            return special()
        given = (key,) if kind.ids else ()
        view = partial(find_view(kind.name), self.site_index, self.standings, *given, self.vocabulary)
        if kind.name == "measure":
            return view(similar=self.similar.get(key, ()), pictures=self.maker.pictures)
        return view()

    def _special(self) -> Mapping[str, Callable[[], Page]]:
        """Views that take more than the map, the standings, a key and the words."""
        site_index, standings, vocabulary = self.site_index, self.standings, self.vocabulary
        drawing = renderer(vocabulary.words.language)
        return {
            "accessibility": partial(view_accessibility, site_index, standings, self.tested, self.site, vocabulary),
            "changes": partial(view_changes, site_index, standings, vocabulary, self.changes),
            "columns": lambda: view_columns(site_index, standings, vocabulary, self.checked()),
            "gallery": partial(view_gallery, site_index, standings, drawing, vocabulary),
        }

    def _key_of_old_places(self, address: str) -> str:
        """What is told of anchors that are gone may name pages of other plans."""
        old = self.maker.old_places(address).places
        return digest_of(msgspec.json.encode(old)) if old else ""

    def _key(self, page: PageAddress) -> str:
        """The cache key, which names everything that the page is made of."""
        match page.kind.made_of:
            case MadeOf.PLAN:
                return self._key_of_plan(page)
            case MadeOf.DEPARTMENT if not page.kind.name.endswith(PART):
                city = page.key.partition("/")[0]
                key = self.keys.of_department(city, plans_of_department(self.site_index, page.key))
                # Beside its own measures that missed their target it says how many of the municipality did, whoever is in charge.
                return digest_of(key, str(total_missed(self.standings, city)))
            case MadeOf.DEPARTMENT | MadeOf.LIST_PART:
                return self.part_keys.of(page.kind.name, page.key)
            case MadeOf.EVERYTHING:
                told = {"changes": self.changes, "accessibility": (self.tested, self.site)}.get(page.kind.name)
                return self.keys.of_everything() + (
                    digest_of(*map(msgspec.json.encode, told)) if told is not None else ""
                )
            case MadeOf.SETTINGS:
                return self.keys.of_settings()

    def _key_of_plan(self, page: PageAddress) -> str:
        """The key of a page within a plan; that of a measure also says what its page shows of similar ones, to which no tie leads."""
        key = self.keys.of_plans(["/".join(page.key.split("/")[:2])])
        if page.kind.name == "measure" and page.key in self.similar:
            return digest_of(key, *self._told_of_similar(page.key))
        return key

    def _told_of_similar(self, key: str) -> Iterator[str]:
        """What is shown of the similar ones; what their cities and plans are called is in every key."""
        for other in self.similar[key]:
            measure = self.site_index.measures[other]
            number = "" if isinstance(measure.number, Absent) else measure.number
            yield from (other, number, measure.title)


@cache
def find_view(kind: str) -> Callable[..., Page]:
    """The view of a kind, by its name. ``ModuleNotFoundError`` or ``AttributeError`` where there is none."""
    view: Callable[..., Page] = getattr(module_of_kind(kind), f"view_{kind}")
    return view


def _shell(chrome: Chrome, kind: PageKind) -> Shell:
    name = kind.shell_of or kind.name
    try:
        return chrome.shells[name]
    except KeyError:
        raise ChromeFailed(
            f"content/shells/{name}.md がありません。このページの枠は、サイトを作るのに必要です。"
        ) from None
