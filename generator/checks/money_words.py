"""What is said of an amount beside what was typed of it: 当初予算額 is nothing settled, R2〜R6累計 no amount of one year."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from generator.amounts import NAMED_YEAR
from generator.checks.money_scopes import of_another_scope
from generator.model.basics import Absent
from generator.model.money import Budget, BudgetKind, Money
from generator.model.plans import Measure
from generator.problems.problem import Problem, problem

_BRACKETS: Final = re.compile("[()\\[\\]〔〕【】、,・]")
_AMOUNT: Final = re.compile(
    r"(?:[△▲-]\s?)?[0-9][0-9,]*(?:\.[0-9]+)?\s?[十百千万億兆]*円|(?:[△▲-]\s?)?(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?!\s?[十百千万億兆]*円)"
)
_IN_BRACKETS: Final = re.compile(r"[(\[〔【][^)\]〕】]*[)\]〕】]")
_OPEN: Final = re.compile(r"[(\[〔【][^)\]〕】]*\Z")
_CUT: Final = "\n"
_TO_AMOUNT: Final = re.compile("(?:は|:|=|→|約|およそ|おおむね|概ね|\\s)+\\Z|\\A(?:です|\\s)+\\Z")
_END: Final = "(?:額|値|分|ベース|です)?\\Z"
_SPENT_END: Final = r"(?:\s(?:FY\s?)?20[0-9]{2}(?:[/–-][0-9]{2,4})?)?\Z"
_SAID: Final[Mapping[BudgetKind, re.Pattern[str]]] = {
    BudgetKind.ESTIMATE: re.compile(
        f"(?:決算|執行|実績)?(?:見込み|見込){_END}|(?i:\\bforecast(?: out-?turn| spend)?|\\b(?:projected|estimated) (?:out-?turn|spend)){_SPENT_END}"
    ),
    BudgetKind.SETTLED: re.compile(f"決算{_END}|(?i:\\bout-?turn|\\bactual (?:spend|expenditure)){_SPENT_END}"),
    BudgetKind.INITIAL: re.compile(f"(?:当初予算|当初){_END}"),
    BudgetKind.FINAL: re.compile(f"(?:補正後の?(?:予算)?|最終予算|予算現){_END}"),
    BudgetKind.SUPPLEMENTARY: re.compile(f"(?:補正予算|補正){_END}"),
    BudgetKind.PLANNED: re.compile("\\A(?:実施|事業)?計画額\\Z"),
    BudgetKind.COMMITMENT: re.compile("債務負担行為(?:限度)?額\\Z"),
}
"""At the end of a name, or of what stands in brackets: 当初予算に対する執行額 is none."""
_EXPECTED: Final = re.compile(f"(?:決算|執行|実績)見込み?{_END}")
_WITH_CHANGES: Final = re.compile(
    "当初(?:予算)?額?\\s?[+＋・･と及び、]{1,2}\\s?(?:[0-9０-９]{1,2}月|第[0-9０-９]{1,2}号|現計)?補正(?:予算)?(?:後|額)?(?:の?(?:合?計|総額|合算)|(?![一-鿿]))"
)
"""The budget as it was first with its changes is the last one: 当初予算＋補正予算, 当初・補正計."""
_BUDGET: Final = re.compile(
    f"(?<!ゼロ)(?<![零無0])予算(?:額|計上額)?\\Z|(?i:\\A(?:approved |original |revised |annual )?budget){_SPENT_END}"
)
"""What costs nothing is called ゼロ予算, before and after the year alike."""
_NOT_YET: Final = (BudgetKind.PLANNED, BudgetKind.ESTIMATE, BudgetKind.COMMITMENT)
"""Of these a 決算 is none; other words may stand beside them."""
_BUDGETED: Final = (BudgetKind.SETTLED, BudgetKind.INITIAL, BudgetKind.FINAL, BudgetKind.SUPPLEMENTARY)
_HELD: Final = (BudgetKind.INITIAL, BudgetKind.SUPPLEMENTARY, BudgetKind.FINAL, BudgetKind.SETTLED)
_SPAN: Final = re.compile(
    rf"[0-9]+(?:か|ヶ|ケ|カ|箇)?年(?:間|度分|分)?の?(?:総額|合計|累計|総事業費)|{NAMED_YEAR}\s*(?:~|から|-)\s*{NAMED_YEAR}(?:まで)?の?(?:総額|合計|累計)|計画期間(?:中|全体)?の?(?:総額|合計|累計)|累計(?:額)?\Z"
)
_ALL_OF_IT: Final = re.compile("全庁(?:分|合計)?\\Z|市全体(?:の額|分)?\\Z|会計(?:全体|の?総額|の?歳出総額)")
_YEARS: Final = re.compile(
    rf"\A(?:{NAMED_YEAR}|(?:令和|平成|R|H)(?:[0-9]{{1,2}}|元))\s*(?:[~〜—–-]|から)\s*(?:{NAMED_YEAR}|(?:令和|平成|R|H)?(?:[0-9]{{1,2}}|元)年度)(?:まで)?(?:の)?(?:分|計|合計|総額|累計)?\Z|\A累計(?:の)?(?:事業費|額|決算額|投資額|経費)"
)
"""Years that stand alone in a name; of what is promised for years, each year has its own share."""
_SHARED: Final = re.compile("債務負担|継続費|年割|期間|基金")
_SUM: Final = re.compile("(?:合|総|小|財源|総合)?\\s?計(?:額)?|総額|総合計|(?i:(?:grand |sub-?)?total)")
_SHARE: Final = re.compile("(?:執行|充当|進捗|達成|増減|構成|補助|負担|伸び)率\\Z|\\A(?:構成比|割合)\\Z")
_NET: Final = re.compile("収支|差引|差額|純|減額|返還|戻入")


def check_said_of_money(budget: Budget, holder: object) -> Iterator[Problem]:
    """One amount of the plan, a pillar or a measure (``holder``): its name, its wording and its remark."""
    found = words_against(budget, of_measure=isinstance(holder, Measure))
    if found is not None:
        wording, said, typed = found
        yield problem("K583", budget.place, wording=wording, said=said, typed=typed)


def words_against(budget: Budget, *, of_measure: bool) -> tuple[str, str, str] | None:
    """The words of an amount that say something else than was typed of it, what they say, and what was typed; None where nothing does. ``of_measure``: it is that of one measure."""
    texts = [each for each in (budget.label, budget.as_published, budget.includes) if isinstance(each, str)]
    pieces = [piece for text in texts for piece in _pieces(unicodedata.normalize("NFKC", text))]
    return (
        _of_kind(budget, texts, pieces)
        or _of_years(budget, pieces)
        or (_of_all(pieces) if of_measure else None)
        or _of_expected(budget, pieces)
        or _of_sums(budget)
        or _of_share(budget, pieces)
        or of_another_scope(budget, texts, pieces, _typed(budget))
        or _below_nothing(budget, texts)
    )


def _pieces(text: str) -> Iterator[str]:
    """What stands between brackets and marks, and before and behind the amount itself: 決算見込 12,345千円. Of another amount in brackets the words tell nothing of this one."""
    outside = _IN_BRACKETS.sub("", text)
    is_alone = len(_AMOUNT.findall(outside)) == 1
    for piece in _BRACKETS.split(_AMOUNT.sub(_CUT, text, count=1) if is_alone and _begins_with_it(text) else text):
        for part in piece.split(_CUT):
            yield _TO_AMOUNT.sub("", part.strip()).strip()


def _begins_with_it(text: str) -> bool:
    """Whether the first amount stands outside of brackets."""
    found = _AMOUNT.search(text)
    return found is not None and not _OPEN.search(text[: found.start()])


def _of_kind(budget: Budget, texts: list[str], pieces: list[str]) -> tuple[str, str, str] | None:
    if budget.kind not in (*_HELD, *_NOT_YET):
        return None
    if budget.kind is BudgetKind.FINAL and any(map(_WITH_CHANGES.search, texts)):
        return None
    said = {kind: piece for piece in reversed(pieces) for kind in _kinds(piece)}
    typed = _typed(budget)
    if budget.kind in _NOT_YET:
        ruled_out = (BudgetKind.SETTLED,) if budget.kind is BudgetKind.ESTIMATE else _BUDGETED
        other = next((each for each in ruled_out if each in said), None)
        return None if other is None or budget.kind in said else (said[other], other.japanese[0], typed)
    if said and budget.kind not in said:
        kind, wording = next(iter(said.items()))
        return wording, kind.japanese[0], typed
    general = next((each for each in pieces if _BUDGET.search(each)), "")
    if budget.kind is BudgetKind.SETTLED and general and not said:
        return general, "予算", typed
    return None


def _kinds(piece: str) -> tuple[BudgetKind, ...]:
    """The one kind that a piece ends with: 決算見込 is no 決算, 補正後 no 補正."""
    return tuple(kind for kind, pattern in _SAID.items() if pattern.search(piece))[:1]


def _of_years(budget: Budget, pieces: list[str]) -> tuple[str, str, str] | None:
    shared = budget.kind is BudgetKind.COMMITMENT or any(map(_SHARED.search, pieces))
    wording = next((each for each in pieces if _SPAN.search(each) or (not shared and _YEARS.search(each))), "")
    if not wording or not isinstance(budget.last_year, Absent):
        return None
    return wording, "何年度分かをまとめた額", f"{budget.fiscal_year}年度だけの額として書かれています"


def _of_all(pieces: list[str]) -> tuple[str, str, str] | None:
    wording = next((each for each in pieces if _ALL_OF_IT.search(each)), "")
    return (wording, "市や会計の全体の額", "一つの施策の額として書かれています") if wording else None


def _of_expected(budget: Budget, pieces: list[str]) -> tuple[str, str, str] | None:
    wording = next((each for each in pieces if _EXPECTED.search(each)), "")
    if not wording or budget.kind not in (BudgetKind.PLANNED, BudgetKind.COMMITMENT):
        return None
    return wording, BudgetKind.ESTIMATE.japanese[0], _typed(budget)


def _of_sums(budget: Budget) -> tuple[str, str, str] | None:
    """A line of the total among the lines that it adds up."""
    lines = (
        ("内訳（parts）", [each.label for each in budget.parts]),
        ("財源（funding）", [each.name for each in budget.funding]),
        ("人件費（staff_cost）", [each.label for each in budget.staff_costs]),
        ("人工（full_time_equivalents）", [each.label for each in budget.staff]),
    )
    for where, labels in lines:
        for label in (each for each in labels if isinstance(each, str) and len(labels) > 1):
            if _SUM.fullmatch(unicodedata.normalize("NFKC", label).strip()):
                return label, "ほかの行を足した合計", f"{where}の行の一つとして書かれています"
    return None


def _of_share(budget: Budget, pieces: list[str]) -> tuple[str, str, str] | None:
    wording = next((each for each in pieces if _SHARE.search(each)), "")
    if not wording or not isinstance(budget.amount, Money):
        return None
    return wording, "割合", f"金額（{budget.amount.unit}）として書かれています"


def _below_nothing(budget: Budget, texts: list[str]) -> tuple[str, str, str] | None:
    if not isinstance(budget.amount, Money) or budget.amount.number >= 0:
        return None
    if budget.kind in (BudgetKind.SUPPLEMENTARY, BudgetKind.NOT_STATED) or any(map(_NET.search, texts)):
        return None
    typed = _typed(budget)
    return f"{budget.amount.number:,f}{budget.amount.unit}", "マイナスの額", typed


def _typed(budget: Budget) -> str:
    return f"区分（kind）は「{budget.kind}（{budget.kind.japanese[0]}）」です"
