"""The benchmark's own parts: the invented city, the measuring, and what is said of the figures."""

import hashlib
import shutil
import sys
from pathlib import Path
from random import Random

import pytest
import yaml

from benchmarks.cases import Places, Wanted, list_cases
from benchmarks.city import draft_plans, draw_sizes, write_city
from benchmarks.country import write_country
from benchmarks.measuring import Case, Run, RunFailedError, measure, measure_all, medians
from benchmarks.results import (
    COLD,
    FULL_SIZE,
    HUGO,
    HUGO_CHANGED,
    MKDOCS,
    PAGES,
    PAGES_CHANGED,
    WARM,
    WHOLE,
    Conditions,
    judge,
    render_figures,
    write_figures,
)
from benchmarks.yaml_text import Tree, write_yaml
from generator.build import Order, build_site
from generator.checks import check_site
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import SiteIndex, index_site
from generator.problems.problem import Refused
from generator.progress import Progress
from sample import addresses_of

pytestmark = pytest.mark.long

_MEASURES = 700  # enough for a plan of every shape


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    write_city(folder, _MEASURES, seed=5)
    return folder


@pytest.fixture(scope="module")
def site_index(city: Path) -> SiteIndex:
    files, problems = read_data(city)
    gathered = gather_site(files, {})
    assert [*problems, *gathered.problems] == []
    assert not isinstance(gathered.site, Refused)
    return index_site(gathered.site)


def digest_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.yaml")):
        digest.update(f"{file.relative_to(folder)}\n".encode() + file.read_bytes())
    return digest.hexdigest()


# ---- the city ----------------------------------------------------------------------------------------------------------


def test_a_country_has_cities_of_which_none_is_like_another(tmp_path: Path) -> None:
    cities = write_country(tmp_path / "one", 3, 12, seed=5)
    assert write_country(tmp_path / "same", 3, 12, seed=5) == cities == ("city-0001", "city-0002", "city-0003")
    assert digest_of(tmp_path / "one") == digest_of(tmp_path / "same")
    files, problems = read_data(tmp_path / "one")
    gathered = gather_site(files, {})
    assert [*problems, *gathered.problems] == []
    assert not isinstance(gathered.site, Refused)
    index = index_site(gathered.site)
    assert list(check_site(index, addresses_of(index))) == []
    own = [folder.municipality for folder in gathered.site.municipalities]
    assert len({each.name for each in own}) == len({each.code for each in own}) == len(own) == 3
    assert len({digest_of(tmp_path / "one" / city / plan) for city in cities for plan in ("policy-001-2025",)}) == 3
    assert len(index.measures) == 3 * 12


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(city: Path, tmp_path: Path) -> None:
    for name, seed in (("same", 5), ("other", 6)):
        write_city(tmp_path / name, _MEASURES, seed)
    assert digest_of(tmp_path / "same") == digest_of(city)
    assert digest_of(tmp_path / "other") != digest_of(city)


def test_the_city_has_as_many_measures_as_were_asked_for(site_index: SiteIndex) -> None:
    assert len(site_index.measures) == _MEASURES


@pytest.mark.long
def test_nothing_is_wrong_with_the_city(site_index: SiteIndex) -> None:
    assert list(check_site(site_index, addresses_of(site_index))) == []


@pytest.mark.long
def test_kokai_finds_no_problem_in_the_city_or_in_its_pages(city: Path, tmp_path: Path) -> None:
    project = Path(__file__).parents[1]
    order = Order(project, city, tmp_path / "site", tmp_path / "work", write=False, search=False)
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.problems == []
    assert sum(outcome.pages.values()) > _MEASURES


def test_plans_have_between_15_and_65_measures(site_index: SiteIndex) -> None:
    sizes = [len(folder.measures) for folder in site_index.plans.values()]
    assert min(sizes) >= 15
    assert max(sizes) <= 65


@pytest.mark.parametrize("total", [1, 65, 66, 80, 1000])
def test_sizes_of_plans_add_up(total: int) -> None:
    sizes = draw_sizes(total, Random(3))  # noqa: S311 - sizes are no secret
    assert sum(sizes) == total
    assert total < 15 or min(sizes) >= 15


@pytest.mark.long
def test_no_two_plans_of_a_very_large_city_have_the_same_id_or_title() -> None:
    plans = list(draft_plans(9_000, seed=1))
    assert len({plan.id for plan in plans}) == len(plans) > 200
    assert len({plan.title for plan in plans}) == len(plans)


def test_the_city_has_two_hundred_departments(site_index: SiteIndex) -> None:
    assert len(site_index.departments) == 200


def test_plans_have_no_one_and_three_levels_of_pillars(site_index: SiteIndex) -> None:
    assert {len(folder.plan.levels) for folder in site_index.plans.values()} == {0, 1, 3}


def test_measures_of_later_years_continue_those_of_the_year_before(site_index: SiteIndex) -> None:
    continued = [measure for measure in site_index.measures.values() if measure.continues]
    assert len(continued) > 50
    assert all(link.measure.target.split("/")[1] == measure.id for measure in continued for link in measure.continues)


def test_the_city_uses_steps_interim_reports_budgets_and_several_years_of_targets(site_index: SiteIndex) -> None:
    measures = site_index.measures.values()
    assert any(len(measure.steps) > 1 for measure in measures)
    assert any(len(indicator.targets) == 5 for measure in measures for indicator in measure.indicators)
    assert any(measure.budgets for measure in measures)
    kinds = {each.kind.value for folder in site_index.plans.values() for each in folder.plan.rounds}
    assert kinds == {"interim", "final", "yearly"}


# ---- YAML --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "12,000人以上",
        "- 1 - (2)",
        "(1) 5月",
        "a: b",
        "a #b",
        "※1",
        "～新しい時代へ～",
        "「約」",
        "段落1\n\n段落2",
        "true",
        "{x}",
        "行末 ",
        "'",
        "5.6%",
    ],
)
def test_written_text_is_read_back_as_it_was(text: str) -> None:
    tree: dict[str, Tree] = {"key": text, "items": [{"a": text, "b": {"c": [text.partition("\n")[0]]}}]}
    assert yaml.load(write_yaml(tree), Loader=yaml.BaseLoader) == tree  # noqa: S506 - this loader makes only text


def test_small_mappings_stand_on_one_line_and_long_text_in_a_block() -> None:
    written = write_yaml({"source": {"document": "plan"}, "text": "一\n二"})
    assert written == "source: {document: plan}\ntext: |-\n  一\n  二\n"


# ---- measuring ---------------------------------------------------------------------------------------------------------

_BUSY = "import time\nwhile time.process_time() < 0.3: pass\n"
_LARGE = "held = b'x' * 90_000_000\n"


def run_python(code: str, log: Path) -> Run:
    return measure([sys.executable, "-c", code], log)


def test_processor_time_of_what_a_command_starts_is_counted(tmp_path: Path) -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_BUSY!r}], check=True)"
    assert run_python(child, tmp_path / "log").cpu >= 0.3


def test_waiting_takes_wall_time_and_no_processor_time(tmp_path: Path) -> None:
    run = run_python("import time; time.sleep(0.5)", tmp_path / "log")
    assert run.wall >= 0.5
    assert run.cpu < run.wall


def test_peak_memory_is_that_of_the_largest_process(tmp_path: Path) -> None:
    own = run_python(_LARGE, tmp_path / "log").peak
    below = run_python(
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_LARGE!r}])", tmp_path / "log"
    ).peak
    small = run_python("pass", tmp_path / "log").peak
    assert own > 90
    assert below > 90
    assert own - small > 80


def test_a_command_that_fails_is_told_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(RunFailedError, match="見つかりません"):
        run_python("import sys; print('見つかりません'); sys.exit(3)", tmp_path / "log")


def test_cases_take_turns_and_are_tidied_up_after(tmp_path: Path) -> None:
    told: list[str] = []

    def case(name: str) -> Case:
        def prepare(number: int) -> list[str]:
            told.append(f"{name}{number}")
            return [sys.executable, "-c", "pass"]

        return Case(name, prepare, lambda number: told.append(f"after {name}{number}"))

    runs = measure_all([case("A"), case("B")], 2, tmp_path / "log", lambda _: None)
    assert told == ["A0", "after A0", "B0", "after B0", "A1", "after A1", "B1", "after B1"]
    assert {name: len(each) for name, each in runs.items()} == {"A": 2, "B": 2}


def test_a_case_that_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    told: list[str] = []
    failing = Case("A", lambda _: [sys.executable, "-c", "raise SystemExit('だめ')"])
    runs = measure_all([failing, Case("B", lambda _: [sys.executable, "-c", "pass"])], 2, tmp_path / "log", told.append)
    assert {name: len(each) for name, each in runs.items()} == {"B": 2}
    assert [line.partition(":")[0] for line in told] == ["1/2 A failed", "1/2 B", "2/2 B"]
    assert "だめ" in told[0]


def test_what_would_have_gone_on_from_a_case_that_failed_is_left_out_and_tidied_up_all_the_same(tmp_path: Path) -> None:
    after: list[str] = []

    def case(name: str, begun: str, code: str = "pass") -> Case:
        return Case(name, lambda _: [sys.executable, "-c", code], lambda number: after.append(f"{name}{number}"), begun)

    cases = [case("cold", "a"), case("changed", "a", "raise SystemExit(1)"), case("warm", "a"), case("other", "b")]
    runs = measure_all(cases, 2, tmp_path / "log", lambda _: None)
    assert {name: len(each) for name, each in runs.items()} == {"cold": 2, "other": 2}
    assert after == [f"{case.name}{number}" for number in range(2) for case in cases]


def test_builds_of_one_change_go_on_from_the_build_before_them(city: Path, tmp_path: Path) -> None:
    begun: dict[str, list[str]] = {}
    for case in list_cases(Places(tmp_path, city, tmp_path, tmp_path / "views", tmp_path), Wanted(search=True)):
        begun.setdefault(case.begun, []).append(case.name)
    assert begun == {
        "": ["mkdocs"],
        "hugo": ["hugo", "hugo-changed"],
        "pages": ["pages", "pages-changed"],
        "first": ["cold", "changed", "changed-again", "warm", "warm-empty"],
        "search": ["cold-search", "changed-search"],
        "whole": ["whole"],
    }


def test_medians_are_taken_of_each_figure_by_itself() -> None:
    runs = {"A": [Run(1, 30, 5), Run(2, 10, 9), Run(9, 20, 7)]}
    assert medians(runs) == {"A": Run(2, 20, 7)}


@pytest.mark.long
def test_each_change_alters_one_more_summary_and_nothing_is_wrong(city: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(city, copy)
    places = Places(tmp_path, copy, tmp_path, tmp_path, tmp_path / "runs")
    cases = list_cases(places, Wanted(search=True, hugo=False))
    changed = [case for case in cases if "changed" in case.name]
    assert len(changed) == 3
    for number, case in enumerate(changed, 1):
        case.prepare(0)
        files, problems = read_data(copy)
        assert [*problems, *gather_site(files, {}).problems] == []
        assert [file.content.decode().count("書き足した文です。") for file in files].count(1) == number


def test_what_a_run_wrote_is_removed_once_no_other_goes_on_with_it(city: Path, tmp_path: Path) -> None:
    places = Places(tmp_path, city, tmp_path, tmp_path / "views", tmp_path / "runs")
    left: dict[str, set[str]] = {}
    for tidy in (False, True):
        folder = places.runs / "round-1"
        names = "mkdocs hugo pages work-pages first second work-first search work-search whole work-whole"
        for name in names.split():
            (folder / name).mkdir(parents=True, exist_ok=True)
        for case in list_cases(places, Wanted(search=True, tidy=tidy)):
            case.after(0)
            left[f"{case.name} {tidy}"] = {each.name for each in folder.iterdir()}
    assert len(left["whole False"]) == 11
    assert {"hugo", "pages", "work-pages"} < left["hugo True"] == left["pages True"]
    assert {"pages", "work-pages"} < left["hugo-changed True"]
    assert {"first", "work-first"} < left["warm True"]
    assert {"search", "work-search"} < left["cold-search True"]
    assert left["whole True"] == set()


# ---- what is said ------------------------------------------------------------------------------------------------------


def test_bars_are_held_or_not_by_their_ratio_to_mkdocs() -> None:
    figures = {MKDOCS: Run(100, 100, 300), COLD: Run(20, 20, 499), WARM: Run(6.1, 6, 200)}
    words = [verdict.words() for verdict in judge(figures, FULL_SIZE)]
    assert words == ["not measured"] * 3 + ["held", "not held", "held", "not measured"]


BESIDE_HUGO = {
    HUGO: Run(100, 50, 300),
    PAGES: Run(80, 31, 301),
    HUGO_CHANGED: Run(8, 2, 400),
    PAGES_CHANGED: Run(1, 1, 100),
}


def test_pages_alone_are_held_against_hugo_by_processor_wall_and_memory() -> None:
    told = [(verdict.found, verdict.words()) for verdict in judge(BESIDE_HUGO, 1000)[:3]]
    assert told == [("0.800", "held"), ("0.620", "not held"), ("1.003", "not held")]


def test_memory_and_seconds_are_not_judged_on_a_small_city() -> None:
    figures = {COLD: Run(2, 2, 100), "changed": Run(0.5, 0.5, 100)}
    assert [verdict.words() for verdict in judge(figures, 1000)] == ["not measured"] * 7


def test_the_slower_of_two_rebuilds_counts() -> None:
    figures = {"changed": Run(0.5, 1.2, 100), "changed-again": Run(0.5, 0.4, 100)}
    last = judge(figures, FULL_SIZE)[-1]
    assert last.found == "1.20 s"
    assert last.words() == "not held"


def test_tables_name_the_ratio_and_the_machine_without_its_name() -> None:
    tables = render_figures({MKDOCS: Run(80, 90, 300), COLD: Run(8, 9, 200)}, Conditions(10_000, 1, 250, 11_500, 3))
    assert "| Kokai, cold: nothing kept from before | 8.00 | 0.100 | - | 9.00 | - | 200 | - |" in tables
    assert "10,000 measures in 250 plans, 11,500 pages (seed 1). Medians of 3 runs in turn. " in tables
    assert "cores" in tables


def test_each_build_of_pages_alone_is_told_as_a_share_of_hugos_from_the_same_state() -> None:
    figures = BESIDE_HUGO | {WHOLE: Run(90, 80, 300)}
    tables = render_figures(figures, Conditions(1000, 1, 26, 1771, 1, "All are the same."))
    assert (
        "| Hugo, the same pages from ready views: cold | 100.00 | - | 1.000 | 50.00 | 1.000 | 300 | 1.000 |" in tables
    )
    assert "| Kokai, pages alone from YAML: cold | 80.00 | - | 0.800 | 31.00 | 0.620 | 301 | 1.003 |" in tables
    assert "| Kokai, pages alone, one measure changed | 1.00 | - | 0.125 | 1.00 | 0.500 | 100 | 0.250 |" in tables
    assert "search and pictures, cold | 90.00 | - | - | 80.00 | - | 300 | - |" in tables
    assert "Hugo " in tables
    assert "1,771 pages (seed 1). One run of each. " in tables
    assert "All are the same." in tables


def test_figures_take_their_place_between_the_marks_of_the_page(tmp_path: Path) -> None:
    page = Path(__file__).parents[1] / "docs" / "performance.md"
    copy = tmp_path / "performance.md"
    copy.write_bytes(page.read_bytes())
    write_figures(copy, ["### 2,000 measures\n\n| a |"])
    write_figures(copy, ["### 100,000 measures\n\n| b |"])
    write_figures(copy, ["### 2,000 measures\n\n| c |"])
    written = copy.read_text(encoding="utf-8")
    assert "| a |" not in written
    assert written.index("### 2,000 measures\n\n| c |\n\n") < written.index("### 100,000 measures\n\n| b |\n\n")
    assert written.startswith("# Performance\n")
    assert len(written.split("<!-- end of figures -->")) == 2


def test_a_page_without_marks_is_not_written_to(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("# Performance\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no marks"):
        write_figures(page, ["### 1 measures\n\n| a |"])
    assert page.read_text(encoding="utf-8") == "# Performance\n"
