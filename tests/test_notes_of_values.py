"""Notes that make of a value another one than it stands for, however they are tied to it: text in, the codes of what is asked out."""

from pathlib import Path

import pytest

from one_indicator import NEW, put_indicator, told_of_each
from sample import City

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


class TestANoteAndTheNameOfItsIndicator:
    def test_are_two_things_where_only_the_first_letters_agree(self, tmp_path: Path) -> None:
        cases = (
            noted("速報値である。", name="速報メール登録件数"),
            noted("県の数値である。", name="県の相談窓口の利用件数"),
            noted("12月末現在", name="12月の街頭啓発の参加件数"),
            noted("見込値である。", name="見込客の相談件数"),
            noted("目標値である。", name="目標達成講座の件数"),
        )
        assert told(tmp_path, *cases) == [["K589"]] * len(cases)

    def test_are_one_where_the_name_says_the_same(self, tmp_path: Path) -> None:
        cases = (
            noted("申込者数", name="講座の申込件数"),
            noted("推計値", name="推計入込客数"),
            noted("県全体の数値", name="県全体の相談件数"),
            noted("小学校のみ", name="小学校の見学件数"),
        )
        assert told(tmp_path, *cases) == [[]] * len(cases)

    def test_are_told_once_where_the_name_calls_all_values_so(self, tmp_path: Path) -> None:
        cases = (
            noted("上半期の実績", name="上半期の相談件数"),
            noted("1月から12月までの件数", name="受診件数（1月〜12月）"),
        )
        assert told(tmp_path, *cases) == [["K589"]] * len(cases)


class TestANoteInASentence:
    def test_says_that_another_years_value_was_taken_over(self, tmp_path: Path) -> None:
        notes = (
            "令和6年度の値は令和5年度の実績を用いている。",
            "令和6年度は、令和5年度の値を再掲している。",
            "調査を中止したため、前年度の値を再掲している。",
            "前年度の実績を用いている。",
        )
        assert told(tmp_path, *map(noted, notes)) == [["K565"]] * len(notes)

    def test_says_that_something_is_missing_from_the_value(self, tmp_path: Path) -> None:
        notes = (
            "北地区を除く。",
            "東支所分を含まない。",
            "令和6年度は臨時休館のため10か月間の実績である。",
            "9か月分の実績",
            "目標値ではなく見通しである。",
            "実績ではなく見込みである。",
        )
        assert told(tmp_path, *map(noted, notes)) == [["K589"]] * len(notes)

    def test_may_say_nothing_of_the_kind(self, tmp_path: Path) -> None:
        notes = (
            "令和6年度は令和5年度の実績を上回った。",
            "令和6年度の値は令和6年度の実績を用いている。",
            "令和5年度の値を基準として目標を定めている。",
            "算定には前年度の人口を用いている。",
            "12か月間の実績である。",
            "3か月以上続けて利用した件数である。",
            "市外の利用者を除く。",
            "対象地区を除く。",
            "キャンセル分を除く。",
            "臨時休館のため10か月間休止した施設がある。",
            "見通しの良い交差点を含む。",
        )
        assert told(tmp_path, *map(noted, notes)) == [[]] * len(notes)

    def test_is_no_news_where_the_definition_leaves_the_same_out(self, tmp_path: Path) -> None:
        case = noted("北地区を除く。")
        more = case["more"] + "\n        definition: 北地区を除く市内の施設の利用件数"
        assert told(tmp_path, {**case, "more": more}) == [[]]

    def test_may_call_the_target_another_years(self, tmp_path: Path) -> None:
        def at_target(text: str) -> dict[str, str]:
            return {**noted(text), "actual": "as_published: 12件", "target": "as_published: 10件, footnotes: [※1]"}

        asked = ("目標値は令和10年度のものである。", "目標は令和7年度の目標値である。")
        fine = (
            "目標値は令和6年度のものである。",
            "目標値は令和3年度に見直した。",
            "目標値は令和5年度の実績を基に定めた。",
            "最終目標は令和10年度の15件である。",
        )
        cases = map(at_target, (*asked, *fine))
        assert told(tmp_path, *cases) == [["K589"]] * len(asked) + [[]] * len(fine)

    def test_may_tell_that_another_thing_is_counted_since(self, tmp_path: Path) -> None:
        notes = (
            "基準値は実人数、令和6年度は延べ人数である。",
            "令和5年度以降は北支所分を除く。",
            "令和6年度からオンライン利用を含む。",
            "基準値は延べ人数、令和6年度は実人数である。",
            "令和4年度までは延べ人数で、令和5年度からは実人数である。",
        )
        fine = (
            "令和6年度からオンライン予約を始めた。",
            "令和5年度以降は毎年開催する。",
            "オンライン利用を含む。",
            "目標値は延べ人数、実績値は延べ人数である。",
            "基準値は実人数、令和6年度は実人数である。",
            "令和6年度から北支所に窓口を置いた。",
        )
        start = "as_published: 9件"
        cases = [noted(text, baseline=start) for text in (*notes, *fine)]
        assert told(tmp_path, *cases) == [["K534"]] * len(notes) + [[]] * len(fine)


def named(name: str, **more: str) -> dict[str, str]:
    return {"name": name, **more}


def defined(text: str, **more: str) -> dict[str, str]:
    return {"more": f"definition: '{text}'", **more}


class TestWhatIsSaidOfAllValues:
    """By the name, the definition, or a note of the indicator that stands at none of its values."""

    def test_calendar_years_are_no_fiscal_years(self, tmp_path: Path) -> None:
        cases = (
            named("利用の数（暦年）"),
            named("利用の数（1月〜12月）"),
            defined("暦年の値"),
            defined("暦年で集計"),
            defined("1月から12月までの1年間の件数。"),
            defined("各年1月1日から12月31日までに受けた件数"),
            defined("年度ではなく暦年の値である。"),
            defined("暦年の値", counting="point"),
            {"more": "footnotes: [{mark: ※1, text: 暦年の値です。}]"},
        )
        assert told(tmp_path, *cases) == [["K589"]] * len(cases)

    def test_a_part_of_the_year_is_not_the_year(self, tmp_path: Path) -> None:
        cases = (
            named("利用の数（上半期）"),
            named("上半期の利用の数"),
            named("利用の数（4月〜9月）"),
            named("利用の数（第1四半期）"),
            named("利用の数（9月末時点）"),
            defined("上半期の実績"),
            defined("4月から9月までの件数"),
            defined("9月末時点の数"),
            defined("9月30日現在の登録者数"),
            defined("12月末までの件数"),
            defined("9月末時点の数", actual=""),
        )
        assert told(tmp_path, *cases) == [["K589"]] * len(cases)

    def test_the_prefectures_values_are_not_the_citys(self, tmp_path: Path) -> None:
        cases = (
            named("利用の数（県全体の値）"),
            defined("県全体の値"),
            defined("値は県全体の数値である。"),
            defined("県全体の数値を代用"),
            {"more": "footnotes: [{mark: ※1, text: 県全体の値である。}]"},
        )
        assert told(tmp_path, *cases) == [["K589"]] * len(cases)

    def test_what_is_said_of_other_things_or_fits_is_not_asked(self, tmp_path: Path) -> None:
        half = "part: h1, as_published: 12件"
        cases = (
            defined("令和4年度までは暦年の値、令和5年度からは年度の値"),
            defined("広報紙（1月〜12月号）に載せた件数"),
            defined("暦年ではなく年度の値"),
            defined("年度末時点の数"),
            defined("3月末時点の数"),
            defined("4月1日現在の数"),
            defined("12月末までに申し込んだ人の数"),
            defined("9月末に開く行事の数"),
            defined("上半期と下半期の合計"),
            defined("4月から翌年3月までの件数"),
            defined("市全体の値"),
            defined("県の相談窓口に寄せられた件数"),
            defined("県内市町村の平均値"),
            defined("県全体の値", name="県の利用の数"),
            defined("9月末時点の数", counting="point"),
            defined("9月末時点の割合", unit="%", target="as_published: 50%", actual="as_published: 50%"),
            defined("上半期の実績", target=half, actual=half),
            defined("9月末時点の数", actual="as_published: 12件, as_of: 2025-03-31", target=""),
            named("利用の数（8月）"),
            named("海水浴場の利用の数（7月〜8月）"),
            named("前期高齢者の相談の数"),
            named("上半期・下半期の利用の数"),
        )
        assert told(tmp_path, *cases) == [[]] * len(cases)

    def test_the_name_of_the_measure_is_heard_too(self, tmp_path: Path) -> None:
        city = put_indicator(City(tmp_path), unit="件", target="as_published: 10件", actual="as_published: 12件")
        assert city.codes() == []
        assert city.change(NEW, "試しの施策", "相談会の開催（上半期）").codes() == ["K589"]
        assert "施策の名前に「上半期」とあり" in city.report()
