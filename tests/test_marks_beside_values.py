"""Marks and remarks in a value's own wording, against what was typed and what the figures give: wordings in, codes out."""

from pathlib import Path

import pytest

from one_indicator import told_of_each

pytestmark = pytest.mark.long


def asked(folder: Path, cases: dict[str, int], **more: str) -> dict[str, list[str]]:
    """What is told of each wording as the value of a year of which 100件 was aimed at."""
    told = [
        {
            "unit": "件",
            "target": "as_published: 100件",
            "actual": f"as_published: '{wording}', value: {value}",
            **more,
        }
        for wording, value in cases.items()
    ]
    return dict(zip(cases, told_of_each(folder, told), strict=True))


class TestAMarkOfTheTarget:
    def test_against_the_figures_is_asked_about(self, tmp_path: Path) -> None:
        cases = {
            "120件（目標未達成）": 120,
            "80件（目標達成）": 80,
            "80件【達成】": 80,
            "120件 未達成": 120,
            "80件、目標達成": 80,
            "80件※目標達成": 80,
            "80件（〇達成）": 80,
            "80件（達成状況：達成）": 80,
            "80件（KPI達成）": 80,
            "80件（目標クリア）": 80,
            "80件（目標を上回った）": 80,
            "120件（目標に届かず）": 120,
        }
        assert asked(tmp_path, cases) == {key: ["K572"] for key in cases}

    def test_in_line_with_the_figures_or_of_another_thing_is_not(self, tmp_path: Path) -> None:
        cases = {
            "120件（目標達成）": 120,
            "80件（未達成）": 80,
            "80件（前年度は目標達成）": 80,
            "80件（R5は目標達成）": 80,
            "80件（目標達成に向けて取組中）": 80,
            "80件（目標達成見込み）": 80,
            "80件（おおむね達成）": 80,
            "80件（5項目中4項目達成）": 80,
            "80件（概ね目標どおり）": 80,
            "80件（目標100件）": 80,
        }
        told = asked(tmp_path, cases)
        assert not any("K572" in codes for codes in told.values()), told

    def test_is_read_by_the_way_that_is_aimed_at(self, tmp_path: Path) -> None:
        below, above = {"80件（目標を下回った）": 80}, {"120件（目標を下回った）": 120}
        assert asked(tmp_path / "a", below) == {key: [] for key in below}
        assert asked(tmp_path / "b", above) == {key: ["K572"] for key in above}
        assert asked(tmp_path / "c", above, direction="at_most") == {key: ["K572"] for key in above}
        assert asked(tmp_path / "d", below, direction="at_most") == {key: [] for key in below}


class TestAShareOfTheTarget:
    def test_that_the_figures_do_not_give_is_asked_about(self, tmp_path: Path) -> None:
        cases = {
            "120件（達成率80%）": 120,
            "80件（達成率：95％）": 80,
            "80件（目標達成率95.0%）": 80,
            "80件（対目標比95%）": 80,
            "80件（目標100件に対し90%）": 80,
            "80件（目標の95%）": 80,
        }
        assert asked(tmp_path, cases) == {key: ["K573"] for key in cases}

    def test_that_one_of_the_usual_reckonings_gives_or_that_is_of_another_thing_is_not(self, tmp_path: Path) -> None:
        cases = {
            "84件（達成率84.0%）": 84,
            "83件（達成率83%）": 83,
            "120件（達成率100%）": 120,
            "80件（目標の80%）": 80,
            "80件（最終目標の60%）": 80,
            "80件（達成率は前年度比5%増）": 80,
            "80件（対前年度比95%）": 80,
            "80件（回答率70%）": 80,
        }
        assert asked(tmp_path / "a", cases) == {key: [] for key in cases}
        falling = {"80件（達成率125%）": 80, "120件（達成率60%）": 120}
        start = "as_published: 150件"
        assert asked(tmp_path / "b", falling, direction="decrease", baseline=start) == {key: [] for key in falling}


class TestAValueOfAPart:
    def test_is_asked_about_where_what_is_left_out_is_not_known_yet(self, tmp_path: Path) -> None:
        wordings = (
            "一部未集計", "一部施設を除く", "一部集計中", "一部の施設で未集計", "2施設未集計", "3校分未報告", "未報告の施設を除く",
            "一部を除く", "一部データ欠損", "集計済み分のみ", "報告のあった施設のみ",
        )  # fmt: skip
        cases = dict.fromkeys((*(f"80件（{each}）" for each in wordings), "80件※一部未集計"), 80)
        assert asked(tmp_path, cases) == {key: ["K567"] for key in cases}

    def test_is_none_where_what_is_left_out_does_not_count_or_nothing_is(self, tmp_path: Path) -> None:
        wordings = (
            "重複を除く", "未回答を除く", "不明を除く", "休館日を除く", "再掲を除く", "一部Webを含む", "一部の施設は改修中", "一部オンライン開催",
            "全校集計済み", "うち3件は調査中", "一部負担金を含む",
        )  # fmt: skip
        cases = dict.fromkeys((f"80件（{each}）" for each in wordings), 80)
        assert asked(tmp_path, cases) == {key: [] for key in cases}

    def test_is_answered_by_the_mark_of_an_early_value(self, tmp_path: Path) -> None:
        case = {
            "unit": "件",
            "target": "as_published: 100件",
            "actual": "as_published: 80件（一部未集計）, value: 80, state: 速報",
        }
        assert told_of_each(tmp_path, [case]) == [[]]

    def test_of_nothing_counted_yet_is_no_0(self, tmp_path: Path) -> None:
        assert asked(tmp_path, {"0件（未集計）": 0}) == {"0件（未集計）": ["K526"]}


class TestAMeanOfOthers:
    @pytest.mark.parametrize(
        "whose",
        ["県平均", "全国平均", "類似団体平均", "中核市平均", "同規模市平均", "圏域平均", "埼玉県平均", "京都府の平均"],
    )
    def test_is_asked_about_wherever_it_stands(self, tmp_path: Path, whose: str) -> None:
        plain = {"unit": "件", "target": "as_published: 100件", "actual": "as_published: 80件"}
        behind, before = f"as_published: 50件（{whose}）, value: 50", f"as_published: {whose}50件, value: 50"
        cases = [{**plain, role: wording} for role in ("baseline", "target", "actual") for wording in (behind, before)]
        assert told_of_each(tmp_path, cases) == [["K567"]] * 6

    def test_is_none_where_the_value_is_held_against_it(self, tmp_path: Path) -> None:
        wordings = (
            "（県平均48件）", "（県平均を上回る）", "（全国平均：70件）", "（国の平均を上回る）", "（全国平均比1.2倍）", "（市平均）", "（県内1位）",
            "（県主催分を除く）",
        )  # fmt: skip
        cases = dict.fromkeys((f"80件{each}" for each in wordings), 80)
        assert asked(tmp_path / "a", cases) == {key: [] for key in cases}
        plain = {"unit": "件", "actual": "as_published: 80件"}
        promises = ("100件（県平均以上）", "100件（県平均並み）", "100件（県平均を目指す）")
        told = told_of_each(
            tmp_path / "b", [{**plain, "target": f"as_published: {each}, value: 100"} for each in promises]
        )
        assert told == [[]] * 3

    def test_is_told_by_a_name_or_a_definition_that_says_so(self, tmp_path: Path) -> None:
        case = {
            "unit": "%",
            "target": "as_published: 100%",
            "actual": "as_published: 95%（全国平均）, value: 95",
        }
        cases = [
            case,
            {**case, "name": "平均正答率"},
            {**case, "name": "全国平均との比"},
            {**case, "more": "definition: 全国平均の値。"},
        ]
        assert told_of_each(tmp_path, cases) == [["K567"], ["K567"], [], []]
