"""What reports say beside what their figures say: YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town

SHEET = "measures:\n  - measure: a\n"


def indicator(target: str = "as_published: 100件", direction: str = "at_least", start: str = "") -> str:
    baseline = f"baseline: {{fiscal_year: 2015, as_published: {start}}}, " if start else ""
    return (
        f"indicators:\n  - {{id: i, name: 相談件数, unit: 件, kind: output, direction: {direction}, accumulation: yearly, {baseline}\n"
        f"     targets: [{{fiscal_year: 2019, {target}}}]}}\n"
    )


def codes(
    folder: Path,
    actual: str = "",
    *,
    target: str = "as_published: 100件",
    direction: str = "at_least",
    start: str = "",
    told: str = "",
    more: str = "",
) -> list[str]:
    """The town's one measure with the value of 2019; ``told`` is what else its result has, ``more`` what its plan has."""
    actuals = f"    actuals: [{{indicator: i, fiscal_year: 2019, {actual}}}]\n" if actual else ""
    return Town(folder, measure=more + indicator(target, direction, start), results=SHEET + actuals + told).codes()


TEXTS = [
    ("90件", "相談の目標を達成した。", True),
    ("90件", "目標値を上回りました。", True),
    ("90件", "目標を達成しなかった。", False),
    ("90件", "目標を達成していません。", False),
    ("90件", "目標の達成に向けて周知した。", False),
    ("90件", "目標に届かなかった。", False),
    ("110件", "目標に届かなかった。", True),
    ("110件", "目標を達成できませんでした。", True),
    ("110件", "事業を中止した。", True),
    ("110件", "未実施", True),
    ("110件", "相談は全て中止した。", True),
    ("110件", "相談は、感染症のため全て中止した。", True),
    ("110件", "雨天のため、開会式は中止した。", False),
    ("110件", "夏の相談は全て中止した。", False),
    ("110件", "目標を達成した。", False),
    ("110件", "相談件数は90件となり、前年度を大きく割り込んだ。", True),
    ("110件", "令和元年度の相談件数は90件であった。", True),
    ("110件", "目標100件に対し、実績は90件であった。", True),
    ("90件", "目標値の100件に対して110件となった。", True),
    ("90件", "相談件数は110件で、目標を達成した。", True),
    ("90件", "目標値を上回る件数となった。", True),
    ("90件", "相談の周知に努め、目標値を上回る件数となった。", True),
    ("90件", "出張相談を行い、目標を達成した。", True),
    ("90件", "目標を上回る回答率となった。", True),
    ("90件", "研修会を行い、研修会の目標を達成した。", False),
    ("110件", "相談件数は110件であった。", False),
    ("110件", "相談件数は110件となった。", False),
    ("110件", "相談件数は90件を目指している。", False),
    ("110件", "平成30年度の相談件数は90件であった。", False),
    ("110件", "前年度の相談件数は90件であった。", False),
    ("110件", "相談件数は90件増加した。", False),
    ("110件", "相談件数は90件から110件に増えた。", False),
    ("110件", "電話の相談件数は90件であった。", False),
    ("110件", "相談件数は90人であった。", False),
    ("110件", "研修の目標80件に対し、実績は90件であった。", False),
    ("110件", "相談件数は、窓口が90件、電話が20件であった。", False),
    ("110件", "8月の相談件数は9件であった。", False),
    ("110件", "雨のため一回を中止したが、ほかの回は予定したとおりに開き、多くの人が相談に来ました。", False),
]


@pytest.mark.parametrize(("value", "text", "asked"), TEXTS)
def test_a_text_that_says_otherwise_than_the_figures_is_asked_about(
    tmp_path: Path, value: str, text: str, *, asked: bool
) -> None:
    told = codes(tmp_path, f"as_published: {value}", told=f"    done: {text}\n")
    assert told == (["K572"] if asked else [])


@pytest.mark.parametrize(
    ("target", "value", "text", "asked"),
    [
        ("40件", "30件", "件数は目標を下回り、順調である。", False),
        ("40件", "30件", "目標値を下回ることができた。", False),
        ("40件", "44件", "件数は目標を上回った。", False),
        ("40件", "44件", "目標を下回った。", True),
        ("40件", "30件", "目標を上回った。", True),
        ("40件", "30件", "事業を中止した。", False),
    ],
)
def test_over_and_under_are_read_by_what_is_aimed_at(
    tmp_path: Path, target: str, value: str, text: str, *, asked: bool
) -> None:
    wanted = f"as_published: {target}"
    told = codes(tmp_path, f"as_published: {value}", target=wanted, direction="at_most", told=f"    done: {text}\n")
    assert told == (["K572"] if asked else [])


@pytest.mark.parametrize(
    ("value", "text", "asked"),
    [
        ("110件", "令和5年度は目標に届かなかったため、広報を見直した。", False),
        ("110件", "目標に届かなかったため、広報を見直した。", False),
        ("110件", "目標には届かなかったものの、増えた。", True),
        ("90件", "目標を達成できるよう努めた。", False),
        ("110件", "平成30年度は目標に届かなかった。", False),
        ("110件", "令和元年度は目標に届かなかった。", True),
        ("90件", "令和5年度は目標を達成したが、令和6年度は減った。", False),
        ("110件", "最終目標には届かないが、増えている。", False),
        ("90件", "目標を達成した地区もあったが、全体では減った。", False),
        ("90件", "目標値を上回るペースで増えた。", False),
        ("90件", "関連する指標（満足度）の目標は達成した。", False),
        ("110件", "雨天で1回中止したが、参加者は増えた。", False),
        ("110件", "8月の回は台風により中止した。", False),
        ("110件", "工事の一部は実施しなかったが、相談は増えた。", False),
        ("110件", "感染症のため中止した。", True),
        ("110件", "目標未達であった。", True),
        ("90件", "目標をクリアした。", True),
        ("90件", "目標人数を超える参加があった。", True),
        ("90件", "広報に努めた結果、目標を達成した。", True),
    ],
)
def test_only_a_sentence_on_the_target_of_the_year_is_held_against_the_figures(
    tmp_path: Path, value: str, text: str, *, asked: bool
) -> None:
    told = codes(tmp_path, f"as_published: {value}", told=f"    done: {text}\n")
    assert told == (["K572"] if asked else [])


@pytest.mark.parametrize(
    ("aim", "start", "value", "printed", "asked"),
    [
        ("at_least 100件", "", "110件", "100%", False),
        ("at_least 100件", "", "110件", "1.1", False),
        ("at_least 100件", "", "110件", "1.3", True),
        ("at_least 100件", "50件", "90件", "80%", False),
        ("at_least 100件", "50件", "90件", "70%", True),
        ("at_most 40件", "", "44件", "110%", True),
        ("at_most 40件", "", "44件", "100%", True),
        ("at_most 40件", "", "44件", "90.9%", False),
        ("at_most 40件", "", "44件", "90%", False),
        ("at_most 40件", "60件", "44件", "80%", False),
        ("at_most 40件", "", "30件", "100%", False),
    ],
)
def test_a_printed_share_may_be_made_by_any_usual_formula(
    tmp_path: Path, aim: str, start: str, value: str, printed: str, *, asked: bool
) -> None:
    direction, target = aim.split()
    actual, wanted = f'as_published: {value}, attainment: "{printed}"', f"as_published: {target}"
    told = codes(tmp_path, actual, target=wanted, direction=direction, start=start)
    assert told == (["K573"] if asked else [])


@pytest.mark.parametrize(
    ("value", "printed", "asked"),
    [
        ("90件", "100%", True),
        ("110件", "90.9%", True),
        ("90件", "90%", False),
        ("90件", "90.0", False),
        ("110件", "110.0%", False),
    ],
)
def test_a_printed_share_that_is_not_the_one_of_the_values_is_asked_about(
    tmp_path: Path, value: str, printed: str, *, asked: bool
) -> None:
    told = codes(tmp_path, f'as_published: {value}, attainment: "{printed}"')
    assert told == (["K573"] if asked else [])


@pytest.mark.parametrize(
    ("value", "printed", "asked"),
    [
        ("110件", "未達成", True),
        ("110件", "未達", True),
        ("90件", "達成", True),
        ("90件", "目標達成", True),
        ("110件", "達成", False),
        ("90件", "未達成", False),
        ("90件", "おおむね達成", False),
        ("110件", "一部未達成", False),
        ("90件", "－", False),
    ],
)
def test_a_printed_word_that_is_not_what_the_values_give_is_asked_about(
    tmp_path: Path, value: str, printed: str, *, asked: bool
) -> None:
    told = codes(tmp_path, f'as_published: {value}, attainment: "{printed}"')
    assert told == (["K573"] if asked else [])


@pytest.mark.parametrize(
    ("printed", "told"),
    [("82.2%", True), ("未達成", True), ("110%", False), ("100%", False), ("達成", False)],
)
def test_the_page_says_that_the_document_prints_otherwise(tmp_path: Path, printed: str, *, told: bool) -> None:
    value = f'{{indicator: i, fiscal_year: 2019, as_published: 110件, attainment: "{printed}"}}'
    town = Town(tmp_path, measure=indicator(), results=f"{SHEET}    actuals: [{value}]\n")
    sentence = f"文書には「{printed}」とあり、目標と実績から計算した結果と違います。"
    assert (sentence in town.text("measure")) is told


@pytest.mark.parametrize(("moved", "asked"), [(2020, True), (2019, False), (2018, False)])
def test_a_target_that_was_moved_after_its_year_is_asked_about(tmp_path: Path, moved: int, *, asked: bool) -> None:
    target = f"as_published: 80件, revisions: [{{fiscal_year: {moved}, was: 100件}}]"
    assert codes(tmp_path, "as_published: 90件", target=target) == (["K575"] if asked else [])


@pytest.mark.parametrize(("ended", "asked"), [(2018, True), (2019, False), (2020, False)])
def test_a_result_after_the_end_is_asked_about(tmp_path: Path, ended: int, *, asked: bool) -> None:
    told = codes(tmp_path, "as_published: 110件", more=f"ending: {{kind: ended, fiscal_year: {ended}}}\n")
    assert told == (["K576"] if asked else [])


ONE_STEP = "steps: [{id: b, label: B, definition: 概ね成果があった, reads_as: reached}]"
STEPS = "steps: [{id: a, label: A, reads_as: reached}, {id: b, label: B, reads_as: on_the_way}]"
A = "{by: division, scale: abc, rating: a, as_published: A}"


def rated(folder: Path, *evaluations: str) -> list[str]:
    results = f"{SHEET}    evaluations: [{', '.join(evaluations)}]\n"
    return Town(folder, results=results).change("town/p/plan.yaml", ONE_STEP, STEPS).codes()


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        ("{by: division, scale: abc, rating: b, as_published: B}", True),
        ("{by: division, scale: abc, as_published: B}", True),
        ("{by: division, scale: abc, rating: a, as_published: A評価}", False),
        (A, False),
        ("{by: headquarters, scale: abc, rating: b, as_published: B}", False),
        ("{by: division, axis: 効率, scale: abc, rating: b, as_published: B}", False),
        ("{by: division, stage: second, scale: abc, rating: b, as_published: B}", False),
    ],
)
def test_two_ratings_of_one_rater_and_axis_are_asked_about(tmp_path: Path, other: str, *, asked: bool) -> None:
    assert rated(tmp_path, A, other) == (["K574"] if asked else [])


@pytest.mark.breaks("K572")
def test_breaks_a_text(tmp_path: Path) -> None:
    assert codes(tmp_path, "as_published: 90件", told="    done: 目標を達成した。\n") == ["K572"]


@pytest.mark.breaks("K573")
def test_breaks_a_share(tmp_path: Path) -> None:
    assert codes(tmp_path, 'as_published: 90件, attainment: "100%"') == ["K573"]


@pytest.mark.breaks("K574")
def test_breaks_a_rating(tmp_path: Path) -> None:
    assert rated(tmp_path, A, A.replace("rating: a, as_published: A", "rating: b, as_published: B")) == ["K574"]


@pytest.mark.breaks("K575")
def test_breaks_a_target(tmp_path: Path) -> None:
    target = "as_published: 80件, revisions: [{fiscal_year: 2020, was: 100件}]"
    assert codes(tmp_path, "as_published: 90件", target=target) == ["K575"]


@pytest.mark.breaks("K576")
def test_breaks_an_end(tmp_path: Path) -> None:
    assert codes(tmp_path, "as_published: 110件", more="ending: {kind: ended, fiscal_year: 2018}\n") == ["K576"]


TOLD_ENDED = [
    ("本事業は平成30年度をもって終了した。", True),
    ("研修を2回開いた。なお、本事業は令和元年度をもって終了しました。", True),
    ("令和元年度末をもって本事業を廃止した。", True),
    ("本事業は、利用者の減少により休止した。", True),
    ("この取組は、子育て支援事業に統合した。", True),
    ("本事業は福祉課に移管した。", True),
    ("令和元年度の事業を終了した。", False),
    ("本事業は国の補助が終了したため、市費で実施した。", False),
    ("3月末で募集を終了した。", False),
    ("窓口を本庁に統合した。", False),
    ("本事業の廃止を検討した。", False),
    ("本事業は一部を廃止した。", False),
]


@pytest.mark.parametrize(("text", "asked"), TOLD_ENDED)
def test_an_end_that_only_a_report_tells_is_asked_about(tmp_path: Path, text: str, *, asked: bool) -> None:
    assert codes(tmp_path, told=f"    done: {text}\n") == (["K576"] if asked else [])


GOES_ON = [
    ("引き続き講座を開催した。", True),
    ("本事業を実施している。", True),
    ("継続実施", True),
    ("統合先の事業で引き続き実施している。", False),
    ("後継の事業で継続して実施した。", False),
    ("引き続き休止した。", False),
    ("廃止後の問い合わせに対応した。", False),
]


@pytest.mark.parametrize("kind", ["ended", "suspended", "merged"])
@pytest.mark.parametrize(("text", "asked"), GOES_ON)
def test_a_report_that_goes_on_after_the_end_is_asked_about(
    tmp_path: Path, kind: str, text: str, *, asked: bool
) -> None:
    ending = f"ending: {{kind: {kind}, fiscal_year: 2018}}\n"
    assert codes(tmp_path, told=f"    done: {text}\n", more=ending) == (["K576"] if asked else [])
    same_year = ending.replace("2018", "2019")
    assert codes(tmp_path, told=f"    done: {text}\n", more=same_year) == []


@pytest.mark.parametrize(
    ("kind", "value", "asked"),
    [("suspended", "110件", True), ("merged", "110件", True), ("suspended", "0件", False), ("merged", "0件", False)],
)
def test_a_value_after_a_rest_or_a_merger_is_asked_about(tmp_path: Path, kind: str, value: str, *, asked: bool) -> None:
    ending = f"ending: {{kind: {kind}, fiscal_year: 2018}}\n"
    assert codes(tmp_path, f"as_published: {value}", more=ending) == (["K576"] if asked else [])


@pytest.mark.parametrize(
    ("was", "asked"),
    [("was: 80件", True), ("was: 80 件", True), ("was: ８０件", True), ("was: 100件", False), ("was: 80件以上", False)],
)
def test_a_target_that_was_moved_from_what_it_is_is_asked_about(tmp_path: Path, was: str, *, asked: bool) -> None:
    target = f"as_published: 80件, revisions: [{{fiscal_year: 2018, {was}}}]"
    assert codes(tmp_path, "as_published: 90件", target=target) == (["K578"] if asked else [])


def test_a_target_that_was_moved_away_and_back_is_not(tmp_path: Path) -> None:
    twice = "{fiscal_year: 2017, was: 80件}, {fiscal_year: 2018, was: 100件}"
    assert codes(tmp_path, "as_published: 90件", target=f"as_published: 80件, revisions: [{twice}]") == []


@pytest.mark.parametrize(
    ("since", "told"), [(2019, "変わっています"), (2018, "変わっています"), (2023, "変わる予定です")]
)
def test_a_break_after_the_last_report_is_to_come(tmp_path: Path, since: int, told: str) -> None:
    plan = indicator().replace("targets:", f"breaks: [{{fiscal_year: {since}, kind: method}}], targets:")
    actuals = "    actuals: [{indicator: i, fiscal_year: 2019, as_published: 110件}]\n"
    assert told in Town(tmp_path, measure=plan, results=SHEET + actuals).text("measure")


@pytest.mark.parametrize(
    ("value", "told"),
    [("as_published: 90件", ["K403", "K572"]), ("as_published: 90件, value: 900", ["K403", "K503"])],
)
def test_is_told_beside_errors_of_something_else(tmp_path: Path, value: str, told: list[str]) -> None:
    """What is wrong with the figures themselves comes first."""
    town = Town(
        tmp_path,
        measure="related: [{measure: nowhere}]\nindicators:\n"
        "  - {id: i, name: 相談件数, unit: 件, kind: output, direction: at_least, accumulation: yearly, targets: [{fiscal_year: 2019, as_published: 100件}]}\n",
        results=f"measures:\n  - measure: a\n    done: 目標を達成した。\n    actuals: [{{indicator: i, fiscal_year: 2019, {value}}}]\n",
    )
    assert sorted(town.codes()) == told


@pytest.mark.parametrize(
    ("value", "reason", "asked"),
    [
        ("110件", "目標を大きく下回ったため", True),
        ("90件", "目標を達成したため。", True),
        ("90件", "目標を下回ったため", False),
        ("90件", "おおむね計画どおり進んだため", False),
        ("90件", "前年度の目標を達成したため", False),
    ],
)
def test_the_reason_of_an_evaluation_is_heard_too(tmp_path: Path, value: str, reason: str, *, asked: bool) -> None:
    told = f"    evaluations: [{{by: division, as_published: B, reason: {reason}}}]\n"
    assert codes(tmp_path, f"as_published: {value}", told=told) == (["K572"] if asked else [])
