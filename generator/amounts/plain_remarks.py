"""Remarks behind a number that leave it what it is: 12校（再掲）, 3か所（東・西・南）, 1,250件（前年比+12件）, 52%（男54%、女50%）, 12回（延べ1,234人）.

A remark that may make another value of the number (見込み, のみ, 増, まで) is none of them: the writer is asked for the value.
"""

import re
from decimal import Decimal
from typing import Final

from generator.amounts.amount import NamedPeriod, Outcome, Quantity, UnreadAmount, Why, mentions_of, number_alone
from generator.amounts.numerals import DIGITS, LONGEST_WORDING, decimal_of, plain
from generator.amounts.parsing import parse_amount
from generator.amounts.periods import NAMED_YEAR, in_digits
from generator.amounts.units import fits_declared, is_share, same_dimension
from generator.model.basics import NOT_STATED, Absent

_SHAPE: Final = re.compile(
    r"(?P<head>[^()\[\]※【】<>]*[0-9][^()\[\]※【】<>]*?)\s*(?:[(\[【<](?P<remark>[^()\[\]【】<>]+)[)\]】>]|※\s?(?P<note>[^0-9※()\[\]][^※()\[\]]*))(?P<tail>以上|以下|未満|超)?"
)
_TURNS: Final = re.compile(
    "一部|以上|以下|以内|未満|超|約|程度|概|前後|マイナス|のみ|だけ|限定|限る|除|含ま|含め(?:ず|ない)|以外|予定|見込|予測|予想|推計|推定|試算|見積|未|不明|不可|非公|速報|暫定|仮|要確認|要修正|誤|訂正|修正|正しく|[?×*=]|分の|倍"
    "|中止|休止|延期|休館|見送|見合わせ|取りやめ|せず|できず|ない|なし|無し|ゼロ|申請|応募|予約|申込|相当|換算|(?:調整|集計|調査|確認|精査|検討|算定)中|翌年|来年|次年|単位|千|万|億|百|通算|以降|以前|当たり|あたり|当り"
    r"|(?i:\b(?:about|approx\w*|est\w*|plan(?:ned|s)?|forecast\w*|expect\w*|prov\w*|only|exclud\w*|except\w*|not|non?|none|per|cancel\w*|pending|tbc|partial|partly|part|less|more|over|under|min|max|thousand|million|billion|half|quarter\w*|months?|ytd|to date|so far)\b)"
)
_VAGUE: Final = re.compile(
    "増|減|上昇|低下|向上|改善|累計|累積|合計|総計|平均|率|割合|参考|目標|計画|予算|基準|当初|前年|昨年|前回|前期の|まで|現在|時点|途中|半期|四半期(?!ごと|毎)|分\\Z|分[、・]|毎|各|のうち|[+▲△↑↓]"
    r"|(?i:\b(?:up|down|increas\w*|decreas\w*|ris(?:e|en|ing)|fall\w*|target\w*|average|mean|cumulative|total|jan\w*|feb\w*|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b)"
)
"""Words that are clear only where they name a number of their own."""
_SCALE_OF_MONEY: Final = re.compile(r"(?<=[0-9])\s?[百千]?[万億]?(?=円)")
"""Of 18件（2,340千円） only the money is in thousands."""
_OF_DATES: Final = re.compile(
    rf"{NAMED_YEAR}|[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9/]|\s?(?:人|名|世帯|件|回|戸|台|校|園|館|施設|か所|社|団体|店|地区|[市区町村]|事業|項目|点|%))|第\s?[0-9]+|[0-9]+\s?(?:月|日|号|丁目|番|期生?|年生|学年|次|級|条)"
)
_CALLED_OFF: Final = re.compile(
    "中止|休止|延期|休館|(?:実施|開催|申請|応募|対象者?|実績)(?:を|は)?(?:せず|なし|できず)|停止|cancelled"
)
_UNIT: Final = r"\s?[^0-9\s()、。,;+▲△-]{0,6}"
_OTHER_VALUE: Final = (
    rf"(?:(?:対)?(?:前年度?|昨年度?|前回|前期|前年同期|前年同月|基準年度?)(?:比|度比|実績|調査)?|{NAMED_YEAR}|定員|目標値?|計画値?|基準値?|(?:県|国|全国|県内|市内|類似団体)(?:平均値?)?|参考"
    r"|(?:目標)?達成率|進捗率|充足率|(?:有効)?回答(?:者|者数|数)?|(?:母|標本)数|対象(?:者|者数|数)?|(?i:n|target|up from|down from|from|20[0-9]{2}/[0-9]{2}|last year|previous year))"
)
_COMPARED: Final = re.compile(
    rf"(?:(?:参考)?[:：]?{_OTHER_VALUE}\s?[:は=]?\s?[+▲△-]?{DIGITS}{_UNIT}[、,;\s]*)+", re.IGNORECASE
)
_CHANGED: Final = re.compile(rf"(?i:(?:up|down)\s+|[+▲△-]){DIGITS}\s?%?")
_CHURN: Final = re.compile(
    rf"(?:(?:うち)?(?:新規|新設|新規?加入|入会|登録|転入|採用|設立|追加|廃止|脱退|退会|抹消|転出|解散|閉鎖|終了|離脱)(?:は|が|:)?\s?{DIGITS}{_UNIT}[、,;・\s]*){{2,}}"
)
"""18団体（新規2、廃止1）: how many came and went until there were as many."""
_OFF_BESIDE: Final = re.compile(
    rf"(?:(?:この|その)?(?:ほか|外|他)に?、?|別に)?(?P<many>{DIGITS})\s?(?P<unit>[^0-9\s()、。はがを]{{1,4}}?)(?:は|が|を|分)?、?(?:(?:雨天|荒天|台風|悪天候|新型コロナ|感染症|コロナ)[^0-9、。]{{0,12}})?(?:中止|休止|延期|未実施)(?:した|しました|とした|となった|となりました|になった)?。?"
)
"""What was called off beside what was held: 9講座（1講座は中止）. Of 9回（うち1回は中止） the one is of the nine."""
_SINCE: Final = re.compile(
    rf"{NAMED_YEAR}(?:から|以降|より|~)(?:の|{NAMED_YEAR}(?:まで)?の?)?(?:累計|累積|通算)(?:値|数|件数|人数)?"
)
"""4件（H27からの累計）: whether a total is asked for, how the indicator counts will tell."""
_RISE: Final = re.compile(
    rf"(?:(?:対)?(?:前年度?|昨年度?|前回|前期|{NAMED_YEAR})(?:比|と比べ|に比べ|より|から)?で?)?\s?(?P<by>{DIGITS})\s?(?P<unit>[^0-9\s()増減]{{0,4}})の?(?:増|減)(?:加|少)?(?:した)?"
)
_OF_SHARES: Final = re.compile(
    r"(?<![一-鿿])(?!達成|進捗|増|減|削減|伸|対|前年)[一-鿿]+(?<!達成)(?<!増加)(?<!減少)(?<!削減)(?<!進捗)(?:率|割合)\Z"
)
"""98.7%（有収率）: what the share is one of. Rates of change and of attainment are none of the thing itself."""
_LIST: Final = re.compile(
    rf"{DIGITS}\s?[^0-9()\[\]+×=→/~-]*(?:[、・,\s]\s?[^0-9()\[\]+×=→/~-]{{0,8}}{DIGITS}[^0-9()\[\]+×=→/~-]*)+"
)


def without_plain_remark(text: str, spelled: tuple[str, ...]) -> str:
    """The wording in plain letters without the remark behind its number; "" where there is none, or where it may change the number.

    ``spelled`` is how the declared unit may stand there: only where it is known, a number of something else is known to be none of the value.
    """
    written = in_digits(plain(text)) if len(text) <= LONGEST_WORDING else ""
    found = _SHAPE.fullmatch(written)
    if found is None:
        return ""
    remark = (found["remark"] or found["note"]).strip()
    head = found["head"] + (found["tail"] or "")
    of = number_alone(parse_amount(head, spelled))
    if isinstance(of, Absent) or of.change:
        return ""
    told = remark if of.number else _CALLED_OFF.sub("", remark)
    share_changed = found["remark"] and _CHANGED.fullmatch(told) and of.unit != "%"
    if (
        not told
        or any(form.fullmatch(told) for form in (_COMPARED, _CHURN, _SINCE))
        or called_off_beside(told, of)
        or share_changed
        or _is_rise(of, told)
    ):
        return head
    return head if _leaves(of, told, spelled) else ""


def _leaves(of: Quantity, remark: str, spelled: tuple[str, ...]) -> bool:
    """Whether a remark that is no comparison leaves the number what it is."""
    told = _OF_SHARES.sub("", remark) if is_share(of.unit) else remark
    told = told if of.unit == "円" else _SCALE_OF_MONEY.sub("", told)
    if _TURNS.search(told):
        return False
    if not re.search("[0-9]", _OF_DATES.sub("", told)):
        return not _VAGUE.search(told) and not _is_one_time(told)
    return _is_of_other_things(of, told, spelled) or _is_split(of, told)


def called_off_beside(remark: str, of: Quantity) -> Decimal:
    """How many of the same thing a remark tells to have been called off (9講座（1講座は中止）), where it is no part of the number; 0 for none."""
    found = _OFF_BESIDE.fullmatch(in_digits(plain(remark)))
    return decimal_of(found["many"]) if found and of.unit and found["unit"] == of.unit else Decimal(0)


def names_a_share(words: str) -> bool:
    """Whether words name a share of a thing itself (有収率), not one of change or of attainment."""
    return _OF_SHARES.fullmatch(words) is not None


def turns_its_number(words: str, *, is_share: bool) -> bool:
    """Whether words beside a number may make another value of it, or tell of another value. A share may be called one."""
    told = _OF_SHARES.sub("", words) if is_share else words
    return _TURNS.search(told) is not None or _VAGUE.search(told) is not None


def _is_rise(of: Quantity, remark: str) -> bool:
    """120件（12件増）: by how much it has become what it is, which is less than there is."""
    found = _RISE.fullmatch(remark)
    return found is not None and decimal_of(found["by"]) < of.total and (found["unit"] or of.unit) in (of.unit, "%")


def _is_one_time(remark: str) -> bool:
    """A remark that is nothing but a day or a year may be that of the value: it is read where it is clear, and asked about where not."""
    return bool(remark) and not _OF_DATES.sub("", remark).strip(" 、・,") and len(_OF_DATES.findall(remark)) < 2


def _numbers_in(remark: str) -> list[Quantity] | None:
    told = mentions_of(parse_amount(_OF_DATES.sub("", remark)))
    numbers = [each for each in told if isinstance(each, Quantity)]
    return numbers if len(numbers) == len(told) else None


def _is_of_other_things(of: Quantity, remark: str, spelled: tuple[str, ...]) -> bool:
    """Of 12回 in an indicator of 回 延べ1,234人 is no other value."""
    numbers = _numbers_in(remark)
    if not numbers or not fits_declared(of.unit, spelled):
        return False
    return all(each.unit and not each.bound and not same_dimension(each.unit, of.unit) for each in numbers)


def _is_split(of: Quantity, remark: str) -> bool:
    """Parts that make up the number; of a share those between which it lies."""
    numbers = _numbers_in(remark)
    if (
        not numbers
        or len(numbers) < 2
        or any(each.unit not in ("", of.unit) or each.bound or each.summed for each in numbers)
    ):
        return False
    sizes = [each.total for each in numbers]
    return min(sizes) <= of.total <= max(sizes) if is_share(of.unit) else sum(sizes) == of.total


def only_in_unit(text: str, outcome: Outcome, spelled: tuple[str, ...]) -> Quantity | Absent:
    """Of several numbers of different things (12回・延べ1,234人) the one in the declared unit; Absent where that is not clear."""
    if not isinstance(outcome, UnreadAmount) or outcome.why is not Why.SEVERAL or not spelled:
        return NOT_STATED
    written = in_digits(plain(text))
    numbers = [each for each in outcome.mentions if isinstance(each, Quantity)]
    turned = _TURNS.search(_SCALE_OF_MONEY.sub("", written))
    if not _LIST.fullmatch(written) or turned or len(numbers) != len(outcome.mentions):
        return NOT_STATED
    own = [each for each in numbers if fits_declared(each.unit, spelled)]
    clear = len(own) == 1 and all(each.unit and not each.change for each in numbers)
    return own[0] if clear else NOT_STATED


def of_own_year(text: str, year: int, spelled: tuple[str, ...]) -> Quantity | Absent:
    """Of numbers that each have a year of their own (R5：12回、R6：14回) that of ``year``; Absent where one has none, or two have the same."""
    outcome = parse_amount(text, spelled)
    numbers = [each for each in mentions_of(outcome) if isinstance(each, Quantity)]
    years = [0 if isinstance(each.when, Absent) or _is_part(each.when) else each.when.year for each in numbers]
    told = isinstance(outcome, UnreadAmount) and outcome.why is Why.SEVERAL and len(numbers) == len(outcome.mentions)
    if not told or _TURNS.search(plain(text)) or not all(years) or len(set(years)) < len(years) or year not in years:
        return NOT_STATED
    own = numbers[years.index(year)]
    return NOT_STATED if own.change or any(each.unit != own.unit for each in numbers) else own


def _is_part(when: NamedPeriod) -> bool:
    return bool(when.month or when.part or when.until)
