"""Values whose wording is none of their numbers as it stands, or has marks and names around it, and those that only look so."""

from pathlib import Path

import pytest

from one_indicator import told_of_each, wording

TYPED = [
    ("人", "142e", "142"), ("％", "45.6 e", "45.6"), ("人", "1,234r", "1234"), ("人", "142p", "142"),
    ("人", "1 234", "1234"), ("円", "1 234 567", "1234567"), ("人", "1, 234", "1234"), ("人", "１ ２３４人", "1234"),
    ("回/年", "毎月1回", "12"), ("回/年", "隔月1回", "6"), ("回", "毎月2回", "24"), ("回", "2か月に1回", "6"), ("回", "四半期に1回", "4"),
    ("回", "隔月開催", "6"), ("回", "週1回", "52"), ("回", "月1回（第3水曜日）", "12"), ("回", "月2回程度", "24, approximate: true"),
    ("回", "年4回×3会場", "12"), ("回", "3会場×年4回", "12"), ("部", "1,200部×4回", "4800"), ("回", "月2回×12か月", "24"), ("回", "2回×3校×2学期", "12"),
    ("人", "123人（R5）から145人（R6）に増加", "145"), ("％", "45.2％から48.1％へ上昇", "48.1"), ("人", "90人から110人に増加しました。", "110"),
    ("％", "45.6１）", "45.6"), ("人", "１４２1)", "142"), ("人", "142人1)", "142"),
    ("人", "①6件 ②50人", "50"), ("人", "①会議6件　②参加50人", "50"), ("回", "①4回②60人", "4"), ("人", "(1)6件 (2)50人", "50"),
    ("件", "80件（林道数）", "80"), ("件", "80件（水道数）", "80"), ("件", "80件（歩道の数）", "80"),
]  # fmt: skip
MISTYPED = [
    ("人", "142e", "152", "K503"), ("人", "142g", "142", "K521"), ("m", "142km", "142", "K521"),
    ("人", "1 234", "234", "K527"), ("人", "1 234", "12345", "K527"), ("人", "12,34", "1234", "K527"),
    ("回/年", "毎月1回", "10", "K503"), ("回/月", "毎月1回", "12", "K503"), ("回", "隔月1回", "12", "K503"), ("回", "月1回", "24", "K503"), ("％", "月50％", "600", "K503"),
    ("回", "年4回×3会場", "7", "K503"), ("回", "年4回×3会場", "43", "K503"), ("部", "1,200部×4回", "48000", "K503"), ("％", "10％×3", "30", "K503"), ("回", "月2回×3会場", "6", "K503"),
    ("人", "123人（R5）から145人（R6）に増加", "123", "K503"), ("人", "123人（R4）から145人（R5）に増加", "145", "K524"), ("人", "123人から145人", "145", "K503"),
    ("％", "45.6１）", "45.61", "K503"), ("人", "①6件 ②50人", "6", "K521"), ("人", "①6人 ②50人", "50", "K539"), ("人", "①6件 ②50人", "56", "K503"),
    ("件", "80件（福岡県数）", "80", "K567"), ("件", "80件（東京都の数）", "80", "K567"), ("件", "80件（京都府の数値）", "80", "K567"),
]  # fmt: skip
READ = [
    ("mg/L", "河川のBOD", "BOD 1.2mg/L"), ("mg/L", "多摩川BOD値", "BOD:1.2mg/L"), ("mg/L", "COD（75％値）", "COD1.8mg/L"),
    ("％", "水道の有収率", "有収率98.7%"), ("％", "水道の健全化", "有収率 98.7％"), ("％", "下水道普及率", "普及率：92.1％"),
    ("歳", "男性の平均寿命", "男性79.8歳"), ("歳", "平均寿命（女）", "女85.3歳"), ("人", "図書館の利用者数", "図書館 1,234人"), ("人", "参加者数", "参加者数120人"),
    ("％", "割合", "※45.6％"), ("人", "数", "※1 142人"), ("人", "数", "注）142人"), ("人", "数", "142人1)"), ("％", "率", "45.6１）"),
    ("団体", "参加団体数", "18/22団体"), ("校", "実施校数", "8校/12校"), ("点", "満足度", "4.2/5.0"), ("点", "得点", "72/100"), ("", "満足度", "4.2/5.0"),
    ("人", "数", "142 [1]"), ("％", "率", "45.6 [2]"), ("人", "数", "1,234 (2024)"), ("％", "率", "45.6％ (2024)"),
    ("％", "率", "95% by 2024"), ("人", "数", "1,200 in 2024"), ("人", "数", "142e"), ("％", "率", "45.6e"),
    ("時間", "救急の時間", "13時間50分"), ("分", "到着までの時間", "4分20秒"), ("年", "年数", "2年4か月"),
    ("評点", "満足度", "4.2/5.0"), ("段階", "満足度", "4.2/5.0"), ("point", "満足度", "4.2/5.0"),
    ("講座", "講座の数", "9講座（1講座は中止）"), ("回", "回数", "9回（1回は雨天中止）"), ("講座", "講座の数", "9講座（ほか1講座は延期）"),
]  # fmt: skip
UNCLEAR = [
    ("mg/L", "河川のBOD", "COD 1.2mg/L"), ("％", "市民満足度", "回収率45.6％"), ("％", "普及率", "達成率98％"),
    ("歳", "平均寿命", "男性79.8歳"), ("歳", "男女の平均寿命の差", "男性79.8歳"), ("％", "男性の割合", "女性45.6％"),
    ("人", "保育所待機児童数", "児童数 120人"), ("人", "図書館・公民館の利用者数", "図書館 120人"), ("人", "健診受診者数（がん検診を含む）", "がん検診 120人"), ("人", "数", "県平均142人"),
    ("団体", "参加団体数", "22/18団体"), ("日", "日数", "4/22日"), ("回", "数", "4/12"), ("点", "満足度", "4.2/45"), ("％", "率", "80.3%（10/12校）"),
    ("人", "数", "14 [2]"), ("人", "数", "142 [45]"), ("人", "数", "1234 (2024)"), ("人", "数", "1,234 (2,024)"), ("人", "数", "45.61)"),
    ("人", "数", "142p"), ("人", "数", "1 234"), ("回", "数", "年4回×3会場"), ("人", "数", "123人から145人に増加"),
]  # fmt: skip


COUNTED = [
    ("件", "4件（H27からの累計）", "cumulative", []), ("件", "4件（H27からの累計）", "yearly", ["K537"]),
    ("団体", "18団体（新規2、廃止1）", "yearly", []), ("人", "203人（入会12人、退会5人）", "yearly", []), ("団体", "18団体（目標20、廃止1）", "yearly", ["K525"]),
    ("件", "18件（2,340千円）", "yearly", []), ("件", "18件、2,340千円", "yearly", []), ("回", "12回（総額1.2億円）", "yearly", []),
    ("件", "18件（2千件）", "yearly", ["K525"]), ("千円", "18千円（2,340千円）", "yearly", ["K525"]),
    ("人", "97人（うち法人12）", "yearly", []), ("人", "100人（うち法人120）", "yearly", ["K525"]), ("円", "予算措置なし", "yearly", ["K525"]),
]  # fmt: skip
SUMMED = [
    ("回", "小学校12回、中学校5回、その他15回", "32", []), ("人", "小学生120人　中学生80人　一般45人", "245", []), ("円", "予算措置なし", "0", []),
    ("回", "小学校12回、中学校5回、その他15回", "31", ["K503"]), ("回", "小学校12回、中学校5校", "17", ["K503"]), ("人", "目標10人、実績12人", "22", ["K503"]),
    ("人", "前年度10人、今年度12人", "22", ["K503"]), ("人", "令和5年度10人、令和6年度12人", "22", ["K503"]), ("円", "予算なし", "100", ["K503"]),
]  # fmt: skip


def test_remarks_that_leave_a_number_what_it_is_are_read_past(tmp_path: Path) -> None:
    cases = [{"unit": unit, "counting": counting, "actual": wording(text)} for unit, text, counting, _ in COUNTED]
    told = told_of_each(tmp_path, cases)
    assert [(case, codes) for case, codes in zip(COUNTED, told, strict=True) if codes != case[3]] == []


def test_a_typed_sum_is_that_of_parts_with_names_of_their_own(tmp_path: Path) -> None:
    cases = [{"unit": unit, "actual": wording(text, f", value: {value}")} for unit, text, value, _ in SUMMED]
    told = told_of_each(tmp_path, cases)
    assert [(case, codes) for case, codes in zip(SUMMED, told, strict=True) if codes != case[3]] == []


@pytest.mark.parametrize(("name", "codes"), [("実質公債費比率", []), ("財政力指数", []), ("進捗率", ["K537"])])
def test_shares_that_are_means_of_years_by_law_may_say_so(tmp_path: Path, name: str, codes: list[str]) -> None:
    case = {"unit": "％", "name": name, "actual": wording("4.2％（3か年平均）", ", value: 4.2")}
    assert told_of_each(tmp_path, [case]) == [codes]


@pytest.mark.parametrize(
    ("actual", "codes"),
    [("年12回（毎月）, value: 12", []), ("月1回（毎年）, value: 1", ["K538"]), ("月12回（毎月）, value: 12", ["K538"])],
)
def test_in_brackets_behind_a_count_of_the_year_stands_how_it_came(
    tmp_path: Path, actual: str, codes: list[str]
) -> None:
    case = {"unit": "回", "target": wording("年12回"), "actual": f"as_published: {actual}"}
    assert told_of_each(tmp_path, [case]) == [codes]


def test_a_time_in_brackets_is_no_second_promise(tmp_path: Path) -> None:
    cases = [
        {"unit": "人", "counting": "cumulative", "target": wording("25人（5年間）", ", value: 25")},
        {"unit": "年", "target": wording("25年（5年）", ", value: 25")},
    ]
    assert told_of_each(tmp_path, cases) == [[], ["K539"]]


def test_a_typed_value_may_follow_its_wording_in_another_way(tmp_path: Path) -> None:
    cases = [{"unit": unit, "actual": wording(text, f", value: {value}")} for unit, text, value in TYPED]
    told = told_of_each(tmp_path, cases)
    assert [(case, codes) for case, codes in zip(TYPED, told, strict=True) if codes] == []


def test_but_not_in_any_way(tmp_path: Path) -> None:
    cases = [{"unit": unit, "actual": wording(text, f", value: {value}")} for unit, text, value, _ in MISTYPED]
    told = told_of_each(tmp_path, cases)
    expected = [[code] for *_, code in MISTYPED]
    assert [(case, codes) for case, codes, code in zip(MISTYPED, told, expected, strict=True) if codes != code] == []


def test_marks_and_names_around_a_number_are_read_past(tmp_path: Path) -> None:
    told = told_of_each(tmp_path, [{"unit": unit, "name": name, "actual": wording(text)} for unit, name, text in READ])
    assert [(case, codes) for case, codes in zip(READ, told, strict=True) if codes] == []


def test_where_they_may_say_something_else_it_is_asked(tmp_path: Path) -> None:
    told = told_of_each(
        tmp_path, [{"unit": unit, "name": name, "actual": wording(text)} for unit, name, text in UNCLEAR]
    )
    assert [(case, codes) for case, codes in zip(UNCLEAR, told, strict=True) if codes != ["K525"]] == []


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("50％（最終目標60％）", []),
        ("50％（最終目標：60％以上）", []),
        ("50%以上（長期目標 70%）", []),
        ("50％（国の目標80％）", []),
        ("50％（女性60％）", ["K539"]),
        ("50％（65歳以上60％）", ["K539"]),
        ("50％（目標60％）", ["K539"]),
    ],
)
def test_what_is_aimed_at_in_the_end_is_no_second_promise(tmp_path: Path, said: str, codes: list[str]) -> None:
    assert told_of_each(tmp_path, [{"unit": "％", "target": wording(said, ", value: 50")}]) == [codes]


def test_a_count_of_the_year_beside_one_of_the_month_is_told(tmp_path: Path) -> None:
    case = {"unit": "回", "target": wording("月2回"), "actual": wording("毎月1回", ", value: 12")}
    assert told_of_each(tmp_path, [case]) == [["K538"]]


@pytest.mark.parametrize(("target", "codes"), [("18団体", ["K525"]), ("22団体", []), ("20団体", [])])
def test_of_two_numbers_one_that_was_aimed_at_may_be_no_result(tmp_path: Path, target: str, codes: list[str]) -> None:
    case = {"unit": "団体", "target": wording(target), "actual": wording("18/22団体")}
    assert told_of_each(tmp_path, [case]) == [codes]


def test_what_was_called_off_beside_them_is_asked_about_where_it_decides(tmp_path: Path) -> None:
    """10回 of a plan of 10 may be the plan; 11回 reach the target with or without the one."""
    cases = [
        {"unit": "回", "target": wording("10回"), "actual": wording(f"{count}回（1回は中止）")} for count in (9, 10, 11)
    ]
    assert told_of_each(tmp_path, cases) == [[], ["K567"], []]
