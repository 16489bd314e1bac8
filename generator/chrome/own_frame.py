"""A site's own files of the frame (``overrides/``) held against those that they lie on: what cannot be used, what has no effect, what pages lose."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from generator.chrome.stamp import Shell
from generator.model.basics import Place
from generator.problems.problem import Problem, problem, whole_file
from generator.render.frame_templates import FrameTemplate, read_frame_template

FOLDER: Final = "overrides/"
_ALWAYS_USED: Final = ("404.html", "main.html", "sitemap.xml", "wording/")
"""What MkDocs takes by itself, and what is named by the language of the site."""
_TEXTS: Final = (".css", ".html", ".js", ".md", ".yml")
_NOTES: Final = re.compile(r"(?:.*/)?readme[^/]*", re.IGNORECASE)
_NEEDED: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("題名", r"<title>"),
    "description": ("説明", r'<meta name="description"'),
    "lead": ("大見出し", r"<h1[ >]"),
    "main": ("本文", r"<main[ >]"),
}
"""What every page has: by the block and slot that it is written in, what it is called, and how it begins."""
_SAID: Final = (
    (r"Encountered unknown tag 'end(\w*)'", "「{{% end{0} %}}」に当たる「{{% {0} … %}}」が、開いていません"),
    (r"Encountered unknown tag '([^']*)'", "「{{% {0} %}}」という命令はありません"),
    (r"(?s).*needs to be closed is '([^']*)'", "「{{% {0} … %}}」が、「{{% end{0} %}}」で閉じられていません"),
    (r"Missing end of comment tag", "「{{#」が、「#}}」で閉じられていません"),
    (r"(?i)unexpected end of template", "途中で終わっています。「{{{{」か「{{%」が、閉じられていません"),
    (r"(?i)expected an expression", "条件か値がありません"),
    (r"block '([^']*)' defined twice", "ブロック「{0}」が二度あります"),
    (r"No filter named '([^']*)'", "「{0}」というフィルターはありません"),
    (r"No test named '([^']*)'", "「{0}」という判定はありません"),
    (r"expected token '([^']*)', got '([^']*)'", "「{0}」のあるはずの所に「{1}」があります"),
    (r"unexpected char '(.+)' at ", "「{0}」は、ここには書けません"),
    (r"unexpected '([^']*)'", "「{0}」は、ここには書けません"),
    (r"'([^']*)' is undefined", "「{0}」という値はありません"),
    (r"'[^']*' has no attribute '([^']*)'", "「{0}」という項目はありません"),
    (r"'?([\w./-]+\.html)'?(?: not found.*)?\Z", "ひな形「{0}」がありません"),
)
"""What Jinja says, and how it is said in Japanese."""
_TOKENS: Final = {"end of print statement": "}}", "end of statement block": "%}"}


class Blamed(NamedTuple):
    """The own template that pages are made with: its file, the line of the first block that nothing takes (or 1), those blocks, and what it lies on."""

    file: str
    line: int
    idle: tuple[str, ...]
    extends: str


def explain_jinja(said: str) -> str:
    """What Jinja said of a template, in Japanese."""
    for token, sign in _TOKENS.items():
        said = said.replace(f"'{token}'", f"'{sign}'")
    for pattern, told in _SAID:
        if found := re.search(pattern, said):
            return told.format(*found.groups())
    return "「{% … %}」か「{{ … }}」の書き方が違います"


def is_overlaid(own: Mapping[str, bytes], carried: Mapping[str, bytes]) -> bool:
    """Whether a site lays anything of its own over the frame. Where it does not, there is nothing to hold against the package's templates and the theme's."""
    return any(name.startswith(FOLDER) and carried.get(name) != content for name, content in own.items())


def read_templates(files: Mapping[str, bytes]) -> dict[str, FrameTemplate]:
    """The templates among files of the frame, by their path below ``overrides/``."""
    return {
        name.removeprefix(FOLDER): read_frame_template(content.decode("utf-8-sig", "replace"))
        for name, content in files.items()
        if name.startswith(FOLDER) and name.endswith(".html")
    }


def check_templates(own: Mapping[str, bytes], known: Iterable[str]) -> Iterator[Problem]:
    """Own templates that are none, or that name one that is not there. ``known`` are the names of all others, the theme's too."""
    templates = read_templates(own)
    names = {*templates, *known}
    for name, template in templates.items():
        if template.fault is not None:
            line, said = template.fault
            hint = "その行の「{% … %}」と「{{ … }}」の閉じ忘れや、名前の違いを直してください。"
            yield _unfit(name, line, f"{line} 行目を、ひな形として読めません。{explain_jinja(said)}", hint)
        for line, named in template.named:
            if named not in names:
                near = difflib.get_close_matches(named, names, n=1)
                hint = f"「{near[0]}」ではありませんか。" if near else "名前を確かめるか、その行を消してください。"
                yield _unfit(name, line, f"{line} 行目が使うひな形「{named}」がありません", hint)


def check_idle(
    own: Mapping[str, bytes], carried: Mapping[str, bytes], known: Mapping[str, FrameTemplate]
) -> Iterator[Problem]:
    """Own files of the frame that have no effect: blocks that no template below takes, templates and other files that nothing names."""
    templates = read_templates(own)
    together = {**known, **read_templates(carried), **templates}
    for name, template in templates.items():
        for block in find_idle(template, together):
            below = _blocks_below(template, together)
            near = difflib.get_close_matches(block, below, n=1)
            what = f"「{FOLDER}{name}」のブロック「{block}」は、もとのひな形「{template.extends}」にないので、どのページにも出ません"
            hint = f"「{near[0]}」ではありませんか。" if near else f"使えるブロックは {'、'.join(sorted(below))} です。"
            yield problem("K710", Place(f"{FOLDER}{name}", template.lines[block], 1), what=what, hint=hint)
    texts = [content for name, content in {**carried, **own}.items() if name.endswith(_TEXTS)]
    for name in own:
        short = name.removeprefix(FOLDER)
        if not name.startswith(FOLDER) or name in carried or short in known or _NOTES.fullmatch(short):
            continue
        if not short.startswith(_ALWAYS_USED) and not any(_names(text, short) for text in texts):
            shown = "" if short.endswith((".html", ".md")) else f"。それでも「{short}」というアドレスで公開されます"
            what = f"「{name}」は、どこからも使われていません{shown}"
            hint = "要らなければ消してください。名前が変わったものなら、今の名前に直してください。"
            yield problem("K710", whole_file(name), what=what, hint=hint)


def find_idle(template: FrameTemplate, together: Mapping[str, FrameTemplate]) -> list[str]:
    """Blocks of a template that none of those it lies on has. None where one of them is not to be seen."""
    if not template.extends or template.extends not in together:
        return []
    return sorted(template.placed - _blocks_below(template, together))


def _blocks_below(template: FrameTemplate, together: Mapping[str, FrameTemplate]) -> set[str]:
    blocks: set[str] = set()
    seen: set[str] = set()
    below = template.extends
    while below and below not in seen and below in together:
        seen.add(below)
        blocks |= together[below].blocks
        below = together[below].extends
    return blocks


def _names(text: bytes, name: str) -> bool:
    return name.encode() in text or name.rpartition("/")[2].encode() in text


def blame(own: Mapping[str, bytes], carried: Mapping[str, bytes], template: str) -> Blamed | None:
    """The first own template among those that a page of this template is made with; None where all of them are as Kokai's."""
    if not is_overlaid(own, carried):
        return None
    together = {**read_templates(carried), **read_templates(own)}
    seen: set[str] = set()
    while template and template not in seen and template in together:
        seen.add(template)
        found = together[template]
        if own.get(file := f"{FOLDER}{template}", carried.get(file)) != carried.get(file):
            idle = find_idle(found, together)
            line = min((found.lines[each] for each in idle), default=1)
            return Blamed(file, line, tuple(idle), found.extends)
        template = found.extends
    return None


def lost_of(shell: Shell) -> list[str]:
    """What a hand-written page lacks: the slots that its template should have filled, and left open or out."""
    text = "".join(shell.chunks)
    return [slot for slot, (_, begin) in _NEEDED.items() if slot in shell.names or not re.search(begin, text)]


def tell_lost(blamed: Blamed, lost: Iterable[str], pages: str) -> Problem:
    """That pages lose these parts by an own template. ``pages`` says which, in Japanese."""
    parts = [slot for slot in _NEEDED if slot in set(lost)]
    what = f"ために、{pages}から、{'、'.join(_NEEDED[slot][0] for slot in parts)}がなくなります"
    if blamed.idle:
        what += f"。ブロック「{'」「'.join(blamed.idle)}」は、もとのひな形「{blamed.extends}」にないので、出ません"
    hint = (
        f"ブロック「{'」「'.join(parts)}」を書いてください。Kokai の同じ名前のファイルを写し、"
        "変えたい所だけを直すと確かです（場所は「kokai doctor」で分かります）。"
    )
    return _unfit(blamed.file.removeprefix(FOLDER), blamed.line, what, hint)


def _unfit(name: str, line: int, what: str, hint: str) -> Problem:
    return problem("K709", Place(f"{FOLDER}{name}", line, 1), file=f"{FOLDER}{name}", what=what, hint=hint)
