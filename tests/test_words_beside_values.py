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


class TestARemarkBesideAValue:
    @pytest.mark.parametrize(
        ("code", "wordings"),
        [
            (
                "K536",
                ("12回（集計中）", "12回（9月分まで集計中）", "12回（要確認）", "12回？", "12回（誤）", "12回（参考）"),
            ),
            (
                "K536",
                (
                    "12回（中止）",
                    "12回中止",
                    "12回実施できず",
                    "12回（台風のため中止）",
                    "12回は見送り",
                    "0回（12回予定していたが中止）",
                ),
            ),
            ("K530", ("12回に届かず", "12回には達しなかった")),
            ("K567", ("12回（申請）", "12回（申込み）", "12回（予約）", "12回（応募件数）")),
            ("K567", ("12回（うち4回は中止）", "12回（うち中止4回）", "12回（12回中8回実施）")),
            ("K567", ("12回（A地区のみ）", "12回（モデル地区）", "12回（国保加入者のみ）", "12回（他課実施分）")),
            ("K567", ("12回（一部地区を除く）", "12回（旧A町分を含まない）", "12回（65歳以上のみ）")),
        ],
    )
    def test_is_asked_about(self, tmp_path: Path, code: str, wordings: tuple[str, ...]) -> None:
        assert told(tmp_path, *map(actual, wordings)) == [[code]] * len(wordings)

    def test_may_say_what_is_all_the_same_the_value(self, tmp_path: Path) -> None:
        wordings = (
            "12回（県主催を含む）",
            "12回（共催を含む）",
            "12回（雨天により3回中止）",
            "12回（一部プログラムは中止）",
            "12回（中止分を除く）",
            "12回（取消しを除く）",
            "12回（オンラインのみ）",
            "12回（希望校のみ）",
            "12回（東地区）",
            "12回（対象：小学校）",
            "12回（書面開催含む）",
            "12回（契約）",
            "12回（県調べ）",
            "12回（予約システムを導入）",
            "12回（前年度は中止）",
        )
        zero = (actual("0回（12回予定していたが中止）", "0", target="as_published: 0回"),)
        assert told(tmp_path, *map(actual, wordings), *zero) == [[]] * (len(wordings) + 1)

    def test_is_no_other_thing_where_the_indicator_counts_it(self, tmp_path: Path) -> None:
        cases = [
            actual("12回（中止）", name="中止の回数"),
            actual("12回（申請）", name="申請の数"),
            actual("12回（予約）", target="as_published: 10回（予約）, value: 10"),
            actual("12回（小学校のみ）", name="小学校の授業"),
            actual("12回（A地区のみ）", target="as_published: 10回（A地区）, value: 10"),
            {"actual": "as_published: 12回（集計中）, value: 12, state: 確定"},
        ]
        assert told(tmp_path, *cases) == [[]] * len(cases)


class TestATimeBesideAValueOfAYear:
    def test_is_asked_about(self, tmp_path: Path) -> None:
        wordings = (
            "12回（暦年）",
            "12回（R6.1〜12）",
            "12回（令和6年1月〜12月）",
            "12回（半年分）",
            "12回（10か月分）",
            "12回（年度途中）",
            "12回（3月上旬時点）",
            "前期12回",
            "令和10年度に12回",
            "R7に12回",
            "12回(2023)",
            "令和5年12月に12回",
        )
        assert told(tmp_path, *map(actual, wordings)) == [["K524"]] * len(wordings)

    def test_may_tell_when_it_was_held(self, tmp_path: Path) -> None:
        wordings = (
            "12回（12月）",
            "12回（8月10日）",
            "12回（3か月間）",
            "12回（中間報告）",
            "12回（4月〜3月）",
            "12回（R6.4〜R7.3）",
            "12回（令和6年4月〜翌年3月）",
            "12回（令和6年10月〜12月）",
            "令和6年度に12回",
            "12回(2024)",
            "8月に12回",
        )
        assert told(tmp_path, *map(actual, wordings)) == [[]] * len(wordings)


def share(target: str, wording: str) -> dict[str, str]:
    """A share of one group, held against that of another."""
    typed = [text.split("%")[0][-2:] for text in (target, wording)]
    promise = f"as_published: {target}, value: {typed[0]}"
    return {"unit": "%", "target": promise, "actual": f"as_published: {wording}, value: {typed[1]}"}


class TestGroups:
    def test_of_two_that_are_compared_is_asked(self, tmp_path: Path) -> None:
        cases = (
            share("80%（小学生）", "82%（中学生）"),
            share("60%（市民全体）", "62%（65歳以上）"),
            share("30%（男性）", "62%（女性）"),
            share("小学校80%", "中学校82%"),
            share("60%（平日）", "62%（休日）"),
        )
        assert told(tmp_path, *cases) == [["K567"]] * len(cases)

    def test_may_be_told_of_one_value_alone_or_of_both(self, tmp_path: Path) -> None:
        cases = (
            share("80%（小学生）", "82%（小学生）"),
            share("80%", "82%（中学生）"),
            share("30%（女性）", "32%"),
            share("80%（小学生）", "82%（新規）"),
            share("80%（児童）", "82%（小学生）"),
            share("60%（市民意識調査）", "62%（市民アンケート）"),
        )
        assert told(tmp_path, *cases) == [[]] * len(cases)


class TestSeveralNumbers:
    def test_are_asked_about(self, tmp_path: Path) -> None:
        cases = (
            (["K539"], actual("12回→8回")),
            (["K539"], actual("61.0%→58.0%", "61", unit="%", target="as_published: 60%")),
            (["K539"], actual("12回、参加者90人", target="as_published: 10回、参加者200人, value: 10")),
            (["K539"], actual("8／12回")),
            (["K503"], actual("12回（正しくは8回）")),
            (["K503"], actual("12回（※8回の誤り）")),
            (["K503"], actual("12回（修正後8回）")),
        )
        assert told(tmp_path, *(case for _, case in cases)) == [codes for codes, _ in cases]

    def test_leave_no_question_where_the_last_is_the_value(self, tmp_path: Path) -> None:
        cases = (
            actual("8回→12回"),
            actual("8回から12回に増"),
            actual("12回（訂正前8回）"),
            actual("8／12回", "8", target="as_published: 8回"),
            actual("12回/15回"),
            actual("12回、参加者90人"),
            actual("12回", target="as_published: 10回、参加者200人, value: 10"),
            actual("R6 12回→R7目標 15回"),
        )
        assert told(tmp_path, *cases) == [[]] * len(cases)


_IN_TWO_YEARS = "as_published: 12回, footnotes: [※1]}, {fiscal_year: 2023, as_published: 11回, footnotes: [※1]"


def noted(text: str, **more: str) -> dict[str, str]:
    """12回, with this note."""
    note = f"footnotes: [{{mark: ※1, text: '{text}'}}]"
    return {"actual": "as_published: 12回, footnotes: [※1]", "more": note, **more}


class TestANoteBesideAValue:
    def test_is_heard(self, tmp_path: Path) -> None:
        notes = (
            "令和6年12月末現在",
            "12月末現在の実績値である。",
            "4月から12月までの実績",
            "上半期の実績",
            "速報値",
            "数値は速報値である。",
            "令和6年度は見込み値",
            "推計値",
            "令和7年2月末時点の暫定値",
            "申込件数",
            "目標値",
            "一部地区を除く",
            "旧A町分を含まない。",
            "県全体の数値である。",
            "暦年（1月〜12月）の値",
            "令和2年度からの累計",
        )
        assert told(tmp_path, *map(noted, notes)) == [["K589"]] * len(notes)

    def test_may_speak_of_something_else(self, tmp_path: Path) -> None:
        notes = (
            "オンライン開催を含む",
            "中止した回を含む",
            "令和5年度は速報値",
            "令和7年3月末現在",
            "推計人口を用いて算出",
            "住民基本台帳人口（令和6年10月1日現在）",
            "令和6年4月から令和7年3月まで",
            "令和6年4月1日現在",
            "見込み客の数を含む",
            "目標値は令和5年度に見直した。",
            "申込みは12月末まで",
            "出典：県の統計書",
            "令和7年度に目標値を定める予定",
            "年間の累計ではない",
            "参加者の募集は上半期に行った。",
        )
        assert told(tmp_path, *map(noted, notes)) == [[]] * len(notes)

    def test_may_say_what_was_typed_or_what_the_target_is_too(self, tmp_path: Path) -> None:
        cases = (
            noted("速報値", actual="as_published: 12回, footnotes: [※1], state: 速報"),
            noted("12月末現在", actual="as_published: 12回, footnotes: [※1], as_of: 2025-03-31"),
            noted("令和2年度からの累計", counting="cumulative"),
            noted("申込件数", name="申込件数"),
            noted("令和7年1月1日現在", counting="point", actual=_IN_TWO_YEARS),
            noted("県全体の数値", target="as_published: 10回, footnotes: [※1]"),
        )
        assert told(tmp_path, *cases) == [[]] * len(cases)

    def test_may_be_a_definition_or_years_in_brackets(self, tmp_path: Path) -> None:
        asked = (
            {"more": "definition: 前年度の法定報告値"},
            {"more": "definition: 計画期間5年間の合計"},
            actual("12回（R2〜R6）"),
            actual("12回（単年度）", more="definition: 直近3か年の平均"),
        )
        fine = (
            {"more": "definition: 前年度の参加者に対する割合"},
            {"more": "definition: 1か月当たりの相談の数"},
            {"more": "definition: 直近3か年の平均"},
            actual("12回（R6〜R7）"),
        )
        assert told(tmp_path, *asked, *fine) == [["K589"]] * len(asked) + [[]] * len(fine)

    def test_may_tell_of_a_break(self, tmp_path: Path) -> None:
        remarks = (actual("12回（集計方法変更）"), actual("12回（R6から対象拡大）"), actual("12回（旧基準では8回）"))
        assert told(tmp_path / "a", *remarks) == [["K534"]] * len(remarks)
        cases = (noted("R5以前は延べ人数、R6は実人数"), noted("令和6年度からインターネット調査に変更した。"))
        fine = (noted("令和5年度までは市が、令和6年度からは県が主催"), noted("調査に協力した団体を含む"))
        assert told(tmp_path / "b", *cases, *fine) == [["K534"], ["K534"], [], []]


def thing(promised: str, wording: str) -> dict[str, str]:
    """A thing that was to be done, and is typed to be, in these words."""
    typed = {"target": f"as_published: {promised}, done: true", "actual": f"as_published: {wording}, done: true"}
    return {"unit": "", "direction": "milestone", "counting": "not_stated", **typed}


class TestAStepOnTheWay:
    def test_is_no_thing_done(self, tmp_path: Path) -> None:
        cases = (
            thing("計画策定", "計画策定に向け協議を実施"),
            thing("計画策定", "庁内会議を開催"),
            thing("計画策定", "関係課と調整した"),
            thing("計画策定", "アンケート調査を実施"),
            thing("計画策定", "策定率50％"),
            thing("計画策定", "'―'"),
            thing("用地取得", "地権者と交渉した"),
            thing("設置", "設置せず"),
            thing("設置", "設置できていない"),
            thing("設置", "設置の必要性を検討した"),
            thing("工事完了", "工事契約締結"),
            thing("工事完了", "1期工事完了"),
            thing("供用開始", "工事完了"),
            thing("本格実施", "モデル地区で実施"),
            thing("廃止", "存続"),
        )
        assert told(tmp_path, *cases) == [["K558"]] * len(cases)

    def test_may_be_what_was_promised_or_come_after_it(self, tmp_path: Path) -> None:
        cases = (
            thing("アンケート調査の実施", "アンケート調査を実施"),
            thing("関係機関との連携", "協議を実施"),
            thing("協議会の設置", "協議会を設置し、会議を開催"),
            thing("計画策定", "計画を策定し、庁内会議を開催"),
            thing("計画策定", "審議会の答申を受け計画を策定した"),
            thing("協定締結", "協定を締結した"),
            thing("設置", "委員会を設置"),
            thing("工事完了", "工事完了"),
            thing("1期工事完了", "1期工事完了"),
            thing("供用開始", "工事が完了し、供用開始"),
            thing("モデル地区で実施", "モデル地区で実施"),
            thing("契約", "契約締結"),
            thing("導入検討", "検討会議を開催"),
            thing("用地取得", "土地売買契約を締結"),
            thing("審議会の設置", "審議会を設置、3回会議開催"),
            thing("運用開始", "運用を開始し、利用者アンケートを実施"),
            thing("工事の完了", "第2期工事完了をもって全工事完了"),
            thing("整備完了", "A工区・B工区とも完了"),
            thing("本格実施", "モデル地区での試行を経て全市で実施"),
            thing("見直しの実施", "見直しを実施せず現行どおりとすることを決定"),
        )
        assert told(tmp_path, *cases) == [[]] * len(cases)
