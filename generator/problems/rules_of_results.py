"""The rules on what rounds report: amounts told twice, and texts, evaluations and verdicts that contradict one another."""

from collections.abc import Iterable
from typing import Final

from generator.problems.rule import Rule, Severity

_OF_RESULTS: Final = (
    Rule("K570", "amount-told-twice", "同じ年度の同じ区分の金額が二つあります", "{year}年度の「{kind}」が「{one}」と「{other}」の二つあります（一つ目は {first}）。ページの合計は、二つを足した額になります。",
         "どちらかが写し間違いなら、消すか直してください。二つとも正しければ、何の金額かが分かるように、label（名前）を原典どおりに書き分けてください。後の報告で改められた額は、その報告の結果のファイルに書きます。", Severity.WARNING),
)  # fmt: skip


def by_code(others: Iterable[Rule]) -> dict[str, Rule]:
    """These rules and all ``others`` by their codes, in the order of the codes."""
    return {rule.code: rule for rule in sorted((*others, *_OF_RESULTS), key=lambda each: each.code)}
