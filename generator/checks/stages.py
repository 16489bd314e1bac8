"""The stages through which a work goes, from the first idea to its use: a stage that is over is not the later one that a target asks for (実施設計完了 of 工事完了)."""

import re
import unicodedata
from typing import Final

_STAGES: Final = (
    "構想|(?:基礎|基本|実態|意向|事前|地質|現況|ニーズ)?調査|測量",
    "計画|方針",
    "基本設計|要件定義|仕様書?|原稿|(?:条例|計画|素)?案|骨子",
    "(?:実施|詳細)?設計",
    "用地(?:の)?(?:取得|買収|確保)|契約|入札|(?:事?業者|委託先|施工者|候補者)(?:の)?(?:選定|決定)|発注|プロポーザル",
    "着工|起工",
    "工事|施工|造成|建設|建築|構築|開発|改修|完成|竣工|整備|設置|導入|制定|公布",
    "供用|運用|稼働|開館|開所|開校|開設|開園|開業|開通|開室|オープン|利用開始|サービス開始|公開|施行",
)
_STAGE: Final = tuple(re.compile(each) for each in _STAGES)
_ANY: Final = re.compile("|".join(_STAGES[::-1]))
_OVER: Final = re.compile(
    rf"(?P<stage>{'|'.join(_STAGES)})(?:書|業務|作業|図書)?(?:の|を|が|は|も|まで)?(?:策定|作成|決定|実施|締結|取得|取りまとめ|とりまとめ|選定|公告)?(?:の|を|が|は)?(?:完了|終了|完成|実施)?(?:済み?|した|しました|し終えた|終えた|終えました|が終わった|が終わりました)?[。.]?\Z"
)
_SEVERAL: Final = re.compile(
    "[、。・]|及び|および|並びに|ならびに|.[と](?=[一-鿿]{2,}(?:完了|終了|策定))|から|後|のうえ|の上"
)
"""Where a wording tells of several things, the last stage of which it speaks is the one that was reached."""
_BARE: Final = re.compile("(?:目標)?(?:完了|完成|達成|実施|終了|済み?|する|した)*[。.]?")
_ASIDE: Final = re.compile(r"\([^()]*\)")
_DETAILED: Final = re.compile("(?:実施|詳細)設計")
_ASKED: Final = re.compile("検討|協議|調整|準備|着手")


def stage_before(wording: str, promised: str, name: str) -> str:
    """The words by which a stage is over that comes before the one that is promised; "" where they do not tell so.

    A target that says no more than 完了 asks for what the ``name`` says. One that names the stage itself may be kept by it (整備計画の策定).
    """
    asked = unicodedata.normalize("NFKC", f"{name}{promised}" if _BARE.fullmatch(promised) else promised)
    text = unicodedata.normalize("NFKC", wording).strip()
    text = _ASIDE.sub("", text).strip() or text
    over = _OVER.search(text)
    if over is None or _ASKED.search(asked):
        return ""
    several = _SEVERAL.search(text[: over.end("stage")])
    reached = max(_ranks(text)) if several else _rank(over["stage"])
    if reached >= (_ranks(asked) or [-1])[-1]:
        return ""
    is_basic = "基本設計" in over["stage"] and _DETAILED.search(asked) and "基本" not in asked
    named = any(each in asked for each in (over["stage"], over["stage"][-2:]))
    return over[0].rstrip("。.") if is_basic or not named else ""


def _rank(word: str) -> int:
    return next((rank for rank, stage in enumerate(_STAGE) if stage.fullmatch(word)), -1)


def _ranks(text: str) -> list[int]:
    """Of each stage that a text names which it is, in the order of the text."""
    return [_rank(found[0]) for found in _ANY.finditer(text)]
