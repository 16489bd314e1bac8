"""The published result of the accessibility test: what the file says, and no more."""

import datetime as dt
import json
import os
import re
import shutil
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from gate.building import read_tested_site
from generator.build import Order, build_site
from generator.chrome.built import Chrome
from generator.chrome.stamp import parse_shell
from generator.load.accessibility_result import RESULT_FILE, check_age, read_result, take_own
from generator.load.today import read_today
from generator.map.site_index import index_site
from generator.model.accessibility import NO_TEST, AccessibilityResult, NoTest, SiteOfTest
from generator.pages.tested_site import identify_site
from generator.problems.problem import Problem
from generator.problems.rules import RULES, Severity
from generator.progress import Progress
from generator.render.renderer import render_page
from generator.views.kinds.accessibility import AccessibilityPage, view_accessibility
from generator.wording.criteria import CRITERIA
from page_reading import JAPANESE, RESULTS, show, visible_text
from sample import City, addresses_of
from test_pages import SHELL, small_chrome

REPOSITORY = Path(__file__).resolve().parent.parent
SITE = SiteOfTest("https://mihon.example/keikaku/", "0" * 32)
RESULT = {
    "format": 2,
    "site": {"address": SITE.address, "made_of": SITE.made_of},
    "tested_on": "2026-11-21",
    "pages": 356,
    "representative": ["", "mihon/basic-plan/measures/park/"],
    "drawn": ["mihon/"],
    "seed": "2026-11-21",
    "tools": [{"name": "axe-core", "version": "4.11.0"}],
    "settings": ["320px・明るい色", "1280px・暗い色"],
    "criteria": {
        "1.4.3": {"machine": "passed"},
        "2.4.7": {"machine": "passed", "hand": "passed", "note": "キーボードで確かめました"},
        "2.5.8": {"machine": "failed"},
    },
}


def write(project: Path, **changes: object) -> Path:
    file = project / RESULT_FILE
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({**RESULT, **changes}), encoding="utf-8")
    return project


def read(project: Path) -> AccessibilityResult:
    result = read_result(project)
    assert isinstance(result, AccessibilityResult)
    return result


def page_of(tmp_path: Path, result: AccessibilityResult | NoTest) -> AccessibilityPage:
    shown = show(City(tmp_path / "city"))
    return view_accessibility(shown.site_index, shown.standings, result, SITE, JAPANESE)


def text_of(page: AccessibilityPage) -> str:
    parts = render_page(page)
    return visible_text(parts.lead + parts.main)


class TestTheFile:
    def test_is_taken_with_its_dates_and_verdicts(self, tmp_path: Path) -> None:
        result = read(write(tmp_path))
        assert result.tested_on == dt.date(2026, 11, 21)
        assert result.criteria["2.4.7"].note == "キーボードで確かめました"

    def test_may_be_missing(self, tmp_path: Path) -> None:
        assert read_result(tmp_path) == NO_TEST

    @pytest.mark.breaks("K706")
    @pytest.mark.parametrize(
        "changes", [{"tested_on": "2026年11月21日"}, {"criteria": {"1.1.1": {"machine": "perfect"}}}, {"grade": "AAA"}]
    )
    def test_is_refused_where_it_says_what_nobody_knows(self, tmp_path: Path, changes: dict[str, object]) -> None:
        refused = read_result(write(tmp_path, **changes))
        assert isinstance(refused, Problem)
        assert refused.rule == "K706"

    def test_is_refused_where_it_is_no_file_of_the_project(self, tmp_path: Path) -> None:
        file = tmp_path / "project" / RESULT_FILE
        file.parent.mkdir(parents=True)
        secret = write(tmp_path / "elsewhere") / RESULT_FILE
        for number in range(3):
            (partial(file.symlink_to, secret), partial(os.mkfifo, file), file.mkdir)[number]()
            refused = read_result(tmp_path / "project")
            assert isinstance(refused, Problem)
            assert refused.rule == "K706"
            file.rmdir() if file.is_dir() else file.unlink()


@pytest.mark.parametrize("text", ["[]", "{", "", "{}", '{"site": 1}', "nul", '{"criteria": {"1.1.1": 5}}', "\\xff"])
def test_why_the_file_is_refused_is_told_in_japanese(tmp_path: Path, text: str) -> None:
    file = tmp_path / RESULT_FILE
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    found = read_result(tmp_path)
    assert isinstance(found, Problem)
    cause = dict(found.details)["cause"]
    assert not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", cause), cause


class TestItsAge:
    @pytest.mark.breaks("K705")
    def test_is_told_after_twelve_months(self, tmp_path: Path) -> None:
        assert [each.rule for each in check_age(read(write(tmp_path)), dt.date(2027, 11, 22))] == ["K705"]
        assert RULES["K705"].level is Severity.WARNING

    @pytest.mark.parametrize("today", ["2027-11-21", "2026-11-21"])
    def test_is_not_told_before(self, tmp_path: Path, today: str) -> None:
        assert list(check_age(read(write(tmp_path)), dt.date.fromisoformat(today))) == []

    def test_of_a_leap_day_ends_on_the_last_of_february(self, tmp_path: Path) -> None:
        assert read(write(tmp_path, tested_on="2028-02-29")).holds_until == dt.date(2029, 2, 28)

    def test_is_nothing_without_a_test(self) -> None:
        assert list(check_age(NO_TEST, dt.date(2030, 1, 1))) == []

    def test_can_be_counted_from_a_given_day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(
            "SOURCE_DATE_EPOCH", "1699973999"
        )  # 2023-11-14 14:59:59 UTC: a second before midnight in Japan
        assert read_today() == dt.date(2023, 11, 14)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1699974000")
        assert read_today() == dt.date(2023, 11, 15)

    @pytest.mark.parametrize("text", ["", " ", "0", "000000000000000000000000000000000000", "253402300799"])
    def test_can_be_any_day_that_there_is(self, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
        assert isinstance(read_today(), dt.date)

    @pytest.mark.breaks("K910")
    @pytest.mark.parametrize(
        "text",
        ["253402300800", "9" * 18, "9" * 5000, "-1", "+1", "1e9", "1_0", "1.5", "2026-04-01", "１７", "²", "明日"],
    )
    def test_that_is_none_is_told(self, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
        found = read_today()
        assert isinstance(found, Problem)
        assert found.rule == "K910"
        assert dict(found.details)["text"][:40] == text[:40]

    def test_that_is_none_stops_a_build_before_it_begins(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 18)
        order = Order(project=tmp_path, data=tmp_path / "data", out=tmp_path / "site", work=tmp_path / "work")
        assert [found.rule for found in build_site(order, Progress(quiet=True)).problems] == ["K910"]
        assert list(tmp_path.iterdir()) == []


class TestWhoseItIs:
    """A result says nothing of any site but the one that was tested."""

    def test_of_this_very_site_it_is_taken(self, tmp_path: Path) -> None:
        result = read(write(tmp_path))
        assert take_own(result, SITE) == result

    @pytest.mark.parametrize(
        "other", [SiteOfTest("https://other.example/", "0" * 32), SiteOfTest(SITE.address, "1" * 32)]
    )
    def test_of_another_address_or_of_other_templates_it_is_no_test(self, tmp_path: Path, other: SiteOfTest) -> None:
        assert take_own(read(write(tmp_path)), other) == NO_TEST

    def test_that_names_no_site_is_of_none(self, tmp_path: Path) -> None:
        result = read(write(tmp_path, site={"address": "", "made_of": ""}))
        assert take_own(result, SITE) == NO_TEST

    def test_the_site_is_the_same_with_other_numbers_and_another_with_other_kinds_or_frame(
        self, tmp_path: Path
    ) -> None:
        chrome = small_chrome()

        def made_of(city: City, chrome: Chrome = chrome) -> str:
            return identify_site("https://mihon.example/", addresses_of(index_site(city.site())), chrome).made_of

        first = made_of(City(tmp_path / "first"))
        assert (
            made_of(City(tmp_path / "numbers").change(RESULTS, '"11,500人", value: 11500', '"11,501人", value: 11501'))
            == first
        )
        shells = {**chrome.shells, "measure": parse_shell("measure", "<main>" + SHELL)}
        assert made_of(City(tmp_path / "frame"), replace(chrome, shells=shells)) != first
        pages = {**chrome.pages, "news/": parse_shell("news", SHELL)}
        assert made_of(City(tmp_path / "pages"), replace(chrome, pages=pages)) != first

    @pytest.mark.long
    def test_a_citys_own_site_claims_nothing_of_the_test_that_lies_in_the_repository(self, tmp_path: Path) -> None:
        """Built with the whole program and an address of its own, beside a result of somebody else's."""
        shutil.copytree(REPOSITORY / "content", tmp_path / "content")
        shutil.copytree(REPOSITORY / "overrides", tmp_path / "overrides")
        shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
        write(tmp_path)
        data = City(tmp_path / "city").data
        order = Order(tmp_path, data, tmp_path / "site", tmp_path / "work", search=False, images=False)
        outcome = build_site(order, Progress(quiet=True))
        assert outcome.published
        assert any("別のアドレスか、前のひな形の試験" in note for note in outcome.notes)
        page = (tmp_path / "site" / "accessibility" / "result" / "index.html").read_text(encoding="utf-8")
        assert "このサイトの試験は、まだ行っていません" in page
        assert "2026年11月21日" not in page
        assert "無作為" not in page
        own = read_tested_site(tmp_path / "site")
        result = tmp_path / RESULT_FILE
        told = {**RESULT, "site": {"address": own.address, "made_of": own.made_of}}
        result.write_text(json.dumps(told), encoding="utf-8")
        assert build_site(order, Progress(quiet=True)).published
        page = (tmp_path / "site" / "accessibility" / "result" / "index.html").read_text(encoding="utf-8")
        assert "2026年11月21日に、356のページを" in page


class TestThePage:
    def test_says_that_no_test_was_made(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, NO_TEST)
        assert "試験は、まだ行っていません" in page.head.description
        assert page.criteria == ()
        assert "問題なし" not in text_of(page)

    def test_names_day_pages_tools_and_how_long_it_holds(self, tmp_path: Path) -> None:
        text = text_of(page_of(tmp_path, read(write(tmp_path))))
        for said in ("2026年11月21日", "356のページ", "2027年11月21日まで", "axe-core 4.11.0", "320px・明るい色"):
            assert said in text
        assert "https://mihon.example/keikaku/mihon/basic-plan/measures/park/" in text
        assert "乱数の種は 2026-11-21" in text

    def test_has_every_criterion_and_calls_untested_what_the_file_leaves_out(self, tmp_path: Path) -> None:
        table = page_of(tmp_path, read(write(tmp_path))).criteria[0]
        lines = {line.number: line for line in table.lines}
        assert set(lines) == set(CRITERIA)
        assert (lines["1.1.1"].machine, lines["1.1.1"].hand) == ("試験していない", "試験していない")
        assert (lines["1.4.3"].machine, lines["1.4.3"].hand) == ("問題なし", "試験していない")
        assert lines["2.5.8"].failed

    def test_claims_nothing_while_anything_is_untested_or_failed(self, tmp_path: Path) -> None:
        outcome = page_of(tmp_path, read(write(tmp_path))).outcome
        assert outcome[0] == "1個の達成基準で問題が見つかりました。どの基準かは、下の表にあります。"
        assert outcome[-1] == "そのため、この試験だけでは、JIS X 8341-3:2016 に準拠しているとは言えません。"

    def test_claims_nothing_beyond_what_was_found_when_all_was_tested(self, tmp_path: Path) -> None:
        everything = {number: {"machine": "passed", "hand": "passed"} for number in CRITERIA}
        outcome = page_of(tmp_path, read(write(tmp_path, criteria=everything))).outcome
        assert outcome == ("試験した範囲では、どの達成基準にも問題は見つかりませんでした。",)


def test_the_criteria_are_those_of_both_standards() -> None:
    jis = [number for number, criterion in CRITERIA.items() if criterion.jis]
    wcag22 = [number for number, criterion in CRITERIA.items() if criterion.wcag22]
    assert (len(jis), len(wcag22), len(CRITERIA)) == (38, 55, 56)
    assert sum(CRITERIA[number].level == "A" for number in jis) == 25
    assert all(re.fullmatch(r"[1-4]\.\d\.\d{1,2}", number) for number in CRITERIA)
