"""Notes that make of a value another one than it stands for, however they are tied to it: text in, the codes of what is asked out."""

from pathlib import Path

import pytest

from one_indicator import told_of_each

pytestmark = pytest.mark.long


def told(tmp_path: Path, *cases: dict[str, str]) -> list[list[str]]:
    """The codes told of each; 12件 beside a target of 10件 where nothing else is said."""
    usual = {"unit": "件", "name": "利用の数", "target": "as_published: 10件", "actual": "as_published: 12件"}
    return told_of_each(tmp_path, [{**usual, **case} for case in cases])


def printed(wording: str, text: str, mark: str = "※1", **more: str) -> dict[str, str]:
    """An actual value with a mark in its own wording, whose note stands at the indicator."""
    note = f"footnotes: [{{mark: '{mark}', text: '{text}'}}]"
    return {"actual": f"as_published: '{wording}', value: 12", "more": note, **more}


def noted(text: str, **more: str) -> dict[str, str]:
    """12件, with this note."""
    return {**printed("12件", text), "actual": "as_published: 12件, footnotes: [※1]", **more}


class TestAMarkInTheWording:
    def test_ties_the_note_to_the_value(self, tmp_path: Path) -> None:
        cases = (
            printed("12件※1", "速報値である。"),
            printed("12件（※1）", "令和6年12月末現在の値である。"),
            printed("12件(注2)", "申込件数である。", "注2"),
            printed("12件（注）", "見込値である。", "（注）"),
            printed("12件*", "速報値である。", "*"),
            printed("12件※1、※2", "速報値である。", "※2"),
            printed("※1 12件", "速報値である。"),
        )
        assert told(tmp_path, *cases) == [["K589"]] * len(cases)
        (other,) = told(tmp_path / "year", printed("12件※1", "令和5年度の実績値である。"))
        assert other == ["K565"]

    def test_is_no_mark_where_it_is_another_or_a_part_of_a_word(self, tmp_path: Path) -> None:
        cases = (
            printed("12件※12", "速報値である。"),
            printed("12件※2", "速報値である。"),
            printed("12件（受注）", "速報値である。", "注"),
            printed("12件※市の調べ", "速報値である。", "※"),
            printed("12件※1", "市民課の調べである。"),
            printed("12件(1)", "速報値である。", "1"),
        )
        assert told(tmp_path, *cases) == [[]] * len(cases)

    def test_may_stand_at_the_target_too(self, tmp_path: Path) -> None:
        both = printed("12件※1", "県全体の数値である。", target="as_published: 10件※1, value: 10")
        typed = {**printed("12件※1", "速報値である。"), "actual": "as_published: 12件※1, value: 12, state: 速報"}
        assert told(tmp_path, both, typed) == [[], []]
