"""Evaluations whose parts contradict one another: a step that the scale does not have or that the wording does not say, a name that is another rater's."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from generator.amounts import NAMED_YEAR, periods_in
from generator.checks.passed_plans import plans_to_check
from generator.checks.periods import fiscal_years
from generator.model.basics import NOT_STATED, Absent
from generator.model.plans import Scale, ScaleStep
from generator.model.raters import is_named_otherwise, stage_of
from generator.model.ratings import plain_label, step_in, step_in_wording, step_named, steps_named_in
from generator.model.results import Evaluation
from generator.model.site import PlanFolder, Site
from generator.problems.problem import Problem, problem

# A bare letter, mark, roman numeral or number: what a step of a scale looks like. Of a sentence nobody can know.
_LIKE_A_STEP: Final = re.compile(
    r"(?:[A-Za-z]{1,2}[+-]?|[IVX]{1,4}|[◎○〇●△▲×✕☆★□■◇◆-]{1,5}|[0-9]{1,3}(?:\.[0-9]+)?(?:/[0-9]{1,3})?(?:点|ポイント|レベル|段階)?)(?:評価|ランク|判定)?"
)

_OF_BEFORE: Final = re.compile(r"[(\[〔【※]\s?(?:前|昨)(?:年度?|回|期)[^()\[\]〔〕【】]*(?:[)\]〕】]|\Z)")
"""A remark on the grade of the time before: B（前年度：C）."""
_CALLED: Final = "(?:の)?(?:評価|判定|実績|分|時点|末)*(?:の)?(?:評価|判定)?"
_OF_YEAR: Final = re.compile(
    rf"(?P<before>{NAMED_YEAR}){_CALLED}[:は ]\s*[^()は]{{1,12}}|[^()]{{1,12}}\((?P<behind>{NAMED_YEAR}){_CALLED}\)"
)
_RATED: Final = re.compile(
    r"(?:[^。]*(?:ため|ので|から|により|よって|であり|し|て)、?)?(?:総合)?(?:評価は)?「?(?P<step>[^、。「」はをがにとも]{1,8}?)」?(?:評価|判定)?(?:とした|としました|と評価した|と評価しました|と判定した|と判定しました|とする)"
)
"""A reason that ends with the step itself: …ため、B評価とした."""


def check_evaluations(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """The evaluations of all results. Plans in ``passed`` are passed over."""
    for _, folder in plans_to_check(site, passed):
        yield from _check_plan(folder)


def _check_plan(folder: PlanFolder) -> Iterator[Problem]:
    scales = {scale.id: scale for scale in reversed(folder.plan.scales)}
    rated = [report.evaluations for results in folder.results for report in results.reports]
    years = {each.id: each.fiscal_year for each in folder.plan.rounds}
    for results in folder.results:
        for evaluation in (each for report in results.reports for each in report.evaluations):
            yield from _check_words(evaluation, years.get(results.round.target, 0), scales)
    for evaluations in rated:
        yield from _check_twice(evaluations)
    for evaluation in chain.from_iterable(rated):
        if is_named_otherwise(evaluation):
            by = f"{evaluation.by}（{evaluation.by.japanese[0]}）"
            yield problem("K555", evaluation.place, name=evaluation.by_name, by=by)
        yield from _check_steps(evaluation, scales)


def _check_steps(evaluation: Evaluation, scales: Mapping[str, Scale]) -> Iterator[Problem]:
    named, said = evaluation.scale, evaluation.as_published
    scale = None if isinstance(named, Absent) else scales.get(named.target)
    if scale is None or isinstance(said, Absent):
        return
    step = step_in(evaluation, scale)
    if isinstance(evaluation.rating, Absent):
        written = plain_label(said).strip("「」『』()[]【】")
        if _LIKE_A_STEP.fullmatch(written) and isinstance(step, Absent):
            steps = "、".join(each.label for each in scale.steps)
            yield problem("K544", evaluation.place, rating=said, scale=scale.id, steps=steps)
        return
    if isinstance(step, Absent):
        return
    alone = step_in_wording(said, scale)
    if isinstance(alone, ScaleStep):
        if alone.id != step.id:
            yield problem("K542", evaluation.place, rating=step.label, wording=said, said=alone.label)
        return
    own = _OF_BEFORE.sub("", unicodedata.normalize("NFKC", said))
    others = [each.label for each in steps_named_in(own, scale) if each.id != step.id]
    if others:
        yield problem("K556", evaluation.place, wording=said, rating=step.label, others="、".join(others))


def _check_words(evaluation: Evaluation, year: int, scales: Mapping[str, Scale]) -> Iterator[Problem]:
    """The wording calls it no evaluation of another year, the reason none of another step."""
    said = evaluation.as_published
    if isinstance(said, Absent):
        return
    of_year = _named_year(said) if year else None
    if of_year is not None and year not in of_year[1]:
        what = f"{of_year[0]}の評価と読めますが、{year}年度の報告の評価です"
        yield problem("K582", evaluation.place, where="原文", wording=said, what=what)
    scale = None if isinstance(evaluation.scale, Absent) else scales.get(evaluation.scale.target)
    step = NOT_STATED if scale is None else step_in(evaluation, scale)
    if scale is None or isinstance(step, Absent) or isinstance(evaluation.reason, Absent):
        return
    for sentence in re.split(r"[。\n]+", unicodedata.normalize("NFKC", evaluation.reason)):
        rated = _RATED.fullmatch(sentence.strip())
        other = step_named(rated["step"], scale) if rated else NOT_STATED
        if isinstance(other, ScaleStep) and other.id != step.id and not periods_in(sentence):
            what = f"「{other.label}」と読めますが、評価の段階は「{step.label}」です"
            yield problem("K582", evaluation.place, where="理由", wording=sentence.strip(), what=what)
            return


def _named_year(wording: str) -> tuple[str, tuple[int, ...]] | None:
    """The one year that a wording calls its own, with the fiscal years that it may be: A（令和5年度）, 令和5年度：A; of B（令和5年度はA）none."""
    text = unicodedata.normalize("NFKC", wording).strip()
    named = [each for each in periods_in(text) if each.year]
    found = _OF_YEAR.fullmatch(text)
    if found is None or len(named) != 1:
        return None
    return found["behind"] or found["before"], (named[0].year, *fiscal_years(named[0]))


def _check_twice(evaluations: Iterable[Evaluation]) -> Iterator[Problem]:
    """In one round one rater gives one rating of a unit on one axis, by one scale and in one stage."""
    seen: dict[tuple[object, ...], Evaluation] = {}
    for each in evaluations:
        if isinstance(each.as_published, Absent):
            continue
        scale = "" if isinstance(each.scale, Absent) else each.scale.target
        first = seen.setdefault((each.by, each.by_name, stage_of(each), each.axis, scale), each)
        if scale and _grade(first) != _grade(each):
            where = f"{first.place.file}:{first.place.line}"
            yield problem("K574", each.place, one=first.as_published, other=each.as_published, first=where)


def _grade(evaluation: Evaluation) -> str:
    """The step that it names, else its wording."""
    if not isinstance(evaluation.rating, Absent):
        return evaluation.rating.target.upper()
    return "" if isinstance(evaluation.as_published, Absent) else evaluation.as_published.upper()
