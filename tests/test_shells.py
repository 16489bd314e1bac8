"""MkDocs builds the chrome once; what it builds is cut, checked and kept, and its mistakes are told in words."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import html5lib
import pytest
from jinja2 import Environment, FileSystemLoader

from built import with_chrome
from generator.cache import Store
from generator.chrome import build_chrome
from generator.chrome.built import Chrome, ChromeFailed, ChromeInputsRefused
from generator.chrome.stamp import SLOTS, root_of, stamp
from generator.views.vocabularies import vocabulary_of
from generator.wording.languages import LANGUAGES
from sample import details

pytestmark = pytest.mark.long

JAPANESE = vocabulary_of("ja").words

PROJECT = Path(__file__).parents[1]
Edit = Callable[[str, str], None]


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Chrome:
    """The chrome of this repository."""
    return build_chrome(PROJECT, tmp_path_factory.mktemp("work"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this repository's chrome that a test may spoil."""
    copy = tmp_path / "project"
    for folder in ("content", "overrides"):
        shutil.copytree(PROJECT / folder, copy / folder)
    shutil.copy(PROJECT / "mkdocs.yml", copy)
    return copy


@pytest.fixture
def write(project: Path) -> Edit:
    """Write a file of the copy: `write("content/a.md", "text")`."""

    def write_file(file: str, text: str) -> None:
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_text(text, encoding="utf-8")

    return write_file


def page_of(chrome: Chrome, address: str) -> str:
    return stamp(chrome.pages[address], {"site-name": "見本サイト"}, root_of(address))


def shell_of(chrome: Chrome, kind: str) -> str:
    return stamp(chrome.shells[kind], {"title": "題", "description": "説明", "main": "<p>本文</p>"}, "../../")


def failure(project: Path, work: Path) -> str:
    with pytest.raises(ChromeFailed) as failed:
        build_chrome(project, work)
    message = str(failed.value)
    assert "Traceback" not in message
    assert 'File "' not in message
    return message


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def said(text: str) -> str:
    """The visible words of some HTML, without white space."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]*>", " ", text))


# --- what is built ---------------------------------------------------------------------------------------------------


def test_each_kind_of_data_page_has_its_shell(chrome: Chrome) -> None:
    kinds = {"municipality", "department", "plan", "pillar", "measure", "indicators", "index", "listing"}
    kinds |= {"pillars", "departments", "years", "year", "accessibility", "gallery", "table", "table_of_all"}
    assert set(chrome.shells) == kinds


def test_hand_written_pages_stand_at_their_addresses_and_shells_at_none(chrome: Chrome) -> None:
    assert {"", "404.html", "about/", "about/status-rule/", "search/"} <= set(chrome.pages)
    assert not [address for address in chrome.pages if address.startswith(("shells", "404/"))]


def test_only_our_own_files_are_published_and_nothing_of_the_stock_theme(chrome: Chrome) -> None:
    assert {"assets/css/chrome.css", "assets/js/chrome.js", "assets/icons/kokai.svg"} <= set(chrome.assets)
    for address, file in chrome.assets.items():
        sources = [PROJECT / top / address for top in ("overrides", "content")]
        assert file.read_bytes() in [source.read_bytes() for source in sources if source.is_file()]
    left = [file for file in chrome.assets["assets/css/chrome.css"].parents[2].rglob("*") if file.is_file()]
    listed = 1  # the list of all the others
    assert len(left) == len(chrome.assets) + len(chrome.pages) + len(chrome.shells) + listed


def test_every_known_slot_has_its_place_somewhere_in_the_chrome(chrome: Chrome) -> None:
    used = {name for shell in (*chrome.shells.values(), *chrome.pages.values()) for name in shell.names}
    assert used == set(SLOTS)


def test_slots_in_hand_written_markdown_survive_markdown(chrome: Chrome) -> None:
    assert "home-plans" in chrome.pages[""].names
    assert "documents" in chrome.pages["data/"].names


def test_every_page_is_html_that_a_browser_need_not_repair(chrome: Chrome) -> None:
    for address in chrome.pages:
        html5lib.HTMLParser(strict=True).parse(page_of(chrome, address))
    for kind in chrome.shells:
        html5lib.HTMLParser(strict=True).parse(shell_of(chrome, kind))


def test_no_page_names_another_host_or_the_program_that_made_it(chrome: Chrome) -> None:
    for page in [*(page_of(chrome, address) for address in chrome.pages), shell_of(chrome, "measure")]:
        assert not re.search(r"""<(?!a\s)[^>]*\s(?:src|href|action)=["']?(?:https?:)?//""", page)
        assert 'name="generator"' not in page
        assert "mkdocs" not in page.lower()


def test_links_of_the_chrome_lead_through_the_root(chrome: Chrome) -> None:
    page = page_of(chrome, "about/")
    assert '<form class="site-search" role="search" action="../search/" method="get">' in page
    assert '<link rel="stylesheet" href="../assets/css/chrome.css">' in page
    assert "kokai-root" not in page


# --- a hand-written page ---------------------------------------------------------------------------------------------


def test_a_page_has_its_title_its_summary_and_one_heading(chrome: Chrome) -> None:
    page = page_of(chrome, "about/")
    assert "<title>このサイトについて｜見本サイト</title>" in page
    summary = re.search(r'<meta name="description" content="([^"]+)">', page)
    assert summary
    assert f'<p class="lead">{summary[1]}</p>' in page
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", page) == ["このサイトについて"]


def test_every_hand_written_page_has_a_summary_of_its_own(chrome: Chrome) -> None:
    summaries = re.findall(r'name="description" content="(.*?)"', "".join(page_of(chrome, a) for a in chrome.pages))
    assert len(set(summaries)) == len(chrome.pages)
    assert all(summaries)


def test_headings_go_down_one_step_at_a_time(chrome: Chrome) -> None:
    for address in chrome.pages:
        levels = [int(level) for level in re.findall(r"<h([1-6])", page_of(chrome, address))]
        assert levels.count(1) == 1
        assert all(below - above <= 1 for above, below in pairwise(levels))


def test_the_list_of_contents_leads_to_the_sections(chrome: Chrome) -> None:
    page = page_of(chrome, "about/")
    contents = re.search(r'<nav class="contents".*?</nav>', page, re.DOTALL)
    assert contents
    targets = re.findall(r'href="#([^"]+)"', contents[0])
    assert targets == re.findall(r'<h2 id="([^"]+)"', main_of(page))
    assert len(targets) > 2


def test_the_about_page_explains_every_reason_for_a_missing_value(chrome: Chrome) -> None:
    assert set(re.findall(r"<dt>(.*?)</dt>", main_of(page_of(chrome, "about/")))) == set(JAPANESE.reasons.values())


def test_the_section_of_a_page_is_marked_in_the_main_sections(chrome: Chrome) -> None:
    def current(page: str) -> list[tuple[str, str]]:
        menu = page[page.index('<nav class="sections"') : page.index("</nav>")]
        return re.findall(r'aria-current="(\w+)">(.*?)</a>', menu)

    assert current(page_of(chrome, "data/")) == [("page", "データ")]
    assert current(shell_of(chrome, "measure")) == [("true", "施策一覧")]
    assert current(shell_of(chrome, "plan")) == [("true", "施策の柱")]
    assert current(shell_of(chrome, "department")) == [("true", "部署")]
    assert current(shell_of(chrome, "year")) == [("true", "年度")]
    pages = {"index": "施策一覧", "pillars": "施策の柱", "departments": "部署", "years": "年度"}
    for kind, section in pages.items():
        assert current(shell_of(chrome, kind)) == [("page", section)]
    assert current(page_of(chrome, "")) == []
    assert current(page_of(chrome, "about/")) == []
    assert current(page_of(chrome, "404.html")) == []


def test_the_breadcrumb_leads_from_the_top_to_where_the_reader_is(chrome: Chrome) -> None:
    def crumbs(page: str) -> str:
        found = re.search(r'<nav class="breadcrumb.*?</nav>', page, re.DOTALL)
        return "" if found is None else said(found[0].replace("</li>", "›"))

    assert crumbs(page_of(chrome, "about/status-rule/")) == "トップ›このサイトについて›状態の判定›"
    assert crumbs(page_of(chrome, "404.html")) == "トップ›ページが見つかりません›"
    assert crumbs(page_of(chrome, "")) == ""
    slots = {"breadcrumb": '<li><span aria-current="page">見本市</span></li>'}
    assert crumbs(stamp(chrome.shells["municipality"], slots, "../")) == "トップ›見本市›"


def test_a_table_in_markdown_gets_a_caption_scopes_and_a_region_of_its_own(project: Path, write: Edit) -> None:
    table = "| 年度 | 数 |\n|---|--:|\n| 2019 | 5 |\n"
    write(
        "content/t.md",
        f"---\ntitle: 表\ndescription: 表\n---\n{table}\n## 目標 & 実績 {{#a}}\n\n{table}\n{table}\n後の文\n",
    )
    page = page_of(build_chrome(project, project / "work"), "t/")
    assert re.findall(r"<caption id=\"(.*?)\">(.*?)</caption>", page) == [
        ("table-1", "表1"),
        ("table-2", "表2 目標 &amp; 実績"),
        ("table-3", "表3 目標 &amp; 実績"),
    ]
    assert page.count('<div class="scroller scroller--text" role="region" tabindex="0" aria-labelledby="table-') == 3
    assert len(re.findall(r'<th scope="col"(?: class="[^"]*")?>', page)) == page.count("<th ") == 6
    assert page.count(' class="right"') == 6
    assert "style=" not in page
    assert "<p>後の文</p>" in page
    html5lib.HTMLParser(strict=True).parse(page)


def test_japanese_headings_keep_readable_anchors(project: Path, write: Edit) -> None:
    write("content/h.md", "---\ntitle: 見出し\ndescription: 見出し\n---\n## 目標と実績\n\n## データの利用\n")
    page = page_of(build_chrome(project, project / "work"), "h/")
    assert re.findall(r'<h2 id="([^"]+)"', main_of(page)) == ["目標と実績", "データの利用"]


def test_words_of_a_title_are_escaped(project: Path, write: Edit) -> None:
    write("content/e.md", '---\ntitle: "<b>A</b> & \\"B\\""\ndescription: "1 < 2 & \\"3\\""\n---\n本文\n')
    page = page_of(build_chrome(project, project / "work"), "e/")
    assert "<title>&lt;b&gt;A&lt;/b&gt; &amp; &#34;B&#34;｜見本サイト</title>" in page
    assert 'content="1 &lt; 2 &amp; &#34;3&#34;"' in page


# --- wording ---------------------------------------------------------------------------------------------------------


def words(language: str) -> dict[str, object]:
    environment = Environment(loader=FileSystemLoader(PROJECT / "overrides"), autoescape=True)
    found = getattr(environment.get_template(f"wording/{language}.html").module, "words")  # noqa: B009 - made by Jinja
    assert isinstance(found, dict)
    return found


def shape(words: dict[str, object]) -> dict[str, object]:
    return {key: shape(value) if isinstance(value, dict) else "" for key, value in words.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_of_the_chrome_has_the_same_words(language: str) -> None:
    assert shape(words(language)) == shape(words("ja"))


def test_the_language_is_chosen_in_one_place(project: Path, write: Edit) -> None:
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    write("mkdocs.yml", settings.replace("language: ja", "language: en"))
    page = shell_of(build_chrome(project, project / "work"), "measure")
    assert '<html lang="en">' in page
    assert ">Skip to main content</a>" in page
    assert not re.search(r"[ぁ-ん]", page.replace("題", "").replace("説明", "").replace("本文", ""))


# --- building again --------------------------------------------------------------------------------------------------


def test_an_unchanged_chrome_costs_no_run_of_mkdocs(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build_chrome(project, project / "work")

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("MkDocs was started")

    monkeypatch.setattr(subprocess, "run", refuse)
    assert build_chrome(project, project / "work") == first


def test_a_chrome_is_built_wherever_python_looks_for_modules(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = build_chrome(project, project / "work")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path / "not there"), *sys.path])  # as `python -c` has it
    assert build_chrome(project, project / "work") == first


@pytest.mark.long
@pytest.mark.parametrize("file", ["content/about.md", "overrides/partials/footer.html", "mkdocs.yml"])
def test_any_change_of_the_chrome_is_built(project: Path, write: Edit, file: str) -> None:
    first = build_chrome(project, project / "work")
    write(file, (project / file).read_text(encoding="utf-8") + "\n")
    assert build_chrome(project, project / "work").digest != first.digest


@pytest.mark.long
def test_a_changed_page_shows_its_change(project: Path, write: Edit) -> None:
    build_chrome(project, project / "work")
    write("content/new.md", "---\ntitle: 新しいページ\ndescription: 新しい\n---\n加えた文\n")
    assert "加えた文" in page_of(build_chrome(project, project / "work"), "new/")


# --- mistakes --------------------------------------------------------------------------------------------------------


@pytest.mark.long
def test_a_broken_link_in_a_page_is_told_with_its_file(project: Path, write: Edit) -> None:
    write("content/bad.md", "---\ntitle: x\ndescription: x\n---\n[読む](nowhere.md)\n")
    message = failure(project, project / "work")
    assert "MkDocs" in message
    assert "INFO" not in message
    assert "bad.md" in message
    assert "nowhere.md" in message


@pytest.mark.long
def test_a_link_to_a_folder_is_told_too(project: Path, write: Edit) -> None:
    write("content/bad.md", "---\ntitle: x\ndescription: x\n---\n[読む](about/)\n")
    assert "about/" in failure(project, project / "work")


def test_a_fault_in_a_template_is_told_with_its_file_and_line(project: Path, write: Edit) -> None:
    write("overrides/partials/footer.html", "<footer>\n{% if %}")
    with pytest.raises(ChromeInputsRefused) as told:
        build_chrome(project, project / "work")
    (found,) = told.value.problems
    assert (found.rule, found.place.file, found.place.line) == ("K709", "overrides/partials/footer.html", 2)
    assert "条件か値がありません" in dict(found.details)["what"]


def test_faulty_settings_are_told(project: Path, write: Edit) -> None:
    write("mkdocs.yml", "site_name: あ\nmarkdown_extensions: [{toc: {slugify: nothing-of-the-kind}}]\n")
    assert "str" in failure(project, project / "work")


@pytest.mark.long
def test_an_unknown_slot_in_a_page_is_told_with_its_file(project: Path, write: Edit) -> None:
    write("content/bad.md", "---\ntitle: x\ndescription: x\n---\n<!--kokai:nothing-->\n")
    assert failure(project, project / "work").startswith("content/bad.md: 「nothing」という差し込み口はありません。")


@pytest.mark.long
def test_a_shell_that_would_lose_its_page_is_refused(project: Path, write: Edit) -> None:
    write("content/shells/plan.md", "---\ntemplate: main.html\ntitle: x\ndescription: x\n---\n")
    message = failure(project, project / "work")
    assert message.startswith("content/shells/plan.md: ")
    assert "main" in message


@pytest.mark.long
def test_a_missing_home_page_is_told(project: Path, write: Edit) -> None:
    write("mkdocs.yml", "exclude_docs: index.md\n")
    assert "index.md" in failure(project, project / "work")


@pytest.mark.long
def test_a_failed_build_leaves_nothing_behind_and_the_next_one_works(project: Path, write: Edit) -> None:
    write("content/bad.md", "[読む](nowhere.md)\n")
    failure(project, project / "work")
    assert list((project / "work" / "kept" / "chrome").iterdir()) == []
    write("content/bad.md", "---\ntitle: 直した\ndescription: 直した\n---\n読む\n")
    assert "読む" in page_of(build_chrome(project, project / "work"), "bad/")


# --- what MkDocs must not see ----------------------------------------------------------------------------------------


@pytest.fixture
def no_mkdocs(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs must not be started: it reads whatever is there."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr("generator.chrome.mkdocs._run_mkdocs", refuse)


def refused(project: Path) -> list[tuple[str, str, str]]:
    """Code, file and cause of what the chrome of a project refuses."""
    with pytest.raises(ChromeInputsRefused) as stopped:
        build_chrome(project, project / "work")
    return [(found.rule, found.place.file, dict(found.details)["cause"]) for found in stopped.value.problems]


def link(target: str | Path) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


LEADS_AWAY = "フォルダーの外か、ほかのフォルダーを指すリンクです"
NO_FILE = "ふつうのファイルではありません"


@pytest.mark.breaks("K707")
@pytest.mark.usefixtures("no_mkdocs")
@pytest.mark.parametrize(
    ("file", "make", "cause"),
    [
        ("content/secret.txt", link("/etc/passwd"), LEADS_AWAY),
        ("content/.secret.txt", link("/etc/passwd"), LEADS_AWAY),
        ("content/secret.txt~", link("/etc/passwd"), LEADS_AWAY),
        ("content/about/secret.md", link("/etc/passwd"), LEADS_AWAY),
        ("content/settings.txt", link("../mkdocs.yml"), LEADS_AWAY),
        ("content/all", link("/etc"), LEADS_AWAY),
        ("content/.all", link("/etc"), LEADS_AWAY),
        ("content/round", link("."), LEADS_AWAY),
        ("content/up", link(".."), LEADS_AWAY),
        ("content/circle.md", link("circle.md"), "リンクが輪になっています"),
        ("content/nothing.md", link("nowhere.md"), "指している先にファイルがありません"),
        ("content/zero.bin", link("/dev/zero"), LEADS_AWAY),
        ("content/pipe.md", os.mkfifo, NO_FILE),
        ("content/pipe.bin", os.mkfifo, NO_FILE),
        ("content/.pipe", os.mkfifo, NO_FILE),
        ("content/pipe~", os.mkfifo, NO_FILE),
        ("overrides/assets/secret.css", link("/etc/passwd"), LEADS_AWAY),
        ("overrides/secret.html", link("/etc/passwd"), LEADS_AWAY),
        ("overrides/pipe.html", os.mkfifo, NO_FILE),
        ("overrides/assets/js/pipe.js", os.mkfifo, NO_FILE),
        ("content/aux.md", Path.touch, "Windows で保存できない名前です"),
        (
            "content/zz.txt",
            lambda place: (place.touch(), place.with_name("ZZ.txt").touch()),
            "「ZZ.txt」と、大文字と小文字しか違いません",
        ),
    ],
)
def test_mkdocs_is_not_started_where_it_would_leave_the_project_or_wait_for_ever(
    project: Path, file: str, make: Callable[[Path], object], cause: str
) -> None:
    make(project / file)
    assert refused(project) == [("K707", file, cause)]


@pytest.mark.breaks("K708")
@pytest.mark.usefixtures("no_mkdocs")
@pytest.mark.parametrize(
    ("file", "text", "line", "what"),
    [
        ("content/new.md", "---\ntitle: [\n---\n本文\n", 3, "初めの「---」で囲んだ部分を YAML として読めません"),
        ("content/new.md", "---\ntitle: あ\n本文\n", 1, "初めの「---」が閉じていません"),
        ("content/new.md", "---\n- title\n---\n", 2, "初めの「---」で囲んだ部分が「項目名: 値」の形ではありません"),
        ("content/new.md", "---\ndescription: い\ntitle: [あ]\n---\n", 3, "「title」が一つの文ではありません"),
        ("mkdocs.yml", "", 1, "中身がありません"),
        ("mkdocs.yml", "site_name: [\n", 2, "書き方を YAML として読めません"),
        (
            "mkdocs.yml",
            "site_name: あ\nINHERIT: ../other.yml\n",
            2,
            "「INHERIT」は使えません（ほかのファイルを読み込むため）",
        ),
        ("content/new.md", "---\ntitle: あ\ntitle: い\n---\n", 3, "「title」が二度書かれています"),
        (
            "content/new.md",
            "---\ntitle: !ENV HOME\n---\n",
            2,
            "「!ENV」は使えません（環境によって変わる値や、プログラムになるため）",
        ),
    ],
)
def test_what_mkdocs_would_take_for_something_else_is_told_with_its_line(
    project: Path, file: str, text: str, line: int, what: str
) -> None:
    (project / file).write_text(text, encoding="utf-8")
    with pytest.raises(ChromeInputsRefused) as told:
        build_chrome(project, project / "work")
    (found,) = told.value.problems
    assert (found.rule, found.place.file, found.place.line) == ("K708", file, line)
    assert details(found)["what"] == what


@pytest.mark.usefixtures("no_mkdocs")
def test_a_package_without_settings(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A city's site has the package's; the package has to have some."""
    monkeypatch.setattr("generator.chrome.layers.CARRIED", project)
    (project / "mkdocs.yml").unlink()
    with pytest.raises(ChromeInputsRefused) as told:
        build_chrome(project, project / "work")
    assert [(found.rule, found.place.file) for found in told.value.problems] == [("K708", "mkdocs.yml")]


@pytest.mark.usefixtures("no_mkdocs")
@pytest.mark.parametrize("file", ["content", "overrides", "mkdocs.yml"])
def test_the_project_s_own_parts_are_no_links_that_leave_it(project: Path, tmp_path: Path, file: str) -> None:
    (project / file).rename(tmp_path / "elsewhere")
    (project / file).symlink_to(tmp_path / "elsewhere")
    assert refused(project) == [("K707", file, "フォルダーの外を指すリンクです")]


@pytest.mark.parametrize("file", ["content", "overrides", "mkdocs.yml"])
@pytest.mark.parametrize("make", [link("nowhere"), None, os.mkfifo])
def test_a_project_of_which_a_part_is_nothing_to_read_is_refused_in_words(
    project: Path, file: str, make: Callable[[Path], object] | None
) -> None:
    (project / file).rename(project / "before")
    (link(file) if make is None else make)(project / file)  # else: a link to itself
    with pytest.raises((ChromeInputsRefused, ChromeFailed)):
        build_chrome(project, project / "work")


@pytest.mark.usefixtures("no_mkdocs")
def test_folders_without_end_and_files_without_bound_are_told(project: Path) -> None:
    (project / "content" / "/".join("a" * 18)).mkdir(parents=True)
    with (project / "content/huge.bin").open("wb") as file:
        file.truncate(50_000_001)
    told = refused(project)
    assert [(rule, file) for rule, file, _ in told] == [
        ("K707", "content/" + "/".join("a" * 17)),
        ("K707", "content/huge.bin"),
    ]
    assert "16 段" in told[0][2]
    assert "50,000,000 バイト" in told[1][2]


@pytest.mark.usefixtures("no_mkdocs")
def test_names_that_are_no_text_are_told(project: Path) -> None:
    with open(os.fsencode(project / "content") + b"/\x8c.md", "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(b"text\n")
    assert refused(project) == [("K707", "content/\ufffd.md", "名前の文字コードが UTF-8 ではありません")]


@pytest.mark.usefixtures("no_mkdocs")
@pytest.mark.parametrize("file", ["content/a.md", "content/a.css", "overrides/assets/js/a.js", "overrides/a.html"])
def test_texts_in_another_encoding_are_told(project: Path, file: str) -> None:
    (project / file).write_bytes("/* 見本市 */".encode("shift_jis"))
    assert refused(project) == [("K707", file, "文字コードが UTF-8 ではありません。4 バイト目から読めません")]


@pytest.mark.usefixtures("no_mkdocs")
def test_what_may_not_be_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: str, flags: int) -> int:
        if path.endswith("about.md"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    assert ("K707", "content/about.md", "権限がありません") in refused(project)


@pytest.mark.long
def test_what_editors_leave_behind_is_not_published(project: Path) -> None:
    (project / "content/.#about.md").symlink_to("somebody@machine.1234:5678")  # Emacs, while the file is open
    for name in ("Thumbs.db", "about.md~", "photo.png.bak", "~$list.xlsx", "photo.png"):
        (project / "content" / name).write_bytes(b"left behind")
    chrome = build_chrome(project, project / "work")
    assert "photo.png" in chrome.assets
    assert not [name for name in chrome.assets if name.endswith((".db", "~", ".bak", ".xlsx"))]


class TestAChromeThatIsKept:
    """It is used again only as MkDocs wrote it: what a bad disk or a hand made of it is not published for ever."""

    @pytest.mark.parametrize("damage", ["changed", "emptied", "removed", "unlisted", "untrusted"])
    def test_is_built_anew_where_it_is_damaged(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
    ) -> None:
        work = with_chrome(tmp_path)
        chrome = build_chrome(PROJECT, work)
        folder = Store(work).folder(f"chrome/{chrome.digest}")
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        runs: list[Path] = []

        def run(_: Path, built: Path) -> None:
            runs.append(built)
            for path, content in before.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

        monkeypatch.setattr("generator.chrome.mkdocs._run_mkdocs", run)
        assert build_chrome(PROJECT, work) == chrome
        assert not runs
        script = folder / "assets/js/chrome.js"
        if damage == "changed":
            script.write_bytes(script.read_bytes()[:-1] + b"?")
        elif damage == "emptied":
            script.write_bytes(b"")
        elif damage == "removed":
            script.unlink()
        elif damage == "unlisted":
            (folder / ".kokai-files.json").unlink()
        assert build_chrome(PROJECT, work, trusts=damage != "untrusted") == chrome
        assert runs == [folder]
        assert {path: path.read_bytes() for path in before} == before

    def test_half_of_one_is_swept(self, tmp_path: Path) -> None:
        work = with_chrome(tmp_path)
        half = Store(work).folder("chrome/building-x7_a")
        half.mkdir()
        (half / "page").write_text("half", encoding="utf-8")
        build_chrome(PROJECT, work)
        assert not half.exists()
