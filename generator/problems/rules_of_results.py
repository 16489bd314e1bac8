"""The rules on what rounds report: amounts told twice, and texts, evaluations and verdicts that contradict one another."""

from collections.abc import Iterable
from typing import Final

from generator.problems.rule import Rule, Severity

_OF_RESULTS: Final = (
    Rule("K570", "amount-told-twice", "同じ年度の同じ区分の金額が二つあります", "{year}年度の「{kind}」が「{one}」と「{other}」の二つあります（一つ目は {first}）。ページの合計は、二つを足した額になります。",
         "どちらかが写し間違いなら、消すか直してください。二つとも正しければ、何の金額かが分かるように、label（名前）を原典どおりに書き分けてください。後の報告で改められた額は、その報告の結果のファイルに書きます。", Severity.WARNING),
    Rule("K571", "interim-without-day", "中間報告の値が、いつの時点か分かりません", "中間報告「{round}」に、時点（as_of）がありません。値「{wording}」は、{year}年度全体の値として目標と比べられます。",
         "plan.yaml の rounds の、この回に「as_of: 2024-09-30」のように、いつの時点の報告かを書いてください。年度全体の値なら、その値の「as_of」に年度の終わりの日を書いてください。", Severity.WARNING),
)  # fmt: skip


def by_code(others: Iterable[Rule]) -> dict[str, Rule]:
    """These rules and all ``others`` by their codes, in the order of the codes."""
    return {rule.code: rule for rule in sorted((*others, *_OF_RESULTS), key=lambda each: each.code)}
