"""How pages are told apart, which of them stand for others, and how findings are put together."""

import os
from pathlib import Path

from gate.audit import draw
from generator.gate.audit import without_repeats
from generator.gate.browsing import look_at_all
from generator.gate.findings import GateFinding, merge, tell
from generator.gate.origins import own_pages
from generator.gate.survey import Leaf, Survey, by_skeleton, choose, page_files, sort_kinds, survey
from generator.gate.weight import CSS, HTML_AND_CSS, check_weights


def leaf(address: str, *paths: str, length: int = 100) -> Leaf:
    return Leaf(address, address, frozenset(paths), length, (), (), "", ("", ""), {})


def test_ids_are_no_part_of_a_kind() -> None:
    addresses = ["", "404.html", "about/", "about/rule/", "komae/", "komae/departments/", "komae/departments/1/"]
    addresses += ["komae/reform-6/", "komae/reform-6/measures/01/", "ueda/goals/measures/culture/", "ueda/years/2013/"]
    assert sort_kinds(addresses) == {
        "": [""],
        "404.html": ["404.html"],
        "about/": ["about/"],
        "about/rule/": ["about/rule/"],
        "*/": ["komae/"],
        "*/departments/": ["komae/departments/"],
        "*/departments/*/": ["komae/departments/1/"],
        "*/*/": ["komae/reform-6/"],
        "*/*/measures/*/": ["komae/reform-6/measures/01/", "ueda/goals/measures/culture/"],
        "*/years/*/": ["ueda/years/2013/"],
    }


def test_what_is_no_file_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "gone.html").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.html")
    assert page_files(tmp_path) == [tmp_path / "index.html"]


def test_many_pages_side_by_side_are_one_kind() -> None:
    few = [f"glossary/{word}/" for word in "abcd"]
    many = [f"years/{year}/" for year in range(2013, 2026)]
    assert list(sort_kinds([*few, *many])) == ["glossary/a/", "glossary/b/", "glossary/c/", "glossary/d/", "years/*/"]


def test_chosen_pages_have_every_part_that_pages_of_the_kind_have() -> None:
    leaves = [leaf("1", "a", "b"), leaf("2", "a", "b", "c"), leaf("3", "a", "d", length=500), leaf("4", "b")]
    assert choose(leaves, 4) == ["2", "3"]


def test_the_longest_page_is_always_chosen() -> None:
    leaves = [leaf("1", "a", "b"), leaf("2", "a", length=900), leaf("3", "c"), leaf("4", "d")]
    assert "2" in choose(leaves, 2)
    assert choose(leaves, 4) == ["1", "4", "3", "2"]


def test_a_page_whose_parts_others_have_is_not_looked_at_fully_again() -> None:
    leaves = [
        leaf("long/", "a", "b", "c"),
        leaf("new/", "a", "d"),
        leaf("again/", "a", "b"),
        leaf("own/", "a"),
        leaf("search/", "s"),
    ]
    pages = {each.address: each for each in leaves}
    surveyed = Survey(Path(), pages, sort_kinds(pages), [])
    assert without_repeats(surveyed, [*pages, "search/?q=x"]) == ["long/", "new/", "search/", "search/?q=x"]
    assert without_repeats(surveyed, pages, {"own/", "nowhere/"}) == ["long/", "new/", "own/", "search/"]
    assert without_repeats(surveyed, []) == []


def test_pages_that_a_city_writes_are_known_by_their_files(tmp_path: Path) -> None:
    assert own_pages(tmp_path) == {}
    for file in (
        "content/index.md",
        "content/accessibility.md",
        "content/about/index.md",
        "content/about/us.md",
        "content/a.png",
    ):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    assert set(own_pages(tmp_path)) == {"", "accessibility/", "about/", "about/us/"}


def test_pages_of_one_build_are_seen_by_axe_once_and_the_longest_stands_for_them() -> None:
    tested = leaf("0", "z")
    leaves = [tested, leaf("1", "a"), leaf("2", "a", length=300), leaf("3", "b"), leaf("4", "z")]
    assert by_skeleton(leaves, {tested.skeleton}) == ["2", "3"]


def test_the_same_seed_draws_the_same_pages() -> None:
    surveyed = Survey(Path(), {str(number): leaf(str(number)) for number in range(100)}, {}, [])
    assert draw(surveyed, "seed") == draw(surveyed, "seed")
    assert draw(surveyed, "seed") != draw(surveyed, "other")
    assert len(set(draw(surveyed, "seed"))) == 40


def test_one_fault_under_several_settings_is_told_once() -> None:
    findings = [
        GateFinding("reflow", "a/", "p", "too wide", context) for context in ("320 light", "320 dark", "320 light")
    ]
    assert merge(findings) == [GateFinding("reflow", "a/", "p", "too wide", "320 light, 320 dark")]


def test_a_report_names_the_fault_the_place_and_the_setting() -> None:
    report = tell(
        [GateFinding("reflow", "", "main > p", "400 px wide", "320"), GateFinding("reflow", "b/", "p", "500 px wide")]
    )
    assert report.splitlines() == ["reflow: 400 px wide  (2 times)", "    (home): main > p  [320]", "    b/: p"]


def test_no_finding_is_no_report() -> None:
    assert tell([]) == ""


def test_a_page_over_its_budget_is_told(tmp_path: Path) -> None:
    heavy = "".join(f"<p>{number * 7919 % 100003}" for number in range(12_000))
    (tmp_path / "index.html").write_text(heavy, encoding="utf-8")
    (tmp_path / "a.css").write_text(
        "".join(f".x{number * 104729 % 99991}{{}}" for number in range(4_000)), encoding="utf-8"
    )
    pages = {"": leaf("")._replace(styles=("a.css",))}
    findings, weights = check_weights(Survey(tmp_path, pages, {}, []))
    assert weights[""].html + weights[""].css > HTML_AND_CSS
    assert weights[""].css > CSS
    assert sorted(finding.what.split()[0] for finding in findings) == ["CSS", "HTML"]


def test_a_site_is_surveyed_as_it_is_written(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="ja"><head><title>{}</title></head><body><main><h1>{}</h1></main></body></html>'
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(page.format("同じ題", name), encoding="utf-8")
    (surveyed,) = look_at_all([tmp_path], survey)
    assert set(surveyed.leaves) == {"a/", "b/"}
    assert surveyed.leaves["a/"].skeleton == surveyed.leaves["b/"].skeleton
    twice = [finding for finding in surveyed.findings if finding.check == "title-unique"]
    assert [(finding.address, finding.what) for finding in twice] == [("b/", "the same title as a/: 同じ題")]
