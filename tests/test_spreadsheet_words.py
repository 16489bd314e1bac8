"""What the commands of spreadsheets say to people who know Excel and nothing else."""

from pathlib import Path

import pytest

from generator.cli import main
from plan_sheets import PlanSheets
from sample import City
from sheet_round import SheetRound

pytestmark = pytest.mark.long


@pytest.fixture
def city(tmp_path: Path) -> City:
    return SheetRound(tmp_path / "round").city


@pytest.fixture
def sheets(tmp_path: Path) -> PlanSheets:
    return PlanSheets(tmp_path)


def told(capsys: pytest.CaptureFixture[str], *order: str) -> str:
    assert main(["sheet", *order]) == 1
    return capsys.readouterr().err


@pytest.mark.breaks("K852")
class TestRoundThatIsNotThere:
    def test_all_rounds_are_named_with_their_plans(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        words = told(capsys, "out", "--data", str(city.data), "--round", "2024", str(city.data.parent / "out"))
        assert "どの計画には" not in words
        assert "どの計画にも、報告の回「2024」がありません。" in words
        assert "yearly-2024（mihon/basic-plan「令和6年度実績」）" in words

    def test_a_plan_that_is_not_there_is_told_as_such(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        order = ["--data", str(city.data), "--round", "yearly-2024", "--plan", "basic", str(city.data.parent / "out")]
        words = told(capsys, "out", *order)
        assert "計画「basic」には、報告の回「yearly-2024」がありません。" in words
        assert "この計画がありません。計画は mihon/basic-plan" in words


@pytest.mark.breaks("K850")
class TestFileThatIsNotThere:
    @pytest.mark.parametrize("order", [("in",), ("plan", "in", "--plan", "green")])
    def test_is_told_as_such(
        self, city: City, capsys: pytest.CaptureFixture[str], tmp_path: Path, order: tuple[str, ...]
    ) -> None:
        words = told(capsys, *order, "--data", str(city.data), str(tmp_path / "計画課.xlsx"))
        assert "「計画課.xlsx」を読めません（そのファイルがありません）。" in words
        assert "ファイルの名前と、置いてあるフォルダーを確かめてください。" in words
        assert "保存し直して" not in words

    def test_a_file_of_another_kind_is_to_be_saved_anew(
        self, city: City, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        (tmp_path / "計画課.xlsx").write_text("計画課", "utf-8")
        words = told(capsys, "in", "--data", str(city.data), str(tmp_path / "計画課.xlsx"))
        assert "「Excel ブック（.xlsx）」として保存し直してください。" in words
