"""Steps of a plan's own scale: which one a rating, a label or a published wording means, and which of two is the better."""

import re
import unicodedata
from typing import Final

from generator.model.basics import NOT_STATED, Absent
from generator.model.plans import Scale, ScaleOrder, ScaleStep
from generator.model.results import Evaluation

_LIKE: Final = str.maketrans({"〇": "○", "◯": "○", "―": "-", "—": "-", "–": "-", "−": "-", "‐": "-", "ー": "-"})
_CALLED: Final = "(?:総合)?(?:評価|判定|ランク)"
_BEFORE: Final = re.compile(rf"{_CALLED}[:は]?")
_BEHIND: Final = re.compile(rf"(?:の?{_CALLED})?(?P<bound>以上)?(?:とする|にする|を?維持(?:する)?|を?達成(?:する)?)?")
_SHORT: Final = 24
_QUOTES: Final = str.maketrans("", "", "「」『』\"“”' ")


def plain_label(label: str) -> str:
    """A label in one width: Ⅲ and III, ○ and 〇, - and － are what a scale means by them."""
    return unicodedata.normalize("NFKC", label).strip().translate(_LIKE)


def step_in(evaluation: Evaluation, scale: Scale) -> ScaleStep | Absent:
    """The step of the scale that an evaluation gives.

    Where it names the scale but no step, the one whose label is what was published (○, －, Ⅲ, in any width).
    """
    if not isinstance(evaluation.scale, Absent) and evaluation.scale.target != scale.id:
        return NOT_STATED
    if not isinstance(evaluation.rating, Absent):
        return step_named(evaluation.rating.target, scale)
    if isinstance(evaluation.scale, Absent) or isinstance(evaluation.as_published, Absent):
        return NOT_STATED
    said = plain_label(evaluation.as_published)
    exact = _labelled(said, scale)
    return _labelled(said.strip(_AROUND), scale) if isinstance(exact, Absent) else exact


_AROUND: Final = "「」『』()[]【】〔〕 "
"""What a document prints around a step: 【B】."""


def step_named(name: str, scale: Scale) -> ScaleStep | Absent:
    """The step with the id, else the one that bears the label."""
    known = next((step for step in scale.steps if step.id == name), NOT_STATED)
    return _labelled(plain_label(name), scale) if isinstance(known, Absent) else known


def step_in_wording(wording: str, scale: Scale) -> ScaleStep | Absent:
    """The step that a published target or value says and nothing else besides: 「A評価」, 「評価はA以上」, 「○を維持」."""
    whole = plain_label(wording)
    exact = _labelled(whole, scale)
    if not isinstance(exact, Absent):
        return exact
    text = whole.translate(_QUOTES)
    begin = _BEFORE.match(text)
    text = text[begin.end() :] if begin else text
    found = [step for step in scale.steps if _says(text, plain_label(step.label).translate(_QUOTES))]
    return found[0] if len(found) == 1 else NOT_STATED


def steps_named_in(wording: str, scale: Scale) -> tuple[ScaleStep, ...]:
    """All steps that a short wording names: of 「Aに近いB」 both; none of a whole sentence, which may use their words for anything.

    A label within a longer one (達成 in おおむね達成, A in AA) is not named by it, nor is a number that counts something (3年).
    """
    text = plain_label(wording)
    if len(text) > _SHORT:
        return ()
    found: list[ScaleStep] = []
    for step in sorted(scale.steps, key=lambda each: -len(plain_label(each.label))):
        label = plain_label(step.label)
        bare = re.fullmatch("[A-Za-z0-9]+", label) is not None
        named = (
            rf"(?<![A-Za-z0-9.]){re.escape(label)}(?![A-Za-z0-9.+-]|\s?[年月日期件人回%割次倍位番号点])"
            if bare
            else re.escape(label)
        )
        if re.search(named, text):
            found.append(step)
            text = re.sub(named, "\n", text)
    return tuple(each for each in scale.steps if each in found)


def says_or_better(wording: str) -> bool:
    """Whether a wording asks for the step or a better one (A評価以上)."""
    return "以上" in wording


def rank_of(step: ScaleStep, scale: Scale) -> int:
    """How good a step is, from 1 for the worst; 0 on a scale that has no order."""
    place = scale.steps.index(step)
    match scale.order:
        case ScaleOrder.BEST_FIRST:
            return len(scale.steps) - place
        case ScaleOrder.WORST_FIRST:
            return place + 1
        case ScaleOrder.NONE:
            return 0


def _says(text: str, label: str) -> bool:
    return text.startswith(label) and _BEHIND.fullmatch(text[len(label) :]) is not None


def _labelled(plain: str, scale: Scale) -> ScaleStep | Absent:
    named = [step for step in scale.steps if plain_label(step.label) == plain]
    return named[0] if len(named) == 1 else NOT_STATED
