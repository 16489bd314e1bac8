"""Words of a template that nobody has replaced: （施策の題名）, ここに概要を書く, 〇〇事業."""

import re
import unicodedata
from typing import Final

_WHAT: Final = "題名|名前|名称|タイトル|見出し|概要|説明|内容|本文|文章|文|単位|数値|値|金額|理由|目標|実績|指標|計画|施策|部署|文書"
_OF: Final = "施策|事業|取組|指標|柱|部|課|室|局|部署|文書|計画|自治体|市|町|村|目標|実績|報告|回|評価|手順|注"
_WRITE: Final = "書く|書きます|書いて|記入|入力|記載|記述|入れる|入れて|貼り付け|追記"
_ASKED: Final = f"(?:{_WRITE})(?:する|します|して|のこと|(?:して)?(?:ください|下さい))*"
_FILLERS: Final = re.compile(
    rf"[(<「]\s*(?:{_OF})の(?:{_WHAT})\s*[)>」]|[(\[【<「〔]\s*(?:{_OF})の(?:{_WHAT})を(?:{_ASKED})\s*[)\]】>」〕]"
    r"|[(\[【<「〔]\s*(?:行った|実施した|取り組んだ|した)こと\s*[)\]】>」〕]"
    rf"|[(\[【<「〔]?\s*ここ(?:に|へ)[^。]{{0,30}}(?:{_ASKED})\s*。?\s*[)\]】>」〕]?"
    rf"|[(\[【<〔]\s*[^()。、]{{0,16}}(?:{_WHAT})を(?:{_ASKED})\s*。?\s*[)\]】>〕]"
    rf"|[^。、]{{0,12}}(?:{_WHAT})を(?:{_WRITE})(?:して)?(?:ください|下さい)。?"
    r"|[○〇◯●]{2,}(?:事業|施策|計画|課|部|局|室|係|市|町|村)"
    r"|(?i:lorem ipsum.*|(?:dummy|placeholder)(?: text)?)|ダミー(?:テキスト|データ|の文章?)?|(?:(?P<same>[あいうx])(?P=same){2,})"
    r"|https?://(?:www\.)?city\.example\.jp(?:/.*)?",
    re.DOTALL,
)
_LONGEST: Final = 60
_HEADING: Final = re.compile(rf"[(<]\s*(?:{_OF})の(?:{_WHAT})\s*[)>]")


def is_placeholder(text: str) -> bool:
    """Whether a whole text only says what is to be written in its place."""
    return len(text) <= _LONGEST and _FILLERS.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def is_heading(text: str) -> bool:
    """Whether a text may be a heading as documents have it: ＜事業の内容＞."""
    return _HEADING.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None
