"""What `kokai diff` tells besides single records: verdicts that turn, data that many pages share, and what it cannot know."""

import json
from pathlib import Path

import pytest
from msgspec.structs import fields

from generator.changes import (
    Differences,
    Effects,
    PageChange,
    SharedChange,
    Snapshot,
    VerdictChange,
    compare_verdicts,
)
from generator.changes.records import parse_differences, parse_snapshot, render_differences, render_snapshot
from generator.cli import main
from generator.diffs.lines import set_apart
from generator.diffs.note import render_note
from generator.diffs.shared import name_of_shared
from generator.diffs.states import ComparedState, read_state
from generator.ledger import Moves
from generator.model.city import Correction, Department, Document, Municipality, Release, SiteSettings
from generator.model.plans import Round
from generator.model.vocabulary import Synonyms
from sample import City
from test_changes import GREEN

pytestmark = pytest.mark.long

RESULTS = "mihon/basic-plan/results/2024.yaml"
PLAN = "mihon/basic-plan/plan.yaml"

SHARED_EDITS = (
    (
        "mihon/departments.yaml",
        "name: 計画課",
        "name: 政策課",
        "部署「政策課」（mihon/departments.yaml）\n    名前：「計画課」 → 「政策課」",
    ),
    ("mihon/departments.yaml", "[citizens-life]", "[planning]", "引き継いだ部署：「市民生活部」 → 「企画部」"),
    ("mihon/documents.yaml", "令和6年度 進捗報告書", "令和6年度 報告書", "文書「令和6年度 報告書」"),
    (PLAN, "as_of: 2024-09-30", "as_of: 2024-10-31", "いつ現在か：「2024年9月30日」 → 「2024年10月31日」"),
    (PLAN, "publish_on: 2025-07-01", "publish_on: 2025-08-01", "公開日：「2025年7月1日」 → 「2025年8月1日」"),
    ("vocabulary/town.yaml", "[いつでも]", "[いつでも, 常に]", "検索の語彙「随時」（vocabulary/town.yaml）"),
    ("mihon/corrections.yaml", "集計表の転記誤り", "写し間違い", "理由：「集計表の転記誤り」 → 「写し間違い」"),
    ("site.yaml", "name: 見本市の計画と実績", "name: 見本の計画", "サイトの設定「見本の計画」（site.yaml）"),
    (PLAN, "serves: [p1, hall]", "serves: [p2]", "結びつく柱や施策：「緑のまち 窓口の改善」 → 「開かれた市役所」"),
    (
        PLAN,
        "editor_note: 架空の値です。",
        "editor_note: 見本です。",
        "指標の記載「見本市基本計画 暮らしやすいと感じる市民の割合」",
    ),
    (RESULTS, "label: 「わからない」を除いた値", "label: 除いた値", "数値に添えた記載："),
    (PLAN, "page: 表紙", "page: 奥付", "計画の出典「見本市基本計画」"),
)
"""File, what stood, what stands, and what is told of it."""


def diff(before: City, after: City, capsys: pytest.CaptureFixture[str], form: str = "text") -> str:
    assert main(["diff", str(before.data), str(after.data), "--data", str(after.data), "--format", form]) == 0
    return capsys.readouterr().out


def state(city: City) -> ComparedState:
    found = read_state(str(city.data), city.data, None)
    assert isinstance(found, ComparedState)
    return found


class TestVerdicts:
    def test_that_turn_are_told_in_the_words_of_the_pages(
        self, before: City, after: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        after.change(RESULTS, '"11,500人", value: 11500', '"12,500人", value: 12500')
        told = diff(before, after, capsys)
        assert "判定が変わる施策と指標：2 件\n" in told
        assert "  中央公園の改修：「未達成」 → 「一部報告なし」\n    mihon/basic-plan/measures/park/\n" in told
        assert "  中央公園の改修　来園者数：「未達成」 → 「達成」\n" in told
        assert "    mihon/basic-plan/measures/park/#indicator-visitors\n" in told
        note = diff(before, after, capsys, "markdown")
        assert "- `中央公園の改修`　`来園者数`：`未達成` → `達成`\n" in note
        page = diff(before, after, capsys, "html")
        assert "中央公園の改修　来園者数<br>" in page
        assert '未達成</del></td><td><ins style="text-decoration:none">達成</ins>' in page

    def test_of_an_indicator_on_its_way_are_those_of_where_it_moves(
        self, before: City, after: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        after.change(RESULTS, "as_published: 37.0（60.3）, value: 37.0", "as_published: 57.0（60.3）, value: 57.0")
        assert "見本市基本計画　暮らしやすいと感じる市民の割合：「遠ざかっている」 → 「近づいている」" in diff(
            before, after, capsys
        )

    def test_of_a_period_are_told_where_the_whole_stays(
        self, before: City, after: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        after.change("mihon/basic-plan/results/2023.yaml", '"12,030人", value: 12030', '"10,030人", value: 10030')
        after.change("mihon/corrections.yaml", "right: 12,030人", "right: 10,030人")
        told = diff(before, after, capsys)
        period = "令和5年度（2023年度）"
        assert f"来園者数：「未達成 {period}：達成」 → 「未達成 {period}：未達成」" in told

    def test_that_stay_are_not_told(self, before: City, after: City, capsys: pytest.CaptureFixture[str]) -> None:
        after.change(RESULTS, '"11,500人", value: 11500', '"11,501人", value: 11501')
        assert "判定が変わる" not in diff(before, after, capsys)

    @pytest.mark.parametrize(
        ("was", "now", "told"),
        [
            ("途中", "途中\n第1四半期：達成\n第2四半期：達成", []),  # as soon as there are two, each is told
            ("途中\n第1四半期：達成\n第2四半期：達成", "途中\n第1四半期：達成\n第2四半期：達成\n第3四半期：未達成", []),
            ("途中\n第1四半期：達成\n第2四半期：達成", "途中", []),
            ("途中", "達成\n第1四半期：達成\n第2四半期：未達成", [("途中", "達成")]),
            (
                "途中\n第1四半期：達成\n第2四半期：達成",
                "途中\n第1四半期：未達成\n第2四半期：達成\n第3四半期：達成",
                [("途中\n第1四半期：達成", "途中\n第1四半期：未達成")],
            ),
        ],
    )
    def test_of_a_new_period_is_none_that_turned(self, was: str, now: str, told: list[tuple[str, str]]) -> None:
        found = compare_verdicts(
            Snapshot(verdicts={"c/p/measure/m/i": was}), Snapshot(verdicts={"c/p/measure/m/i": now})
        )
        assert [(each.before, each.after) for each in found] == told

    def test_of_a_record_of_a_release_are_held_against_the_data(
        self, before: City, after: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        record = tmp_path / "figures.json"
        record.write_bytes(render_snapshot(state(before).snapshot))
        after.change(RESULTS, '"11,500人", value: 11500', '"12,500人", value: 12500')
        assert main(["diff", str(record), "--data", str(after.data)]) == 0
        told = capsys.readouterr().out
        assert "来園者数：「未達成」 → 「達成」" in told
        assert "判定の違いは示していません" not in told
        assert parse_snapshot(record.read_bytes(), "figures.json") == state(before).snapshot

    def test_of_an_older_record_are_said_to_be_unknown(
        self, before: City, after: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        record = json.loads(render_snapshot(state(before).snapshot))
        del record["verdicts"]
        (tmp_path / "figures.json").write_text(json.dumps(record), encoding="utf-8")
        assert main(["diff", str(tmp_path / "figures.json"), "--data", str(after.data)]) == 0
        told = capsys.readouterr().out
        assert "判定の違いは示していません" in told
        assert "判定が変わる" not in told

    def test_follow_what_moved(self, before: City, after: City) -> None:
        for file in ("mihon/basic-plan/measures/green.yaml", RESULTS, "mihon/basic-plan/results/2023.yaml"):
            text = after.read(file)
            after.put(
                file, text.replace("id: visitors", "id: guests").replace("indicator: visitors", "indicator: guests")
            )
        after.put(
            "mihon/moved.yaml",
            'moved:\n  - from: "basic-plan/measures/park#indicator-visitors"\n    kind: 移動\n'
            '    to: ["basic-plan/measures/park#indicator-guests"]\n    reason: id を直した\n    date: 2026-05-01\n',
        ).change(RESULTS, '"11,500人", value: 11500', '"12,500人", value: 12500')
        after.change("mihon/corrections.yaml", "park#visitors-2023", "park#guests-2023")
        found = compare_verdicts(state(before).snapshot, state(after).snapshot, Moves(after.site()))
        assert ("来園者数", "未達成", "達成") in [(each.name, each.before, each.after) for each in found]


class TestNames:
    @pytest.mark.parametrize("form", ["text", "html", "markdown"])
    def test_an_amount_is_called_by_its_kind(
        self, form: str, before: City, after: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        after.change(
            RESULTS, 'label: 計画事業費, amount: "310"', 'label: 計画事業費, amount: "310", source: {page: "9"}'
        )
        told = diff(before, after, capsys, form)
        assert "決算 計画事業費 令和6年度（2024年度）" in told


class TestSharedData:
    @pytest.mark.parametrize("edit", SHARED_EDITS, ids=lambda edit: edit[1])
    def test_are_told_by_what_they_are_called(
        self, edit: tuple[str, str, str, str], before: City, after: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        *change, told = edit
        after.change(*change)
        for form in ("html", "markdown"):
            assert "ほかのデータの違い" in diff(before, after, capsys, form)
        assert told in diff(before, after, capsys)

    def test_name_every_field(self) -> None:
        shared = (SiteSettings, Release, Municipality, Department, Document, Correction, Round, Synonyms)
        names = {field.name for record in shared for field in fields(record)} - {"id", "place", "releases"}
        beside = {"source", "departments", "number", "serves", "footnotes", "no_target", "editor_note", "beside"}
        assert all(name_of_shared(name) for name in names | beside)

    def test_tell_nothing_twice_of_what_is_new(
        self, before: City, after: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        after.put(
            "mihon/basic-plan/measures/lights.yaml",
            "measures:\n  - {id: lights, title: 公園の照明, kind: project, pillar: p1-1}\n",
        )
        assert "ほかのデータの違い" not in diff(before, after, capsys)

    def test_a_department_that_is_called_otherwise_is_told_once(
        self, before: City, after: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        after.change("mihon/departments.yaml", "name: 計画課", "name: 政策課")
        assert "ほかのデータの違い：1 件" in diff(before, after, capsys)


class TestPagesOfARecord:
    def test_are_those_that_may_change(
        self, before: City, after: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        record = tmp_path / "figures.json"
        record.write_bytes(render_snapshot(state(before).snapshot))
        after.change(GREEN, "title: 中央公園の改修", "title: 中央公園の再整備")
        exact = {each["address"] for each in json.loads(diff(before, after, capsys, "json"))["effects"]["pages"]}
        assert main(["diff", str(record), "--data", str(after.data), "--format", "json"]) == 0
        pages = json.loads(capsys.readouterr().out)["effects"]["pages"]
        assert exact <= {each["address"] for each in pages}  # none is missing; some of them stay as they are
        assert [each["address"] for each in pages if each.get("what", "changed") == "changed"] == [
            "mihon/basic-plan/measures/park/"
        ]

    def test_are_none_where_nothing_differs(
        self, before: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        record = tmp_path / "figures.json"
        record.write_bytes(render_snapshot(state(before).snapshot))
        assert main(["diff", str(record), "--data", str(before.data)]) == 0
        assert "ページ：" not in capsys.readouterr().out


class TestWhatIsRead:
    TOLD = Differences(
        "a",
        "b",
        effects=Effects(
            verdicts=(VerdictChange("題", "x/", "達成", "未達成"),),
            shared=(SharedChange("部署", "課"),),
            pages=(PageChange("x/", "題", "施策", "may"),),
            notes=("pages",),
        ),
    )

    def test_is_what_was_written(self) -> None:
        assert parse_differences(render_differences(self.TOLD), "f", released=False) == self.TOLD

    def test_stands_as_code_in_a_note(self) -> None:
        hostile = "[@mayor](https://other.example/)"
        effects = Effects(
            verdicts=(VerdictChange(hostile, hostile, hostile, hostile, hostile),),
            shared=(SharedChange(hostile, hostile, hostile),),
            pages=(PageChange(hostile, hostile, hostile),),
        )
        note = render_note(Differences("a", "b", effects=effects)).decode()
        assert note.count(hostile) == note.count(f"`{hostile}`") == 8


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("a\nb\nc\nd", "a\nb\nx\nd", ("… b c …", "… b x …")),
        ("", "a\nb\nc\nd\ne\nf", ("", "a b c d e f")),
        ("短い文", "短い話", ("短い文", "短い話")),
        (f"{'あ' * 60}い", f"{'あ' * 60}う", (f"…{'あ' * 12}い", f"…{'あ' * 12}う")),
        ("a\nb\nc", "a\nb\nc\nd", ("… c", "… c d")),
    ],
)
def test_of_long_texts_what_differs_is_told(before: str, after: str, told: tuple[str, str]) -> None:
    assert set_apart(before, after, 40) == told
