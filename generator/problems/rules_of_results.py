"""The rules on what rounds report: steps that are typed otherwise than they are worded, amounts told twice, and texts, evaluations and verdicts that contradict one another."""

from collections.abc import Iterable
from typing import Final

from generator.problems.rule import Rule, Severity

_OF_RESULTS: Final = (
    Rule("K557", "next-step-differs", "今後の方向が原文と違います", "今後の方向の原文「{wording}」は「{kinds}」と読めますが、種類（kind）は「{kind}」です。",
         "原典を確かめ、kind を原文に合わせてください。どれにも当たらなければ「other」（その他）にします。", Severity.WARNING),
    Rule("K558", "done-differs", "終わったかどうかが原文と違います", "{where}「{wording}」に「{word}」とありますが、{flag}です。",
         "原典を確かめ、まだ終わっていなければ false や「予定」に、終わっていれば true や「済み」にしてください。原文の言葉がほかのことを指しているなら、そのままでかまいません。", Severity.WARNING),
    Rule("K570", "amount-told-twice", "同じ年度の同じ区分の金額が二つあります", "{year}年度の「{kind}」が「{one}」と「{other}」の二つあります（一つ目は {first}）。ページの合計は、二つを足した額になります。",
         "どちらかが写し間違いなら、消すか直してください。二つとも正しければ、何の金額かが分かるように、label（名前）を原典どおりに書き分けてください。後の報告で改められた額は、その報告の結果のファイルに書きます。", Severity.WARNING),
    Rule("K571", "interim-without-day", "中間報告の値が、いつの時点か分かりません", "中間報告「{round}」に、時点（as_of）がありません。値「{wording}」は、{year}年度全体の値として目標と比べられます。",
         "plan.yaml の rounds の、この回に「as_of: 2024-09-30」のように、いつの時点の報告かを書いてください。年度全体の値なら、その値の「as_of」に年度の終わりの日を書いてください。", Severity.WARNING),
    Rule("K572", "text-against-figures", "報告の文と、目標と実績からの判定が食い違います", "報告に「{word}」とありますが、{year}年度の目標と実績からの判定は「{status}」です。",
         "原典で、目標と実績の値、年度、比べ方（direction）を確かめてください。文がほかのことを述べているなら、そのままでかまいません。", Severity.WARNING),
    Rule("K573", "printed-share-differs", "文書の達成率が、計算した達成率と違います", "文書の達成率は「{printed}」ですが、目標と実績から計算すると {computed} です。",
         "原典で、目標、実績、達成率の写し間違いがないかを確かめてください。文書の計算の仕方が違うなら、そのままでかまいません。", Severity.WARNING),
    Rule("K574", "rated-twice", "同じ人の同じ評価が二つあります", "同じ回の、同じ評価者の同じ観点の評価が「{one}」と「{other}」の二つあります（一つ目は {first}）。ページの見出しには、一つ目だけが載ります。",
         "写し間違いなら、一つを消してください。観点や段階が違う評価なら、「axis」（観点）か「stage」（一次・二次など）を書き分けてください。", Severity.WARNING),
    Rule("K575", "target-moved-after-its-year", "目標が、その年度が終わった後に変わっています", "{year}年度の目標は、{moved}年度に「{was}」から変わったと書かれています。判定には、変わった後の目標を使います。",
         "原典で、変わったのが何年度の目標かを確かめてください。後の年度の目標だけが変わったのなら、{year}年度の目標は「{was}」のままにしてください。", Severity.WARNING),
    Rule("K576", "result-after-end", "終わった後の年度の実績があります", "施策は {ended}年度に終わったと書かれていますが、{year}年度の実績があります。",
         "原典で、終わった年度（ending の fiscal_year）と、実績の年度を確かめてください。終わった後も数えている値なら、そのままでかまいません。", Severity.WARNING),
)  # fmt: skip


def by_code(others: Iterable[Rule]) -> dict[str, Rule]:
    """These rules and all ``others`` by their codes, in the order of the codes."""
    return {rule.code: rule for rule in sorted((*others, *_OF_RESULTS), key=lambda each: each.code)}
