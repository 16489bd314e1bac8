"""A value is what its wording calls it: 12件（目標） is no result, 12件（実績） no promise."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.amounts import Role, other_role, word_not_held, word_of_result
from generator.model.figures import Figure, Indicator, Number, Range
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
_TYPED_EXPECTED: Final = (
    "がありますが、見込みの値（forecast: true）だと書かれています",
    "原典を確かめ、実績なら「forecast」の行を消してください。",
)
_NOT_HELD: Final = (
    "は、行った数ではないと読めます",
    "行った数を書いてください。一つも行わなかったのなら 0 か、「missing: not_done」と書きます。原文のまま載せるだけなら、value の代わりに text に書いてください。",
)


def check_roles(indicator: Indicator, figures: Iterable[Figure], role: Role) -> Iterator[Problem]:
    """``figures`` are those that stand as ``role``. A word that is part of the indicator's name (計画の数) says nothing of its values."""
    named = "".join(names_of(indicator))
    for figure in figures:
        if not isinstance(figure.as_published, str) or not isinstance(figure.value, Number | Range):
            continue
        value = figure.value.value if isinstance(figure.value, Number) else figure.value.high
        if figure.forecast:
            word = word_of_result(figure.as_published, figure.row.fiscal_year, value)
            if word and word not in named:
                what, hint = _TYPED_EXPECTED
                yield problem("K536", figure.place, wording=figure.as_published, word=word, what=what, hint=hint)
            continue
        word = other_role(figure.as_published, role, value)
        if word and word.rstrip("値数額") not in named:
            what, hint = _INSTEAD[role]
            yield problem("K536", figure.place, wording=figure.as_published, word=word, what=what, hint=hint)
            continue
        word = word_not_held(figure.as_published, value) if role is Role.ACTUAL else ""
        if word and word not in named:
            what, hint = _NOT_HELD
            yield problem("K536", figure.place, wording=figure.as_published, word=word, what=what, hint=hint)
