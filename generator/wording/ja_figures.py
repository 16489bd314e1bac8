"""Japanese words for figures."""

from typing import Final

from generator.judging import Status
from generator.model.figures import Accumulation, Direction, IndicatorKind
from generator.model.plans import EndKind
from generator.wording import figure_words, statuses


def part_of_year(part: str) -> str:
    """第1四半期, 上半期, 4月; "" for the whole year."""
    if not part:
        return ""
    if part[0] == "q":
        return f"第{part[1:]}四半期"
    if part[0] == "h":
        return "上半期" if part == "h1" else "下半期"
    return f"{part[1:]}月"


STATUS: Final = figure_words.StatusWords(
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
        Status.REACHED: "確かめられる指標は{of_year}目標に届きました",
        Status.NOT_REACHED: "{of_year}目標に届かなかった指標があります",
        Status.ON_THE_WAY: "目標の年度に向けて途中です",
        Status.NO_TARGET: "数字などで確かめられる目標は示されていません",
        Status.NOT_REPORTED: "{of_year}目標に対する実績は、このサイトに収めた文書に載っていません",
        Status.CANNOT_BE_JUDGED: "目標に届いたかどうかを数字からは判定できません",
    },
    clause_some_missed="{of_year}目標に届かなかった指標があります",
    clause_judged_reached="{of_year}目標のうち、判定できたものは達成しました",
    of_year="{year}の",
    clause_disagree="{city}の評価は「{rating}」ですが、数字からの判定は「{status}」です",
    clause_rating="{city}の評価は「{rating}」です",
    clause_reported="「{round}」が公表されています",
    clause_unreported="結果は、このサイトに収めた文書に載っていません",
    clause_ended={
        EndKind.ENDED: "{year}に終了しました",
        EndKind.SUSPENDED: "{year}から休止しています",
        EndKind.MERGED: "{year}にほかの施策へ統合されました",
    },
)

FIGURE: Final = figure_words.FigureWords(
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
    link="引用",
    link_to="この数値を引用する（{year}）",
    no_target_year="この年度の目標値はありません",
    no_target="目標値は出典の文書に記載がありません",
    no_target_because="目標値はありません。理由：{reason}",
    caption="{indicator}：年度ごとの目標値と実績値",
    not_yet="文書に載っていません",
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

INDICATOR: Final = figure_words.IndicatorWords(
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
        Direction.MAINTAIN_OR_INCREASE: "保つか増やす（目標値以上なら達成）",
        Direction.MAINTAIN_OR_DECREASE: "保つか減らす（目標値以下なら達成）",
        Direction.AT_LEAST: "目標値以上なら達成",
        Direction.MORE_THAN: "目標値より大きければ達成（同じなら未達成）",
        Direction.LESS_THAN: "目標値より小さければ達成（同じなら未達成）",
        Direction.AT_MOST: "目標値以下なら達成",
        Direction.RANGE: "目標の範囲に入れば達成",
        Direction.MILESTONE: "目標としたことが終われば達成",
        Direction.TEXT: "文章の目標のため、数字からは判定しません",
    },
    tolerance="{direction}。差が{tolerance}以内なら、保ったと見なします",
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
    none_because="数字などで確かめられる目標はありません。理由：{reason}",
    overview="状態",
    name="指標",
    latest_target="目標値",
    latest_actual="最新の実績値",
)

CHART: Final = figure_words.ChartWords(
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
    bounds={
        Direction.AT_LEAST: "{number}以上",
        Direction.AT_MOST: "{number}以下",
        Direction.MORE_THAN: "{number}超",
        Direction.LESS_THAN: "{number}未満",
    },
    range="{low}～{high}",
)
