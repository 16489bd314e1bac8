"""The data of a site, its settings, what its workflows install, and what lies about unused."""

import os
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from generator import __version__
from generator.chrome import build_chrome
from generator.chrome.built import ChromeFailed, ChromeInputsRefused
from generator.chrome.layers import FOLDERS
from generator.doctor.observations import Concern, Observation
from generator.load.data_format import NEWER_FORMAT, PRESENT_FORMAT
from generator.problems.problem import Problem
from generator.problems.reports import words_of
from generator.starting import pinned_packages, unfilled
from generator.system.carried import CARRIED
from generator.upgrading import plan_upgrade

_WHEEL: Final = re.compile(r"kokai-([0-9][0-9A-Za-z.+!]*)-py3-none-any\.whl")
_NAMING: Final = ("*.yml", "*.yaml")
_PACKAGES: Final = "requirements.txt"
_LEFT_OVER: Final = {
    "kokai.zip": "公開したサイトの data/ にあるものの写しです",
    ".site.parked": "途中で止まった実行が残したものです",
}


def look_at_data(data: Path) -> Iterator[Observation]:
    """Whether the data are of the present format."""
    if not (data / "site.yaml").is_file():
        do = "サイトのフォルダー（data/ のある所）で実行するか、「kokai new site」で作ります。"
        yield Observation("data", Concern.LOOK, "ここにはサイトのデータ（data/site.yaml）がありません。", do)
        return
    upgrade = plan_upgrade(data)
    if any(found.rule == NEWER_FORMAT for found in upgrade.refused):
        do = "新しい Kokai を入れてください（kokai explain 新しい版）。"
        yield Observation("data", Concern.BROKEN, "データの形が、この Kokai より新しい版です。", do)
    elif upgrade.refused:
        what = f"データに、読めないところが {len(upgrade.refused)} 件あります。"
        yield Observation("data", Concern.LOOK, what, "「kokai check」で場所と直し方を見てください。")
    elif upgrade.steps or upgrade.questions:
        count = upgrade.count_changes() + sum(map(len, upgrade.questions.values()))
        what = f"データの形は版 {upgrade.before}、この Kokai の形は版 {PRESENT_FORMAT} です。直すところが {count} か所あります。"
        files = tuple(sorted(f"data/{file}" for file in {*upgrade.texts, *upgrade.questions}))
        yield Observation("data", Concern.LOOK, what, "「kokai upgrade」で何が変わるかを見てください。", files)
    else:
        yield Observation("data", Concern.FINE, f"データの形: 版 {PRESENT_FORMAT}（この Kokai の形と同じ）")


def look_at_frame(project: Path, scratch: Path) -> Iterator[Observation]:
    """Whether MkDocs makes the frame of it, with the settings that stand there. ``scratch``: an empty folder. Raises ``OSError`` or ``MemoryError``."""
    try:
        build_chrome(project, scratch)
    except ChromeInputsRefused as refused:
        for found in refused.problems:
            yield _observed(found)
    except ChromeFailed as failed:
        own = project.resolve() == CARRIED or any((project / name).exists() for name in (*FOLDERS, "mkdocs.yml"))
        concern = Concern.LOOK if own else Concern.BROKEN
        yield Observation("frame", concern, "ページの枠を組み立てられません。", str(failed))
    else:
        yield Observation("frame", Concern.FINE, "ページの枠（MkDocs）: 組み立てられます")


def _observed(found: Problem) -> Observation:
    what, do = words_of(found)
    return Observation("settings", Concern.LOOK, f"{found.rule} {what}", do, (found.place.file,))


def look_at_installing(project: Path) -> Iterator[Observation]:
    """What workflows and guides of the site say of the version that is to be installed."""
    if project.resolve() == CARRIED:
        return
    folder = project / ".github" / "workflows"
    naming = [path for pattern in _NAMING for path in sorted(folder.glob(pattern))] + [project / "README.md"]
    others = {path: _named_in(path) - {__version__} for path in naming if path.is_file()}
    files = tuple(path.relative_to(project).as_posix() for path, versions in others.items() if versions)
    if files:
        named = "、".join(sorted({version for versions in others.values() for version in versions}))
        what = f"入っている Kokai（{__version__}）と違う版（{named}）を入れるように書いてあるファイル。"
        yield Observation("workflows", Concern.LOOK, what, f"版の数字を {__version__} に書き換えます。", files)
    wheel = f"wheels/kokai-{__version__}-py3-none-any.whl"
    if any(_named_in(path) for path in naming if path.is_file()) and not (project / wheel).is_file():
        do = f"配布ファイル {wheel.removeprefix('wheels/')} を wheels/ に置きます。"
        yield Observation("wheel", Concern.LOOK, "GitHub で入れる配布ファイルがありません。", do, (wheel,))
    packages = project / _PACKAGES
    if packages.is_file() and packages.read_bytes() != pinned_packages(__version__).encode():
        do = "「kokai new site」を別のフォルダーに作り、できた requirements.txt と入れ替えます。"
        yield Observation(
            "packages", Concern.LOOK, f"部品の版の一覧が、Kokai {__version__} のものと違います。", do, (_PACKAGES,)
        )


def _named_in(path: Path) -> set[str]:
    """The versions of Kokai that a file has installed."""
    return set(_WHEEL.findall(path.read_text(encoding="utf-8", errors="replace")))


_IGNORED: Final = ".gitignore"


def look_at_ignored(project: Path) -> Iterator[Observation]:
    """Whether a folder under version control leaves out what Kokai writes beside the data. Raises ``OSError``."""
    own = project / _IGNORED
    if project.resolve() == CARRIED or not (own.is_file() or os.path.lexists(project / ".git")):
        return
    listed = _patterns(own.read_text(encoding="utf-8", errors="replace")) if own.is_file() else []
    wanted = _patterns(unfilled()[_IGNORED].decode())
    missing = [each for each in wanted if not _is_listed(each.strip("/"), listed)]
    if missing:
        what = f"Git に入れないもの（Kokai が書くもの）のうち、{_IGNORED} にない行: {' '.join(missing)}"
        do = f"{_IGNORED} に、上の行を書き足します。もうコミットしたものがあれば「git rm -r --cached 名前」で外します。"
        yield Observation("ignored", Concern.LOOK, what, do, (_IGNORED,))


def _is_listed(name: str, listed: Iterable[str]) -> bool:
    """Whether a line names it, by its whole path or, without a folder, by its last part; ``*`` stands for anything."""
    return any(fnmatchcase(each, line.strip("/")) for line in listed for each in (name, name.rpartition("/")[2]))


def _patterns(text: str) -> list[str]:
    """The lines of such a file that say something."""
    return [line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#")]


def look_for_leftovers(project: Path) -> Iterator[Observation]:
    """Files that nothing needs any more."""
    left = {name: why for name, why in _LEFT_OVER.items() if (project / name).exists()}
    old = sorted((project / "wheels").glob("kokai-*.whl"))
    left |= {
        f"wheels/{path.name}": "ほかの版の配布ファイルです"
        for path in old
        if (found := _WHEEL.fullmatch(path.name)) and found[1] != __version__
    }
    if left:
        what = "もう要らないもの（" + "、".join(f"{name} は{why}" for name, why in left.items()) + "）。"
        yield Observation(
            "leftovers", Concern.LOOK, what, "要らなければ消します。残しても、ページは変わりません。", tuple(left)
        )
