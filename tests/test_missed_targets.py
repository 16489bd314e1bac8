"""A target whose time came and that was missed is told as long as it stands on a page, whatever was reported since."""

from pathlib import Path

import pytest

from generator.judging import Status, judge_measure
from generator.views.judgement_sentences import judgement_sentence
from generator.views.vocabularies import vocabulary_of
from small_town import Town
from told_figures import judge

WORDS = vocabulary_of("ja").words


def indicator(targets: str, actuals: str, direction: str = "at_least") -> str:
    """An indicator of the measure or pillar; figures as 「2018: 60」, parted by 、."""

    def listed(text: str) -> str:
        pieces = [piece.split(": ") for piece in text.split("、")]
        return "\n".join(f'      - {{fiscal_year: {year}, as_published: "{words}"}}' for year, words in pieces)

    return (
        "indicators:\n  - id: i\n    name: 参加した人の数\n    unit: 人\n    kind: output\n"
        f"    direction: {direction}\n    accumulation: yearly\n"
        f"    targets:\n{listed(targets)}\n    actuals:\n{listed(actuals)}\n"
    )


@pytest.mark.parametrize(
    ("targets", "actuals", "status", "sentence"),
    [
        ("2022年度に60人以上、2025年度に70人以上", "2022年度に55人、2023年度に56人", "途中", "令和4年度の目標には届いていません。"),
        ("2022年度に60人以下、2025年度に50人以下", "2022年度に65人、2023年度に56人", "途中", "令和4年度の目標には届いていません。"),
        ("2022年度に10～12ha、2025年度に14～15ha", "2022年度に9ha、2023年度に13ha", "途中", "令和4年度の目標には届いていません。"),
        (
            "2020年度に5以上、2021年度に6以上、2025年度に9以上",
            "2020年度に4、2021年度に5、2022年度に7",
            "途中",
            "令和2年度・令和3年度の目標には届いていません。",
        ),
        ("2021年度に60以上、2022年度に60以上", "2021年度に50、2022年度に61", "達成", "令和3年度の目標には届いていません。"),
        ("2021年度に60以上、2022年度に60以上", "2021年度に50、2022年度に51", "未達成", "令和3年度の目標にも届いていません。"),
        (
            "2016年度に5以上、2017年度に5以上、2018年度に5以上、2019年度に5以上、2020年度に5以上",
            "2016年度に4、2017年度に4、2018年度に4、2019年度に4、2020年度に5",
            "達成",
            "令和元年度など4つの時期の目標には届いていません。",
        ),
    ],
)  # fmt: skip
def test_the_sentence_of_an_indicator_names_every_other_period_that_was_missed(
    targets: str, actuals: str, status: str, sentence: str
) -> None:
    judged = judge(targets, actuals)
    assert WORDS.status.labels[judged.status] == status
    assert judgement_sentence(judged, WORDS).endswith(sentence)


def test_nothing_is_added_where_no_period_was_missed() -> None:
    judged = judge("2022年度に60人以上、2025年度に70人以上", "2022年度に61人、2023年度に56人")
    assert "届いていません" not in judgement_sentence(judged, WORDS)


def test_several_indicators_of_which_one_missed_an_earlier_target_are_not_said_to_have_missed_none() -> None:
    missed = judge("2022年度に60以上、2025年度に70以上", "2022年度に55、2023年度に56")
    kept = judge("2022年度に60以上、2025年度に70以上", "2022年度に65、2023年度に66")
    told = WORDS.status.measure_reasons
    assert judge_measure((kept, kept)).status is judge_measure((missed, kept)).status is Status.ON_THE_WAY
    assert "届かなかった指標はありません" in told[judge_measure((kept, kept)).reason]
    assert "届かなかった指標はありません" not in told[judge_measure((missed, kept)).reason]


class TestOnAPage:
    def test_of_a_measure(self, tmp_path: Path) -> None:
        text = Town(tmp_path, measure=indicator("2018: 60、2021: 70", "2018: 55、2019: 56")).text("measure")
        assert "平成30年度の目標に届かなかった指標があり、" in text
        assert "平成30年度の目標には届いていません。" in text
        assert "届かなかった指標はありません" not in text
        assert "55未達成" in text

    def test_of_a_pillar(self, tmp_path: Path) -> None:
        text = Town(tmp_path, pillar=indicator("2018: 60、2021: 70", "2018: 55、2019: 56")).text("pillar")
        assert "平成30年度の目標には届いていません。" in text
        assert "55未達成" in text

    def test_of_a_measure_with_two_indicators(self, tmp_path: Path) -> None:
        two = indicator("2018: 60、2021: 70", "2018: 55、2019: 56") + indicator(
            "2018: 60、2021: 70", "2018: 65、2019: 66"
        ).partition("indicators:\n")[2].replace("id: i", "id: j").replace("参加", "利用")
        text = Town(tmp_path, measure=two).text("measure")
        assert (
            "報告が次の目標の年度まで来ていない指標があります。平成30年度の目標に届かなかった指標があります。" in text
        )
        assert "55未達成" in text
        assert "65達成" in text
