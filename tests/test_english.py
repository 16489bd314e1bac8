"""A site whose language is English: chrome and components speak English, what cities publish is marked as Japanese."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from built import sample_site
from generator.build import Order, build_site
from generator.map.editions import settings_in
from generator.progress import Progress
from generator.render.language_marks import mark_japanese
from generator.views.vocabularies import vocabulary_of
from generator.wording.group import WordGroup
from generator.wording.languages import LANGUAGES
from sample import SAMPLE, City

pytestmark = pytest.mark.long

PROJECT = Path(__file__).resolve().parent.parent
KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa]")
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
HAND_WRITTEN = {
    "index": "Plans and results\n---\n<!--kokai:home-plans-->\n",
    "404": "Page not found\n---\nTry the [search](kokai-root:/search/).\n",
    "about": "About this site\n---\nText.\n",
    "about/status-rule": "How statuses are judged\n---\nText.\n",
    "search": "Search\n---\nText.\n",
    "data": "Data\n---\n<!--kokai:documents-->\n",
    "accessibility": "Accessibility\n---\nText.\n",
    "glossary": "Glossary\n---\n"
    + "".join(f'<p id="{term}">Term.</p>\n' for term in ("plan", "target", "evaluation", "initial-budget")),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample city under an English chrome."""
    project = tmp_path_factory.mktemp("english")
    shutil.copytree(PROJECT / "overrides", project / "overrides")
    shutil.copytree(PROJECT / "content" / "shells", project / "content" / "shells")
    for name, rest in HAND_WRITTEN.items():
        title, _, body = rest.partition("\n")
        page = project / "content" / f"{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\ntitle: {title}\ndescription: The page “{title}”.\n{body}", encoding="utf-8")
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert settings.count("language: ja") == 1
    (project / "mkdocs.yml").write_text(settings.replace("language: ja", "language: en"), encoding="utf-8")
    order = Order(project=project, data=SAMPLE, out=project / "site", work=project / "work", search=False, images=False)
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.problems == []
    return project / "site"


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


class _Reader(HTMLParser):
    """Gathers each text with the language that it is marked with."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.languages = [""]
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "link", "br", "wbr", "input", "img", "hr"}:
            self.languages.append(dict(attrs).get("lang") or self.languages[-1])

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (given by the parser)
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        self.found.append((self.languages[-1], data))


def texts(page: str) -> Iterator[tuple[str, str]]:
    """The texts of a page's body with their languages."""
    reader = _Reader()
    reader.feed(re.sub(r"(?s)<head>.*?</head>", "", page))
    yield from reader.found


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


@pytest.mark.long
def test_the_page_and_its_chrome_are_english(site: Path) -> None:
    page = (site / "mihon/basic-plan/measures/park/index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in page
    assert ">Skip to main content</a>" in page
    assert page[page.index('<nav class="sections"') : page.index("</nav>")].count("<li>") == 5
    for word in ("Pillars", "Departments", "Measures", "Fiscal years", "Data"):
        assert f">{word}</a>" in page


@pytest.mark.long
def test_components_speak_english(site: Path) -> None:
    page = main_of((site / "mihon/basic-plan/measures/park/index.html").read_text(encoding="utf-8"))
    for said in (
        "Not reached",
        "Targets and results",
        "Judged from targets and results",
        "How to cite",
        ">Target</th>",
    ):
        assert said in page


def test_everything_japanese_is_marked_on_every_data_page(site: Path) -> None:
    seen = 0
    for file in sorted(site.rglob("index.html")):
        for language, text in texts(main_of(file.read_text(encoding="utf-8"))):
            if JAPANESE.search(text):
                seen += 1
                assert language == "ja", f"{file.parent.name}: {text}"
    assert seen > 500


def test_what_is_english_is_not_marked(site: Path) -> None:
    page = main_of((site / "status/not-reached/index.html").read_text(encoding="utf-8"))
    english = [
        (language, text)
        for language, text in texts(page)
        if re.fullmatch(r"[ -~\s“”–]+", text) and re.search(r"[a-z]{3}", text)
    ]
    assert len(english) > 10
    assert [text for language, text in english if language == "ja"] == []


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>公園の改修</p>", '<p><span lang="ja">公園の改修</span></p>'),
        ("<p>A 事業 of “計画”.</p>", '<p>A <span lang="ja">事業</span> of “<span lang="ja">計画</span>”.</p>'),
        ("<td>12,000人以上</td>", '<td>12,000<span lang="ja">人以上</span></td>'),
        ("<p>令和6年度（2024年度）</p>", '<p><span lang="ja">令和6年度（2024年度）</span></p>'),
        ('<svg role="img"><text>目標</text></svg>', '<svg lang="ja" role="img"><text>目標</text></svg>'),
        ("<option>達成</option>", "<option>達成</option>"),
        ('<a title="計画">plan &amp; 計画</a>', '<a title="計画">plan &amp; <span lang="ja">計画</span></a>'),
        ("<p>Nothing</p>", "<p>Nothing</p>"),
    ],
)
def test_marks_stand_around_what_is_japanese_alone(html: str, marked: str) -> None:
    assert mark_japanese(html) == marked


def words_of(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, WordGroup):
        for field in value.__struct_fields__:
            yield from words_of(getattr(value, field), f"{path}.{field}")
    elif isinstance(value, str):
        yield path, value
    elif hasattr(value, "items"):
        for key, text in value.items():
            yield from words_of(text, f"{path}.{key}")


def parts_of(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "ja"])
def test_every_word_is_translated_with_no_part_that_is_never_filled(language: str) -> None:
    japanese = {path: text for group in vocabulary_of("ja") for path, text in words_of(group, type(group).__name__)}
    others = {path: text for group in vocabulary_of(language) for path, text in words_of(group, type(group).__name__)}
    assert others.keys() == japanese.keys()
    assert len(others) > 500
    for path, text in others.items():
        assert parts_of(text) <= parts_of(japanese[path]), path
        assert not KANA.search(text), path
        assert bool(text) == bool(japanese[path]), path


def test_no_english_word_is_in_japanese_letters() -> None:
    words = [text for group in vocabulary_of("en") for _, text in words_of(group, "")]
    assert [text for text in words if JAPANESE.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chrome_has_a_wording_file_with_the_same_keys_in_every_language(language: str) -> None:
    def keys(language: str) -> list[str]:
        text = (PROJECT / f"overrides/wording/{language}.html").read_text(encoding="utf-8")
        return re.findall(r'"([\w-]+)":', text)

    assert len(keys("ja")) > 30
    assert keys(language) == keys("ja")


def test_the_vocabularies_are_whole() -> None:
    assert {"ja", "en"} <= set(LANGUAGES)
    for language in LANGUAGES:
        vocabulary = vocabulary_of(language)
        assert vocabulary.words.language == language
        assert all(isinstance(group, msgspec.Struct) for group in vocabulary)


def test_each_page_tells_of_itself_in_the_other_language_and_leads_there(site: Path) -> None:
    page = (site / "mihon/basic-plan/measures/park/index.html").read_text(encoding="utf-8")
    ours, theirs = (f"https://mihon.example/{top}/mihon/basic-plan/measures/park/" for top in ("plans", "keikaku"))
    assert f'<link rel="canonical" href="{ours}">' in page
    assert f'<link rel="alternate" hreflang="en" href="{ours}">' in page
    assert f'<link rel="alternate" hreflang="ja" href="{theirs}">' in page
    assert f'<a href="{theirs}" lang="ja" hreflang="ja">' in page
    assert "https://mihon.example/plans/sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" hreflang="ja" href="https://mihon.example/keikaku/">' in home


def test_the_japanese_site_leads_to_the_english_one() -> None:
    page = (sample_site() / "mihon/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://mihon.example/keikaku/mihon/">' in page
    assert '<link rel="alternate" hreflang="en" href="https://mihon.example/plans/mihon/">' in page
    assert '<a href="https://mihon.example/plans/mihon/" lang="en" hreflang="en">English</a>' in page


def test_a_language_of_which_the_settings_do_not_tell_has_the_address_of_the_japanese_site(city: City) -> None:
    settings = city.site().settings
    assert settings_in(settings, "ja") is settings
    assert settings_in(settings, "fr") is settings
    english = settings_in(settings, "en")
    assert english.address == "https://mihon.example/plans/"
    assert [(each.language, each.address) for each in english.editions] == [("ja", "https://mihon.example/keikaku/")]
