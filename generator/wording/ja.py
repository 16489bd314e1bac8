"""Japanese."""

from typing import Final

from generator.judging import Status
from generator.model.basics import Reason
from generator.model.figures import Accumulation, Direction, IndicatorKind
from generator.model.money import BudgetKind
from generator.model.plans import EndKind
from generator.model.results import Evaluator, NextStepKind
from generator.wording import statuses, words


def part_of_year(part: str) -> str:
    """第1四半期, 上半期, 4月; "" for the whole year."""
    if not part:
        return ""
    if part[0] == "q":
        return f"第{part[1:]}四半期"
    if part[0] == "h":
        return "上半期" if part == "h1" else "下半期"
    return f"{part[1:]}月"


_STATUS: Final = words.StatusWords(
    labels=statuses.STATUS_LABELS,
    meanings=statuses.STATUS_MEANINGS,
    reasons=statuses.JUDGEMENT_SENTENCES,
    measure_reasons=statuses.MEASURE_SENTENCES,
    agreement=statuses.agreement_sentence,
    attainment=statuses.attainment_text,
    heading="状態",
    computed="数字からの判定",
    published="{city}の評価",
    no_evaluation="出典の文書に評価の記載がありません",
    approximate="「約」などのおおよその値を含む判定です。",
    provisional="速報値を含む判定です。",
    rule="判定のしかた",
    clauses={
        Status.REACHED: "{of_year}目標を達成しました",
        Status.NOT_REACHED: "{of_year}目標に届きませんでした",
        Status.ON_THE_WAY: "目標の年度に向けて途中です",
        Status.NO_TARGET: "数字などで確かめられる目標は示されていません",
        Status.NOT_REPORTED: "{of_year}目標に対する実績は報告されていません",
        Status.CANNOT_BE_JUDGED: "目標に届いたかどうかを数字からは判定できません",
    },
    of_year="{year}の",
    clause_disagree="{city}の評価は「{rating}」ですが、数字からの判定は「{status}」です",
    clause_rating="{city}の評価は「{rating}」です",
    clause_reported="「{round}」が公表されています",
    clause_unreported="結果は報告されていません",
    clause_ended={
        EndKind.ENDED: "{year}に終了しました",
        EndKind.SUSPENDED: "{year}から休止しています",
        EndKind.MERGED: "{year}にほかの施策へ統合されました",
    },
)

_FIGURE: Final = words.FigureWords(
    year="年度",
    part=part_of_year,
    target="目標値",
    actual="実績値",
    baseline="基準値",
    final="最終目標",
    approximate="おおよその値",
    provisional="速報値",
    as_of="{date}現在",
    second="{label} {value}",
    source="出典 {source}",
    link="この数値へのリンク",
    link_to="この数値へのリンク（{year}）",
    no_target_year="この年度の目標値はありません",
    no_target="目標値は出典の文書に記載がありません",
    no_target_because="目標値はありません。理由：{reason}",
    caption="{indicator}：年度ごとの目標値と実績値",
    not_yet="まだ報告されていません",
    not_in_report="報告に記載がありません",
    revised="{year}に「{was}」から変更",
    revised_why="{year}に「{was}」から変更（理由：{reason}）",
    corrected="訂正（{date}）：誤「{wrong}」、正「{right}」。理由：{reason}",
    corrected_since="訂正（{date}）：{since}の版から「{wrong}」と誤っていました。正しくは「{right}」です。理由：{reason}",
    nothing="目標値も実績値もありません",
    wording_done="完了",
    wording_not_done="完了していません",
    range="{low}～{high}",
)

_INDICATOR: Final = words.IndicatorWords(
    unit="（{unit}）",
    status="判定",
    definition="説明",
    formula="計算式",
    data_source="データの出所",
    direction="目標との比べ方",
    directions={
        Direction.INCREASE: "増やす（目標値以上になれば達成）",
        Direction.DECREASE: "減らす（目標値以下になれば達成）",
        Direction.MAINTAIN: "保つ（目標値と同じなら達成）",
        Direction.AT_LEAST: "目標値以上なら達成",
        Direction.AT_MOST: "目標値以下なら達成",
        Direction.RANGE: "目標の範囲に入れば達成",
        Direction.MILESTONE: "目標としたことが終われば達成",
        Direction.TEXT: "文章の目標のため、数字からは判定しません",
    },
    accumulation="数え方",
    accumulations={
        Accumulation.YEARLY: "年度ごとの値",
        Accumulation.CUMULATIVE: "始めからの累計",
        Accumulation.POINT: "その時点の値",
    },
    kind="指標の種類",
    kinds={
        IndicatorKind.INPUT: "投入（使った費用や人）",
        IndicatorKind.ACTIVITY: "活動（したこと）",
        IndicatorKind.OUTPUT: "活動の結果（したことの量）",
        IndicatorKind.OUTCOME: "成果（暮らしや社会の変化）",
        IndicatorKind.CONTEXT: "背景となる数値",
        IndicatorKind.NOT_STATED: "",
    },
    attainment="達成率",
    attainment_rule="{share}（実績値÷目標値）",
    serves="関連する柱・施策",
    held_by="載っているページ",
    editor_name="指標名は編集者が付けました",
    none="数字などで確かめられる目標は、出典の文書に示されていません。",
    none_because="数字などで確かめられる目標はありません（{reason}）。",
    overview="状態",
    name="指標",
    latest_target="目標値（年度）",
    latest_actual="最新の実績値（年度）",
)

_CHART: Final = words.ChartWords(
    rose="{first_year}の{first}から、{last_year}は{last}に増えました。",
    fell="{first_year}の{first}から、{last_year}は{last}に減りました。",
    same="{first_year}も{last_year}も{last}で、変わりません。",
    rose_target="{first_year}の{first}から、{last_year}は{last}に増えました（{target_year}の目標は{target}）。",
    fell_target="{first_year}の{first}から、{last_year}は{last}に減りました（{target_year}の目標は{target}）。",
    same_target="{first_year}も{last_year}も{last}で、変わりません（{target_year}の目標は{target}）。",
    bars="{year}は、目標の{target}に対して、実績は{actual}でした。",
    bars_years="{target_year}の目標の{target}に対して、{actual_year}の実績は{actual}でした。",
    target="目標",
    actual="実績",
    approximate="約{number}",
    bounds={Direction.AT_LEAST: "{number}以上", Direction.AT_MOST: "{number}以下"},
    range="{low}～{high}",
)

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
    absent="評価は示せません（{reason}）。",
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
    status=_STATUS,
    figure=_FIGURE,
    indicator=_INDICATOR,
    chart=_CHART,
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
