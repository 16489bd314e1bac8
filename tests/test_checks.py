"""The sample city with something changed in; the problems that only the whole site shows out."""

from pathlib import Path

import pytest

from generator.checks import check_hand_written_pages, check_hand_written_titles
from generator.checks.circles import find_circles
from generator.map.site_index import index_site
from sample import City, addresses_of, details

PLAN = "mihon/basic-plan/plan.yaml"
PILLARS = "mihon/basic-plan/pillars.yaml"
GREEN = "mihon/basic-plan/measures/green.yaml"
HALL = "mihon/basic-plan/measures/hall.yaml"
RESULTS = "mihon/basic-plan/results/2024.yaml"
OLD = "mihon/old-plan/plan.yaml"
SURVEY = "mihon/old-plan/measures/all.yaml"


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def only(city: City) -> tuple[str, str, dict[str, str]]:
    """The one problem: code, file and details."""
    problems = city.problems()
    assert len(problems) == 1, city.report()
    return problems[0].rule, problems[0].place.file, details(problems[0])


def test_the_sample_city_has_no_problems(city: City) -> None:
    assert city.report() == ""


class TestIds:
    @pytest.mark.parametrize(
        ("file", "text", "name"),
        [
            ("mihon/departments.yaml", "  - {id: citizens, name: 市民局, kind: bureau}\n", "citizens"),
            ("mihon/documents.yaml", "  - {id: basic-plan, title: 別の文書, fiscal_year: 2024, file: x.txt}\n", "basic-plan"),
            ("mihon/corrections.yaml", "  - {id: park-2023, target: old-plan, wrong: 一, right: 二, corrected_on: 2026-05-02, reason: 誤記}\n", "park-2023"),
            (PILLARS, "  - {id: p1-1, title: 別の柱}\n", "p1-1"),
            (GREEN, "  - {id: park, title: 別の公園}\n", "park"),
            (GREEN, "  - {id: p2, title: 柱と同じ id}\n", "p2"),
            (HALL, "  - {id: park, title: 別のファイルの公園}\n", "park"),
            (PLAN, "  - {id: satisfaction, name: 満足, kind: outcome, direction: text, accumulation: point}\n", "satisfaction"),
        ],
    )  # fmt: skip
    def test_stand_once_in_their_scope(self, city: City, file: str, text: str, name: str) -> None:
        code, at, filled = only(city.add(file, text))
        assert (code, at, filled["id"]) == ("K401", file, name)
        assert filled["first"].rpartition(":")[2].isdigit()

    @pytest.mark.parametrize(
        ("file", "before", "after"),
        [
            (GREEN, '{id: "2", number: (2)', '{id: "1", number: (2)'),
            (GREEN, "- id: design", "- id: trees"),
            (PLAN, "- {id: yearly-2024, name", "- {id: yearly-2023, name"),
            (PLAN, "- id: mission", "- id: heads"),
            (PILLARS, "- id: p2", "- id: p1"),
        ],
    )
    def test_stand_once_within_a_record(self, city: City, file: str, before: str, after: str) -> None:
        assert "K401" in city.change(file, before, after).codes()

    def test_may_be_the_same_in_different_scopes(self, city: City) -> None:
        assert city.add(SURVEY, "  - {id: park, title: 旧計画の公園}\n").codes() == []

    @pytest.mark.parametrize("name", ["search", "about", "data", "assets"])
    def test_of_a_municipality_leave_the_sites_own_addresses(self, city: City, name: str) -> None:
        (city.data / "mihon").rename(city.data / name)
        assert only(city)[0] == "K405"

    @pytest.mark.parametrize("name", ["departments", "plans", "indicators"])
    def test_of_a_plan_leave_the_sites_own_addresses(self, city: City, name: str) -> None:
        code, _, filled = only(city.put(f"mihon/{name}/plan.yaml", city.read(OLD)))
        assert (code, filled) == ("K405", {"id": name})


class TestReferences:
    @pytest.mark.parametrize(
        ("file", "before", "after", "expected"),
        [
            ("mihon/departments.yaml", "successors: [citizens-life]", "successors: [citizen-life]", ("successors", "部署", "「citizens-life」ではありませんか。")),
            ("mihon/documents.yaml", "publisher: planning # documents may", "publisher: plannning # documents may", ("publisher", "部署", "「planning」ではありませんか。")),
            ("mihon/corrections.yaml", "since: v1.0.0", "since: v1.0.1", ("since", "版", "「v1.0.0」ではありませんか。")),
            ("mihon/corrections.yaml", "#visitors-2023 ", "#visitors-2022-q1 ", ("target", "ページや数値", "「basic-plan/measures/park#visitors-2022」ではありませんか。")),
            ("mihon/corrections.yaml", "measures/park#", "measures/prak#", ("target", "ページや数値", "「basic-plan/measures/park#visitors-2023」ではありませんか。")),
            (PLAN, "owner: planning #", "owner: zzz #", ("owner", "部署", "")),
            (PLAN, "source: {document: basic-plan, page: 表紙}", "source: {document: basic, page: 表紙}", ("document", "文書", "「basic-plan」ではありませんか。")),
            (PLAN, "predecessor: old-plan", "predecessor: older-plan", ("predecessor", "計画", "「old-plan」ではありませんか。")),
            (PLAN, "serves: [p1, hall]", "serves: [p1, hal]", ("serves", "柱や施策", "「hall」ではありませんか。")),
            (PLAN, 'heading: 部の使命\n    department: planning', 'heading: 部の使命\n    department: plan', ("department", "部署", "「planning」ではありませんか。")),
            (PILLARS, "level: direction", "level: directions", ("level", "階層", "「direction」ではありませんか。")),
            (PILLARS, "plan: old-plan", "plan: older-plan", ("plan", "計画", "「old-plan」ではありませんか。")),
            (GREEN, "number: 取組01\n    title: 中央公園の改修\n    kind: project", "number: 取組01\n    title: 中央公園の改修\n    kind: projekt", ("kind", "施策の種類", "「project」ではありませんか。")),
            (HALL, "pillar: p2", "pillar: p22", ("pillar", "柱", "「p2」ではありませんか。")),
            (HALL, "lead: [citizens-life]", "lead: [citizens-lif]", ("lead", "部署", "「citizens-life」ではありませんか。")),
            (HALL, "- {measure: hall}", "- {measure: halls}", ("repeats", "施策", "「hall」ではありませんか。")),
            (GREEN, "measure: old-plan/park-survey", "measure: old-plan/park-servey", ("continues", "施策", "「old-plan/park-survey」ではありませんか。")),
            (GREEN, "into: [park]", "into: [parc]", ("into", "施策", "「park」ではありませんか。")),
            (GREEN, '{steps: ["2"], text: (2) 6月から通年}', '{steps: ["3"], text: (2) 6月から通年}', ("steps", "手順", "")),
            (RESULTS, "round: yearly-2024", "round: year-2024", ("round", "報告の回", "「yearly-2024」ではありませんか。")),
            (RESULTS, "- measure: park", "- measure: prak", ("measure", "施策", "「park」ではありませんか。")),
            (RESULTS, "- pillar: p1", "- pillar: p3", ("pillar", "柱", "")),
            (RESULTS, "{indicator: waiting,", "{indicator: wating,", ("indicator", "指標", "「waiting」ではありませんか。")),
            (RESULTS, "{indicator: green,", "{indicator: greens,", ("indicator", "指標", "「green」ではありませんか。")),
            (RESULTS, "{indicator: satisfaction,", "{indicator: satisfactory,", ("indicator", "指標", "「satisfaction」ではありませんか。")),
            (RESULTS, "axis: 進捗\n        scale: progress", "axis: 進捗\n        scale: progres", ("scale", "尺度", "「progress」ではありませんか。")),
            (RESULTS, "rating: low", "rating: lower", ("rating", "評価の段階", "「low」ではありませんか。")),
            (RESULTS, 'source: {document: report-2024, page: "2"}', 'source: {document: report-2042, page: "2"}', ("document", "文書", "「report-2024」ではありませんか。")),
        ],
    )  # fmt: skip
    def test_lead_somewhere(
        self, city: City, file: str, before: str, after: str, expected: tuple[str, str, str]
    ) -> None:
        problems = [found for found in city.change(file, before, after).problems() if found.rule == "K403"]
        assert len(problems) == 1, city.report()
        filled = details(problems[0])
        assert problems[0].place.file == file
        key, what, hint = expected
        assert (filled["key"], filled["what"]) == (key, what)
        assert filled["hint"].startswith(hint)
        assert what == "ページや数値" or "今ある id は " in filled["hint"]

    def test_point_at_the_word_itself(self, city: City) -> None:
        (found,) = city.change(PLAN, "serves: [p1, hall]", "serves: [p1, hal]").problems()
        line = city.lines(PLAN)[found.place.line - 1]
        assert line[found.place.column - 1 :].startswith("hal]")

    @pytest.mark.parametrize(
        "target",
        ["", "/", "departments", "departments/planning", "basic-plan", "basic-plan/", "basic-plan/indicators", "basic-plan/pillars/p1-1",
         "basic-plan/measures/park", "basic-plan#part-mission", "basic-plan#satisfaction-2026", "basic-plan/pillars/p1#green-2024",
         "basic-plan/measures/park#indicator-visitors", "basic-plan/measures/park#complaints-2024-h1"],
    )  # fmt: skip
    def test_of_corrections_may_name_any_page_or_figure(self, city: City, target: str) -> None:
        before = "target: basic-plan/measures/park#visitors-2023"
        city.change("mihon/corrections.yaml", before, f"target: '{target or '/'}'")
        assert {found.rule for found in city.problems()} <= {"K598"}  # the value there is another one

    def test_may_name_the_plan_or_leave_it_out(self, city: City) -> None:
        assert city.change(HALL, "- {measure: hall}", "- {measure: basic-plan/hall}").codes() == []
        assert city.change(HALL, "- {measure: basic-plan/hall}", "- {measure: mihon/basic-plan/hall}").codes() == []

    def test_reach_another_municipality_by_its_whole_key(self, city: City) -> None:
        for file in (
            "municipality.yaml",
            "documents.yaml",
            "departments.yaml",
            "old-plan/plan.yaml",
            "old-plan/measures/all.yaml",
        ):
            city.put(f"tonari/{file}", city.read(f"mihon/{file}"))
        assert city.change(GREEN, "measure: old-plan/park-survey", "measure: tonari/old-plan/park-survey").codes() == []

    def test_a_rating_needs_its_scale(self, city: City) -> None:
        code, file, filled = only(
            city.change(RESULTS, "{by: external, scale: effect, rating: low,", "{by: external, rating: low,")
        )
        assert (code, file, filled) == ("K507", RESULTS, {"rating": "low"})


class TestUnsoundFiles:
    def test_are_not_searched_for_what_others_refer_to(self, city: City) -> None:
        city.change("mihon/departments.yaml", "name: 企画部\n", "name：企画部\n")
        assert city.codes() == ["K204"]

    def test_hide_no_reference_to_something_else(self, city: City) -> None:
        city.change("mihon/departments.yaml", "name: 企画部\n", "name：企画部\n")
        city.change(HALL, "pillar: p2", "pillar: p22")
        city.change("mihon/documents.yaml", "fiscal_year: 2022", "fiscal_year: 令和4年度")
        assert city.codes() == ["K403", "K204", "K309"]

    def test_may_be_missing_altogether(self, city: City) -> None:
        assert city.remove("mihon/documents.yaml").codes() == ["K106"]

    def test_may_have_the_wrong_name(self, city: City) -> None:
        (city.data / PILLARS).rename(city.data / "mihon/basic-plan/pillar.yaml")
        assert city.codes() == ["K105"]

    @pytest.mark.parametrize(
        "file", [PLAN, PILLARS, GREEN, HALL, RESULTS, OLD, SURVEY, "mihon/municipality.yaml", "site.yaml"]
    )
    def test_bring_no_problem_but_their_own(self, city: City, file: str) -> None:
        problems = city.add(file, "\nunknown_key: x\n").problems()
        assert {found.rule for found in problems} == {"K301"}
        assert {found.place.file for found in problems} == {file}


class TestCircles:
    def test_of_departments(self, city: City) -> None:
        city.change(
            "mihon/departments.yaml",
            "    kind: department\n    valid: {from: 2022}",
            "    kind: department\n    valid: {from: 2022}\n    successors: [citizens]",
        )
        assert [(found.rule, details(found)) for found in city.problems()] == [
            ("K406", {"what": "部署", "id": "citizens"}),
            ("K406", {"what": "部署", "id": "citizens-life"}),
        ]

    def test_of_plans(self, city: City) -> None:
        city.add(OLD, "predecessor: basic-plan\n")
        assert [details(found)["id"] for found in city.problems()] == ["basic-plan", "old-plan"]

    def test_of_measures_that_continue_each_other(self, city: City) -> None:
        city.add(SURVEY, "    continues: [{measure: basic-plan/park}]\n")
        assert [(found.rule, details(found)["id"]) for found in city.problems()] == [
            ("K406", "park"),
            ("K406", "park-survey"),
        ]

    def test_of_measures_merged_into_each_other(self, city: City) -> None:
        city.change(GREEN, "    steps:\n", "    ending: {kind: merged, fiscal_year: 2025, into: [pond]}\n    steps:\n")
        assert [details(found)["id"] for found in city.problems()] == ["park", "pond"]

    def test_of_one(self, city: City) -> None:
        city.change("mihon/departments.yaml", "successors: [citizens-life]", "successors: [citizens]")
        assert [details(found)["id"] for found in city.problems()] == ["citizens"]

    @pytest.mark.parametrize(
        ("ways", "circling"),
        [
            ({"a": ["b"], "b": ["c"], "c": []}, []),
            ({"a": ["b"], "b": ["a"]}, ["a", "b"]),
            ({"a": ["b"], "b": ["c"], "c": ["b"]}, ["b", "c"]),
            ({"a": ["a"]}, ["a"]),
            ({"a": ["b", "c"], "b": ["d"], "c": ["d"]}, []),
        ],
    )
    def test_any_way(self, ways: dict[str, list[str]], circling: list[str]) -> None:
        assert find_circles(ways) == circling

    def test_a_long_chain_is_no_circle(self) -> None:
        assert find_circles({str(n): [str(n + 1)] for n in range(500)}) == []


class TestRounds:
    def test_one_report_of_a_measure_in_a_round(self, city: City) -> None:
        code, file, filled = only(
            city.put(
                "mihon/basic-plan/results/2024-more.yaml",
                "round: yearly-2024\nmeasures:\n  - {measure: hall, done: 椅子を増やしました。}\n",
            )
        )
        assert (code, filled["id"], filled["round"]) == ("K506", "hall", "yearly-2024")
        assert {file, filled["first"].partition(":")[0]} == {RESULTS, "mihon/basic-plan/results/2024-more.yaml"}

    def test_one_report_of_a_pillar_in_a_round(self, city: City) -> None:
        assert (
            only(city.put("mihon/basic-plan/results/more.yaml", "round: yearly-2024\npillars:\n  - {pillar: p1}\n"))[0]
            == "K506"
        )

    def test_another_round_may_report_again(self, city: City) -> None:
        assert (
            city.put(
                "mihon/basic-plan/results/more.yaml", "round: yearly-2023\nmeasures:\n  - {measure: hall}\n"
            ).codes()
            == []
        )

    def test_one_actual_value_of_a_period(self, city: City) -> None:
        line = "      - {indicator: waiting, fiscal_year: 2024, as_published: 約10分, value: 10, approximate: true}\n"
        code, _, filled = only(city.change(RESULTS, line, line * 2))
        assert (code, filled["indicator"], filled["period"], filled["what"]) == (
            "K501",
            "waiting",
            "fiscal_year: 2024",
            "実績値",
        )

    def test_one_target_of_a_period(self, city: City) -> None:
        line = "          - {fiscal_year: 2024, as_published: 10分以下, value: 10}\n"
        code, _, filled = only(city.change(HALL, line, line * 2))
        assert (code, filled["what"]) == ("K501", "目標値")

    def test_a_half_of_the_year_beside_the_year(self, city: City) -> None:
        line = "      - {indicator: waiting, fiscal_year: 2024, as_published: 約10分, value: 10, approximate: true}\n"
        assert city.change(RESULTS, line, line + line.replace("2024,", "2024, part: h1,")).codes() == []


class TestFigures:
    @pytest.mark.parametrize(
        ("direction", "value", "sound"),
        [
            ("increase", "value: 10", True),
            ("increase", "low: 10, high: 10", True),
            ("increase", "text: 10", False),
            ("at_most", "done: true", False),
            ("range", "low: 10, high: 10", True),
            ("range", "value: 10", False),
            ("milestone", "done: true", True),
            ("milestone", "value: 10", False),
            ("text", "text: 10", True),
            ("text", "value: 10", False),
            ("text", "missing: under_coordination", True),
        ],
    )
    def test_targets_are_of_the_indicators_kind(self, city: City, direction: str, value: str, *, sound: bool) -> None:
        wording = "調整中" if value.startswith("missing") else "10分"
        city.change(HALL, "direction: at_most", f"direction: {direction}")
        city.change(HALL, "as_published: 10分以下, value: 10", f"as_published: {wording}, {value}")
        city.change(RESULTS, "as_published: 約10分, value: 10, approximate: true", "missing: not_done")
        assert ("K504" in city.codes()) is not sound

    def test_a_document_may_answer_a_number_with_words(self, city: City) -> None:
        assert (
            city.change(
                RESULTS,
                "as_published: 約10分, value: 10, approximate: true",
                "as_published: おおむね達成, text: おおむね達成",
            ).codes()
            == []
        )

    def test_a_milestone_is_not_a_number(self, city: City) -> None:
        code, file, filled = only(
            city.change(RESULTS, "as_published: 完了, done: true", "as_published: 100%, value: 100")
        )
        assert (code, file) == ("K504", RESULTS)
        assert filled == {
            "direction": "milestone（達成するか）",
            "found": "数（value）",
            "wanted": "達成の有無（done）、文字（text）、ない理由（missing）",
        }

    def test_marks_of_footnotes_have_their_text(self, city: City) -> None:
        code, file, filled = only(city.change(RESULTS, "footnotes: [※1]", "footnotes: [※1, ※9]"))
        assert (code, file, filled) == ("K505", RESULTS, {"mark": "※9"})

    def test_a_footnote_may_stand_at_the_measure_or_the_plan(self, city: City) -> None:
        city.change(RESULTS, "value: 11500}", "value: 11500, footnotes: [※1, ※2]}")
        assert city.codes() == []


class TestAddresses:
    def test_no_two_things_of_a_page_share_an_anchor(self, city: City) -> None:
        city.change(PLAN, "- id: catchphrase", '- id: "2026"').change(PLAN, "- id: satisfaction", "- id: part")
        city.change(RESULTS, "indicator: satisfaction", "indicator: part")
        code, file, filled = only(city)
        assert (code, file, filled["address"]) == ("K404", PLAN, "mihon/basic-plan/#part-2026")

    @pytest.mark.parametrize(
        ("address", "file"),
        [
            ("mihon/", "mihon/municipality.yaml"),
            ("mihon/departments/planning/", "mihon/departments.yaml"),
            ("mihon/basic-plan/", PLAN),
            ("mihon/basic-plan/indicators/", PLAN),
            ("mihon/basic-plan/pillars/p1-1/", PILLARS),
            ("mihon/basic-plan/measures/park/", GREEN),
        ],
    )
    def test_no_page_of_the_data_stands_where_a_written_one_does(self, city: City, address: str, file: str) -> None:
        site_index = index_site(city.site())
        found = list(check_hand_written_pages(addresses_of(site_index), {"about/", "search/", address}))
        assert [(each.rule, each.place.file, details(each)["address"]) for each in found] == [("K404", file, address)]
        assert list(check_hand_written_pages(addresses_of(site_index), {"", "about/", "404.html"})) == []


def test_every_problem_of_many_broken_files_is_told_at_once(city: City) -> None:
    city.change("site.yaml", "date: 2026-04-01", "date: 2026-04-31")
    city.change("mihon/municipality.yaml", 'code: "992011"', 'code: "992012"')
    city.change("mihon/departments.yaml", "    valid: {from: 2022}", "    valid: {from: 2022}\n\tkind: x")
    city.change("mihon/documents.yaml", "    note: 抜粋", "    note: 抜粋\n    note: 要約")
    city.change("mihon/corrections.yaml", "wrong: 12,300人", "wrong:")
    city.change(PLAN, "published: 2023-03-20", "published: 令和5年3月20日").change(
        PLAN, "predecessor: old-plan", "predeccessor: old-plan"
    )
    city.change(PILLARS, "title: 緑のまち", "title：緑のまち")
    city.change(GREEN, "value: 12000, final: true", "value: '#REF!', final: true").change(
        GREEN, "    new: true", "    new: あり"
    )
    city.change(
        HALL, "schedule: {as_published: 随時, state: as_needed}", "schedule: {as_published: 随時, state: &s as_needed}"
    )
    city.put(RESULTS, city.read(RESULTS).encode("shift_jis"))
    city.put("mihon/basic-plan/results/2023.yml", "round: yearly-2023\n").put("mihon/Basic/plan.yaml", "title: x\n")
    city.put("mihon/old-plan/results/2021.yaml", "# まだ何もない\n")
    city.change(SURVEY, "id: park-survey", "id: park_survey")
    assert [(found.rule, found.place.file.removeprefix("mihon/")) for found in city.problems()] == [
        ("K105", "Basic/plan.yaml"),
        ("K312", "basic-plan/measures/green.yaml"),
        ("K304", "basic-plan/measures/green.yaml"),
        ("K205", "basic-plan/measures/hall.yaml"),
        ("K204", "basic-plan/pillars.yaml"),
        ("K306", "basic-plan/plan.yaml"),
        ("K301", "basic-plan/plan.yaml"),
        ("K105", "basic-plan/results/2023.yml"),
        ("K101", "basic-plan/results/2024.yaml"),
        ("K303", "corrections.yaml"),
        ("K203", "departments.yaml"),
        ("K202", "documents.yaml"),
        ("K314", "municipality.yaml"),
        ("K308", "old-plan/measures/all.yaml"),
        ("K107", "old-plan/results/2021.yaml"),
        ("K306", "site.yaml"),
    ]


class TestVocabularyLeftBehind:
    def test_many_lost_terms_are_one_hint_that_does_not_stop_the_build(self, city: City) -> None:
        terms = ", ".join(f"よその言葉{number}" for number in range(40))
        city.put("vocabulary/others.yaml", f"groups:\n  - {{id: a, terms: [{terms}], words: [なにか]}}\n")
        code, file, filled = only(city)
        assert (code, file) == ("K804", "vocabulary/others.yaml")
        assert (filled["count"], filled["all"], filled["files"]) == ("40", "42", "data/vocabulary/others.yaml")

    def test_a_few_are_told_one_by_one(self, city: City) -> None:
        city.put("vocabulary/others.yaml", "groups:\n  - {id: a, terms: [よその言葉, 別の言葉], words: [なにか]}\n")
        assert city.codes() == ["K801", "K801"]


class TestIdsThatCannotBeStored:
    @pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "lpt9", "a" * 81])
    def test_are_told_where_they_stand(self, city: City, name: str) -> None:
        city.add(GREEN, f"  - {{id: {name}, title: 題名}}\n").add(PILLARS, f"  - {{id: {name}-x, title: 柱}}\n")
        assert ("K407", GREEN) in [(found.rule, found.place.file) for found in city.problems()]

    def test_others_pass(self, city: City) -> None:
        assert city.add(GREEN, f"  - {{id: console, title: 題名}}\n  - {{id: {'a' * 80}, title: 題名}}\n").codes() == []


@pytest.mark.breaks("K408")
def test_hand_written_pages_of_one_title() -> None:
    pages = [
        ("content/about.md", "このサイトについて"),
        ("content/a.md", ""),
        ("content/b.md", ""),
        ("content/about2.md", "このサイトについて"),
    ]
    (found,) = check_hand_written_titles(pages)
    assert (found.rule, found.place.file, details(found)["first"]) == ("K408", "content/about2.md", "content/about.md")


@pytest.mark.parametrize(
    "holder",
    [
        "    footnotes:\n      - {mark: ※1, text: 一}\n      - {mark: ※1, text: 二}\n",
        (
            "    indicators:\n      - id: users\n        name: 利用者\n        unit: 人\n        kind: output\n        direction: increase\n        accumulation: yearly\n"
            "        footnotes: [{mark: ※1, text: 一}, {mark: ※1, text: 二}]\n"
        ),
    ],
)
def test_footnotes_of_one_mark(tmp_path: Path, holder: str) -> None:
    city = City(tmp_path).put(
        "mihon/basic-plan/measures/new.yaml", f"measures:\n  - id: new\n    title: 新しい施策\n{holder}"
    )
    assert [(found.rule, found.place.file) for found in city.problems()] == [
        ("K410", "mihon/basic-plan/measures/new.yaml")
    ]


@pytest.mark.parametrize(
    "address", ["https://[", "https://[::1/", "https://", "https://?a", "https://a:b/", "https://a:99999/"]
)
def test_web_addresses_without_a_host(tmp_path: Path, address: str) -> None:
    city = City(tmp_path)
    city.change("site.yaml", "https://mihon.example/keikaku/", f'"{address}"')
    assert "K310" in city.codes()
