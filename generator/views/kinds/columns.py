"""The description of the data: what the files hold, every column, and how the tables stand to the checklist of machine-readable tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from generator.addresses import COLUMNS as ADDRESS
from generator.addresses import DATA, HOME, bulk_file, feed_file, municipality_address, stratml_file
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.open_data.checklist import ITEMS, CheckedItem
from generator.open_data.codes import Told
from generator.open_data.columns import COLUMNS, FORM_NAMES, Column
from generator.open_data.terms import Terms, terms_of
from generator.views.heads import view_head
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Block, Fact, Link, Page
from generator.views.published import view_text
from generator.wording.group import PageWords
from generator.wording.languages import Vocabulary


class ColumnsWords(PageWords, frozen=True):
    """The page that describes the data."""

    title: str
    parent: str
    sentence: str  # columns
    files: str
    files_text: str
    file_names: Mapping[str, str]  # by the file's name
    stratml_files: str
    feeds: str
    terms: str
    whole_site: str
    no_terms: str
    rules: str
    rules_text: str
    columns: str
    fold: str  # total
    column: str  # name, title
    form: str  # form
    code: str  # code, meaning
    separator: str
    checklist: str
    checklist_text: str
    item: str  # number, item
    passed: str
    failed: str  # count, example
    stratml: str
    stratml_text: str


class ColumnsPage(Page, frozen=True):
    """Files, terms, columns, rules, and the checklist with what came of each item. ``fold`` stands above the columns."""

    kind: ClassVar[str] = "columns"

    files: tuple[Fact, ...]
    terms: tuple[Fact, ...]
    rules: tuple[Block, ...]
    fold: str
    columns: tuple[Fact, ...]
    checklist: tuple[Fact, ...]
    not_held: tuple[Block, ...]


def view_columns(
    site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary, checked: Sequence[CheckedItem] = ()
) -> ColumnsPage:
    """The page. ``checked`` is what the checklist found in the built tables."""
    words, own = vocabulary.words, vocabulary.of(ColumnsWords)
    context = context_of_site(site_index, standings, words, ADDRESS)
    japanese = words.language == "ja"
    return ColumnsPage(
        head=view_head(
            context,
            heading=own.title,
            description=own.sentence.format(columns=len(COLUMNS)),
            trail=(Link(own.parent, context.href(DATA)), Link(own.title, "")),
            title=(own.title,),
            contents=(
                ("files", own.files),
                ("terms", own.terms),
                ("rules", own.rules),
                ("columns", own.columns),
                ("checklist", own.checklist),
                ("stratml", own.stratml),
            ),
        ),
        files=tuple(_files(context, own)),
        terms=tuple(_terms(context, own)),
        rules=view_text(own.rules_text),
        fold=own.fold.format(total=len(COLUMNS)),
        columns=tuple(_column(column, own, japanese=japanese) for column in COLUMNS),
        checklist=tuple(_checked(each, own, japanese=japanese) for each in checked),
        not_held=view_text(own.stratml_text),
    )


def _said(told: Told, *, japanese: bool) -> str:
    return told.ja if japanese else told.en


def _files(context: PageContext, own: ColumnsWords) -> Iterator[Fact]:
    for name, about in own.file_names.items():
        yield Fact(about, links=(Link(name, context.href(bulk_file(name))),))
    held = [(city, folder) for city, folder in context.site_index.municipalities.items() if folder.plans]
    if held:
        files = tuple(Link(folder.municipality.name, context.href(stratml_file(city))) for city, folder in held)
        yield Fact(own.stratml_files, links=files)
    feeds = [Link(own.whole_site, context.href(feed_file(HOME)))]
    for city, folder in context.site_index.municipalities.items():
        feeds.append(Link(folder.municipality.name, context.href(feed_file(municipality_address(city)))))
    yield Fact(own.feeds, links=tuple(feeds))


def _terms(context: PageContext, own: ColumnsWords) -> Iterator[Fact]:
    yield _term(own.whole_site, terms_of(context.site_index), own)
    for city, folder in context.site_index.municipalities.items():
        if not isinstance(folder.municipality.licence, Absent):
            yield _term(folder.municipality.name, terms_of(context.site_index, city), own)


def _term(name: str, terms: Terms, own: ColumnsWords) -> Fact:
    if not terms.name:
        return Fact(name, view_text(own.no_terms))
    return (
        Fact(name, links=(Link(terms.name, terms.url or terms.address),))
        if terms.url
        else Fact(name, view_text(terms.name))
    )


def _column(column: Column, own: ColumnsWords, *, japanese: bool) -> Fact:
    form = own.form.format(form=_said(FORM_NAMES[column.form], japanese=japanese))
    lines = [_said(column.about, japanese=japanese) + form]
    codes = [own.code.format(code=code, meaning=_said(told, japanese=japanese)) for code, told in column.codes.items()]
    if codes:
        lines.append(own.separator.join(codes))
    term = own.column.format(name=column.name, title=_said(column.title, japanese=japanese))
    return Fact(term, tuple(Block(line) for line in lines))


def _checked(item: CheckedItem, own: ColumnsWords, *, japanese: bool) -> Fact:
    term = own.item.format(number=item.number, item=_said(ITEMS[item.number], japanese=japanese))
    said = own.passed if item.passed else own.failed.format(count=item.faults, example=item.example)
    return Fact(term, view_text(said))
