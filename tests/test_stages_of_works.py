"""A milestone that is typed to be done, and a wording that tells of an earlier stage: text in, whether it is asked about, out."""

from pathlib import Path

import pytest

from one_indicator import told_of_each

pytestmark = pytest.mark.long


def told(folder: Path, *cases: tuple[str, ...]) -> list[list[str]]:
    """The codes told of each milestone: its target, its actual wording, and its name."""
    return told_of_each(
        folder,
        [
            {
                "direction": "milestone",
                "counting": "point",
                "name": (*name, "整備の状況")[0],
                "target": f"as_published: {target}, done: true",
                "actual": f"as_published: {actual}, done: true",
            }
            for target, actual, *name in cases
        ],
    )


def test_a_stage_before_the_promised_one_is_asked_about(tmp_path: Path) -> None:
    cases = (
        ("工事完了", "実施設計完了"),
        ("工事を完了", "基本設計が完了した"),
        ("工事完了", "用地買収完了"),
        ("工事完了", "契約締結済み"),
        ("実施設計完了", "基本設計完了"),
        ("計画策定", "構想策定"),
        ("運用開始", "計画策定"),
        ("運用開始", "実施計画を策定しました"),
        ("運用開始", "システムの構築完了"),
        ("システム稼働", "要件定義完了"),
        ("本格運用開始", "仕様書を作成"),
        ("導入", "業者選定完了"),
        ("公開", "原稿作成"),
        ("供用開始", "造成工事完了"),
        ("完成", "入札実施"),
        ("竣工", "着工"),
        ("開校", "基本構想策定"),
        ("完了", "実施設計完了", "新庁舎の建設工事"),
        ("達成", "計画策定", "新システムの運用開始"),
    )
    assert told(tmp_path, *cases) == [["K558"]] * len(cases)


def test_the_promised_stage_or_a_later_one_is_not(tmp_path: Path) -> None:
    cases = (
        ("実施設計", "設計完了"),
        ("設計完了", "実施設計完了"),
        ("基本設計完了", "実施設計完了"),
        ("計画策定", "計画書完成"),
        ("整備計画策定", "計画策定"),
        ("運用計画の策定", "計画策定"),
        ("運用開始に向けた計画の策定", "計画策定"),
        ("計画の策定・公表", "計画策定"),
        ("建設工事の発注", "入札完了"),
        ("改修工事設計の完了", "設計完了"),
        ("工事完了", "実施設計を完了し、工事を完了"),
        ("運用開始", "計画を策定し、運用を開始した"),
        ("調査・計画策定", "調査完了、計画策定"),
        ("道路の整備", "設計、工事完了"),
        ("システム導入", "システム設計・構築完了"),
        ("導入", "導入（計画策定を含む）"),
        ("完成", "竣工"),
        ("運用開始", "稼働"),
        ("工事完了", "全区間の舗装完了"),
        ("土地の売却", "契約完了"),
        ("完了", "実施設計完了", "実施設計"),
        ("完了", "設計完了", "工事の設計"),
        ("完成", "計画書を作成", "管理計画書"),
        ("策定", "計画策定", "施設整備計画"),
    )
    assert told(tmp_path, *cases) == [[]] * len(cases)
