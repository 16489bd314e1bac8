"""What a site may say in its own ``mkdocs.yml``, and what is refused: whatever reads elsewhere, runs a program or depends on the machine."""

import pytest

from built import PROJECT
from generator.chrome.site_settings import check_settings
from sample import details

CARRIED = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
OUT_OF_LIST = "サイトが変えられる設定ではないため"
MADE = "環境によって変わる値や、プログラムになるため"
SLUGS = "!!python/object/apply:pymdownx.slugs.slugify"


def told(text: str) -> list[tuple[int, str]]:
    """Line and fault of each problem."""
    found = list(check_settings("mkdocs.yml", text, CARRIED))
    assert all((each.rule, each.place.file) == ("K708", "mkdocs.yml") for each in found)
    assert all(details(each)["hint"] for each in found)
    return [(each.place.line, details(each)["what"]) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "# nothing yet\n",
        "site_name: 市\nexclude_docs: |\n  glossary.md\n",
        "theme: {language: en}\n",
        "theme:\n  name: material\n  custom_dir: overrides\n  language: en\n",
        "extra:\n  office: [1, {a: はい}]\n",
        "markdown_extensions: [abbr, {toc: {permalink: true}}, tables]\n",
        "docs_dir: content\nplugins: []\n",
        'site_name: "2026"\ntheme: {language: "no"}\n',
        "site_name: 令和8年度の計画\n",
        "site_name: 檜原村 2026\nexclude_docs:\n",
        "site_name: '001'\nextra: {}\n",
        'site_name: ""\n',
        CARRIED,
        CARRIED.replace("language: ja", "language: en"),
    ],
)
def test_a_site_may_set_a_little_and_repeat_the_package_s(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "INHERIT: ../x.yml\n",
        '"INHERIT": ../x.yml\n',
        "{ INHERIT: ../x.yml }\n",
        "? INHERIT\n: ../x.yml\n",
        '"INH\\x45RIT": ../x.yml\n',
        "  INHERIT : ../x.yml\n",
    ],
)
def test_no_other_file_is_read_however_that_is_written(text: str) -> None:
    assert told(text) == [(1, "「INHERIT」は使えません（ほかのファイルを読み込むため）")]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("extra: {a: 1}\n!!str INHERIT: x\n", 2, "「INHERIT」は使えません（ほかのファイルを読み込むため）"),
        ("docs_dir: /etc\n", 1, "「docs_dir」は使えません（ほかのフォルダーを読み込むため）"),
        ("site_name: x\nsite_dir: ../x\n", 2, "「site_dir」は使えません（ほかのフォルダーに書き込むため）"),
        ("hooks: [a.py]\n", 1, "「hooks」は使えません（プログラムを動かすため）"),
        ("plugins: [search]\n", 1, "「plugins」は使えません（プログラムを動かすため）"),
        ("theme:\n  custom_dir: ../x\n", 2, "「theme」の「custom_dir」は使えません（ほかのフォルダーを読み込むため）"),
        ("theme: {name: mkdocs}\n", 1, "「theme」の「name」は使えません（Kokai のページの枠と合わないため）"),
        ("theme: {font: {text: Roboto}}\n", 1, f"「theme」の「font」は使えません（{OUT_OF_LIST}）"),
        ("theme: material\n", 1, "「theme」が「項目名: 値」の形ではありません"),
        ("theme: {language: [en]}\n", 1, "「theme」の「language」が一つの文ではありません"),
        ("exclude_docs: [a.md]\n", 1, "「exclude_docs」が一つの文ではありません"),
        ("watch: [/etc]\n", 1, f"「watch」は使えません（{OUT_OF_LIST}）"),
        ("<<: {INHERIT: x}\n", 1, f"「!!merge」は使えません（{MADE}）"),
        ("site_name: !ENV HOME\n", 1, f"「!ENV」は使えません（{MADE}）"),
        ("extra:\n  a: !relative ..\n", 2, f"「!relative」は使えません（{MADE}）"),
        ("extra: !!python/name:os.system\n", 1, f"「!!python/name:os.system」は使えません（{MADE}）"),
        (
            CARRIED.replace(SLUGS, "!!python/object/apply:os.system"),
            CARRIED[: CARRIED.index(SLUGS)].count("\n") + 1,
            f"「!!python/object/apply:os.system」は使えません（{MADE}）",
        ),
        (
            CARRIED.replace("kwds: {case: lower}", "kwds: {case: lower, sep: x}"),
            CARRIED[: CARRIED.index(SLUGS)].count("\n") + 1,
            f"「{SLUGS}」は使えません（{MADE}）",
        ),
        ("theme: {language: ja}\ntheme: {language: en}\n", 2, "「theme」が二度書かれています"),
        ("theme:\n  language: ja\n  'language': en\n", 3, "「language」が二度書かれています"),
        ("&a {site_name: x}\n", 1, "初めに「&」か「!」で始まる印があります"),
        ("# x\n!!map\nsite_name: x\n", 2, "初めに「&」か「!」で始まる印があります"),
        ("? [a]\n: b\n", 1, "項目名が、一覧やまとまりになっています"),
        ("markdown_extensions: {toc: {}}\n", 1, "「markdown_extensions」が一覧ではありません"),
        (
            "markdown_extensions:\n  - tables\n  - pymdownx.snippets: {base_path: /etc}\n",
            3,
            "「markdown_extensions」の「pymdownx.snippets」は使えません",
        ),
        ("markdown_extensions: [[toc]]\n", 1, "「markdown_extensions」に、名前ではなく一覧があります"),
        (
            "markdown_extensions:\n  - toc:\n      slugify: {object: pymdownx.slugs.slugify}\n",
            3,
            "拡張「toc」の「slugify」に、この値は使えません",
        ),
    ],
)
def test_what_leads_out_of_the_site_is_told_with_its_line(text: str, line: int, what: str) -> None:
    assert told(text) == [(line, what)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("site_name: 2026\n", "「site_name」の「2026」は、文字ではなく数や日付などとして読まれます"),
        ("site_name: 1.5\n", "「site_name」の「1.5」は、文字ではなく数や日付などとして読まれます"),
        ("site_name: 2026-04-01\n", "「site_name」の「2026-04-01」は、文字ではなく数や日付などとして読まれます"),
        ("site_name: yes\n", "「site_name」の「yes」は、文字ではなく数や日付などとして読まれます"),
        ("site_name:\n", "「site_name」に何も書かれていません"),
        ("site_name: ~\n", "「site_name」に何も書かれていません"),
        ("exclude_docs: 5\n", "「exclude_docs」の「5」は、文字ではなく数や日付などとして読まれます"),
        ("theme: {language: no}\n", "「theme」の「language」の「no」は、文字ではなく数や日付などとして読まれます"),
        ("theme: {language: }\n", "「theme」の「language」に何も書かれていません"),
        ("extra:\n", "「extra」が「項目名: 値」の形ではありません"),
        ("extra: [a]\n", "「extra」が「項目名: 値」の形ではありません"),
        ("extra: 1\n", "「extra」が「項目名: 値」の形ではありません"),
    ],
)
def test_what_mkdocs_would_stop_at_in_english_is_told_with_its_line(text: str, what: str) -> None:
    assert told(text) == [(1, what)]


def test_a_value_that_holds_itself_is_looked_at_once() -> None:
    assert told("extra: &a\n  b: *a\n  c: !ENV HOME\n") == [(3, f"「!ENV」は使えません（{MADE}）")]


def test_the_package_s_own_settings_stand() -> None:
    assert list(check_settings("mkdocs.yml", CARRIED, CARRIED)) == []
    assert SLUGS in CARRIED
