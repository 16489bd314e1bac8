"""The published rule says what the program does: every example of the page is judged, every word is the site's word."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.judging import (
    FIGURE_STATUSES,
    Agreement,
    IndicatorProgress,
    Judgement,
    JudgementReason,
    Status,
    judge_agreement,
    judge_measure,
)
from generator.judging.measures import PRECEDENCE
from generator.model.basics import Absent
from generator.model.plans import Standing
from generator.views.badges import meaning_of
from generator.views.formats import attainment_text
from generator.views.judgement_sentences import judgement_sentence
from generator.views.vocabularies import vocabulary_of
from told_figures import judge

WORDS = vocabulary_of("ja").words.status
PROGRESS = vocabulary_of("ja").words.progress

PAGE = Path(__file__).parents[1] / "content" / "about" / "status-rule.md"
EXAMPLES_PAGE = PAGE.with_suffix("") / "examples.md"
Row = Mapping[str, str]


def _tables() -> Iterator[list[Row]]:
    """The tables of the page and of its examples, each row as column heading -> cell."""
    lines = [line for page in (PAGE, EXAMPLES_PAGE) for line in page.read_text(encoding="utf-8").splitlines()]
    table: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append([cell.strip() for cell in line.strip("|").split("|")])
        elif table:
            heading, _, *rows = table
            yield [dict(zip(heading, row, strict=True)) for row in rows]
            table = []


def _rows(*headings: str) -> list[Row]:
    return [row for table in _tables() for row in table if set(headings) <= set(row)]


def _status(label: str) -> Status:
    return next(status for status, known in WORDS.labels.items() if known == label)


def _standing(label: str) -> Standing:
    return next(standing for standing, known in WORDS.agreement.standings.items() if known == label)


def _id(row: Row) -> str:
    return " / ".join(row.values())


EXAMPLES = _rows("目標の例", "実績の例", "状態")


@pytest.mark.parametrize("row", EXAMPLES, ids=_id)
def test_an_example_of_the_page_is_judged_as_the_page_says(row: Row) -> None:
    judgement = judge(row["目標の例"], row["実績の例"], baseline=row.get("基準値の例", "なし"))
    assert WORDS.labels[judgement.status] == row["状態"]
    if "理由" in row:
        assert judgement_sentence(judgement, vocabulary_of("ja").words) == row["理由"]
    if "達成率" in row:
        share = judgement.attainment
        assert ("出しません" if isinstance(share, Absent) else attainment_text(share)) == row["達成率"]


def test_the_page_has_examples_of_every_status_and_most_reasons() -> None:
    assert {_status(row["状態"]) for row in EXAMPLES} == set(FIGURE_STATUSES)
    assert len({row["理由"] for row in EXAMPLES if "理由" in row}) >= 24


def test_the_page_lists_every_status_in_the_words_of_the_site() -> None:
    listed = {row["状態"]: row["意味"] for row in _rows("状態", "意味")}
    assert listed == {WORDS.labels[status]: meaning_of(status, vocabulary_of("ja").words) for status in Status}


def test_the_page_lists_every_kind_of_progress_in_the_words_of_the_site() -> None:
    listed = {row["進み具合"]: row["その指標"] for row in _rows("進み具合", "その指標")}
    assert listed == {PROGRESS.labels[each]: PROGRESS.meanings[each] for each in IndicatorProgress}


def test_the_page_gives_the_order_in_which_several_indicators_are_put_together() -> None:
    rows = _rows("順", "指標の状態", "施策の状態")
    assert [row["施策の状態"] for row in rows] == [WORDS.labels[status] for status, _ in PRECEDENCE]
    for row in rows:
        assert row["指標の状態"].startswith(f"「{row['施策の状態']}」")


@pytest.mark.parametrize("row", _rows("指標の状態の例", "施策の状態"), ids=_id)
def test_an_example_of_several_indicators_comes_out_as_the_page_says(row: Row) -> None:
    judgements = [Judgement(_status(label), JudgementReason.NO_TARGET) for label in row["指標の状態の例"].split("、")]
    assert WORDS.labels[judge_measure(judgements).status] == row["施策の状態"]


@pytest.mark.parametrize("row", _rows("自治体の評価", "目標と実績からの判定"), ids=_id)
def test_an_example_of_agreement_comes_out_as_the_page_says(row: Row) -> None:
    agreement: Agreement = judge_agreement(_status(row["目標と実績からの判定"]), _standing(row["自治体の評価"]))
    assert WORDS.agreement.labels[agreement] == row["比べた結果"]


def test_the_page_has_a_title_and_a_description() -> None:
    front = PAGE.read_text(encoding="utf-8").split("---\n")[1]
    assert re.search(r"^title: \S", front, re.MULTILINE)
    assert re.search(r"^description: \S", front, re.MULTILINE)
