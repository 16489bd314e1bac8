"""Why a wording says no value by itself, and what its writer can do about it."""

from typing import Final

from generator.amounts import NoValue, Why, value_of_wording
from generator.model.basics import Absent
from generator.model.figures import Figure, Number, Range, Rating
from generator.problems.problem import Problem, problem

_WHY: Final = {
    Why.EMPTY: "何も書かれていません", Why.NO_NUMBER: "数がありません", Why.SEVERAL: "数がいくつもあり、どれが値か決められません",
    Why.WORDS: "数のまわりに、意味を変えるかもしれない言葉があります", Why.DIGITS: "桁の区切り方が数の形ではありません", Why.SIGN: "プラスかマイナスかを決められません",
    Why.DASH: "「-」が範囲か、マイナスか、番号かを決められません", Why.SLASH: "「/」が割合か、日付か、二つの値かを決められません",
    Why.POINT: "点が小数点か、桁の区切りかを決められません", Why.OPEN_BAND: "範囲の片方の端がありません", Why.SCALE: "範囲の数の位を決められません",
    Why.CUT: "位の後の数に単位がなく、途中で切れています", Why.NONE_OR_ZERO: "値がないのか、0 なのかを決められません", Why.TOO_LONG: "長すぎます",
    Why.ENDLESS: "割り切れない割合です",
}  # fmt: skip
_TYPE_IT: Final = "値（value、または low と high）を書き足してください。"
_HINTS: Final = {
    Why.NO_NUMBER: "言葉の値なら text、終わったかどうかなら done を、「現状値」など別の値を指す言葉ならその数を value に書き足してください。"
    "評価の段階なら、指標に scale を書いてください。",
    Why.ENDLESS: "単位が「％」なら、例えば「value: 33.3」のように、必要な桁までの値を書き足してください。",
    Why.NONE_OR_ZERO: "0 なら「value: 0」を、値がないなら「missing: 」と理由を書き足してください。",
}


def unread_details(why: Why | NoValue) -> dict[str, str]:
    """Why a wording was not read, and what to write, for the problem that tells of it."""
    if isinstance(why, NoValue):
        return {"why": "値のないことを表す書き方です", "hint": "「missing: 」と理由を書き足してください。"}
    return {"why": _WHY[why], "hint": _HINTS.get(why, _TYPE_IT)}


def is_unread(figure: Figure) -> bool:
    """Whether the value of a figure is still to be found on a scale, where its wording says none by itself."""
    return isinstance(figure.value, Rating) and figure.value.is_read and not figure.value.step


def unread_problem(figure: Figure, unit: str | Absent) -> Problem:
    """That the wording of a figure says no value. ``unit`` is the declared one."""
    wording = figure.value.named if isinstance(figure.value, Rating) else ""
    why = value_of_wording(
        wording, "" if isinstance(unit, Absent) else unit, with_second=not isinstance(figure.second, Absent)
    )
    details = unread_details(Why.WORDS if isinstance(why, Number | Range) else why)
    return problem("K525", figure.place, wording=wording, **details)
