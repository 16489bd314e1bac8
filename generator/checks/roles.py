"""A value is what its wording calls it: 12件（目標） is no result, 12件（実績） no promise."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.amounts import DIGITS, Role, decimal_of, other_role, plain
from generator.model.figures import UPWARD, Figure, Indicator, Number, Range
from generator.model.said import names_of
from generator.problems.problem import Problem, problem

_INSTEAD: Final = {
    Role.ACTUAL: (
        "は、その年度の実績ではないと読めます",
        "実績を書いてください。目標は targets に、計画を立てたときの値は baseline に書き、実績がまだなければ、値の代わりに「missing: 」と理由を書きます。原文のまま載せるだけなら、value の代わりに text に書いてください。",
    ),
    Role.BASELINE: (
        "は、実際の値ではないと読めます",
        "計画を立てたときの実際の値を書いてください。目標は targets に書きます。原文のまま載せるだけなら、value の代わりに text に書いてください。",
    ),
    Role.TARGET: (
        "は、目標ではなく実績だと読めます",
        "目標を書いてください。実績は actuals か results のファイルに書きます。",
    ),
}
_CORRECTED: Final = re.compile(rf"(?:正しくは|訂正後は?|修正後は?)[:、\s]*(?P<number>{DIGITS})")
_BELOW: Final = "(?P<word>赤字|転出超過|自然減|社会減|悪化|低い|少ない|不足)"
_BELOW_BEHIND: Final = re.compile(rf"(?P<number>{DIGITS})[^0-9、。()]{{0,6}}?\(?(?:の|だけ|){_BELOW}(?=[)。]|\Z)")
_BELOW_BEFORE: Final = re.compile(rf"(?:\A|[\s、(]){_BELOW}(?:額|幅)?[:\s]*(?P<number>{DIGITS})")


def check_roles(indicator: Indicator, figures: Iterable[Figure], role: Role) -> Iterator[Problem]:
    """``figures`` are those that stand as ``role``. A word that is part of the indicator's name (計画の数) says nothing of its values."""
    named = "".join(names_of(indicator))
    for figure in figures:
        if not isinstance(figure.as_published, str) or not isinstance(figure.value, Number | Range) or figure.forecast:
            continue
        value = figure.value.value if isinstance(figure.value, Number) else figure.value.high
        word = other_role(figure.as_published, role, value)
        if word and word.rstrip("値数額") not in named:
            what, hint = _INSTEAD[role]
            yield problem("K536", figure.place, wording=figure.as_published, word=word, what=what, hint=hint)
        corrected = _CORRECTED.search(plain(figure.as_published))
        if corrected and isinstance(figure.value, Number) and decimal_of(corrected["number"]) != abs(value):
            what, hint = "は、別の数が正しいと述べています", "原典を確かめ、正しい数を value に書いてください。"
            yield problem("K536", figure.place, wording=figure.as_published, word=corrected[0], what=what, hint=hint)


def check_below(indicator: Indicator, targets: Iterable[Figure], figures: Iterable[Figure]) -> Iterator[Problem]:
    """320千円の赤字, 43人の転出超過 typed as 320 and 43 of what is to grow; a name or a target of the same words counts just that."""
    if indicator.direction not in UPWARD:
        return
    known = "".join((*names_of(indicator), *(str(each.as_published) for each in targets)))
    for figure in figures:
        if not isinstance(figure.as_published, str) or not isinstance(figure.value, Number) or figure.value.value <= 0:
            continue
        written = plain(figure.as_published)
        for found in (*_BELOW_BEHIND.finditer(written), *_BELOW_BEFORE.finditer(written)):
            if decimal_of(found["number"]) == figure.value.value and found["word"] not in known:
                value, hint = (
                    f"{figure.value.value:f}",
                    f"「{found['word']}」は、0 や比べる相手より小さいことを言う言葉です。",
                )
                yield problem("K520", figure.place, value=value, wording=figure.as_published, hint=hint)
                break
