"""A plan's workbook goes out, comes in to the same records, and is written whole or not at all."""

import time
from pathlib import Path

import msgspec
import pytest

from generator.cli import main
from generator.edited_data import read_site, with_texts
from generator.model.basics import NOT_STATED, Absent, Place
from generator.model.figures import Figure, Indicator
from generator.model.money import Budget
from generator.model.site import MunicipalityFolder, PlanFolder
from generator.plan_books import hand_out_plan, take_plan, write_plan
from generator.plan_books.showing import show_book
from generator.starting import FileInTheWayError
from generator.system import together
from plan_sheets import (
    DOCUMENTS,
    INDICATORS,
    MEASURES,
    PLAN,
    TARGETS,
    PlanSheets,
    codes,
)
from sample import SAMPLE

VALUE, TYPED = "値（文書のまま）", "値（書き方から分からないときだけ）"


REPOSITORY = Path(__file__).parents[1]
PLANS = sorted(
    path.parent.relative_to(root).as_posix()
    for root in (REPOSITORY / "data", SAMPLE)
    for path in root.glob("*/*/plan.yaml")
)


@pytest.fixture
def sheets(tmp_path: Path) -> PlanSheets:
    return PlanSheets(tmp_path)


class TestAPlanThatIsThere:
    @pytest.mark.breaks("K884")
    def test_is_never_overwritten(self, sheets: PlanSheets) -> None:
        assert codes(sheets.write(plan="basic-plan")) == ["K884"]
        assert sheets.files() == sheets.before

    def test_is_filled_where_it_was_only_begun(self, sheets: PlanSheets) -> None:
        data = ["--data", str(sheets.city.data), "--city", "mihon"]
        begun = [
            "--title",
            "まだ空の計画",
            "--from",
            "2024",
            "--document-url",
            "https://mihon.example/new.pdf",
            "--document-year",
            "2023",
        ]
        assert main(["new", "plan", "green", *data, *begun]) == 0
        sheets.put(PLAN, 0, 文書=None, 期間の最初の年度=None).rows[DOCUMENTS].clear()
        assert codes(sheets.write()) == []
        plan = sheets.city.read("mihon/green/plan.yaml")
        assert [
            "title: 見本市みどりの計画" in plan,
            "period: {from: 2024, to: 2026}" in plan,
            "source: {document: green}" in plan,
        ] == [True] * 3
        assert "中央公園の改修" in sheets.city.read("mihon/green/measures/measures.yaml")
        assert sheets.city.report() == ""

    def test_and_that_somebody_has_written_into_is_left(self, sheets: PlanSheets) -> None:
        assert (
            main(["new", "plan", "green", "--data", str(sheets.city.data), "--city", "mihon", "--title", "計画"]) == 0
        )
        sheets.city.add("mihon/green/pillars.yaml", "# あとで書く\n")
        assert codes(sheets.write()) == ["K884"]

    def test_that_comes_while_we_look_is_left_and_nothing_half_written(self, sheets: PlanSheets) -> None:
        taken = sheets.take()
        sheets.city.put("mihon/green/pillars.yaml", "pillars: []\n")
        before = sheets.files()
        with pytest.raises(FileInTheWayError):
            write_plan(sheets.city.data, taken)
        assert sheets.files() == before

    def test_a_disk_that_is_full_leaves_everything_as_it_was(
        self, sheets: PlanSheets, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        taken, place, done = sheets.take(), together._place, []

        def fail_at_third(folder: Path, number: int, name: str) -> None:
            done.append(name)
            if len(done) == 3:
                raise OSError(28, "No space left on device")
            place(folder, number, name)

        monkeypatch.setattr(together, "_place", fail_at_third)
        with pytest.raises(OSError, match="No space"):
            write_plan(sheets.city.data, taken)
        assert sheets.files() == sheets.before
        assert not (sheets.city.data / "mihon" / "green").exists()
        assert not (sheets.city.data / together.HALF_WRITTEN).exists()


def records(folder: PlanFolder) -> list[object]:
    """What the columns hold of a plan's indicators, as records: values as they were read and settled."""
    holders = [("", folder.plan.indicators)]
    holders += [(each.id, each.indicators) for each in folder.pillars]
    holders += [(each.id, each.indicators) for each in folder.measures]
    budgets = [("", folder.plan.budgets)]
    budgets += [(each.id, each.budgets) for each in folder.pillars]
    budgets += [(each.id, each.budgets) for each in folder.measures]
    amounts = [(holder, without_places(each)) for holder, own in budgets for each in own]
    return [*((holder, *told(each)) for holder, own in holders for each in own), *amounts]


def without_places(budget: Budget) -> Budget:
    source = budget.source if isinstance(budget.source, Absent) else NOT_STATED
    return msgspec.structs.replace(budget, place=Place("", 0, 0), source=source)


def told(each: Indicator) -> tuple[object, ...]:
    baseline = () if isinstance(each.baseline, Absent) else figure(each.baseline)
    return (
        (each.id, each.unit, each.direction, each.accumulation, each.tolerance, [ref.target for ref in each.serves]),
        baseline,
        [(*figure(target.figure), target.final) for target in each.targets],
        [figure(actual) for actual in each.actuals],
    )


def figure(each: Figure) -> tuple[object, ...]:
    return each.period, each.as_published, each.value, each.second, each.provisional, each.forecast, each.as_of


@pytest.mark.long
@pytest.mark.demonstration
@pytest.mark.parametrize("form", ["book.xlsx", "csv"])
@pytest.mark.parametrize("path", PLANS)
def test_every_plan_goes_out_and_comes_in_to_the_same_records(tmp_path: Path, path: str, form: str) -> None:
    city_id, _, plan_id = path.partition("/")
    data = SAMPLE if city_id == "mihon" else REPOSITORY / "data"
    assert hand_out_plan(data, tmp_path / form, city_id, plan_id)
    taken = take_plan(data, tmp_path / form, city_id, "copy")
    assert [each for each in taken.problems if each.rule != "K890"] == []
    assert not taken.starting.changed
    site = with_texts(read_site(data), taken.starting.data).site_index
    assert site is not None
    city: MunicipalityFolder = site.municipalities[city_id]
    plans = {each.plan.id: each for each in city.plans}
    assert show_book(city, plans["copy"]) == show_book(city, plans[plan_id])
    assert records(plans["copy"]) == records(plans[plan_id])


@pytest.mark.long
def test_three_hundred_measures_take_a_few_seconds(sheets: PlanSheets) -> None:
    for number in range(3, 303):
        title = f"事業その{number}"
        sheets.add(
            MEASURES, 柱="公園の再生", 種類="事業", 番号=f"事業{number:03}", 題名=title, 主に担当する部署="計画課"
        )
        sheets.add(
            INDICATORS, どこの指標か=title, 名前="回数", 単位="回", 種類="活動", 目標との比べ方="以上", 数え方="単年"
        )
        for year in (2024, 2025, 2026):
            sheets.add(
                TARGETS,
                **{"どこの指標か": title, "指標": "回数", "区分": "目標", "年": str(year), VALUE: f"{number}回"},
            )
    path, begun = sheets.workbook(), time.process_time()
    taken = sheets.take(path)
    assert (codes(taken), taken.counts[MEASURES]) == ([], 302)
    assert time.process_time() - begun < 8


class TestTheEmptyWorkbook:
    def test_bears_the_departments_and_documents_of_the_city(self, sheets: PlanSheets) -> None:
        assert hand_out_plan(sheets.city.data, sheets.folder / "csv", "mihon", None)
        assert (sheets.folder / "csv" / "部署.csv").read_bytes().decode("utf-8-sig").splitlines()[:3] == [
            "id,名前＊,読み,種類＊,上の部署",
            "planning,企画部,きかくぶ,部,",
            "planning-section,計画課,,課,企画部",
        ]
        assert (sheets.folder / "csv" / "施策.csv").read_bytes().decode("utf-8-sig").count("\r\n") == 1

    def test_bears_the_time_at_which_a_document_was_issued(self, sheets: PlanSheets) -> None:
        assert hand_out_plan(sheets.city.data, sheets.folder / "csv", "mihon", None)
        lines = (sheets.folder / "csv" / "文書.csv").read_bytes().decode("utf-8-sig").splitlines()
        assert lines[0] == "id,題名＊,出した年度＊,発行の時期,アドレス,ファイル名"
        assert lines[1].startswith("basic-plan,見本市基本計画,2022,令和5年3月,")

    def test_can_be_had_before_there_is_a_site(self, tmp_path: Path) -> None:
        assert main(["sheet", "plan", "out", "--data", str(tmp_path / "data"), str(tmp_path / "表")]) == 0
        heads = (tmp_path / "表" / "部署.csv").read_bytes().decode("utf-8-sig")
        assert heads == "id,名前＊,読み,種類＊,上の部署\r\n"

    def test_is_the_same_bytes_each_time(self, sheets: PlanSheets) -> None:
        for name in ("1.xlsx", "2.xlsx"):
            hand_out_plan(sheets.city.data, sheets.folder / name, "mihon", "basic-plan")
        assert (sheets.folder / "1.xlsx").read_bytes() == (sheets.folder / "2.xlsx").read_bytes()

    def test_never_takes_the_place_of_one_that_is_there(self, sheets: PlanSheets) -> None:
        path = sheets.workbook()
        before = path.read_bytes()
        assert [
            each.rule for each in hand_out_plan(sheets.city.data, path, None, None) if not isinstance(each, Path)
        ] == ["K876"]
        assert path.read_bytes() == before

    def test_says_that_there_is_nothing_to_take_yet(self, sheets: PlanSheets) -> None:
        hand_out_plan(sheets.city.data, sheets.folder / "empty.xlsx", None, None)
        assert codes(sheets.take(sheets.folder / "empty.xlsx")) == ["K879"]


class TestTheCommand:
    def test_a_dry_run_and_then_the_writing(self, sheets: PlanSheets, capsys: pytest.CaptureFixture[str]) -> None:
        given = ["sheet", "plan", "in", "--data", str(sheets.city.data), "--plan", "green", str(sheets.workbook())]
        assert main(given) == 0
        assert capsys.readouterr().out == (
            "読み取った行: 文書 1、部署 1、柱 2、施策 2、指標 1、目標値 2\n"
            "新しいファイル: mihon/green/measures/measures.yaml\n"
            "新しいファイル: mihon/green/pillars.yaml\n"
            "新しいファイル: mihon/green/plan.yaml\n"
            "変更: mihon/departments.yaml\n"
            "変更: mihon/documents.yaml\n"
            "確かめただけです。書き込むには --write を付けてください。\n"
        )
        assert sheets.files() == sheets.before
        assert main([*given, "--write"]) == 0
        assert "データに書き込みました。" in capsys.readouterr().out
        assert main(["check", "--data", str(sheets.city.data)]) in (0, 1)

    def test_what_is_asked_stops_it(self, sheets: PlanSheets, capsys: pytest.CaptureFixture[str]) -> None:
        path = sheets.put(MEASURES, 0, 柱="ない柱").workbook()
        assert (
            main(["sheet", "plan", "in", "--data", str(sheets.city.data), "--plan", "green", "--write", str(path)]) == 1
        )
        told = capsys.readouterr().err
        assert "[誤り K881]" in told
        assert told.endswith("このままでは取り込めないので、何も書いていません。\n")
        assert sheets.files() == sheets.before

    def test_an_id_that_cannot_be_one(self, sheets: PlanSheets, capsys: pytest.CaptureFixture[str]) -> None:
        assert (
            main(["sheet", "plan", "in", "--data", str(sheets.city.data), "--plan", "../x", str(sheets.workbook())])
            == 2
        )
        assert capsys.readouterr().err.startswith("--plan の「../x」は使えません。")

    def test_out_and_in_again(self, sheets: PlanSheets, capsys: pytest.CaptureFixture[str]) -> None:
        data = ["--data", str(sheets.city.data)]
        path = str(sheets.folder / "book.xlsx")
        assert main(["sheet", "plan", "out", *data, "--city", "mihon", "--plan", "basic-plan", path]) == 0
        assert capsys.readouterr().out.startswith(f"できあがり: {path}\n")
        assert main(["sheet", "plan", "in", *data, "--plan", "copy", path]) == 0
