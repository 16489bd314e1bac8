"""What a measure's page has said already is not said again, at its indicators or in its first line. See the fourth rule of docs/wording.md."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from generator.judging import JudgementReason, Status
from generator.judging.standings import indicator_key
from generator.model.figures import Indicator
from generator.views.judgement_sentences import reason_sentence
from generator.views.page_context import PlanContext
from generator.views.pieces import IndicatorPiece

_OWED: Final = (Status.NOT_REPORTED, Status.NOT_DUE)
_NO_VALUE: Final = (JudgementReason.NO_ACTUAL, JudgementReason.NOT_DUE)


class ToldOnce(NamedTuple):
    """Indicators without what is said elsewhere, and the sentence that holds for all of them; "" where they differ."""

    indicators: tuple[IndicatorPiece, ...]
    alike: str


def tell_once(
    context: PlanContext, key: str, own: Sequence[Indicator], pieces: Sequence[IndicatorPiece], said: str
) -> ToldOnce:
    """The indicators of the measure with the key, on whose page ``said`` stands at the top. Their badges stay."""
    owed = context.standings.statuses[key].status in _OWED
    told = []
    for indicator, piece in zip(own, pieces, strict=True):
        judgement = context.standings.indicators[indicator_key(key, indicator.id)]
        sentence = piece.sentence.removeprefix(said)
        # The top says of the whole measure that its results are wanting, the table of this value.
        if owed and judgement.reason in _NO_VALUE and sentence == reason_sentence(judgement, context.words):
            sentence = ""
        told.append(replace(piece, sentence=sentence))
    alike = told[0].sentence if len(told) > 1 and len({each.sentence for each in told}) == 1 else ""
    if alike:
        told = [replace(each, sentence="") for each in told]
    return ToldOnce(tuple(told), alike)


def without_what_is_said(sentence: str, said: str) -> str:
    """The sentences without the last one, where that is ``said`` elsewhere on the page; whole sentences alone are left out."""
    rest = sentence.removesuffix(said)
    return rest if rest[-1:] in {"", "。", "."} else sentence
