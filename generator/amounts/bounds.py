"""Bounds and changes in the words around a number: 以上, を超えない, 未満にしない, 減, at least; and what a bound says of a typed number."""

import re
from decimal import Decimal
from typing import Final

from generator.amounts.amount import Bound, BoundOf, Change, Quantity
from generator.model.basics import Record

_OPPOSITE: Final = {
    Bound.AT_LEAST: Bound.LESS_THAN,
    Bound.LESS_THAN: Bound.AT_LEAST,
    Bound.AT_MOST: Bound.MORE_THAN,
    Bound.MORE_THAN: Bound.AT_MOST,
}
_MIRRORED: Final = {
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.LESS_THAN: Bound.MORE_THAN,
}
_NOT: Final = (
    r"(?:(?<!少)な(?:い|く|かった|けれ|き)|(?<!必)(?<!ま)ず|(?<![あ-ん])ぬ|(?<=[えらせしれ])ぬ|ません|まい|無し|なし)"
)
_LINK: Final = (
    r"(?:こと|もの|者|日|月|年|状態|事態|場合|地点|水準|よう|さ?せ|され|られ|れ|る|し|に|が|の|は|も|と|を|で|、)*?"
)
_AVOIDED: Final = r"(?:(?:こと|状態|事態|の)?(?:を|の)(?:防ぐ|防止|避け|回避|なくす|無くす|なくし))"
_TURNED: Final = rf"(?:{_LINK}{_NOT}|{_LINK}{_AVOIDED})"
_MADE: Final = (
    r"(?:に|と|へ|まで)(?:は|も)?"
    r"(?:さ?せ|し|な[らる]|され|陥ら|落ち込ま|落ち|落とさ|低下|下げ|下がら|減らさ|減ら|減少|縮小|悪化|増やさ|増え|増加|上げ|上がら|拡大|超え|する|こと|さ|が|の|は|も)*"
)
_NOUN_TURNED: Final = rf"(?:{_MADE}{_NOT}|{_MADE}{_AVOIDED}|(?:を)?(?:防ぐ|防止|避け|回避)|と?(?:なる|する)?{_AVOIDED})"
_STEMS: Final = (
    (r"以上", Bound.AT_LEAST, _NOUN_TURNED),
    (r"以下|以内", Bound.AT_MOST, _NOUN_TURNED),
    (r"未満", Bound.LESS_THAN, _NOUN_TURNED),
    (r"超(?![えす過])", Bound.MORE_THAN, _NOUN_TURNED),
    (r"を?\s*超過", Bound.MORE_THAN, _TURNED),
    (r"を?\s*(?:超|越)(?:え|す|し)", Bound.MORE_THAN, _TURNED),
    (r"を?\s*(?:上|うわ)(?:回|廻|まわ)[らるりっ]?", Bound.MORE_THAN, _TURNED),
    (r"を?\s*(?:下|した)(?:回|廻|まわ)[らるりっ]?", Bound.LESS_THAN, _TURNED),
    (r"を?\s*割(?:り込[まむみん]|[らるりっ])", Bound.LESS_THAN, _TURNED),
    (r"を\s*切[らるりっ]", Bound.LESS_THAN, _TURNED),
    (r"に(?:は)?\s*(?:満た|達し|達|届か|及ば)(?:ない|ず|なかった|ませんでした)", Bound.LESS_THAN, r"(?!)"),
    (r"に\s*(?:達する|達した|到達|届く)", Bound.AT_LEAST, _TURNED),
    (r"より(?:も)?(?:多|大き|高|長|上)(?:い|く|な)", Bound.MORE_THAN, rf"{_LINK}{_NOT}"),
    (r"より(?:も)?(?:少な|小さ|低|短|下)(?:い|く)", Bound.LESS_THAN, rf"{_LINK}(?<!少){_NOT}"),
)
_AFTER: Final = tuple((re.compile(rf"\s*(?:{stem})(?P<turned>{turned})?"), bound) for stem, bound, turned in _STEMS)
# Nothing is added, nothing is taken away: 100人より増やさない is 100人以下.
_NO_CHANGE: Final = (
    (
        re.compile(
            rf"\s*(?:より|から|を|以上)(?:も|は)?\s*(?:増|上げ|引き?上げ|上が|拡大|延ば|伸ば)[^、。0-9]{{0,6}}?{_NOT}"
        ),
        Bound.AT_MOST,
    ),
    (
        re.compile(
            rf"\s*(?:より|から|を|以下)(?:も|は)?\s*(?:減|下げ|引き?下げ|下が|落と|落ち|低下|縮小|悪化)[^、。0-9]{{0,6}}?{_NOT}"
        ),
        Bound.AT_LEAST,
    ),
)
_ENGLISH_AFTER: Final = (
    (re.compile(r"\s*(?:\+(?![0-9])|(?i:(?:or|and)\s+(?:more|over|above|higher|greater|better)\b))"), Bound.AT_LEAST),
    (re.compile(r"\s*(?i:(?:or|and)\s+(?:less|fewer|below|under|lower)\b)"), Bound.AT_MOST),
)
_ENDING: Final = re.compile(
    r"(?:(?:こと|もの|よう|範囲|水準|状態)?(?:を|に|と|で|の)?(?:する|すること|努める|努力する|抑える|保つ|維持する?|確保する?|目指す|目標とする|管理する|とどめる|留める)?(?:こと)?)"
)
_DOUBT: Final = re.compile(
    rf"[^。、,;；()（）0-9]{{0,24}}?(?:{_NOT}|防ぐ|防止|避け|回避|なくす|無くす|なくし|ゼロ|解消)"
)
_SAID_OF_THE_NUMBER: Final = re.compile(r"上回|下回|上まわ|下まわ|うわまわ|したまわ|割|切|より")

BOUND_BEFORE: Final = (
    ("最低", Bound.AT_LEAST), ("少なくとも", Bound.AT_LEAST), ("最大", Bound.AT_MOST), ("最高", Bound.AT_MOST), ("上限", Bound.AT_MOST), ("下限", Bound.AT_LEAST),
    ("≥", Bound.AT_LEAST), ("≧", Bound.AT_LEAST), ("≦", Bound.AT_MOST), ("≤", Bound.AT_MOST), (">=", Bound.AT_LEAST), ("<=", Bound.AT_MOST), (">", Bound.MORE_THAN), ("<", Bound.LESS_THAN),
    ("at least", Bound.AT_LEAST), ("no less than", Bound.AT_LEAST), ("not less than", Bound.AT_LEAST), ("no fewer than", Bound.AT_LEAST), ("not fewer than", Bound.AT_LEAST),
    ("not below", Bound.AT_LEAST), ("not under", Bound.AT_LEAST), ("a minimum of", Bound.AT_LEAST), ("minimum of", Bound.AT_LEAST), ("minimum", Bound.AT_LEAST),
    ("at most", Bound.AT_MOST), ("no more than", Bound.AT_MOST), ("not more than", Bound.AT_MOST), ("no greater than", Bound.AT_MOST), ("not to exceed", Bound.AT_MOST), ("not exceeding", Bound.AT_MOST), ("not exceed", Bound.AT_MOST),
    ("not over", Bound.AT_MOST), ("not above", Bound.AT_MOST), ("up to", Bound.AT_MOST), ("a maximum of", Bound.AT_MOST), ("maximum of", Bound.AT_MOST), ("maximum", Bound.AT_MOST), ("within", Bound.AT_MOST), ("max.", Bound.AT_MOST), ("max", Bound.AT_MOST), ("min.", Bound.AT_LEAST), ("min", Bound.AT_LEAST),
    ("more than", Bound.MORE_THAN), ("greater than", Bound.MORE_THAN), ("higher than", Bound.MORE_THAN), ("exceeding", Bound.MORE_THAN), ("above", Bound.MORE_THAN), ("over", Bound.MORE_THAN),
    ("less than", Bound.LESS_THAN), ("fewer than", Bound.LESS_THAN), ("lower than", Bound.LESS_THAN), ("below", Bound.LESS_THAN), ("under", Bound.LESS_THAN),
)  # fmt: skip
_ORDERED_BEFORE: Final = tuple(sorted(BOUND_BEFORE, key=lambda each: -len(each[0])))
WORDS_BEFORE: Final = "|".join(
    (rf"(?i:\b{re.escape(word)}\b)".replace(r"\ ", r"\s+") if word[0].isalpha() and word.isascii() else re.escape(word))
    for word, _ in _ORDERED_BEFORE
)
_TAIL: Final = r"(?:する|した|しました|させる|すること)?"
CHANGE_AFTER: Final = (
    (
        re.compile(
            rf"\s*(?:の|を|だけ|ずつ)?\s*(?:減(?:少|員|額)?|削減|縮減|短縮|低減|軽減|節減|圧縮|抑制|カット|ダウン|減ら(?:す|し)|引き?下げ(?:る)?|下げる|低下){_TAIL}"
            r"|\s*(?i:(?:reduction|decrease|decline|fall|drop|cut)\b)"
        ),
        Change.DOWN,
    ),
    (
        re.compile(
            rf"\s*(?:の|を|だけ|ずつ)?\s*(?:増(?:加|員|額|設|大)?|拡大|増や(?:す|し)|引き?上げ(?:る)?|上げる|上昇|向上|アップ|伸び){_TAIL}"
            r"|\s*(?i:(?:increase|rise|growth)\b)"
        ),
        Change.UP,
    ),
)


class FoundBound(Record, frozen=True):
    """A bound behind a number: where its words end, of what it is said where the number is below zero, whether other words may turn it."""

    bound: Bound
    end: int
    of: BoundOf = BoundOf.EITHER
    doubtful: bool = False


def find_bound_before(words: str) -> Bound:
    """The bound that stands before a number (最低, at least)."""
    said = " ".join(words.casefold().split())
    return next((bound for word, bound in _ORDERED_BEFORE if word in said), Bound.NONE)


def find_bound_after(text: str, at: int) -> FoundBound | None:
    """The bound whose words begin at ``at``: turned round where they deny it (を超えない is 以下)."""
    for pattern, bound in _NO_CHANGE:
        match = pattern.match(text, at)
        if match:
            return FoundBound(bound, _ended(text, match.end()), BoundOf.NUMBER)
    for pattern, bound in _AFTER:
        match = pattern.match(text, at)
        if match is None:
            continue
        said = match[0]
        of = BoundOf.NUMBER if _SAID_OF_THE_NUMBER.search(said) else BoundOf.EITHER
        if "以内" in said:
            of = BoundOf.SIZE
        if match["turned"]:
            end = _ended(text, match.end())
            return FoundBound(_OPPOSITE[bound], end, of, bool(_DOUBT.match(text, end)))
        end = _ended(text, _verb_ended(text, match.end()))
        return FoundBound(bound, end, of, bool(_DOUBT.match(text, end)))
    for pattern, bound in _ENGLISH_AFTER:
        match = pattern.match(text, at)
        if match:
            return FoundBound(bound, match.end())
    return None


def _ended(text: str, at: int) -> int:
    ending = _ENDING.match(text, at)
    return ending.end() if ending else at


def _verb_ended(text: str, at: int) -> int:
    """超え|る, 上回っ|て."""
    ending = re.compile(r"(?<=[えす])(?:る|て|た)|(?<=[っ])(?:て|た)|(?<=過)(?:する|した)|(?<=[む])").match(text, at)
    return ending.end() if ending else at


def bounds_of(quantity: Quantity, typed: Decimal) -> tuple[Bound, ...]:
    """The bounds that the wording may set on the number that was typed for it; several where it can be read in both ways.

    20％以上減, typed as -20, is a bound from above; ▲3.5以内 one from below; ▲20％以上 may be either.
    """
    if not quantity.bound:
        return ()
    read = (quantity.bound, _OPPOSITE[quantity.bound]) if quantity.doubtful else (quantity.bound,)
    mirrored = tuple(_MIRRORED[bound] for bound in read)
    if quantity.change is Change.DOWN:
        return mirrored if typed < 0 or (not typed and not quantity.number) else read
    if quantity.number >= 0 or quantity.bound_of is BoundOf.NUMBER:
        return read
    return mirrored if quantity.bound_of is BoundOf.SIZE else (*read, *mirrored)
