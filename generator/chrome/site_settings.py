"""What a site may set in its own ``mkdocs.yml``: little, and nothing that reads beside the site, runs a program or depends on the machine.

MkDocs does whatever its settings say: it reads folders anywhere, runs programs, takes values from the environment. None of that is seen by
the digest under which a built chrome is kept, and all of it would happen where a change that somebody proposes is merely checked. What the
package's own settings say may be said again.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

import yaml

from generator.chrome.front_matter import compose_entries, is_same, told
from generator.problems.problem import Problem, problem, whole_file

_MEND: Final = "「site_name: 名前」のような行で書いてください。書かなかった設定は Kokai のものになり、ファイルを消せばすべて Kokai のものになります。"
_MEND_OUT: Final = "この設定を消してください。変えられるのは、site_name、theme の language、exclude_docs、markdown_extensions、extra です。"
_MEND_FORM: Final = "「theme:」の下に「  language: ja」、「exclude_docs: 名前.md」のように書いてください。"
_MEND_EMPTY: Final = "値を書くか、この行を消してください。消すと、Kokai のものになります。"
_MEND_EXTRA: Final = "「extra:」の下に「  名前: 値」のように書くか、この設定を消してください。"
_MEND_MARK: Final = "印を消して、「site_name: 名前」のような行から始めてください。"
_EXTENSIONS: Final = ("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "nl2br")
_MORE: Final = ("sane_lists", "tables", "toc")
_KNOWN: Final = (*_EXTENSIONS, *_MORE)
"""Extensions of Markdown that read no file and run nothing."""
_MEND_EXTENSION: Final = f"この拡張や設定を消してください。使える拡張は {'、'.join(_KNOWN)} で、その設定には文字・数・true・false を書けます。"
_TEXTS: Final = frozenset({"site_name", "exclude_docs"})
_CAUSES: Final = MappingProxyType(
    {
        "INHERIT": "ほかのファイルを読み込むため",
        "docs_dir": "ほかのフォルダーを読み込むため",
        "custom_dir": "ほかのフォルダーを読み込むため",
        "site_dir": "ほかのフォルダーに書き込むため",
        "hooks": "プログラムを動かすため",
        "plugins": "プログラムを動かすため",
        "name": "Kokai のページの枠と合わないため",
    }
)
_OTHER: Final = "サイトが変えられる設定ではないため"


def check_settings(file: str, text: str | None, carried: str) -> Iterator[Problem]:
    """Problems of ``mkdocs.yml``; ``text`` is None where there is none, ``carried`` the package's own settings, "" where it has none."""
    if text is None:
        yield problem("K708", whole_file(file), file=file, what="ファイルがありません", hint=_MEND)
        return
    if not text.strip():
        yield told(file, 1, "中身がありません", _MEND)
        return
    base = yaml.compose(carried, Loader=yaml.CSafeLoader)
    root, problems = compose_entries(file, text, 1, "書き方", _MEND, accepted=tuple(_tagged(base)))
    if (
        root is not None and text[root.start_mark.index] in "&!"
    ):  # MkDocs' settings get a line before the first of these
        problems.append(told(file, root.start_mark.line + 1, "初めに「&」か「!」で始まる印があります", _MEND_MARK))
    yield from problems or _check_entries(file, root, base)


def _check_entries(file: str, root: yaml.Node | None, base: yaml.Node | None) -> Iterator[Problem]:
    for name, line, value in _entries(root):
        own = _value(base, name)
        if own is not None and is_same(value, own):
            continue
        if name == "theme":
            yield from _check_theme(file, line, value, own)
        elif name == "markdown_extensions":
            yield from _check_extensions(file, line, value, own)
        elif name in _TEXTS:
            yield from _check_text(file, line, f"「{name}」", value, may_be_empty=name == "exclude_docs")
        elif name == "extra":
            if not isinstance(value, yaml.MappingNode):
                yield told(file, line, "「extra」が「項目名: 値」の形ではありません", _MEND_EXTRA)
        else:
            yield _refused(file, line, f"「{name}」", name)


def _check_theme(file: str, line: int, theme: yaml.Node, base: yaml.Node | None) -> Iterator[Problem]:
    if not isinstance(theme, yaml.MappingNode):  # would take the place of all that the package says of the theme
        yield told(file, line, "「theme」が「項目名: 値」の形ではありません", _MEND_FORM)
    for name, at, value in _entries(theme):
        own = _value(base, name)
        if own is not None and is_same(value, own):
            continue
        if name != "language":
            yield _refused(file, at, f"「theme」の「{name}」", name)
        else:
            yield from _check_text(file, at, "「theme」の「language」", value)


def _check_text(file: str, line: int, what: str, value: yaml.Node, *, may_be_empty: bool = False) -> Iterator[Problem]:
    """MkDocs stops at a number, a date or yes and no where it wants a text, and says so in English and of no line."""
    if not isinstance(value, yaml.ScalarNode):
        yield told(file, line, f"{what}が一つの文ではありません", _MEND_FORM)
    elif value.tag == "tag:yaml.org,2002:null":
        if not may_be_empty:
            yield told(file, line, f"{what}に何も書かれていません", _MEND_EMPTY)
    elif value.tag != "tag:yaml.org,2002:str":
        mend = f'「"{value.value}"」のように、「"」で囲んでください。'
        yield told(file, line, f"{what}の「{value.value}」は、文字ではなく数や日付などとして読まれます", mend)


def _check_extensions(file: str, line: int, listed: yaml.Node, base: yaml.Node | None) -> Iterator[Problem]:
    if not isinstance(listed, yaml.SequenceNode):
        yield told(file, line, "「markdown_extensions」が一覧ではありません", _MEND_EXTENSION)
        return
    owns = base.value if isinstance(base, yaml.SequenceNode) else ()
    for item in listed.value:
        at = item.start_mark.line + 1
        if any(is_same(item, own) for own in owns):
            continue
        if isinstance(item, yaml.SequenceNode):
            yield told(file, at, "「markdown_extensions」に、名前ではなく一覧があります", _MEND_EXTENSION)
            continue
        for name, options in [(item.value, None)] if isinstance(item, yaml.ScalarNode) else _pairs(item):
            if name not in _KNOWN:
                yield told(file, at, f"「markdown_extensions」の「{name}」は使えません", _MEND_EXTENSION)
                continue
            usual = next((_value(own, name) for own in owns if _value(own, name) is not None), None)
            for option, where, value in _entries(options):
                own = _value(usual, option)
                if not isinstance(value, yaml.ScalarNode) and not (own is not None and is_same(value, own)):
                    yield told(file, where, f"拡張「{name}」の「{option}」に、この値は使えません", _MEND_EXTENSION)


def _refused(file: str, line: int, what: str, name: str) -> Problem:
    return told(file, line, f"{what}は使えません（{_CAUSES.get(name, _OTHER)}）", _MEND_OUT)


def _tagged(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """The values in the package's settings that are made by a function: the addresses of headings."""
    if root is None:
        return
    if root.tag.startswith("tag:yaml.org,2002:python/"):
        yield root
    elif not isinstance(root, yaml.ScalarNode):
        for each in root.value:
            for node in each if isinstance(each, tuple) else (each,):
                yield from _tagged(node)


def _entries(node: yaml.Node | None) -> Iterator[tuple[str, int, yaml.Node]]:
    """Names, lines from 1 and values of a mapping; none of anything else."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        yield str(key.value), key.start_mark.line + 1, value


def _pairs(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    return ((name, value) for name, _, value in _entries(node))


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    return next((value for key, _, value in _entries(node) if key == name), None)
