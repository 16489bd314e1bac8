"""One thing told twice, and otherwise (K587): YAML in, the codes of what staff are asked out."""

from pathlib import Path

import pytest

from small_town import Town


@pytest.mark.parametrize(
    ("start", "value", "more", "asked"),
    [
        ("as_published: '1,200人'", "1,020人", {}, True),
        ("as_published: '1,200人'", "1,250人", {"counting": "cumulative"}, True),
        ("as_published: '1,200人'", "1,020人", {"counting": "point"}, True),
        ("as_published: '55.6%'", "56.5%", {"unit": "%", "name": "受講率"}, True),
        ("as_published: '1,200人'", "1,200人", {}, False),
        ("as_published: '55.6%'", "55.63%", {"unit": "%", "name": "受講率"}, False),
        ("as_published: '約1,200人'", "1,215人", {}, False),
        ("as_published: '1,200人（速報値）', state: 速報, value: 1200", "1,215人", {}, False),
        ("as_published: '1,200人（3か年平均）', value: 1200", "1,215人", {}, False),
        ("as_published: '1,200人', as_of: 2017-04-01", "1,215人", {"counting": "point"}, False),
        ("as_published: '0人'", "1,215人", {"counting": "cumulative"}, False),
        ("as_published: '1,200人'", "1,215人", {"year": "2018"}, False),
        ("as_published: '1,200人', footnotes: [※1]", "1,215人", {"notes": "[{mark: ※1, text: 当時の調べ}]"}, False),
    ],
)
def test_a_start_and_a_value_of_its_year(
    tmp_path: Path, start: str, value: str, more: dict[str, str], *, asked: bool
) -> None:
    usual = {"unit": "人", "name": "参加者数", "counting": "yearly", "year": "2017", "notes": "[]"} | more
    town = Town(
        tmp_path,
        measure=f"""
            indicators:
              - id: i
                name: {usual["name"]}
                unit: '{usual["unit"]}'
                kind: output
                direction: at_least
                accumulation: {usual["counting"]}
                baseline: {{fiscal_year: 2017, {start}}}
                targets: [{{fiscal_year: 2020, as_published: '2,000{usual["unit"]}', value: 2000}}]
                actuals: [{{fiscal_year: {usual["year"]}, as_published: '{value}'}}]
                footnotes: {usual["notes"]}
        """,
    )
    assert ("K587" in town.codes()) is asked, town.report()


@pytest.mark.parametrize(
    ("targets", "asked"),
    [
        (((2018, "10人", True), (2019, "12人", False), (2020, "14人", False)), 1),
        (((2018, "10人", True), (2020, "14人", True)), 1),
        (((2018, "10人", True), (2019, "12人", True), (2020, "14人", True)), 2),
        (((2018, "10人", False), (2020, "14人", True)), 0),
        (((2018, "10人", False), (2020, "14人", True), (2030, "20人", False)), 0),
        (((2018, "10人", False), (2020, "14人", False)), 0),
    ],
)
def test_the_last_target_is_the_last_one(
    tmp_path: Path, targets: tuple[tuple[int, str, bool], ...], asked: int
) -> None:
    told = ", ".join(
        f"{{fiscal_year: {year}, as_published: {value}{', final: true' if final else ''}}}"
        for year, value, final in targets
    )
    town = Town(
        tmp_path,
        measure="indicators:\n  - {id: i, name: 参加者数, unit: 人, kind: output, direction: at_least, accumulation: yearly, "
        f"targets: [{told}]}}\n",
    )
    assert town.codes() == ["K587"] * asked


@pytest.mark.parametrize(("year", "asked"), [(2021, True), (2020, False), (2017, False)])
def test_a_start_after_the_last_target_is_none(tmp_path: Path, year: int, *, asked: bool) -> None:
    town = Town(
        tmp_path,
        measure="indicators:\n  - {id: i, name: 参加者数, unit: 人, kind: output, direction: at_least, accumulation: yearly, "
        f"baseline: {{fiscal_year: {year}, as_published: 8人}}, targets: [{{fiscal_year: 2019, as_published: 9人}}, {{fiscal_year: 2020, as_published: 10人}}]}}\n",
    )
    assert ("K587" in town.codes()) is asked
