"""Two workbooks that answer one row: where they differ both are asked, and neither answer is taken until they say the same or one gives way."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.problems.problem import Problem
from generator.sheets.asking_again import BETWEEN_DEPARTMENTS
from generator.sheets.merging import BookOutcome, Candidate, brief
from generator.sheets.rows import RowAnswer
from generator.sheets.taking import Question, name_of, tell

_OF_ONE_DEPARTMENT: Final = "返却の表の黄色のセルに、正しい答えを書いてください。今あるものが正しければ、その行の備考に「確認済み」と書きます。返却の表の答えが、前の表のどれにも代わります。"
_OF_SEVERAL: Final = f"{BETWEEN_DEPARTMENTS}、違う方の答えを空けるか（配ったときに答えがあった行では、その答えに戻すか）、同じ答えに直してください。正しい方の表は、そのままで結構です。備考の「確認済み」では決まりません。直した表を、もう一方の課の表と一緒に取り込むと済みます。"


def find_rivals(outcomes: Sequence[BookOutcome]) -> tuple[list[Candidate], list[tuple[Candidate, Question]]]:
    """The new answers of all workbooks, each row once; where two differ, both are asked, and so is one that waits for another that did not come."""
    by_key: dict[str, list[Candidate]] = {}
    for each in (candidate for outcome in outcomes for candidate in outcome.candidates):
        by_key.setdefault(each.row.key, []).append(each)
    agreed: list[Candidate] = []
    rivals: list[tuple[Candidate, Question]] = []
    for key, same in by_key.items():
        if len({_published(each) for each in same}) > 1:
            is_own = all(each.book.asks == same[0].book.asks for each in same)
            asked = same[:1] if is_own else same  # one letter goes to a department
            rivals += [(each, Question(key, "wording", _tell_rival(each, same))) for each in asked]
        elif all(each.waits for each in same) and not _is_settled(key, same, outcomes):
            rivals += [(each, each.waits) for each in same if each.waits]
        else:
            agreed.append(next((each for each in same if not each.waits), same[0]))
    return agreed, rivals


def _published(candidate: Candidate) -> RowAnswer:
    """The answer without what only the office reads."""
    answer = candidate.answer
    return answer if answer.reason and not candidate.waits else answer._replace(remark="")


def _is_settled(key: str, same: Sequence[Candidate], outcomes: Iterable[BookOutcome]) -> bool:
    """Whether answers that came back as they went are alike in two departments, or another department has given way."""
    own = {each.book.asks for each in same}
    return len(own) > 1 or any(key in each.yielded and each.book.asks not in own for each in outcomes)


def _tell_rival(each: Candidate, same: Sequence[Candidate]) -> Problem:
    others = "、".join(
        f"「{name_of(other.book.file)}」{other.cells.sheet} {other.cells.cell('wording')}（{brief(other.answer)}）"
        for other in same
        if other is not each
    )
    is_own = all(other.book.asks == each.book.asks for other in same)
    hint: Mapping[str, str] = {"mend_hint": _OF_ONE_DEPARTMENT if is_own else _OF_SEVERAL}
    return tell("K857", each.book.file, each.cells, "", own=brief(each.answer), others=others, **hint)
