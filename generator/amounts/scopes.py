"""Remarks that say of what a value is one: a part of the places or people, what was only applied for, what was not held after all."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from generator.amounts.numerals import DIGITS, LONGEST_WORDING, decimal_of, plain

_REMARK: Final = re.compile(r"[(\[〔【]\s*([^()\[\]〔〕【】]*?)\s*[)\]〕】]|[※*]\s?([^※*()0-9][^※*()]*)\Z")
_PLACES_AND_PEOPLE: Final = (
    "地区|地域|校区|学区|支所|[町村市区]|学校|[校園課部館]|施設|事業所|学生|年生|世帯|会員|職員|男性|女性|男子|女子|男|女"
    "|加入者|高齢者|対象者|該当者|受給者|在住者|在勤者|被保険者|登録者|保護者|[0-9]+(?:歳以上|歳未満|歳以下|歳|代)"
)
_ONLY: Final = r"(?:分|実施分|開催分)?(?:のみ|だけ|に限る|に限定|限定)"
_LEFT_OUT: Final = r"(?:分|の数|の件数)?(?:を|は)?(?:除く|除いた(?:値|数|数値|件数|人数|もの)?|除外|含まない|含まず|含んでいない|含めない)"
_LIMITED: Final = re.compile(
    rf"(?!希望|要望|対象|該当|市立|市内|全)[^、。()]{{0,16}}?(?:{_PLACES_AND_PEOPLE}){_ONLY}"
    rf"|(?:一部(?:の)?(?:{_PLACES_AND_PEOPLE})|旧[^、。()0-9]{{1,6}}[町村市]){_LEFT_OUT}"
    rf"|(?!対象|該当|希望|市外|他)[一-鿿ァ-ヶA-Z]{{1,4}}(?:地区|支所|出張所|校区|学区)(?:分)?(?:を|は)?(?:除く|除いた(?:値|数|数値|件数|人数|もの)?|含まない|含んでいない)"
    r"|モデル(?:地区|校|園|事業所?)(?:分)?"
    r"|他(?:の)?(?:課|部|部署|部局|所管|団体|機関|市町村?)(?:で|の|が|による|主催)?(?:実施|開催|主催|所管)?(?:分|の件数|の数)?"
)
_GROUPS: Final = tuple(
    re.compile(group)
    for group in (
        r"小学(?:校|生)|中学(?:校|生)|高校(?:生)?|高等学校|幼稚園|保育園|保育所|大学(?:生)?",
        r"(?:小学|中学|高校)?[1-6]年生?",
        r"男(?:性|子)?|女(?:性|子)?|男女",
        r"市民(?:全体)?|全市民|全体|全年齢|[0-9]+歳(?:以上|未満|以下)?|[0-9]+(?:歳)?(?:代|~[0-9]+歳|歳代)|高齢者|若者|若年層|子ども|こども|成人|未成年|18歳未満",
        r"市営|市立|県立|県営|私立|民間|公立|公営",
        r"正規(?:職員)?|非正規(?:職員)?|常勤|非常勤|会計年度任用職員",
        r"新規|継続|更新",
        r"個人|法人|団体",
        r"平日|休日|土日祝|土日",
    )
)
"""Kinds of groups: of two of one kind (小学生, 中学生) each has values of its own."""
_WIDER: Final = "全国|国|都|道|府|県|都道府県|圏域|広域|類似団体|近隣市"
_OTHERS: Final = (
    f"{_WIDER}|[市区]町村|管内|郡内|県[下内]|[都道府]内|都市部|[一-鿿]{{1,4}}[都道府県](?:内)?"
    "|類似(?:団体|都市|自治体|市町?村?)|同(?:規模|程度|格)(?:の)?(?:市|市町村|団体|自治体|都市)|(?:近隣|周辺|他)(?:の)?(?:市|市町村|市町|町村|自治体|団体|都市)"
    "|政令(?:指定都)?市|中核市|特例市|特別区|一般市|指定都市|23区|[都道府県国]内(?:全)?市町?村?"
)
"""Whose values are others' than the city's own."""
_OF_OTHERS: Final = re.compile(
    rf"(?:{_WIDER})(?:全体|内全体|内)?(?:の)?(?:平均)?(?:の)?(?:値|数値|数|件数|割合|実績値?)|(?:{_OTHERS})(?:の)?平均(?:値)?"
)
_MEAN_BEFORE: Final = re.compile(
    rf"(?P<whose>(?:{_OTHERS})(?:の)?平均(?:値)?)(?:は|の|:|=|が)?\s?\(?(?:約)?{DIGITS}[^0-9()、。]{{0,6}}\)?"
)
"""県平均80件, where it says nothing else."""
_MEAN_BEHIND: Final = re.compile(
    rf"[(\[〔【※]\s*(?P<whose>(?:{_OTHERS})(?:の|全体の)?平均(?:値|数|数値)?|(?:{_WIDER})(?:の|全体(?:の)?)?(?:値|数値))\s*(?:[)\]〕】]|\Z)"
)
_UNTOLD_YET: Final = "未(?:集計|報告|回答|回収|提出|調査|把握|確認|計上|算入|公表|確定|入力|反映)|(?:集計|調査|確認|精査|照会|算定)中|欠測|欠損|欠落|不明"
_LEFT_BEHIND: Final = "未(?:集計|報告|提出|調査|確認|計上|算入|公表|確定|入力|反映)|(?:集計|調査|確認|精査|照会|算定)中|未回答(?:の)?(?:施設|[校園課館所]|団体|事業[所者]|市町村)"
"""Who gave no answer to a poll is left out of its shares as a matter of course: 未回答者を除く."""
_INCOMPLETE: Final = re.compile(
    rf"(?:一部|[0-9]+(?:か|カ|ヶ|箇)?[一-鿿]{{1,4}}(?:分|は|が|の)*)(?:の)?(?:[^、。()はをが除]{{0,8}}?)(?:が|は|分|の)?(?:{_UNTOLD_YET})(?:あり|です|である|のため(?:参考)?|を含む|を含まない|を除く)?"
    rf"|(?:{_LEFT_BEHIND})(?:の)?(?:[^、。()はをが除]{{0,8}})(?:を|は)?(?:除く|除いた(?:値|数)?|除外|含まず|含まない|含んでいない|あり)"
    r"|一部(?:を|は)?(?:除く|除いた(?:値|数)?|除外|のみ|だけ|(?:の)?集計(?:のみ)?|の値|の数)"
    r"|(?:集計|回答|報告|提出)(?:済み?|があった|のあった|分)(?:の)?[^、。()はをが]{0,8}(?:のみ|だけ)"
)
"""What has not been counted yet, or did not answer, is left out: 一部未集計, 2施設未報告, 未回答分を除く."""
_APPLIED: Final = re.compile(
    r"(?:仮)?(?:申請|申し?込み?|予約|応募|エントリー)(?:の)?(?:件数|者数|人数|数|者|済み?|ベース|分|段階)?(?:の数)?"
)
_UNIT: Final = r"\s?[^0-9\s()、。,~→/]{0,5}?"
_FAILED: Final = (
    r"(?:中止|延期|未実施|未開催|見送り|見合わせ|取りやめ|取り止め"
    r"|(?:実施|開催)(?:を|は)?(?:できず|せず|しなかった|できなかった|見送り|中止))"
)
_PLANNED: Final = r"(?:(?:の)?(?:開催|実施)?(?:を)?(?:予定|計画)(?:して(?:い)?た|した|だった|であった)?(?:が|ものの|も|のところ)?、?)?"
_ENDING: Final = r"(?:した|しました|となった|となりました|とした|になった|です)?"
_NOT_HELD: Final = (
    re.compile(
        rf"(?P<number>{DIGITS}){_UNIT}\s?(?:を|は|が|とも|分)?\s?{_PLANNED}(?:全て|すべて)?(?P<word>{_FAILED}){_ENDING}(?=\Z|[。)])"
    ),
    re.compile(
        rf"(?P<number>{DIGITS}){_UNIT}\s?\((?:[^()、。0-9]{{0,16}}?(?:のため|により|につき|で))?、?(?:全て|すべて|全回)?(?P<word>{_FAILED}){_ENDING}\)"
    ),
)
_PART_NOT_HELD: Final = re.compile(
    rf"(?:うち|内)、?\s?(?:(?:{DIGITS}){_UNIT}(?:は|を|が)?\s?(?:[^()、。0-9]{{0,12}}?(?:のため|により|で))?(?:中止|延期|未実施|未開催)|(?:中止|延期|未実施|未開催)(?:は|が)?\s?(?:{DIGITS}){_UNIT}){_ENDING}"
)
_OUT_OF: Final = re.compile(
    rf"(?P<whole>{DIGITS})(?P<unit>{_UNIT})(?:中|の?うち)、?\s?(?P<part>{DIGITS})(?P=unit)(?:を|が|で)?(?:実施|開催|完了|達成|整備|導入){_ENDING}"
)


def remarks_beside(wording: str) -> tuple[str, ...]:
    """What stands in brackets or behind ※ in a wording, in plain letters."""
    if len(wording) > LONGEST_WORDING:
        return ()
    return tuple((found[1] or found[2] or "").strip() for found in _REMARK.finditer(plain(wording)))


@lru_cache(maxsize=4096)
def is_limited(remark: str) -> bool:
    """Whether a remark limits a value to a part of the places or people: A地区のみ, 一部地区を除く, モデル地区, 他課実施分."""
    return _LIMITED.fullmatch(remark) is not None


@lru_cache(maxsize=4096)
def group_told(wording: str) -> tuple[int, str]:
    """The group of which a wording with one number calls its value one, and of which kind that is: 80%（小学生）; (-1, "") where it names none."""
    written = plain(wording) if len(wording) <= LONGEST_WORDING else ""
    remarks = _REMARK.findall(written)
    found = _GROUP_BEFORE.fullmatch(written)
    told = found[1] if found else next((each for each, _ in remarks if each), "") if len(remarks) == 1 else ""
    told = re.sub(r"\A対象(?:は|:|者は)?|(?:対象|のみ|分|の値|の割合|平均)\Z", "", told.strip())
    for kind, group in enumerate(_GROUPS):
        if group.fullmatch(told):
            return kind, told
    return -1, ""


_GROUP_BEFORE: Final = re.compile(
    rf"([^0-9\s:()、。]{{1,8}}|[0-9]+歳(?:以上|未満|以下))\s?[:は]?\s?約?{DIGITS}[^0-9()]{{0,6}}"
)


def is_of_others(remark: str) -> bool:
    """Whether a remark calls a value one of more than the city: 県全体の数値."""
    return _OF_OTHERS.fullmatch(remark) is not None


@lru_cache(maxsize=4096)
def mean_of_others(wording: str) -> str:
    """Whose value a wording with one number calls its own, where it is others' and nothing else is said: 50件（県平均）, 県平均50件."""
    written = plain(wording) if len(wording) <= LONGEST_WORDING else ""
    found = _MEAN_BEFORE.fullmatch(written) or _MEAN_BEHIND.search(written)
    return found["whose"] if found else ""


@lru_cache(maxsize=4096)
def is_incomplete(remark: str) -> bool:
    """Whether a remark says that a part of what a value counts is not in it, for it is not known yet: 一部未集計."""
    return _INCOMPLETE.fullmatch(remark) is not None


@lru_cache(maxsize=4096)
def is_applied_for(remark: str) -> bool:
    """Whether a remark calls a value one of applications: 申請, 申込件数, 予約ベース."""
    return _APPLIED.fullmatch(remark) is not None


@lru_cache(maxsize=4096)
def word_not_held(wording: str, value: Decimal) -> str:
    """The word by which a wording says that all it counts was not held (12回（中止）, 12回実施できず); "" for none, and of 0."""
    if not value or len(wording) > LONGEST_WORDING:
        return ""
    written = plain(wording)
    for form in _NOT_HELD:
        for found in form.finditer(written):
            if decimal_of(found["number"]) == value:
                return str(found["word"])
    return ""


@lru_cache(maxsize=4096)
def part_not_held(remark: str) -> bool:
    """Whether a remark says that a part of what was counted was not held: うち4回は中止."""
    return _PART_NOT_HELD.fullmatch(remark) is not None


@lru_cache(maxsize=4096)
def part_held(remark: str, value: Decimal) -> str:
    """The number, as printed, that a remark says was held of those that were typed: 8回 of 12回中8回実施; "" for none."""
    found = _OUT_OF.fullmatch(remark)
    if found is None or decimal_of(found["whole"]) != value or decimal_of(found["part"]) >= value:
        return ""
    return f"{found['part']}{found['unit']}"
