"""Who said so: of several evaluations those that are the city's own last word, and those of others."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from generator.model.basics import Absent
from generator.model.results import Evaluation, Evaluator, Stage

_OWN: Final = (Evaluator.DIVISION, Evaluator.MANAGER, Evaluator.HEADQUARTERS, Evaluator.CITY)
_STAGE_RANKS: Final = {Stage.FIRST: 1, Stage.SECOND: 2, Stage.THIRD: 3, Stage.FINAL: 5}
_USUAL_RANKS: Final = {
    Evaluator.DIVISION: 1,
    Evaluator.MANAGER: 2,
    Evaluator.HEADQUARTERS: 3,
    Evaluator.CITY: 4,
}
"""Where no stage is told: a division's is a first one, its manager's a second, and the city's as a whole comes after all of them."""
_SAID: Final = (
    (re.compile("最終|総合評価"), Stage.FINAL),
    (re.compile("(?:第?(?:3|三))次"), Stage.THIRD),
    (re.compile("(?:第?(?:2|二))次"), Stage.SECOND),
    (re.compile("(?:第?(?:1|一))次"), Stage.FIRST),
)


_OF_THE_WHOLE: Final = re.compile("(?:総合|全体)(?!計画|戦略|構想|政策|振興|施設|病院)|最終")
_OF_NO_ATTAINMENT: Final = re.compile(
    "必要性|妥当性|効率|公平性|有効性|緊急|優先|費用|コスト|経費|公共性|代替|市民参加|協働|周知"
)
_BESIDE: Final = re.compile(r"[（(〔\[].*?[）)〕\]]")
_OFFICE: Final = re.compile(
    "(?:課|部|局|室|係|班|センター|事務所|支所|本部|市長|町長|村長|区長|部長|課長|所管|職員)(?!\\w)"
)
_ORGAN: Final = re.compile("(?:教育|選挙管理|公平|人事|農業|固定資産評価審査)委員会")
_WITHIN: Final = re.compile("庁内|内部|職員|行政内|本部|幹部|政策会議|自己")
_HELD_WITHIN: Final = re.compile("庁内|行政内部|内部評価|自己評価|幹部会|政策会議|政策調整会議|経営会議")
_OUTSIDE: Final = re.compile(
    "外部|第三者|有識|学識|審議会|懇談会|懇話会|監査|市民|町民|村民|区民|住民|公募|議会|専門家|アドバイザー|大学|監査法人|協議会|(?<![協審])議員|市議|特別委員会|常任委員会|決算委員会|予算委員会|内閣府|[務業働生化境政]省|アンケート(?:調査)?(?:結果)?\\Z|パブリック・?コメント|パブコメ|意見(?:募集|公募)|(?:利用者|保護者|受講者|来場者)(?:の?(?:評価|意見|声|会|代表))?\\Z"
)
_ENGLISH_OFFICE: Final = re.compile(
    "(?i:\\b(?:Department|Directorate|Division|Officers?|Managers?|Director|Head of)\\b)"
)
_ENGLISH_OUTSIDE: Final = re.compile(
    "(?i:\\b(?:External|Independent|Scrutiny|Peer (?:review|challenge)|Public consultation|Auditors?|(?:Citizens|Residents)'? (?:panel|assembly|jury|survey|forum))\\b)"
)
_PANEL: Final = re.compile("委員")


def is_own(evaluation: Evaluation) -> bool:
    """Whether the city judges itself: not a panel, an expert or the council, and nobody of whom the document does not say who it was."""
    return evaluation.by in _OWN


def is_named_otherwise(evaluation: Evaluation) -> bool:
    """Whether the name of who judged plainly says somebody else than ``by`` does.

    Somebody outside who is told as the city (担当課, by the name of 外部評価委員会), an office of the city that is told as a panel, or either
    where nobody is said to be named. What stands in brackets behind a name (市民課（有識者の意見を聴いて）) is not the name. A board of which the
    name does not say whose it is may be the city's own as a meeting or the city (headquarters, city), but is no division.
    """
    if isinstance(evaluation.by_name, Absent):
        return False
    name = _BESIDE.sub("", unicodedata.normalize("NFKC", evaluation.by_name)).strip()
    english = _ENGLISH_OFFICE.search(name) is not None, _ENGLISH_OUTSIDE.search(name) is not None
    if all(english):
        return False  # an External Affairs Department, an Independent Director
    office = english[0] or _OFFICE.search(name) is not None or _ORGAN.search(name) is not None
    within = office or _WITHIN.search(name) is not None
    outside = not within and (english[1] or _OUTSIDE.search(name) is not None)
    match evaluation.by:
        case Evaluator.DIVISION | Evaluator.MANAGER:
            return outside or (not within and _PANEL.search(name) is not None)
        case Evaluator.HEADQUARTERS | Evaluator.CITY:
            return outside
        case Evaluator.NOT_STATED:
            return outside or office
        case _:
            return office or (_HELD_WITHIN.search(name) is not None and _OUTSIDE.search(name) is None)


def is_of_whole(axis: str) -> bool:
    """Whether what an evaluation is about is the whole (総合評価, 全体), not an aspect of it (総合計画への貢献)."""
    return _OF_THE_WHOLE.search(axis) is not None


def is_no_attainment(axis: str) -> bool:
    """Whether what an evaluation is about says nothing of what was attained (必要性, 費用)."""
    return _OF_NO_ATTAINMENT.search(axis) is not None


def stage_of(evaluation: Evaluation) -> Stage | Absent:
    """The stage as typed, otherwise as the evaluator's name tells it (市の最終評価, 一次評価)."""
    if not isinstance(evaluation.stage, Absent) or isinstance(evaluation.by_name, Absent):
        return evaluation.stage
    name = unicodedata.normalize("NFKC", evaluation.by_name)
    return next((stage for said, stage in _SAID if said.search(name)), evaluation.stage)


def city_judgement(evaluations: Iterable[Evaluation]) -> tuple[Evaluation, ...]:
    """The city's own judgement among the evaluations of one round: those of its latest stage, on all their axes; empty where it gave none.

    An evaluation that is missing gives way to an earlier stage that is not.
    """
    own = [each for each in evaluations if is_own(each)]
    told = [each for each in own if not isinstance(each.as_published, Absent)] or own
    last = max(map(_rank, told), default=(0, 0))
    return tuple(each for each in told if _rank(each) == last)


def _rank(evaluation: Evaluation) -> tuple[int, int]:
    usual, stage = _USUAL_RANKS[evaluation.by], stage_of(evaluation)
    return (usual if isinstance(stage, Absent) else _STAGE_RANKS[stage]), usual


def raters_differ(evaluations: Sequence[Evaluation], words_of: dict[int, str]) -> tuple[Evaluation, ...]:
    """The evaluations of one aspect and one scale in which raters differ, in their order; ``words_of`` gives what each says by its place.

    Empty where all say the same, or nobody speaks of the same thing. One of whom nobody knows who it was differs from none.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for place, each in enumerate(evaluations):
        if words_of.get(place) and not (each.by is Evaluator.NOT_STATED and isinstance(each.by_name, Absent)):
            scale = "" if isinstance(each.scale, Absent) else each.scale.target
            axis = "" if isinstance(each.axis, Absent) else each.axis
            groups.setdefault((scale, axis), []).append(place)
    return tuple(
        evaluations[place]
        for places in groups.values()
        if len({words_of[place] for place in places}) > 1 and len({_rater(evaluations[place]) for place in places}) > 1
        for place in places
    )


def _rater(evaluation: Evaluation) -> tuple[Evaluator, str, str]:
    stage = stage_of(evaluation)
    name = "" if isinstance(evaluation.by_name, Absent) else evaluation.by_name
    return evaluation.by, name, "" if isinstance(stage, Absent) else stage.value
