"""Answers that come after their round is out: what they would change of what readers have seen, and what to write to whoever sent them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.changes import Snapshot
from generator.changes.records import read_released
from generator.map.site_index import SiteIndex
from generator.model.plans import Round
from generator.sheets.book_rounds import is_released
from generator.sheets.deciding import RecordEdit


def find_out(rounds: Mapping[str, Round], released: Snapshot | None) -> frozenset[str]:
    """The plans, among those of a round, whose results of it were released."""
    if released is None:
        return frozenset()
    return frozenset(plan for plan, its_round in rounds.items() if is_released(released, plan, its_round.id))


class LateAnswers(NamedTuple):
    """The plans whose round is out, and by the keys of rows, in words, what workbooks say otherwise than the data."""

    plans: frozenset[str]
    words: Mapping[str, str]


def find_late(data: Path, site_index: SiteIndex, its_round: str, changes: Iterable[RecordEdit]) -> LateAnswers:
    """What workbooks bring for a round that was released. Raises ``OSError``."""
    rounds = {
        plan: each for plan, folder in site_index.plans.items() for each in folder.plan.rounds if each.id == its_round
    }
    out = find_out(rounds, read_released(data))
    return LateAnswers(out, {each.row.key: _tell(each) for each in changes if each.row.spot.folder in out})


def _tell(change: RecordEdit) -> str:
    row = change.row
    before = row.now.in_a_line() or "（載せていません）"
    return f"{row.shown[0]}・{row.asks}: {before} → {change.answer.in_a_line() or '（空欄）'}"


def tell_late(late: Sequence[str], questions: Sequence[str], round_name: str) -> list[str]:
    """The lines of a letter: nothing of what is out changes by itself."""
    told = [f"{number}. {words}" for number, words in enumerate(late, 1)]
    asked = ["表について、次のこともお尋ねします。", *(f"・{words}" for words in questions)]
    return [
        f"{round_name}の実績は、もう公開しています。その後に、表を受け取りました。",
        *(["表には、公開した内容と違う所があります。", *told] if late else []),
        *(asked if questions else []),
        "公開した内容は、このままでは変えません。直すときは、なぜ違ったのか（写し間違い、集計のし直しなど）をお知らせください。ページには、前の値と直した理由が残ります。",
        "直すことがなければ、そのことをお知らせください。",
    ]
