"""A city's own pages, frame and settings are laid over those of the package, file by file."""

import itertools
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.chrome import build_chrome, watched_by
from generator.chrome.built import Chrome, ChromeFailed, ChromeInputsRefused
from generator.chrome.layers import read_layers
from generator.chrome.stamp import root_of, stamp
from sample import details

REPOSITORY = Path(__file__).parents[1]
PAGE = "---\ntitle: {title}\ndescription: 説明\n---\n{text}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A city's folder with nothing of its own."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def put(site: Path, file: str, text: str) -> None:
    (site / file).parent.mkdir(parents=True, exist_ok=True)
    (site / file).write_text(text, encoding="utf-8")


def built(site: Path) -> Chrome:
    return build_chrome(site, site / ".kokai")


def page(chrome: Chrome, address: str) -> str:
    return stamp(chrome.pages[address], {"site-name": "見本"}, root_of(address))


def refusals(site: Path) -> list[tuple[str, str]]:
    """File and cause of what is refused."""
    return [(found.place.file, details(found)["cause"]) for found in read_layers(site).problems]


@pytest.mark.long
class TestASite:
    def test_with_nothing_of_its_own_has_the_package_s_pages_byte_for_byte(self, site: Path, tmp_path: Path) -> None:
        own, first = built(site), build_chrome(REPOSITORY, tmp_path / "work")
        assert own.pages == first.pages
        assert own.shells == first.shells
        assert {name: file.read_bytes() for name, file in own.assets.items()} == {
            name: file.read_bytes() for name, file in first.assets.items()
        }

    def test_with_a_page_of_its_own_has_it_in_the_place_of_the_package_s(self, site: Path) -> None:
        put(site, "content/about.md", PAGE.format(title="市のサイト", text="市の言葉です。"))
        put(site, "content/news.md", PAGE.format(title="お知らせ", text="新しいお知らせです。"))
        chrome = built(site)
        assert "市の言葉です。" in page(chrome, "about/")
        assert "新しいお知らせです。" in page(chrome, "news/")
        assert "用語の説明" in page(chrome, "glossary/")

    def test_with_a_part_of_the_frame_has_the_rest_from_the_package(self, site: Path) -> None:
        put(site, "overrides/partials/footer.html", "<footer>市の足もと</footer>")
        put(site, "overrides/assets/css/city.css", "a{color:red}")
        chrome = built(site)
        assert "<footer>市の足もと</footer>" in page(chrome, "about/")
        assert 'class="skip-link"' in page(chrome, "about/")
        assert chrome.assets["assets/css/city.css"].read_text(encoding="utf-8") == "a{color:red}"
        assert "assets/css/chrome.css" in chrome.assets

    def test_with_short_settings_has_them_over_the_package_s(self, site: Path) -> None:
        put(site, "mkdocs.yml", "# 用語集は載せない\nexclude_docs: glossary.md\n")
        chrome = built(site)
        assert "glossary/" not in chrome.pages
        assert "about/" in chrome.pages
        assert chrome.language == "ja"

    def test_in_another_language_gets_shells_but_no_japanese_page(self, site: Path) -> None:
        put(site, "mkdocs.yml", "theme:\n  language: en\n")
        for name in ("index", "404"):
            put(site, f"content/{name}.md", f"---\ntitle: T {name}\ndescription: D\n---\nText\n")
        chrome = built(site)
        assert sorted(chrome.pages) == ["", "404.html"]
        assert chrome.language == "en"
        assert "measure" in chrome.shells

    def test_is_told_which_of_its_own_files_is_at_fault(self, site: Path) -> None:
        put(site, "content/news.md", PAGE.format(title="お知らせ", text="[無い](nowhere.md)"))
        with pytest.raises(ChromeFailed) as told:
            built(site)
        assert "news.md" in str(told.value)
        assert str(site) not in str(told.value)
        put(site, "content/news.md", PAGE.format(title="お知らせ", text="<!--kokai:nothing-->"))
        with pytest.raises(ChromeFailed, match=r"^content/news\.md: "):
            built(site)


@pytest.mark.parametrize(
    "settings",
    [
        "exclude_docs: a.md\n",
        "# 注\n---\nexclude_docs: a.md # 注\n...\n",
        "{exclude_docs: a.md}",
        "\ufeffexclude_docs: a.md",
        "  exclude_docs: a.md\n",
        "exclude_docs: a.md\r\n",
        "extra: {あ: 𠮷}\nexclude_docs: a.md\n",
        "# 注だけ\n",
    ],
)
def test_settings_in_any_form_are_laid_over_the_package_s(site: Path, settings: str) -> None:
    put(site, "mkdocs.yml", settings)
    files = read_layers(site).files
    said = yaml.safe_load(files["mkdocs.yml"].decode())
    own = yaml.safe_load(settings.removeprefix("\ufeff")) or {}
    assert said == {"INHERIT": "kokai-mkdocs.yml", **own}
    assert files["kokai-mkdocs.yml"] == (REPOSITORY / "mkdocs.yml").read_bytes()


class TestWhatIsKept:
    """Another chrome for other layers, the same for the same."""

    def test_follows_each_layer(self, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        carried = tmp_path / "carried"
        for name in ("content", "overrides"):
            shutil.copytree(REPOSITORY / name, carried / name)
        shutil.copy(REPOSITORY / "mkdocs.yml", carried)
        monkeypatch.setattr("generator.chrome.layers.CARRIED", carried)
        seen = [read_layers(site).files]
        for folder, file, text in (
            (site, "content/about.md", PAGE.format(title="市", text="市")),
            (site, "overrides/assets/css/city.css", "a{}"),
            (site, "mkdocs.yml", "site_name: 市\n"),
            (carried, "content/glossary.md", PAGE.format(title="用語", text="用語")),
            (carried, "mkdocs.yml", (carried / "mkdocs.yml").read_text(encoding="utf-8") + "\n"),
        ):
            put(folder, file, text)
            seen.append(read_layers(site).files)
        assert all(one != other for one, other in itertools.pairwise(seen))
        assert read_layers(site).files == seen[-1]

    def test_does_not_follow_a_file_of_the_package_that_the_site_replaces(
        self, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        carried = tmp_path / "carried"
        put(carried, "mkdocs.yml", "site_name: x\n")
        put(carried, "content/about.md", PAGE.format(title="前", text="前"))
        put(site, "content/about.md", PAGE.format(title="市", text="市"))
        monkeypatch.setattr("generator.chrome.layers.CARRIED", carried)
        before = read_layers(site).files
        put(carried, "content/about.md", PAGE.format(title="後", text="後"))
        assert read_layers(site).files == before


def link(target: str) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


class TestOwnFiles:
    @pytest.mark.parametrize(
        ("file", "make", "cause"),
        [
            ("content/secret.md", link("/etc/passwd"), "フォルダーの外か、ほかのフォルダーを指すリンクです"),
            ("content/pipe.md", os.mkfifo, "ふつうのファイルではありません"),
            ("overrides/base.html", os.mkfifo, "ふつうのファイルではありません"),
            (
                "content/About.md",
                Path.touch,
                "Kokai の「content/about.md」と、大文字と小文字しか違いません。同じ名前にすると、代わりに使われます",
            ),
            ("content/about", Path.touch, "Kokai の「content/about」はフォルダーです"),
            (
                "content/glossary.md",
                lambda place: put(place, "a.md", "あ"),
                "Kokai の「content/glossary.md」はファイルです",
            ),
            (
                "overrides/Partials",
                lambda place: put(place, "a.html", "あ"),
                "Kokai の「overrides/partials」と、大文字と小文字しか違いません。同じ名前にすると、代わりに使われます",
            ),
        ],
    )
    def test_that_cannot_be_laid_over_are_told_by_their_names(
        self, site: Path, file: str, make: Callable[[Path], object], cause: str
    ) -> None:
        (site / file).parent.mkdir(parents=True)
        make(site / file)
        assert refusals(site) == [(file, cause)]

    @pytest.mark.parametrize(
        ("make", "cause"),
        [
            (link("/etc"), "フォルダーの外を指すリンクです"),
            (link("nowhere"), "指している先にファイルがありません"),
            (link("content"), "リンクが輪になっています"),
            (Path.touch, "フォルダーではありません"),
            (os.mkfifo, "フォルダーではありません"),
        ],
    )
    def test_folders_that_are_none_are_told(self, site: Path, make: Callable[[Path], object], cause: str) -> None:
        make(site / "content")
        assert refusals(site) == [("content", cause)]

    def test_with_faulty_settings_are_told_before_mkdocs_is_started(self, site: Path) -> None:
        put(site, "mkdocs.yml", "site_name: [\n")
        with pytest.raises(ChromeInputsRefused) as told:
            built(site)
        (found,) = told.value.problems
        assert (found.rule, found.place.file, found.place.line) == ("K708", "mkdocs.yml", 2)

    def test_in_another_code_are_told(self, site: Path) -> None:
        (site / "mkdocs.yml").write_bytes("site_name: 見本市\n".encode("shift_jis"))
        ((file, cause),) = refusals(site)
        assert file == "mkdocs.yml"
        assert cause.startswith("文字コードが UTF-8 ではありません")

    def test_are_watched_whether_they_are_there_yet_or_not(self, site: Path) -> None:
        assert watched_by(site) == (site / "mkdocs.yml", site / "content", site / "overrides")


def test_the_wheel_is_told_to_carry_all_that_a_site_is_made_of() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    carried = dict(re.findall(r'^"([^"]+)" = "generator/starter/([^"]+)"$', text, re.MULTILINE))
    assert {"mkdocs.yml", "content", "overrides", "docs/problems"} <= set(carried)
    assert all(target == source for source, target in carried.items())
    assert all((REPOSITORY / source).exists() for source in carried)
