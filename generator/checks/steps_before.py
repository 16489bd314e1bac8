"""What was only a step on the way to the thing that a target asks for: 庁内会議を開催 of 計画策定, 工事契約締結 of 工事完了, 1期工事完了."""

import re
from typing import Final

_PRODUCTS: Final = (
    "策定|制定|設置|整備|導入|取得|締結|改定|改正|開設|供用|完了|完成|竣工|発行|廃止|移転|開館|開所|開校|運用|稼働"
)
"""Deeds that leave something behind; whoever promises one has not kept it by a talk or a survey."""
_DEED: Final = re.compile(_PRODUCTS)
_STEP: Final = re.compile(
    r"(?P<word>協議|検討|調整|交渉|会議|委員会|審議会|アンケート(?:調査)?|(?:意向|意識|ニーズ|実態|基礎|先進地|現地)調査|ヒアリング|視察|ワークショップ|勉強会|(?:工事)?(?:請負)?契約|入札|測量)"
    r"(?:を|の|に|と)?(?:実施|開催|締結|着手|完了|終了|行い|行っ)?(?:し|した|しました|済み?|た|ました)?[。.]?\Z"
)
_BUILT: Final = re.compile(
    r"(?:工事|施設整備|建設|建築)(?:が|を|は)?(?:完了|完成|終了|竣工)(?:した|しました|済み?)?[。.]?\Z"
)
_USED: Final = re.compile("供用|運用|稼働|開館|開所|開校|開設|開業|利用開始")
_STAGE: Final = re.compile(
    "(?:第)?[1-9一二三](?:期|工区)(?:工事|整備|分)?|[A-Z]工区|モデル(?:地区|校|園)(?:で|に)|先行(?:して)?(?:導入|実施)"
)
_WHOLE: Final = re.compile("完了|完成|竣工|本格|全校|全園|全館|全市|全域|全地区|全庁|全て|すべて")
_AND_ALL: Final = re.compile(
    "本格|全|すべて|とも|をもって|を経て|及び|および|・|.[、。].*(?:完了|完成|竣工|実施|導入|開始)"
)
"""What tells of the rest too: A工区・B工区とも完了, モデル地区での試行を経て全市で実施."""
_ASKED: Final = re.compile("検討|協議|調整|準備|調査|会議|方針")
_BUILDING: Final = re.compile("工事|完了|完成|竣工|供用|整備|開館|開所|開校")
_KEPT: Final = re.compile("存続|継続(?:して)?(?:いる|実施|運営)?[。.]?\\Z")
_ENDED: Final = re.compile("廃止|終了|撤去|解体")


def step_before(text: str, promised: str) -> str:
    """The words of a step on the way, where a wording tells no more than that; "" where it does not, or where the target asks for it.

    ``text`` is in NFKC.
    """
    deeds = _DEED.findall(promised)
    step = None if _ASKED.search(promised) else _STEP.search(text)
    if step and "契約" in step["word"] and not _BUILDING.search(promised):
        step = None  # land is got by a contract
    if step and deeds and not any(each in promised for each in _words_of(step["word"])):
        before = text[: step.start()]
        done = any(re.search(f"{deed}(?:し|済|後|の(?:うえ|上)|され|を?開始|、|。)", before) for deed in deeds)
        if not done and not any(deed in step[0] for deed in deeds if deed not in ("完了", "締結")):
            return step[0].rstrip("。.")
    built = _BUILT.search(text)
    if built and _USED.search(promised) and not _USED.search(text) and "工事" not in promised:
        return built[0].rstrip("。.")
    stage = _STAGE.search(text)
    if (
        stage
        and _WHOLE.search(promised)
        and not re.search("[期区]|モデル|先行", promised)
        and not _AND_ALL.search(text)
    ):
        return stage[0]
    kept = _KEPT.search(text)
    return kept[0].rstrip("。.") if kept and _ENDED.search(promised) and not _ENDED.search(text) else ""


def _words_of(word: str) -> tuple[str, ...]:
    """The word, and its end by which the target may ask for it too (調査 of アンケート調査)."""
    return (word, word[-2:])
