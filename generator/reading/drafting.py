"""From pages to a draft: what the document's own headings say of its wordings, and nothing that they do not say."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from generator.reading.doubles import mark_doubles
from generator.reading.drafts import Draft, Drafting, DraftMeasure, TextSpot
from generator.reading.field_words import Meaning
from generator.reading.papers import Paper, PaperLine, PaperTable
from generator.reading.patience import Patience
from generator.reading.sentence_figures import propose_figures
from generator.reading.table_rows import TableReader
from generator.reading.text_lines import TextReader, find_kind

_LEAST_BETWEEN: Final = 2  # lines of text between two tables from which on the second is another one
_SHUFFLED: Final = 0.15  # share of measures with a heading twice from which on the text's order is held to be lost
_ORDER_LOST: Final = "文書から取り出した文の順が崩れています。この施策の文は、文書を見て手で写してください"
_BY_CONTENTS: Final = "ページは目次から取りました"


def draft_papers(papers: Sequence[Paper], patience: Patience | None = None) -> Draft:
    """What is understood of the pages, in their order. Raises :class:`DraftTooLongError` where that takes longer than the ``patience``."""
    drafting = Drafting(patience or Patience())
    tables = TableReader(drafting)
    lines = [block.text for paper in papers for block in paper.blocks if isinstance(block, PaperLine)]
    texts = TextReader(drafting, find_kind(lines))
    for index, paper in enumerate(papers):
        drafting.patience.go_on()
        numbered = [(block, TextSpot(index, number)) for number, block in enumerate(paper.blocks)]
        for is_text, run in groupby(numbered, key=lambda pair: isinstance(pair[0], PaperLine)):
            held = list(run)
            if is_text:
                texts.read([(block.text, spot) for block, spot in held if isinstance(block, PaperLine)], paper.cited)
                if len(held) >= _LEAST_BETWEEN:
                    tables.forget_head()
                tables.note_heading(held[-1][0], held[-1][1], paper)
                continue
            texts.leave()
            for block, spot in held:
                if isinstance(block, PaperTable):
                    tables.read(block, spot, paper)
    texts.close()
    _leave_out_shuffled(drafting.measures)
    mark_doubles(drafting.measures)
    for measure in drafting.measures:
        drafting.patience.go_on()
        propose_figures(measure)
        _take_page_of_contents(measure, drafting)
    return Draft(tuple(papers), tuple(drafting.measures), tuple(drafting.indicators))


def _leave_out_shuffled(measures: Sequence[DraftMeasure]) -> None:
    """Take out running text whose order was lost: where measures bear the same heading twice, nobody knows whose text is whose."""
    doubles = [measure for measure in measures if _has_double(measure)]
    if len(doubles) < _SHUFFLED * len(measures):
        return
    for measure in measures:
        kept = [text for text in measure.texts if text.wording.spot.row >= 0 or text.meaning is Meaning.DEPARTMENTS]
        if len(kept) < len(measure.texts) or measure in doubles:
            measure.title = measure.title._replace(doubt=_ORDER_LOST)
        measure.texts = kept


def _has_double(measure: DraftMeasure) -> bool:
    counts = Counter((text.meaning, text.heading[-8:]) for text in measure.texts if text.wording.spot.row < 0)
    return any(count > 1 for count in counts.values())


def _take_page_of_contents(measure: DraftMeasure, drafting: Drafting) -> None:
    """The page of a measure whose text bears none, where the document's own table of contents names it."""
    page = "" if measure.title.page else drafting.page_in_contents(measure.title.text)
    if page:
        doubts = [each for each in (measure.title.doubt, _BY_CONTENTS) if each]
        measure.title = measure.title._replace(page=page, doubt="。".join(doubts))
