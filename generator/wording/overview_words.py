"""The words of pages across plans (pillars, departments, fiscal years, statuses), like :mod:`generator.wording.words`."""

from generator.wording.group import WordGroup
from generator.wording.part_words import PartWords


class YearWords(WordGroup, frozen=True):
    """Fiscal years: the list of them, and one of them across plans."""

    index_title: str
    index_sentence: str  # years
    index_empty: str
    caption: str
    year: str
    plans: str
    results: str
    number: str  # number
    title: str  # year
    sentence: str  # year, plans, measures
    sentence_answered: str  # year, plans, answered
    sentence_no_measure: str  # year, plans
    sentence_outside: str  # others: plans that report on a year in which they are not in force
    sentence_none: str  # year, plans
    others: str
    earlier: str  # year
    later: str  # year
    in_force_alone: str
    none_reported: str  # kind, total
    in_force: str
    reported: str  # measures, kind
    not_reported: str
    rounds: str
    indicators: str
    measures: str
    evaluation: str  # city, evaluation


class StatusPageWords(WordGroup, frozen=True):
    """Measures by computed status."""

    index_title: str
    index_sentence: str  # measures
    index_empty: str
    meanings: str
    by_plan: str
    caption: str
    plan: str
    total: str
    none: str
    title: str  # status
    title_no_target: str
    no_target_counted: str  # kind, statuses
    gathered_counted: str  # lists
    fold: str  # total
    indicators: str
    indicators_by_plan: str
    indicators_caption: str
    indicators_sentence: str  # meaning, plans, indicators
    indicators_none: str  # progress
    indicators_total: str  # total
    other_progress: str
    holder: str  # holder
    sentence: str  # meaning, cities, plans, measures
    sentence_none: str  # status
    count: str  # total
    others: str
    no_pillar: str
    target: str
    actual: str
    evaluation: str  # city
    evaluation_by: str  # city, by
    reason: str  # city
    reason_of: str  # by: what is itself called an evaluation
    report: str  # round
    no_reason: str
    no_reason_of_indicator: str
    by_city: str
    caption_by_city: str
    city: str
    many_plans: str
    indicators_by_city: str
    indicators_caption_by_city: str
    rule: str


class LeadingWords(WordGroup, frozen=True):
    """What stands first on the pages of plans, departments and municipalities."""

    matrix: str  # kind
    figures: str
    missed: str  # kind
    missed_all: str  # total
    missed_shown: str  # missed, shown
    missed_among: str  # city, total
    results: str
    own_measures: str  # name, total
    own_measures_not_related: str  # caption, related
    unnamed: str  # total, counts
    missed_and_why: str
    in_year: str  # counts
    promised_in_year: str  # targets, told


class CardWords(WordGroup, frozen=True):
    """The picture that other sites show with a link."""

    description: str  # city, plan, title, status
    site: str  # site
    counts: str  # plans, measures
    rating: str  # city, rating
    answer: str  # answer


class TermWords(WordGroup, frozen=True):
    """Links from a section to the words that it uses."""

    figures: str
    evaluation: str
    money: str
    place: str


class TableWords(WordGroup, frozen=True):
    """Measures as a table: of a plan, of all plans."""

    title: str  # kind
    sentence: str  # city, plan, kind, total, columns
    sentence_first: str  # city, plan, kind, total, columns, shown
    title_all: str
    sentence_all: str  # plans, total, columns
    sentence_some: str  # plans, total, shown
    sentence_worst: str  # plans, total, known, shown
    as_table: str
    as_list: str
    note: str
    note_words: str  # kind
    note_indicator: str  # kind
    note_gap: str
    note_money: str
    plans: str
    measure: str
    plan: str
    status: str
    promised: str
    result: str
    gap: str
    money: str
    nothing: str
    no_gap: str
    in_words: str
    signed: str  # sign, quantity
    same: str
    about_target: str  # word
    about_result: str  # word
    by_figures: str
    amount: str  # amount, total
    too_many: str  # shown, total
    only_first: str  # shown, total, kind


class OverviewWords(WordGroup, frozen=True):
    """Every word of one language for these pages."""

    years: YearWords
    parts: PartWords
    status: StatusPageWords
    leading: LeadingWords
    table: TableWords
    card: CardWords
    term: TermWords
