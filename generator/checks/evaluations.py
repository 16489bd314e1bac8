"""Evaluations whose parts contradict one another: a step that the scale does not have or that the wording does not say, a name that is another rater's."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from generator.checks.evaluation_names import check_evaluation_names
from generator.checks.evaluation_words import check_evaluation_words, check_reported_grades
from generator.checks.passed_plans import plans_to_check
from generator.model.basics import Absent
from generator.model.plans import Scale, ScaleStep
from generator.model.raters import is_named_otherwise, stage_of
from generator.model.ratings import plain_label, step_in, step_in_wording, steps_named_in
from generator.model.results import Evaluation
from generator.model.site import PlanFolder, Site
from generator.problems.problem import Problem, problem

# A bare letter, mark, roman numeral or number: what a step of a scale looks like. Of a sentence nobody can know.
_LIKE_A_STEP: Final = re.compile(
    r"(?:[A-Za-z]{1,2}[+-]?|[IVX]{1,4}|[◎○〇●△▲×✕☆★□■◇◆-]{1,5}|[0-9]{1,3}(?:\.[0-9]+)?(?:/[0-9]{1,3})?(?:点|ポイント|レベル|段階)?)(?:評価|ランク|判定)?"
)

_OF_BEFORE: Final = re.compile(r"[(\[〔【※]\s?(?:前|昨)(?:年度?|回|期)[^()\[\]〔〕【】]*(?:[)\]〕】]|\Z)")
_TURNED: Final = re.compile(r"[^→⇒➡]{1,8}\s?[→⇒➡]\s?(?P<last>[^→⇒➡]{1,16})")
"""C→B is what it came to."""
"""A remark on the grade of the time before: B（前年度：C）."""


def check_evaluations(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """The evaluations of all results. Plans in ``passed`` are passed over."""
    for _, folder in plans_to_check(site, passed):
        yield from _check_plan(folder)


def _check_plan(folder: PlanFolder) -> Iterator[Problem]:
    scales = {scale.id: scale for scale in reversed(folder.plan.scales)}
    rated = [report.evaluations for results in folder.results for report in results.reports]
    rounds = {each.id: each for each in folder.plan.rounds}
    for results in folder.results:
        for evaluation in (each for report in results.reports for each in report.evaluations):
            its_round = rounds.get(results.round.target)
            found = tuple(check_evaluation_words(evaluation, its_round, scales))
            yield from found or check_evaluation_names(evaluation, its_round, scales)
        yield from check_reported_grades(results.reports, scales)
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
    if (other := _defined_as(said, step, scale)) is not None:
        yield problem("K542", evaluation.place, rating=step.label, wording=said, said=other.label)
        return
    own = _OF_BEFORE.sub("", unicodedata.normalize("NFKC", said))
    turned = _TURNED.fullmatch(own)
    own = turned["last"] if turned else own
    others = [each.label for each in steps_named_in(own, scale) if each.id != step.id]
    if others:
        yield problem("K556", evaluation.place, wording=said, rating=step.label, others="、".join(others))


def _defined_as(wording: str, step: ScaleStep, scale: Scale) -> ScaleStep | None:
    """The other step whose definition the wording gives, with the label of ``step`` before it or alone: 計画どおり beside C."""
    text = plain_label(wording)
    rests = {text, text.removeprefix(plain_label(step.label)).strip("()[]【】「」:、 　")}
    means = {each.id: plain_label(each.definition) for each in scale.steps if isinstance(each.definition, str)}
    if means.get(step.id) in rests:
        return None
    return next((each for each in scale.steps if each.id != step.id and means.get(each.id) in rests), None)


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
