"""Japanese."""

from typing import Final

from generator.model.basics import Reason
from generator.model.money import BudgetKind
from generator.model.plans import EndKind
from generator.model.results import Evaluator, NextStepKind
from generator.wording import ja_figures, words

_SECTION: Final = words.SectionWords(
    figures="目標と実績",
    promise="施策の内容",
    done="実施したこと",
    evaluation="評価",
    money="予算と費用",
    responsible="担当",
    place="計画の中での位置",
    history="前後の年度",
    source="出典",
    text="内容",
    sub_pillars="この中の柱",
    measures="施策の一覧",
    counts="施策の状態",
    results="結果の報告",
    indicators="指標",
    own_indicators="計画全体の指標",
    pillar_indicators="柱の指標",
    measure_indicators="施策の指標",
    footnotes="注",
)

_MEASURE: Final = words.MeasureWords(
    kind="施策",
    number_and_title="{number} {title}",
    new="新",
    sentence="{city}の「{plan}」の{kind}で、{clause}。",
    sentence_by="{city}の「{plan}」の{kind}で、{departments}が担当し、{clause}。",
    and_others="{names}など",
    join="・",
    summary="概要",
    target_text="指標・目標",
    expected_effect="期待される効果",
    note="備考",
    schedule="実施時期",
    priority="優先順位",
    plain_summary="編集者による要約",
    editor_note="編集者の注記",
    steps="手順",
    deadline="期限",
    step_target="目標",
    interim="中間報告",
    final="期末報告",
    yearly="実績",
    shared="{steps}に共通",
    shared_above="{steps}に共通の文を上に載せています",
    original_order="原文の並びで読む",
    original_title="{kind}と手順",
    done="実績",
    no_report="このサイトに収めた文書に、結果の記載はありません。",
    reports_in_steps="手順ごとの{round}は「{section}」にあります。",
    next_step="次の年度の方針",
    next_steps={
        NextStepKind.EXPAND: "拡充",
        NextStepKind.CONTINUE: "継続",
        NextStepKind.IMPROVE: "改善",
        NextStepKind.REDUCE: "縮小",
        NextStepKind.ABOLISH: "廃止",
        NextStepKind.COMPLETE: "完了",
        NextStepKind.OTHER: "",
    },
    absent="{reason}",
)

_EVALUATION: Final = words.EvaluationWords(
    rating="評価",
    by="評価した人",
    evaluators={
        Evaluator.DIVISION: "担当課",
        Evaluator.MANAGER: "所属長",
        Evaluator.CITIZENS_PANEL: "市民による評価",
        Evaluator.EXTERNAL: "外部の評価者",
        Evaluator.CITY: "",
        Evaluator.NOT_STATED: "",
    },
    axis="観点",
    scale="評価の段階（{name}）",
    step="評価の段階",
    step_means="{label}：{definition}",
    reason="理由",
    absent="評価は示せません。理由：{reason}",
    none="このサイトに収めた文書に、評価の記載はありません。",
)

_MONEY: Final = words.MoneyWords(
    caption="予算と費用",
    year="年度",
    kind="区分",
    kinds={
        BudgetKind.INITIAL: "当初予算",
        BudgetKind.SUPPLEMENTARY: "補正予算",
        BudgetKind.SETTLED: "決算",
        BudgetKind.PLANNED: "計画額",
        BudgetKind.ESTIMATE: "見込み",
        BudgetKind.NOT_STATED: "",
    },
    amount="金額",
    remarks="内訳など",
    amount_and_unit="{amount}{unit}",
    funding="{name}：{amount}",
    staff_cost="人件費：{amount}",
    staff="従事する職員数：{number}人（常勤に換算）",
    sum_caption="金額の合計（同じ年度・区分・単位のものだけを足しています）",
    sum_kind="{kind}（{label}）",
    sum_share="金額の記載がある施策",
    sum_of="{carrying}件（全{all}件のうち）",
    none="金額の記載はありません",
)

_PLACE: Final = words.PlaceWords(
    plan="計画",
    positions="ほかの計画などでの位置付け",
    repeats="再掲の元の施策",
    repeated_by="この施策の再掲",
    related="関係する施策",
    served_by="関係する指標",
    continues="前の施策",
    continued_by="続きの施策",
    merged_from="この施策に統合された施策",
    merged_into="統合先の施策",
    of_plan="{plan}（{period}）",
    result="{indicator}：目標 {target}、実績 {actual}",
    evaluation="{city}の評価：{evaluation}",
    period="{first}～{last}",
)

_DEPARTMENT: Final = words.DepartmentWords(
    heading="担当部署",
    lead="担当",
    related="関係",
    until="{year}まで",
    successors="現在は{names}",
    none="出典の文書に担当部署の記載がありません。",
    ask="問い合わせ先",
    tel="電話",
    postal="所在地",
    email="メール",
    site="ウェブサイト",
    official_site="{city}公式サイト",
)

_SOURCE: Final = words.SourceWords(
    document="文書",
    page="ページ",
    publisher="発行",
    issued="発行時期",
    year="年度",
    used_for="載っている内容",
    cite="引用するとき",
    page_number="P.{page}",
    cite_text="{city}「{documents}」（{site}「{title}」{address}）",
    cite_join="」「",
    document_page="「{document}」{page}",
    licence="利用条件",
    back="{mark}の付いた所へ戻る",
)

_NOTICE: Final = words.NoticeWords(
    ended={
        EndKind.ENDED: "この施策は{year}に終了しました。",
        EndKind.SUSPENDED: "この施策は{year}から休止しています。",
        EndKind.MERGED: "この施策は{year}にほかの施策へ統合されました。",
    },
    ended_into="統合先：",
    reason="理由：{reason}",
    repeats="この施策は再掲です。元の施策：",
    not_legible="出典の文書の文字が欠けていて、読み取れない所があります。",
    correction="{date}：「{wrong}」を「{right}」に訂正しました。理由：{reason}",
    corrections="このページの内容を訂正しました。",
)

_TALLY: Final = words.TallyWords(
    caption="{kind}{total}件の状態",
    status="状態",
    count="件数",
    number="{number}件",
    total="合計",
    share="{status}{number}件",
)

_PILLAR: Final = words.PillarWords(
    level="柱",
    sentence="{city}の「{plan}」の{level}です。",
    sentence_counts="{city}の「{plan}」の{level}で、{kind}が{total}件あります（{counts}）。",
    sub_count="{kind}{total}件",
    page="{page}",
    repeated="再掲",
    departments="（{departments}）",
    no_measures="この柱に直接属する施策はありません。",
)

_INDEX: Final = words.IndexWords(
    title="指標の一覧",
    sentence="{city}の「{plan}」にある{count}件の指標の、目標値と実績値の一覧です。",
    none="{city}の「{plan}」には、数字などで確かめられる指標がありません。",
)

JAPANESE: Final = words.Words(
    language="ja",
    title_separator="｜",
    list_separator="、",
    reasons={
        Reason.NOT_DONE: "未実施",
        Reason.BEING_COMPILED: "集計中",
        Reason.UNDER_INVESTIGATION: "調査中",
        Reason.UNDER_COORDINATION: "調整中",
        Reason.NOT_APPLICABLE: "対象外",
        Reason.NOT_CALCULATED: "算定されない",
        Reason.NOT_PUBLIC: "非公表",
        Reason.NOT_LEGIBLE: "出典の文書の文字が欠けていて読み取れません",
        Reason.NOT_IN_SOURCE: "出典の文書に記載がありません",
        Reason.NOT_YET: "まだ報告の時期ではありません",
    },
    reason_and_note="{reason}（{note}）",
    status=ja_figures.STATUS,
    figure=ja_figures.FIGURE,
    indicator=ja_figures.INDICATOR,
    chart=ja_figures.CHART,
    section=_SECTION,
    measure=_MEASURE,
    evaluation=_EVALUATION,
    money=_MONEY,
    place=_PLACE,
    department=_DEPARTMENT,
    source=_SOURCE,
    notice=_NOTICE,
    tally=_TALLY,
    pillar=_PILLAR,
    index=_INDEX,
)
