"""The words of the pages that lead to measures: home, municipality, departments, plan, lists, and the frame of every page.

Like :mod:`generator.wording.words`; a language has a value of each.
"""

from collections.abc import Mapping

from generator.model.city import DepartmentKind
from generator.model.ledger import MoveKind
from generator.wording.words import WordGroup


class FrameWords(WordGroup, frozen=True):
    """The chrome's slots."""

    release: str  # tag, date
    tel: str  # tel
    email: str  # email
    form: str


class HandWrittenWords(WordGroup, frozen=True):
    """What the site's data decides on hand-written pages."""

    ask_here: str
    ask_cities: str
    ask_nowhere: str
    terms_here: str
    terms_cities: str
    terms_both: str
    terms_nowhere: str
    no_plans: str
    no_measures: str
    no_documents: str


class PlanCardWords(WordGroup, frozen=True):
    """A plan in a list."""

    separator: str
    whole_city: str  # city
    measures: str  # kind, total
    all_measures: str  # kind, total
    some_measures: str  # kind, all, total
    no_measures: str


class HomeWords(WordGroup, frozen=True):
    """The home page's list of municipalities."""

    sentence: str  # prefecture, city, plans, measures
    no_plans: str  # prefecture, city
    departments: str  # city
    moving_away: str  # progress
    new_results: str
    new_plans: str
    new_corrections: str
    more_results: str  # total, year
    more_plans: str  # total, year


class MunicipalityWords(WordGroup, frozen=True):
    """The page of a municipality."""

    sentence: str  # prefecture, city, plans, measures, counts
    no_plans: str  # prefecture, city
    plans: str
    standing: str
    departments: str
    all_departments: str  # city, count
    all_departments_below: str  # city, count, below
    about: str
    reading: str
    prefecture: str
    code: str
    official_site: str
    contact: str
    licence: str


class SiteDepartmentWords(WordGroup, frozen=True):
    """The page of a department, and trees of departments."""

    count: str  # total
    kinds: Mapping[DepartmentKind, str]
    sentence: str  # city, plans, total, counts
    sentence_below: str  # the same: measures of departments below too
    sentence_none: str  # city, name
    separator: str
    above: str
    below: str
    kind: str
    reading: str
    valid: str
    valid_both: str  # first, last
    valid_from: str  # first
    valid_to: str  # last
    successors: str
    predecessors: str
    about: str
    owned: str
    told: str
    told_in: str  # plan
    more: str
    measures: str
    lead: str
    related: str
    ask: str
    moved: str
    moved_to: str  # years, names
    moved_from: str  # years, names


class PlanWords(WordGroup, frozen=True):
    """The page of a plan."""

    sentence: str  # city, whose, period, kind, measures, total, counts
    sentence_no_measures: str  # city, whose, period, kind
    whose: str  # department
    of_period: str  # period
    kind: str
    kind_term: str
    about: str
    municipality: str
    period: str
    owner: str
    published: str
    rounds: str
    as_of: str  # round, date
    predecessor: str
    successors: str
    measures: str
    only_measures: str
    no_pillar: str
    too_many: str  # total
    text: str
    indicators: str
    all_indicators: str
    fold: str  # total
    number: str
    part_source: str  # source


class BrowseWords(WordGroup, frozen=True):
    """The list of everything."""

    title: str
    sentence: str  # cities, plans, measures
    sentence_counted: str  # cities, plans, measures: where plans stand with counts alone
    sentence_parts: str  # cities, plans, measures: where plans stand on pages of their own
    empty: str
    by_plan: str
    fold: str  # kind, total
    others: str
    by_department: str
    departments: str  # city
    by_year: str
    by_status: str
    status: str  # status, total
    by_progress: str
    by_amount: str
    table: str
    amounts: str


class DocumentWords(WordGroup, frozen=True):
    """Source documents in a list."""

    plans: str
    note: str
    of_year: str  # year, total
    empty: str


class GoneWords(WordGroup, frozen=True):
    """What answers at addresses and anchors that are gone."""

    titles: Mapping[MoveKind, str]  # title
    sentences: Mapping[MoveKind, str]  # title, date
    places: Mapping[MoveKind, str]  # name (of what stood there, else the anchor), date, reason
    here: str  # name
    here_on: str  # page, name
    reason: str  # reason
    since: str  # tag
    label: str
    data_moved: str
    data_gone: str
    archived: str
    no_chart: str


class VersionWords(WordGroup, frozen=True):
    """Frozen versions, what is told of them later, and releases."""

    title: str  # name, date
    banner: str  # date
    embed_banner: str  # number, date
    latest: str
    log: str
    notice_title: str
    is_latest: str
    newer: str  # number, date
    gone: str
    not_corrected: str
    heading: str
    item: str  # number, date
    timemap: str
    release_title: str  # tag, date
    release_text: str
    counts: str
    count_measures: str  # count
    count_new: str  # count
    count_versions: str  # count
    new_versions: str
    listed: str  # name, number
    too_many: str  # count
    manifest: str
    manifest_text: str
    archives: str
    data_commit: str
    tool: str


class BookWords(WordGroup, frozen=True):
    """What only the printed booklet of a plan says."""

    contents: str
    on_page: str  # page
    notice: str
    made_of: str  # site
    made_before_publishing: str  # site
    own_page: str
    reading: str
    unshown: str


class SiteWords(WordGroup, frozen=True):
    """Every word of one language for these pages. ``pages`` is what each kind of page is called."""

    pages: Mapping[str, str]
    frame: FrameWords
    written: HandWrittenWords
    card: PlanCardWords
    home: HomeWords
    municipality: MunicipalityWords
    department: SiteDepartmentWords
    plan: PlanWords
    browse: BrowseWords
    document: DocumentWords
    gone: GoneWords
    version: VersionWords
    book: BookWords
