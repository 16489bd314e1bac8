"""What is typed beside what the document says: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from sample import City, details
from small_town import Town

SHEET = "measures:\n  - measure: a\n"
MILESTONE = (
    "indicators:\n  - {id: v, name: 設計, kind: outcome, direction: milestone, accumulation: point,"
    " targets: [{fiscal_year: 2019, as_published: TARGET, done: true}]}\n"
)


def codes(folder: Path, *, measure: str = "", results: str = "", **more: str) -> list[str]:
    return Town(folder, measure=measure, results=results, **more).codes()


class TestARating:
    SCALE = "{by: division, scale: abc, rating: b, as_published: %s}"
    STEPS = "steps: [{id: a, label: A, definition: 十分, reads_as: reached}, {id: b, label: B, definition: 概ね成果があった, reads_as: reached}]"

    def told(self, folder: Path, wording: str) -> list[str]:
        town = Town(folder, results=f"{SHEET}    evaluations: [{self.SCALE % wording}]\n")
        one = "steps: [{id: b, label: B, definition: 概ね成果があった, reads_as: reached}]"
        return town.change("town/p/plan.yaml", one, self.STEPS).codes()

    @pytest.mark.parametrize(
        "wording", ["Aに近いB", "B（一部A）", "A～B", "A（前年度B）から変更", "A（前年度：B）", "B→A"]
    )
    def test_whose_wording_names_two_grades_is_asked(self, tmp_path: Path, wording: str) -> None:
        assert self.told(tmp_path, wording) == ["K556"]

    @pytest.mark.parametrize("wording", ["A", "A評価", "Ａ"])
    def test_whose_wording_is_another_grade_is_wrong(self, tmp_path: Path, wording: str) -> None:
        assert self.told(tmp_path, wording) == ["K542"]

    @pytest.mark.parametrize(
        "wording",
        [
            "B",
            "B評価",
            "B（暫定）",
            "BA会議の評価でB",
            "B（前年度：A）",
            "A→B",
            "【B】",
            "B（前年度はA評価）",
            "B（前回Aから変更）",
            "B（昨年度 A）",
            "おおむね良い",
            "BBC",
        ],
    )
    def test_whose_wording_names_no_other_is_fine(self, tmp_path: Path, wording: str) -> None:
        assert self.told(tmp_path, wording) == []


class TestTheNextStep:
    @pytest.mark.parametrize(
        ("kind", "wording", "asked"),
        [
            ("expand", "縮小する", True),
            ("expand", "事業を廃止", True),
            ("continue", "廃止", True),
            ("reduce", "縮小せず継続", True),
            ("abolish", "継続", True),
            ("continue", "改善して継続", False),
            ("improve", "見直して継続", False),
            ("reduce", "見直し", False),
            ("reduce", "一部廃止", False),
            ("reduce", "一部の講座を廃止", False),
            ("reduce", "廃止", True),
            ("expand", "一部廃止", True),
            ("abolish", "令和6年度で終了", False),
            ("other", "縮小", False),
            ("expand", "廃止せず拡充", False),
            ("complete", "計画どおり", False),
        ],
    )
    def test_is_asked_where_its_kind_is_not_what_is_written(
        self, tmp_path: Path, kind: str, wording: str, *, asked: bool
    ) -> None:
        results = f"{SHEET}    next_step: {{kind: {kind}, as_published: {wording}}}\n"
        assert codes(tmp_path, results=results) == (["K557"] if asked else [])


class TestDone:
    @pytest.mark.parametrize(
        ("target", "flag", "wording", "asked"),
        [
            ("設計を完了", "true", "未完了", True),
            ("設計を完了", "true", "検討中", True),
            ("設計を完了", "true", "設計を完了できず", True),
            ("設計を完了", "true", "設計に着手", True),
            ("設計を完了", "true", "未着手", True),
            ("条例制定", "true", "条例案を議会に提出したが否決", True),
            ("条例制定", "true", "制定に向け準備", True),
            ("計画策定", "true", "素案作成", True),
            ("計画策定", "true", "計画案を公表", True),
            ("計画策定", "true", "素案を作成し、計画を策定した", False),
            ("素案作成", "true", "素案作成", False),
            ("設計を完了", "true", "一部完了", True),
            ("条例の改正", "true", "条例を一部改正", False),
            ("供用開始", "true", "供用開始（一部）", True),
            ("整備完了", "true", "8割完成", True),
            ("整備完了", "true", "進捗率80%", True),
            ("3校で実施", "true", "2校で実施", True),
            ("3校で実施", "true", "3校で実施", False),
            ("3校で実施", "true", "4校で実施", False),
            ("導入", "true", "導入へ", True),
            ("導入", "true", "市民へ周知し、導入した", False),
            ("計画策定", "true", "策定（令和2年4月）", True),
            ("計画策定", "true", "策定（令和2年4月1日）", False),
            ("計画策定", "true", "策定（令和2年3月）", False),
            ("設計を完了", "false", "完了", True),
            ("設計を完了", "false", "設計を完了しました。", True),
            ("設計を完了", "true", "設計を完了", False),
            ("設計を完了", "true", "設計を完了し、工事に着手", False),
            ("工事に着手", "true", "工事に着手", False),
            ("検討を始める", "true", "検討中", False),
            ("設計を完了", "false", "検討中", False),
            ("設計を完了", "false", "来年度に完了予定", False),
            ("設計を完了", "false", "未完了", False),
            ("条例制定", "true", "条例を制定し、一部規定を除き4月に施行", False),
            ("条例制定", "true", "制定（議会で一部修正のうえ可決）", False),
            ("開館", "true", "開館（一部の展示を除く）", False),
            ("公開", "true", "公開（英語版は準備中）", False),
            ("公開", "true", "公開（準備中）", True),
            ("設置", "true", "設置（平日のみ）", False),
            ("制度開始", "true", "制度開始（市内在住者のみ）", False),
            ("実施", "true", "実施（回収率45%）", False),
            ("実施", "true", "実施し、回収率45%", False),
            ("更新", "true", "更新（国費50%）", False),
            ("導入", "true", "導入済（全手続の60%）", False),
            ("実施", "true", "実施（参加店舗の3割で売上増）", False),
            ("整備", "true", "整備（8割）", True),
            ("第2次計画を策定", "true", "第2次計画を策定（パブリックコメント案の公表を経て）", False),
            ("施設の廃止", "true", "中止・廃止", False),
            ("施設の廃止", "true", "廃止を中止", True),
            ("条例制定", "true", "検討の結果、制定しないこととした", True),
            ("条例制定", "true", "条例を制定し、一部規定は来年施行", False),
            ("工事完了", "true", "工事を完了（前年度からの繰越）", False),
            ("協定締結", "true", "協議を続け、締結", False),
            ("窓口の設置", "true", "窓口を設置。個別通知は実施しない", False),
            ("導入の可否を判断", "true", "導入しないこととした", False),
            ("条例制定の検討", "true", "検討の結果、制定しないこととした", False),
            ("計画策定", "true", "次年度策定", True),
            ("計画策定", "true", "計画を策定し、次年度公表", False),
            ("工事を完了", "true", "繰越", True),
            ("工事を完了", "true", "繰越工事を完了", False),
            ("協定の締結", "true", "協議を継続", True),
            ("導入", "true", "試行導入", True),
            ("試行開始", "true", "試行導入", False),
            ("計画策定", "true", "概ね策定", True),
            ("全校に配備", "true", "12校中10校に配備", True),
            ("10校に配備", "true", "12校中10校に配備", False),
            ("全校に配備", "true", "12校中10校は前年度に配備、残りにも配備を完了", False),
            ("計画策定", "true", "パブリックコメントを実施", True),
            ("計画策定", "true", "パブリックコメントを実施し策定", False),
            ("パブリックコメントの実施", "true", "パブリックコメントを実施", False),
        ],
    )
    def test_is_asked_where_the_words_say_otherwise(
        self,
        tmp_path: Path,
        target: str,
        flag: str,
        wording: str,
        asked: bool,
    ) -> None:
        results = f"{SHEET}    actuals: [{{indicator: v, fiscal_year: 2019, as_published: {wording}, done: {flag}}}]\n"
        assert codes(tmp_path, measure=MILESTONE.replace("TARGET", target), results=results) == (
            ["K558"] if asked else []
        )

    def test_is_held_against_a_short_report_of_the_same_year(self, tmp_path: Path) -> None:
        actual = "    actuals: [{indicator: v, fiscal_year: 2019, as_published: 設計, done: true}]\n"
        measure = MILESTONE.replace("TARGET", "設計を完了")
        assert codes(tmp_path / "a", measure=measure, results=f"{SHEET}    done: まだ検討中です。\n{actual}") == [
            "K558"
        ]
        long = "設計を終えました。関係する団体とは、来年度の工事に向けて協議中です。"
        assert codes(tmp_path / "b", measure=measure, results=f"{SHEET}    done: {long}\n{actual}") == []

    @pytest.mark.parametrize(("report", "told"), [("実施した。", []), ("計画の策定を完了した。", ["報告の文"])])
    def test_not_done_is_held_against_a_report_that_names_the_thing(
        self, tmp_path: Path, report: str, told: list[str]
    ) -> None:
        actual = "    actuals: [{indicator: v, fiscal_year: 2019, as_published: 策定中, done: false}]\n"
        measure = MILESTONE.replace("TARGET", "計画策定")
        found = Town(tmp_path, measure=measure, results=f"{SHEET}    done: {report}\n{actual}").problems()
        assert [details(each)["where"] for each in found] == told

    def test_quotes_a_month_as_it_stands(self, tmp_path: Path) -> None:
        actual = "    actuals: [{indicator: v, fiscal_year: 2019, as_published: 策定（令和2年4月）, done: true}]\n"
        measure = MILESTONE.replace("TARGET", "計画策定")
        (found,) = Town(tmp_path, measure=measure, results=f"{SHEET}{actual}").problems()
        assert details(found)["word"] == "令和2年4月"

    @pytest.mark.parametrize(("wording", "asked"), [("予定", True), ("検討中", True), ("令和元年7月", False)])
    def test_of_a_schedule_is_asked_too(self, tmp_path: Path, wording: str, *, asked: bool) -> None:
        measure = f"schedule: {{as_published: {wording}, state: done}}\n"
        assert codes(tmp_path, measure=measure) == (["K558"] if asked else [])


class TestTheDocument:
    """A result of 2019 cannot stand in what was published before 31 March 2020."""

    DOCUMENTS = (
        "- {id: d, title: 評価シート, fiscal_year: 2020, file: d.txt}\n"
        "- {id: old, title: 古い計画, issued: 令和元年5月, fiscal_year: 2019, file: o.txt}\n"
        "- {id: late, title: 新しい報告, issued: 令和2年6月, fiscal_year: 2020, file: l.txt}"
    )
    VALUE = (
        "indicators:\n  - {id: v, name: 指標, unit: 件, kind: outcome, direction: at_least, accumulation: yearly,"
        " baseline: {fiscal_year: 2018, as_published: 5件, source: {document: old}},"
        " targets: [{fiscal_year: 2019, as_published: 10件, source: {document: old}}]}\n"
    )

    @pytest.mark.parametrize(
        ("value", "asked"),
        [
            ("fiscal_year: 2019, as_published: 9件, source: {document: old}", True),
            ("fiscal_year: 2019, as_published: 9件, source: {document: late}", False),
            ("fiscal_year: 2019, as_published: 9件", False),
            ("fiscal_year: 2019, as_published: 9件, forecast: true, source: {document: old}", False),
            ("fiscal_year: 2019, missing: being_compiled, source: {document: old}", False),
            ("fiscal_year: 2018, as_published: 5件, source: {document: old}", False),
            ("fiscal_year: 2019, part: m4, as_published: 9件, source: {document: old}", False),
            ("as_of: 2019-04-30, as_published: 9件, source: {document: old}", False),
        ],
    )
    def test_of_a_value_is_asked_where_it_is_older(self, tmp_path: Path, value: str, *, asked: bool) -> None:
        results = f"{SHEET}    actuals: [{{indicator: v, {value}}}]\n"
        found = codes(tmp_path, measure=self.VALUE, results=results, documents=self.DOCUMENTS)
        assert found == (["K596"] if asked else [])

    @pytest.mark.parametrize(
        ("counting", "value", "asked"),
        [
            ("yearly", "fiscal_year: 2020, as_published: 9件", True),
            ("yearly", "fiscal_year: 2019, as_published: 9件", False),
            ("yearly", "fiscal_year: 2018, as_published: 5件", False),
            ("yearly", "fiscal_year: 2020, as_published: 9件（見込み）", False),
            ("yearly", "fiscal_year: 2020, missing: being_compiled", False),
            ("yearly", "fiscal_year: 2020, part: m4, as_published: 9件", False),
            ("point", "fiscal_year: 2020, as_published: 9件", False),
        ],
    )
    def test_of_a_round_cannot_hold_the_count_of_a_later_year(
        self, tmp_path: Path, counting: str, value: str, *, asked: bool
    ) -> None:
        results = f"{SHEET}    actuals: [{{indicator: v, {value}}}]\n"
        measure = self.VALUE.replace("accumulation: yearly", f"accumulation: {counting}")
        town = Town(tmp_path, measure=measure, results=results, documents=self.DOCUMENTS)
        before = "fiscal_year: 2019, source: {document: d}"
        town.change("town/p/plan.yaml", before, before.replace("d}", "late}"))
        assert town.codes() == (["K596"] if asked else [])

    @pytest.mark.parametrize("part", ["as_published: B, by: division", ""])
    def test_of_a_report_or_an_evaluation_is_asked_too(self, tmp_path: Path, part: str) -> None:
        cited = "source: {document: old}"
        told = f"    evaluations: [{{{part}, {cited}}}]\n" if part else f"    done: 進めました。\n    {cited}\n"
        assert codes(tmp_path, results=SHEET + told, documents=self.DOCUMENTS) == ["K596"]

    def test_of_a_whole_round_is_asked_once(self, tmp_path: Path) -> None:
        values = "    done: 進めました。\n    evaluations: [{by: division, as_published: B}]\n"
        town = Town(tmp_path, results=SHEET + values, documents=self.DOCUMENTS)
        before = "fiscal_year: 2019, source: {document: d}"
        town.change("town/p/plan.yaml", before, before.replace("d}", "old}"))
        assert town.codes() == ["K596"]

    def test_of_what_was_spent_is_asked_too(self, tmp_path: Path) -> None:
        spent = 'budgets: [{fiscal_year: 2019, kind: KIND, amount: "10", unit: 千円, source: {document: old}}]\n'
        assert codes(tmp_path / "a", measure=spent.replace("KIND", "settled"), documents=self.DOCUMENTS) == ["K596"]
        assert codes(tmp_path / "b", measure=spent.replace("KIND", "initial"), documents=self.DOCUMENTS) == []


class TestAPage:
    """A page is one of a document; without any, nobody can look there."""

    REPORT = f"{SHEET}    done: 進めました。\n    source: {{page: '6'}}\n"

    def told(self, folder: Path, results: str) -> City:
        documents = "- {id: d, title: 評価シート, issued: 平成27年3月, fiscal_year: 2014, file: d.txt}"
        town = Town(folder, results=results, documents=documents)
        return town.change("town/p/plan.yaml", ", source: {document: d}}", "}")

    def test_of_a_round_that_names_no_document_is_asked_about(self, tmp_path: Path) -> None:
        town = self.told(tmp_path, self.REPORT)
        assert town.codes() == ["K597"]
        assert "1 件のページ（6）は、どの文書のものか分からない" in town.report()

    def test_is_not_where_no_page_is_typed(self, tmp_path: Path) -> None:
        assert self.told(tmp_path, f"{SHEET}    done: 進めました。\n").codes() == ["K595"]


def test_the_sample_city_types_nothing_that_its_documents_do_not_say(tmp_path: Path) -> None:
    assert City(tmp_path).codes() == []
