"""From a wording to what it says. See :mod:`generator.amounts`."""

import re
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from generator.amounts import english_words
from generator.amounts.amount import Band, Bound, NamedPeriod, NoValue, Outcome, Quantity, ReadAmount, UnreadAmount, Why
from generator.amounts.beside import NOTHING_BESIDE, beside_of, find_beside
from generator.amounts.bracketed import TURNED_INTO, is_plain_part, kept_level, says_the_same
from generator.amounts.note_marks import without_digits_of_a_note
from generator.amounts.numerals import LONGEST_WORDING, plain
from generator.amounts.periods import SEVERAL_YEARS, find_period, in_digits, joined, rates_from_year
from generator.amounts.quantities import find_quantity, find_simple
from generator.amounts.units import known_units, spelling
from generator.model.basics import NOT_STATED, Absent, Record

_MARK: Final = re.compile(
    r"[-\u2010-\u2015\u2212\u2500\u2501\u30fc\u3030*＊×/…‥・.。?~\s]+|(?:null|n/?a|nan|none|nil)"
    rf"|(?:{english_words.NO_VALUE})"
    r"|(?:予算(?:措置|計上)?|事業費|経費|決算額?|支出|執行|歳出|実績|該当|記載|データ|数値|回答|目標|目標値|実績値|値|設定)?\s*(?:なし|無し|無|ナシ)"
    r"|(?:調査|集計|調整|算定|検討|確認|精査|作成|策定)中|未(?:実施|集計|定|調査|公表|算定|算出|設定|着手|確定|把握)|対象外|非公表|不明|不詳|秘匿"
    r"|(?:集計|調査|算定|測定|把握|評価|算出|公表)(?:不能|不可|待ち|せず)|(?:該当|実績|開催|実施)(?:せず|なし)|中止|皆無|今後(?:公表|集計|設定)|[xX]"
)  # fmt: skip
_NONE_OR_ZERO: Final = re.compile(
    r"(?:(?i:none|nil)|なし|無し|無|ナシ|皆無|該当なし|実績なし|(?:予算(?:措置|計上)?|事業費|経費|決算額?|支出|執行|歳出)なし)"
)
_BRACKET: Final = re.compile(r"[(\[〔［「『【〈《<]([^()\[\]〔〕［］「」『』【】〈〉《》<>]*)[)\]〕］」』】〉》>]")
_FRAME: Final = re.compile(
    r"(?:年間|月間|週間|年度|毎年度?|毎月|毎週|各(?:年度?|月|週|四半期|期)(?:とも)?|1日(?:あたり|当たり)|(?:1?人|1?世帯|1?件|月|年|日|週)(?:あたり|当たり)|平均(?:で|して)?|合計(?:で)?|総計|総数|小計|計|単年度?"
    r"|延べ|延|のべ|全体|全|総|約?うち|市内|町内|村内|区内|県内|実績値?|目標値?|現状値?|基準値?|計画値?|決算額?|予算額?"
    r"|月平均|年平均|月|年|日|週|現在|時点|とする|と[しな]ます|である|です|となった|となりました|でした|だった|を?(?:開催|実施|設置|達成|維持|目指す|目標とする|確保)(?:した|する|しました|します)?"
    r"|(?<=位)タイ|の(?=$|\s|、)|は(?=\s|[0-9約])|に(?=$|\s)|[:：=。、]|\s+)"
)
_GLUE: Final = re.compile(r"\s*(?:~|から(?=\s*[0-9約▲△▼-])|ないし)\s*")
_SIGNED: Final = re.compile(r"-\s*[0-9]")
_UNTIL: Final = re.compile(r"\s*まで")
_WORD: Final = re.compile(
    r"[A-Za-z]+[0-9.A-Za-z]*|数[十百千万億]+|[十百千]数|第\s*[0-9一二三四五六七八九十]+(?!\s*位)|.", re.DOTALL
)
_MARKS_LIKE_NUMBERS: Final = ("〇", "一", "二")  # alone they may as well be a circle (good), a dash, a katakana
_LOWER: Final = (Bound.AT_LEAST, Bound.MORE_THAN)
_UPPER: Final = (Bound.AT_MOST, Bound.LESS_THAN)


_AMONG: Final = re.compile(
    r"(?:全国|県内|都内|府内|道内|国内)?\s*(?:全)?[0-9,]+\s*(?:都道府県|市区町村|市町村|市区|団体|自治体|か国|[一-鿿]{1,4}?)中\s*、?(?:の|で|は)?\s*(?=(?:第\s*)?[0-9]+\s*(?:位|番))"
)
_AMONG_INSIDE: Final = re.compile(r"(?:全国|県内|都内)?\s*(?:全)?[0-9,]+\s*[一-鿿ヶか]{1,6}中")
_NOTE: Final = re.compile(
    rf"\s*(?:{english_words.NOTE}|[※*†‡§]+\s*(?:(?=[0-9]+\s*[月年])|[0-9]{{0,2}}(?![0-9.,]))|[(\[〔]\s*(?:(?:注釈?|備考)(?:\s*[0-9]{{0,2}}|\s*[一二三四五])|[※*]\s*[0-9]{{0,2}})\s*[)\]〕]|注\s*[0-9]{{0,2}}\s*\)?(?=\Z|[\s、。]))"
)
_BARE_YEAR: Final = re.compile("20[0-9]{2}")
_GROUPED: Final = re.compile(r"[0-9](?:,[0-9]{3}|\.[0-9]+)(?![0-9])[^0-9()]*\Z")
_SMALL: Final = 1000  # from here on four digits in brackets may be a second number of the kind
_HIGHEST: Final = re.compile(r"[0-9]+(?:点満点|段階(?:評価|中)?)(?:中|で)?の?")
_FIRST: Final = (_AMONG, _HIGHEST, english_words.FRAME)


class _Seen(Record, frozen=True):
    """What stands in a wording, part by part."""

    amounts: tuple[Quantity | Band, ...] = ()
    seconds: tuple[Quantity | Band, ...] = ()
    period: NamedPeriod | Absent = NOT_STATED
    doubts: tuple[Why, ...] = ()


@lru_cache(maxsize=65536)
def parse_amount(text: str, units: tuple[str, ...] = ()) -> Outcome:
    """Read a wording. ``units`` are units that may stand in it besides the known ones (the indicator's own)."""
    simple = find_simple(text, units)
    return parse_any(text, units) if simple is None else ReadAmount(simple)


def parse_any(text: str, units: tuple[str, ...] = ()) -> Outcome:
    """The same, step by step, for every form."""
    written = kept_level(in_digits(plain(without_digits_of_a_note(text))))
    if not written:
        return UnreadAmount(Why.EMPTY)
    if written in _MARKS_LIKE_NUMBERS:
        return UnreadAmount(Why.NO_NUMBER)
    if len(written) > LONGEST_WORDING:
        return UnreadAmount(Why.TOO_LONG)
    if _MARK.fullmatch(written.casefold()) or _MARK.fullmatch(written):
        return UnreadAmount(Why.NONE_OR_ZERO) if _NONE_OR_ZERO.fullmatch(written) else NoValue(text.strip())
    return _settle(_Look(written, units).whole())


def _settle(seen: _Seen) -> Outcome:
    everything = (*seen.amounts, *seen.seconds)
    if seen.doubts:
        return UnreadAmount(seen.doubts[0], everything)
    if len(seen.amounts) != 1:
        return UnreadAmount(Why.SEVERAL if seen.amounts else Why.NO_NUMBER, everything)
    if len(seen.seconds) > 1:
        return UnreadAmount(Why.SEVERAL, everything)
    return ReadAmount(seen.amounts[0], seen.seconds[0] if seen.seconds else NOT_STATED, seen.period)


class _Look:
    """Goes through a text once, from its beginning to its end, and notes what stands there."""

    def __init__(self, text: str, units: tuple[str, ...]) -> None:
        self.text = text
        self.units = units
        self.at = 0
        self.glued = ""
        self.words = False
        self.amounts: list[Quantity | Band] = []
        self.seconds: list[Quantity | Band] = []
        self.doubts: list[Why] = []
        self.period: NamedPeriod | Absent = NOT_STATED
        self.notes = NOTHING_BESIDE  # of the number to come; what is left at the end is of the one before

    def whole(self) -> _Seen:
        """What the whole text holds."""
        steps = (
            self._years, self._when, self._note, self._bracket, self._glue, self._beside, self._frame_first, self._quantity, self._frame,
        )  # fmt: skip
        while self.at < len(self.text):
            if not any(step() for step in steps):
                word = _WORD.match(self.text, self.at)
                self._go(word.end() if word else self.at + 1)
                self.words = True
        self._note_last()
        if self.glued:
            self.doubts.append(Why.OPEN_BAND if self.glued == "~" else Why.WORDS)
        if self.words and not self.doubts:
            self.doubts.append(Why.WORDS if len(self.amounts) == 1 else Why.SEVERAL if self.amounts else Why.NO_NUMBER)
        return _Seen(tuple(self.amounts), tuple(self.seconds), self.period, tuple(self.doubts))

    def _go(self, end: int, glued: str = "") -> bool:
        self.at, self.glued = end, glued
        return True

    def _years(self) -> bool:
        several = SEVERAL_YEARS.match(self.text, self.at)
        if not several:
            return False
        self.words = True
        return self._go(several.end())

    def _when(self) -> bool:
        found = find_period(self.text, self.at)
        if found is None or (self.text[found[1] : found[1] + 1] == "間" and self.text[self.at].isdigit()):
            return False
        if rates_from_year(self.text, self.at, found[1]):
            self.words = True
            return self._go(found[1])
        before = self.notes.when
        when = found[0] if isinstance(before, Absent) else joined(before, found[0])
        self.notes = replace(self.notes, when=found[0] if when is None else when)
        both = found[0] if isinstance(self.period, Absent) else joined(self.period, found[0])
        if both is None:
            self.words = True
        else:
            self.period = both
        return self._go(found[1])

    def _note(self) -> bool:
        """The mark of a note behind a number: 5件※1, 5件（注1）; and the year of an English one: 95% by 2024."""
        if not self.amounts or self.glued:
            return False
        year = english_words.YEAR.match(self.text, self.at)
        if year and isinstance(self.period, Absent):
            self.period = NamedPeriod(int(year["year"]))
            return self._go(year.end())
        note = _NOTE.match(self.text, self.at)
        end = note.end() if note else english_words.end_of_full_mark(self.text, self.at)
        return end > self.at and self._go(end)

    def _bracket(self) -> bool:
        bracket = _BRACKET.match(self.text, self.at)
        if bracket is None:
            return False
        content = bracket[1].strip()
        if self.amounts and (
            _AMONG_INSIDE.fullmatch(content) or _HIGHEST.fullmatch(content) or says_the_same(content, self.amounts[-1])
        ):
            return self._go(bracket.end())
        if self._year_in_bracket(content) or (self.amounts and english_words.MARK.fullmatch(content)):
            return self._go(bracket.end())
        look = _Look(content, self.units)
        inner = look.whole()
        if not inner.amounts:
            self.notes = self.notes.joined(look.notes)
            self._note_last()
        if inner.amounts or not isinstance(inner.period, Absent):
            if not self.amounts and inner.amounts:
                self.doubts.append(Why.SIGN if not self.words else Why.WORDS)
            self.seconds += (*inner.amounts, *inner.seconds)
            if not isinstance(inner.period, Absent) and not inner.amounts:
                both = inner.period if isinstance(self.period, Absent) else joined(self.period, inner.period)
                self.period = self.period if both is None else both  # 令和6年度 9件（9月末現在）
            part = bool(self.amounts) and is_plain_part(content, self.amounts[-1], inner.amounts)
            self.words = self.words or (bool(inner.doubts) and not part)
        elif not self._unit_in_bracket(content):
            self.words = self.words or not content or bool(inner.doubts)
        return self._go(bracket.end())

    def _year_in_bracket(self, content: str) -> bool:
        """12回(2023): four digits alone behind a small number are its year, and behind one with a comma or a point, as they have none."""
        last = self.amounts[-1] if self.amounts else None
        small = isinstance(last, Quantity) and last.unit and abs(last.total) < _SMALL
        otherwise = isinstance(last, Quantity) and _GROUPED.search(self.text[: self.at])
        if not (small or otherwise) or not isinstance(self.period, Absent) or not _BARE_YEAR.fullmatch(content):
            return False
        self.period = NamedPeriod(int(content))
        return True

    def _unit_in_bracket(self, content: str) -> bool:
        """60.0以上（％）: the unit of the number before."""
        last = self.amounts[-1] if self.amounts else None
        if not isinstance(last, Quantity) or last.unit:
            return False
        named = find_quantity(f"1{content}", 0, self.units)
        if named is None or not isinstance(named.quantity, Quantity) or named.end <= len(content):
            return False
        known = named.quantity.unit in (*map(spelling, self.units), *known_units())
        if not known and not english_words.may_be_a_unit(content):
            return False
        unit = named.quantity
        self.amounts[-1] = replace(last, power=last.power or unit.power, unit=unit.unit)
        return True

    def _glue(self) -> bool:
        if self.glued == "~" and _SIGNED.match(self.text, self.at):
            return False  # -3~-1: the second mark is the sign of the number behind it
        glue = _GLUE.match(self.text, self.at)
        if glue and (self.amounts or glue[0].strip() == "~"):
            if not self.amounts or self.glued:
                self.doubts.append(Why.OPEN_BAND)
            return self._go(glue.end(), "~")
        mark = self.text[self.at]
        return bool(self.amounts) and mark in "-/" and self._go(self.at + 1, mark)

    def _beside(self) -> bool:
        """1人当たり is no number of people: it says what the number is counted over. 累計 and 概算 are noted in the same way."""
        found = find_beside(self.text, self.at)
        if found is None:
            return False
        self.notes = self.notes.joined(found.beside)
        return self._go(found.end, self.glued)

    def _note_last(self) -> None:
        """What stands behind the last number, with none to come, belongs to it."""
        if self.amounts and self.notes != NOTHING_BESIDE:
            self.amounts[-1] = self.notes.at(self.amounts[-1])
            self.notes = NOTHING_BESIDE

    def _frame_first(self) -> bool:
        """20市中 before a rank is no number of cities, 5段階評価で before a mark none of marks."""
        each = next(filter(None, (form.match(self.text, self.at) for form in _FIRST)), None)
        return each is not None and self._go(each.end(), self.glued)

    def _quantity(self) -> bool:
        found = find_quantity(self.text, self.at, self.units)
        if found is None:
            return False
        if isinstance(found.doubt, Why):
            self.doubts.append(found.doubt)
        glued = self.glued
        self._go(found.end)
        if isinstance(found.quantity, Why):
            self.doubts.append(found.quantity)
            return True
        noted, self.notes = self.notes.at(found.quantity), NOTHING_BESIDE
        if isinstance(noted, Band):
            self.amounts.append(noted)
        else:
            self._add(noted, glued)
        return True

    def _add(self, quantity: Quantity, glued: str) -> None:
        last = self.amounts[-1] if self.amounts else None
        if glued == "~" and isinstance(last, Quantity):
            banded = _band(last, quantity)
            turned = TURNED_INTO.match(self.text, self.at)
            if turned:
                self.amounts[-1] = quantity  # 90人から110人に増加: the value is what it came to
                self.doubts.append(Why.WORDS)
                return
            until = _UNTIL.match(self.text, self.at)
            self._go(until.end() if until else self.at)
            if isinstance(banded, Band):
                self.amounts[-1] = banded
                return
            self.doubts.append(banded)
        elif glued in ("-", "/"):
            self.doubts.append(Why.DASH if glued == "-" else Why.SLASH)
        elif isinstance(last, Quantity) and _bounds_meet(last, quantity):
            self.amounts[-1] = Band(last, quantity)
            return
        self.amounts.append(quantity)

    def _frame(self) -> bool:
        return (frame := _FRAME.match(self.text, self.at)) is not None and self._go(frame.end(), self.glued)


def _bounds_meet(low: Quantity, high: Quantity) -> bool:
    """10以上 and 20未満 right after it are the ends of one band."""
    return low.bound in _LOWER and high.bound in _UPPER and low.total < high.total and low.unit in ("", high.unit)


def _band(low: Quantity, high: Quantity) -> Band | Why:
    """The two ends of a band; the first takes the unit of the second. Whether it takes its scale too, nobody can know."""
    if not low.unit and low.power == 0 and high.power and high.unit != "円":
        return Why.SCALE
    power = low.power if low.unit or low.power else high.power
    about = low.approximate or high.approximate
    bound = Bound.NONE if high.bound is Bound.AT_MOST else high.bound
    notes = beside_of(low).joined(beside_of(high))
    bottom = notes.on(Quantity(low.number, power, low.unit or high.unit, low.bound, about))
    top = notes.on(Quantity(high.number, high.power, high.unit or low.unit, bound, about, high.change))
    return Band(bottom, top) if bottom.total <= top.total or bottom.unit != top.unit else Why.OPEN_BAND
