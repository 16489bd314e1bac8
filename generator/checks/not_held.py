"""Whether a report says that what an indicator counts was not held: 開催を見合わせた is such, 増築は未実施 beside 待機児童数 is not."""

import re
import unicodedata
from typing import Final

from generator.model.figures import DOWNWARD_OR_KEPT, Direction, Indicator

_NOT_DONE: Final = re.compile(
    "(?:中止|休止|延期|見送り|見合わせ|取りやめ|取り止め|未実施|未開催)(?=\\Z|た|ました|した|し(?:ました|て)|と(?:した|な)|に(?:した|なっ)|[。、])"
    "|(?:開催|実施|調査|測定)(?:を|は)?(?:せず|しなかった|しませんでした|できず|できなかった|できませんでした|行わなかった|見送|見合わせ|取りやめ|取り止め)"
    "|(?:実績|開催|実施)(?:は|が)?(?:なし|無し|なかった|ありません)"
)
_DONE_ALL_THE_SAME: Final = re.compile(
    "一部|ほか|他の|以外|代わり|代替|代え|変更して|のうち|[0-9一二三四五六七八九十]+(?:回|件|人|か所|校)|[0-9]+月[^、。]*の?(?:回|分)"
)
_CAUSE: Final = re.compile(r"[^、はを]*(?:ため|により|につき|ので|から)、?")
_TOPIC: Final = re.compile(r"([^、はをが]+)(?:は|を|が)")
_OF_THE_COUNTING: Final = re.compile(r"の?(?:調査|測定|集計|開催|実施)\Z")
_GENERAL: Final = re.compile(
    r"(?:本|当|この|今年度の?|本年度の?)?(?:事業|年度|取組|施策|全て|すべて|全日程|全回|開催|実施|実績)"
)
_EVENT: Final = re.compile(
    r"(?:催し|催事|イベント|行事|講座|教室|大会|研修|研修会|講習会?|説明会|講演会|相談会|祭り?)\Z"
)
_COUNTED: Final = ("人", "名", "件", "回", "世帯", "か所", "カ所", "ヶ所", "箇所", "棟", "校", "団体", "社", "頭", "匹")
"""Units in which a 0 that is wished for is an ordinary result: nobody waits, nobody died."""


def not_held(done: str, indicator: Indicator) -> str:
    """The sentence of the report that says so; "" for none.

    A count that is to fall may well be 0 whatever else was called off. A measured value (0分) is none of what was not held, whichever
    way it is to go.
    """
    is_wished = indicator.direction in (*DOWNWARD_OR_KEPT, Direction.MAINTAIN)
    if is_wished and indicator.unit in _COUNTED:
        return ""
    name = unicodedata.normalize("NFKC", indicator.called) if isinstance(indicator.called, str) else ""
    for sentence in (each.strip() for each in unicodedata.normalize("NFKC", done).split("。")):
        found = _NOT_DONE.search(sentence)
        if found is None or _DONE_ALL_THE_SAME.search(sentence):
            continue
        topics = _TOPIC.findall(_CAUSE.sub("", sentence[: found.start()]))
        if all(_is_counted(each.strip(), name, events=not is_wished) for each in topics):
            return sentence
    return ""


def _is_counted(topic: str, name: str, *, events: bool) -> bool:
    """Whether what was not done is what the indicator counts: named in its name, nothing in particular or, of what comes to ``events``, one."""
    topic = _OF_THE_COUNTING.sub("", topic) or topic
    return topic in name or _GENERAL.fullmatch(topic) is not None or (events and _EVENT.search(topic) is not None)
