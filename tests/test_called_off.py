"""Things that were called off, beside what was typed to be done, counted or rated: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town

pytestmark = pytest.mark.long


def codes(folder: Path, target: str, actual: str, told: str = "", form: str = "direction: milestone") -> list[str]:
    """The town's one measure with one indicator of 2019, its value where there is one, and what else its report tells."""
    measure = (
        f"indicators:\n  - {{id: i, name: 防災訓練の実施, {form}, kind: output, accumulation: yearly,\n"
        f"     targets: [{{fiscal_year: 2019, {target}}}]}}\n"
    )
    actuals = f"    actuals: [{{indicator: i, fiscal_year: 2019, {actual}}}]\n" if actual else ""
    return Town(folder, measure=measure, results=f"measures:\n  - measure: a\n{actuals}{told}").codes()


def done(folder: Path, wording: str, target: str = "訓練を実施", *, flag: str = "true", told: str = "") -> list[str]:
    actual = f"as_published: {wording}, done: {flag}"
    return codes(folder, f"as_published: {target}, done: true", actual, told)


@pytest.mark.parametrize(
    "wording",
    [
        "休止した", "休止", "休止中", "実施しなかった", "実績なし", "中止した", "未実施", "廃止した", "取りやめた", "開催を見合わせ", "行わなかった",
        "実施なし", "実施されなかった", "不実施", "凍結", "保留", "0回", "訓練は休止した。", "感染症の影響で休止した", "実施（休止）", "達成（中止）",
    ],
)  # fmt: skip
def test_what_was_called_off_is_not_done(tmp_path: Path, wording: str) -> None:
    assert done(tmp_path, wording) == ["K558"]


@pytest.mark.parametrize(
    ("target", "wording"),
    [
        ("訓練を実施", "休止していた訓練を再開した"),
        ("訓練を実施", "中止していた訓練を再開"),
        ("訓練を実施", "中止した前年の分を含めて実施した"),
        ("訓練を実施", "休止中の施設を活用し実施した"),
        ("訓練を実施", "中止することなく実施した"),
        ("訓練を実施", "集合訓練は行わず、書面で開催"),
        ("訓練を実施", "予定どおり実施、事故なし"),
        ("訓練を実施", "実施（懇親会は休止）"),
        ("工事を完了", "完了（残土処分は保留）"),
        ("工事を完成", "工事中断を経て完成"),
        ("オンライン申請を導入", "紙の申請を廃止した"),
        ("貸出制度を導入", "利用実績なし"),
        ("事業の休止を決定", "休止を決定"),
        ("制度の廃止", "廃止した"),
        ("条例の見直し", "条例を廃止した"),
        ("実施の可否を決定", "実施しない方針を決定"),
        ("窓口の改善", "苦情なし"),
    ],
)
def test_what_was_called_off_once_or_is_another_thing_says_nothing(tmp_path: Path, target: str, wording: str) -> None:
    assert done(tmp_path, wording, target) == []


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("休止した。", True),
        ("実施しなかった。", True),
        ("実績なし。", True),
        ("訓練は行わなかった。", True),
        ("休止していた訓練を再開した。", False),
        ("中止した前年の分を含む。", False),
    ],
)
def test_a_short_report_that_it_was_called_off_is_held_against_what_was_done(
    tmp_path: Path, told: str, *, asked: bool
) -> None:
    assert done(tmp_path, "実施", told=f"    done: {told}\n") == (["K558"] if asked else [])


@pytest.mark.parametrize(
    ("wording", "asked"),
    [("達成", True), ("目標達成", True), ("達成済み", True), ("未達成", False), ("達成に向け調整中", False)],
)
def test_what_is_called_reached_is_done(tmp_path: Path, wording: str, *, asked: bool) -> None:
    assert done(tmp_path, wording, flag="false") == (["K558"] if asked else [])


OFF = [
    ("感染症のため休止した。", True),
    ("事業を見送った。", True),
    ("開催を見合わせた。", True),
    ("取りやめた。", True),
    ("事業は行わなかった。", True),
    ("実績なし。", True),
    ("休止していた事業を再開した。", False),
    ("中止した前年の分を含む。", False),
    ("一部を休止した。", False),
    ("8月は休止した。", False),
    ("会議は行わなかった。", False),
    ("実績なしの団体を除いた。", False),
]


@pytest.mark.parametrize(("told", "asked"), OFF)
def test_a_report_that_it_was_called_off_is_held_against_a_target_that_was_reached(
    tmp_path: Path, told: str, *, asked: bool
) -> None:
    counted = "unit: 件, direction: at_least"
    found = codes(tmp_path, "as_published: 100件", "as_published: 110件", f"    done: {told}\n", counted)
    assert found == (["K572"] if asked else [])


@pytest.mark.parametrize(("told", "asked"), OFF)
def test_and_against_an_evaluation_that_it_was_reached(tmp_path: Path, told: str, *, asked: bool) -> None:
    report = f"    evaluations: [{{by: division, as_published: 達成}}]\n    done: {told}\n"
    found = codes(tmp_path, "as_published: 100件", "", report, "unit: 件, direction: at_least")
    assert found == (["K582"] if asked else [])


def test_the_end_of_what_was_to_be_ended_may_be_called_reached(tmp_path: Path) -> None:
    report = (
        "measures:\n  - measure: a\n    done: 事業を休止した。\n    evaluations: [{by: division, as_published: 達成}]\n"
    )
    town = Town(tmp_path, results=report)
    assert town.codes() == ["K582"]
    assert town.change("town/p/measures/a.yaml", "雨水管の整備", "雨水管事業の見直し").codes() == []
