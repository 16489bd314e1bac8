"""What MkDocs takes without a word and shows as something else: front matter that is no YAML, keys that stand twice, tags."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import yaml

from generator.model.basics import Place
from generator.problems.problem import Problem, problem

_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_OPENED: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n")
_TEXTS: Final = ("title", "description", "template")
_MEND: Final = "「title: 題名」「description: 説明」のように、一行に一つずつ書き、前後を「---」だけの行で囲みます。"
_MEND_TAG: Final = "「!」で始まる印を消して、値そのものを書いてください。"
_MEND_KEY: Final = "項目名を文字にして、「項目名: 値」の形に直してください。"
_MEND_TWICE: Final = "どちらか一方を消してください。"
_YAML: Final = "tag:yaml.org,2002:"
_TAGS: Final = frozenset(
    f"{_YAML}{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)


def check_front_matter(file: str, text: str) -> Iterator[Problem]:
    """Problems of the lines before the text of a hand-written page."""
    found = _FRONT.match(text)
    if found is None:
        if _OPENED.match(text):
            yield told(file, 1, "初めの「---」が閉じていません", _MEND)
        return
    node, problems = compose_entries(file, found["yaml"], 2, "初めの「---」で囲んだ部分", _MEND)
    yield from problems
    for key, value in node.value if node is not None else ():
        if key.value in _TEXTS and not isinstance(value, yaml.ScalarNode):
            yield told(file, 2 + key.start_mark.line, f"「{key.value}」が一つの文ではありません", _MEND)


def compose_entries(
    file: str, text: str, first: int, what: str, mend: str, *, accepted: Sequence[yaml.Node] = ()
) -> tuple[yaml.MappingNode | None, list[Problem]]:
    """The keys and values of a text that begins on the line ``first`` (None where it says nothing), and what is wrong with it.

    What MkDocs would read otherwise than we do is wrong: a key that stands twice, and a tag (``!ENV``, ``!!python/…``), unless it is one of the
    ``accepted`` nodes.
    """
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = first + (mark.line if mark is not None else 0)
        return None, [told(file, line, f"{what}を YAML として読めません", mend)]
    except RecursionError:
        return None, [told(file, first, f"{what}の入れ子が深すぎます", mend)]
    if node is None:
        return None, []
    if not isinstance(node, yaml.MappingNode):
        return None, [told(file, first, f"{what}が「項目名: 値」の形ではありません", mend)]
    return node, [told(file, first + line, fault, hint) for line, fault, hint in _find_faults(node, accepted)]


def _find_faults(root: yaml.Node, accepted: Sequence[yaml.Node]) -> Iterator[tuple[int, str, str]]:
    """Tags and doubled keys, in the order of the text: the line from 0, what is there, how to mend it."""
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen or any(is_same(node, each) for each in accepted):
            continue
        seen.add(id(node))  # an alias may lead back to where it stands
        line = node.start_mark.line
        if node.tag not in _TAGS:
            tag = node.tag.replace(_YAML, "!!")
            yield line, f"「{tag}」は使えません（環境によって変わる値や、プログラムになるため）", _MEND_TAG
        elif isinstance(node, yaml.MappingNode):
            names: set[str] = set()
            for key, _ in node.value:
                at = key.start_mark.line
                if not isinstance(key, yaml.ScalarNode):
                    yield at, "項目名が、一覧やまとまりになっています", _MEND_KEY
                elif key.value in names:
                    yield at, f"「{key.value}」が二度書かれています", _MEND_TWICE
                else:
                    names.add(key.value)
            waiting += [each for pair in reversed(node.value) for each in reversed(pair)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)


def is_same(one: yaml.Node, other: yaml.Node) -> bool:
    """Whether two nodes say the same; ``other`` must not hold itself."""
    if type(one) is not type(other) or one.tag != other.tag:
        return False
    if isinstance(other, yaml.ScalarNode):
        return bool(one.value == other.value)
    if len(one.value) != len(other.value):
        return False
    if isinstance(other, yaml.SequenceNode):
        return all(map(is_same, one.value, other.value))
    return all(is_same(a, c) and is_same(b, d) for (a, b), (c, d) in zip(one.value, other.value, strict=True))


def told(file: str, line: int, what: str, mend: str) -> Problem:
    """The problem of a file that stands there, at one of its lines."""
    return problem("K708", Place(file, line, 1), file=file, what=what, hint=mend)
