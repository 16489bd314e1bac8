"""What pages weigh is told by kind, and stands between its marks."""

from pathlib import Path

import pytest

from gate.building import PROJECT
from gate.figures import KindWeight, put_figures, table_of_scores, table_of_weights, weigh_kinds
from generator.gate.survey import Survey
from generator.gate.weight import Weight

_PAGE = PROJECT / "docs" / "performance.md"


def test_a_kind_has_the_weight_of_its_pages_in_the_middle_and_of_the_heaviest() -> None:
    surveyed = Survey(Path(), {}, {"*/": ["a/", "b/", "c/"], "": [""]}, [])
    weights = {
        "a/": Weight(3_000, 600, 70),
        "b/": Weight(1_000, 600, 70),
        "c/": Weight(9_000, 600, 900),
        "": Weight(1, 2, 3),
    }
    assert weigh_kinds(surveyed, weights) == {
        "*/": KindWeight(pages=3, middle=3_600, most=9_600, css=600, script=900),
        "": KindWeight(pages=1, middle=3, most=3, css=2, script=3),
    }


def test_each_kind_of_either_site_has_a_row() -> None:
    one, other = KindWeight(2, 8_000, 9_000, 6_000, 700), KindWeight(1_000, 8_500, 12_345, 6_000, 700)
    table = table_of_weights({"": one, "search/": one}, {"": other, "*/": other}, 5_000)
    assert "city of 5,000 measures" in table
    assert table.splitlines()[2:] == [
        "| `/` | 2 | 8,000 | 9,000 | 6,000 | 700 | 1,000 | 8,500 | 12,345 |",
        "| `/*/` | – | – | – | – | – | 1,000 | 8,500 | 12,345 |",
        "| `/search/` | 2 | 8,000 | 9,000 | 6,000 | 700 | – | – | – |",
    ]


def test_scores_name_the_page_and_the_programs() -> None:
    table = table_of_scores("mihon/", {"performance": 100, "best-practices": 96}, "Lighthouse 13")
    assert table.splitlines() == [
        "| Lighthouse 13 | performance | best practices |",
        "|---|--:|--:|",
        "| `/mihon/` | 100 | 96 |",
    ]


def test_figures_take_the_place_of_the_last_ones(tmp_path: Path) -> None:
    copy = tmp_path / "performance.md"
    copy.write_bytes(_PAGE.read_bytes())
    put_figures(copy, ["| first |"])
    put_figures(copy, ["| second |", "| third |"])
    written = copy.read_text(encoding="utf-8")
    assert "| second |\n\n| third |" in written
    assert "| first |" not in written
    assert written.startswith("# Performance\n")
    assert "## Search\n" in written


def test_a_page_without_marks_is_not_written_to(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("# Performance\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no marks"):
        put_figures(page, ["| a |"])
    assert page.read_text(encoding="utf-8") == "# Performance\n"
