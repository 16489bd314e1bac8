"""Pages across plans: all pillars, all departments, fiscal years, statuses, lists of indicators."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import msgspec

from generator import addresses
from generator.cache import digest_of
from generator.judging import Progress
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.accessibility import AccessibilityResult, NoTest
from generator.pages.gallery import view_gallery
from generator.render.renderer import renderer
from generator.views.formats import both_years
from generator.views.kinds.accessibility import view_accessibility
from generator.views.kinds.departments_index import view_departments_index
from generator.views.kinds.pillars_index import view_pillars_index
from generator.views.kinds.progress import view_progress_page
from generator.views.kinds.status import title_of, view_status
from generator.views.kinds.statuses import PAGES, view_statuses
from generator.views.kinds.year import view_year
from generator.views.kinds.years import view_years
from generator.views.pieces import Page
from generator.views.years import hold_years
from generator.wording.languages import Vocabulary


class Overview(NamedTuple):
    """One page: its kind, its address, the title under which the search finds it, and the way to its view.

    ``also`` is a digest of what it is made of besides the data. ``of_data``: it tells of what cities publish. ``listed``: offered to the
    search and to other sites.
    """

    kind: str
    address: str
    title: str
    view: Callable[[], Page]
    also: str = ""
    of_data: bool = True
    listed: bool = True


def plan_overviews(
    site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary, tested: AccessibilityResult | NoTest
) -> Iterator[Overview]:
    """The pages in the order of the main sections."""
    words, _, own = vocabulary
    years = hold_years(site_index)

    def made(view: Callable[..., Page], *given: object) -> Callable[[], Page]:
        return partial(view, site_index, standings, *given, vocabulary=vocabulary)

    pillars = partial(view_pillars_index, site_index, standings, vocabulary=vocabulary)
    yield Overview("pillars_index", addresses.PILLARS, own.pillars.title, pillars)
    departments = partial(view_departments_index, site_index, standings, vocabulary=vocabulary)
    yield Overview("departments_index", addresses.DEPARTMENTS, own.departments.title, departments)
    yield Overview("years", addresses.YEARS, own.years.index_title, made(view_years, years))
    for year in years:
        title = own.years.title.format(year=both_years(year))
        yield Overview("year", addresses.year_address(year), title, made(view_year, years, year))
    yield Overview("statuses", addresses.STATUSES, own.status.index_title, made(view_statuses))
    for status in PAGES:
        title = title_of(status, vocabulary)
        yield Overview("status", addresses.status_address(status.value), title, made(view_status, status))
    for progress in Progress:
        title = words.progress.titles[progress]
        yield Overview(
            "progress", addresses.progress_address(progress.value), title, made(view_progress_page, progress)
        )
    address = addresses.ACCESSIBILITY_RESULT
    told = digest_of(msgspec.json.encode(tested))
    yield Overview("accessibility", address, own.accessibility.title, made(view_accessibility, tested), told)
    gallery = partial(view_gallery, site_index, standings, renderer(words.language), words=words, own=own)
    yield Overview("gallery", addresses.GALLERY, own.gallery.title, gallery, of_data=False, listed=False)
