"""What an amount is one of, by its own words: 支出済額（9月末現在） of a part of the year, 要求額 of nothing decided, 人件費を除く without its staff."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.amounts import NAMED_YEAR, periods_in, worth
from generator.model.basics import Absent
from generator.model.money import Budget, BudgetKind, Money

_MONTH: Final = r"(?<![0-9])(?:[6-9]|1[0-2]|[12])月"
_SPENT: Final = r"(?:の)?(?:支出済み?|執行済?み?|支出|決算|実績|累計)?(?:額|分)?(?:です)?\Z"
_UNTIL: Final = r"(?:現在|時点|まで|迄)"
_DATED: Final = rf"(?:{NAMED_YEAR})?\s{{0,1}}{_MONTH}"
_PART_OF_YEAR: Final = re.compile(
    rf"(?P<dated>{_DATED}(?:[0-9]{{1,2}}日|末日?)?){_UNTIL}(?:で)?{_SPENT}"
    rf"|\A(?P<day>{_DATED}(?:[0-9]{{1,2}}日|末日?))(?:で)?{_SPENT}"
    rf"|(?P<dotted>(?<![A-Za-z0-9])(?:令和|平成|[HR令平])?(?:[0-9]{{1,4}}|元)[./](?:[6-9]|1[0-2]|0[126-9]|[12])[./][0-9]{{1,2}}){_UNTIL}(?:で)?{_SPENT}"
    rf"|\A(?:4月?\s?[~〜\-]|4月から)\s?(?:[5-9]|1[0-2]|[12])月(?:末|分|まで|迄)*{_SPENT}"
    rf"|\A(?:上半期|前期|第?[1-3一二三]四半期|中間|年度?途中|途中経過|現時点|本日|(?!12)[0-9]+か月分)(?:まで)?(?:の|時点|現在|で)*{_SPENT}"
)
"""Of March, April and May: the accounts of a year are closed in May."""
_ASKED_FOR: Final = re.compile(
    r"(?:(?<![一-鿿])|(?<=[度月初正算課]))要求(?:額|ベース|段階|時|時点)?(?:の額|です)?\Z|査定前(?:の)?(?:額|段階|の要求額)?(?:です)?\Z|内示前(?:の額)?\Z|(?:\A|予算)(?:要望|見積もり|見積)額(?:です)?\Z"
)
_DECIDED: Final = (BudgetKind.INITIAL, BudgetKind.SUPPLEMENTARY, BudgetKind.FINAL, BudgetKind.SETTLED)
_WITHIN: Final = re.compile(
    r"(?P<what>[^、。()\[\]【】〔〕を+＋\s]{2,20}?)(?:を|は|も)?\s?(?:(?P<with>含(?:む|み|めた|めて|んだ|んでいる)|込み?(?![一-鿿]))(?!(?:総?額|金額|場合)[はがもで]|と)|(?P<without>除(?:く|き|いた)|含ま(?:ない|ず|れない)|含めない|含んでいない|抜き(?![一-鿿]))|(?P<apart>別途)(?=\Z|[、。()]))"
)
_PLAIN: Final = re.compile(
    r"\A(?:ただし|但し|なお|うち|職員|市職員|当該|上記の?)+|(?:相当)?(?:分|額|等|費用)?(?:は|を|も)?\Z"
)
_CARRIED: Final = re.compile(r"繰り?越(?:し)?(?:分|額|金額|事業費|予算額?|明許費)?\Z")
_BEFORE: Final = re.compile("次年度|翌年度|後年度")
_STAFF: Final = "人件費"
_Said = tuple[str, str, str]


class _Told(NamedTuple):
    """A thing of which a text says that it is within the amount, or not, in its own words."""

    what: str
    is_within: bool
    wording: str


def of_another_scope(budget: Budget, texts: Sequence[str], pieces: Iterable[str], typed: str) -> _Said | None:
    """The words, what they say and what was typed, where the amount is no whole one, nothing decided, or is told in two ways.

    ``pieces`` are those between the brackets of ``texts``.
    """
    for piece in pieces:
        if budget.kind is BudgetKind.SETTLED and _is_of_part(budget, piece):
            return piece, "年度の途中までの額", typed
        if budget.kind in _DECIDED and _ASKED_FOR.search(piece):
            return piece, "要求や見積りの額（決まる前の額）", typed
    told = [each for text in texts for each in _told_in(text)]
    return _in_two_ways(told) or _of_carried(budget, told, typed) or _of_staff(budget, told)


def _is_of_part(budget: Budget, piece: str) -> bool:
    found = _PART_OF_YEAR.search(piece) if isinstance(budget.last_year, Absent) else None
    if found is None:
        return False
    if found["dotted"]:
        return _fiscal_year_of(found["dotted"]) <= budget.fiscal_year
    named = [each for each in periods_in(found["dated"] or found["day"] or "") if each.year and each.month]
    return not any(each.year - (each.month < _APRIL) > budget.fiscal_year for each in named)


def _fiscal_year_of(dotted: str) -> int:
    """The fiscal year of R6.9.30, 平成30.9.30, 令和元.9.30 or 2024/9/30."""
    year, month, _ = re.split("[./]", dotted)
    number = int(year.lstrip("HR令平和成").replace("元", "1"))
    begins = 0 if number > _LAST_OF_ERA else _ERAS["H" if year[0] in "H平" else "R"]
    return begins + number - (int(month) < _APRIL)


_ERAS: Final = {"H": 1988, "R": 2018}
_LAST_OF_ERA: Final = 99
_APRIL: Final = 4


def _told_in(text: str) -> Iterator[_Told]:
    for found in _WITHIN.finditer(unicodedata.normalize("NFKC", text)):
        what = _PLAIN.sub("", found["what"]).strip()
        if what:
            yield _Told(what, found["with"] is not None, found[0].strip())


def _in_two_ways(told: Sequence[_Told]) -> _Said | None:
    for one in told:
        other = next((each for each in told if each.what == one.what and one.is_within and not each.is_within), None)
        if other is not None:
            return one.wording, f"「{one.what}」が入った額", f"「{other.wording}」ともあります"
    return None


def _of_carried(budget: Budget, told: Sequence[_Told], typed: str) -> _Said | None:
    """What was carried over from the year before is in no budget as it was first, nor in a change of it."""
    if budget.kind not in (BudgetKind.INITIAL, BudgetKind.SUPPLEMENTARY):
        return None
    found = next((each for each in told if each.is_within and _CARRIED.search(each.what)), None)
    if found is None or _BEFORE.search(found.what):
        return None
    return found.wording, "前の年度からの繰越分が入った額（予算現額など）", typed


def _of_staff(budget: Budget, told: Sequence[_Told]) -> _Said | None:
    staff = [each for each in told if each.what == _STAFF]
    left_out = next((each for each in staff if not each.is_within), None)
    named = [each.label for each in budget.parts if isinstance(each.label, str) and each.label.endswith(_STAFF)]
    if left_out is not None and named:
        return left_out.wording, "人件費が入っていない額", f"内訳（parts）に「{named[0]}」があります"
    if left_out is not None and isinstance(budget.label, str) and budget.label.strip() == _STAFF:
        return left_out.wording, "人件費が入っていない額", "名前（label）は「人件費」です"
    within = next((each for each in staff if each.is_within), None)
    if within is None or not isinstance(budget.amount, Money):
        return None
    costs = [worth(each.amount) for each in budget.staff_costs if isinstance(each.amount, Money)]
    if costs and sum(costs, Decimal(0)) > worth(budget.amount) > 0:
        return within.wording, "人件費が入った額", "人件費（staff_cost）は、その額より大きい額です"
    return None
