"""Reasons that words in the place of a value rule out: what is 集計中 was done, what was called off is not being compiled."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from generator.amounts.numerals import DIGITS, plain
from generator.model.basics import Reason, Record

_LONGEST: Final = 100
_PIECE: Final = re.compile(r"[()\[\]〔〕【】<>「」※*、。;:\s]+|(?<=[^、。])(?:のため|により|につき|なので)")
_LEAD: Final = r"[^、。()はを]{0,14}?(?:は|が|を)?"
_ENDING: Final = r"(?:です|である|とする|とした|となった|となりました|としている|した|しました|している|しています)?"
_EDITORS: Final = (Reason.NOT_IN_SOURCE, Reason.WITHDRAWN)
"""What an editor says of a document or of a value may stand beside any words of the document."""
_ON_ITS_WAY: Final = (Reason.BEING_COMPILED, Reason.UNDER_INVESTIGATION, Reason.NOT_YET)


class _Words(Record, frozen=True):
    """A kind of words, and the reasons that go with it."""

    form: re.Pattern[str]
    fits: tuple[Reason, ...]


def _words(form: str, *fits: Reason) -> _Words:
    return _Words(re.compile(form), (*fits, *_EDITORS))


_KINDS: Final = (
    _words(
        rf"{_LEAD}(?:(?:集計|算定|算出|精査|推計|計算)(?:作業)?中|取り?(?:まとめ|纏め)中|未集計|未算定|未算出|(?:集計|算定|公表|確定|結果)待ち|集計途中|集計未了)"
        rf"{_ENDING}|(?:今後|後日|次年度|翌年度|来年度|[0-9]+月)(?:[0-9]+日)?(?:末|頃|ごろ|上旬|中旬|下旬|以降)?(?:に)?(?:公表|集計|確定|算定)(?:予定|見込み?)?{_ENDING}",
        *_ON_ITS_WAY,
        Reason.UNDER_COORDINATION,
    ),
    _words(
        rf"{_LEAD}(?:調査|確認|照会|検証|調べ)中{_ENDING}",
        *_ON_ITS_WAY,
        Reason.UNDER_COORDINATION,
    ),
    _words(
        rf"{_LEAD}(?:(?:調整|協議|検討)中|未定|未設定){_ENDING}",
        *_ON_ITS_WAY,
        Reason.UNDER_COORDINATION,
        Reason.NOT_DONE,
    ),
    _words(
        rf"(?!一部){_LEAD}(?:未(?:実施|着手|開催|調査|測定|実行|開始|開設|供用)|中止|休止|廃止|休館|休業|閉鎖|延期|見送り|見合わせ|取り?やめ|取り止め"
        r"|実績(?:は|が)?(?:なし|無し|無|なかった|ありません)"
        r"|(?:事業|実施|開催|調査|測定|着手|募集|運行|開設)(?:を|は|が)?(?:せず|なし|無し|しない|しなかった|しません(?:でした)?|できず|できなかった|できません(?:でした)?|していない|していません|行わず|行わない|行わなかった|不可))"
        rf"{_ENDING}",
        Reason.NOT_DONE,
        Reason.NOT_APPLICABLE,
        Reason.NOT_YET,
        Reason.UNDER_COORDINATION,
    ),
    _words(
        rf"{_LEAD}(?:非公[表開]|不公表|秘匿|公[表開](?:せず|しない|していない|しません|していません|不可|対象外)|公[表開]を?控える){_ENDING}",
        Reason.NOT_PUBLIC,
        Reason.NOT_YET,
    ),
    _words(
        rf"{_LEAD}(?:未公[表開]|公[表開]前){_ENDING}",
        *_ON_ITS_WAY,
        Reason.NOT_PUBLIC,
        Reason.UNDER_COORDINATION,
    ),
    _words(
        rf"(?:当該?年度?は|今年度は)?(?:対象外|非該当){_ENDING}",
        Reason.NOT_APPLICABLE,
        Reason.NOT_CALCULATED,
    ),
    _words(
        rf"{_LEAD}(?:(?:調査|集計|評価|事業)対象外|該当(?:者|事業|施設|案件|地区)?(?:は|が)?(?:なし|無し|いない|ありません)|対象(?:者|事業|施設|児童|地区)?(?:は|が)?(?:なし|無し|いない|不在|ありません)){_ENDING}",
        Reason.NOT_APPLICABLE,
        Reason.NOT_DONE,
        Reason.NOT_CALCULATED,
    ),
    _words(
        rf"{_LEAD}(?:(?:算定|算出|計算|集計|測定|評価|把握)(?:不能|不可|できず|できない|困難)|算定(?:されない|なし|無し)){_ENDING}",
        Reason.NOT_CALCULATED,
        Reason.NOT_APPLICABLE,
        Reason.NOT_DONE,
    ),
    _words(rf"{_LEAD}(?:不明|不詳){_ENDING}", Reason.UNDER_INVESTIGATION, Reason.NOT_LEGIBLE, Reason.NOT_CALCULATED),
    _words(
        rf"{_LEAD}(?:判読(?:不能|不可|できない|できず|困難)|読み取れない){_ENDING}",
        Reason.NOT_LEGIBLE,
    ),
)  # fmt: skip
_OPPOSITE: Final = re.compile(rf"{DIGITS}\s?[回件人名校か所施設団体]|以外|一部")
"""A remark on some of the things, or on all others, is no reason of the whole."""


@lru_cache(maxsize=4096)
def word_against(wording: str, reason: Reason) -> str:
    """The words of a wording without a value that cannot be so for ``reason``; "" where any of its words may, or where it has none."""
    if len(wording) > _LONGEST or reason in _EDITORS:
        return ""
    found = list(_found_in(plain(wording)))
    if not found or any(reason in kind.fits for _, kind in found):
        return ""
    return found[0][0]


def _found_in(written: str) -> Iterator[tuple[str, _Words]]:
    for piece in (each.strip() for each in _PIECE.split(written)):
        if not piece or _OPPOSITE.search(piece):
            continue
        yield from ((piece, kind) for kind in _KINDS if kind.form.fullmatch(piece))
