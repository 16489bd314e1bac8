"""What a note says of a break in a series: that, since when, and why values cannot be compared with earlier ones."""

import enum
import re
from typing import Final

from generator.amounts import periods_in
from generator.model.figures import BreakKind

_NOT_COMPARABLE: Final = re.compile(
    "(?:比較|比べ|対比)[^。]{0,8}?(?:でき(?:ない|ません|ず)|られ(?:ない|ません|ず)|困難|不可|不能|適さない|適しません)"
    "|連続(?:性|し)[^。]{0,4}?(?:ない|なし|ません|失)|接続(?:しない|しません|できない)"
)
_WITH_OTHERS: Final = re.compile("他(?:の)?(?:市|区|町|村|都市|自治体|団体|県|国|指標|調査)|全国|類似団体|近隣")
_SINCE: Final = re.compile("年度?(?:実績|調査|値|分)?(?:から|より|以降|以後)")


_CHANGED: Final = "(?:変更|見直|改定|改訂|改正|改め|変わ|変え|切り替え|切替)"
_HOW: Final = (
    "(?:算定|算出|計算|集計|調査|測定|計測|推計|把握)(?:の)?(?:方法|方式|手法|基準|対象|範囲|項目|時点|時期|期間|根拠)|計算式|算式|算定式|算出式"
    "|定義|設問|選択肢|質問|分母|母数|統計(?:の取り方|方法)|対象(?:者|区域|範囲|年齢|施設)(?:の範囲)?|(?:調査|集計)区域"
)
_COUNTED: Final = "(?:延べ|のべ|実人数|実数|実人員|暦年|速報|決算|推計|全数|抽出|標本|アンケート|国勢調査|住民基本台帳)"
_TIMES: Final = "(?:延べ|のべ)(?:人数|人員|件数|数)?"
_HEADS: Final = "実(?:人数|数|人員|件数|利用者数?)"
_LIKE_BREAK: Final = re.compile(
    rf"(?:{_HOW})(?:等|など)?(?:[^。、にで]{{0,8}}?[をがのは][^。、]{{0,24}}?)?{_CHANGED}"
    rf"|(?:{_HOW})(?:等|など)?が[^。、]{{0,8}}?(?:異な|違)"
    "|(?:設問|選択肢|質問|調査項目)[^。、]{0,16}?(?:追加|削除|統合|分割)"
    "|(?:異なる|新たな|新しい|別の)(?:算定|算出|計算|集計|調査|測定|推計)(?:の)?(?:方法|方式|手法)"
    "|調査(?:方法)?(?:に|へ)(?:と)?(?:変更|切り?替え|移行|改め)"
    rf"|(?:以前|まで)は[^。、]{{0,16}}?{_COUNTED}[^。、]{{0,8}}、[^。]{{0,16}}?は[^。、]{{0,16}}?{_COUNTED}"
    "|[新旧](?:基準|定義|方式|(?:算定|集計|調査)方法)(?:で|に|による)"
    "|単純(?:に|な)?(?:は)?(?:比較|対比)"
)
_NOT_YET: Final = re.compile(
    f"{_CHANGED}(?:(?:は|し)?(?:ない|なし|なく|て(?:い|お)(?:ない|りません|ません)|ません)|(?:する|した|う|わる|える)?(?:場合|こと(?:が|も)|予定|可能性|検討)|を?(?:予定|検討))"
    "|(?:拡大|縮小|拡げ|広げ|限定|追加|加え|含め|除外|除|統合|合算)(?:する|る|く)?(?:予定|見込|方針|ことを検討)"
    "|(?:異なる|違う)(?:場合|こと(?:が|も))|変わら"
)


class BreakInNote(enum.Enum):
    """What a note says of a break where it names no year."""

    NONE = enum.auto()
    UNCLEAR = enum.auto()


def break_in_note(text: str) -> int | BreakInNote:
    """The fiscal year from which a note says that values cannot be compared with those before; whether it says so without a year.

    A note about other cities or other surveys is none.
    """
    if not any(_NOT_COMPARABLE.search(sentence) and not _WITH_OTHERS.search(sentence) for sentence in text.split("。")):
        return BreakInNote.NONE
    years = {each.year for each in periods_in(text) if each.year and (each.fiscal or not each.month)}
    fiscal = {each.year for each in periods_in(text) if each.year and each.fiscal}
    if len(years) == 1 and years == fiscal and _SINCE.search(text):
        return years.pop()
    return BreakInNote.UNCLEAR


_SINCE_YEAR: Final = r"(?:年度?|[RH][0-9]{1,2})(?:実績|調査|値|分)?(?:から|より|以降|以後)(?:は|の(?:値|数値|実績|件数|人数)(?:は|には)|、)?、?"
_COUNT: Final = "(?:件数|人数|回数|者数|[一-鿿]数|実績|実績値|値|集計|合計|総数|カウント|算定|計上)"
_INTO_THE_COUNT: Final = re.compile(
    rf"{_SINCE_YEAR}[^。]{{1,24}}?{_COUNT}に(?:は)?(?:含め|加え|合算|算入)(?!ない|ず)"
    rf"|{_SINCE_YEAR}[^。、はがにで]{{1,16}}?(?:参加者?|来館者?|来場者?|登録者?|受講者?|相談者?|世帯|会員|開催分)(?:も|を)(?:含む|含める|含めた|含めている|含めています|除く|除いた|除いている|除外)(?=\Z|[)、。])"
    rf"|{_SINCE_YEAR}(?!の)(?:(?!年)[^。]){{1,20}}?(?:合計|合算)(?=\Z|[)、。]|値|した|として|となって|で(?:ある|す))"
    rf"|{_SINCE_YEAR}(?:[^。、]{{0,8}}?指標を(?:統合|分割)|[^。、]{{0,8}}?重複(?:分|者)?を?(?:除|排除|含)|対象(?:者|施設)?を[^。、]{{1,12}}?(?:のみ|だけ|に限))"
)
"""Since a year the count takes in what it did not, or leaves it out: …の相談も件数に含めた, 2か所の合計としている."""
_WIDENED: Final = re.compile(
    r"(?:年度?|[RH][0-9]{1,2})(?:実績|調査|値|分)?(?:から|より|以降|以後)[^。]{0,16}?(?:対象|範囲|区域|集計|算定|母数|分母|定義)[^。]{0,16}?(?:拡大|縮小|拡げ|広げ|絞|限定|追加|加え|含め|除外|除い|除く)"
    rf"|{_SINCE_YEAR}[^。、はがにで]{{1,16}}?(?:分|利用者?|件数|人数|の数|地区|支所|施設)(?:も|を)(?:含む|含める|含めた|含めて|含んで|除く|除いた|除いて|除外)"
    rf"|(?:基準値|目標値?|当初値|年度?の?(?:値|数値|実績)?|以前|まで)は、?(?:{_TIMES}(?:で|であり)?、[^。、]{{0,16}}?は、?{_HEADS}|{_HEADS}(?:で|であり)?、[^。、]{{0,16}}?は、?{_TIMES})"
)
"""Since a year more is counted, or less: what was counted before it is another thing."""


def reads_like_break(text: str) -> bool:
    """Whether a note reads as if values before and after could not be compared: 「令和3年度から算定方法を変更」, 「調査方法が異なる」.

    What is only planned or possible is none, nor what sets the values apart from those of other cities or surveys.
    """
    if break_in_note(text) is not BreakInNote.NONE:
        return True
    return any(
        (_LIKE_BREAK.search(sentence) or _WIDENED.search(sentence) or _INTO_THE_COUNT.search(sentence))
        and not _NOT_YET.search(sentence)
        and not _WITH_OTHERS.search(sentence)
        for sentence in text.split("。")
    )


_WHAT: Final = (
    (re.compile("設問|選択肢|質問|問い"), BreakKind.QUESTION),
    (re.compile("定義"), BreakKind.DEFINITION),
    (re.compile("区域|対象|範囲"), BreakKind.AREA),
    (re.compile("調査|集計|算定|算出|計算|方法|統計"), BreakKind.METHOD),
)


def kind_in_note(text: str) -> BreakKind:
    """What a note says has changed."""
    return next((kind for said, kind in _WHAT if said.search(text)), BreakKind.OTHER)


_CHANGES: Final = f"(?:の|を|が|は|も|等|など|について|に関する)*[^。、]{{0,12}}?(?:{_CHANGED}|追加|削除|拡大|縮小|統合|分割|広げ|絞|加え|除外|異な|切替|移行)"
_CLEARLY: Final = (
    (
        re.compile(
            rf"(?:設問|選択肢|質問|問い|調査票(?![^。、]{{0,8}}(?:配布|回収|郵送|送付|方法|方式)))(?:文|内容|項目)?{_CHANGES}"
            r"|(?i:\b(?:(?:survey |the )?questions?|questionnaires?|answer options?)\b[^.]{0,40}(?:chang|reword|revis|add|drop|remov)|new (?:survey )?questions?\b)"
        ),
        BreakKind.QUESTION,
    ),
    (
        re.compile(
            rf"(?:定義|用語の意味){_CHANGES}|(?i:\b(?:re-?defin|(?:new|revised|changed?|change (?:in|of|to) (?:the )?) ?definition|definition\b[^.]{{0,30}}(?:chang|revis)))"
        ),
        BreakKind.DEFINITION,
    ),
    (
        re.compile(
            rf"(?:対象(?:者|区域|範囲|地域|地区|施設|年齢|学年)?(?!期間|年度?|月|[^。、]{{0,10}}(?:抽出|全数|標本))|調査(?:の)?対象(?!期間|年度?|月|[^。、]{{0,10}}(?:抽出|全数|標本))|(?:調査|集計|対象)(?:区域|範囲|地域)|区域|母集団){_CHANGES}"
            r"|(?i:\b(?:boundar(?:y|ies)|coverage|scope|catchment|area covered|target population|population covered)\b[^.]{0,30}(?:chang|expand|extend|widen|reduc|redrawn|revis)|(?:chang\w*|expan\w*|wider) (?:in|of|to) (?:the )?(?:scope|coverage|area|boundar))"
        ),
        BreakKind.AREA,
    ),
    (
        re.compile(
            rf"(?:(?:調査|集計|算定|算出|計算|測定|計測|推計|把握)(?:の)?(?:方法|方式|手法|基準|時期|時点|期間)|対象期間|計算式|算式|算定式|算出式){_CHANGES}"
            r"|(?i:\b(?:method(?:ology)?|calculation|formula|survey mode|data source|counting)\b[^.]{0,30}(?:chang|revis|switch|moved|new)|(?:new|revised|changed?|change (?:in|of|to)) (?:the )?(?:survey |calculation |counting )?(?:method|calculation|formula|data source|counting))"
        ),
        BreakKind.METHOD,
    ),
)


def kinds_in_note(text: str) -> tuple[BreakKind, ...]:
    """All that a note plainly says to have changed; nothing where it is not clear."""
    return tuple(kind for said, kind in _CLEARLY if said.search(text))
