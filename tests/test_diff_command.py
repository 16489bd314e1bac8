"""``kokai diff``: what may be compared, and how it is told."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest

from generator.build import Order, build_site
from generator.changes import Differences, Snapshot, compare_snapshots
from generator.changes.records import changes_file, render_differences, render_snapshot
from generator.cli import main
from generator.exports.bulk import render_archive
from generator.progress import Progress
from generator.views.kinds.changes import view_changes
from generator.views.vocabularies import vocabulary_of
from page_reading import show
from releases import differences, held_against_release, release, state_of
from sample import City
from test_changes import CORRECTIONS, GREEN, declare, now

pytestmark = pytest.mark.long

NO_RECORDS = {
    "nothing.json": "{}",
    "list.json": "[]",
    "word.json": '"figures"',
    "empty.json": "",
    "measure.json": '{"format":"kokai-measure-1","figures":[]}',
    "changes.json": '{"format":"kokai-changes-1","since":"","tag":"v1","date":"2026-01-01","changes":[]}',
    "half.json": '{"format":"kokai-figures-1","tag":"v1"}',
    "nulls.json": '{"format":"kokai-figures-1","tag":"","date":"","holders":null,"indicators":{},"figures":{}}',
    "figures.json": '{"format":"kokai-figures-1","tag":"","date":"","holders":{},"indicators":{},"figures":{"a":{}}}',
    "indicators.json": '{"format":"kokai-figures-1","tag":"","date":"","holders":{},"indicators":{"a":{}},"figures":{}}',
}
"""JSON that is nothing `kokai release` writes as a state."""


@pytest.fixture
def city(tmp_path: Path) -> City:
    """A city that was released twice, and edited since."""
    city = City(tmp_path)
    first = state_of(city, "01-01")
    declare(now(city), "転記")
    second = state_of(city, "02-01")
    for found in (Differences("", first.tag, first.date), compare_snapshots(first, second)):
        city.put(f"ledger/{changes_file(found.tag)}", render_differences(found))
    city.put("ledger/figures.json", render_snapshot(second))
    return city.change(GREEN, "title: 中央公園の改修", "title: <b>公園</b>の改修")


def diff(city: City, capsys: pytest.CaptureFixture[str], *asked: str) -> str:
    assert main(["diff", "--data", str(city.data), *asked]) == 0
    return capsys.readouterr().out


class TestWhatIsCompared:
    def test_the_last_release_with_the_data_where_nothing_is_named(
        self, city: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told = diff(city, capsys)
        assert told.startswith("02-01 → 今のデータ：違い 1 件\n  名前の変更 1 件\n")

    def test_two_releases_by_their_tags(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        told = diff(city, capsys, "01-01", "02-01")
        assert told.startswith("01-01 → 02-01：違い 1 件\n  値の訂正 1 件\n")
        assert "原文の書き方：「12,030人」 → 「12,031人」" in told

    def test_an_earlier_release_with_the_data(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        assert "違い 2 件" in diff(city, capsys, "01-01")

    @pytest.mark.parametrize("name", ["data", "project", "record", "archive"])
    def test_folders_records_and_archives(
        self, name: str, city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = City(tmp_path / "other")
        record = render_snapshot(state_of(other))
        (tmp_path / "record.json").write_bytes(record)
        (tmp_path / "kokai.zip").write_bytes(render_archive({"figures.json": record}))
        named = {
            "data": other.data,
            "project": other.data.parent,
            "record": tmp_path / "record.json",
            "archive": tmp_path / "kokai.zip",
        }[name]
        assert "違い 2 件" in diff(city, capsys, str(named))

    @pytest.mark.breaks("K553")
    @pytest.mark.parametrize("named", ["no-such-release", "empty.zip", "text.txt", "spoilt.zip", *NO_RECORDS])
    def test_nothing_else(
        self,
        named: str,
        city: City,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        archive = render_archive({"a": b"1"})
        Path("empty.zip").write_bytes(archive)
        Path("spoilt.zip").write_bytes(render_archive({"figures.json": b"{}"}).replace(b"figures", b"figurez"))
        for name, text in NO_RECORDS.items():
            Path(name).write_text(text, encoding="utf-8")
        Path("text.txt").write_text("あ", encoding="utf-8")
        assert main(["diff", named, "--data", str(city.data)]) == 1
        told = capsys.readouterr()
        assert "K553" in told.err
        assert named in told.err
        assert not re.search(r"（[^）ぁ-ん]*）。", told.err)  # the cause is said in Japanese
        assert not told.out

    def test_data_with_problems_are_told_as_a_check_does(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        city.add(GREEN, "\t- x")
        assert main(["diff", "--data", str(city.data)]) == 1
        assert "green.yaml" in capsys.readouterr().err


MACHINE_WORDS = re.compile(
    r"\b(?:actual|at_least|baseline|being_compiled|ended|external|final|fiscal|improve|measure|merged|method|milestone|missing|not_legible|number"
    r"|outcome|output|pillar|planned|provisional|reached|sum|target|transcription|True|true|yearly)\b"
)


class TestWords:
    """Of the program: people read theirs, programs the program's."""

    @pytest.fixture
    def edited(self, tmp_path: Path) -> City:
        """A city with nothing in it that is in the other, so that every field is told."""
        city = City(tmp_path / "edited")
        return city.put("ledger/figures.json", render_snapshot(Snapshot("01-01", "2026-01-01")))

    @pytest.mark.parametrize("form", ["text", "html"])
    def test_are_japanese_for_whoever_reads(self, form: str, edited: City, capsys: pytest.CaptureFixture[str]) -> None:
        told = diff(edited, capsys, "--format", form)
        told = re.sub(r"<style>.*?</style>|<[^>]*>|[\w.-]+(?:/[\w.#-]*)+", " ", told, flags=re.DOTALL)
        assert MACHINE_WORDS.findall(told) == []
        for word in ("速報", "実績値", "達成", "基準値", "合計", "単年", "統合", "施策"):
            assert word in told

    def test_are_the_programs_in_json(self, edited: City, capsys: pytest.CaptureFixture[str]) -> None:
        changes = json.loads(diff(edited, capsys, "--format", "json"))["changes"]
        told = {field[0]: field[2] for each in changes if each["section"] == "figures" for field in each["fields"]}
        assert told["state"] in {"final", "provisional", "corrected", "revised"}

    def test_of_a_state_that_changed(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        city.change(
            "mihon/basic-plan/results/2024.yaml", '"11,500人", value: 11500', '"11,500人", value: 11500, state: 速報'
        )
        for form, words in (("text", "値の状態：「確定」 → 「速報」"), ("html", ">確定</del></td><td><ins")):
            assert words in diff(city, capsys, "--format", form)

    @pytest.mark.parametrize("form", ["text", "html"])
    def test_of_a_state_that_nobody_wrote_are_not_told(
        self, form: str, edited: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told = diff(edited, capsys, "--format", form)
        assert "集計中" in told  # a value that is new and still wanting
        assert "確定" not in told
        assert "速報" in told

    def test_of_a_correction_do_not_tell_a_state_before_it_that_nobody_wrote(
        self, city: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        told = diff(city, capsys, "01-01")
        assert "値の訂正" in told
        assert "確定" not in told

    @pytest.mark.parametrize("language", ["ja", "en"])
    def test_of_an_end_are_those_of_the_language_of_the_page(self, language: str, tmp_path: Path) -> None:
        before, after = City(tmp_path / "before"), City(tmp_path / "after")
        new = "measures:\n  - {id: new, title: 新しい事業, kind: project, pillar: p2}\n"
        before.put("mihon/basic-plan/measures/new.yaml", new)
        after.put(
            "mihon/basic-plan/measures/new.yaml", new.replace("p2}", "p2, ending: {kind: 休止, fiscal_year: 2024}}")
        )
        shown = show(after)
        (told,) = view_changes(
            shown.site_index, shown.standings, vocabulary_of(language), (differences(before, after),)
        ).releases
        (text,) = [fact.text[0].text for fact in told.facts]
        assert {"ja": "休止", "en": "suspended"}[language] in text
        assert {"ja": "suspended", "en": "休止"}[language] not in text


class TestIds:
    """What an editor chose as an id is told by what it names, in every form that people read."""

    @pytest.fixture
    def other(self, tmp_path: Path) -> City:
        other = City(tmp_path / "other")
        for before, after in (
            ("企画部 計画課／関係各課（市民部）", "市民部／関係各課（企画部 計画課）"),
            ("lead: [planning-section], related: [citizens]", "lead: [citizens], related: [planning-section]"),
            ("    pillar: p1-1\n    source: {page", "    pillar: p2\n    source: {page"),
            ("title: 設計}", "title: 基本設計}"),
            ("- {measure: hall}", "- {measure: pond}"),
            ("into: [park], reason", "into: [hall], reason"),
            ('"11,000人以上", value: 11000', '"11,500人以上", value: 11500'),
        ):
            other.change(GREEN, before, after)
        results = "mihon/basic-plan/results/2024.yaml"
        return other.change(results, "rating: a\n        as_published: A", "rating: b\n        as_published: B")

    @pytest.mark.parametrize("form", ["text", "html", "atom"])
    def test_are_titles_for_people(
        self, form: str, other: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = City(tmp_path / "before")
        told = diff(before, capsys, "--format", form, str(before.data), str(other.data))
        said = re.sub(r"mihon/basic-plan/[a-z0-9/#-]*", "", re.sub(r"<[^>]*>", " ", told))  # addresses are none of it
        ids = (
            "planning-section",
            "citizens",
            "p1-1",
            "p2",
            "park",
            "hall",
            "pond",
            "report-2024",
            "progress",
            "visitors",
        )
        assert [
            each for each in ids if re.search(rf"(?<![a-z/#-]){each}(?![a-z-])", said.replace(str(tmp_path), ""))
        ] == []
        if form != "atom":  # of the weightiest alone a feed tells in short
            assert all(
                each in said
                for each in ("窓口の改善", "計画課、市民部", "市民部、計画課", "公園の再生", "開かれた市役所")
            )
            assert "進捗評価" in said

    def test_of_two_records_are_told_by_the_data_at_hand(
        self, other: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        paths = []
        for number, each in enumerate((City(tmp_path / "same"), other)):
            path = tmp_path / f"{number}.json"
            path.write_bytes(render_snapshot(state_of(each)))
            paths.append(str(path))
        told = diff(City(tmp_path / "here"), capsys, *paths)
        assert "担当：「計画課、市民部」 → 「市民部、計画課」" in told
        assert "位置づけ：「公園の再生」 → 「開かれた市役所」" in told

    def test_stay_in_json(self, other: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        before = City(tmp_path / "before")
        told = diff(before, capsys, "--format", "json", str(before.data), str(other.data))
        assert '["position","p1-1","p2"]' in told

    def test_of_a_correction_are_its_place_by_name(self, city: City) -> None:
        shown = show(city)
        page = view_changes(shown.site_index, shown.standings, vocabulary_of("ja"))
        names = [link.text for fact in page.corrections for link in fact.links]
        assert "<b>公園</b>の改修 来園者数 令和5年度（2023年度）" in names
        assert not any("#" in each or "/" in each.replace("</b>", "") for each in names)


class TestFormats:
    def test_json_is_what_the_ledger_holds(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        told = json.loads(diff(city, capsys, "01-01", "02-01", "--format", "json"))
        effects = told.pop("effects")
        assert told == json.loads(city.read("ledger/changes/02-01.json"))
        assert effects["notes"] == ["verdicts", "shared", "pages"]  # no release of this city knows how anything stood

    def test_atom_is_the_same_when_asked_again(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        feeds = [diff(city, capsys, "01-01", "--format", "atom") for _ in range(2)]
        assert feeds[0] == feeds[1]
        atom = "{http://www.w3.org/2005/Atom}"
        feed = ET.fromstring(feeds[0])  # noqa: S314 - our own
        ids = [each.text for each in feed.iter(f"{atom}id")]
        assert len(set(ids)) == len(ids) == 3
        assert {each.text for each in feed.iter(f"{atom}updated")} == {
            "2026-01-01T00:00:00+09:00"
        }  # the last day that is known

    def test_the_page_for_whoever_decides_needs_nothing_else(
        self, city: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        page = diff(city, capsys, "01-01", "--format", "html")
        html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
        assert not re.search(r"<(?:script|link|img|iframe)|https?:", page)
        assert "<b>" not in page
        assert "&lt;b&gt;公園" in page
        assert "12,030人" in page
        assert "訂正前：12,030人" in page
        assert page.index("値の訂正（1") < page.index("名前の変更（1")
        assert "計画・柱・施策の数値と文の変更は 2 件です。" in page
        assert "内容が変わるページ 1 ページ、内容が変わることがあるページ " in page


def test_a_build_shows_releases_and_stops_at_silent_changes(city: City, tmp_path: Path) -> None:
    project = Path(__file__).resolve().parent.parent
    order = Order(project, city.data, tmp_path / "site", tmp_path / "work", search=False, images=False)
    city.change(GREEN, "title: <b>公園</b>の改修", "title: 中央公園の改修")
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems
    page = (tmp_path / "site/changes/index.html").read_text(encoding="utf-8")
    words = "12,031人（訂正：2026年11月27日）。訂正前：12,030人。このサイトの写し間違いの訂正。理由：確かめた"
    assert page.count(words) == 2  # in the log, and at its release
    assert words in (tmp_path / "site/mihon/basic-plan/measures/park/index.html").read_text(encoding="utf-8")
    feed = (tmp_path / "site/changes/feed.xml").read_bytes()
    assert words in feed.decode()
    assert json.loads((tmp_path / "site/changes/releases.json").read_bytes())["releases"][0]["counts"] == {
        "corrected": 1
    }
    assert build_site(order, Progress(quiet=True)).published
    assert (tmp_path / "site/changes/feed.xml").read_bytes() == feed
    city.change(CORRECTIONS, "wrong: 12,030人", "wrong: 12,300人")
    city.change("mihon/basic-plan/results/2024.yaml", '"11,500人", value: 11500', '"11,501人", value: 11501')
    stopped = build_site(order, Progress(quiet=True))
    assert [found.rule for found in stopped.problems] == ["K550"]
    assert held_against_release(release(city)) == []
