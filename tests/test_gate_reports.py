"""What `kokai gate` tells city staff: each check in Japanese, whose file is at fault, and what is missing on a machine."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from gate.checking import CHECKS as OWN_CHECKS
from generator.cli import main
from generator.gate import browsers, needs
from generator.gate.audit import SiteAudit
from generator.gate.checks import CHECKS
from generator.gate.findings import GateFinding
from generator.gate.gating import own_path
from generator.gate.japanese import tell_check, tell_context, tell_detail, told_checks
from generator.gate.looks import Look
from generator.gate.origins import NOTHING_KNOWN, Origin, OwnFiles, ToldOrigin, read_own_files, tell_origins
from generator.gate.reports import GateReport, make_report, render_github, render_json, render_text
from generator.gate.survey import Leaf, Survey, count_apart, page_files

_EMPTY = Path(__file__).parent / "no such folder"
_NO_ALT = GateFinding("image-alt", "about/", "main > p > img", "no alt", "source")
_WITHOUT_THE_EXTRA = """
import importlib.machinery, sys
find = importlib.machinery.PathFinder.find_spec
def look(name, path=None, target=None):
    return None if name.partition(".")[0] in {"playwright", "axe_playwright_python"} else find(name, path, target)
importlib.machinery.PathFinder.find_spec = look
from generator.cli import load, main
load(sys.argv[1:])
sys.exit(main(sys.argv[1:]))
"""


def report_of(*findings: GateFinding, own: OwnFiles = NOTHING_KNOWN, folder: Path = _EMPTY) -> GateReport:
    """The report of a site of two pages on which this was found."""
    counts = {"media": 0, "forms": 0, "tables": 0, "pictures": 0}
    leaves = {name: Leaf(name, name, frozenset(), 1, (), (), "", ("", ""), counts) for name in ("", "about/")}
    look = Look("", counts=Counter(screens=10))
    audit = SiteAudit(
        Survey(folder, leaves, {"": [""], "about/": ["about/"]}, []), list(findings), full={"": look, "about/": look}
    )
    return make_report(audit, {"color-contrast": ["1.4.3"]}, own)


def origin_of(finding: GateFinding, own: OwnFiles, *others: GateFinding) -> ToldOrigin:
    return tell_origins([finding, *others], own)[finding]


class TestJapaneseWords:
    def test_there_are_for_every_check(self) -> None:
        assert {check for check in told_checks() if not check.startswith("axe:")} == set(CHECKS)
        assert set(OWN_CHECKS) - set(CHECKS) == {"nu", "lighthouse"}, "what cities do not have needs no words"

    @pytest.mark.parametrize("check", sorted(told_checks()))
    def test_are_whole_sentences(self, check: str) -> None:
        told = tell_check(check)
        assert told.wrong.endswith("。")
        assert told.mend.endswith(("。", "）。"))

    @pytest.mark.parametrize(
        ("check", "noted", "told"),
        [
            ("heading-order", "h4 after h2", "段階 2 の見出しの次に、段階 4 の見出しがあります。"),
            ("one-h1", "2 h1 elements", "2 個あります。"),
            (
                "reflow",
                "the page is 416 px wide on a screen of 320 px",
                "幅 320 ピクセルの画面で、ページの幅が 416 ピクセルあります。",
            ),
            ("title-unique", "the same title as (home): 計画: 案", "最初のページと同じ「計画: 案」です。"),
            ("console", "error: {x} is\nnot a function", "記録は「{x} is\nnot a function」（error）です。"),
            ("image-alt", "something new", None),
        ],
    )
    def test_say_what_a_check_noted(self, check: str, noted: str, told: str | None) -> None:
        assert tell_detail(GateFinding(check, "", "", noted)) == told

    def test_name_a_rule_that_is_newer_than_they_are(self) -> None:
        assert tell_check("axe:new-rule").wrong == "axe-core の規則「new-rule」に合いません。"

    @pytest.mark.parametrize(
        ("context", "told"),
        [
            ("320 dark menu", "幅 320 px・暗い配色・メニューを開いた状態"),
            ("1280 text spacing menu", "幅 1280 px・メニューを開いた状態・文字の間隔を広げた状態"),
            ("forced colours light", "明るい配色・利用者の配色（強制カラー）"),
            ("400%", "400% に拡大した状態"),
            ("source", ""),
        ],
    )
    def test_say_on_which_screen(self, context: str, told: str) -> None:
        assert tell_context(context) == told


class TestOrigins:
    CITY = OwnFiles(
        {"about/": "content/about.md"}, {"overrides/partials/footer.html": '<p class="city-note">市からのお知らせ</p>'}
    )

    def test_a_page_that_the_city_wrote_is_named(self) -> None:
        assert origin_of(_NO_ALT, self.CITY) == ToldOrigin(Origin.CONTENT, ("content/about.md",))

    def test_what_other_pages_have_too_does_not_come_from_that_page(self) -> None:
        assert origin_of(_NO_ALT, self.CITY, _NO_ALT._replace(address="")).origin is Origin.OPEN

    @pytest.mark.parametrize(
        "where", ["footer > p.city-note", ".city-note 「市からの」", "footer > p 「市からのお知らせ」"]
    )
    def test_a_place_whose_mark_stands_in_a_file_of_the_frame_leads_there(self, where: str) -> None:
        finding = GateFinding("axe:color-contrast", "", where, "pale")
        assert origin_of(finding, self.CITY) == ToldOrigin(Origin.OVERRIDES, ("overrides/partials/footer.html",))

    def test_a_place_that_kokai_has_too_is_left_open(self) -> None:
        told = origin_of(GateFinding("label", "", "nav#sections > a", "a button without a name"), self.CITY)
        assert told == ToldOrigin(Origin.OPEN, ("overrides/partials/footer.html",))

    def test_a_city_without_a_frame_of_its_own_has_kokai_s_templates(self) -> None:
        own = OwnFiles({}, {})
        assert origin_of(_NO_ALT, own).origin is Origin.KOKAI
        assert origin_of(GateFinding("clipped", "", "p", "text reaches 400 px on 320 px"), own).origin is (
            Origin.DATA_OR_KOKAI
        )

    def test_of_a_folder_that_is_no_city_nothing_is_known(self, tmp_path: Path) -> None:
        assert read_own_files(tmp_path) == NOTHING_KNOWN
        assert origin_of(_NO_ALT, NOTHING_KNOWN).origin is Origin.OPEN

    def test_own_files_are_found_by_their_addresses(self, tmp_path: Path) -> None:
        for name in ("data/site.yaml", "content/index.md", "content/about/rule.md", "content/404.md"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("文", encoding="utf-8")
        for name in ("content/shells/plan.md", "overrides/main.html", "overrides/.git/x.html", "overrides/a.png"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("枠", encoding="utf-8")
        own = read_own_files(tmp_path)
        assert own.pages == {
            "": "content/index.md",
            "about/rule/": "content/about/rule.md",
            "404.html": "content/404.md",
        }
        assert own.frame == {"content/shells/plan.md": "枠", "overrides/main.html": "枠"}

    def test_in_kokai_s_own_repository_nothing_is_a_city_s(self) -> None:
        assert read_own_files(Path(__file__).parents[1]) == OwnFiles({}, {})


class TestReport:
    def test_names_what_where_which_rule_in_how_many_pages_and_how_to_mend_it(self) -> None:
        text = render_text(report_of(_NO_ALT, _NO_ALT._replace(address=""), own=OwnFiles({}, {})))
        assert text.splitlines() == [
            "[2 ページ] 画像や図に、代わりの言葉（代替テキスト）がありません。alt がありません。",
            "  規則: image-alt（WCAG 1.1.1 非テキストコンテンツ）",
            "  場所: / の main > p > img",
            "  場所: /about/ の main > p > img",
            "  どこから: Kokai のひな形です。自治体のファイルではないので、Kokai の開発者に知らせてください。",
            '  直し方: 画像が伝えることを alt に書いてください。飾りなら alt="" にします。',
            "",
            "調べたページ: 2（2 種類）。くわしく 2、軽く 0、画面は合わせて 20",
            "見つかったこと: 1 種類、2 か所",
            "機械では分からないことが、達成基準のうち 28 にあります。人が確かめてください（--format json に一覧があります）。",
        ]

    def test_says_that_nothing_was_found_and_that_this_is_not_everything(self) -> None:
        told = render_text(report_of())
        assert "見つかったことはありません。" in told
        assert "人が確かめてください" in told

    def test_tells_once_what_both_axe_and_a_check_of_ours_found(self) -> None:
        twice = GateFinding("axe:image-alt", "about/", "img", "Element has no alt", "320 light")
        assert [fault.check for fault in report_of(_NO_ALT, twice).faults] == ["image-alt"]
        assert [fault.check for fault in report_of(twice).faults] == ["axe:image-alt"]

    def test_names_the_first_places_and_counts_the_others(self) -> None:
        many = [_NO_ALT._replace(where=f"img:nth-child({number})") for number in range(9)]
        assert "  場所: ほかに 4 か所" in render_text(report_of(*many)).splitlines()

    def test_names_two_screens_and_counts_them_where_there_are_more(self) -> None:
        seen = [_NO_ALT._replace(context=f"{width} light") for width in (320, 768, 1280)]
        assert "（幅 320 px・明るい配色、幅 768 px・明るい配色 など 3 通り）" in render_text(report_of(*seen))

    def test_is_the_same_for_programs(self) -> None:
        pale = GateFinding("axe:color-contrast", "search/?q=x", "p", "pale", "320 dark")
        told = json.loads(render_json(report_of(pale)))
        assert told["counts"] == {
            "pages": 2,
            "kinds": 2,
            "full_pages": 2,
            "light_pages": 0,
            "screens": 20,
            "apart_pages": 0,
            "faults": 1,
            "findings": 1,
        }
        (fault,) = told["faults"]
        assert fault["criteria"] == [{"number": "1.4.3", "name": "コントラスト（最低限レベル）"}]
        assert fault["places"] == [
            {"page": "/search/?q=x", "where": "p", "what": "", "seen": "幅 320 px・暗い配色", "noted": "pale"}
        ]
        assert {"number": "1.3.3", "name": "感覚的な特徴", "what": "形や位置だけを頼りにした説明がないか。"} in told[
            "left_to_people"
        ]

    def test_marks_the_city_s_file_in_a_pull_request(self) -> None:
        own = OwnFiles({"about/": "content/about.md"}, {})
        first, last = render_github(report_of(_NO_ALT, own=own)).splitlines()
        assert first.startswith(
            "::error file=content/about.md,title=image-alt（WCAG 1.1.1 非テキストコンテンツ） 1 ページ::"
        )
        assert "%0A場所%3A" not in first
        assert "%0A場所: /about/ の main > p > img%0A直し方: " in first
        assert last.startswith("::notice ")

    def test_shows_nothing_that_a_terminal_would_obey(self) -> None:
        shout = GateFinding("console", "", "", "error: \x1b[31m赤\n二行目" + "長" * 900)
        text = render_text(report_of(shout))
        assert "\x1b" not in text
        assert max(map(len, text.splitlines())) < 420


class TestPages:
    @pytest.mark.parametrize(
        ("listed", "path"),
        [
            ("<loc>https://a.example/kokai/b/</loc><loc>https://a.example/kokai/</loc>", "/kokai/"),
            ("<loc>https://a.example/</loc>", "/"),
            ("<loc>https://a.example/%E8%A8%88/</loc>", "/%E8%A8%88/"),
            ("", "/"),
        ],
    )
    def test_are_served_where_the_site_says_to_be(self, tmp_path: Path, listed: str, path: str) -> None:
        (tmp_path / "sitemap.xml").write_text(listed, encoding="utf-8")
        assert own_path(tmp_path) == path

    def test_without_a_frame_are_counted_and_not_looked_at(self, tmp_path: Path) -> None:
        measure = "mihon/plan/measures/park"
        met = {"index.html", "404.html", f"{measure}/index.html", "mihon/v/index.html", "mihon/notice/index.html"}
        apart = {f"{measure}/v/1/index.html", f"{measure}/notice/1.html", f"{measure}/embed/trees.html"}
        apart.add("r/2026-11/index.html")
        for name in (*met, *apart, "pagefind/x.html"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        assert {file.relative_to(tmp_path).as_posix() for file in page_files(tmp_path)} == met
        assert count_apart(tmp_path) == len(apart)
        assert "調べないページ: 4（凍結した版など、ページの枠のないもの）" in render_text(report_of(folder=tmp_path))


class TestWhatIsMissing:
    @pytest.fixture
    def site(self, tmp_path: Path) -> Path:
        (tmp_path / "index.html").touch()
        return tmp_path

    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["gate", "--project", str(tmp_path / "nowhere")]) == 2
        assert capsys.readouterr().err.startswith(
            f"「{tmp_path / 'nowhere'}」というフォルダーがありません。--project に"
        )

    def test_a_folder_without_a_site_is_told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["gate", "--project", str(tmp_path)]) == 2
        told = capsys.readouterr().err
        assert told.startswith(f"「{tmp_path / 'site'}」にサイトがありません。先に「kokai build」で作るか")

    @pytest.mark.long
    def test_without_the_extra_the_command_says_how_to_get_it_and_others_run(self, site: Path) -> None:
        def run(*arguments: str) -> subprocess.CompletedProcess[str]:
            command = [sys.executable, "-c", _WITHOUT_THE_EXTRA, *arguments]
            environment = {name: value for name, value in os.environ.items() if name != needs.NAMED_AXE}
            return subprocess.run(
                command, capture_output=True, text=True, check=False, env=environment, cwd=Path(__file__).parents[1]
            )

        asked = run("gate", "--site", str(site))
        assert asked.returncode == 2
        assert asked.stdout == ""
        assert "部品（playwright、axe-core（axe-playwright-python））がありません" in asked.stderr
        assert "python -m pip install 'kokai[gate]'" in asked.stderr
        assert "Traceback" not in asked.stderr
        assert run("check", "--data", str(Path(__file__).parent / "sample_city" / "data")).returncode == 0

    def test_a_machine_without_a_browser_is_told(
        self, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(browsers, "_answers", lambda _: False)
        # Another test may have Playwright running in this process, which runs once at a time.
        monkeypatch.setattr(browsers, "_of_playwright", lambda: iter(()))
        assert main(["gate", "--site", str(site)]) == 2
        told = capsys.readouterr().err
        assert told.startswith(
            "ブラウザーがありません。Chromium、Google Chrome、Microsoft Edge のどれかを入れてください"
        )
        assert "KOKAI_BROWSER" in told

    def test_a_machine_without_japanese_letters_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(needs, "has_japanese_font", lambda: False)
        assert [line.partition("。")[0] for line in needs.tell_missing()] == ["日本語のフォントがありません"]

    def test_an_axe_that_is_named_and_not_there_is_missing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("KOKAI_AXE", str(tmp_path / "axe.js"))
        assert needs.find_axe() is None
        (tmp_path / "axe.js").touch()
        assert needs.find_axe() == tmp_path / "axe.js"

    def test_a_browser_in_its_usual_folder_is_found(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program = tmp_path / "Google Chrome"
        program.write_text("#!/bin/sh\necho Chrome 156\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", "")
        monkeypatch.delenv("KOKAI_BROWSER", raising=False)
        monkeypatch.setenv("KOKAI_TEST_PROGRAMS", str(tmp_path))
        monkeypatch.setattr(browsers, "PLACES", ("$KOKAI_TEST_PROGRAMS/Google Chrome",))
        assert browsers.find_browser() == program

    def test_the_browser_that_playwright_has_fetched_is_the_last_resort(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fetched = tmp_path / "chrome"
        monkeypatch.setattr(browsers, "PLACES", ())
        monkeypatch.setattr(browsers, "_answers", lambda program: program == str(fetched))
        assert browsers.find_browser(str(fetched)) == fetched
