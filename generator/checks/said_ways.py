"""Texts of an indicator that say which way is the good one (値が小さいほど良い, 減少が望ましい), against the direction that was typed."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.amounts import first_is_best, plain, remarks_beside
from generator.model.basics import Absent
from generator.model.figures import DOWNWARD_OR_KEPT, UPWARD, UPWARD_OR_KEPT, Direction, Indicator
from generator.problems.problem import Problem, problem

_THAN: Final = "(?:ければ[^、。]{2,5}い)?(?:ほど|ほうが|方が|方を|のが)、?"
_GOOD: Final = "(?:良|よ[いく]|いい|望まし|のぞまし|好まし|優れ|優秀|(?:効果|評価|成績|成果|水準|達成度|満足度|健全度|安全性)が(?:高|良|よ)|改善|健全|安全)"
_AIMED: Final = "(?:が|を|に|は)、?(?:望ま|のぞま|良い|よい|良好|好まし|目指|めざ|目標|理想|成果|改善)"
_CHANGING: Final = "(?:傾向|する(?:こと|ほう|方|の)?|させる(?:こと)?|した(?:方|ほう)|していく(?:こと)?)?"
_FORMS: Final = tuple(
    (way, re.compile(f"(?P<said>(?:{adjective}){_THAN}{_GOOD}|(?:(?:{noun}){_CHANGING}|(?:{verb})(?:こと|ほう|方|の)?){_AIMED})"))
    for way, adjective, noun, verb in (
        (
            "小さいほど良い",
            "小さい?|少ない?|低い?|短い?|軽い?|マイナス(?:が大きい|の)",
            "減少|低下|縮小|短縮|削減|下降|低減|軽減|減",
            "減らす|減る|下げる|下がる|抑える|少なくする|少なくなる|小さくする|小さくなる|低くする|低くなる|短くする|短くなる",
        ),
        (
            "大きいほど良い",
            "大きい?|多い?|高い?|長い?",
            "増加|上昇|向上|拡大|増",
            "増やす|増える|上げる|上がる|高める|高まる|伸ばす|伸びる|多くする|多くなる|大きくする|大きくなる|高くする|高くなる|長くする",
        ),
    )
)  # fmt: skip
_SMALLER: Final = _FORMS[0][0]
_IN_NAME: Final = (
    (_SMALLER, re.compile("(?:減少|削減|低減|低下|縮減)(?:目標|指標)|逆指標|マイナス指標")),
    (_FORMS[1][0], re.compile("(?:増加|向上|上昇)(?:目標|指標)")),
)
_NOT: Final = re.compile("(?<!少)ない|ません|限らず|一概|場合|とき|まで|反面|一方|逆に|が、|ものの|しかし|ただし|なら")
"""Words by which a sentence takes back what it says, or says it of some values alone."""
_THING: Final = re.compile("[一-鿿々ァ-ヶーA-Za-z0-9]+")
_GENERAL: Final = re.compile(
    "指標|実績値|実績|数値|値|件数|人数|回数|日数|時間|金額|指数|割合|比率|順位|点数|数字|数|率|額|本|当該|各|年度|年|発生|市|全体|結果|ため|※"
)
"""What any indicator may be called."""
_PARTICLES: Final = re.compile("[のがはをもでに、:・\\s]+|この|その")
_CALLED: Final = re.compile("示|表|意味|状態|状況|評価|判断|考|傾向|扱|設定|目指|掲|数字|定義|良|望|好|高")


def check_said_way(indicator: Indicator, notes: Iterable[str]) -> Iterator[Problem]:
    """``notes`` are those of the indicator and of its values. What is said both ways is said of different things."""
    if isinstance(indicator.called, Absent) or (first_is_best(indicator) and indicator.direction in UPWARD_OR_KEPT):
        return
    told = list(_said(indicator, notes))
    ways = {way for _, way, _ in told}
    against = UPWARD_OR_KEPT if ways == {_SMALLER} else DOWNWARD_OR_KEPT
    if len(ways) != 1 or indicator.direction not in against:
        return
    where, way, said = told[0]
    direction = Direction.DECREASE if indicator.direction in UPWARD_OR_KEPT else Direction.INCREASE
    if indicator.direction not in (*UPWARD, Direction.DECREASE, Direction.AT_MOST, Direction.LESS_THAN):
        direction = Direction.MAINTAIN_OR_DECREASE if way == _SMALLER else Direction.MAINTAIN_OR_INCREASE
    words = {"name": indicator.called, "said": f"、{where}に「{said}」とあり、{way}"}
    yield problem("K585", indicator.place, **words, direction=str(indicator.direction), meant=str(direction))


def _said(indicator: Indicator, notes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Where it is said, which way, and the words."""
    texts = [("指標の説明", indicator.definition), ("計算の仕方", indicator.formula), ("注", indicator.editor_note)]
    texts += [("注", each) for each in notes]
    name = plain(str(indicator.called))
    for remark in remarks_beside(name):
        yield from (("名前", way, remark) for way, form in _IN_NAME if form.fullmatch(remark))
        texts.append(("名前", remark))
    for where, text in texts:
        for sentence in re.split("[。\n]", plain(text)) if isinstance(text, str) else ():
            yield from ((where, way, said) for way, said in _ways_of(sentence.strip(), name))


def _ways_of(sentence: str, name: str) -> Iterator[tuple[str, str]]:
    """Of the indicator itself: who or what else is named may go its own way (事故の減少を目指す講座)."""
    for way, form in _FORMS:
        found = form.search(sentence)
        if found is None or _NOT.search(sentence):
            continue
        before = _ASIDE.sub("", sentence[: found.start()])
        is_it = all(each in name for each in _PARTICLES.split(_GENERAL.sub("", before)))
        if is_it and not _THING.search(_CALLED.sub("", _GENERAL.sub("", sentence[found.end() :]))):
            yield way, sentence


_ASIDE: Final = re.compile(r"[(「][^()「」]*[)」]|\A(?:なお|また|注[0-9]*|※[0-9]*)[、:)]?")
