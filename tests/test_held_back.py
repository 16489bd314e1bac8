"""Before its day nothing of a report is in the site, in no byte of it; on its day all of it is, from the very same data."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from built import PROJECT
from generator.archive.tarballs import unpack
from generator.cli import main
from generator.load.bare_text import without_comments
from generator.load.held_back import hold_back
from generator.load.leaving_out import cut_entries
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.orders import BuildOutcome, Order
from generator.problems.problem import Problem, Refused
from generator.progress import Progress
from generator.release import release_site
from held_city import (
    CORRECTION,
    DAY,
    DOCUMENTS,
    PLAN,
    RESULTS,
    ROUND,
    HeldCity,
    build_on,
    bytes_of,
    found_in,
    unpacked,
)
from sample import City, details

pytestmark = pytest.mark.long

EVE = DAY - dt.timedelta(days=1)
PARK = "mihon/basic-plan/measures/park/index.html"


def built(city: City, day: dt.date, patch: pytest.MonkeyPatch, *, whole: bool = False) -> Path:
    """The city's site of a day, which must have no problem."""
    outcome = build_on(city, day, patch, whole=whole)
    assert outcome.published, outcome.problems
    return city.data.parent / "site"


def told_on(city: City, day: dt.date, patch: pytest.MonkeyPatch) -> list[Problem]:
    """What `kokai check` tells on a day."""
    return build_on(city, day, patch, whole=False, write=False).problems


def released(city: City, tag: str, day: dt.date, archive: Path | None = None) -> BuildOutcome:
    top = city.data.parent
    order = Order(PROJECT, city.data, top / "site", top / "work", write=False, search=False, images=False)
    return release_site(order._replace(archive=archive), Progress(quiet=True), tag, day=day)


class TestTheSite:
    def test_tells_nothing_before_the_day_and_everything_on_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Every byte of every file is looked at, that of the search's index and of workbooks and archives unpacked."""
        city = HeldCity(tmp_path)
        assert len(city.marks) > 25
        assert len(set(city.fields)) > 15
        site = built(city, EVE, monkeypatch, whole=True)
        looked_at = [name for name, _ in unpacked(bytes_of(site))]
        for ending in (
            ".html",
            ".csv",
            ".json",
            ".xml",
            ".png",
            ".xlsx",
            ".zip",
            ".pf_index!",
            ".pf_fragment!",
            ".pf_cards!",
            ".pf_meta!",
        ):
            assert any(name.endswith(ending) for name in looked_at), ending
        assert any(".xlsx!" in name for name in looked_at)
        assert any("kokai.zip!" in name for name in looked_at)
        assert found_in(site, city.traces) == {}
        before = bytes_of(site)

        site = built(city, DAY, monkeypatch, whole=True)
        found = found_in(site, city.told)
        assert [mark for mark in city.told if mark not in found] == []
        everywhere = {name.rpartition(".")[2].rstrip("!") for names in found.values() for name in names}
        assert {"html", "csv", "json", "pf_fragment", "pf_index"} <= everywhere

        assert bytes_of(built(city, EVE, monkeypatch, whole=True)) == before  # nothing is left over, in no cache

        other = HeldCity(tmp_path / "other").without_the_report()
        assert bytes_of(built(other, EVE, monkeypatch, whole=True)) == before  # not even by its absence

    def test_is_that_of_the_day_in_japan(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        city = HeldCity(tmp_path)
        build_on(city, EVE, monkeypatch, whole=False)
        for moment, there in (("1814367599", False), ("1814367600", True)):  # 2027-06-30 14:59:59 and 15:00:00 UTC
            monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
            assert main(["build", *places(tmp_path)]) == 0
            assert ("kxroundname" in (tmp_path / "site/mihon/basic-plan/index.html").read_text("utf-8")) is there

    def test_says_in_one_line_what_is_held_back_until_when(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        city = HeldCity(tmp_path)
        line = "公開日の前なので載せていない報告: 見本市基本計画「kxroundname」（2027-07-01 に公開）"
        assert line in build_on(city, EVE, monkeypatch, whole=False).notes
        assert not any("公開日の前" in note for note in build_on(city, DAY, monkeypatch, whole=False).notes)

    def test_has_no_bulk_files_of_another_day(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """`--no-bulk` leaves files about the whole site as they were, but never such as tell too much."""
        city = HeldCity(tmp_path)
        built(city, DAY, monkeypatch)
        assert "data/kokai.zip!figures.csv" in found_in(tmp_path / "site", ["8765011"])["8765011"]
        assert main(["build", *places(tmp_path), "--no-bulk"]) == 0
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814000000")
        assert main(["build", *places(tmp_path), "--no-bulk"]) == 0
        assert found_in(tmp_path / "site", city.traces) == {}


class TestWhatGoesWithARound:
    def test_are_its_results_its_document_and_the_corrections_that_rest_on_either(self, tmp_path: Path) -> None:
        city = HeldCity(tmp_path)
        held = hold_back(gather_site(read_data(city.data)[0], {}), EVE)
        assert [each.key for each in held.rounds] == ["mihon/basic-plan/yearly-2025"]
        assert held.files == {RESULTS}
        assert held.documents == {"mihon/kxdocument-2025"}
        assert held.corrections == {"mihon/kxcorrection"}

    def test_is_no_document_that_anything_else_names(self, tmp_path: Path) -> None:
        city = HeldCity(tmp_path).change(
            "mihon/basic-plan/measures/hall.yaml",
            "    summary: 待ち時間を短くします。\n",
            "    summary: 待ち時間を短くします。\n    source: {document: kxdocument-2025}\n",
        )
        held = hold_back(gather_site(read_data(city.data)[0], {}), EVE)
        assert held.documents == held.corrections == frozenset()
        assert not isinstance(held.gathered.site, Refused)
        assert len(held.gathered.site.municipalities[0].documents) == 4

    def test_is_nothing_on_the_day(self, tmp_path: Path) -> None:
        gathered = gather_site(read_data(HeldCity(tmp_path).data)[0], {})
        assert hold_back(gathered, DAY).gathered is gathered

    def test_changes_the_digests_by_which_everything_is_kept(self, tmp_path: Path) -> None:
        city = HeldCity(tmp_path)
        gathered = gather_site(read_data(city.data)[0], {})
        left = {each.file: each.digest for each in hold_back(gathered, EVE).gathered.taken}
        whole = {each.file: each.digest for each in gathered.taken}
        assert left.keys() == whole.keys() - {RESULTS}
        assert {file for file in left if left[file] != whole[file]} == {"mihon/municipality.yaml"}


class TestTheCheck:
    def test_looks_at_what_is_held_back_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        city = HeldCity(tmp_path).change(RESULTS, '"8,765,011人", value: 8765011', '"8,765,011人", value: 8765012')
        assert [found.rule for found in told_on(city, EVE, monkeypatch)] == ["K503"]

    @pytest.mark.breaks("K561")
    def test_tells_of_what_needs_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A place that moved to a figure of a report cannot lead there before the report is out."""
        city = HeldCity(tmp_path)
        moved = "moved:\n  - {from: basic-plan/measures/gone, kind: moved, to: [basic-plan/measures/park#opinion-2025]"
        city.put("mihon/moved.yaml", moved + ", date: 2026-05-02, reason: 移した。}\n")
        assert told_on(city, DAY, monkeypatch) == []
        (found,) = told_on(city, EVE, monkeypatch)
        line = city.read(PLAN).split("\n").index(ROUND.rstrip("\n")) + 1
        assert (found.rule, found.place.file, found.place.line) == ("K561", PLAN, line)
        assert details(found)["broken"] == "K421"
        assert "basic-plan/measures/park#opinion-2025" in details(found)["told"]

    def test_lets_words_of_the_search_be_there_before_the_report(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        city = HeldCity(tmp_path)
        group = "groups:\n  - id: opinion\n    terms: [kxopinion]\n    words: [アンケート]\n"
        city.put("vocabulary/report.yaml", group)
        assert told_on(city, EVE, monkeypatch) == []

    def test_refuses_a_day_for_what_was_released(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        city = HeldCity(tmp_path)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1815000000")  # 2027-07-07
        assert released(city, "v2", DAY).problems == []
        city.change(PLAN, "publish_on: 2027-07-01", "publish_on: 2028-07-01")
        assert {found.rule for found in told_on(city, DAY, monkeypatch)} == {"K561"}


class TestAReleaseBeforeTheDay:
    def test_keeps_nothing_of_it_in_ledger_pages_and_archives(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        city, archive = HeldCity(tmp_path), tmp_path / "archive"
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814000000")  # 2027-06-26
        assert released(city, "v2", EVE, archive).problems == []
        kept = {**bytes_of(city.data / "ledger"), **bytes_of(archive)}
        for path in archive.iterdir():
            kept |= {f"{path.name}/{name}": content for name, content in unpack(path)}
        assert "data-v2.tar.gz/mihon/basic-plan/plan.yaml" in kept
        traces = [*city.traces, "yearly-2025"]
        assert [(name, trace) for name, content in kept.items() for trace in traces if trace.encode() in content] == []

    def test_keeps_files_of_data_that_are_those_of_the_site(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        city, archive = HeldCity(tmp_path / "one"), tmp_path / "archive"
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814000000")
        assert released(city, "v2", EVE, archive).problems == []
        kept = dict(unpack(archive / "data-v2.tar.gz"))
        other = HeldCity(tmp_path / "other").without_the_report()
        assert kept == {
            name: without_comments(content.decode()).encode()
            for name, content in bytes_of(other.data).items()
            if not name.startswith("ledger/")
        }

    def test_has_it_where_the_release_is_made_for_the_day(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        city, archive = HeldCity(tmp_path), tmp_path / "archive"
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814000000")
        assert released(city, "v2", DAY, archive).problems == []
        assert "8765011" in (city.data / "ledger/figures.json").read_text("utf-8")
        assert RESULTS in dict(unpack(archive / "data-v2.tar.gz"))

    @pytest.mark.breaks("K560")
    def test_for_the_day_is_not_built_before(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        city = HeldCity(tmp_path)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814000000")
        assert released(city, "v2", DAY + dt.timedelta(2)).problems == []
        outcome = build_on(city, EVE, monkeypatch, whole=False)
        assert not outcome.published
        (found,) = outcome.problems
        assert (found.rule, found.place.file) == ("K560", PLAN)
        assert details(found) == {
            "round": "kxroundname",
            "publish_on": "2027-07-01",
            "tag": "v2",
            "date": "2027-07-03",
        }
        assert build_on(city, DAY, monkeypatch, whole=False).published

    @pytest.mark.breaks("K562")
    def test_is_refused_where_entries_share_a_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        city = HeldCity(tmp_path)
        rounds = [
            line for line in city.read(PLAN).split("\n") if line.startswith("  - {id: ") and "fiscal_year: 20" in line
        ]
        entries = ", ".join(
            line.removeprefix("  - ").partition(" #")[0] for line in rounds if "kind:" in line and "name:" in line
        )
        for line in rounds:
            city.change(PLAN, f"{line}\n", "")
        city.change(PLAN, "rounds: # rounds of reporting; files in results/ name them\n", f"rounds: [{entries}]\n")
        assert city.codes() == []
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814000000")
        assert [found.rule for found in released(city, "v2", EVE, tmp_path / "archive").problems] == ["K562"]
        assert not (tmp_path / "archive").exists()
        assert released(city, "v2", EVE).problems == []  # without an archive no data is kept


class TestAFileInWhichAReportMayBeNamed:
    """A release before the day keeps none of it, wherever a word about the report was written."""

    def kept(self, city: City, patch: pytest.MonkeyPatch) -> dict[str, bytes]:
        """The files of data in the archive of a release before the day."""
        archive = city.data.parent / "archive"
        patch.setenv("SOURCE_DATE_EPOCH", "1814000000")
        assert released(city, "v2", EVE, archive).problems == []
        return dict(unpack(archive / "data-v2.tar.gz"))

    @pytest.mark.parametrize(
        ("file", "before", "after"),
        [
            (PLAN, ROUND, f"  # kxleak\n\n{ROUND}"),  # parted from the entry by an empty line
            (PLAN, "rounds: #", "rounds: # kxleak"),
            (PLAN, "title: ", "# kxleak\ntitle: "),
            (DOCUMENTS, "    note: kxnote\n", "    note: kxnote\n# kxleak\n"),  # at the margin, after the last entry
            (DOCUMENTS, "    note: kxnote\n", "    note: | # kxleak\n      kxnote\n\n  # kxleak\n"),
            (DOCUMENTS, "documents:", "%TAG !kxleak! tag:kxleak,2027:\n--- # kxleak\ndocuments:"),
            ("mihon/basic-plan/measures/hall.yaml", "measures:", "measures: # kxleak"),
            ("site.yaml", "name: ", "# kxleak\nname: "),
        ],
    )
    def test_has_no_comment(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, before: str, after: str
    ) -> None:
        city = HeldCity(tmp_path)
        city.put(file, city.read(file).replace(before, after, 1))
        assert "kxleak" in city.read(file)
        kept = self.kept(city, monkeypatch)
        texts = {name: content.decode() for name, content in kept.items()}
        assert [name for name, text in texts.items() if "kx" in text or without_comments(text) != text] == []

    def test_has_no_word_of_the_search_that_only_the_report_says(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        city = HeldCity(tmp_path)
        report = "  - id: kxgroup\n    terms: [kxopinion]\n    words: [アンケート]\n"
        both = "  - id: both\n    terms: [随時, kxopinion]\n    words: [いつも]\n"
        lines = "  - id: lines\n    terms:\n      - kxopinion # kxleak\n      - 重点\n    words: [おもに]\n"
        city.put("vocabulary/report.yaml", f"groups:\n{report}{both}{lines}").put(
            "vocabulary/alone.yaml", f"groups:\n{report.replace('group', 'other')}"
        )
        kept = self.kept(city, monkeypatch)
        assert "vocabulary/alone.yaml" not in kept
        assert kept["vocabulary/report.yaml"].decode() == (
            'groups:\n  - id: both\n    terms: ["随時"]\n    words: [いつも]\n'
            '  - id: lines\n    terms:\n      ["重点"]\n    words: [おもに]\n'
        )

    def test_is_as_it_was_where_nothing_is_held_back(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        city = HeldCity(tmp_path).without_the_report()
        assert self.kept(city, monkeypatch)[PLAN].decode() == city.read(PLAN)
        assert "#" in city.read(PLAN)


class TestTakingCommentsOut:
    @pytest.mark.parametrize(
        ("text", "left"),
        [
            ("# 𠮷\na: 1 # あ\n\n  # b\nb: 2\n# end", "a: 1\n\nb: 2\n"),
            ("a: 'x # y' # z\nb: x#y #z\n", "a: 'x # y'\nb: x#y\n"),
            ("a: |- # z\n  # x\n  y\n\n# z\n\nb: 1\n", "a: |-\n  # x\n  y\n\nb: 1\n"),
            ("a: |+\n  x\n\n# z\n\nb: 1\n", "a: |+\n  x\n\nb: 1\n"),
            ("a: [1, # z\n  # z\n  2] # z\n", "a: [1,\n  2]\n"),
            ("%YAML 1.1 # z\n--- # z\na: 1\n... # z\n# z\n", "---\na: 1\n...\n"),
            ("a: # z\n  # z\n  - 1 # z\r\n# z\r\n", "a:\n  - 1\r\n"),
            ("a: 1\n", "a: 1\n"),
            ("", ""),
        ],
    )
    def test_leaves_every_value_as_it_was(self, text: str, left: str) -> None:
        assert without_comments(text) == left
        assert yaml.safe_load(left) == yaml.safe_load(text)

    def test_leaves_every_value_of_the_real_data(self) -> None:
        files, _ = read_data(PROJECT / "data")
        texts = [each.content.decode() for each in files if each.file.endswith(".yaml")]
        bare = [without_comments(text) for text in texts]
        assert sum(map(len, bare)) < sum(map(len, texts))
        assert [yaml.load(text, yaml.CSafeLoader) for text in bare] == [
            yaml.load(text, yaml.CSafeLoader) for text in texts
        ]


class TestCutting:
    TEXT = """\
title: 計画
rounds:
  - id: a
    text: |
      # no comment

      text
  - {id: b}
  - id: c

levels:
  - id: d
"""

    def test_takes_an_entry(self) -> None:
        assert cut_entries(self.TEXT, "rounds", {8}) == self.TEXT.replace("  - {id: b}\n", "")

    def test_leaves_the_text_of_the_entry_before(self) -> None:
        assert cut_entries(self.TEXT, "rounds", {8, 9}).endswith("text\n\nlevels:\n  - id: d\n")

    def test_takes_the_list_with_its_last_entry(self) -> None:
        assert cut_entries(self.TEXT, "rounds", {3, 8, 9}) == "title: 計画\n\nlevels:\n  - id: d\n"

    def test_takes_the_file_with_its_last_list(self) -> None:
        assert cut_entries(CORRECTION.replace("  - id", "corrections:\n  - id"), "corrections", {2}) == ""

    @pytest.mark.parametrize("text", ["rounds: [{id: a}, {id: b}]\n", "other: 1\n", "- id: a\n", ""])
    def test_leaves_what_stands_on_no_lines_of_its_own(self, text: str) -> None:
        assert cut_entries(text, "rounds", {1}) == text


class TestDrafts:
    def test_are_compared_where_they_are_asked_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        city = HeldCity(tmp_path)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814000000")
        assert main(["diff", "--data", str(city.data)]) == 0
        told, beside = capsys.readouterr()
        assert "8,765,011" not in told
        assert "見本市基本計画「kxroundname」（2027-07-01 に公開）" in beside
        assert main(["diff", "--data", str(city.data), "--drafts"]) == 0
        told, beside = capsys.readouterr()
        assert "8,765,011" in told
        assert beside == ""

    def test_are_all_there_in_a_build_that_asks_for_them(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        city = HeldCity(tmp_path)
        outcome = build_on(city, EVE, monkeypatch, whole=False, drafts=True)
        assert any(
            note.startswith("公開日の前ですが、下書きとして載せた報告: 見本市基本計画") for note in outcome.notes
        )
        assert "8,765,011" in (tmp_path / "site" / PARK).read_text("utf-8")
        assert found_in(built(city, EVE, monkeypatch), city.traces) == {}


def test_sheets_ask_for_a_report_before_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to be published on a day has to be collected before it."""
    city = HeldCity(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1814000000")
    assert main(["sheet", "out", "--data", str(city.data), "--round", "yearly-2025", str(tmp_path / "sheets")]) == 0
    assert list((tmp_path / "sheets").glob("*.xlsx"))


def test_the_record_of_a_round_says_its_day_to_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day that has come changes nothing: the site is that of a plan that never named one."""
    named = City(tmp_path / "named")
    assert "publish_on: 2025-07-01, " in named.read(PLAN)
    unnamed = City(tmp_path / "unnamed").change(PLAN, "publish_on: 2025-07-01, ", "")
    one, other = (bytes_of(built(city, DAY, monkeypatch)) for city in (named, unnamed))
    assert one == other


def places(top: Path) -> list[str]:
    """Where the command finds and puts what `build_on` does."""
    named = {"project": PROJECT, "data": top / "data", "out": top / "site", "work": top / "work"}
    return [*(f"--{name}={path}" for name, path in named.items()), "--no-search", "--no-images", "--quiet"]
