"""What MkDocs takes without a word and shows as something else: front matter that is no YAML, settings that are missing or of another kind."""

import re
from collections.abc import Iterator
from typing import Final

import yaml

from generator.model.basics import Place
from generator.problems.problem import Problem, problem, whole_file

_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_OPENED: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n")
_TEXTS: Final = ("title", "description", "template")
_MEND: Final = "「title: 題名」「description: 説明」のように、一行に一つずつ書き、前後を「---」だけの行で囲みます。"
_MEND_SETTINGS: Final = "「site_name: 名前」のような行で書いてください。書かなかった設定は Kokai のものになり、ファイルを消せばすべて Kokai のものになります。"


def check_front_matter(file: str, text: str) -> Iterator[Problem]:
    """Problems of the lines before the text of a hand-written page."""
    found = _FRONT.match(text)
    if found is None:
        if _OPENED.match(text):
            yield _told(file, 1, "初めの「---」が閉じていません", _MEND)
        return
    yield from _check(file, found["yaml"], 2, "初めの「---」で囲んだ部分", _MEND)


def check_settings(file: str, text: str | None) -> Iterator[Problem]:
    """Problems of ``mkdocs.yml``; ``text`` is None where there is none."""
    if text is None:
        yield _told(file, 1, "ファイルがありません", _MEND_SETTINGS)
    elif not text.strip():
        yield _told(file, 1, "中身がありません", _MEND_SETTINGS)
    else:
        yield from _check(file, text, 1, "書き方", _MEND_SETTINGS)
        inherits = re.search(r"^INHERIT[ \t]*:", text, re.MULTILINE)
        if inherits:
            line = text.count("\n", 0, inherits.start()) + 1
            yield _told(
                file,
                line,
                "「INHERIT」は使えません（ほかのファイルを読み込むため）",
                "読み込みたい設定を、このファイルに書き写してください。",
            )


def _check(file: str, text: str, first: int, what: str, mend: str) -> Iterator[Problem]:
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        yield _told(file, first + (mark.line if mark is not None else 0), f"{what}を YAML として読めません", mend)
        return
    except RecursionError:
        yield _told(file, first, f"{what}の入れ子が深すぎます", mend)
        return
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        yield _told(file, first, f"{what}が「項目名: 値」の形ではありません", mend)
        return
    for key, value in node.value:
        if key.value in _TEXTS and not isinstance(value, yaml.ScalarNode):
            yield _told(file, first + key.start_mark.line, f"「{key.value}」が一つの文ではありません", mend)


def _told(file: str, line: int, what: str, mend: str) -> Problem:
    place = whole_file(file) if what.startswith("ファイルがありません") else Place(file, line, 1)
    return problem("K708", place, file=file, what=what, hint=mend)
