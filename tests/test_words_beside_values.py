"""Words beside a value that turn it into something else: a sign, a remark that it is not held or not final, another group, a note.

Text in; what is told of it out. All cases of a test stand in one city, which is checked once.
"""

from pathlib import Path

import pytest

from one_indicator import told_of_each

pytestmark = pytest.mark.long


def told(tmp_path: Path, *cases: dict[str, str]) -> list[list[str]]:
    """The codes told of each; 12回 beside a target of 10回 where nothing else is said."""
    usual = {"unit": "回", "name": "講座の数", "target": "as_published: 10回", "actual": "as_published: 12回"}
    return told_of_each(tmp_path, [{**usual, **case} for case in cases])


def actual(wording: str, value: str = "12", **more: str) -> dict[str, str]:
    """An indicator with this actual value, typed."""
    return {"actual": f"as_published: '{wording}', value: {value}", **more}


class TestASignInWords:
    WORDINGS = (
        ("赤字3.2億円", "億円", "3.2"),
        ("320千円の赤字", "千円", "320"),
        ("43人（転出超過）", "人", "43"),
        ("転出超過43人", "人", "43"),
        ("2.1ポイント低い", "ポイント", "2.1"),
        ("全国平均を2.1ポイント下回った", "ポイント", "2.1"),
        ("2.1ポイント悪化", "ポイント", "2.1"),
    )

    def test_is_asked_about_where_the_value_has_none(self, tmp_path: Path) -> None:
        cases = [
            actual(wording, value, unit=unit, target=f"as_published: 0{unit}") for wording, unit, value in self.WORDINGS
        ]
        assert told(tmp_path, *cases) == [["K520"]] * len(cases)

    def test_goes_with_a_value_below_zero(self, tmp_path: Path) -> None:
        cases = [
            actual(wording, f"-{value}", unit=unit, target=f"as_published: 0{unit}")
            for wording, unit, value in (
                *self.WORDINGS,
                ("5人不足", "人", "5"),
                ("(2.1)ポイント", "ポイント", "2.1"),
            )
        ]
        assert told(tmp_path, *cases) == [[]] * len(cases)

    def test_is_not_asked_about_where_the_words_are_of_something_else(self, tmp_path: Path) -> None:
        cases = [
            actual("43人（転出超過）", "43", unit="人", name="転出超過数", target="as_published: 50人"),
            actual("43人（転出超過）", "43", unit="人", target="as_published: 転出超過50人, value: 50"),
            actual("43千円の赤字", "43", unit="千円", name="赤字額", target="as_published: 50千円"),
            actual("120人（職員が5人不足）", "120", unit="人", target="as_published: 100人"),
            actual("120人（赤字企業の社員）", "120", unit="人", target="as_published: 100人"),
            actual("12.1%（前年度を3ポイント下回る）", "12.1", unit="%", target="as_published: 10%"),
            actual("2.1ポイント悪化", "2.1", unit="ポイント", direction="at_most", target="as_published: 3ポイント"),
        ]
        assert told(tmp_path, *cases) == [[]] * len(cases)

    def test_may_be_lost_in_brackets(self, tmp_path: Path) -> None:
        lost = actual("(2.1)ポイント", "2.1", unit="ポイント", target="as_published: 0ポイント")
        assert told(tmp_path, lost, actual("（12回）")) == [["K527"], []]
