"""Whether a value is final, as it was typed and as its wording says: what a document calls 速報値 or 予定 is never taken for a result."""

from typing import Final, NamedTuple

from generator.amounts import Certainty, ReadAmount, Said, certainties_in, own_units, parse_amount
from generator.load.take import Held, Taking
from generator.model.figures import Done, FigureState, Missing, Number, Range, Value, Wording
from generator.problems.problem import Refused

_ASKED: Final = {
    Certainty.PROVISIONAL: (
        "は、確定した値ではないと読めます",
        "速報や暫定の値なら「state: 速報」を、確定した値なら「state: 確定」を書き足してください。",
    ),
    Certainty.FORECAST: (
        "は、まだ実績ではないと読めます",
        "予定や見込みの値なら「forecast: true」を、実績なら「forecast: false」を書き足してください。",
    ),
    Certainty.ESTIMATED: (
        "は、実際に数えた値ではないと読めます",
        "見込みの値なら「forecast: true」、おおよその値なら「approximate: true」、速報なら「state: 速報」を、どれでもなければ「state: 確定」を書き足してください。",
    ),
}
_BOTH: Final = (
    "という言葉と、確定した値だという言葉の両方があります",
    _ASKED[Certainty.PROVISIONAL][1],
)
_TYPED_FINAL: Final = ("がありますが、確定した値だと書かれています", "原典を確かめ、「state: 速報」にしてください。")
_TYPED_PROVISIONAL: Final = ("がありますが、速報の値だと書かれています", "原典を確かめ、速報の印を消してください。")
_TYPED_RESULT: Final = ("がありますが、「forecast: false」と書かれています", "原典を確かめ、「forecast: true」にしてください。")  # fmt: skip
_TYPED_EXPECTED: Final = (
    "がありますが、見込みの値（forecast: true）だと書かれています",
    "原典を確かめ、確定した値なら「forecast」の行を消してください。",
)
_EXPECTED_AND_FINAL: Final = (
    "がありますが、確定した値だと書かれています",
    "原典を確かめ、見込みの値なら「state」の行を消して「forecast: true」を、実績なら「forecast: false」を書き足してください。",
)


class Settled(NamedTuple):
    """Whether a value is to be replaced by a final one, and whether it was only expected."""

    provisional: bool
    forecast: bool


def settle_certainty(held: Held, value: Value, wording: object, taking: Taking) -> Settled | Refused:
    """What was typed, else what the wording clearly says; a word that may say it is asked about, one that contradicts what was typed told.

    A word is clear where the whole wording was read (120件（速報値）). Elsewhere it may speak of something else (速報メールの登録者 120人).
    """
    typed = Settled(
        held.values["provisional"] or held.values["state"] is FigureState.PROVISIONAL, held.values["forecast"]
    )
    if not isinstance(wording, str) or isinstance(value, Missing):
        return typed
    number = f"{value.value:f}" if isinstance(value, Number) else ""
    said = {each.certainty: each for each in certainties_in(wording, number)}
    if not said or isinstance(value, Wording) or (isinstance(value, Done) and not value.done):
        return typed._replace(forecast=_is_expected(held, typed, said))
    clear = isinstance(parse_amount(wording, own_units(taking.unit)), ReadAmount)
    if isinstance(value, Number | Range) and value.approximate:
        said.pop(Certainty.ESTIMATED, None)  # it is told as one of about that size
    told = (_contradiction(held, typed, said) if clear else None) or _question(held, said, clear=clear)
    if told is not None:
        word, (what, hint) = told
        return taking.report("K536", held.node, wording=wording, word=word, what=what, hint=hint)
    has_state = held.has("state") or held.has("provisional")
    return Settled(
        typed.provisional or (clear and not has_state and Certainty.PROVISIONAL in said),
        _is_expected(held, typed, said),
    )


def _is_expected(held: Held, typed: Settled, said: dict[Certainty, Said]) -> bool:
    if held.has("forecast"):
        return typed.forecast
    return Certainty.FORECAST in said


def _contradiction(held: Held, typed: Settled, said: dict[Certainty, Said]) -> tuple[str, tuple[str, str]] | None:
    has_state = held.has("state") or held.has("provisional")
    early, final, expected = (said.get(each) for each in (Certainty.PROVISIONAL, Certainty.FINAL, Certainty.FORECAST))
    if early and final:
        return None if has_state else (early.word, _BOTH)
    if early and has_state and not typed.provisional:
        return early.word, _TYPED_FINAL
    if final and typed.provisional:
        return final.word, _TYPED_PROVISIONAL
    if final and not expected and held.has("forecast") and typed.forecast:
        return final.word, _TYPED_EXPECTED
    return _of_what_was_expected(held, typed, expected) if expected else None


def _of_what_was_expected(held: Held, typed: Settled, expected: Said) -> tuple[str, tuple[str, str]] | None:
    if held.has("forecast"):
        return None if typed.forecast else (expected.word, _TYPED_RESULT)
    is_final = (held.has("state") or held.has("provisional")) and not typed.provisional
    return (expected.word, _EXPECTED_AND_FINAL) if is_final else None


def _question(held: Held, said: dict[Certainty, Said], *, clear: bool) -> tuple[str, tuple[str, str]] | None:
    has_state = held.has("state") or held.has("provisional")
    answered = {
        Certainty.PROVISIONAL: clear or has_state,
        Certainty.FORECAST: clear or held.has("forecast"),
        Certainty.ESTIMATED: has_state or held.has("forecast") or held.has("approximate"),
    }
    for certainty, (what, hint) in _ASKED.items():
        if certainty in said and not answered[certainty]:
            return said[certainty].word, (what, hint)
    return None


def has_stray_mark(held: Held, value: Value, taking: Taking) -> bool:
    """Whether a mark is written of which the value has no use, or twice; it is told."""
    if held.has("state") and held.has("provisional"):
        taking.report("K313", held.node, label="値", keys="state / provisional", count=2)
    elif held.has("approximate") and not isinstance(value, Number | Range):
        hint = "概数の印は、数（value、または low と high）と一緒に書きます。"
        taking.report("K301", held.key_node("approximate"), key="approximate", label="数ではない値", hint=hint)
    elif held.has("open") and not isinstance(value, Range):
        hint = "open は、範囲（low と high）と一緒に書きます。"
        taking.report("K301", held.key_node("open"), key="open", label="範囲ではない値", hint=hint)
    else:
        return False
    return True
