"""All faults are told in one run: what is refused does not keep sound figures beside it from being checked."""

from pathlib import Path

import pytest

from odd_texts import SAMPLES
from sample import City
from village import build_village

MEASURES = """\
  - id: a
    title: 道路の整備
    indicators:
      - id: y
        name: 件数
        unit: 件
        kind: output
        direction: at_least
        accumulation: yearly
        targets:
          - {fiscal_year: 2018, as_published: 100件, value: 10}
          - {fiscal_year: 2019, as_published: 1-2}
      - id: z
        name: 整備率
        unit: "%"
        kind: output
        direction: at_most
        accumulation: yearly
        targets: [{fiscal_year: 2019, as_published: 80％以上, value: 80}]
"""
RESULT = "round: r1\nmeasures:\n  - {measure: a, actuals: [{indicator: z, fiscal_year: 2019, as_published: ▲5％, value: 5}]}\n"


def test_a_value_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    city = build_village(tmp_path, MEASURES, RESULT)
    assert sorted(city.codes()) == ["K503", "K520", "K522", "K525"]
    mended = MEASURES.replace("as_published: 1-2", "as_published: 1-2, value: 2")
    assert sorted(build_village(tmp_path / "later", mended, RESULT).codes()) == ["K503", "K520", "K522"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("title: 道路の整備", "titel: 道路の整備", "K301"),
        ("title: 道路の整備", "title: 道路の整備\n    new: maybe", "K312"),
        ("kind: output\n        direction: at_most", "kind: 何か\n        direction: at_most", "K307"),
        ("fiscal_year: 2019, as_published: 1-2", "fiscal_year: 2019, as_published: 1,234件", "K209"),
        ("fiscal_year: 2019, as_published: 1-2", "fiscal_year: 令和, as_published: 12件", "K309"),
    ],
)
def test_neither_does_anything_else_that_is_refused(tmp_path: Path, before: str, after: str, told: str) -> None:
    measures = MEASURES.replace(before, after, 1).replace("as_published: 1-2", "as_published: 12件")
    assert sorted(build_village(tmp_path, measures, RESULT).codes()) == sorted(["K503", "K520", "K522", told])


@pytest.mark.parametrize("file", ["mura/p/plan.yaml", "mura/municipality.yaml", "site.yaml"])
def test_neither_does_a_head_that_is_refused(tmp_path: Path, file: str) -> None:
    city = build_village(tmp_path, MEASURES, RESULT).add(file, "nonsense: 1\n")
    assert {"K301", "K503", "K522", "K525"} <= set(city.codes())


def test_a_unit_that_was_refused_makes_no_other_fault(tmp_path: Path) -> None:
    measures = MEASURES.replace('unit: "%"', "unit: NaN").replace("as_published: 1-2", "as_published: 12件")
    assert sorted(build_village(tmp_path, measures, RESULT).codes()) == ["K303", "K503"]


def test_sound_figures_in_refused_files_are_told_of_nothing(tmp_path: Path) -> None:
    city = City(tmp_path)
    files = [each for each in SAMPLES if "/basic-plan/" in each]
    for file in files:
        city.add(file, "nonsense: 1\n")
    assert city.codes() == ["K301"] * len(files)
