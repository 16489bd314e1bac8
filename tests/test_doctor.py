"""`kokai doctor`: one look at a site's folder says what a new Kokai would leave behind, and what on the machine does not work."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import main
from generator.doctor import BASES, Concern, Observation, examining, machine
from generator.doctor.bases import UnreadableBasesError, accept_files
from generator.doctor.machine import look_at_machine
from generator.doctor.own_files import look_at_own_files
from generator.doctor.site_state import (
    look_at_data,
    look_at_frame,
    look_at_ignored,
    look_at_installing,
    look_for_leftovers,
)
from generator.search import working
from generator.system.carried import CARRIED

pytestmark = pytest.mark.long

FOOTER = "overrides/partials/footer.html"
ASKED = ["--city", "272086", "--plan", "plan-2026", "--title", "貝塚市総合計画"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site, with nothing of its own but what `kokai new site` wrote."""
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["new", "site", str(tmp_path / "site"), *ASKED]) == 0
    return tmp_path / "site"


def put(site: Path, file: str, text: str) -> None:
    (site / file).parent.mkdir(parents=True, exist_ok=True)
    (site / file).write_text(text, encoding="utf-8")


def kept(site: Path) -> dict[str, dict[str, str]]:
    held: dict[str, dict[str, str]] = json.loads((site / BASES).read_text(encoding="utf-8"))["files"]
    return held


def have_kokai_changed(site: Path, file: str, version: str = "0.0.9") -> None:
    """As though Kokai's file had been another one when the city's was made."""
    held = json.loads((site / BASES).read_text(encoding="utf-8"))
    held["files"][file] = {"kokai": version, "sha256": "0" * 64}
    (site / BASES).write_text(json.dumps(held), encoding="utf-8")


def own(site: Path) -> dict[str, tuple[str, ...]]:
    """What is to be looked at among the own files: codes with files."""
    return {each.code: each.files for each in look_at_own_files(site) if each.concern is not Concern.FINE}


def only(found: list[Observation]) -> Observation:
    assert len(found) == 1, found
    return found[0]


class TestANewSite:
    def test_keeps_of_which_files_its_own_were_made(self, site: Path) -> None:
        assert set(kept(site)) == {
            "README.md",
            ".gitattributes",
            ".gitignore",
            "content/accessibility.md",
            *(
                f".github/workflows/{name}.yml"
                for name in ("check", "night", "preview", "preview-note", "publish", "publish-on")
            ),
        }
        assert {each["kokai"] for each in kept(site).values()} == {__version__}
        assert own(site) == {}

    def test_may_edit_its_files_at_will(self, site: Path) -> None:
        put(site, "content/accessibility.md", "---\ntitle: 方針\n---\n市の方針です。\n")
        put(site, "README.md", "# 市の手引き\n")
        assert own(site) == {}

    def test_may_have_pages_and_pictures_that_kokai_has_not(self, site: Path) -> None:
        put(site, "content/news.md", "---\ntitle: お知らせ\n---\n![市章](assets/city.svg)\n")
        put(site, "overrides/assets/city.svg", "<svg/>")
        put(site, "overrides/README.md", "# 枠の手引き\n")
        assert own(site) == {}


class TestAnOwnFile:
    def test_under_which_kokai_has_changed_is_named(self, site: Path) -> None:
        have_kokai_changed(site, "content/accessibility.md")
        have_kokai_changed(site, ".github/workflows/check.yml", "0.0.8")
        found = next(each for each in look_at_own_files(site) if each.code == "changed")
        assert found.files == (".github/workflows/check.yml", "content/accessibility.md")
        assert "上書きしたファイルで、Kokai 側が変わったもの（控えは Kokai 0.0.8、0.0.9 のとき）" in found.what
        assert str(CARRIED) in found.do

    def test_is_no_longer_named_once_it_has_been_seen(self, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
        have_kokai_changed(site, "content/accessibility.md")
        have_kokai_changed(site, "README.md")
        assert main(["doctor", "--project", str(site), "--accept", "README.md"]) == 0
        assert own(site) == {"changed": ("content/accessibility.md",)}
        assert main(["doctor", "--project", str(site), "--accept"]) == 0
        assert "控えました: content/accessibility.md" in capsys.readouterr().out
        assert own(site) == {}
        assert main(["doctor", "--project", str(site), "--accept"]) == 0
        assert "新しく控えるものはありません" in capsys.readouterr().out

    def test_of_which_nothing_is_kept_is_asked_about_once(self, site: Path) -> None:
        put(site, FOOTER, "<footer>市の足もと</footer>\n")
        assert own(site) == {"no-base": (FOOTER,)}
        assert accept_files(site) == [FOOTER]
        assert own(site) == {}

    def test_that_is_a_mere_copy_is_told_to_be_of_no_use(self, site: Path) -> None:
        put(site, FOOTER, (CARRIED / FOOTER).read_text(encoding="utf-8"))
        assert own(site) == {"same": (FOOTER,)}

    def test_that_kokai_no_longer_has_is_named(self, site: Path) -> None:
        put(site, "overrides/partials/ribbon.html", "<p>帯</p>\n")
        have_kokai_changed(site, "overrides/partials/ribbon.html")
        found = own(site)
        assert found["gone"] == ("overrides/partials/ribbon.html",)
        accept_files(site)
        assert "overrides/partials/ribbon.html" not in kept(site)

    def test_that_is_gone_itself_is_forgotten(self, site: Path) -> None:
        have_kokai_changed(site, "README.md")
        (site / "README.md").unlink()
        assert own(site) == {}
        accept_files(site)
        assert "README.md" not in kept(site)

    def test_that_lies_over_nothing_cannot_be_accepted(self, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["doctor", "--project", str(site), "--accept", "content/news.md"]) == 2
        assert (
            "「content/news.md」は、Kokai のファイルを上書きしているファイルではありません" in capsys.readouterr().err
        )

    @pytest.mark.parametrize("kind", ["pipe", "folder", "round"])
    def test_are_told_where_they_are_no_file_and_nobody_waits_for_a_pipe(self, site: Path, kind: str) -> None:
        (site / BASES).unlink(missing_ok=True)
        match kind:
            case "pipe":
                os.mkfifo(site / BASES)
            case "folder":
                (site / BASES).mkdir()
            case _:
                (site / BASES).symlink_to(BASES)
        assert own(site) == {"bases": (BASES,)}

    def test_is_not_compared_by_a_broken_record(self, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (site / BASES).write_text("{", encoding="utf-8")
        assert own(site) == {"bases": (BASES,)}
        with pytest.raises(UnreadableBasesError):
            accept_files(site)
        assert main(["doctor", "--project", str(site), "--accept"]) == 2
        assert "壊れています" in capsys.readouterr().err

    def test_of_the_repository_of_kokai_is_kokai_s(self) -> None:
        assert list(look_at_own_files(CARRIED)) == []


class TestATemplate:
    def told(self, site: Path, name: str, text: str) -> list[Observation]:
        put(site, name, text)
        accept_files(site)
        return [each for each in look_at_own_files(site) if each.concern is not Concern.FINE]

    def test_that_is_none_is_told_with_its_line(self, site: Path) -> None:
        assert self.told(site, FOOTER, "<footer>\n{% if x %}\n</footer>\n") == []  # the frame tells it, once
        found = only(list(look_at_frame(site, site / ".kokai" / "look")))
        assert (found.code, found.files) == ("settings", (FOOTER,))
        assert f"「{FOOTER}」の2 行目を、ひな形として読めません。" in found.what

    def test_with_a_block_that_nothing_below_has_is_told(self, site: Path) -> None:
        found = only(
            self.told(site, "overrides/shell.html", '{% extends "main.html" %}{% block ribbon %}x{% endblock %}')
        )
        assert "ブロック「ribbon」は、もとのひな形「main.html」にないので、どのページにも出ません" in found.what
        assert (found.code, found.files) == ("template", ("overrides/shell.html",))

    def test_may_have_blocks_within_a_block(self, site: Path) -> None:
        text = '{% extends "base.html" %}{% block main %}{% block inner %}{% endblock %}{% endblock %}'
        assert self.told(site, "overrides/main.html", text) == []

    def test_on_one_that_is_not_there_is_told(self, site: Path) -> None:
        assert self.told(site, "overrides/shell.html", '{% extends "frame.html" %}') == []
        found = only(list(look_at_frame(site, site / ".kokai" / "look")))
        assert "「overrides/shell.html」の1 行目が使うひな形「frame.html」がありません" in found.what

    def test_that_nothing_uses_is_told(self, site: Path) -> None:
        found = only(self.told(site, "overrides/partials/ribbon.html", "<p>帯</p>"))
        assert (found.code, found.files) == ("unused", ("overrides/partials/ribbon.html",))

    def test_of_another_kind_that_nothing_uses_is_told_with_its_address(self, site: Path) -> None:
        found = only(self.told(site, "overrides/strange.txt", "x"))
        assert (found.code, found.files) == ("unused", ("overrides/strange.txt",))
        assert "それでも「strange.txt」というアドレスで公開されます" in found.what

    def test_that_another_one_or_a_page_uses_is_not(self, site: Path) -> None:
        put(site, FOOTER, '<footer>{% include "partials/ribbon.html" %}</footer>')
        put(site, "content/news.md", "---\ntitle: お知らせ\ntemplate: news.html\n---\n")
        put(site, "overrides/news.html", '{% extends "main.html" %}')
        assert self.told(site, "overrides/partials/ribbon.html", "<p>帯</p>") == []


class TestTheDataOfASite:
    def test_of_the_present_format_are_fine(self, site: Path) -> None:
        assert only(list(look_at_data(site / "data"))).concern is Concern.FINE

    @pytest.mark.parametrize(
        ("number", "concern", "told"),
        [
            ("1", Concern.LOOK, "kokai upgrade"),
            ("77", Concern.BROKEN, "新しい Kokai"),
            ("x", Concern.LOOK, "kokai check"),
        ],
    )
    def test_of_another_one_are_told(self, site: Path, number: str, concern: Concern, told: str) -> None:
        settings = site / "data" / "site.yaml"
        settings.write_text(settings.read_text(encoding="utf-8").replace("format: 2", f"format: {number}"), "utf-8")
        found = only(list(look_at_data(site / "data")))
        assert found.concern is concern
        assert told in found.do

    def test_are_missed_where_there_are_none(self, tmp_path: Path) -> None:
        assert "kokai new site" in only(list(look_at_data(tmp_path))).do


class TestWhatIsInstalled:
    def test_is_fine_where_everything_names_this_version(self, site: Path) -> None:
        put(site, f"wheels/kokai-{__version__}-py3-none-any.whl", "")
        assert list(look_at_installing(site)) == []

    def test_by_a_workflow_is_told_where_it_is_another_version(self, site: Path) -> None:
        put(site, f"wheels/kokai-{__version__}-py3-none-any.whl", "")
        workflow = site / ".github" / "workflows" / "check.yml"
        workflow.write_text(workflow.read_text(encoding="utf-8").replace(__version__, "0.0.9"), encoding="utf-8")
        found = only(list(look_at_installing(site)))
        assert (found.code, found.files) == ("workflows", (".github/workflows/check.yml",))
        assert "0.0.9" in found.what
        assert __version__ in found.do

    def test_has_to_be_at_hand(self, site: Path) -> None:
        assert only(list(look_at_installing(site))).files == (f"wheels/kokai-{__version__}-py3-none-any.whl",)

    def test_is_told_where_the_packages_are_those_of_another_version(self, site: Path) -> None:
        put(site, f"wheels/kokai-{__version__}-py3-none-any.whl", "")
        put(site, "requirements.txt", "# Kokai 0.0.9 が使う部品。\n")
        assert only(list(look_at_installing(site))).code == "packages"

    def test_leaves_files_behind_that_nothing_needs(self, site: Path) -> None:
        assert list(look_for_leftovers(site)) == []
        put(site, "kokai.zip", "")
        put(site, "wheels/kokai-0.0.9-py3-none-any.whl", "")
        put(site, f"wheels/kokai-{__version__}-py3-none-any.whl", "")
        assert only(list(look_for_leftovers(site))).files == ("kokai.zip", "wheels/kokai-0.0.9-py3-none-any.whl")

    @pytest.mark.long
    def test_leaves_nothing_behind_by_building(self, site: Path) -> None:
        assert main(["build", "--quiet", "--no-search", "--no-images", "--project", str(site)]) == 0
        assert (site / ".kokai").is_dir()
        assert list(look_for_leftovers(site)) == []


class TestWhatIsNotToBeCommitted:
    def test_is_left_out_by_a_new_site(self, site: Path) -> None:
        assert list(look_at_ignored(site)) == []

    def test_may_be_left_out_in_other_words(self, site: Path) -> None:
        words = "site\n.site.*\n.kokai\n*.lock\n.kokai-write\n.*.new\n.venv\n/archive\n.DS_Store\nThumbs.db\n*~\n~$*\n.~lock.*#\n"
        put(site, ".gitignore", words)
        assert list(look_at_ignored(site)) == []

    def test_is_told_of_a_site_that_an_earlier_kokai_began(self, site: Path) -> None:
        before = (site / ".gitignore").read_text(encoding="utf-8")
        put(
            site,
            ".gitignore",
            before.replace("/.data.lock\n", "").replace("/data/.kokai-write/\n", "# /data/.kokai-write/\n"),
        )
        found = only(list(look_at_ignored(site)))
        assert (found.code, found.concern, found.files) == ("ignored", Concern.LOOK, (".gitignore",))
        assert found.what.endswith(": /.data.lock /data/.kokai-write/")
        assert "書き足します" in found.do

    def test_is_told_where_nothing_is_left_out(self, site: Path) -> None:
        (site / ".gitignore").unlink()
        assert list(look_at_ignored(site)) == []  # no Git here
        (site / ".git").mkdir()
        assert "/site/" in only(list(look_at_ignored(site))).what

    @pytest.mark.long
    def test_is_all_that_git_sees_anew_after_a_build_and_a_writing_that_was_killed(self, site: Path) -> None:
        """What lies about when all is done, and what a killed run leaves: Git lists none of it."""
        run = partial(subprocess.run, cwd=site, check=True, capture_output=True, text=True)
        run(["git", "init", "--quiet"])
        before = run(["git", "status", "--porcelain", "--untracked-files=all"]).stdout
        assert main(["build", "--quiet", "--no-search", "--no-images", "--project", str(site)]) == 0
        for left in (".data.lock", ".site.lock", "data/.kokai-write/files.json", "data/kaizuka/.plan.yaml.123.new"):
            put(site, left, "")
        assert "data/site.yaml" in before
        assert run(["git", "status", "--porcelain", "--untracked-files=all"]).stdout == before


class TestTheFrame:
    def test_with_settings_that_are_refused_is_told(self, site: Path, tmp_path: Path) -> None:
        put(site, "mkdocs.yml", "site_name: 市\nhooks: [x.py]\n")
        found = only(list(look_at_frame(site, tmp_path / "work")))
        assert (found.code, found.concern, found.files) == ("settings", Concern.LOOK, ("mkdocs.yml",))
        assert "K708" in found.what
        assert "「hooks」は使えません" in found.what

    @pytest.mark.long
    def test_that_mkdocs_cannot_make_is_told_with_the_line_at_fault(self, site: Path, tmp_path: Path) -> None:
        put(site, FOOTER, "<footer>\n{{ city.name }}</footer>")
        found = only(list(look_at_frame(site, tmp_path / "work")))
        assert (found.code, found.concern) == ("frame", Concern.LOOK)
        assert f"{FOOTER}: 2 行目を組み立てられませんでした。「city」という値はありません。" in found.do


class TestTheMachine:
    def test_of_these_tests_works(self, tmp_path: Path) -> None:
        found = list(look_at_machine(tmp_path))
        assert {each.code for each in found} >= {"kokai", "python", "search", "font"}
        assert [each for each in found if each.concern is Concern.BROKEN] == []
        assert any("pagefind 1." in each.what for each in found)

    def test_without_a_program_or_a_part_cannot_work(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> str:
            raise PermissionError(13, "Permission denied", "pagefind")

        monkeypatch.setattr(working, "read_engine_version", refuse)
        monkeypatch.setattr(working, "cut_words", lambda _: ())
        broken = [each for each in look_at_machine(tmp_path) if each.concern is Concern.BROKEN]
        assert ["Pagefind" in broken[0].what, "ICU" in broken[1].what, len(broken)] == [True, True, 2]
        assert "入れ直してください" in broken[0].do

    def test_without_a_font_cannot_work(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_: int) -> None:
            raise OSError("cannot open resource")

        monkeypatch.setattr(machine, "font_of", refuse)
        assert [each.code for each in look_at_machine(tmp_path) if each.concern is Concern.BROKEN] == ["font"]


class TestTheCommand:
    @pytest.fixture
    def told(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> Callable[..., tuple[int, str]]:
        """Exit code and words for what is found on a machine."""

        def run(*found: Observation, form: str = "text") -> tuple[int, str]:
            for name in ("look_at_data", "look_at_own_files", "look_at_installing", "look_for_leftovers"):
                monkeypatch.setattr(examining, name, lambda _: [])
            monkeypatch.setattr(examining, "look_at_frame", lambda *_: [])
            monkeypatch.setattr(examining, "look_at_machine", lambda _: found)
            code = main(["doctor", "--project", str(tmp_path), "--format", form])
            return code, capsys.readouterr().out

        return run

    def test_says_by_its_exit_code_how_much_it_matters(self, told: Callable[..., tuple[int, str]]) -> None:
        fine = Observation("python", Concern.FINE, "Python: 3.11.0")
        look = Observation("changed", Concern.LOOK, "変わったもの。", "見比べます。", ("a", "b"))
        broken = Observation("font", Concern.BROKEN, "読めません。")
        assert told(fine) == (0, "[よし] Python: 3.11.0\n\n見てほしいところはありません。\n")
        shown = "[よし] Python: 3.11.0\n[確認] 変わったもの。\n    a\n    b\n  すること: 見比べます。\n\n"
        assert told(fine, look) == (1, f"{shown}見てほしいところがあります（「確認」の項目）。\n")
        assert told(broken, look)[0] == 2

    def test_says_the_same_to_programs(self, told: Callable[..., tuple[int, str]]) -> None:
        code, text = told(Observation("changed", Concern.LOOK, "変わったもの。", "見比べます。", ("a",)), form="json")
        held = json.loads(text)
        assert (code, held["exit_code"], held["kokai"], held["format"]) == (1, 1, __version__, 2)
        row = {"code": "changed", "concern": "look", "what": "変わったもの。", "do": "見比べます。", "files": ["a"]}
        assert held["observations"] == [row]

    @pytest.mark.long
    def test_looks_at_everything_and_leaves_the_folder_as_it_was(
        self, site: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        put(site, f"wheels/kokai-{__version__}-py3-none-any.whl", "")
        before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
        code = main(["doctor", "--project", str(site)])
        told = capsys.readouterr().out
        assert (code, "[だめ]" in told) in {(0, False), (1, False)}  # 1: no browser on this machine
        assert "ページの枠（MkDocs）: 組み立てられます" in told
        assert "Kokai 側が変わったものはありません" in told
        assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
