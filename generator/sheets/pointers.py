"""Words that say nothing by themselves: 同上, 〃, 別紙のとおり, a bare address, 前年度と同じ. On a page of its own nobody sees what they point at."""

import enum
import re
from typing import Final

from generator.sheets.cell_texts import bare


class Pointer(enum.Enum):
    """At what a cell points: at another cell, at a document beside the sheet, or at what was reported before."""

    ELSEWHERE = "elsewhere"
    DOCUMENT = "document"
    BEFORE = "before"


_SAME: Final = "同(?:じ|様|値|額|数|一|内容|文)"
_ELSEWHERE: Final = re.compile(
    rf"同[上左右下前断]?|{_SAME}|[上下左右](?:記|欄|行|段|項)?[のにと]*{_SAME}|[上左右]記のとおり|[〃々仝\"″′']+|同+上*"
)
_BEFORE: Final = re.compile(
    rf"[前昨](?:年度?|期|回|四半期|半期|月)(?:の(?:値|実績|内容|報告|文章?))?[とに]?(?:{_SAME}|同上)(?:です|である)?"
)
POINTED_AT: Final = "指している言葉や値を、このセルにも、そのまま書いてください。"
"""How to mend a cell that points elsewhere."""


OF_DOCUMENT: Final = "そこに書かれている言葉や値を、このセルに、そのまま書いてください。出典のページは「ページ」に書きます。値を書けないときは、このセルを空け、「値がない理由」を選んでください。"
"""How to mend a cell that only names a document."""
_NUMBER: Final = r"(?:[(\[]?(?:No\.?|その)?[\d一二三四五六七八九十]+(?:[-－ー~～・、,./の][\d一二三四五六七八九十]+)*[)\]]?|[A-Za-zア-ン①-⑳])?"
_PAPER: Final = (
    r"(?:別(?:紙|添|表|図|冊|記|途|ファイル|シート|資料)|添付|"
    r"(?:添付|参考|補足|説明|配布|会議|関連|実績|決算|事業|進捗)?(?:資料|ファイル|シート|書類|写し|コピー|報告書|調書|一覧表?|データ)|"
    r"(?:本|当該|上記|下記|次の?|[市町村区県]の?)?(?:公式)?(?:報告書|冊子|資料編|計画書|決算書|予算書|ホームページ|HP|ウェブサイト|サイト|URL|リンク先?))"
)
_AT: Final = r"(?:[\d一二三四五六七八九十~～\-－、,.・]+(?:ページ|頁|p|枚目|行目|表)|[Pp]{1,2}\.?\d+(?:[-~～,、]\d+)*|図表?\d*|表\d+)?"
_SEE: Final = (
    r"(?:を|は|に|の|と)?(?:ご|御)?(?:参照|参考|覧|確認)(?:のこと|願います|願う|ください|下さい|お願いします|(?:を)?お願いいたします|して(?:ください|下さい)|。)*"
    r"|(?:の|に)(?:とおり|通り)(?:です|とする)?|を?見て(?:ください|下さい)?"
    r"|に(?:記載|添付|あり|あります)(?:あり|しています|されています|のとおり|の通り)?|による|にて"
)
_HANDED_IN: Final = re.compile(
    r"(?:別途?|別(?:紙|添|表|冊|ファイル|シート|資料)|添付(?:資料|ファイル)?)(?:で|を|にて|の)?(?:添付|送付|提出|送り|送信|報告)(?:します|しました|済み?|しています|いたします|予定)?"
)
_OF_PAPER: Final = re.compile(
    rf"[→⇒※*]*(?:(?:詳細|詳しく|内訳|実績|内容|結果)(?:は|について(?:は)?|に関しては)?[、,:]?)?(?:{_PAPER}{_NUMBER}(?:の)?{_AT}){{1,2}}(?:{_SEE})"
)
_PAPER_ALONE: Final = re.compile(
    rf"[→⇒※*]*(?:別[紙添表図冊]|添付(?:資料|ファイル)?|参考資料|別(?:ファイル|シート|資料)|資料(?=[\d一二三四五①-⑳(]|No)){_NUMBER}{_AT}"
)
_SEE_FIRST: Final = re.compile(
    rf"(?:参照|参考|cf\.?|see)(?:[:：](?:{_PAPER}{_NUMBER}{_AT}).{{0,20}}|{_PAPER}{_NUMBER}{_AT})", re.IGNORECASE
)
_ADDRESS: Final = re.compile(
    r"(?:(?:URL|参照|出典|詳細は?|リンク|HP)[:：]?)?[<(]?(?:(?:https?|ftp|file)://[!-~]+|www\.[!-~]+)[>)]?(?:を?(?:ご)?(?:参照|覧|確認)(?:ください|下さい|のこと)?)?",
    re.IGNORECASE,
)
_PATH: Final = re.compile(
    r"(?:[A-Za-z]:[\\/¥]|[\\¥]{2}|\.{1,2}[\\/]|~/|/(?=[^/]+/)).*[^/]"
    r"|[^\s、。]{1,80}\.(?:xlsx?|xlsm|docx?|pptx?|pdf|csv|txt|zip|jpe?g|png|jtd|ods|odt)(?:(?:を|に|の)?(?:ご)?(?:参照|覧|確認|とおり|通り)(?:ください|下さい|のこと)?)?",
    re.IGNORECASE,
)


def pointer_in(text: str) -> Pointer | None:
    """What the whole text of a cell points at; None where it says something itself (前年度と同じ会場で開催)."""
    words = bare(text)
    if _ELSEWHERE.fullmatch(words):
        return Pointer.ELSEWHERE
    if words and any(
        each.fullmatch(words) for each in (_OF_PAPER, _HANDED_IN, _PAPER_ALONE, _SEE_FIRST, _ADDRESS, _PATH)
    ):
        return Pointer.DOCUMENT
    return Pointer.BEFORE if _BEFORE.fullmatch(words) else None
