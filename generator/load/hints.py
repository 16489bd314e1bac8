"""The slips of those who write YAML by hand: what is told instead of libyaml's own complaint.

libyaml says where it could not go on, which is often a line or more below the slip, and says it in the words of a grammar. Here the
lines around that place are searched for what people really get wrong: full-width colons and blanks, a missing blank after a colon, tabs,
unquoted marks, the debris of spreadsheets.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import yaml

from generator.model.basics import Place
from generator.problems.problem import Problem, problem

# Blanks that look like one and are none to YAML: of full width, or kept from breaking, as word processors and web pages write them.
WIDE_BLANKS: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_STARTS_WIDE: Final = re.compile(f"[{WIDE_BLANKS}]")
# What Excel, LibreOffice and Google Sheets put into a cell that they cannot work out.
ERROR_VALUES: Final = r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|ERROR!|GETTING_DATA)"
DEBRIS: Final = re.compile(rf"{ERROR_VALUES}|^#{{4,}}$")
DEBRIS_COMMENT: Final = re.compile(rf"[ \t]*({ERROR_VALUES}|#{{4,}})(?![^\s,\]}}])")
_DEBRIS_IN_LINE: Final = re.compile(rf"(?<=[\s\[{{,:]){ERROR_VALUES}")

REASON_WITHIN: Final = "値がない理由も書けます。例 → {key}: {{missing: being_compiled}}（集計中）"
REASON_BESIDE: Final = (
    "値がない理由を書くときは、この行の代わりに、例えば「missing: being_compiled」（集計中）と書きます。"
)
_WRITE_OR_LEAVE_OUT: Final = "内容を書くか、「{key}」の項目を消してください。"
_WRITE_OR_SAY_WHY: Final = "内容を書いてください。なくてもよい項目なら、行ごと消せます。"
"""Of a file that is no YAML nobody knows yet which record the blank stands in."""

_KEY: Final = r"^[ \t]*(?:-[ \t]+)*(?P<key>[A-Za-z_][A-Za-z0-9_-]*)"
_FULL_WIDTH_COLON: Final = re.compile(rf"{_KEY}[ \t{WIDE_BLANKS}]*(?P<at>：)[ \t{WIDE_BLANKS}]*(?P<value>[^\n]*)")
_NO_BLANK: Final = re.compile(rf"{_KEY}(?P<at>:)(?!//)(?P<value>[^ \t\n][^\n]*)")
_KEY_LINE: Final = re.compile(rf"{_KEY}:(?:[ \t]|$)")
_BEGINS_WITH_MARK: Final = re.compile(r":[ \t]+(?P<at>[\"'\[{])|^[ \t]*-[ \t]+(?P<item>[\"'\[{])")
_FULL_WIDTH_DASH: Final = re.compile("[ \t]*[\uff0d\u30fc\u2010-\u2015\u2212](?=[ \u00a0\u3000])")
_MARK_FOR_NOTHING: Final = re.compile(r"(?P<key>[A-Za-z_]+):[ \t]+(?P<at>[-?])[ \t]*(?=[#,}]|$)")
_BACK: Final = 20  # lines above the place of an error that are searched for its cause

_CAUSES: Final = {
    "mapping values are not allowed in this context": "この位置にコロン「:」は置けません。文の中のコロンなら、文全体を引用符で囲みます",
    "could not find expected ':'": "項目名の後のコロン「:」がありません",
    "did not find expected key": "項目の並びが揃っていません",
    "did not find expected '-' indicator": "一覧の「-」の位置が揃っていません",
    "block sequence entries are not allowed in this context": "一覧の「- 」は、項目名の次の行から書きます",
    "found unexpected end of stream": "ここで始まる引用符が閉じられていません",
    "did not find expected ',' or ']'": "ここで始まる「[ ]」の一覧が閉じられていないか、コンマが足りません",
    "did not find expected ',' or '}'": "ここで始まる「{ }」のまとまりが閉じられていないか、コンマが足りません",
    "found character that cannot start any token": "この記号で文を始めるときは、文全体を引用符で囲みます",
    "found unknown directive name": "この記号で文を始めるときは、文全体を引用符で囲みます",
    "found unknown escape character": "「\"」で囲んだ文では「\\」が特別な意味を持ちます。「'」で囲みます",
    "did not find expected comment or line break": "「|」や「>」の後には文を書けません。文は次の行から書きます",
}
_MARKED_CONTEXTS: Final = ("while scanning an alias", "while scanning an anchor", "while scanning a tag")
_OPENED: Final = ("while scanning a quoted scalar", "while parsing a flow mapping", "while parsing a flow sequence")
_DEFAULT_CAUSE: Final = "字下げか記号の並びが合いません"


class Slip(NamedTuple):
    """A slip at a column (counted from 0) of a line or of a scalar's text; ``key`` is the key that was meant."""

    rule: str
    key: str
    column: int
    details: dict[str, str]


def name_blank(text: str) -> str:
    """What the first blank in ``text`` that is no half-width one is called: 全角, or its number where it has no common name."""
    blank = _STARTS_WIDE.search(text)
    return "全角" if blank is None or blank[0] == "\u3000" else f"半角ではないもの（U+{ord(blank[0]):04X}）"


def find_slip(text: str) -> Slip | None:
    """The slip of someone who meant to write ``key: value`` and did not, judged by one line or scalar alone."""
    full_width = _FULL_WIDTH_COLON.match(text)
    if full_width:
        details = {"key": full_width["key"], "value": full_width["value"]}
        return Slip("K204", full_width["key"], full_width.start("at"), details)
    no_blank = _NO_BLANK.match(text)
    if no_blank is None:
        return None
    if _STARTS_WIDE.match(no_blank["value"]):
        cause = f"「{no_blank['key']}:」の後の空白が{name_blank(no_blank['value'])}です。半角にします"
    else:
        cause = f"「{no_blank['key']}:」の後に半角の空白がありません"
    return Slip("K201", no_blank["key"], no_blank.start("at"), {"cause": cause})


class _Stumble(NamedTuple):
    """Where libyaml stumbled (``line``, ``column``), where the thing began that it was reading (``opened``), and what it says of it."""

    file: str
    lines: Sequence[str]
    line: int
    column: int
    opened: tuple[int, int]
    context: str
    said: str

    def at(self, line: int, column: int, rule: str, **details: object) -> Problem:
        return problem(rule, Place(self.file, line + 1, column + 1), **details)


def explain_error(file: str, lines: Sequence[str], error: yaml.YAMLError) -> Problem:
    """What libyaml stumbled over, in terms of the writer's likely slip."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:  # what libyaml cannot read at all is refused before it is asked
        return problem("K201", Place(file, 1, 1), cause=_DEFAULT_CAUSE)
    line = min(mark.line, len(lines) - 1)
    begun = getattr(error, "context_mark", None) or mark
    opened = min(begun.line, line), begun.column
    context, said = str(getattr(error, "context", "")), str(getattr(error, "problem", ""))
    stumble = _Stumble(file, lines, line, min(mark.column, len(lines[line])), opened, context, said)
    return (
        _explain_mark(stumble)
        or _explain_tab(stumble)
        or _explain_debris(stumble)
        or _explain_blank(stumble)
        or _explain_slip(stumble)
        or _explain_plainly(stumble)
    )


def blank_details(key: str, found: str, hint: str, mend: str = "") -> dict[str, str]:
    """What fills the texts of the problem of a blank; ``hint`` tells how one writes there why a value is missing."""
    return {"key": key, "found": found, "mend": mend or _WRITE_OR_LEAVE_OUT.format(key=key), "hint": hint}


def _explain_mark(stumble: _Stumble) -> Problem | None:
    if stumble.context not in _MARKED_CONTEXTS:
        return None
    line, column = stumble.opened
    return stumble.at(line, column, "K205", mark=stumble.lines[line][column : column + 1])


def _explain_tab(stumble: _Stumble) -> Problem | None:
    text = stumble.lines[stumble.line]
    tab = text[: len(text) - len(text.lstrip())].find("\t")
    return stumble.at(stumble.line, tab, "K203") if tab >= 0 else None


def _explain_debris(stumble: _Stumble) -> Problem | None:
    for line in range(max(min(stumble.opened[0], stumble.line - 1), 0), stumble.line + 1):
        debris = _DEBRIS_IN_LINE.search(stumble.lines[line])
        if debris:
            return stumble.at(line, debris.start(), "K304", text=debris[0])
    return None


def _explain_blank(stumble: _Stumble) -> Problem | None:
    """``value: -`` and ``value: ?``, which stand for nothing in a table, begin a list or a key in YAML."""
    marks = _MARK_FOR_NOTHING.finditer(stumble.lines[stumble.line])
    blank = next((found for found in marks if found.start("at") == stumble.column), None)
    if blank is None:
        return None
    hint = "値がない理由の書き方は docs/data-format.md の「値がないとき」にあります。"
    return stumble.at(
        stumble.line,
        stumble.column,
        "K303",
        **blank_details(blank["key"], f"空欄を表す記号「{blank['at']}」", hint, _WRITE_OR_SAY_WHY),
    )


def _explain_slip(stumble: _Stumble) -> Problem | None:
    """The nearest slip at or above the line; a sound ``key: value`` line above ends the search."""
    for line in range(stumble.line, max(stumble.line - _BACK, -1), -1):
        text = stumble.lines[line]
        slip = find_slip(text)
        if slip:
            return stumble.at(line, slip.column, slip.rule, **slip.details)
        wide = _STARTS_WIDE.match(text.lstrip(" -"))
        if wide:
            cause = f"字下げに{name_blank(wide[0])}の空白が使われています。半角にします"
            return stumble.at(line, text.index(wide[0]), "K201", cause=cause)
        dash = _FULL_WIDTH_DASH.match(text)
        if dash:
            return stumble.at(line, dash.end() - 1, "K201", cause="一覧の「- 」が全角です。半角にします")
        if line < stumble.line and _KEY_LINE.match(text):
            return None
    return None


def _explain_plainly(stumble: _Stumble) -> Problem:
    cause = _CAUSES.get(stumble.said, _DEFAULT_CAUSE)
    if stumble.context in _OPENED and stumble.said in _CAUSES:
        return stumble.at(*stumble.opened, "K201", cause=cause)
    text = stumble.lines[stumble.line]
    begins, key = _BEGINS_WITH_MARK.search(text), _KEY_LINE.match(text)
    if key and key.end("key") == stumble.column and stumble.said == "mapping values are not allowed in this context":
        return stumble.at(stumble.line, key.start("key"), "K201", cause="上の行と字下げが揃っていません")
    if stumble.said == "did not find expected key" and begins and begins.end() <= stumble.column:
        cause = f"「{text[begins.end() - 1]}」で始まる文は、文全体を引用符で囲みます"
    return stumble.at(stumble.line, stumble.column, "K201", cause=cause)


PROVISIONAL_NOW: Final = "「provisional」は「state」に変わりました。「state: 速報」か「state: 確定」と書いてください"


def hint_of_flag(key: str) -> str:
    """How a word that is neither yes nor no is mended; of a key of an earlier format by what is written today."""
    return f"{PROVISIONAL_NOW}。" if key == "provisional" else "true（はい）か false（いいえ）を書いてください。"
