"""Words that are meant for the office and for no page: 内部限り, 部長に確認中, ここだけの話. A remark beside a reason is published, so they are asked about before."""

import re
import unicodedata
from typing import Final

from generator.sheets.pointers import Pointer, pointer_in

_ENDS: Final = r"(?=$|[\s。、，,.！!？?）)】\]」』※/・:：]|です|につき|とします|でお願い)"
_PUBLISHED: Final = r"(?:公表|公開|掲載|開示|転載|口外|他言)"
_HEADS: Final = r"(?:上司|上長|上層部|部長|課長|係長|次長|局長|室長|所長|主幹|参事|副市長|副町長|副村長|市長|町長|村長|担当者?|前任者?|財政課|企画課|総務課|秘書課|広報課|法務課)"
_ASKING: Final = r"(?:確認|了解|了承|承認|決裁|相談|報告|説明|指示|許可|照会|伺い|問い?合わ?せ)"
_OPEN: Final = rf"(?:中|待ち|待|前|未了|未済|予定|が必要|を要す|が要|要|まだ|します|してから|していません|していない|しておりません){_ENDS}"
_INNER: Final = tuple(
    re.compile(each)
    for each in (
        r"(?:内部|庁内|所内|部内|課内|係内|市役所内|役場内|事務局|担当課|関係者)(?:限り|かぎり|のみ|だけ|限定|止まり|どまり)",
        rf"(?:内部|庁内|課内|事務局)(?:用|メモ|向け|連絡){_ENDS}",
        rf"(?:内部資料|未定稿|下書き|ドラフト|仮置き|仮の[数値]字?|仮数字){_ENDS}",
        r"ここだけの|内緒|ないしょ|オフレコ|部外秘|庁外秘|極秘|マル秘|まる秘|丸秘|㊙|取り?扱い?(?:に)?(?:は)?注意|口外(?:無用|厳禁|禁止)",
        rf"{_PUBLISHED}(?:は|を)?(?:不可|NG|禁止|厳禁|控え|お控え|待っ|お待ち|見合わせてください|しないで|せず(?:に)?お願い)",
        r"(?:書か|載せ|出さ|見せ|触れ|言わ|広め|流さ|漏らさ|話さ|記載し|転記し|印刷し|反映し|使わ)ないで(?:ください|下さい|ほしい|欲しい|お願い|ね|おいて|$|(?=[。、!)]))",
        rf"(?:{_PUBLISHED}し|書か|載せ|出さ|見せ|漏らさ|記載し)ない(?:よう(?:に)?(?:お願い|ください|下さい|願い)|こと{_ENDS}|で{_ENDS})",
        rf"要(?:確認|修正|検討|相談|調整|差し?替え?|問い?合わ?せ|訂正|見直し|注意|連絡){_ENDS}",
        rf"{_HEADS}(?:に|へ|の|と|から|まで)?(?:も|は)?(?:ご|御)?{_ASKING}(?:が|を|は)?(?:取れて|得て|いただいて|下りて)?{_OPEN}",
        rf"(?:決裁|起案|稟議|りん議|合議)(?:が)?{_OPEN}",
        r"事務局(?:へ|様|さん|御中|殿|の方)(?:$|[:：、,\s　へ])",
        r"(?:TODO|ToDo|todo|メモ書き|備忘)",
        r"よろしくお願い|宜しくお願い|お手数|お世話に|(?:確認|修正|訂正|連絡|相談)(?:を|の(?:ほど|程)を?)?お願い|(?:確認し|修正し|訂正し|連絡し|教え|直し|消し)て(?:ください|下さい|ほしい|欲しい)",
        r"(?:とりあえず|取り急ぎ|取急ぎ)",
        r"(?:後|あと|のち)(?:ほど|程|日)?で?(?:直し|差し?替え|書き直|修正し|確認し|追記し|連絡し|お知らせし)(?:ます|ておき|る予定)",
        rf"(?:たぶん|多分|自信(?:が|は)?(?:ない|なし|ありません)|うろ覚え|(?:よく|はっきり)?(?:分かり|わかり)ません{_ENDS})",
        r"[?]$",
    )
)
_NOT_TOLD: Final = re.compile(
    rf"(?:公表|公開|掲載)し(?:ない|ません|たくない|たくありません){_ENDS}|非公[開表](?:扱い|希望|で)?{_ENDS}"
)
"""What nobody publishes; a sentence about whoever does not is no word to the office (国が公表しない)."""
_BY_OTHERS: Final = re.compile(
    r"(?:国|県|都|府|省|庁|機構|団体|会社|事業者|企業|警察|法人|統計|調査|条例|法|規則|要綱|会議|審査会?|結果|内訳|市町村別)[^。]{0,12}(?:は|が|も|により|によって|では|に基づき|上)"
)
_OF_READERS: Final = re.compile(
    r"(?:ホームページ|ウェブ|サイト|広報|資料|報告書|本編|冊子|ページ)[^。]{0,12}(?:を|で)(?:ご|御)?(?:確認|覧)"
)
_ASIDE: Final = re.compile(r"[（(【\[]([^（）()【】\[\]]*)[）)】\]]|[※＊*]([^※＊*\n]*)")
_THING: Final = re.compile(r"\A\s*[^、。]{1,14}?(?:については|につきましては|は|を)、?\s*")
_SENT: Final = re.compile(r"別(?:紙|添|途|ファイル|シート|資料)|添付")
_MAY_BE_TOLD: Final = re.compile(r"\s*(?:公開|公表)(?:可|してよい|して良い)\s*[:：、,。]?\s*")
MAY_BE_TOLD: Final = "公開可："
"""What stands before a remark of which somebody says that it is for everybody."""


def inner_words(remark: str, *, is_withheld: bool = False) -> str:
    """The words of a remark that read as if no resident should see them, "" where there are none. ``is_withheld``: the reason itself is that nothing is published."""
    for sentence in re.split(r"(?<=[。\n])", unicodedata.normalize("NFKC", remark)):
        if _OF_READERS.search(sentence):
            continue
        found = [each.search(sentence) for each in _INNER]
        if not is_withheld and not _BY_OTHERS.search(sentence):
            found.append(_NOT_TOLD.search(sentence))
        for hit in found:
            if hit is not None and hit.group():
                return hit.group().strip()
    return ""


def inner_aside(wording: str) -> str:
    """The same of what a published wording says in brackets or behind ※: 7,800人（内部限り）, （写真は別添）. The wording itself may tell of a 非公開の会議."""
    for hit in _ASIDE.finditer(unicodedata.normalize("NFKC", wording)):
        aside = hit.group(1) or hit.group(2) or ""
        if found := inner_words(aside, is_withheld=True) or _handed_in(aside):
            return found
    return ""


def _handed_in(aside: str) -> str:
    """The aside where it points at what was sent with the sheet, which no page has."""
    thing = _THING.sub("", aside, count=1)
    if _SENT.search(thing) and Pointer.DOCUMENT in (pointer_in(aside), pointer_in(thing)):
        return aside.strip()
    return ""


def may_be_told(remark: str) -> bool:
    """Whether somebody has said before the remark that it may be published: 公開可：…"""
    return bool(_MAY_BE_TOLD.match(remark))


def without_leave(remark: str) -> str:
    """The remark without those words, which are for the office."""
    return _MAY_BE_TOLD.sub("", remark, count=1) if may_be_told(remark) else remark
