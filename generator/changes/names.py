"""What fields of a state are called where differences are told to people."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.open_data.codes import Told
from generator.open_data.columns import BY_NAME

_OWN: Final[Mapping[str, Told]] = MappingProxyType(
    {
        "title": Told("題名", "Title"),
        "number": Told("番号", "Number"),
        "name": Told("名前", "Name"),
        "address": Told("アドレス", "Address"),
        "departments": Told("担当", "Responsible"),
        "position": Told("位置づけ", "Position"),
        "ending": Told("終わり方", "How it ended"),
        "ending_year": Told("終わった年度", "Year of the end"),
        "ending_into": Told("統合先", "Merged into"),
        "definition": Told("説明", "Definition"),
        "formula": Told("計算式", "Formula"),
        "data_source": Told("データの出所", "Source of the data"),
        "tolerance": Told("維持と見なす幅", "Tolerance"),
        "scale": Told("尺度", "Scale"),
        "parts": Told("年度の値の出し方", "How parts make a year"),
        "breaks": Told("比べられない切れ目", "Breaks"),
        "anchor": Told("場所", "Place"),
        "of": Told("属するもの", "Belongs to"),
    }
)
_OF_TEXTS: Final[Mapping[str, Told]] = MappingProxyType(
    {
        "summary": Told("概要", "Summary"),
        "text": Told("本文", "Text"),
        "done": Told("実施したこと", "What was done"),
        "sections": Told("文", "Text"),
        "reports": Told("報告", "Reports"),
        "evaluations": Told("評価", "Evaluations"),
        "next_step": Told("今後の方向", "Next step"),
        "target_text": Told("目標", "Aim"),
        "expected_effect": Told("期待される効果", "Expected effect"),
        "steps": Told("取組", "Steps"),
        "deadlines": Told("期限", "Deadlines"),
        "step_targets": Told("取組の目標", "Aims of the steps"),
        "schedule": Told("時期", "Schedule"),
        "note": Told("備考", "Note"),
        "plain_summary": Told("やさしい説明", "In plain words"),
        "editor_note": Told("編集者の注記", "Editors' note"),
        "footnotes": Told("注", "Footnotes"),
        "priority": Told("優先順位", "Priority"),
        "positions": Told("ほかの計画での位置づけ", "Position in other plans"),
        "tags": Told("分類", "Tags"),
        "continues": Told("引き継ぐ施策", "Continues"),
        "repeats": Told("再掲の元", "Repeats"),
        "related": Told("関連する施策", "Related measures"),
        "new": Told("新規", "New"),
        "no_indicator": Told("指標がない理由", "Why there is no indicator"),
        "kind": Told("種類", "Kind"),
        "level": Told("階層", "Level"),
        "period": Told("期間", "Period"),
        "levels": Told("階層の名前", "Names of levels"),
        "measure_kinds": Told("施策の種類", "Kinds of measures"),
        "scales": Told("評価の尺度", "Rating scales"),
        "tag_lists": Told("分類の一覧", "Lists of tags"),
        "words": Told("項目の見出し", "Headings of fields"),
        "predecessor": Told("前の計画", "Plan before"),
        "published": Told("公表日", "Day of publication"),
    }
)

_KINDS: Final[Mapping[str, Told]] = MappingProxyType(
    {"holders": Told("種類", "Kind"), "indicators": BY_NAME["indicator_kind"].title}
)


def name_field(section: str, name: str) -> Told:
    """What a field of a section of a state (`Snapshot`) is called; its own name where nothing better is known."""
    if name == "kind" and section in _KINDS:
        return _KINDS[section]
    if name.startswith(("text/", "report/")):
        return _OF_TEXTS.get(name.rpartition("/")[2], Told("本文", "Text"))
    if name in _OWN:
        return _OWN[name]
    return BY_NAME[name].title if name in BY_NAME else Told(name, name)
