"""The result of the last accessibility test. It claims no more than was tested."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from generator.addresses import ACCESSIBILITY, ACCESSIBILITY_RESULT
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.accessibility import AccessibilityResult, CriterionResult, CriterionVerdict, NoTest, SiteOfTest
from generator.views.formats import date_text
from generator.views.heads import view_head
from generator.views.overview_pieces import CriteriaTable, CriterionLine, PagesTested
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Fact, Link, Page
from generator.views.published import view_text
from generator.wording.criteria import CRITERIA, Criterion
from generator.wording.group import PageWords
from generator.wording.languages import Vocabulary
from generator.wording.words import Words


class AccessibilityWords(PageWords, frozen=True):
    """The page with the result of the last accessibility test."""

    title: str
    parent: str
    sentence: str  # date, pages
    sentence_none: str
    outcome: str
    all_passed: str
    some_failed: str  # count
    some_open: str  # count
    claim: str
    about: str
    date: str
    until: str
    holds: str  # date
    standard: str
    standard_is: str
    scope: str
    scope_is: str  # pages, chosen
    method: str
    method_is: str
    settings: str
    tools: str
    criteria: str
    caption: str  # count
    number: str
    name: str
    level: str
    standards: str
    jis: str
    only_wcag: str
    machine: str
    hand: str
    verdicts: Mapping[CriterionVerdict, str]
    pages: str
    representative: str  # count
    drawn: str  # count, seed
    separator: str


class AccessibilityPage(Page, frozen=True):
    """What was tested, how, and what came of it; nothing of it where no test was made. ``site`` is what a test would be of."""

    kind: ClassVar[str] = "accessibility"

    site: SiteOfTest
    outcome: tuple[str, ...]
    about: tuple[Fact, ...]
    criteria: tuple[CriteriaTable, ...]
    tested: tuple[PagesTested, ...]


def view_accessibility(
    site_index: SiteIndex,
    standings: Standings,
    result: AccessibilityResult | NoTest,
    site: SiteOfTest,
    vocabulary: Vocabulary,
) -> AccessibilityPage:
    """The page of the result."""
    words, text = vocabulary.words, vocabulary.of(AccessibilityWords)
    context = context_of_site(site_index, standings, words, ACCESSIBILITY_RESULT)
    sentence = text.sentence_none
    if isinstance(result, AccessibilityResult):
        sentence = text.sentence.format(date=date_text(result.tested_on), pages=result.pages)
    head = view_head(
        context,
        heading=text.title,
        description=sentence,
        trail=(Link(text.parent, context.href(ACCESSIBILITY)), Link(text.title, "")),
        title=(text.title,),
        contents=(("outcome", text.outcome), ("method", text.about), ("criteria", text.criteria), ("pages", text.pages))
        if isinstance(result, AccessibilityResult)
        else (),
    )
    if isinstance(result, NoTest):
        return AccessibilityPage(head=head, site=site, outcome=(), about=(), criteria=(), tested=())
    return AccessibilityPage(
        head=head,
        site=site,
        outcome=tuple(_outcome(result, text)),
        about=_about(result, text),
        criteria=(_table(result, words, text),),
        tested=tuple(_tested(context, result, text)),
    )


def _outcome(result: AccessibilityResult, text: AccessibilityWords) -> Iterator[str]:
    found = [result.criteria.get(number, CriterionResult()) for number in CRITERIA]
    failed = sum(each.failed for each in found)
    yield text.some_failed.format(count=failed) if failed else text.all_passed
    unseen = sum(
        each.hand is CriterionVerdict.NOT_TESTED and each.machine is not CriterionVerdict.NOT_APPLICABLE
        for each in found
    )
    if unseen:
        yield text.some_open.format(count=unseen)
    if unseen or failed:
        yield text.claim


def _about(result: AccessibilityResult, text: AccessibilityWords) -> tuple[Fact, ...]:
    chosen = len({*result.representative, *result.drawn})
    told = (
        (text.date, date_text(result.tested_on)),
        (text.until, text.holds.format(date=date_text(result.holds_until))),
        (text.standard, text.standard_is),
        (text.scope, text.scope_is.format(pages=result.pages, chosen=chosen)),
        (text.method, text.method_is),
        (text.settings, text.separator.join(result.settings)),
        (text.tools, text.separator.join(f"{tool.name} {tool.version}" for tool in result.tools)),
    )
    return tuple(Fact(term, view_text(said)) for term, said in told if said)


def _table(result: AccessibilityResult, words: Words, text: AccessibilityWords) -> CriteriaTable:
    lines = tuple(
        _line(number, criterion, result.criteria.get(number, CriterionResult()), words, text)
        for number, criterion in CRITERIA.items()
    )
    return CriteriaTable(text.caption.format(count=len(lines)), lines)


def _line(
    number: str, criterion: Criterion, found: CriterionResult, words: Words, text: AccessibilityWords
) -> CriterionLine:
    return CriterionLine(
        number=number,
        name=criterion.japanese if words.language == "ja" else criterion.english,
        level=criterion.level,
        standard=text.jis if criterion.jis else text.only_wcag,
        machine=text.verdicts[found.machine],
        hand=text.verdicts[found.hand],
        note=found.note,
        failed="failed" if found.failed else "",
    )


def _tested(context: PageContext, result: AccessibilityResult, text: AccessibilityWords) -> Iterator[PagesTested]:
    """Addresses as text: the pages of the test may have changed since, or gone."""
    root = context.site_index.site.settings.address
    groups = (
        (text.representative.format(count=len(result.representative)), result.representative),
        (text.drawn.format(count=len(result.drawn), seed=result.seed), result.drawn),
    )
    for heading, addresses in groups:
        if addresses:
            yield PagesTested(heading, tuple(root + address for address in addresses))
