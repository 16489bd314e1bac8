"""What the field calls things: the one table of words by which headings of columns and labels of sheets are understood.

A heading is known by its whole wording or by its end (令和２年度の主な取組状況 ends in 取組状況), after brackets, years and numbers are taken off.
"""

import enum
import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

from generator.calendars import parse_fiscal_year

LONGEST_LABEL: Final = 30
"""Characters above which a text is no heading."""


class Meaning(enum.Enum):
    """What a heading says of what stands under it."""

    NUMBER = "number"
    GROUP = "group"
    MEASURE = "measure"
    NEW = "new"
    DEPARTMENTS = "departments"
    SUMMARY = "summary"
    TARGET_TEXT = "target_text"
    EFFECT = "expected_effect"
    SCHEDULE = "schedule"
    NOTE = "note"
    DONE = "done"
    EVALUATION = "evaluation"
    REASON = "reason"
    INDICATOR = "indicator"
    UNIT = "unit"
    DEFINITION = "definition"
    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"
    OTHER = "other"
    """A heading of the field that has no place of its own in the data: its text becomes a section under that heading."""


FIGURES: Final = frozenset({Meaning.BASELINE, Meaning.TARGET, Meaning.ACTUAL})
TEXTS: Final = frozenset(
    {
        Meaning.SUMMARY, Meaning.TARGET_TEXT, Meaning.EFFECT, Meaning.SCHEDULE, Meaning.NOTE, Meaning.DONE,
        Meaning.EVALUATION, Meaning.REASON, Meaning.DEPARTMENTS, Meaning.OTHER,
    }
)  # fmt: skip
"""What is a text of a measure."""
RESULTS: Final = frozenset({Meaning.DONE, Meaning.EVALUATION, Meaning.REASON, Meaning.ACTUAL})
"""What belongs to a round of reporting, not to the plan."""

# Known by the whole wording alone: with another word before them they mean something else.
_WHOLE: Final = {
    Meaning.NUMBER: "No No. № NO 番号 項番 連番 通番 # 事業番号 施策番号 整理番号 取組番号 コード",
    Meaning.GROUP: "政策 基本目標 基本方針 基本施策 大項目 中項目 柱 方向性 施策の方向 施策の方向性 分野",
    Meaning.MEASURE: "施策 事業 事務事業 取組 取り組み 取組項目 主な取組 主な取り組み 主要事業 主な事業 重点事業 重点目標 具体的取組 具体的な取組 個別事業 小項目 実施項目 取組事項 "
    "取組項目及び方法・手段",
    Meaning.NEW: "新規 新規・拡充 区分",
    Meaning.TARGET: "目標 目標値 計画 計画値 目標数値",
    Meaning.ACTUAL: "実績 実績値 結果 実績数値",
    Meaning.BASELINE: "現状 現況",
    Meaning.INDICATOR: "指標 KPI",
    Meaning.DEFINITION: "説明",
    Meaning.OTHER: "課題 総合戦略設定事業 位置付け 根拠法令 対象 優先順位",
}
_ENDINGS: Final = {
    Meaning.MEASURE: "施策名 事業名 事務事業名 取組名 取組項目名 取組の名称 事業の名称 事業名称 施策名称",
    Meaning.DEPARTMENTS: "担当課 担当部署 担当部課 担当 所管課 所管部署 所管部課 所管 主管課 主管 推進部署 実施部署 実施課 関係課 担当課名 課名 部署名 部局名 所属 主担当課",
    Meaning.SUMMARY: "概要 内容 事業目的 取組方針 施策の目的 目的",
    Meaning.TARGET_TEXT: "指標・目標 目標指標 数値目標 達成目標 目標内容 目標（指標）",
    Meaning.EFFECT: "効果 期待される成果 得られる成果 目的・効果",
    Meaning.SCHEDULE: "実施時期 時期 期間・期限 期限 期間 スケジュール 実施年度 年次計画",
    Meaning.NOTE: "備考 特記事項 摘要",
    Meaning.DONE: "取組状況 実施状況 進捗状況 取組実績 実施内容 取組内容及び実績 主な実績 中間報告 期末報告 実績報告 取組結果 実績・評価等 実績内容",
    Meaning.EVALUATION: "評価 評価結果 達成度 達成状況 進捗度 進捗評価 判定 自己評価 総合評価 評価区分 進捗区分",
    Meaning.REASON: "評価理由 評価の理由 理由 判定理由 要因分析",
    Meaning.INDICATOR: "指標名 指標項目 成果指標 活動指標 評価指標 管理指標 指標の名称 KPI名 重要業績評価指標",
    Meaning.UNIT: "単位",
    Meaning.DEFINITION: "定義 指標の説明 算出方法 算定式 計算式 指標の考え方",
    Meaning.BASELINE: "基準値 現状値 現況値 現在値 直近値 当初値 策定時 計画策定時 時点値 基準 基準年度 策定時の値",
    Meaning.TARGET: "目標値 最終目標 中間目標 計画値 年度目標",
    Meaning.ACTUAL: "実績値 最新値 実績数値 年度実績",
    Meaning.OTHER: "事業費 予算額 決算額 予算 決算 総事業費 財源内訳 一般財源 今後の方向性 今後の取組 今後の課題 課題 達成率 現況・課題 現状と課題 位置付け",
}
_BRACKETS: Final = re.compile(r"\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]")
_BLANKS: Final = re.compile(r"\s+")
_YEAR: Final = re.compile(
    r"(?:(?:令和|平成|昭和|[RHS])\.?(?:\d{1,2}|元)|(?:19|20)\d\d)(?:\(\d{4}\)|\([RHS]\d+\))?年?度?(?:末|当初)?"
)
_EDGES: Final = re.compile(r"^[\d.・:：■●◆○◇□▼▶※#の]+(?=\D)|[\d:：※]+$")


_SENTENCE: Final = re.compile(r"。|^\s*(?:※|＊|\*|[(（]?注)|(?:です|ます|ました|ません)$")
_GOES_ON: Final = re.compile(
    r"\s*(?:に(?:基づ|係る|関|より|よる|ついて|おける|おいて|向け|加え|は)|を[^、]{0,12}[、め]|及び|並びに|から|では|とともに|の(?:[^、]{1,8}の)?ため)"
)


def is_sentence(text: str) -> bool:
    """Whether a text is a sentence or a remark, which is no name of anything."""
    return _SENTENCE.search(text.strip()) is not None


def goes_on(text: str) -> bool:
    """Whether a sentence goes on with these words: 施策1 に基づき…"""
    return _GOES_ON.match(text) is not None


class Heading(NamedTuple):
    """A heading understood: what it means (None where it names a year alone), of which fiscal year (0 for none)."""

    meaning: Meaning | None
    year: int = 0


def read_heading(text: str) -> Heading | None:
    """What a heading says; None where the text is none that the field knows."""
    plain = bare_heading(text)
    if not plain or len(plain) > LONGEST_LABEL:
        return None
    found = _meaning_of(plain)
    year = year_in(text)
    if found is not None:
        return Heading(found, year)
    rest = _YEAR.sub("", plain)
    if year and not rest.strip("年度末時点現在の"):
        return Heading(None, year)
    meaning = _meaning_of(rest.lstrip("の末")) if rest != plain else None
    return Heading(meaning, year) if meaning is not None else None


def bare_heading(text: str) -> str:
    """A heading without blanks, brackets and differences of width."""
    plain = _BLANKS.sub("", unicodedata.normalize("NFKC", text))
    return _BRACKETS.sub("", plain) or plain.strip("【】[]()")


def year_in(text: str) -> int:
    """The one fiscal year that a text names, 0 where it names none or several."""
    plain = _BLANKS.sub("", unicodedata.normalize("NFKC", text))
    years = {year for found in _YEAR.finditer(plain) if (year := _year_of(found[0]))}
    return years.pop() if len(years) == 1 else 0


def _year_of(text: str) -> int:
    bare = re.sub(r"\(.*?\)|末|当初|\.|年|度", "", text)
    for form in (bare, f"{bare}年度"):
        year = parse_fiscal_year(form)
        if isinstance(year, int):
            return year
    return 0


def _meaning_of(plain: str) -> Meaning | None:
    for text in (plain, _EDGES.sub("", plain)):
        whole = _whole().get(text)
        if whole is not None:
            return whole
    plain = _EDGES.sub("", plain)
    endings = _endings()
    return next((endings[plain[start:]] for start in range(len(plain)) if plain[start:] in endings), None)


@cache
def _whole() -> dict[str, Meaning]:
    return {
        _spelt(word): meaning
        for table in (_ENDINGS, _WHOLE)
        for meaning, words in table.items()
        for word in words.split()
    }


@cache
def _endings() -> dict[str, Meaning]:
    return {_spelt(word): meaning for meaning, words in _ENDINGS.items() for word in words.split()}


def _spelt(word: str) -> str:
    return unicodedata.normalize("NFKC", word)
