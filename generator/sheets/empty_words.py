"""Words that stand in the place of a report and tell nothing of what was done: 確認済み, 変更なし, 特になし."""

import re
from typing import Final, NamedTuple

from generator.sheets.cell_texts import bare, is_confirmation


class EmptyWords(NamedTuple):
    """Why words tell nothing, and what to write instead."""

    cause: str
    mend: str


CONFIRMED: Final = EmptyWords(
    "事務局への返事のようで、公表する文書の言葉に見えません",
    "文書に書かれている言葉や値を書いてください。直すことがないときの「確認済み」は、備考に書きます。",
)
UNCHANGED: Final = EmptyWords(
    "前の回を見ないと、何をしたか分かりません",
    "前の回と同じ文でも、何をしたかを書いてください。公表する文書にもこのとおりに書かれているなら、その行の備考に「確認済み」と書いてください。",
)
NOTHING: Final = EmptyWords(
    "何もしなかったのか、書くことがないだけなのか分かりません",
    "何もしなかったのなら、このセルを空け、「値がない理由」で「未実施」などを選んでください。公表する文書にもこのとおりに書かれているなら、その行の備考に「確認済み」と書いてください。",
)
_NONE: Final = r"(?:は|も)?(?:なし|無し|無|ない|ありません|ございません)(?:です)?"
_UNCHANGED: Final = re.compile(
    rf"(?:[前昨](?:年度?|期|回|四半期|半期|月)(?:から|と|より)?の?)?(?:特に|特段)?の?(?:変更|変化|変わり|異動|異同|修正|追加)(?:点|事項)?{_NONE}"
)
_NOTHING: Final = re.compile(
    rf"(?:(?:特に|特段)(?:の?[事こ]と)?|特記事項|報告事項|記載事項|報告すること|書くこと)?{_NONE}"
)


def empty_words(text: str, *, of_report: bool) -> EmptyWords | None:
    """Why the whole text of a cell tells nothing; None where it does. ``of_report``: the text is to say what was done, not what is known under a head (課題：特になし)."""
    if is_confirmation(text):
        return CONFIRMED
    words = bare(text)
    if _UNCHANGED.fullmatch(words):
        return UNCHANGED
    return NOTHING if of_report and _NOTHING.fullmatch(words) else None
