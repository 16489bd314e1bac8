"""`kokai book`: what it writes, and what it says where it cannot."""

from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.book import needs
from generator.book.gathering import NoSuchPlanError, find_plan
from generator.cli import main
from generator.map.site_index import index_site
from small_town import Town

pytestmark = pytest.mark.long


def run(town: Town, *more: str) -> int:
    return main(["book", "p", "--project", str(town.data.parent), *more])


def test_writes_a_pdf_named_after_city_and_plan_where_one_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town(tmp_path / "site")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert run(town) == 0
    assert (here / "town-p.pdf").read_bytes().startswith(b"%PDF-")
    assert [each.name for each in here.iterdir()] == ["town-p.pdf"]
    assert capsys.readouterr().out.startswith("できあがり: town-p.pdf（")


def test_a_booklet_that_is_there_is_renewed(tmp_path: Path) -> None:
    town, out = Town(tmp_path), tmp_path / "b.pdf"
    assert run(town, "--out", str(out)) == 0
    before = out.read_bytes()
    town.change("town/p/plan.yaml", "title: 試験計画", "title: 別の計画")
    assert run(town, "--out", str(out)) == 0
    assert out.read_bytes() != before


def test_faulty_data_are_told_as_in_a_check_and_the_booklet_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    town, out = Town(tmp_path, measure="departments: {lead: nobody}"), tmp_path / "b.pdf"
    out.write_bytes(b"%PDF-1.7 before")
    assert run(town, "--out", str(out)) == 1
    told = capsys.readouterr().err
    assert "town/p/measures/a.yaml:" in told
    assert "nobody" in told
    assert "冊子は作っていません" in told
    assert out.read_bytes() == b"%PDF-1.7 before"


def test_a_file_that_is_no_pdf_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    town, out = Town(tmp_path), tmp_path / "notes.txt"
    out.write_text("覚え書き", encoding="utf-8")
    assert run(town, "--out", str(out)) == 2
    assert "PDF ではないので、書き換えません" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "覚え書き"


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Town(tmp_path), "--out", str(tmp_path / "nowhere" / "b.pdf")) == 2
    said = capsys.readouterr().err
    assert "K902" in said
    assert "b.pdf」に書き込めません（書き込む先のフォルダーがありません）。" in said


def test_a_plan_is_named_by_its_id_with_or_without_its_city_or_by_its_folder(tmp_path: Path) -> None:
    site_index = index_site(Town(tmp_path).site())
    for name in ("p", "town/p", "data/town/p/", "town\\p"):
        assert find_plan(site_index, name, "") == "town/p"
    assert find_plan(site_index, "p", "town") == "town/p"


@pytest.mark.parametrize(
    ("name", "city", "told"),
    [
        ("q", "", "「q」という計画はありません"),
        ("p", "twon", "「twon」という自治体はありません。「town」ではありませんか"),
        ("other/p", "", "「other」という自治体はありません"),
    ],
)
def test_an_unknown_plan_is_told_with_those_that_there_are(name: str, city: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(NoSuchPlanError, match=told):
        find_plan(index_site(Town(tmp_path).site()), name, city)


def test_a_plan_of_two_cities_is_asked_for_by_its_city(tmp_path: Path) -> None:
    town = Town(tmp_path)
    for file in ("municipality.yaml", "departments.yaml", "documents.yaml", "p/plan.yaml", "p/pillars.yaml"):
        town.put(f"village/{file}", town.read(f"town/{file}").replace("992011", "992020"))
    site_index = index_site(town.site())
    assert find_plan(site_index, "p", "village") == "village/p"
    with pytest.raises(NoSuchPlanError, match="--city で、town、village のどれか"):
        find_plan(site_index, "p", "")


def test_an_unknown_plan_leaves_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    town = Town(tmp_path)
    assert main(["book", "plan-x", "--project", str(town.data.parent)]) == 2
    assert "今ある id は p です" in capsys.readouterr().err


def test_without_its_parts_it_says_how_to_get_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(name: str) -> ModuleSpec | None:
        return None if name == "typst" else find_spec(name)

    monkeypatch.setattr(needs, "find_spec", lacking)
    assert run(Town(tmp_path), "--out", str(tmp_path / "b.pdf")) == 2
    told = capsys.readouterr().err
    assert "「kokai book」に使う部品（typst）がありません" in told
    assert "requirements-book.txt" in told
    assert "kokai[book]" in told
    assert not (tmp_path / "b.pdf").exists()


def test_letters_that_its_fonts_lack_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Town(tmp_path, measure="summary: 笑顔😀"), "--out", str(tmp_path / "b.pdf")) == 0
    assert "U+1F600（😀）" in capsys.readouterr().err
