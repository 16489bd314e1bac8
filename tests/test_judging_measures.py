"""Computed status of a measure, and how it stands to the city's own evaluation."""

import pytest

from generator.judging import (
    FIGURE_STATUSES,
    Agreement,
    Judgement,
    JudgementReason,
    MeasureReason,
    Status,
    judge_agreement,
    judge_measure,
    standing_of,
    status_of_year,
)
from generator.model.basics import NOT_STATED, Absent, Reason, Ref
from generator.model.plans import Scale, ScaleStep, Standing
from generator.model.results import Evaluation, Evaluator
from generator.views.vocabularies import vocabulary_of
from generator.wording.agreements import agreement_sentence
from told_figures import HERE, judge

WORDS = vocabulary_of("ja").words.status


class TestAMeasure:
    def test_without_indicators_has_no_target_and_the_citys_word_stands_alone(self) -> None:
        judgement = judge_measure([])
        assert (judgement.status, judgement.reason) == (Status.NO_TARGET, MeasureReason.NO_INDICATOR)
        assert judge_agreement(judgement.status, standing_of(_evaluation("a"), [SCALE])) is Agreement.NOT_COMPARABLE

    def test_counts_its_indicators_by_status(self) -> None:
        judgement = judge_measure([_of(Status.REACHED), _of(Status.REACHED), _of(Status.NOT_REACHED)])
        assert [judgement.count(status) for status in FIGURE_STATUSES] == [2, 1, 0, 0, 0, 0]

    def test_says_when_only_some_could_be_judged(self) -> None:
        assert judge_measure([_of(Status.REACHED)]).reason is MeasureReason.ALL_REACHED
        mixed = judge_measure([_of(Status.REACHED), _of(Status.CANNOT_BE_JUDGED)])
        assert (mixed.status, mixed.reason) == (Status.REACHED, MeasureReason.JUDGED_REACHED)

    def test_hands_on_the_flags(self) -> None:
        about = judge("2024年度に約10件", "2024年度に100件（速報）")
        judgement = judge_measure([_of(Status.REACHED), about])
        assert (judgement.approximate, judgement.provisional) == (True, True)
        assert not judge_measure([_of(Status.REACHED)]).approximate

    def test_has_a_status_for_each_year_by_itself(self) -> None:
        first = judge(
            "2022年度に60以上、2023年度に60以上、2026年度に80以上", "2022年度に61、2023年度に59、2024年度に70"
        )
        second = judge("2022年度に5以上", "2022年度に5")
        assert judge_measure([first, second]).status is Status.ON_THE_WAY
        assert status_of_year([first, second], 2022) is Status.REACHED
        assert status_of_year([first, second], 2023) is Status.NOT_REACHED
        assert status_of_year([first, second], 2024) is Status.ON_THE_WAY
        assert status_of_year([second], 2024) == NOT_STATED

    def test_has_the_status_of_a_year_by_the_years_own_target_before_those_of_its_parts(self) -> None:
        of_parts = judge("2022年度に60以上、2022年度上半期に30以上", "2022年度に61、2022年度上半期に29")
        assert status_of_year([of_parts], 2022) is Status.REACHED

    def test_is_on_its_way_in_a_year_of_which_only_parts_were_reached(self) -> None:
        running = judge("2022年度に60以上、2022年度第1四半期に10以上", "2022年度第1四半期に11")
        assert running.status is Status.ON_THE_WAY
        assert status_of_year([running], 2022) is Status.ON_THE_WAY

    def test_is_not_reached_in_a_year_by_parts_before_its_end(self) -> None:
        first = judge("2022年度第1四半期に10以上、2022年度第2四半期に10以上", "2022年度第1四半期に11")
        assert status_of_year([first], 2022) == NOT_STATED
        halves = judge("2022年度上半期に10以上、2022年度下半期に10以上", "2022年度上半期に11、2022年度下半期に12")
        assert status_of_year([halves], 2022) is Status.REACHED
        one_missed = judge("2022年度上半期に10以上、2022年度下半期に10以上", "2022年度上半期に9、2022年度下半期に12")
        assert status_of_year([one_missed], 2022) is Status.NOT_REACHED

    def test_is_reached_in_a_year_by_a_value_of_its_own_whenever_that_is_counted(self) -> None:
        counted = judge("2022-10-01に60以上", "2022-10-01に61")
        assert status_of_year([counted], 2022) is Status.REACHED


def _of(status: Status) -> Judgement:
    return Judgement(status, JudgementReason.NO_TARGET)


SCALE = Scale(
    "progress",
    "進捗",
    NOT_STATED,
    (
        ScaleStep("a", "A", "計画どおり", Standing.REACHED),
        ScaleStep("b", "B", "おおむね計画どおり", Standing.ON_THE_WAY),
        ScaleStep("c", "C", "遅れている", Standing.NOT_REACHED),
        ScaleStep("d", "D", "廃止", Standing.OTHER),
    ),
)
EFFECT = Scale("effect", "効果", NOT_STATED, (ScaleStep("a", "高い", NOT_STATED, Standing.OTHER),))


def _evaluation(rating: str | None, scale: str | None = None) -> Evaluation:
    return Evaluation(
        place=HERE,
        by=Evaluator.CITY,
        as_published="評価",
        scale=Ref(scale, HERE) if scale else NOT_STATED,
        rating=Ref(rating, HERE) if rating else NOT_STATED,
    )


class TestTheCitysEvaluation:
    def test_reads_as_its_scale_says(self) -> None:
        assert standing_of(_evaluation("b"), [SCALE]) is Standing.ON_THE_WAY
        assert standing_of(_evaluation("a", "progress"), [SCALE, EFFECT]) is Standing.REACHED
        assert standing_of(_evaluation("a", "effect"), [SCALE, EFFECT]) is Standing.OTHER

    def test_does_not_read_where_it_is_in_words_missing_or_ambiguous(self) -> None:
        illegible = Absent(Reason.NOT_LEGIBLE)
        lost = Evaluation(place=HERE, by=Evaluator.CITY, as_published=illegible)
        assert standing_of(lost, [SCALE]) == illegible
        for evaluation in (_evaluation(None), _evaluation("z"), _evaluation("a")):
            assert isinstance(standing_of(evaluation, [SCALE, EFFECT]), Absent)

    def test_that_says_reached_over_a_missed_target_disagrees_in_plain_words(self) -> None:
        assert judge_agreement(Status.NOT_REACHED, Standing.REACHED) is Agreement.DISAGREE
        sentence = agreement_sentence(WORDS, Status.NOT_REACHED, Standing.REACHED, "令和4年度")
        assert (
            sentence
            == "令和4年度の自治体の評価は「達成」に当たりますが、同じ年度の目標と実績からの判定は「未達成」です。"
        )

    def test_of_an_approximate_target_is_shown_beside_a_status_that_cannot_be_judged(self) -> None:
        judgement = judge_measure([judge("2018年度に約24,000件", "2018年度に23,960件")])
        assert judgement.status is Status.CANNOT_BE_JUDGED
        assert judge_agreement(judgement.status, Standing.REACHED) is Agreement.NOT_COMPARABLE

    @pytest.mark.parametrize("status", Status)
    @pytest.mark.parametrize("standing", [*Standing, NOT_STATED])
    def test_every_pair_has_a_sentence_that_names_what_differs(
        self, status: Status, standing: Standing | Absent
    ) -> None:
        sentence = agreement_sentence(WORDS, status, standing, "令和4年度")
        assert sentence.endswith("。")
        if judge_agreement(status, standing) is Agreement.DISAGREE and isinstance(standing, Standing):
            assert f"「{WORDS.agreement.standings[standing]}」" in sentence
            assert f"「{WORDS.labels[status]}」" in sentence


def test_every_status_and_reason_has_its_words() -> None:
    assert set(WORDS.labels) == set(WORDS.meanings) == set(Status)
    assert set(WORDS.reasons) == set(JudgementReason)
    assert set(WORDS.measure_reasons) == set(MeasureReason)
    assert set(WORDS.agreement.labels) == set(Agreement)
    assert set(WORDS.agreement.standings) == set(Standing)
    assert len(set(WORDS.labels.values())) == len(Status)
