"""Japanese words for computed statuses, their reasons, and how they stand to the city's own evaluation."""

import decimal
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from generator.judging import Agreement, JudgementReason, MeasureReason, Status, judge_agreement
from generator.model.basics import Absent
from generator.model.plans import Standing

STATUS_LABELS: Final[Mapping[Status, str]] = {
    Status.REACHED: "達成",
    Status.NOT_REACHED: "未達成",
    Status.ON_THE_WAY: "途中",
    Status.NO_TARGET: "目標値なし",
    Status.NOT_REPORTED: "報告なし",
    Status.CANNOT_BE_JUDGED: "判定できない",
}

STATUS_MEANINGS: Final[Mapping[Status, str]] = {
    Status.REACHED: "目標の年度の実績が、目標に届きました。",
    Status.NOT_REACHED: "目標の年度の実績が、目標に届きませんでした。",
    Status.ON_THE_WAY: "目標の年度がまだ来ていません。",
    Status.NO_TARGET: "数字などで確かめられる目標が示されていません。",
    Status.NOT_REPORTED: "目標の年度の実績が、このサイトに収めた文書に載っていません。",
    Status.CANNOT_BE_JUDGED: "目標や実績の書き方から、届いたかどうかを決められません。",
}

JUDGEMENT_SENTENCES: Final[Mapping[JudgementReason, str]] = {
    JudgementReason.MET_AT_LEAST: "実績値が目標値以上です。",
    JudgementReason.MET_MORE_THAN: "実績値が目標値より大きくなっています。",
    JudgementReason.MET_LESS_THAN: "実績値が目標値より小さくなっています。",
    JudgementReason.MET_TOLERANCE: "実績値と目標値の差が、維持と見なす幅の中です。",
    JudgementReason.MET_AT_MOST: "実績値が目標値以下です。",
    JudgementReason.MET_EQUAL: "実績値が目標値と同じです。",
    JudgementReason.MET_RANGE: "実績値が目標の範囲に入っています。",
    JudgementReason.MET_DONE: "目標としたことが終わっています。",
    JudgementReason.MET_EARLY: "目標の年度より前に、目標に届いています。",
    JudgementReason.MET_LATE: "目標の年度より後の累計が、目標値以上です。目標の年度の実績は、このサイトに収めた文書に載っていません。",
    JudgementReason.MISSED_AT_LEAST: "実績値が目標値に届いていません。",
    JudgementReason.MISSED_MORE_THAN: "実績値が目標値より大きくなっていません。",
    JudgementReason.MISSED_LESS_THAN: "実績値が目標値より小さくなっていません。",
    JudgementReason.MISSED_TOLERANCE: "実績値と目標値の差が、維持と見なす幅を超えています。",
    JudgementReason.MISSED_AT_MOST: "実績値が目標値を超えています。",
    JudgementReason.MISSED_EQUAL: "実績値が目標値と違います。",
    JudgementReason.MISSED_RANGE: "実績値が目標の範囲から外れています。",
    JudgementReason.MISSED_DONE: "目標としたことが終わっていません。",
    JudgementReason.MISSED_LATE: "目標の年度より後の累計でも、目標値に届いていません。",
    JudgementReason.AHEAD_AT_TARGET: "目標の年度はこれからですが、実績値はもう目標の水準です。",
    JudgementReason.AHEAD_NEARER: "目標の年度はこれからで、実績値は基準値より目標に近づいています。",
    JudgementReason.AHEAD_FARTHER: "目標の年度はこれからで、実績値は基準値より目標から遠ざかっています。",
    JudgementReason.AHEAD_SAME: "目標の年度はこれからで、目標までの差は基準値のときと同じです。",
    JudgementReason.AHEAD_NO_BASELINE: "目標の年度はこれからです。比べる基準値はありません。",
    JudgementReason.AHEAD_UNCLEAR: "目標の年度はこれからです。「約」や幅のある値のため、近づいたかは決められません。",
    JudgementReason.AHEAD_NOT_DONE: "目標の年度はこれからで、まだ終わっていません。",
    JudgementReason.AHEAD_PART_OF_YEAR: "目標の年度はこれからです。年度の途中までの値は、1年分の目標値とは比べません。",
    JudgementReason.NO_TARGET: "目標値が示されていません。",
    JudgementReason.NO_ACTUAL: "実績が、このサイトに収めた文書に載っていません。",
    JudgementReason.ACTUAL_MISSING: "目標の年度の実績値がまだ出ていません。",
    JudgementReason.OLDER_VALUE: "目標の年度の実績が、このサイトに収めた文書に載っていません。載っている値は、それより前のものです。",
    JudgementReason.TARGET_YEAR_SKIPPED: "目標の年度の実績が、このサイトに収めた文書に載っていません。載っている値は、別の時期のものです。",
    JudgementReason.ACTUAL_NOT_CALCULATED: "目標の年度の実績値は、対象外または算定されないものとされています。",
    JudgementReason.ACTUAL_NOT_LEGIBLE: "目標の年度の実績値を、もとの文書から読み取れません。",
    JudgementReason.APPROXIMATE_TARGET: "目標値に「約」がついていて、実績値との差が「約」の幅の中にあります。",
    JudgementReason.APPROXIMATE_ACTUAL: "実績値に「約」がついていて、「約」の幅によって結果が変わります。",
    JudgementReason.ACTUAL_STRADDLES: "実績値に幅があり、どの値を取るかによって結果が変わります。",
    JudgementReason.WORDS: "目標や実績が文章で書かれています。文章は機械では判定しません。",
    JudgementReason.FORMS_DIFFER: "目標と実績の形が違うため、比べられません。",
}

MEASURE_SENTENCES: Final[Mapping[MeasureReason, str]] = {
    MeasureReason.ANY_NOT_REACHED: "目標に届かなかった指標があります。",
    MeasureReason.ANY_ON_THE_WAY: "目標の年度がこれからの指標があります。届かなかった指標はありません。",
    MeasureReason.ANY_NOT_REPORTED: "実績がまだ報告されていない指標があります。",
    MeasureReason.ALL_REACHED: "すべての指標が目標に届いています。",
    MeasureReason.JUDGED_REACHED: "判定できた指標は、すべて目標に届いています。ほかに、判定できない指標があります。",
    MeasureReason.NONE_JUDGEABLE: "目標に届いたかどうかを判定できる指標がありません。",
    MeasureReason.NO_TARGETS: "指標に目標値が示されていません。",
    MeasureReason.NO_INDICATOR: "数字などで確かめられる目標が示されていません。",
}

AGREEMENT_LABELS: Final[Mapping[Agreement, str]] = {
    Agreement.AGREE: "同じ",
    Agreement.DISAGREE: "違う",
    Agreement.NOT_COMPARABLE: "比べられない",
}

STANDING_LABELS: Final[Mapping[Standing, str]] = {
    Standing.REACHED: "達成",
    Standing.NOT_REACHED: "未達成",
    Standing.ON_THE_WAY: "途中",
    Standing.OTHER: "どれにも当たらない",
}
"""How a step of a city's own scale reads in the words of this site."""

_OTHER_SCALE: Final = "自治体の評価は「達成」「未達成」「途中」のどれにも当たらないため、比べません。"
_WHY_NOT_COMPARABLE: Final[Mapping[Status, str]] = {
    Status.REACHED: _OTHER_SCALE,
    Status.NOT_REACHED: _OTHER_SCALE,
    Status.ON_THE_WAY: "目標の年度がこれからのため、自治体の評価とは比べません。",
    Status.NO_TARGET: "判定に使える目標値がないため、自治体の評価とは比べられません。",
    Status.NOT_REPORTED: "目標の年度の実績が報告されていないため、自治体の評価とは比べられません。",
    Status.CANNOT_BE_JUDGED: "数字からは判定できないため、自治体の評価とは比べられません。",
}

_ONE_DECIMAL: Final = Decimal("0.1")
_ANY_SIZE: Final = decimal.Context(prec=decimal.MAX_PREC, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN)


def agreement_sentence(status: Status, standing: Standing | Absent) -> str:
    """One sentence: do the city's evaluation and the computed status agree, and if not, how do they differ?"""
    if isinstance(standing, Absent):
        return "比べられる自治体の評価がありません。"
    said, computed = STANDING_LABELS[standing], STATUS_LABELS[status]
    match judge_agreement(status, standing):
        case Agreement.AGREE:
            return f"自治体の評価も、数字からの判定も「{computed}」です。"
        case Agreement.DISAGREE:
            return f"自治体の評価は「{said}」に当たりますが、数字からの判定は「{computed}」です。"
        case Agreement.NOT_COMPARABLE:
            return _WHY_NOT_COMPARABLE[status]


def attainment_text(share: Decimal) -> str:
    """A share as a percentage with one decimal, rounded down: 0.9999 is 99.9%, never 100.0%."""
    percentage = _ANY_SIZE.multiply(share, Decimal(100))
    return f"{percentage.quantize(_ONE_DECIMAL, rounding=decimal.ROUND_FLOOR, context=_ANY_SIZE):,}%"
