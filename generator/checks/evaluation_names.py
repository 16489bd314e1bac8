"""An evaluation is one, of its own year and stage: 未評価 is none, 令和5年度評価 none of the next year, 二次評価（部長） no first one."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from generator.amounts import NAMED_YEAR, periods_in
from generator.checks.periods import fiscal_years
from generator.model.basics import Absent
from generator.model.plans import Round, Scale
from generator.model.ratings import plain_label, step_in
from generator.model.results import Evaluation, Stage
from generator.problems.problem import Problem, problem

_NONE: Final = re.compile(
    "未評価|未判定|(?:今回は|今年度は|本年度は)?(?:評価|判定)(?:の)?(?:対象外|なし|無し|せず|不能|不可|保留|見送り|未了|中|しない|していない|できない|できず|は?行わない|は?行っていない|を?実施せず|を?実施していない)|(?:評価|判定)の?対象としない|対象外|該当なし|非該当|集計中|調査中"
    "|(?i:not (?:yet )?(?:assessed|rated|evaluated|applicable)|no (?:rating|assessment|evaluation)(?: given)?|unrated|n/a)"
)
"""A whole wording that says that there is no evaluation."""
_NOT_IT: Final = re.compile(
    "(?:評価|判定|ランク)?(?:では?ない|以外|に(?:は)?(?:届|達|至)(?:かない|しない|らない|せず|らず))"
)
_KIND: Final = (
    "(?:の)?(?:実績|取組|事業|成果)?(?:の|に対する|に係る)?(?:[一二三1-3]次|最終|担当課|所管課|内部|外部|自己|総合|行政)?"
    "(?:評価|判定|評定|点検)(?:結果)?"
)
_OF_YEAR: Final = re.compile(
    rf"\(?(?P<year>{NAMED_YEAR})\)?\s*{_KIND}|.{{0,12}}\((?P<behind>{NAMED_YEAR})(?:{_KIND}|分)?\)"
)
_OF_BEFORE: Final = re.compile(rf"(?:前|昨)(?:年度?|回)\s*{_KIND}")
STAGED: Final = re.compile("第?(?P<number>[123一二三])次(?:評価|判定)?|(?P<last>最終)(?:評価|判定)?")
_AHEAD: Final = re.compile(r"(?P<stage>(?:第?[123一二三]次|最終)(?:評価|判定))\s*[::]?\s*[^\s::]{1,8}")
_STAGES: Final = {"1": Stage.FIRST, "一": Stage.FIRST, "2": Stage.SECOND, "二": Stage.SECOND, "3": Stage.THIRD, "三": Stage.THIRD}  # fmt: skip


def check_evaluation_names(
    evaluation: Evaluation, told: Round | None, scales: Mapping[str, Scale]
) -> Iterator[Problem]:
    """One evaluation of the round ``told``: it is one, and who made it and of what are of that round and of its own stage."""
    said = evaluation.as_published
    if isinstance(said, str) and (what := _none(evaluation, said, scales)):
        yield problem("K582", evaluation.place, where="原文", wording=said, what=what)
        return
    for where, text in (("評価者の名前", evaluation.by_name), ("観点", evaluation.axis)):
        if isinstance(text, str) and told and (what := _other_year(_plain(text), told.fiscal_year)):
            yield problem("K582", evaluation.place, where=where, wording=text, what=what)
            return
    ahead = _AHEAD.fullmatch(_plain(said)) if isinstance(said, str) else None
    for where, text in (("評価者の名前", evaluation.by_name), ("原文", ahead["stage"] if ahead else "")):
        if isinstance(text, str) and (what := _other_stage(_plain(text), evaluation.stage)):
            yield problem("K582", evaluation.place, where=where, wording=text, what=what)
            return


def _none(evaluation: Evaluation, said: str, scales: Mapping[str, Scale]) -> str:
    scale = None if isinstance(evaluation.scale, Absent) else scales.get(evaluation.scale.target)
    text = _plain(said)
    if scale is not None and plain_label(said) in {plain_label(each.label) for each in scale.steps}:
        return ""  # 対象外 is a step of that scale
    step = None if scale is None else step_in(evaluation, scale)
    label = "" if step is None or isinstance(step, Absent) else plain_label(step.label)
    if _NONE.fullmatch(text.strip("()「」")):
        typed = (
            f"段階「{label}」が書かれています"
            if label
            else "評価の原文として書かれています。評価がなければ missing に理由を書きます"
        )
        return f"評価がないことを述べていると読めますが、{typed}"
    if label and text.startswith(label) and _NOT_IT.fullmatch(text.removeprefix(label)):
        return f"段階「{label}」ではないと読めますが、その段階の評価として書かれています"
    return ""


def _other_year(text: str, year: int) -> str:
    if _OF_BEFORE.fullmatch(text):
        return f"前の年度や前の回の評価と読めますが、{year}年度の報告の評価です"
    return told_of_year(_OF_YEAR, text, year)


def told_of_year(form: re.Pattern[str], text: str, year: int) -> str:
    """What is to be told where a text is of the ``form`` and the one year that it names is not ``year``; "" where it is, and where that is 0."""
    found = form.fullmatch(text) if year else None
    named = [each for each in periods_in(text) if each.year] if found else []
    if found is None or len(named) != 1 or year in (named[0].year, *fiscal_years(named[0])):
        return ""
    return f"{next(filter(None, found.groups()))}の評価と読めますが、{year}年度の報告の評価です"


def _other_stage(text: str, typed: Stage | Absent) -> str:
    """The stage that a text names, where that cannot be the one typed: in many a city the second is the last one, the first never is."""
    named = {stage_called(each): each[0] for each in STAGED.finditer(text)}
    if isinstance(typed, Absent) or len(named) != 1 or typed in named:
        return ""
    ((stage, word),) = named.items()
    if Stage.FINAL in {stage, typed} and Stage.FIRST not in {stage, typed}:
        return ""
    return tell_stage(word, typed)


def stage_called(found: re.Match[str]) -> Stage:
    """The stage that words of the form ``STAGED`` call."""
    return Stage.FINAL if found["last"] else _STAGES[found["number"]]


def tell_stage(word: str, typed: Stage) -> str:
    """A word for a stage beside the one that was typed."""
    return f"「{word}」と読めますが、段階（stage）は「{typed.japanese[0]}」です"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
