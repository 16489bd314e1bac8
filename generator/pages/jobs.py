"""Which pages there are: one job for each, with the address, the shell, the key and the way to make it."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

from generator import addresses
from generator.chrome.hand_written import read_written
from generator.chrome.mkdocs import Chrome, ChromeFailed
from generator.chrome.stamp import Shell
from generator.judging.standings import Standings
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import SiteIndex
from generator.model.accessibility import NO_TEST, AccessibilityResult, NoTest
from generator.pages.overviews import Overview, plan_overviews
from generator.pages.rendering import Maker
from generator.pages.rendering import Rendered as Rendered  # noqa: PLC0414 (part of what a job gives)
from generator.views.department_trees import plans_of_department
from generator.views.findings import Finder, Finding, find_all
from generator.views.kinds.browse import view_browse
from generator.views.kinds.department import view_department
from generator.views.kinds.departments import view_departments_page
from generator.views.kinds.indicators import view_indicators
from generator.views.kinds.measure import view_measure
from generator.views.kinds.municipality import view_municipality
from generator.views.kinds.pillar import view_pillar
from generator.views.kinds.plan import has_indicators, view_plan
from generator.views.pieces import Page
from generator.wording.languages import Vocabulary, vocabulary_of

_NOT_FOUND: Final = "404.html"
_SHELLS: Final[Mapping[str, str]] = {
    "departments": "department",
    "browse": "index",
    "pillars_index": "pillars",
    "departments_index": "departments",
    "statuses": "listing",
    "status": "listing",
    "progress": "listing",
    "gallery": "listing",
}
"""Kinds of page that share the shell of another kind."""


class PageJob(NamedTuple):
    """One page to be made.

    ``name`` is the kind of page in Japanese (for the summary). ``listed``: in the sitemap. ``searched``: found by the search.
    ``everywhere``: served under any address (404), so its links are absolute. ``written``: by hand, so that its text stands in the shell.
    """

    address: str
    name: str
    shell: Shell
    key: str
    render: Callable[[], Rendered]
    listed: bool = True
    searched: bool = True
    everywhere: bool = False
    written: bool = False


def plan_pages(
    site_index: SiteIndex,
    standings: Standings,
    chrome: Chrome,
    keys: CacheKeys,
    tested: AccessibilityResult | NoTest = NO_TEST,
    *,
    language: str = "ja",
    pictures: bool = False,
) -> Iterator[PageJob]:
    """Every page of the site. Raises ``ChromeFailed`` where the chrome has no shell for a kind of page.

    ``pictures``: other sites are told of a picture for each page.
    """
    vocabulary = vocabulary_of(language)
    planner = _Planner(
        site_index,
        standings,
        chrome,
        keys,
        find_all(site_index, standings, vocabulary),
        vocabulary,
        Maker(site_index, standings, language, pictures=pictures),
    )
    for address, shell in chrome.pages.items():
        yield planner.written(address, shell)
    for overview in plan_overviews(site_index, standings, vocabulary, tested):
        yield planner.across(overview)
    yield planner.browse()
    for city in site_index.municipalities:
        yield from planner.municipality(city)
    for key in site_index.departments:
        yield planner.department(key)
    for key in site_index.plans:
        yield from planner.plan(key)


class _Planner(NamedTuple):
    """Makes the jobs. Nothing is viewed or rendered before a job is run."""

    site_index: SiteIndex
    standings: Standings
    chrome: Chrome
    keys: CacheKeys
    finder: Finder
    vocabulary: Vocabulary
    maker: Maker

    def written(self, address: str, shell: Shell) -> PageJob:
        """A hand-written page, which MkDocs has made; its slots for data are filled."""
        everywhere = address == _NOT_FOUND
        searched = not everywhere and read_written(shell).searched
        return PageJob(
            address=address,
            name=self.finder.own.pages["written"],
            shell=shell,
            key=self.keys.of_everything(),
            render=partial(self.maker.written, address, shell, self.finder.written),
            listed=not everywhere,
            searched=searched,
            everywhere=everywhere,
            written=True,
        )

    def across(self, overview: Overview) -> PageJob:
        """A page across plans."""
        find = partial(self.finder.across, overview.kind, overview.title)
        key = (self.keys.of_everything() if overview.of_data else self.keys.of_settings()) + overview.also
        if overview.listed:
            return self._job(overview.kind, overview.address, key, overview.view, find)
        job = self._job(overview.kind, overview.address, key, overview.view, find)
        return job._replace(render=partial(self.maker.unlisted, overview.view, find), listed=False, searched=False)

    def browse(self) -> PageJob:
        """The list of everything."""
        view = self._made(view_browse)
        return self._job("browse", addresses.BROWSE, self.keys.of_everything(), view, self.finder.browse)

    def municipality(self, city: str) -> Iterator[PageJob]:
        """A municipality and the tree of its departments."""
        key = self.keys.of_everything()
        yield self._job(
            "municipality",
            addresses.municipality_address(city),
            key,
            self._made(view_municipality, city),
            partial(self.finder.municipality, city),
        )
        yield self._job(
            "departments",
            addresses.departments_address(city),
            key,
            self._made(view_departments_page, city),
            partial(self.finder.departments, city),
        )

    def department(self, key: str) -> PageJob:
        """A department, which tells of the plans that tell of it."""
        city, department = key.split("/")
        return self._job(
            "department",
            addresses.department_address(city, department),
            self.keys.of_department(city, plans_of_department(self.site_index, key)),
            self._made(view_department, key),
            partial(self.finder.department, key),
        )

    def plan(self, key: str) -> Iterator[PageJob]:
        """A plan with its pillars, its measures and the page of its indicators, if it has any."""
        city, plan = key.split("/")
        made_of = self.keys.of_plans([key])
        yield self._job(
            "plan",
            addresses.plan_address(city, plan),
            made_of,
            self._made(view_plan, key),
            partial(self.finder.plan, key),
        )
        if has_indicators(self.site_index, key):
            yield self._job(
                "indicators",
                addresses.indicators_address(city, plan),
                made_of,
                self._made(view_indicators, key),
                partial(self.finder.indicators, key),
            )
        folder = self.site_index.plans[key]
        for pillar in folder.pillars:
            below = f"{key}/{pillar.id}"
            yield self._job(
                "pillar",
                addresses.pillar_address(city, plan, pillar.id),
                made_of,
                self._made(view_pillar, below),
                partial(self.finder.pillar, below),
            )
        shell, name = _shell(self.chrome, "measure"), self.finder.own.pages["measure"]
        for measure in folder.measures:
            address = addresses.measure_address(city, plan, measure.id)
            yield PageJob(address, name, shell, made_of, partial(self._render_measure, f"{key}/{measure.id}"))

    def _render_measure(self, key: str) -> Rendered:
        view = partial(view_measure, self.site_index, self.standings, key, self.vocabulary)
        return self.maker.page(view, partial(self.finder.measure, key), key)

    def _made(self, view: Callable[..., Page], *given: str) -> Callable[[], Page]:
        """A view of one page, in the language of the site."""
        return partial(view, self.site_index, self.standings, *given, self.vocabulary)

    def _job(self, kind: str, address: str, key: str, view: Callable[[], Page], find: Callable[[], Finding]) -> PageJob:
        return PageJob(
            address=address,
            name=self.finder.own.pages[kind],
            shell=_shell(self.chrome, kind),
            key=key,
            render=partial(self.maker.page, view, find, ""),
        )


def _shell(chrome: Chrome, kind: str) -> Shell:
    name = _SHELLS.get(kind, kind)
    try:
        return chrome.shells[name]
    except KeyError:
        raise ChromeFailed(
            f"content/shells/{name}.md がありません。このページの枠は、サイトを作るのに必要です。"
        ) from None
