"""How everything stands, judged once and counted."""

from pathlib import Path

from generator.judging import Status
from generator.judging.standings import indicator_key
from page_reading import GREEN, PLAN, RESULTS, show
from sample import City


def test_each_indicator_and_measure_has_a_status(tmp_path: Path) -> None:
    standings = show(City(tmp_path)).standings
    assert standings.indicators[indicator_key(f"{PLAN}/park", "visitors")].status is Status.NOT_REACHED
    assert standings.indicators[indicator_key(PLAN, "satisfaction")].status is Status.ON_THE_WAY
    assert standings.indicators[indicator_key(f"{PLAN}/p1", "green")].status is Status.ON_THE_WAY
    assert standings.measures[f"{PLAN}/park"].status is Status.NOT_REACHED
    assert standings.measures["mihon/old-plan/park-survey"].status is Status.NO_TARGET


def test_a_pillar_counts_the_measures_of_the_pillars_below_it(tmp_path: Path) -> None:
    standings = show(City(tmp_path)).standings
    assert standings.pillar_counts[f"{PLAN}/p1-1"].total == 2
    assert standings.pillar_counts[f"{PLAN}/p1"].total == 3
    assert dict(standings.pillar_counts[f"{PLAN}/p1-1"].by_status) == {Status.NOT_REACHED: 1, Status.ENDED: 1}


def test_a_plan_counts_every_measure_once(tmp_path: Path) -> None:
    counts = show(City(tmp_path)).standings.plan_counts[PLAN]
    assert counts.total == 4
    assert sum(number for _, number in counts.by_status) == 4


def test_a_department_counts_those_below_it_each_measure_once(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        "mihon/basic-plan/measures/green.yaml", "lead: [planning-section]", "lead: [planning-section, planning]"
    )
    standings = show(city).standings
    assert standings.department_counts["mihon/planning-section"].total == 1
    assert standings.department_counts["mihon/planning"].total == 1
    assert standings.department_counts["mihon/citizens"].total == 1


def test_a_municipality_counts_all_its_plans(tmp_path: Path) -> None:
    assert show(City(tmp_path)).standings.municipality_counts["mihon"].total == 5


def test_evaluations_are_those_of_the_last_round_that_has_any(tmp_path: Path) -> None:
    standings = show(City(tmp_path)).standings
    assert [each.evaluation.as_published for each in standings.evaluations[f"{PLAN}/park"].own] == ["A"]
    assert [each.evaluation.as_published for each in standings.evaluations[f"{PLAN}/park"].others] == ["低い"]
    assert standings.evaluations[f"{PLAN}/pond"].own == ()


def test_a_year_that_was_reported_on_makes_its_target_due(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        RESULTS,
        '      - {indicator: visitors, fiscal_year: 2024, as_published: "11,500人", value: 11500}\n',
        "",
    )
    standings = show(city).standings
    assert standings.through[PLAN].fiscal_year == 2024
    assert standings.indicators[indicator_key(f"{PLAN}/park", "visitors")].status is Status.NOT_REPORTED


def test_an_interim_report_makes_nothing_due(tmp_path: Path) -> None:
    city = City(tmp_path).remove(RESULTS).remove("mihon/basic-plan/results/2023.yaml")
    assert show(city).standings.through[PLAN].fiscal_year == 0


def test_half_a_year_of_the_next_year_does_not_make_its_whole_target_due(tmp_path: Path) -> None:
    later = '          - {fiscal_year: 2025, as_published: "13,000人以上", value: 13000}\n'
    target = '          - {fiscal_year: 2024, as_published: "12,000人以上", value: 12000, final: true}\n'
    value = '      - {indicator: visitors, fiscal_year: 2024, as_published: "11,500人", value: 11500}\n'
    half = '      - {indicator: visitors, fiscal_year: 2025, part: h1, as_published: "7,000人", value: 7000}\n'
    city = City(tmp_path).change(GREEN, target, target + later).change(RESULTS, value, value + half)
    judged = show(city).standings.indicators[indicator_key(f"{PLAN}/park", "visitors")]
    assert judged.status is not Status.NOT_REPORTED


def test_an_entry_without_a_value_tells_nothing_of_time(tmp_path: Path) -> None:
    later = '          - {fiscal_year: 2026, as_published: "13,000人以上", value: 13000}\n'
    target = '          - {fiscal_year: 2024, as_published: "12,000人以上", value: 12000, final: true}\n'
    value = '      - {indicator: visitors, fiscal_year: 2024, as_published: "11,500人", value: 11500}\n'
    nothing = "      - {indicator: visitors, fiscal_year: 2026, missing: not_yet}\n"
    city = City(tmp_path).change(GREEN, target, target + later).change(RESULTS, value, value + nothing)
    judged = show(city).standings.indicators[indicator_key(f"{PLAN}/park", "visitors")]
    assert judged.status is Status.NOT_REACHED  # 2024's target was missed; nobody has come to 2026 yet


def test_corrections_are_found_by_their_page(tmp_path: Path) -> None:
    held = show(City(tmp_path)).standings.corrections
    assert [each.id for each in held["mihon/basic-plan/measures/park/"]] == ["park-2023"]
