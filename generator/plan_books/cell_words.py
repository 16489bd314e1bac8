"""What the checks say of lines of YAML, in the words of the workbook: which cell is meant, and its headings in place of keys.

Who fills in a workbook has never seen a key of the data. What the checks say is put into the words of the sheets; sentences about files are
left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.plan_books.columns import SHEETS
from generator.plan_books.origins import OriginLine
from generator.plan_books.taking import TakenRow
from generator.problems.problem import Problem
from generator.problems.reports import words_of
from generator.sheets import text_of

_FIELDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("fiscal_year", "calendar_year", "school_year"), "year"),
    **dict.fromkeys(("value", "low", "high", "text", "done", "rating"), "typed"),
    "final": "role", "baseline": "role", "actuals": "role", "targets": "role", "second": "second_value",
}  # fmt: skip
"""Keys of the data that are called otherwise in the columns."""
_WORDS: Final[Mapping[str, str]] = {
    value: written[0]
    for sheet in SHEETS
    for column in sheet.columns
    for value, written in column.words
    if value not in ("true", "false", "final", "target", "actual", "baseline", "none", "text", "number")
}
_KEYS: Final[Mapping[str, str]] = {
    **{column.field: column.heading for sheet in SHEETS for column in sheet.columns if column.field != "id"},
    "as_published": "値（文書のまま）", "value": "値", "low": "値", "high": "値", "text": "言葉", "rating": "段階",
    "fiscal_year": "年", "calendar_year": "年（暦年）", "school_year": "年（学年度）", "through": "何年まで", "unit": "単位",
    "baseline": "基準値", "actuals": "実績", "targets": "目標", "indicators": "指標", "measures": "施策", "pillars": "柱",
    "name": "名前", "title": "題名", "from": "期間の最初の年度", "to": "期間の最後の年度", "page": "ページ", "kind": "種類",
    "approximate": "概数", "direction": "目標との比べ方", "accumulation": "数え方", "missing": "値がない理由", "second": "併記された値",
    "begins": "始まり", "ends": "終わり", "scale": "評価の尺度", "scales": "評価の尺度", "level": "階層", "levels": "柱の階層",
    "definition": "説明", "editor_note": "編集者の注記", "editor_name": "編集者が付けた名前",
}  # fmt: skip
_TYPED: Final = "「値（書き方から分からないときだけ）」"
_DIRECTION, _COUNTING, _UNIT = (
    "シート「指標」の「目標との比べ方」",
    "シート「指標」の「数え方」",
    "シート「指標」の「単位」",
)
_LOOK: Final = "文書を確かめ、"
_IN_WORDS: Final = f"数にできない目標なら、{_TYPED}に、数ではなく文書の言葉を書きます。"
_MENDS: Final[Mapping[str, str]] = {
    "K301": "このセルを空けてください。",
    "K501": "どちらか正しい方の行だけを残してください。",
    "K503": f"{_LOOK}写し間違いを直してください。書き方から分かる値なら、{_TYPED}は空けます。{_IN_WORDS}",
    "K504": f"{_TYPED}か、{_DIRECTION}を直してください。",
    "K520": f"{_LOOK}{_TYPED}の符号を直すか、空けてください。",
    "K521": f"{_LOOK}違う方を直してください。単位は、{_UNIT}に書きます。{_IN_WORDS}",
    "K522": f"{_LOOK}{_DIRECTION}か、この値を直してください。",
    "K523": "「約」と書かれていないのに概数のときだけ、「概数」を「はい」にします。",
    "K525": f"{_TYPED}に、数だけを書いてください。",
    "K527": f"{_LOOK}違う方を直してください。{_IN_WORDS}",
    "K529": f"維持を目指す指標でなければ、「維持と見なす幅」を空けてください。維持を目指すなら、{_DIRECTION}を直してください。",
    "K535": f"{_LOOK}値か、{_COUNTING}を直してください。",
    "K537": f"{_LOOK}違う方を直してください。数え方は、{_COUNTING}に書きます。",
    "K538": "そろった値が文書にあれば、その値に直すか、指標を分けてください。",
    "K539": f"別々の目標や、別のものを数えた実績なら、指標を分けてください。参考の数なら、「併記された値の名前」と「併記された値」に書いてください。値とする数は{_TYPED}に書きます。",
    "K540": f"上を目指すなら、{_DIRECTION}を「以下」か「減らす」にしてください。",
    "K541": f"{_TYPED}に、シート「評価の尺度」の「段階の表示」のどれかを書いてください。",
    "K543": f"段階を値とする指標では、{_DIRECTION}を「以上」か「維持」に、{_COUNTING}を「単年」か「時点」にしてください。",
    "K595": "この行の「文書」に、値が載っている文書の題名か id を書いてください。文書は、シート「文書」に足します。計画の文書に載っているなら、その文書を書きます。",
    "K545": f"増やすか減らすかに合わせて、{_DIRECTION}を直してください。",
}
_WHATS: Final[Mapping[str, str]] = {"K301": "この区分の行には、「{key}」を書けません。"}
_FILED: Final = re.compile(r"[^。]*(?:\.yaml|\.md|kokai |YAML)[^。]*。")
_PLACE: Final = re.compile(r"([a-z0-9/._-]+\.yaml):(\d+)")
_SAID_TWICE: Final = re.compile(r"[（(]([a-z_]+)[）)]")
_EXPLAINED: Final = re.compile(r"「?([a-z_]+)（([^（）]+)）」?")
_YEAR: Final = re.compile(r"(?:fiscal|calendar|school)_year: (\d{4})")
_ECHO: Final = re.compile(r"「([^」]+)」（\1）")
_GAP: Final = re.compile(r"(?<=[ぁ-んァ-ヶ一-龠、]) (?=「|シート)|(?<=[」目]) (?=[ぁ-ん])")
_NAME: Final = re.compile(r"(「?)(?<![A-Za-z0-9_/.-])([a-z][a-z_]+)(?![A-Za-z0-9_/.-])(?:: )?(」?)")


def say_in_cells(found: Problem, row: TakenRow, files: Mapping[str, Sequence[OriginLine]]) -> str:
    """What a check says of a line, and how to mend it, in the words of the workbook."""
    what, mend = words_of(found)
    details = dict(found.details)
    what = _WHATS[found.rule].format_map(details) if found.rule in _WHATS else what
    told = f"{what} {_MENDS.get(found.rule, mend)}".strip()
    told = _PLACE.sub(lambda place: _name_place(place[1], int(place[2]), files), told)
    told = _FILED.sub("", told)
    indicator = details.get("indicator", "")
    if indicator and row.said("indicator"):
        told = told.replace(f"「{indicator}」", f"「{row.said('indicator')}」")
    told = _YEAR.sub(r"\1年", told)
    told = _EXPLAINED.sub(
        lambda each: f"「{_WORDS.get(each[1], each[2])}」" if each[1] in _WORDS or each[1] in _KEYS else each[0], told
    )
    told = _SAID_TWICE.sub(lambda each: "" if each[1] in _KEYS else each[0], told)
    told = _NAME.sub(_word, told).replace("」」", "」").replace("「「", "「").replace("「文字で示す」", "「文章」")
    return _GAP.sub("", _ECHO.sub(r"「\1」", told)).strip()


def _word(match: re.Match[str]) -> str:
    begin, name, end = match.groups()
    word = _WORDS.get(name) or _KEYS.get(name)
    if word is None:
        return match[0]
    return f"{begin or '「'}{word}{end or '」'}" if bool(begin) == bool(end) else f"{begin}{word}{end}"


def _name_place(file: str, number: int, files: Mapping[str, Sequence[OriginLine]]) -> str:
    """The cell that a line of a file came from."""
    lines = files.get(file, ())
    origin = lines[number - 1] if 0 < number <= len(lines) else None
    if origin is None or origin.row is None:
        return "別の所"
    raw = origin.row.raw
    return f"シート「{raw.table.name}」の {raw.number} 行目"


def find_field(found: Problem, row: TakenRow, field: str) -> str:
    """The field of the cell that is meant: the one that the line says, else one that is named, else one that says what is quoted."""
    cells, called = row.raw.cells, row.raw.sheet.called
    whole = field in ("id", "schedule") and found.rule.startswith("K5")  # the row, or several of its cells
    if field in cells and field != called and not whole:
        return field
    what, mend = words_of(found)
    named = next(_named_in(what if found.rule in _MENDS else f"{what} {mend}", row), "")
    if named or found.rule == "K523":
        return named or "approximate"
    quoted = set(dict(found.details).values())
    saying = [each for each, cell in cells.items() if row.said(each) and quoted & {row.said(each), text_of(cell.value)}]
    own = [each for each in saying if each != called]
    return next(iter(own or saying), field if field == "schedule" else called if called in cells else next(iter(cells)))


def _named_in(text: str, row: TakenRow) -> Iterator[str]:
    """The fields whose keys stand in a text and whose cells say something, in the order of the text."""
    for name in re.findall(r"[a-z_]+", text):
        for field in (name, _FIELDS.get(name, "")):
            if field in row.raw.cells and row.said(field):
                yield field
