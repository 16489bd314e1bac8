"""What a search result says of an indicator in one line."""

from pathlib import Path

from generator.views.findings import find_all
from generator.views.vocabularies import vocabulary_of
from page_reading import show
from sample import City


def test_an_indicator_is_told_in_one_line_with_result_promise_and_standing(tmp_path: Path) -> None:
    shown = show(City(tmp_path))
    found = find_all(shown.site_index, shown.standings, vocabulary_of("ja")).find(
        "measure", "mihon/basic-plan/park", ""
    )
    first = found.figures[0]
    assert (first.anchor, first.name) == ("indicator-visitors", "来園者数（人）")
    assert first.said == "実績 11,500人（令和6年度）、目標 12,000人以上（令和6年度）、未達成"


def test_a_plans_own_indicators_are_found_by_themselves_and_those_of_a_measure_with_it(tmp_path: Path) -> None:
    shown = show(City(tmp_path))
    finder = find_all(shown.site_index, shown.standings, vocabulary_of("ja"))
    assert finder.find("indicators", "mihon/basic-plan", "指標の一覧").apart == "指標"
    assert finder.find("measure", "mihon/basic-plan/park", "").apart == ""
