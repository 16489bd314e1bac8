"""The words of lists that are too long for one page, and of the pages of their parts."""

from generator.wording.group import WordGroup


class PartWords(WordGroup, frozen=True):
    """Lists across plans that are too long for one page, and the pages of their parts."""

    of_department: str  # department
    title: str  # list, plan
    title_part: str  # list, plan, part
    sentence: str  # list, city, plan, counts
    sentence_part: str  # list, city, plan, part, counts
    by_plan: str
    by_part: str
    loose: str
    numbers: str  # first, last
    measures: str  # total
    indicators: str  # total
    others: str
    whole: str  # list
    before: str  # part
    after: str  # part
    sentence_city: str  # list, city, counts
    plans_all: str
    plans_all_sentence: str  # total
    plans_of: str  # city
    begins: str  # year
    begins_unknown: str
    plans: str  # total
    plans_whole: str  # city, total
    plans_sentence: str  # list, part, counts
    by_begin: str
    sources: str
    cite: str  # city, site, title, address
