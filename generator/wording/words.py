"""Which words a page needs: one field for each label and sentence that views and components put beside published values.

A language is a catalogue (``ja.yaml``), read by ``catalogue``. A field whose comment names parts is filled with them by
``str.format``. Nothing here is HTML: words are escaped like any other text.
"""

from collections.abc import Mapping

from generator.model.basics import Reason
from generator.model.plans import EndKind, WordedField
from generator.model.results import Evaluator, NextStepKind, Stage
from generator.wording.figure_words import (
    ChartWords,
    CourseWords,
    FigureWords,
    IndicatorWords,
    MoneyWords,
    ProgressWords,
    StatusWords,
)
from generator.wording.group import WordGroup as WordGroup  # noqa: PLC0414 (part of what this module offers)


class SectionWords(WordGroup, frozen=True):
    """Headings of a page's sections."""

    figures: str
    promise: str  # kind
    done: str
    evaluation: str
    money: str
    responsible: str
    responsible_and_place: str
    place: str
    history: str
    source: str
    text: str
    sub_pillars: str
    measures: str  # kind
    counts: str  # kind
    results: str
    indicators: str
    own_indicators: str
    pillar_indicators: str
    measure_indicators: str  # kind
    footnotes: str


class MeasureWords(WordGroup, frozen=True):
    """The words of a measure's page."""

    kind: str
    number_and_title: str  # number, title
    new: str
    sentence: str  # city, plan, kind, clause
    sentence_by: str  # city, plan, kind, departments, clause
    sentence_named: str  # city, plan, kind, departments, clause
    and_others: str  # names
    join: str
    plain_summary: str
    editor_note: str
    shared: str  # steps
    shared_above: str  # step
    original_order: str
    original_title: str
    no_report: str
    only_figures: str  # section
    only_other: str
    reports_in_steps: str  # round
    next_step: str
    next_steps: Mapping[NextStepKind, str]
    absent: str  # reason


class AnswerWords(WordGroup, frozen=True):
    """The card at the top of a measure's page."""

    heading: str
    promised: str
    result: str
    others: str  # count
    chosen: str  # count, kind
    alike: str  # sentence
    several: str  # name, count
    named: str  # term, names
    other_ratings: str  # count
    responsible: str  # names
    owner: str  # names
    call: str  # number
    whose: str  # name, way
    no_contact: str
    not_told: str
    numbered_kind: str  # kind, number
    numbered_title: str  # title, kind, number
    line: str  # term, text
    line_dated: str  # term, text, note
    indicator_kind: str


class EvaluationWords(WordGroup, frozen=True):
    """The city's own evaluation."""

    rating: str
    by: str
    named: str  # by, rating: of one who is called by the evaluation itself
    evaluators: Mapping[Evaluator, str]
    by_not_stated: str
    staged_by_nobody: str  # stage
    stages: Mapping[Stage, str]
    axis: str
    scale: str  # name
    step_means: str  # label, definition
    step: str  # label
    reason: str
    absent: str  # reason
    none: str


class PlaceWords(WordGroup, frozen=True):
    """Where a record belongs, and what it is tied to."""

    plan: str
    positions: str
    repeats: str  # kind
    repeated_by: str  # kind
    related: str  # kind
    served_by: str
    continues: str
    continued_by: str
    merged_from: str
    merged_into: str
    of_plan: str  # plan, period
    similar: str
    similar_note: str
    similar_in: str  # title, plan
    result: str  # indicator, target, actual
    evaluation: str  # city, evaluation
    period: str  # first, last
    tag: str  # list, tag


class DepartmentPageWords(WordGroup, frozen=True):
    """Who is responsible."""

    lead: str
    related: str
    until: str  # year
    successors: str  # names
    none: str
    ask: str
    tel: str
    postal: str
    email: str
    site: str
    official_site: str  # city
    former: str
    moved_because: str  # reason


class SourceWords(WordGroup, frozen=True):
    """Sources and how to cite."""

    document: str
    page: str
    publisher: str
    issued: str
    year: str
    used_for: str
    cite: str
    page_number: str  # page
    page_span: str  # first, last
    cite_text: str  # city, documents, site, title, address
    cite_join: str
    document_page: str  # document, page
    licence: str
    address: str
    no_address: str
    nothing: str  # no document is named
    untold: str  # of one value
    untold_uses: str  # uses
    untold_part: str  # use
    back: str  # mark
    no_page: str  # reason
    no_page_of: str  # reason
    value_source: str
    data: str
    data_formats: Mapping[str, str]  # by the ending of the file
    data_about: str


class CitationWords(WordGroup, frozen=True):
    """How a measure is cited. ``english`` is the form for texts in English, in pages of any language."""

    forms: str
    forms_and_embeds: str
    title: str  # title, plan
    of_version: str  # number, date
    of_page: str
    sist: str
    pdl: str
    pdl_adapted: str
    english_form: str
    english: str  # author, title, site, date, address
    english_edition: str  # number, date
    files: str
    bibtex: str
    csl_json: str
    figures: str
    embeds: str
    embeds_of_version: str  # number, date
    frames_of_version: str  # number, date
    embed_title: str  # name, date
    embed_link: str
    embed_table: str
    embed_source: str  # city, plan, site
    unshown: str


class NoticeWords(WordGroup, frozen=True):
    """What must be told before anything else."""

    ending_planned: Mapping[EndKind, str]  # year, kind
    ended: Mapping[EndKind, str]  # year
    reason: str
    repeats: str  # title
    not_legible: str
    corrections: str


class TallyWords(WordGroup, frozen=True):
    """Counts by status."""

    caption: str  # total, kind
    status: str
    count: str
    number: str  # number
    total: str
    share: str  # status, number
    uniform: str  # kind, total, status, meaning: one status for all
    only: str  # kind, status, meaning: of one alone
    ratings: str  # city, years, kind, total
    rating: str
    indicators: str  # counted
    counted_apart: str  # total, parts
    of_plan: str  # count
    of_pillars: str  # count
    of_measures: str  # count, kind
    progress: str
    all_indicators: str  # total, status, meaning
    only_indicator: str  # status, meaning


class PillarWords(WordGroup, frozen=True):
    """The words of a pillar's page."""

    level: str
    sentence: str  # city, plan, level
    sentence_counts: str  # city, plan, level, total, kind, counts
    sub_count: str  # total, kind
    page: str  # page
    repeated: str
    departments: str  # departments
    no_measures: str
    sentence_rating: str  # sentence, city (with the year), rating (in quotes)
    sentence_disagree: str  # the same, status
    rating: str  # round, by, rating
    next_step: str  # step


class IndexWords(WordGroup, frozen=True):
    """The words of the page with all indicators of a plan."""

    title: str
    fold: str  # caption, total, counts
    fold_own: str
    sentence: str  # city, plan, count
    none: str  # city, plan


class Words(WordGroup, frozen=True):
    """Every word of one language."""

    language: str
    title_separator: str
    list_separator: str
    reasons: Mapping[Reason, str]
    reason_and_note: str  # reason, note
    fields: Mapping[WordedField, str]
    status: StatusWords
    figure: FigureWords
    indicator: IndicatorWords
    chart: ChartWords
    section: SectionWords
    measure: MeasureWords
    answer: AnswerWords
    course: CourseWords
    evaluation: EvaluationWords
    money: MoneyWords
    place: PlaceWords
    department: DepartmentPageWords
    source: SourceWords
    citation: CitationWords
    notice: NoticeWords
    progress: ProgressWords
    tally: TallyWords
    pillar: PillarWords
    index: IndexWords
