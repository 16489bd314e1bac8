"""A note that tells of a break: linked as its reason, so that no text is written twice, and heard where nobody declared one."""

from pathlib import Path

import pytest

from generator.checks import check_site
from generator.load.break_notes import reads_like_break
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.problems.problem import Refused
from page_reading import show
from sample import City, addresses_of

DATA = Path(__file__).resolve().parents[1] / "data"

MEASURES = "mihon/basic-plan/measures/zz.yaml"
PLAN_FILE = "mihon/basic-plan/plan.yaml"
NOTE = "令和6年度から算定方法を変更"


def noted(
    tmp_path: Path, *, breaks: str = "", note: str = NOTE, of_measure: str = "", mark: str = "※9", marked: str = "※9"
) -> City:
    """Two values of an indicator, the second one with a note."""
    own = f"        footnotes: [{{mark: {mark}, text: {note}}}]\n" if not of_measure else ""
    return City(tmp_path).put(
        MEASURES,
        "measures:\n  - id: zz\n    title: 試し\n    kind: project\n    pillar: p2\n"
        f"{of_measure}    indicators:\n      - id: share\n        name: 割合\n        unit: '%'\n        kind: outcome\n"
        "        direction: increase\n        accumulation: point\n        targets: [{fiscal_year: 2026, as_published: '60'}]\n"
        f"{own}{breaks}"
        "        actuals:\n          - {fiscal_year: 2023, as_published: '55', source: {document: report-2024}}\n"
        f"          - {{fiscal_year: 2024, as_published: '37', source: {{document: report-2024}}{f', footnotes: [{marked}]' if marked else ''}}}\n",
    )


BREAK = "        breaks: [{fiscal_year: 2024, kind: 集計方法, footnote: ※9}]\n"


class TestABreakWithItsNote:
    def test_tells_the_text_of_the_note_as_its_reason(self, tmp_path: Path) -> None:
        city = noted(tmp_path, breaks=BREAK)
        assert city.codes() == []
        text = show(city).measure_text("zz")
        assert "令和6年度の値から、調査や集計の方法が変わっています。" in text
        assert f"文書の注（※9）：{NOTE}" in text

    def test_may_name_a_note_of_the_measure_or_of_the_plan(self, tmp_path: Path) -> None:
        of_measure = f"    footnotes: [{{mark: ※9, text: {NOTE}}}]\n"
        assert f"文書の注（※9）：{NOTE}" in show(noted(tmp_path, breaks=BREAK, of_measure=of_measure)).measure_text(
            "zz"
        )
        of_plan = noted(tmp_path / "plan", breaks=BREAK, of_measure="    note: 備考です。\n").change(
            PLAN_FILE,
            "    topic: footnotes\n    footnotes:\n",
            f"    topic: footnotes\n    footnotes:\n      - {{mark: ※9, text: {NOTE}}}\n",
        )
        assert f"文書の注（※9）：{NOTE}" in show(of_plan).measure_text("zz")

    def test_names_a_note_that_is_there(self, tmp_path: Path) -> None:
        city = noted(tmp_path, breaks=BREAK.replace("※9", "※8"))
        assert city.codes() == ["K505"]

    def test_has_its_reason_once(self, tmp_path: Path) -> None:
        assert noted(tmp_path, breaks=BREAK.replace("footnote", "reason: 変えた, footnote")).codes() == ["K313"]


class TestANoteThatReadsLikeABreak:
    def test_is_named_where_no_break_is_declared(self, tmp_path: Path) -> None:
        city = noted(tmp_path)
        assert city.codes() == ["K534"]
        report = city.report()
        assert "注意" in report
        assert f"注「※9 {NOTE}」は、値の求め方が変わったと読めますが" in report
        assert '例 → breaks: [{fiscal_year: 2021, kind: 集計方法, footnote: "※9"}]' in report

    @pytest.mark.parametrize(
        "breaks", [BREAK, "        breaks: []\n", "        breaks: [{fiscal_year: 2024, kind: 集計方法}]\n"]
    )
    def test_is_left_alone_where_one_is_or_it_is_said_that_there_is_none(self, tmp_path: Path, breaks: str) -> None:
        assert noted(tmp_path, breaks=breaks).codes() == []

    def test_of_the_measure_is_heard_where_a_value_bears_its_mark(self, tmp_path: Path) -> None:
        of_measure = f"    footnotes: [{{mark: ※9, text: {NOTE}}}]\n"
        assert noted(tmp_path, of_measure=of_measure).codes() == ["K534"]
        assert noted(tmp_path / "other", of_measure=of_measure, marked="").codes() == []

    @pytest.mark.parametrize(
        "text",
        [
            "令和3年度から算定方法を変更", "令和3年度から算定方法を変更しています。", "平成30年度以前とは調査方法が異なる。", "令和2年度に指標の定義を変更した。", "令和4年度調査から設問を変更している。", "前回とは単純に比較できない。",
            "単純比較はできません。", "集計方法の見直しにより、過去の値と一致しない。", "設問の選択肢に「わからない」を追加した。", "調査対象を18歳以上に変更", "対象区域が変わったため", "令和元年度より、分母を総人口から住民基本台帳人口に変更した。",
            "R4から新たな算定方法による。", "国の通知により算出式が改められた。", "令和5年度から統計の取り方を変更",
        ],
    )  # fmt: skip
    def test_is_known_by_its_words(self, text: str) -> None:
        assert reads_like_break(text)

    @pytest.mark.parametrize(
        "text",
        [
            "毎年4月1日現在の値です。", "目標値を変更しました。", "担当課を変更した。", "名称を変更した。", "算定方法に変更はない。", "算定方法は変更していない。", "調査方法は変わらない。", "算定方法を変更する場合がある。", "令和7年度から算定方法を変更する予定である。",
            "他市とは算定方法が異なる。", "全国平均とは調査方法が異なるため、単純に比較できない。", "面接を対面からオンラインに変更し実施した。", "健康診断を11月に変更した。", "計画を変更した。", "対象者に変更を通知した。", "方法を検討する。", "定義は用語集による。",
            "各年４月１日時点での集計（時点値：平成31（2019）年４月１日）になります。", "経常収支比率については、７月末に確定するため、本数値については参考として平成31年度の経常収支比率を掲載しています。",
            "狛江市公共施設整備計画は令和２年３月に策定したため、０％としています。",
        ],
    )  # fmt: skip
    def test_is_no_false_alarm(self, text: str) -> None:
        assert not reads_like_break(text)

    @pytest.mark.demonstration
    def test_stands_nowhere_in_the_demonstration_without_its_break(self) -> None:
        site = gather_site(read_data(DATA)[0], {}).site
        assert not isinstance(site, Refused)
        site_index = index_site(site)
        assert [found for found in check_site(site_index, addresses_of(site_index)) if found.rule == "K534"] == []


class TestANoteOfWhatIsCountedSinceAYear:
    @pytest.mark.parametrize(
        "text",
        [
            "令和5年度から窓口を統合し、2か所の合計としている。",
            "令和5年度から電話による相談も件数に含めた。",
            "令和6年度から電話相談も件数に含めることとした。",
            "令和4年度から2施設の合計。",
            "令和5年度より中央館と分館の合算値",
            "令和5年度以降はオンライン参加者を含む",
            "令和5年度から指標を統合した",
            "令和5年度から重複を除いて計上",
            "令和5年度から対象を小学生のみとした",
            "R5から分館の貸出数を合計に含める",
            "令和3年度からは、市外の利用者も実績に加えている",
        ],
    )
    def test_reads_like_a_break(self, text: str) -> None:
        assert reads_like_break(text)

    @pytest.mark.parametrize(
        "text",
        [
            "令和5年度に施設が1か所増えたため、合計が増加した。",
            "令和3年度から感染症の影響で減少",
            "令和5年度からオンライン開催を含めて実施",
            "令和5年度から市民課を含む3課で実施",
            "令和5年度から令和7年度までの合計",
            "令和5年度からの合計",
            "令和5年度から3年間の合計値",
            "令和5年度から事業メニューに加えた",
            "令和5年度から相談窓口を2か所に増やした",
            "令和5年度から重複受診の指導を実施",
            "令和5年度から参加者を含む全員に配布",
            "令和5年度から対象を広げる予定",
            "小学校と中学校の合計",
            "令和5年度から図書館を指定管理に移行し、来館者が増えた",
        ],
    )
    def test_of_other_things_does_not(self, text: str) -> None:
        assert not reads_like_break(text)


class TestTheYearOfABreak:
    """令和5年度から…変更 is no break in 2024."""

    @pytest.mark.parametrize(
        ("reason", "told"),
        [
            ("令和5年度から集計方法を変更", True),
            ("令和4年度調査より設問を見直した。", True),
            ("令和5年度以降は対象が異なる", True),
            ("R5年度実績から算定式を改めた", True),
            ("令和6年度から集計方法を変更", False),
            ("令和6年度実績より対象を変更した。", False),
            ("令和5年度に見直し、令和6年度から適用", False),
            ("令和5年度に見直した基準による", False),
            ("令和5年度の国の改正による変更", False),
            ("令和5年10月から集計方法を変更", False),
            ("集計方法を変更", False),
        ],
    )
    def test_is_the_one_that_its_reason_tells(self, tmp_path: Path, reason: str, *, told: bool) -> None:
        broken = f"        breaks: [{{fiscal_year: 2024, kind: 集計方法, reason: {reason}}}]\n"
        codes = noted(tmp_path, breaks=broken, note="速報は国の値", marked="").codes()
        assert ("K524" in codes) is told

    def test_is_the_one_that_its_note_tells(self, tmp_path: Path) -> None:
        assert "K524" in noted(tmp_path, breaks=BREAK, note="令和5年度から算定方法を変更").codes()
        assert "K524" not in noted(tmp_path / "same", breaks=BREAK, note=NOTE).codes()
