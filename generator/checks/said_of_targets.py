"""What a sentence says of the year's target: that it was reached, missed, or that nothing was held.

Only a sentence that can speak of nothing else is heard: one on another year (令和5年度は), on a part (達成した地区もあった), on another
figure (満足度の目標) or on what is to come (上回るペースで) says nothing here.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.amounts import NAMED_YEAR, periods_in
from generator.checks.numbers_told import numbers_told
from generator.judging import Status
from generator.model.basics import Absent
from generator.model.figures import DOWNWARD_OR_KEPT, UPWARD_OR_KEPT, Indicator
from generator.model.said import sentences_in

_TARGET: Final = r"(?:数値|年間|年度|当初|本年度の?|今年度の?)?目標(?:値|数値|数|人数|件数|回数|額|率)?(?:である|の|とする|とした)?(?:[0-9][0-9,.]*[^0-9、。をにはも]{0,3})?"
_PARTICLE: Final = r"(?:を|には|にも|に|は|も|が)?"
_HOW: Final = r"(?:大きく|大幅に|わずかに|若干|やや|少し|無事|見事に?|十分に?|すでに|既に|[0-9][0-9,.]*(?:件|人|回|ポイント|%)(?:ほど)?)?"
_CAME: Final = r"(?:参加者?|来場者?|利用者?|応募者?|申込み?|人数|件数|回数|数|[一-鿿]{0,6}率|実績|結果)+(?:が|と|を|に)?(?:あった|ありました|なった|なりました|なっている|なっています|得た|得ました|得られた|集まった)?"
_END: Final = r"(?=\Z|、|が、|ものの、|けれども、|結果、)"
"""Not ため or ので: what is told as the reason of a change is mostly of the year before."""
_REACHED: Final = (
    r"達成(?:した|しました|できた|できました|している|しています|することが(?:できた|できました)|となった|済み)?|達した|達しました|達している|達しています"
    r"|到達した|到達しました|クリア(?:した|しました|できた|できました|している|しています)"
)
_MISSED: Final = (
    r"届か(?:なかった|ず|ない|ませんでした)|達し(?:なかった|ませんでした|ない|て(?:い)?ない|て(?:い)?ません|て(?:い)?なかった)"
    r"|達成(?:は|が|を)?(?:でき(?:なかった|ず|ませんでした|ていない|ていません)|し(?:なかった|ませんでした|ていない|ていません)|(?:に|には|とは)?(?:至ら(?:なかった|ず|ない|ませんでした)|なら(?:なかった|ず|ませんでした)))"
    r"|及ば(?:なかった|ず|ない|ませんでした)|未達成?(?:だった|であった|でした|である|です|となった|となりました|に終わった)?"
    r"|クリア(?:できなかった|できず|できませんでした|しなかった|しませんでした)"
)
_OVER: Final = rf"(?:上回|超過し|超え)(?:った|りました|た|ました|り|て(?:い)?る|て(?:い)?ます|って(?:い)?る|って(?:い)?ます|ることが(?:できた|できました)|る(?:{_CAME})?){{0,1}}"
_UNDER: Final = rf"下回(?:った|りました|り|って(?:い)?る|って(?:い)?ます|ることが(?:できた|できました)|る(?:{_CAME})?)"
_CLAIM: Final = re.compile(
    rf"(?P<lead>.*?)(?P<said>{_TARGET}{_PARTICLE}{_HOW}(?:(?P<missed>{_MISSED})|(?P<reached>{_REACHED})|(?P<over>{_OVER})|(?P<under>{_UNDER}))){_END}"
)
_LOOSE: Final = re.compile("目標|未達")
_LEAD: Final = re.compile(
    r"[^、]*(?:結果|により|ことで|おかげで|ため|ので|行い|実施し|開催し|努め|図り|進め|取り組み)、"
)
"""A clause before the sentence's own that tells why."""
_TOPIC: Final = re.compile(r"(?:の|は|が|については|に関しては)?、?\Z")
_GENERAL: Final = re.compile(
    r"(?:当該|本|今|同)?年度(?:の|は)?|(?:年間の?|年度の?)?(?:実績値?|数値|結果|件数|人数|回数|参加者数|利用者数|値|率)|(?:本|この|当)?(?:指標|事業|施策|取組)|"
)
_YEARS: Final = re.compile(rf"{NAMED_YEAR}(?:の|は|において|においては)?(?:、|)")
OTHER_TIME: Final = re.compile(r"[前昨翌次来]年|前回|次回|当時|[0-9]+月|上半期|下半期|前期|後期|四半期|見込|予定")
_NAME_PARTS: Final = re.compile(r"[()\[\]・\s「」『』]+")
_CANCELLED: Final = re.compile(
    r"(?:[^、はをも]*(?:ため|により|につき|で)、?)?(?:(?P<topic>[^、]*?)(?:は|を|が|も)、?)?(?:[^、はをがも]*(?:ため|により|につき|で)、?)?"
    r"(?P<all>全て|すべて|全回|全日程|いずれも)?(?:を)?(?P<said>"
    r"(?:中止|休止|取り?やめ|取り止め|見送り)(?:した|しました|とした|となった|となりました|に(?:した|なった|なりました))?|(?:取り?やめ|取り止め|見合わせ|見送っ)(?:た|ました)|見送りました"
    r"|(?:実施|開催)(?:を|は|が)?(?:できなかった|しなかった|(?:でき|し)ませんでした|されなかった|見送った|見合わせた|なし|なかった)|行(?:わ|え)なかった|行(?:い|え)ませんでした"
    r"|(?:(?:実施|開催|活動)(?:の)?)?実績(?:は|が)?(?:なし|無し|なかった|ありません(?:でした)?)|(?:未実施|未開催)(?:だった|であった|でした|です|である|となった)?)"
)
_WHOLE: Final = re.compile(
    r"(?:本|当|この|今年度の?|本年度の?)?(?:事業|催し|催事|イベント|行事|全て(?:の[^、]{1,6})?|すべて(?:の[^、]{1,6})?|全日程|全回|年度|開催|実施)|"
)
_COUNT: Final = re.compile("(?:の)?(?:開催|実施)?(?:の)?(?:数|回数|件数|日数)?")
"""How often a thing was held, behind its name: 講座の開催回数."""
_NUMBER_FIRST: Final = re.compile(
    r"\A[^、。]{1,20}は、?[0-9][0-9.,]*[^0-9、。]{1,4}(?:で(?:あり)?|となり)、(?=[^、。]*目標)"
)
"""受診率は58%で、目標を達成した: what is told of its number leads to what is said of the target."""
_OPPOSITE: Final = {Status.REACHED: Status.NOT_REACHED, Status.NOT_REACHED: Status.REACHED}


def against(text: str, status: Status, indicator: Indicator, title: str, year: int) -> str:
    """The words of a report of the fiscal ``year`` that say otherwise than ``status``; "" for none, and where the text says both."""
    sentences = sentences_in(text)
    claims = [claim for each in sentences for claim in claims_in(each, indicator, year)]
    said = next((words for words, told in claims if told is _OPPOSITE[status]), "")
    if said:
        return "" if any(told is status for _, told in claims) else said
    is_upward = indicator.direction in UPWARD_OR_KEPT
    if status is not Status.REACHED or not is_upward or len(sentences) != 1 or claims:
        return ""
    return _cancelled(sentences[0], title, _even(indicator.called) if isinstance(indicator.called, str) else "")


def claims_in(sentence: str, indicator: Indicator, year: int) -> Iterator[tuple[str, Status]]:
    """What the sentence says of the target: its words, and whether they are 達成 or 未達成."""
    yield from numbers_told(sentence, indicator, year)
    if "目標" not in sentence:  # every claim has it, and years cost more to look for
        return
    if len(_LOOSE.findall(sentence)) > 2 or OTHER_TIME.search(sentence):
        return
    if any(each.year != year for each in periods_in(sentence)):
        return
    found = _CLAIM.match(_NUMBER_FIRST.sub("", sentence))
    if found is None or not _is_of(found["lead"], indicator):
        return
    if found["missed"] or found["reached"]:
        yield found["said"], Status.NOT_REACHED if found["missed"] else Status.REACHED
    elif not isinstance(indicator.tolerance, Absent):
        return
    elif indicator.direction in UPWARD_OR_KEPT:
        yield found["said"], Status.REACHED if found["over"] else Status.NOT_REACHED
    elif indicator.direction in DOWNWARD_OR_KEPT:
        yield found["said"], Status.NOT_REACHED if found["over"] else Status.REACHED


def _is_of(lead: str, indicator: Indicator) -> bool:
    """Whether what stands before 「目標」 names the indicator, or nothing in particular."""
    topic = _LEAD.sub("", lead)
    topic = _TOPIC.sub("", _YEARS.sub("", topic)).removesuffix("、")
    topic = re.sub(r"\A(?:今|本|当該?)年度(?:の|は)?、?", "", topic)
    if _GENERAL.fullmatch(topic):
        return True
    name = _even(indicator.called) if isinstance(indicator.called, str) else ""
    parts = [each for each in _NAME_PARTS.split(name) if each]
    return "、" not in topic and len(topic) > 1 and (topic in name or any(topic == each for each in parts))


def cancelled(text: str, title: str) -> str:
    """The words by which a text of one sentence says that the measure called ``title``, or nothing in particular, was not carried out."""
    sentences = sentences_in(text)
    return _cancelled(sentences[0], title, "") if len(sentences) == 1 else ""


def _cancelled(sentence: str, title: str, name: str) -> str:
    found = _CANCELLED.fullmatch(sentence)
    if found is None or OTHER_TIME.search(sentence):
        return ""
    topic = _YEARS.sub("", found["topic"] or "")
    counted = len(topic) > 1 and name.startswith(topic) and _COUNT.fullmatch(name[len(topic) :]) is not None
    return found["said"] if _WHOLE.fullmatch(topic) or topic == _even(title) or counted else ""


def _even(text: str) -> str:
    """Digits and brackets in one width; kanji stay as they are (参加 is no 三加)."""
    return unicodedata.normalize("NFKC", text)
