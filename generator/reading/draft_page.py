"""Document and draft side by side, page for page, as one file that asks nothing of any host."""

import base64
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from generator.cache import sha256_of
from generator.radicals import radicals_in
from generator.reading.draft_yaml import DraftFile, DraftLine
from generator.reading.drafts import Draft, TextSpot
from generator.reading.papers import Paper, PaperLine, PaperTable, TableCell
from generator.reading.patience import Patience
from generator.reading.wrapped_lines import unwrap

_STYLE: Final = """
:root{color-scheme:light dark;--line:#767676;--used:#0b6e4f;--doubt:#8a4b00}
@media (prefers-color-scheme:dark){:root{--used:#6fd6ae;--doubt:#ffc078}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:110rem;padding:1rem;font:1rem/1.7 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem}h2{margin-top:2.5rem;border-bottom:2px solid;font-size:1.25rem}h3{font-size:1rem}
.sides{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem}
@media (min-width:60rem){.sides{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
.scroll{overflow-x:auto}.scroll:focus-visible,a:focus-visible,summary:focus-visible{outline:3px solid;outline-offset:2px}
table{width:100%;border-collapse:collapse;font-size:.875rem}
caption{text-align:start}
th,td{min-width:3rem;padding:.25rem .5rem;border:1px solid var(--line);text-align:start;vertical-align:top;white-space:pre-wrap;font-weight:inherit}
p{margin:.25rem 0}
.used{border-inline-start:5px solid var(--used);padding-inline-start:.5rem}
ol{margin:0;padding:0;list-style:none;font:.875rem/1.6 ui-monospace,monospace}
li{display:grid;grid-template-columns:3.5rem minmax(0,1fr);gap:.5rem;white-space:pre-wrap}
.line{text-align:end;opacity:.8}
.doubt{border-inline-start:5px dashed var(--doubt)}
.doubt strong{color:var(--doubt);font-weight:700}
:target{outline:3px solid var(--doubt);outline-offset:2px}
img{max-width:100%;height:auto;border:1px solid var(--line)}
@media print{.sides{grid-template-columns:1fr 1fr}}
"""
_HOW: Final = (
    "ページごとに、「文書」に読み取った内容を、「下書き」に YAML を示します。「文書」で線の付いた所が、下書きに使った所です。下書きの行の番号から、もとの所へ移れます。",
    "表の欄が文書のとおりか、ページの画像と見比べてください。「要確認」の所は、人が決めて書きます。",
    "使わなかった文は、「文書」にだけあります。要るものは、手で書き足してください。",
    "直し終えたら、下書きの「draft: true」の行を消し、「kokai check --sources 原典のフォルダー」で、原文の文がすべて文書にあることを確かめます。",
)
_TURNED: Final = "横向きに印刷されたページです。縦に直して読みました。"
_EMPTY: Final = "このページには文字がありません。画像だけかもしれません。下書きしていません。"


def render_draft(draft: Draft, files: Sequence[DraftFile], source: str, patience: Patience | None = None) -> bytes:
    """The page. Raises :class:`DraftTooLongError` where it takes longer than the ``patience``."""
    patience = patience or Patience()
    html = ET.Element("html", {"lang": "ja"})
    head = ET.SubElement(html, "head")
    ET.SubElement(head, "meta", {"charset": "utf-8"})
    ET.SubElement(head, "meta", {"name": "viewport", "content": "width=device-width"})
    digest = base64.b64encode(bytes.fromhex(sha256_of(_STYLE.encode()))).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    ET.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    title = f"下書きの確認：{source}"
    ET.SubElement(head, "title").text = title
    ET.SubElement(head, "style").text = _STYLE
    main = ET.SubElement(ET.SubElement(html, "body"), "main")
    ET.SubElement(main, "h1").text = title
    for text in (*_HOW, _count(draft, files)):
        ET.SubElement(main, "p").text = text
    _contents(main, draft)
    by_paper = _lines_by_paper(files, len(draft.papers))
    for index, paper in enumerate(draft.papers):
        patience.go_on()
        _page(main, paper, index, by_paper[index])
    written: str = ET.tostring(html, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{written}".encode()


def _count(draft: Draft, files: Sequence[DraftFile]) -> str:
    doubts = sum(bool(line.doubt) for file in files for line in file.lines)
    indicators = sum(len(each.indicators) for each in draft.measures) + len(draft.indicators)
    return (
        f"{len(draft.papers):,} ページから、施策 {len(draft.measures):,} 件と指標 {indicators:,} 件を下書きしました。"
        f"「要確認」は {doubts:,} か所です。"
    )


def _contents(main: ET.Element, draft: Draft) -> None:
    if len(draft.papers) < 2:
        return
    nav = ET.SubElement(main, "nav", {"aria-label": "ページ"})
    line = ET.SubElement(nav, "p")
    line.text = "ページ: "
    for index, paper in enumerate(draft.papers):
        link = ET.SubElement(line, "a", {"href": f"#p{index + 1}"})
        link.text = paper.cited or str(index + 1)
        link.tail = " "


def _name(paper: Paper, index: int) -> str:
    if not paper.number:
        return "文書の全体（ページは分かりません）" if index == 0 else f"続き {index + 1}（ページは分かりません）"
    if paper.printed and paper.printed != paper.number:
        return f"{paper.printed} ページ（ファイルの {paper.number} ページ目）"
    return f"{paper.cited} ページ"


Numbered = tuple[str, int, DraftLine]


def _lines_by_paper(files: Sequence[DraftFile], papers: int) -> list[list[Numbered]]:
    """The lines of all files on the page from which they were taken; a line without a wording stands with the one after it."""
    found: list[list[Numbered]] = [[] for _ in range(papers)]
    for file in files:
        waiting: list[Numbered] = []
        last = 0
        for number, line in enumerate(file.lines, 1):
            if line.wording is None:
                if line.text.startswith((" ", "\t")) or line.doubt:
                    waiting.append((file.name, number, line))
                continue
            # A key whose value is still to come belongs to what follows, one in the middle of a record to that record.
            last = line.wording.spot.paper
            found[last] += [*waiting, (file.name, number, line)]
            waiting = []
        if papers:
            found[last] += waiting
    return found


def _page(main: ET.Element, paper: Paper, index: int, lines: Sequence[Numbered]) -> None:
    section = ET.SubElement(main, "section", {"id": f"p{index + 1}", "aria-labelledby": f"h{index + 1}"})
    name = _name(paper, index)
    ET.SubElement(section, "h2", {"id": f"h{index + 1}"}).text = name
    sides = ET.SubElement(section, "div", {"class": "sides"})
    left, right = ET.SubElement(sides, "div"), ET.SubElement(sides, "div")
    ET.SubElement(left, "h3").text = "文書"
    _paper(left, paper, {line.wording.spot for _, _, line in lines if line.wording is not None}, index, name)
    ET.SubElement(right, "h3").text = "下書き"
    _draft(right, lines)


def _paper(left: ET.Element, paper: Paper, used: set[TextSpot], index: int, name: str) -> None:
    if paper.is_turned:
        ET.SubElement(left, "p").text = _TURNED
    if not paper.blocks:
        ET.SubElement(left, "p").text = _EMPTY
    doubtful = radicals_in("".join(_texts(paper)))
    if doubtful:
        ET.SubElement(
            left, "p", {"class": "doubt"}
        ).text = f"要確認：元の文字が分からない部首（{doubtful}）があります。"
    for number, block in enumerate(paper.blocks):
        if isinstance(block, PaperLine):
            spot = TextSpot(index, number)
            ET.SubElement(left, "p", _marks(spot) if spot in used else {}).text = block.text
        else:
            _table(left, block, used, TextSpot(index, number), name)
    if paper.image:
        details = ET.SubElement(left, "details")
        ET.SubElement(details, "summary").text = "ページの画像"
        source = f"data:image/jpeg;base64,{paper.image}"
        ET.SubElement(
            details, "img", {"src": source, "alt": f"{name}の画像。文字は、この欄にあります", "loading": "lazy"}
        )


def _anchor(spot: TextSpot) -> str:
    return f"s{spot.paper + 1}-{spot.block + 1}" + (f"-{spot.row + 1}-{spot.column + 1}" if spot.row >= 0 else "")


def _marks(spot: TextSpot) -> dict[str, str]:
    """What marks a place that was used: the lines of the draft lead to it."""
    return {"class": "used", "id": _anchor(spot)}


def _texts(paper: Paper) -> list[str]:
    texts = [block.text for block in paper.blocks if isinstance(block, PaperLine)]
    return texts + [cell.text for block in paper.blocks if isinstance(block, PaperTable) for cell in block.cells]


def _table(left: ET.Element, block: PaperTable, used: set[TextSpot], spot: TextSpot, name: str) -> None:
    label = f"{name}の表（{spot.block + 1} 番目のまとまり）"
    box = ET.SubElement(left, "div", {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": label})
    table = ET.SubElement(box, "table")
    ET.SubElement(table, "caption").text = label
    body = ET.SubElement(table, "tbody")
    rows: dict[int, list[TableCell]] = {}
    for cell in block.cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in range(max(rows) + 1):
        line = ET.SubElement(body, "tr")
        for cell in sorted(rows.get(row, ()), key=lambda each: each.column):
            own = spot._replace(row=cell.row, column=cell.column)
            marks = _marks(own) if own in used else {}
            spans = {"rowspan": cell.rows, "colspan": cell.columns}
            marks |= {key: str(count) for key, count in spans.items() if count > 1}
            ET.SubElement(line, "td", marks).text = unwrap(cell.text)


def _draft(right: ET.Element, lines: Sequence[Numbered]) -> None:
    if not lines:
        ET.SubElement(right, "p").text = "このページからの下書きはありません。"
        return
    before, listed = "", right
    for file, number, line in lines:
        if file != before:
            ET.SubElement(right, "p").text = file
            listed = ET.SubElement(right, "ol")
            before = file
        item = ET.SubElement(listed, "li", {"class": "doubt"} if line.doubt else {})
        place = ET.SubElement(item, "span", {"class": "line"})
        if line.wording is not None:
            place = ET.SubElement(place, "a", {"href": f"#{_anchor(line.wording.spot)}"})
        place.text = str(number)
        text = ET.SubElement(item, "span")
        text.text = line.text
        if line.doubt:
            ET.SubElement(text, "strong").text = f"  要確認: {line.doubt}"
