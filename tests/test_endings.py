"""The end of a measure beside its reason: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town


def codes(folder: Path, kind: str, year: int, reason: str) -> list[str]:
    return Town(folder, measure=f"ending: {{kind: {kind}, fiscal_year: {year}, reason: {reason}}}\n").codes()


@pytest.mark.parametrize(
    ("year", "reason", "asked"),
    [
        (2019, "平成29年度末で廃止", True),
        (2019, "平成29年度をもって終了", True),
        (2025, "令和元年度末で廃止", True),
        (2019, "平成28年3月31日をもって本事業を終了", True),
        (2019, "令和元年度末で廃止", False),
        (2020, "令和元年度末で廃止", False),
        (2019, "令和2年3月をもって終了", False),
        (2019, "平成29年度に国の補助が終了したため", False),
        (2019, "平成27年度から平成30年度までの計画期間の終了", False),
        (2019, "平成29年度に開始した事業の目的を達したため", False),
        (2019, "目的を達したため", False),
    ],
)
def test_the_year_of_an_end_is_that_of_its_reason(tmp_path: Path, year: int, reason: str, *, asked: bool) -> None:
    assert codes(tmp_path, "ended", year, reason) == (["K581"] if asked else [])


@pytest.mark.parametrize(
    ("kind", "reason", "asked"),
    [
        ("ended", "新型コロナの影響で休止", True),
        ("ended", "施設の改修のため、事業を休止した。", True),
        ("suspended", "利用者が減ったため、廃止", True),
        ("ended", "休止していた施設を取り壊したため", False),
        ("ended", "休止を経て、令和元年度に廃止", False),
        ("suspended", "新型コロナの影響で休止", False),
        ("suspended", "廃止を含めて検討するため", False),
        ("suspended", "国の制度の廃止に向けて様子を見るため", False),
        ("ended", "整備が完了", False),
    ],
)
def test_what_became_of_a_measure_is_what_its_reason_says(
    tmp_path: Path, kind: str, reason: str, *, asked: bool
) -> None:
    assert codes(tmp_path, kind, 2019, reason) == (["K581"] if asked else [])


@pytest.mark.parametrize(
    ("kind", "reason", "asked"),
    [
        ("ended", "河川の改修事業に統合した。", True),
        ("ended", "類似の事業と統合", True),
        ("suspended", "ほかの取組へ一本化しました。", True),
        ("ended", "廃止しない", True),
        ("ended", "終了せず、令和2年度も継続する。", True),
        ("suspended", "休止しない", True),
        ("merged", "河川の改修事業に統合した。", False),
        ("ended", "学校の統合により終了", False),
        ("ended", "施設を統合したため", False),
        ("ended", "類似の事業がなく、目的を達したため", False),
        ("ended", "継続しても効果がないため", False),
        ("ended", "再開しないため", False),
    ],
)
def test_a_reason_of_another_end_or_of_none_is_asked_about(
    tmp_path: Path, kind: str, reason: str, *, asked: bool
) -> None:
    assert codes(tmp_path, kind, 2019, reason) == (["K581"] if asked else [])


@pytest.mark.parametrize(
    ("year", "asked"),
    [(2010, True), (2013, True), (2014, False), (2015, False), (2020, False), (2021, False), (2031, False)],
)
def test_an_end_long_before_the_plan_is_asked_about(tmp_path: Path, year: int, *, asked: bool) -> None:
    told = Town(tmp_path, measure=f"ending: {{kind: ended, fiscal_year: {year}}}\n").codes()
    assert told == (["K576"] if asked else [])


@pytest.mark.parametrize(
    ("kind", "title", "asked"),
    [
        ("ended", "雨水管の整備（休止）", True),
        ("ended", "雨水管の整備【休止中】", True),
        ("suspended", "雨水管の整備（廃止）", True),
        ("suspended", "雨水管の整備（令和元年度終了）", True),
        ("ended", "雨水管の整備（終了）", False),
        ("suspended", "雨水管の整備（休止）", False),
        ("ended", "休止施設の活用", False),
        ("ended", "雨水管の整備（第2期）", False),
    ],
)
def test_a_title_of_another_end_is_asked_about(tmp_path: Path, kind: str, title: str, *, asked: bool) -> None:
    town = Town(tmp_path, measure=f"ending: {{kind: {kind}, fiscal_year: 2019}}\n")
    told = town.change("town/p/measures/a.yaml", "title: 雨水管の整備", f"title: {title}").codes()
    assert told == (["K576"] if asked else [])


@pytest.mark.parametrize(("ended", "asked"), [(2017, True), (2018, False), (2019, False)])
def test_nothing_is_merged_into_what_had_ended_before(tmp_path: Path, ended: int, *, asked: bool) -> None:
    town = Town(tmp_path, measure="ending: {kind: merged, fiscal_year: 2018, into: [b]}\n").add(
        "town/p/measures/a.yaml",
        f"  - {{id: b, title: 河川の改修, kind: j, pillar: s1, ending: {{kind: ended, fiscal_year: {ended}}}}}\n",
    )
    assert town.codes() == (["K576"] if asked else [])


@pytest.mark.parametrize(("kind", "step", "asked"), [("ended", "expand", True), ("ended", "complete", False), ("suspended", "expand", False)])  # fmt: skip
def test_what_has_ended_is_not_to_be_expanded(tmp_path: Path, kind: str, step: str, *, asked: bool) -> None:
    said = {"expand": "拡充", "complete": "完了"}[step]
    results = f"measures:\n  - {{measure: a, next_step: {{kind: {step}, as_published: {said}}}}}\n"
    town = Town(tmp_path, measure=f"ending: {{kind: {kind}, fiscal_year: 2019}}\n", results=results)
    assert town.codes() == (["K576"] if asked else [])


@pytest.mark.parametrize(
    ("kind", "year", "reason", "asked"),
    [
        ("ended", 2019, "Suspended due to COVID-19", True),
        ("ended", 2019, "The programme was suspended.", True),
        ("suspended", 2019, "Discontinued", True),
        ("suspended", 2019, "The scheme was closed in 2019/20", True),
        ("ended", 2019, "Merged into the river improvement programme", True),
        ("ended", 2016, "Closed at the end of FY2018", True),
        ("ended", 2019, "Discontinued in FY2016.", True),
        ("ended", 2016, "Completed in March 2020", True),
        ("suspended", 2019, "Combined with another service", True),
        ("merged", 2019, "Suspended because of the pandemic", True),
        ("ended", 2019, "Closed at the end of FY2018", False),
        ("ended", 2019, "Discontinued in FY2019", False),
        ("suspended", 2019, "Suspended due to COVID-19", False),
        ("ended", 2019, "Funding was discontinued in FY2016", False),
        ("ended", 2019, "The suspended service was not resumed and was closed", False),
        ("merged", 2019, "Ended and merged into the river programme", False),
        ("merged", 2019, "Discontinued", False),
        ("ended", 2019, "Schools were merged", False),
        ("ended", 2019, "The target was met in 2017/18", False),
        ("suspended", 2019, "To be closed or resumed after review", False),
    ],
)
def test_an_english_reason_is_heard_too(tmp_path: Path, kind: str, year: int, reason: str, *, asked: bool) -> None:
    assert codes(tmp_path, kind, year, reason) == (["K581"] if asked else [])


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("公園の整備（廃止）", True),
        ("雨水管の整備【終了】", True),
        ("雨水管の整備（統合）", True),
        ("【廃止】雨水管の整備", True),
        ("雨水管の整備（令和元年度終了）", True),
        ("雨水管の整備（H30末廃止）", True),
        ("雨水管の整備（休止中）", True),
        ("学校の耐震化（完了）", True),
        ("雨水管の整備 (discontinued)", True),
        ("学校の再編（統合）", False),
        ("校舎（廃止）の活用", False),
        ("雨水管の整備（廃止予定）", False),
        ("廃止路線代替バスの運行", False),
        ("路線の見直し（廃止・減便）", False),
        ("庁舎の解体（完了後の活用）", False),
        ("空き施設の整理（廃止）", False),
        ("雨水管の整備（継続）", False),
    ],
)
def test_a_title_that_tells_an_end_wants_one(tmp_path: Path, title: str, *, asked: bool) -> None:
    town = Town(tmp_path).change("town/p/measures/a.yaml", "title: 雨水管の整備", f"title: {title}")
    assert town.codes() == (["K576"] if asked else [])


@pytest.mark.parametrize(
    ("kind", "wording", "asked"),
    [
        ("abolish", "統合", True),
        ("abolish", "他事業と統合", True),
        ("abolish", "休止", True),
        ("continue", "統合", True),
        ("abolish", "民間へ移管", True),
        ("complete", "一時休止", True),
        ("other", "統合", False),
        ("abolish", "廃止（他事業に統合）", False),
        ("continue", "統合して継続", False),
        ("reduce", "事業の統合による縮小", False),
        ("improve", "統合", False),
        ("abolish", "組織の統合に合わせて廃止", False),
    ],
)
def test_a_merger_as_the_next_step_is_no_end(tmp_path: Path, kind: str, wording: str, *, asked: bool) -> None:
    step = f"next_step: {{kind: {kind}, as_published: {wording}}}"
    town = Town(tmp_path, results=f"measures:\n  - measure: a\n    done: 工事を行った。\n    {step}\n")
    assert town.codes() == (["K557"] if asked else [])


@pytest.mark.parametrize(
    ("wording", "asked"),
    [
        ("令和元年度で廃止", True),
        ("平成31年3月をもって本事業を終了する", True),
        ("令和2年度で廃止", False),
        ("令和元年度末に見直し、廃止を検討", False),
        ("廃止", False),
    ],
)
def test_a_next_step_that_tells_an_end_in_the_year_wants_one(tmp_path: Path, wording: str, *, asked: bool) -> None:
    step = f"next_step: {{kind: abolish, as_published: {wording}}}"
    town = Town(tmp_path, results=f"measures:\n  - measure: a\n    done: 工事を行った。\n    {step}\n")
    assert town.codes() == (["K576"] if asked else [])
