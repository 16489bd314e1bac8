"""Of a plan with many measures the pillars are listed, each with its measures folded away under what says how many they are and how they stand."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest

from generator.render.renderer import render_page
from generator.views.kinds.plan import PlanPage, view_plan
from page_reading import JAPANESE, show
from village import VILLAGE, build_village

_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_RESULT: Final = "round: r1\nmeasures:\n  - {measure: q0, done: 進めた。}\n"


def plan_page(
    folder: Path, sizes: Mapping[str, int], *results: str, loose: int = 0, below: Mapping[str, str] = _NONE
) -> PlanPage:
    """The page of a plan with pillars of these names and numbers of measures, some of them ``below`` others, and measures of no pillar."""
    children = {name: [each for each, above in below.items() if above == name] for name in sizes}
    pillars = [
        f"  - {{id: {name}, title: 柱{name}, level: h, children: ["
        + ", ".join(f"{{id: {each}, title: 柱{each}, level: h}}" for each in children[name])
        + "]}\n"
        for name in sizes
        if name not in below
    ]
    measures = [(f"{name}{place}", f", pillar: {name}") for name, size in sizes.items() for place in range(size)]
    measures += [(f"loose{place}", "") for place in range(loose)]
    lines = (f"  - {{id: {name}, title: 取組{name}, kind: j{pillar}}}\n" for name, pillar in measures)
    city = build_village(folder, "".join(lines), *results)
    plan = (city.data / "mura/p/plan.yaml").read_text(encoding="utf-8")
    city.put("mura/p/plan.yaml", plan + "levels: [{id: h, name: 柱}]\n")
    if pillars:
        city.put("mura/p/pillars.yaml", "pillars:\n" + "".join(pillars))
    shown = show(city)
    return view_plan(shown.site_index, shown.standings, VILLAGE, JAPANESE)


def folds(page: PlanPage) -> dict[str, str]:
    """What stands above the fold of each pillar of the tree."""
    nodes = list(page.pillars)
    for node in nodes:
        nodes += node.children
    return {node.title.removeprefix("柱"): node.fold for node in nodes}


def test_twenty_measures_of_a_plan_stand_open(tmp_path: Path) -> None:
    assert folds(plan_page(tmp_path, {"q": 10, "r": 10})) == {"q": "", "r": ""}


def test_of_more_each_pillar_says_how_many_it_holds_and_what_is_few_stays_open(tmp_path: Path) -> None:
    page = plan_page(tmp_path, {"q": 14, "r": 4, "s": 3})
    assert folds(page) == {"q": "事務事業全14件の一覧", "r": "事務事業全4件の一覧", "s": ""}
    assert [node.count for node in page.pillars] == ["", "", ""]


def test_where_measures_differ_the_fold_says_how(tmp_path: Path) -> None:
    page = plan_page(tmp_path, {"q": 12, "r": 12}, _RESULT)
    assert folds(page) == {
        "q": "事務事業全12件の一覧（報告なし11件、報告あり1件）",
        "r": "事務事業全12件の一覧（報告なし12件）",
    }


def test_measures_are_folded_where_no_fold_is_a_long_column_again(tmp_path: Path) -> None:
    below = {"r": "q", "s": "q", "u": "t"}
    page = plan_page(tmp_path, {"q": 0, "r": 8, "s": 9, "t": 0, "u": 5}, below=below)
    assert folds(page) == {
        "q": "",
        "r": "事務事業全8件の一覧",
        "s": "事務事業全9件の一覧",
        "t": "",
        "u": "事務事業全5件の一覧",
    }
    assert [node.count for node in page.pillars] == ["事務事業全17件", "事務事業全5件"]


def test_what_is_folded_once_is_folded_no_second_time(tmp_path: Path) -> None:
    page = plan_page(tmp_path, {"q": 0, "r": 6, "s": 6, "t": 12}, below={"r": "q", "s": "q"})
    assert folds(page) == {"q": "事務事業全12件の一覧", "t": "事務事業全12件の一覧", "r": "", "s": ""}


def test_a_pillar_that_holds_too_many_is_folded_all_the_same(tmp_path: Path) -> None:
    assert folds(plan_page(tmp_path, {"q": 40})) == {"q": "事務事業全40件の一覧"}


@pytest.mark.parametrize(
    ("sizes", "loose", "fold"),
    [({"q": 18}, 4, "事務事業全4件の一覧"), ({"q": 18}, 3, ""), ({}, 60, ""), ({}, 61, "事務事業全61件の一覧")],
)
def test_measures_of_no_pillar_are_folded_beside_folded_pillars_or_where_they_are_a_long_column(
    tmp_path: Path, sizes: Mapping[str, int], loose: int, fold: str
) -> None:
    assert plan_page(tmp_path, sizes, loose=loose).fold == fold


def test_the_heading_of_a_pillar_stands_before_its_fold_with_its_link(tmp_path: Path) -> None:
    main = render_page(plan_page(tmp_path, {"q": 30})).main
    fold = main.index('<details class="fold"><summary>事務事業全30件の一覧</summary>')
    assert main.index("柱q</a></h3>") < fold < main.index("取組q0") < main.index("</details>")
