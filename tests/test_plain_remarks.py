"""Remarks behind a number: those that leave it what it is are read past, those that may change it are asked about. Text in, values and codes out."""

from pathlib import Path

import pytest

from generator.amounts import value_of_wording
from generator.model.figures import Number
from one_indicator import put_indicator, told_of_each
from sample import City

_READ = (
    ("12校（再掲）", "校", "12"), ("12校（全校）", "校", "12"), ("12校（全小学校）", "校", "12"), ("3か所（東・西・南）", "か所", "3"), ("2校（第一小、第二小）", "校", "2"),
    ("3件（市道1号線ほか）", "件", "3"), ("3回（5月、9月、1月）", "回", "3"), ("3回（5/12、9/3、1/20）", "回", "3"), ("2回（前期・後期）", "回", "2"), ("1件（橋りょう）", "件", "1"),
    ("5,678人（外国人を含む）", "人", "5678"), ("5,678人（住民基本台帳）", "人", "5678"), ("62.3%（令和6年度市民意識調査）", "%", "62.3"), ("5,678人（オンライン参加を含む。）", "人", "5678"), ("120件※令和5年度から集計方法を変更", "件", "120"),
    ("1,250件（前年比+12件）", "件", "1250"), ("1,250件（前年度比105.2%）", "件", "1250"), ("98.5%（前年度98.1%）", "%", "98.5"), ("85.2%（前回82.1%）", "%", "85.2"), ("120件（県平均130件）", "件", "120"), ("120件（達成率95.2％）", "件", "120"),
    ("50人（定員60人）", "人", "50"), ("62.3％（n=1,234）", "%", "62.3"), ("1.35（県1.32）", "", "1.35"), ("120件（+12）", "件", "120"), ("1,234 (up 3%)", "people", "1234"), ("1,234 (target 1,200)", "people", "1234"),
    ("52%（男54%、女50%）", "%", "52"), ("50人（男20人・女30人）", "人", "50"), ("12件（新規3、継続9）", "件", "12"), ("2回（上半期1回、下半期1回）", "回", "2"), ("120人（うち女性45人）", "人", "120"),
    ("12回（延べ1,234人）", "回", "12"), ("12回・延べ1,234人", "回", "12"), ("12回・延べ1,234人", "人", "1234"), ("3団体 45人", "団体", "3"), ("12か所（100％）", "か所", "12"), ("35人（87.5％）", "人", "35"), ("12 workshops (340 participants)", "workshops", "12"),
    ("120件（12件増）", "件", "120"), ("1,024人（前年度から56人減）", "人", "1024"), ("98.7%（有収率）", "%", "98.7"), ("23.4％【県：25.1％】", "%", "23.4"), ("1,000人／年度", "人", "1000"),
    ("0人（中止）", "人", "0"), ("0回（台風により中止）", "回", "0"), ("0件（対象者なし）", "件", "0"), ("3人以上/年", "人", "3"), ("100回／年", "回", "100"), ("月２回", "回", "2"), ("年間12回", "回", "12"), ("3 sites (North, South, East)", "sites", "3"),
)  # fmt: skip
_ASKED = (
    ("12件（A地区のみ）", "件"), ("500人（市外100人）", "人"), ("12件（増）", "件"), ("5人（純増）", "人"), ("12回（10回）", "回"), ("12件（訂正）", "件"), ("12件（一部）", "件"), ("12件（4月、5月分）", "件"),
    ("12件（除く重複）", "件"), ("12件（正しくは10件）", "件"), ("12件（3倍）", "件"), ("12件（60件の20％）", "件"), ("50人（男20人・女40人）", "人"), ("60%（男54%、女50%）", "%"), ("12回→8回", "回"), ("35人（87.5％）", ""),
    ("12回、参加者90人、見学10人", "人"), ("3地区9台、市独自2台 合計11台", "台"), ("4回×25人", "回"), ("12回（中止）", "回"), ("12件（申請）", "件"), ("12人（参加申込）", "人"), ("1,234人（過去最高ではない）", "人"), ("12 (partial)", ""), ("12回（8回実施）", "回"), ("5人（12人増）", "人"), ("98%（達成率）", "%"), ("12%（増加率）", "%"),
)  # fmt: skip


@pytest.mark.parametrize(("wording", "unit", "value"), _READ)
def test_a_remark_that_adds_something_leaves_the_number(wording: str, unit: str, value: str) -> None:
    read = value_of_wording(wording, unit, with_second=False)
    assert isinstance(read, Number)
    assert f"{read.value:f}" == value


@pytest.mark.parametrize(("wording", "unit"), _ASKED)
def test_a_remark_that_may_change_the_number_is_asked_about(wording: str, unit: str) -> None:
    assert not isinstance(value_of_wording(wording, unit, with_second=False), Number)


def test_such_wordings_need_no_typed_value(tmp_path: Path) -> None:
    cases = [{"unit": unit, "actual": f"as_published: '{text}'"} for text, unit, _ in _READ if "以上" not in text]
    told = told_of_each(tmp_path, cases)
    assert {cases[number]["actual"]: codes for number, codes in enumerate(told) if codes} == {}


@pytest.mark.parametrize(
    ("wording", "codes"),
    [
        ("R5：12回、R6：14回", []),
        ("令和5年度12回、令和6年度14回", []),
        ("R4：12回、R5：14回", ["K525"]),
        ("R6上半期：12回、R6下半期：14回", ["K525"]),
        ("R6：12回、R6：14回", ["K525"]),
    ],
)
def test_of_the_numbers_of_several_years_that_of_the_own_is_read(
    tmp_path: Path, wording: str, codes: list[str]
) -> None:
    town = put_indicator(City(tmp_path), unit="回", actual=f"as_published: '{wording}'")
    assert town.codes() == codes
    if not codes:
        (measure,) = (each for each in town.basic_plan().measures if each.id == "zz")
        (figure,) = measure.indicators[0].actuals
        assert isinstance(figure.value, Number)
        assert figure.value.value == 14


_RATES = (
    ("人口10万人当たり12.3", "人口10万対"), ("人口10万対12.3人", "人口10万対"), ("12.3人（人口10万対）", "人口10万対"), ("12.3件/10万人", "件/10万人"), ("人口10万人当たり12.3件", "件/10万人"), ("12.3‰", "人口千対"), ("人口千対12.3", "‰"),
    ("人口千人当たり12.3人", "人/千人"), ("12.3‰", "人/千人"), ("12.3パーミル", "‰"), ("12.3（人口千対）", "‰"), ("12.3件/万km", "件/万km"), ("1万km当たり12.3件", "件/万km"), ("1人1日当たり12.3g", "g/人・日"), ("12.3g/人日", "g/人・日"), ("12.3g（1人1日当たり）", "g/人・日"), ("1㎥当たり12.3円", "円/㎥"),
)  # fmt: skip
_OTHER_RATES = (
    ("12.3％", "‰", "K521"), ("12.3％", "人口千対", "K521"), ("12.3回", "人口10万対", "K521"), ("12.3‰", "人口10万対", "K521"), ("12.3g", "件/万km", "K521"), ("12.3kg/人・日", "g/人・日", "K521"), ("12.3円", "g/人・日", "K521"),
)  # fmt: skip


def test_rates_are_one_in_all_their_spellings(tmp_path: Path) -> None:
    cases = [{"unit": unit, "actual": f"as_published: '{text}'{typed}"} for text, unit in _RATES for typed in ("", ", value: 12.3")]  # fmt: skip
    told = told_of_each(tmp_path, cases)
    assert {cases[number]["actual"]: codes for number, codes in enumerate(told) if codes} == {}


def test_other_rates_than_the_declared_are_told(tmp_path: Path) -> None:
    cases = [{"unit": unit, "actual": f"as_published: '{text}', value: 12.3"} for text, unit, _ in _OTHER_RATES]
    told = told_of_each(tmp_path, cases)
    assert told == [[code] for _, _, code in _OTHER_RATES]
