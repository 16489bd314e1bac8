"""Faults that are put into copies of real pages, each with the check that has to catch it: the gate's own proof.

An ``edit`` changes a page's source. It fails where the page has not what it wants to spoil, so that no defect is ever nothing.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

Edit = Callable[[str], str]

SOURCE: Final = "source"
LIGHT: Final = "light"


class Defect(NamedTuple):
    """One fault: its name, the check that claims it, where that check looks (`looks.PARTS`, `source`, `light`), the change."""

    name: str
    check: str
    part: str
    edit: Edit


def swap(old: str, new: str) -> Edit:
    """Replace the first `old`."""

    def edit(page: str) -> str:
        assert old in page, f"nothing to spoil: the page has no {old!r}"
        return page.replace(old, new, 1)

    return edit


def cut(start: str, end: str) -> Edit:
    """Take out the first piece from `start` to `end`, both included."""

    def edit(page: str) -> str:
        assert start in page, f"nothing to spoil: the page has no {start!r}"
        first = page.index(start)
        return page[:first] + page[page.index(end, first) + len(end) :]

    return edit


def style(rules: str) -> Edit:
    """Add a style sheet after the others."""
    return swap("</head>", f"<style>{rules}</style></head>")


def body(html: str) -> Edit:
    """Put something at the beginning of the page's own part."""
    return swap('<div class="page__body">', f'<div class="page__body">{html}')


def both(one: Edit, other: Edit) -> Edit:
    """Two changes, one after the other."""
    return lambda page: other(one(page))


_PARAGRAPH: Final = "<p>計画に書いた目標と、その年度に行ったことを、ここに説明します。</p>"
_STATUS: Final = '<span class="status status--reached">{}</span>'
_SHAPE: Final = '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M1 1h14v14H1z"/></svg>'
_TRAP: Final = (
    '<p><a id="trap" href="#main">とどまる</a></p>'
    '<script>addEventListener("keydown", (event) => { if (event.key === "Tab" && document.activeElement.id === "trap") event.preventDefault(); });</script>'
)
_LEAP: Final = (
    '<p><a id="leap" href="../">移る</a></p>'
    '<script>document.getElementById("leap").addEventListener("focus", () => { location.href = "../"; });</script>'
)

# Told by the sources of the pages.
_WRITTEN: Final = (
    Defect("language missing", "language", SOURCE, swap(' lang="ja"', "")),
    Defect("title missing", "title", SOURCE, cut("<title>", "</title>")),
    Defect("title of another page", "title-unique", SOURCE, lambda page: page),
    Defect("description missing", "description", SOURCE, cut('<meta name="description"', ">")),
    Defect("zooming forbidden", "zoom", SOURCE, swap("initial-scale=1", "initial-scale=1, user-scalable=no")),
    Defect("two main headings", "one-h1", SOURCE, body("<h1>もう一つの大見出し</h1>")),
    Defect("heading level skipped", "heading-order", SOURCE, body("<h4>小さすぎる見出し</h4>")),
    Defect("heading without words", "heading-empty", SOURCE, body("<h2></h2>")),
    Defect("table without caption", "table-caption", SOURCE, cut("<caption", "</caption>")),
    Defect("header cell without scope", "table-scope", SOURCE, swap('<th scope="col">', "<th>")),
    Defect("table without header cells", "table-header", SOURCE, body("<table><caption>表</caption><tr><td>1</td></tr></table>")),
    Defect("status as colour alone", "status-words", SOURCE, body(f"<p>{_STATUS.format('')}</p>")),
    Defect("status without its shape", "status-words", SOURCE, body(f"<p>{_STATUS.format('達成')}</p>")),
    Defect("status as a dot in a cell", "status-words", SOURCE, body(f"<table><caption>表</caption><tr><th scope='row'>施策</th><td>{_SHAPE}</td></tr></table>")),
    Defect("empty link", "link-name", SOURCE, body('<p><a href="../"></a></p>')),
    Defect("link to nowhere", "link-name", SOURCE, body("<p><a>どこにも行かない</a></p>")),
    Defect("link into a new window", "new-window", SOURCE, body('<p><a href="../" target="_blank">別の窓</a></p>')),
    Defect("picture without alternative", "image-alt", SOURCE, body('<img src="data:," width="10" height="10">')),
    Defect("chart without name", "image-alt", SOURCE, swap(' role="img" aria-labelledby="', ' role="img" data-name="')),
    Defect("field without label", "label", SOURCE, cut('<label for="site-search">', "</label>")),
    Defect("button without name", "label", SOURCE, body('<button type="button"></button>')),
    Defect("id used twice", "id-unique", SOURCE, body('<p id="main">同じ名前</p>')),
    Defect("reference to nothing", "reference", SOURCE, body('<section aria-labelledby="nowhere"><p>節</p></section>')),
    Defect("positive tabindex", "tab-order", SOURCE, body('<p><a href="../" tabindex="3">先に止まる</a></p>')),
    Defect("shortcut of one key", "shortcut", SOURCE, body('<p><a href="../" accesskey="s">近道</a></p>')),
    Defect("skip link to nowhere", "skip-link", SOURCE, swap('href="#main"', 'href="#nowhere"')),
    Defect("sound that starts by itself", "motion", SOURCE, body('<audio autoplay src="data:,"></audio>')),
    Defect("aria-current on another page", "aria-current", SOURCE, swap('departments/">', 'departments/" aria-current="page">')),
    Defect("breadcrumb without the page itself", "aria-current", SOURCE, swap('<span aria-current="page">', "<span>")),
    Defect("navigation without name", "landmark-name", SOURCE, swap('<nav class="contents" aria-labelledby="contents-title"', '<nav class="contents"')),
    Defect("sections in another order", "same-everywhere", SOURCE, cut('<nav class="sections" id="sections" popover aria-label="主な項目">\n<ul>\n<li>', "</li>")),
    Defect("no way to the search", "ways", SOURCE, both(cut('<form class="site-search"', "</form>"), lambda page: page.replace('search/"', 'suche/"'))),
    Defect("markup that browsers repair", "nu", SOURCE, body("<p><div>段落の中の箱</div></p>")),
    Defect("page too heavy", "weight", SOURCE, style("".join(f".x{n * 7919 % 65536:x} {{ inset: {n * 104729 % 9973}px }}" for n in range(3000)))),
)  # fmt: skip

# Told by a real browser.
_MET: Final = (
    Defect("pale text", "axe:color-contrast", "screens", style("main p { color: #999 !important }")),
    Defect("text pale in dark alone", "axe:color-contrast", "screens", style("@media (prefers-color-scheme: dark) { main p { color: #555 !important } }")),
    Defect("text on a gradient", "axe:color-contrast", "screens", body(f'<div style="background: linear-gradient(#fff, #767676); color: #000">{_PARAGRAPH}</div>')),
    Defect("link by colour alone", "axe:link-in-text-block", "screens", both(style(".bare { text-decoration: none }"), body('<p>くわしくは<a class="bare" href="../">計画のページ</a>をご覧ください。</p>'))),
    Defect("small targets side by side", "axe:target-size", "screens", body('<p style="line-height: 1"><button style="all: unset; inline-size: 12px; block-size: 12px">一</button><button style="all: unset; inline-size: 12px; block-size: 12px">二</button></p>')),
    Defect("dark scheme not applied", "dark", "screens", style(":root { color-scheme: only light !important }")),
    Defect("page wider than 320 px", "reflow", "screens", body('<div style="inline-size: 400px">広い</div>')),
    Defect("scroller without a name", "scroller", "screens", body('<div style="overflow-x: auto"><div style="inline-size: 90rem">広い表</div></div>')),
    Defect("text cut off with an ellipsis", "clipped", "screens", body('<p style="overflow: hidden; white-space: nowrap; text-overflow: ellipsis">計画に書いた目標と、その年度に行ったことを、ここに長く説明しているので入りきりません。計画に書いた目標と、その年度に行ったことを、ここに長く説明しているので入りきりません。</p>')),
    Defect("text over text", "overlap", "screens", body(f'{_PARAGRAPH}<p style="margin-block-start: -2.6rem">この行は前の段落の上に重なって書かれます。</p>')),
    Defect("header cell taken out of its row", "table-grid", "screens", style(".indicator thead th:first-child { display: none !important }")),
    Defect("tiny letters in a chart", "picture-text", "screens", style(".chart text { font-size: 7px !important }")),
    Defect("text cut off when spaced out", "clipped", "readers", body('<p style="inline-size: 9.2em; block-size: 1.7em; line-height: 1.7; overflow: hidden; white-space: nowrap">計画に書いた目標値</p>')),
    Defect("bar in the way when magnified", "sticky", "readers", body('<div style="position: sticky; inset-block-start: 0; block-size: 10rem; background: Canvas">いつも見える帯</div>')),
    Defect("link pale under the pointer", "hover-contrast", "readers", style("a:hover { color: #bbb !important }")),
    Defect("pictures lost in forced colours", "forced-colours", "media", style("@media (forced-colors: active) { .status__shape path { fill: Canvas !important } }")),
    Defect("focus by shadow alone", "forced-colours", "media", style(":focus-visible { outline: none !important; box-shadow: 0 0 0 4px #000 !important }")),
    Defect("table cut off on paper", "print", "media", style("@media print { .figure-table { min-inline-size: 120rem !important } }")),
    Defect("table hidden beyond the edge on paper", "clipped", "media", style("@media print { .figure-table { min-inline-size: 120rem !important } .indicator { overflow: hidden } }")),
    Defect("search form on paper", "print", "media", style("@media print { .site-search { display: grid !important } }")),
    Defect("dark paper", "print", "media", style("@media print { html { background: #000 !important; color: #fff !important } }")),
    Defect("motion without end", "motion", "media", style("@keyframes pulse { to { opacity: 0.9 } } h1 { animation: pulse 1s infinite !important }")),
    Defect("outline taken away", "focus-look", "keyboard", style(":focus-visible { outline: none !important; box-shadow: none !important }")),
    Defect("outline thin and pale", "focus-look", "keyboard", style(":focus-visible { outline: 1px solid #ccc !important; box-shadow: none !important }")),
    Defect("outline cut off around it", "focus-pixels", "keyboard", style(".breadcrumb li { overflow: hidden; padding: 0 !important } .breadcrumb a { display: block }")),
    Defect("stop out of sight", "focus-hidden", "keyboard", body('<p><a href="../" style="position: absolute; inset-inline-start: -9999px">見えない</a></p>')),
    Defect("stop behind a banner", "focus-hidden", "keyboard", body('<div style="position: fixed; inset: 45% 0 0; background: Canvas; z-index: 9">お知らせ</div>')),
    Defect("link that leads on when it gets the focus", "focus-stays", "keyboard", body(_LEAP)),
    Defect("window that opens with the focus", "focus-stays", "keyboard", body(_LEAP.replace('location.href = "../"', 'open("../")'))),
    Defect("keyboard trap", "keyboard-trap", "keyboard", body(_TRAP)),
    Defect("button without a stop", "unreachable", "keyboard", body('<button type="button" tabindex="-1">押せない</button>')),
    Defect("stops out of order", "focus-order", "keyboard", body('<p><a href="../">二</a> <a href="../" tabindex="1">一</a></p>')),
    Defect("menu that Escape leaves open", "menu", "keyboard", swap('id="sections" popover', 'id="sections" popover="manual"')),
    Defect("text written by a script", "needs-script", "scripts", body('<p id="late"></p><script>document.getElementById("late").textContent = "スクリプトが書いた文";</script>')),
    Defect("menu that needs a script", "needs-script", "scripts", both(swap(' popovertarget="sections"', ' aria-expanded="false"'), lambda page: page)),
    Defect("request to another host", "foreign-request", LIGHT, body('<img src="http://tracker.invalid/pixel.png" alt="">')),
    Defect("file that is not there", "failed-request", LIGHT, body('<img src="./not-there.png" alt="">')),
    Defect("message in the console", "console", LIGHT, body("<script>console.warn('まだ途中');</script>")),
    Defect("script that fails", "console", LIGHT, body("<script>undefined.value;</script>")),
)  # fmt: skip

DEFECTS: Final = _WRITTEN + _MET
