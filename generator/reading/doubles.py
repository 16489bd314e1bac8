"""What stands twice: a heading that a measure bears twice may be another measure's, whose own heading was not understood. It is marked, not guessed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from generator.reading.drafts import DraftMeasure, DraftText, DraftWording, TextSpot
from generator.reading.field_words import bare_heading

OF_ANOTHER: Final = "同じ見出しが、この施策に二度あります。ここからは別の施策の文ではないか、文書で確かめてください"
_SAME_TITLE: Final = "同じ題名の施策が、この下書きにもう一つあります。同じ施策なら、一つにまとめてください"
_SAME_NUMBER: Final = "同じ番号の施策が、この下書きにもう一つあります。番号と題名を、文書で確かめてください"


def mark_doubles(measures: Sequence[DraftMeasure]) -> None:
    """Mark the texts of a measure from the first on that stands under a heading it had already, and measures that are there twice."""
    for measure in measures:
        _mark_texts(measure)
    titles = Counter(bare_heading(measure.title.text) for measure in measures)
    # Tables of one document begin to count anew; headings do not.
    numbered = [measure for measure in measures if measure.number and measure.title.spot.row < 0]
    numbers = Counter(bare_heading(measure.number) for measure in numbered)
    for measure in measures:
        if titles[bare_heading(measure.title.text)] > 1:
            measure.title = _doubted(measure.title, _SAME_TITLE)
        elif measure in numbered and numbers[bare_heading(measure.number)] > 1:
            measure.title = _doubted(measure.title, _SAME_NUMBER)


def _mark_texts(measure: DraftMeasure) -> None:
    begins = _begin_of_doubt(measure.texts)
    if begins is None:
        return
    measure.texts = [
        text._replace(wording=_doubted(text.wording, OF_ANOTHER)) if _place(text.wording.spot) >= begins else text
        for text in measure.texts
    ]


def _begin_of_doubt(texts: Iterable[DraftText]) -> tuple[int, int] | None:
    """The first place where a heading comes again, None where none does. Within one table a record may take several rows."""
    seen: dict[tuple[object, str], tuple[int, int]] = {}
    for text in sorted(texts, key=lambda each: each.wording.spot):
        place = _place(text.wording.spot)
        if seen.setdefault((text.meaning, bare_heading(text.heading)), place) != place:
            return place
    return None


def _place(spot: TextSpot) -> tuple[int, int]:
    return spot.paper, spot.block


def _doubted(wording: DraftWording, doubt: str) -> DraftWording:
    return wording._replace(doubt="。".join(each for each in (wording.doubt, doubt) if each))
