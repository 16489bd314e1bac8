"""`kokai gate` over sites that cities have made: nothing is found on a sound one, and each fault of a city's own is told in Japanese."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.cli import main
from generator.gate.japanese import AXE, told_checks
from generator.gate.looks import look_lightly
from generator.gate.needs import NAMED_AXE, find_axe

REPOSITORY = Path(__file__).parents[2]
KEPT = ("index.html", "404.html", "accessibility/index.html")
FAULTS = """
#### 段階を飛ばした見出し

<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="20" height="20">

<div class="city-wide">幅を決めた枠</div>
"""
STYLES = "\n.city-note { color: #aaa; background: #fff; }\n.city-wide { inline-size: 400px; }\n"


@pytest.fixture(autouse=True)
def axe_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cities get: axe-core of the Python package, not the tests' own."""
    monkeypatch.delenv(NAMED_AXE, raising=False)


@pytest.fixture(autouse=True)
def nobody_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)


def make_city(folder: Path, run: Callable[[list[str]], int] = main) -> Path:
    """A new site as `kokai new site` leaves it."""
    assert (
        run(["new", "site", str(folder), "--city", "272086", "--plan", "plan-2026", "--title", "貝塚市総合計画"]) == 0
    )
    return folder


def build(city: Path, run: Callable[[list[str]], int] = main) -> None:
    """Build the site, and keep a page of three kinds: looking at all takes minutes."""
    assert run(["build", "--project", str(city), "--quiet", "--no-images", "--no-search"]) == 0
    for page in (city / "site").rglob("*.html"):
        if page.relative_to(city / "site").as_posix() not in KEPT:
            page.unlink()


def spoil(city: Path) -> None:
    """Put faults into the city's own pages and frame."""
    for name in ("assets/css/chrome.css", "partials/footer.html"):
        (city / "overrides" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / "overrides" / name, city / "overrides" / name)
    with (city / "overrides/assets/css/chrome.css").open("a", encoding="utf-8") as styles:
        styles.write(STYLES)
    footer = city / "overrides/partials/footer.html"
    note = '<p class="city-note">この市からのお知らせです。</p></footer>'
    footer.write_text(footer.read_text(encoding="utf-8").replace("</footer>", note), encoding="utf-8")
    with (city / "content/accessibility.md").open("a", encoding="utf-8") as page:
        page.write(FAULTS)


def gate(city: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own: the tests of this folder hold a browser open."""
    command = [sys.executable, "-m", "generator", "gate", "--project", str(city), *options]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=city)


def test_nothing_is_found_on_a_new_site(tmp_path: Path) -> None:
    city = make_city(tmp_path / "city")
    build(city)
    asked = gate(city)
    assert asked.returncode == 0, asked.stdout + asked.stderr
    assert "調べたページ: 3（3 種類）。くわしく 2、軽く 1、画面は合わせて 22" in asked.stdout
    assert "見つかったことはありません。" in asked.stdout
    assert "ページは 3、種類は 3 あります。2 をくわしく、ほかを軽く見ます。" in asked.stderr


def test_each_fault_of_a_city_s_own_is_told_with_its_page_its_rule_and_its_file(tmp_path: Path) -> None:
    city = make_city(tmp_path / "city")
    spoil(city)
    build(city)
    asked = gate(city, "--format", "json", "--quiet")
    assert asked.returncode == 1, asked.stderr
    assert asked.stderr == ""
    told = {fault["check"]: fault for fault in json.loads(asked.stdout)["faults"]}
    assert set(told) == {"heading-order", "image-alt", "axe:color-contrast", "reflow"}
    assert told["heading-order"]["what"] == (
        "見出しの段階が飛んでいます。段階 2 の見出しの次に、段階 4 の見出しがあります。"
    )
    assert told["image-alt"]["what"] == "画像や図に、代わりの言葉（代替テキスト）がありません。alt がありません。"
    for check in ("heading-order", "image-alt", "reflow"):
        assert {place["page"] for place in told[check]["places"]} == {"/accessibility/"}
        assert "content/accessibility.md" in told[check]["origin"]["files"]
    assert told["reflow"]["what"].startswith("ページが画面の幅に収まらず")
    assert [each["number"] for each in told["reflow"]["criteria"]] == ["1.4.4", "1.4.10"]
    pale = told["axe:color-contrast"]
    assert pale["pages"] == len(KEPT)
    assert [each["number"] for each in pale["criteria"]] == ["1.4.3"]
    assert "コントラスト比は 2.32 です（文字の色 #aaaaaa、背景の色 #ffffff）。4.5 以上にします。" in pale["what"]
    assert pale["origin"]["kind"] == "overrides"
    assert pale["origin"]["files"] == ["overrides/assets/css/chrome.css", "overrides/partials/footer.html"]


def test_every_rule_of_axe_that_is_asked_has_its_japanese_words(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<!doctype html><html lang='ja'><title>題</title><main><h1>題</h1></main>", encoding="utf-8")
    asked = look_lightly(browser, page.as_uri(), "", with_axe=True).rules
    assert len(asked) > 90
    assert {AXE + rule for rule in asked} <= told_checks()
    own = find_axe()
    assert own is not None
    assert own.parent.name == "axe_playwright_python"


def test_the_wheel_alone_checks_a_new_site(tmp_path: Path) -> None:
    """The package as a city has it, and nothing of this repository."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("kokai-*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    (metadata,) = (tmp_path / "installed").glob("kokai-*.dist-info/METADATA")
    assert "Provides-Extra: gate" in metadata.read_text(encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    run = [sys.executable, "-m", "generator"]

    def kokai(arguments: list[str]) -> int:
        return subprocess.run([*run, *arguments], cwd=tmp_path, env=environment, check=False).returncode

    where = subprocess.check_output(
        [sys.executable, "-c", "import generator; print(generator.__file__)"], cwd=tmp_path, env=environment, text=True
    )
    assert Path(where.strip()).is_relative_to(tmp_path / "installed")
    city = make_city(tmp_path / "city", kokai)
    assert "kokai gate --format github" in (city / ".github/workflows/check.yml").read_text(encoding="utf-8")
    build(city, kokai)
    assert kokai(["gate", "--project", str(city)]) == 0
