"""Whether the whole text of a cell says yes or no to a question that was asked about it: はい、済みました, まだです, いいえ."""

import re
from typing import Final

from generator.sheets.cell_texts import bare, is_confirmation

_LEADS: Final = "→⇒・※>＞"
"""What stands before an answer that is written under or beside its question."""
_DEED: Final = r"(?:確認|対応|修正|訂正|記入|転記|移動|削除|処理|作業|実施|達成|整備|策定|開設|設置|導入)"
_DONE: Final = (
    rf"(?:(?:全て|すべて|全部)(?:の行)?)?(?:を|は|も)?(?:もう|既に|すでに)?(?:{_DEED}(?:は|を|も|が)?)?"
    r"(?:済(?:み|んだ|みました|んでいます|んでおります)?|ずみ|(?:いた|致)?しました|完了(?:しました|済み?|しています)?|終わりました|終了(?:しました)?|終えました|できました|出来ました)"
    r"|(?:書き|打ち)?(?:直|消|移|写)しました|(?:書き|入れ)ました|問題(?:は)?(?:ない|ありません|なし)"
)
_YES: Final = re.compile(
    rf"[{_LEADS}]*(?:はい|ええ|了解|承知|OK|ok|オーケー|[○〇◯✓✔])?(?:です|しました|いたしました)?[、,。!]*(?:{_DONE})?(?:です|でした)?[。!]*"
)
_NO: Final = re.compile(
    rf"[{_LEADS}]*(?:いいえ|いえ|NO|No|no|[×✕])?[、,。!]*(?:まだ(?:です|だ)?|未(?:{_DEED}|完了|了)|(?:まだ)?(?:、)?(?:済んでいません|済んでいない|終わっていません|終わっていない|できていません|していません))?(?:です|でした)?[。!]*"
)


def says_yes(text: str) -> bool:
    """Whether it says nothing but that it is so, or done."""
    words = bare(text)
    return is_confirmation(text) or (
        words.lstrip(_LEADS) not in ("", "です", "でした", "しました", "いたしました") and bool(_YES.fullmatch(words))
    )


def says_no(text: str) -> bool:
    """Whether it says nothing but that it is not so, or not done yet."""
    words = bare(text)
    return words.lstrip(_LEADS) not in ("", "です", "でした") and bool(_NO.fullmatch(words))


def done_word(typed: str) -> str:
    """済んだ or まだ for the value of a milestone in other words; any other text as it is."""
    if says_no(typed):
        return "まだ"
    return "済んだ" if says_yes(typed) and not is_confirmation(typed) else typed
