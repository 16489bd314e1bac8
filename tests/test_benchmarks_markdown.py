"""The benchmark compares with the same pages as Markdown: they say the same words, with the same headings, tables, links and charts."""

import html
import re
from pathlib import Path

import markdown  # type: ignore[import-untyped]

from benchmarks.markdown import render_markdown, write_markdown

_EXTENSIONS = ["attr_list", "def_list", "sane_lists", "tables"]
_PAGE = """<html><body><header>枠</header><main id="main">
<h1 id="top">公園_の*整備*</h1><p>1. 市民 <strong>12人</strong>が<br>使う。</p>
<nav><ul><li>目次</li></ul></nav><figure><svg><title>図</title></svg>

<figcaption>図の説明</figcaption></figure>
<ul><li>一つ目<ol><li>中</li></ol></li><li><p>二つ目</p><p>続き &lt;b&gt; &amp;lt; {#x}</p></li></ul><p>: 定義ではない</p><p>- 一覧ではない</p>
<dl><dt>担当</dt><dd>公園課</dd><dd>計画課</dd></dl>
<table><caption>目標</caption><thead><tr><th>年度</th><th>値</th></tr></thead>
<tbody><tr id="i1-2024"><th>2024</th><td><p>10</p><p>20 | 30</p></td></tr></tbody></table>
<p><a href="../02/#x">次の施策</a> <a href="#top">上へ</a> <a href="#i1-2024">数値へ</a> <a href="#none">消える印</a> <a href="https://mihon.example/a_b">外</a></p>
</main><footer>枠</footer></body></html>"""


def text_of(page: str) -> str:
    without = re.sub(r"(?s)<(nav|svg)\b.*?</\1>", "", page)
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", without)))


def as_markdown(page: str = _PAGE) -> str:
    return render_markdown(page, "a/01/", {"", "a/01/", "a/02/"})


def test_a_page_as_markdown_says_the_same_words_in_the_same_order() -> None:
    main = _PAGE.partition('<main id="main">')[2].partition("</main>")[0]
    assert text_of(markdown.markdown(as_markdown(), extensions=_EXTENSIONS)) == text_of(main)


def test_a_page_as_markdown_keeps_headings_lists_definitions_and_tables() -> None:
    made = markdown.markdown(as_markdown(), extensions=_EXTENSIONS)
    for element, count in (
        ("h1", 1),
        ("ul", 1),
        ("ol", 1),
        ("li", 3),
        ("dt", 1),
        ("dd", 2),
        ("table", 1),
        ("tr", 2),
        ("strong", 1),
    ):
        assert made.count(f"<{element}>") + made.count(f"<{element} ") == count, element
    assert '<h1 id="top">' in made
    assert "<td>10<br>20 | 30</td>" in made


def test_charts_stay_as_they_are_and_figures_keep_their_anchors() -> None:
    made = markdown.markdown(as_markdown(), extensions=_EXTENSIONS)
    assert "<figure><svg><title>図</title></svg>" in made
    assert "<p><figure>" not in made
    assert '<td><span id="i1-2024"></span>2024</td>' in made
    assert '<a href="#i1-2024">数値へ</a>' in made


def test_links_lead_to_the_markdown_file_of_the_page() -> None:
    made = as_markdown()
    assert "[次の施策](../02/index.md)" in made
    assert "[上へ](#top)" in made
    assert "[外](https://mihon.example/a_b)" in made
    assert "消える印" in made
    assert "#none" not in made


def test_each_page_of_a_site_becomes_one_file_at_its_address(tmp_path: Path) -> None:
    for address in (".", "a/01", "a/02"):
        (tmp_path / "site" / address).mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / address / "index.html").write_text(_PAGE, encoding="utf-8")
    assert write_markdown(tmp_path / "site", tmp_path / "project") == 3
    made = sorted(file.relative_to(tmp_path / "project").as_posix() for file in (tmp_path / "project").rglob("*.md"))
    assert made == ["docs/a/01/index.md", "docs/a/02/index.md", "docs/index.md"]
