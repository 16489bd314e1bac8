"""Whom the words of a document call responsible, beside whom the data let lead.

A note, a report or the wording of a cell in; whether it is asked about, out.
"""

from pathlib import Path
from textwrap import indent

import pytest

from sample import City

pytestmark = pytest.mark.long

DEPARTMENTS = """\
departments:
  - id: planning
    name: 企画部
    kind: department
    contact: {tel: 000-000-0001}
    children:
      - {id: planning-section, name: 計画課, kind: division}
      - {id: youth, name: 子ども・若者課, kind: division}
      - {id: together, name: 協働推進課, kind: division}
  - id: health
    name: 健康福祉部
    kind: department
    children:
      - {id: welfare, name: 福祉課, kind: division}
      - {id: disability, name: 障害福祉課, kind: division}
  - {id: citizens, name: 市民部, kind: department, valid: {to: 2021}, successors: [citizens-life]}
  - id: citizens-life
    name: 市民生活部
    kind: department
    valid: {from: 2022}
    children:
      - {id: counter, name: 市民課, kind: division}
  - {id: traffic, name: 交通対策課, kind: division, valid: {from: 2010, to: 2018}}
"""


def city(
    folder: Path, *, lead: str = "planning-section", cell: str = "", note: str = "", former: str = "", done: str = ""
) -> City:
    """The sample city with a measure more, which 計画課 leads where nothing else is said."""
    published = f"as_published: '{cell}', " if cell else ""
    lines = [
        "measures:", "  - id: zz", "    title: 試しの施策", "    kind: project", "    pillar: p2",
        f"    departments: {{{published}lead: [{lead}]{former}}}", *(["    note: |-", indent(note, " " * 6)] if note else []),
    ]  # fmt: skip
    town = City(folder).put("mihon/departments.yaml", DEPARTMENTS)
    town.put("mihon/basic-plan/measures/zz.yaml", "\n".join(lines) + "\n")
    if done:
        report = f"  - measure: zz\n    done: |-\n{indent(done, ' ' * 6)}\n  - measure: hall\n"
        town.change("mihon/basic-plan/results/2024.yaml", "  - measure: hall\n", report)
    return town


class TestTexts:
    @pytest.mark.parametrize(
        "note",
        [
            "所管：福祉課",
            "担当課　福祉課",
            "【所管課】福祉課",
            "（担当）福祉課",
            "所管課／福祉課",
            "主管課は福祉課である。",
            "本事業は福祉課が所管しています。",
            "当該事業については、福祉課が主管課となる。",
            "福祉課がこの事業を担当しています。",
            "事業を所管する課は福祉課である。",
            "福祉課所管",
            "財源は調整中です。\n担当課：健康福祉部福祉課",
            "担当部署：福祉課 地域福祉係",
            "担当：見本市福祉課",
            "令和6年度に始めた（所管：福祉課）。",
            "所管：福祉課、関係課：計画課",
            "所管　福祉課ほか",
            "※担当課は福祉課・障害福祉課",
        ],
    )
    def test_another_department_that_is_said_to_lead_is_asked_about(self, tmp_path: Path, note: str) -> None:
        town = city(tmp_path, note=note)
        assert town.codes() == ["K580"]
        assert "lead（担当の部署）は「計画課」です" in town.report()

    @pytest.mark.parametrize(
        "note",
        [
            "関係課：福祉課",
            "所管課：計画課、関係課：福祉課",
            "所管：企画部",
            "所管：旧福祉課",
            "所管：こども未来課",
            "所管：交通対策課",
            "施設所管課：福祉課",
            "問い合わせ先：福祉課",
            "事務局：福祉課",
            "所管：計画課　担当：福祉課",
            "令和7年度から福祉課に移管した。",
            "令和5年度の所管は福祉課",
            "担当課：福祉課（令和7年度から）",
            "福祉課と協力して進めます。",
            "申込みの受付は福祉課が担当します。",
            "福祉課が所管する施設で開きます。",
            "担当：福祉課の山田",
            "・窓口（担当：福祉課）\n・計画づくり（担当：計画課）",
            "担当課：福祉課\n担当課：障害福祉課",
            "(1) 担当：福祉課",
        ],
    )
    def test_who_helps_has_a_part_or_led_at_another_time_is_not(self, tmp_path: Path, note: str) -> None:
        assert city(tmp_path, note=note).codes() == []

    def test_a_name_is_no_part_of_another(self, tmp_path: Path) -> None:
        assert city(tmp_path / "1", lead="disability", note="所管：障害福祉課").codes() == []
        assert city(tmp_path / "2", lead="disability", note="所管：福祉課").codes() == ["K580"]

    def test_a_department_goes_on_under_another_name(self, tmp_path: Path) -> None:
        assert city(tmp_path / "1", lead="citizens-life", note="所管：市民部").codes() == []
        assert city(tmp_path / "2", lead="counter", cell="市民部").codes() == []

    def test_who_led_before_is_told_as_such(self, tmp_path: Path) -> None:
        former = ", former: [{years: {to: 2022}, as_published: 福祉課, lead: [welfare]}]"
        assert city(tmp_path / "1", note="所管：福祉課", former=former).codes() == []
        other = ", former: [{years: {to: 2022}, as_published: 福祉課, lead: [counter]}]"
        assert city(tmp_path / "2", former=other).codes() == ["K580"]

    def test_a_report_tells_it_too_but_not_who_did_its_work(self, tmp_path: Path) -> None:
        assert city(tmp_path / "1", done="説明会を開きました。\n所管：福祉課").codes() == ["K580"]
        assert city(tmp_path / "2", done="講座を開いた（担当：福祉課）。").codes() == []


class TestCells:
    @pytest.mark.parametrize(
        "cell",
        [
            "福祉課",
            "健康福祉部 福祉課",
            "担当課 福祉課",
            "福祉課・障害福祉課",
            "福祉課、関係各課",
            "福祉課（地域福祉係）",
            "福祉課（内線123）",
            "主管：福祉課／関係：計画課",
            "計画課（主管：福祉課）",
            "◎福祉課、計画課",
            "福祉課（主）、計画課（副）",
        ],
    )
    def test_a_cell_that_names_another_department_is_asked_about(self, tmp_path: Path, cell: str) -> None:
        assert city(tmp_path, cell=cell).codes() == ["K580"]

    @pytest.mark.parametrize(
        ("lead", "cell"),
        [
            ("planning-section", "企画部計画課"),
            ("planning-section", "障害福祉課、計画課"),
            ("planning-section", "計画課／福祉課（協力）"),
            ("planning-section", "計画課（旧福祉課）"),
            ("planning-section", "福祉課から計画課へ移管"),
            ("planning-section", "福祉課（令和5年度まで）、計画課（令和6年度から）"),
            ("planning-section", "企画部 計画課／関係各課（福祉課）"),
            ("planning-section", "各課"),
            ("planning-section", "各課（福祉課）"),
            ("planning-section", "全庁（取りまとめ：福祉課）"),
            ("together", "計画課、協働推進課"),
            ("youth", "計画課、子ども・若者課"),
            ("health", "福祉課"),
            ("welfare", "健康福祉部"),
        ],
    )
    def test_a_cell_that_names_who_leads_or_is_not_understood_is_not(
        self, tmp_path: Path, lead: str, cell: str
    ) -> None:
        told = city(tmp_path, lead=lead, cell=cell).codes()
        assert [code for code in told if code != "K599"] == []  # of which one is not in the data is another matter
