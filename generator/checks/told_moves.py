"""A report that tells that a figure rose or fell, beside values that went the other way: 参加者数は減少した, 120人 after 100人."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from generator.amounts import DIGITS, NAMED_YEAR, decimal_of, in_digits, is_rank, is_share, periods_in
from generator.checks.said_of_targets import OTHER_TIME
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Figure, Indicator, Number, Period
from generator.model.periods import YEAR, length
from generator.model.said import sentences_in, shown_of

Held: TypeAlias = tuple[Indicator, Sequence[Figure]]
"""An indicator with its actual values by period."""
_UP: Final = "増加|微増|増え|伸び|伸長|上昇|上が|上回|増(?=と|\\Z)"
_DOWN: Final = "減少|微減|減っ|減り|低下|下が|下回|落ち込|減(?=と|\\Z)"
_PAST: Final = (
    "(?:し|っ|り|み|え|ん|なっ|なり)?(?:た|ました|て(?:いる|います|いた|いました|おり))|(?:し|り|傾向(?:にある|であった|だった|となった|にあります))(?=、|\\Z)"
    "|(?:傾向)?(?:と|に)(?:なった|なりました|なっている|なっています|転じた|転じました)|(?:と|に)(?:なり|転じ)(?=、)|(?=\\Z)"
)
_END: Final = "(?=\\Z|、|が、|ものの|ため|ので)"
_SINCE: Final = re.compile(
    "(?P<of>(?:対)?(?:前|昨)年度?|前回|基準(?:値|年度?)?|計画(?:策定|当初|開始)時?|策定(?:時|当初)|当初値?|現状値?)(?:の)?(?:実績|数値|値|件数|人数|回数)?"
    "(?:よりも?|から|と比べて?|に比べて?|と比較して?|と比して|度?比べ?で?|を|に対して?|と(?=ほぼ|おおむね|同)|の(?=約?[0-9.]+倍)|並み(?=の))、?"
)
_MOVED: Final = re.compile(
    r"(?P<lead>[^、]*?)(?:は|が|も)、?(?P<how>大きく|大幅に|わずかに|若干|やや|少し|さらに|急激に|約?[0-9][0-9,.]*\s?[^0-9、。を]{1,5}?(?:ほど|程度|の)?、?)?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:{_PAST}){_END}"
)
_LEAD: Final = re.compile(
    r"\A[^、]*(?:結果|により|ことで|おかげで|ため|ので|行い|実施し|開催し|努め|図り|進め|取り組み)、"
)
OF_THE_YEAR: Final = re.compile(rf"\A(?:{NAMED_YEAR}|[今本当]年度|当該年度)(?:の|は|において|においては)?、?")
_NOT_SAID: Final = re.compile(
    "目標|見込|予定|可能性|おそれ|恐れ|懸念|歯止め|抑|ペース|全国|県|他市|近隣|要因|影響|月|期間|上半期|下半期|一方|以外|うち|除|最高|過去"
)
_SAME: Final = re.compile(
    rf"(?P<lead>[^、]*?)(?:は|が|も)、?(?P<about>ほぼ|おおむね|概ね|約)?(?:(?P<equal>同数|同じ(?:数|人数|件数|回数)?)|同程度|横ばい|同水準|(?P<times>{DIGITS})\s?倍)(?:で(?:あった|した|ある)|だった|となった|となりました|となっている|に(?:なった|増加した|増えた|なりました)|で推移(?:した|しました|している))?\Z"
)
_ABOVE: Final = re.compile("上回|下回")
_MAY_TELL: Final = re.compile("[増減同倍]|伸|上昇|低下|上が|下が|上回|下回|落ち込|横ばい")
"""Without one of these no move is told, and the patterns of one cost far more than the look."""
_AMOUNT: Final = re.compile(rf"(?P<number>{DIGITS})\s?(?P<unit>[^0-9、。]{{1,5}}?)(?:の)?")
_HARDLY: Final = ("わずかに", "若干", "やや", "少し")
"""What moved hardly at all may be the same once it is rounded."""
_ANY_RESULT: Final = ("実績", "数値", "値", "結果", "実績値", "")
_TAIL: Final = re.compile("(?:の)?(?:人数|件数|回数|数|率|割合|額|量)\\Z")
_BETWEEN: Final = re.compile("[()\\s「」『』・]")
_OF_SOME: Final = re.compile(
    "新規|新た|うち|[男女][性子]|外国人|若者|若年|[市町村区県都]外|[当あ]たり|平均|初回|初めて|再|延べ|実人|実利用|1人|一人|人口"
)
"""What counts some of the things that its name ends in, or them over something: of 新規相談件数 nothing is told by 相談件数は減少した."""
_MEASURED: Final = re.compile("[千万億百%]|ポイント|円|t|kg|L|ha|km|Wh")
"""Units in which values are rounded, so that a difference of two is the last digit off."""


def told_move(text: str, held: Sequence[Held], year: int) -> tuple[str, str]:
    """The words of a report of the fiscal ``year`` that tell a move, and the values that went the other way; "" where none does.

    ``held`` are the indicators that the report may speak of.
    """
    for sentence in sentences_in(text):
        found = _told_in(sentence, held, year)
        if found:
            return found
    return "", ""


def _told_in(sentence: str, held: Sequence[Held], year: int) -> tuple[str, str] | None:
    if _MAY_TELL.search(sentence) is None:
        return None
    bare = OF_THE_YEAR.sub("", in_digits(sentence))
    since = _SINCE.search(bare)
    bare = _LEAD.sub("", bare.replace(since[0], "", 1) if since else bare)
    if OTHER_TIME.search(bare) or _NOT_SAID.search(bare) or _is_of_others(sentence, year):
        return None
    moved, same = _MOVED.match(bare), _SAME.match(bare) if since else None
    found = moved or same
    named = None if found is None else named_by(found["lead"], held)
    own = None if named is None else value_of_year(named[1], year)
    if named is None or own is None or not _tells_by_moving(named[0]):
        return None
    before = _values_before(*named, year, since["of"] if since else "")
    if moved and since is None and _ABOVE.search(moved[0]):
        return None  # above what, the sentence before may tell: mostly the target
    if moved:
        against = _moved_otherwise(moved, named[0], before, own, is_dated=since is not None)
    else:
        against = same is not None and _is_not_the_same(same, before, own)
    if not against:
        return None
    other = before[-1]
    told = f"値は、{other.period.fiscal_year}年度が「{shown_of(other)}」、{year}年度が「{shown_of(own)}」です"
    return sentence, told


def _tells_by_moving(indicator: Indicator) -> bool:
    """A rank that rises becomes a smaller number; and of a total what is told to fall is what came in the year."""
    return not indicator.breaks and not is_rank(indicator) and indicator.accumulation is not Accumulation.CUMULATIVE


def _is_of_others(sentence: str, year: int) -> bool:
    return any(each.year != year for each in periods_in(sentence) if each.year)


def _moved_otherwise(
    moved: re.Match[str], indicator: Indicator, before: Sequence[Figure], own: Figure, *, is_dated: bool
) -> bool:
    """Whether the figure went the other way than all values before it; or, from a value that the sentence names, not at all or by another amount."""
    moves = [size_of(own) - size_of(each) for each in before]
    if moves and (all(each < 0 for each in moves) if moved["up"] else all(each > 0 for each in moves)):
        return True
    if not is_dated or len(moves) != 1 or moved["how"] in _HARDLY:
        return False
    return not moves[0] or _by_another_amount(moved["how"], indicator, size_of(before[0]), moves[0])


def _is_not_the_same(same: re.Match[str], before: Sequence[Figure], own: Figure) -> bool:
    """Whether a figure that is told to be what it was, or so many times of it, plainly is not."""
    told = decimal_of(same["times"]) if same["times"] else Decimal(1)
    if len(before) != 1 or not size_of(before[0]) or not told:
        return False
    slack = Decimal(0) if same["equal"] and not same["about"] else Decimal("0.25")
    return abs(size_of(own) / size_of(before[0]) / told - 1) > slack


def _by_another_amount(how: str | None, indicator: Indicator, before: Decimal, move: Decimal) -> bool:
    """Whether a sentence tells by how much the figure moved, and that is not how much it did; of a share 5% may be either of two things."""
    found = _AMOUNT.fullmatch((how or "").strip("、"))
    if found is None:
        return False
    unit = indicator.unit.strip() if isinstance(indicator.unit, str) else ""
    told = decimal_of(found["number"])
    if found["unit"] == "%" and unit and not is_share(unit) and before:
        return abs(abs(move) / before * 100 - told) > 1
    exponent = told.as_tuple().exponent
    if found["unit"] != ("ポイント" if is_share(unit) else unit) or not isinstance(exponent, int):
        return False
    last_digit, off = Decimal(1).scaleb(min(exponent, 0)), abs(abs(move) - told)
    return off > last_digit if _MEASURED.search(unit) else off >= last_digit


def named_by(lead: str, held: Sequence[Held]) -> Held | None:
    """The one indicator of which a sentence speaks; None where that is not clear."""
    topic = _BETWEEN.sub("", lead)
    if topic in _ANY_RESULT:
        return held[0] if len(held) == 1 and topic else None
    bare = _TAIL.sub("", topic)
    fits = [each for each in held if _is_called(each[0], topic, bare)]
    return fits[0] if len(fits) == 1 else None


def _is_called(indicator: Indicator, topic: str, bare: str) -> bool:
    if not isinstance(indicator.called, str):
        return False
    name = _BETWEEN.sub("", unicodedata.normalize("NFKC", indicator.called))
    ends = _TAIL.sub("", name)
    alike = name.endswith(topic) or ends == bare or ends.endswith(f"の{bare}")
    return name == topic or (len(bare) > 1 and alike and not _OF_SOME.search(ends.removesuffix(bare)))


def _values_before(indicator: Indicator, figures: Sequence[Figure], year: int, since: str) -> list[Figure]:
    """The values from which a sentence says that the move went: that of the year before, the start, or all before where it does not say."""
    start = [] if isinstance(indicator.baseline, Absent) or not _is_one(indicator.baseline) else [indicator.baseline]
    known = [each for each in (*start, *figures) if _is_one(each) and each.period.fiscal_year < year]
    before = sorted(known, key=lambda each: each.period.fiscal_year)
    if "年" in since and "基準" not in since:
        return [each for each in before if each.period.fiscal_year == year - 1]
    if since == "前回":
        return before[-1:]
    return start if since else before


def value_of_year(figures: Sequence[Figure], year: int) -> Figure | None:
    """The first number of the whole fiscal ``year`` that is no forecast."""
    return next((each for each in figures if each.period == Period(year) and _is_one(each)), None)


def _is_one(figure: Figure) -> bool:
    return isinstance(figure.value, Number) and length(figure.period) == YEAR and not figure.forecast


def size_of(figure: Figure) -> Decimal:
    """Its number, 0 where it has none."""
    return figure.value.value if isinstance(figure.value, Number) else Decimal(0)
