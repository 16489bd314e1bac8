"""What cities really publish is built: things of one name get pages whose titles tell them apart; warm builds do as cold ones."""

import re
from pathlib import Path

import pytest

from built import with_chrome
from generator.build import Order, build_site
from generator.pages.equal_titles import put_mark
from generator.progress import Progress
from generator.views.vocabularies import vocabulary_of
from sample import City

PROJECT = Path(__file__).resolve().parent.parent
SURVEY = "mihon/old-plan/measures/all.yaml"


def titles(city: City, folder: Path, name: str = "site") -> dict[str, str]:
    """The titles of all pages of the built city; there must be nothing to object to."""
    work = with_chrome(folder / "work")
    order = Order(project=PROJECT, data=city.data, out=folder / name, work=work, search=False, images=False)
    outcome = build_site(order, Progress(quiet=True))
    assert [(found.rule, found.place, found.details) for found in outcome.problems] == []
    pages = sorted((folder / name).rglob("*.html"))
    found = {
        page.relative_to(folder / name).as_posix(): re.findall(
            "<title>([^<]*)</title>", page.read_text(encoding="utf-8")
        )
        for page in pages
    }
    return {page: title for page, (title,) in found.items()}


@pytest.mark.long
@pytest.mark.site
def test_two_measures_of_one_title_in_one_plan(tmp_path: Path) -> None:
    city = City(tmp_path)
    before = titles(city, tmp_path)
    page, other = "mihon/old-plan/measures/park-survey/index.html", "mihon/old-plan/measures/second/index.html"
    city.add(SURVEY, "  - {id: second, title: 中央公園の調査}\n")
    now = titles(city, tmp_path)
    assert now[page].startswith("中央公園の調査（park-survey）｜")
    assert now[other].startswith("中央公園の調査（second）｜")
    assert len(set(now.values())) == len(now)
    assert now == titles(city, tmp_path) == titles(city, tmp_path, "anew")
    city.put(SURVEY, city.read(SURVEY).replace("  - {id: second, title: 中央公園の調査}\n", ""))
    assert titles(city, tmp_path) == before


@pytest.mark.long
@pytest.mark.site
def test_everything_else_that_may_have_one_name(tmp_path: Path) -> None:
    city = City(tmp_path)
    # another city of the same name and prefecture, a department, a pillar and a measure of names that are there, the name of the search page
    for file in ("municipality.yaml", "departments.yaml", "documents.yaml"):
        city.put(f"mihon-2/{file}", city.read(f"mihon/{file}"))
    for file in ("plan.yaml", "measures/all.yaml"):
        city.put(f"mihon-2/old-plan/{file}", city.read(f"mihon/old-plan/{file}"))
    city.add("mihon/departments.yaml", "  - {id: planning-2, name: 企画部, kind: 部}\n")
    city.add("mihon/basic-plan/pillars.yaml", "  - {id: p9, title: 検索}\n  - {id: p10, title: 検索}\n")
    city.add("mihon/basic-plan/measures/hall.yaml", "  - {id: m9, title: 検索}\n  - {id: m10, title: 基本計画}\n")
    found = titles(city, tmp_path)
    assert len(set(found.values())) == len(found)


def test_the_mark_stands_behind_what_differs_first() -> None:
    japanese, english = vocabulary_of("ja").words, vocabulary_of("en").words
    assert put_mark("調査｜計画｜市｜公開", "survey", japanese) == "調査（survey）｜計画｜市｜公開"
    assert put_mark("調査 | 計画", "survey", english) == "調査 (survey) | 計画"
    assert put_mark("調査", "survey", japanese) == "調査（survey）"
