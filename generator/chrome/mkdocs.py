"""Have MkDocs build the chrome: one shell for each page kind, the hand-written pages, and the assets.

MkDocs is a process of its own and real files are the seam (see `docs/architecture.md`): whatever builds a folder of
Markdown with `overrides/` can take its place by changing this module alone.
"""

import contextlib
import importlib.resources
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from generator.cache import Store, digest_of, digest_program
from generator.chrome.built import Chrome, ChromeFailed, ChromeInputsRefused
from generator.chrome.layers import FOLDERS, SETTINGS, Layers, address_of_page, read_layers
from generator.chrome.own_frame import (
    Blamed,
    blame,
    check_idle,
    check_templates,
    explain_jinja,
    is_overlaid,
    lost_of,
    read_templates,
    tell_lost,
)
from generator.chrome.stamp import MarkError, Shell, parse_shell
from generator.model.basics import Place
from generator.render.frame_templates import FrameTemplate, read_frame_template
from generator.system.programs import run_program
from generator.system.scratch import scratch_folder

_SHELF: Final = "chrome"
_THEMES: Final = ("material", "mkdocs")
_SHELLS: Final = "shells/"
_NEEDED_IN_SHELLS: Final = frozenset({"title", "description", "main"})
_NOT_FOUND: Final = "404.html"
_BUILDING: Final = "building-"
_LIST: Final = ".kokai-files.json"
"""In a built chrome: each of its files with its digest."""
_ABANDONED_AFTER: Final = 3600.0  # seconds; a build that reads a chrome needs far less
_LOG_LINES: Final = 12
_LOG_STYLE: Final = re.compile(r"\x1b\[[0-9;]*m")


def watched_by(project: Path) -> tuple[Path, ...]:
    """The files and folders of a project that decide on its chrome: where one of them changes, `build_chrome` gives another.

    What the package carries changes only with the package.
    """
    return (project / SETTINGS, *(project / folder for folder in FOLDERS))


def _read_of_theme(template: str) -> str | None:
    """A template of the theme itself, below which the package's `overrides/` lie; None where it has none of that name."""
    for package in _THEMES:
        file = importlib.resources.files(package) / "templates" / template
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return file.read_text(encoding="utf-8")
    return None


def build_chrome(project: Path, work: Path, *, trusts: bool = True) -> Chrome:
    """The chrome of `project`, laid over the package's (`layers`), built below `work`, or taken from there while nothing it is made of has changed.

    MkDocs empties the folder it writes to, so it gets one of its own (`kept/chrome/<digest>/` in `work`), which appears under
    that name only when it is complete. Each of its files is held against its digest before it is used again; with `trusts` false nothing is.
    Nobody else may be at work in `work`. Raises `ChromeInputsRefused` before MkDocs is started where anything leads out of the
    project or cannot be read, `ChromeFailed` with MkDocs' last lines, or with the mark nobody fills.
    """
    layers = read_layers(project)
    overlaid = is_overlaid(layers.own, layers.carried)
    theme = theme_templates(layers.own, layers.carried) if overlaid else {}
    problems = list(layers.problems)
    if overlaid and not problems:
        problems += check_templates(layers.own, (*read_templates(layers.carried), *theme))
    if problems:
        raise ChromeInputsRefused(problems)
    built = Store(work).folder(f"{_SHELF}/{_digest(layers)}")
    for left in built.parent.glob(f"{_BUILDING}*"):  # by runs that were killed
        shutil.rmtree(left, ignore_errors=True)
    if not (trusts and _is_whole(built)):
        shutil.rmtree(built, ignore_errors=True)
        _run_mkdocs(layers, built)
        _forget_others(built)
    try:
        chrome = read_chrome(layers, built)
    except MarkError as refused:
        raise ChromeFailed(str(refused)) from None
    warnings = tuple(check_idle(layers.own, layers.carried, theme)) if overlaid else ()
    return msgspec.structs.replace(chrome, warnings=warnings) if warnings else chrome


def read_chrome_that_stands(project: Path, work: Path) -> Chrome | None:
    """The chrome of `project` as it was built below `work`; None where there is none of what the project holds now. For who looks on: nothing is built, and no warning told."""
    layers = read_layers(project)
    built = Store(work).folder(f"{_SHELF}/{_digest(layers)}")
    return read_chrome(layers, built) if not layers.problems and _is_whole(built) else None


def theme_templates(own: Mapping[str, bytes], carried: Mapping[str, bytes]) -> dict[str, FrameTemplate]:
    """The theme's own templates that a site's files and the package's name, and those that these lie on."""
    held = {**read_templates(carried), **read_templates(own)}
    found: dict[str, FrameTemplate] = {}
    asked = [name for each in held.values() for _, name in each.named] + [*held]
    while asked:
        name = asked.pop()
        if name and name not in found and (text := _read_of_theme(name)) is not None:
            found[name] = read_frame_template(text)
            asked.append(found[name].extends)
    return found


def _digest(layers: Layers) -> str:
    """A name for everything the chrome is made of: same name, same chrome."""
    return digest_of(digest_program(), *(part for file in layers.files.items() for part in file))


def read_chrome(layers: Layers, built: Path) -> Chrome:
    """Cut the pages in the folder `built` and list the assets. Raises `MarkError`, `ChromeFailed` or `ChromeInputsRefused`."""
    shells: dict[str, Shell] = {}
    pages: dict[str, Shell] = {}
    for source in layers.markdown():
        address = address_of_page(source)
        page = built / address / "index.html"
        if not page.is_file():  # MkDocs leaves out drafts, and README.md where there is an index.md
            continue
        shell = parse_shell(f"content/{source}", page.read_text(encoding="utf-8"))
        if not source.startswith(_SHELLS):
            pages[_NOT_FOUND if address == "404/" else address] = shell
            continue
        missing = _NEEDED_IN_SHELLS - shell.names
        if missing:
            name = f"content/{source}"
            is_ours = layers.own.get(name, layers.carried.get(name)) == layers.carried.get(name)
            if is_ours and (blamed := blame(layers.own, layers.carried, "shell.html")):
                raise ChromeInputsRefused([tell_lost(blamed, missing, "データから作るページ")])
            raise ChromeFailed(
                f"content/{source}: 差し込み口 {'、'.join(sorted(missing))} がありません。"
                "先頭に template: shell.html と書いてあるか、"
                "overrides/ のひな形に差し込み口が残っているかを確かめてください。"
            )
        shells[source.removeprefix(_SHELLS).removesuffix(".md")] = shell
    if _NOT_FOUND not in pages or "" not in pages or not shells:
        raise ChromeFailed("content/ に index.md、404.md、shells/ のどれかがありません。")
    if blamed := blame(layers.own, layers.carried, "main.html"):
        _refuse_loss(blamed, pages)
    assets = dict(sorted(_assets(layers, built)))
    return Chrome(digest=built.name, shells=shells, pages=pages, assets=assets)


def _refuse_loss(blamed: Blamed, pages: Mapping[str, Shell]) -> None:
    """Raise `ChromeInputsRefused`, with one problem, where an own template takes from most pages what every page needs."""
    lost = {address: slots for address, shell in pages.items() if (slots := lost_of(shell))}
    if 2 * len(lost) > len(pages):  # of a page or two it is the page itself
        parts = {slot for slots in lost.values() for slot in slots}
        first = next((f"（{address} など）" for address in sorted(lost) if address), "")
        raise ChromeInputsRefused([tell_lost(blamed, parts, f"手書きのページ {len(lost):,} ページ{first}")])


def _run_mkdocs(layers: Layers, built: Path) -> None:
    built.parent.mkdir(parents=True, exist_ok=True)
    with scratch_folder(built.parent, _BUILDING) as scratch:
        source, output = scratch / "source", scratch / "site"
        # The very bytes that were looked at: what has changed since is seen by the next build.
        layers.write(source)
        # -P: a file of the project that happens to be called like a library must not take its place.
        # No --quiet: it drops the warnings before --strict can count them.
        command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict"]
        command += ["--config-file", str(source / SETTINGS), "--site-dir", str(output)]
        # The theme prints an advertisement of its successor on every run unless it is told not to.
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONUTF8": "1"}
        if not quiet.get("SOURCE_DATE_EPOCH", "").strip():  # set to nothing is not set; MkDocs would stumble over it
            quiet.pop("SOURCE_DATE_EPOCH", None)
        run = run_program("MkDocs", command, cwd=source, env=quiet, out=built.parent)
        if run.returncode != 0:
            raise _failed(source, run.stderr + run.stdout)
        _drop_stock(layers, output)
        listed = {name: digest_of(content) for name, content in _read_built(output)}
        (output / _LIST).write_bytes(msgspec.json.encode(listed))
        output.rename(built)


def _read_built(built: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(built.rglob("*")):
        if path.is_file() and path.name != _LIST:
            yield path.relative_to(built).as_posix(), path.read_bytes()


def _is_whole(built: Path) -> bool:
    """Whether every file of a chrome is as MkDocs wrote it."""
    try:
        listed = msgspec.json.decode((built / _LIST).read_bytes(), type=dict[str, str])
        return listed == {name: digest_of(content) for name, content in _read_built(built)}
    except (OSError, msgspec.MsgspecError):
        return False


def _failed(source: Path, log: str) -> ChromeFailed:
    """What MkDocs said, for whoever edits the pages. What a template could not do is told by its file, its line and in Japanese."""
    lines = _LOG_STYLE.sub("", log).rstrip().splitlines()
    begun = next((at for at, line in enumerate(lines) if line.startswith("Traceback ")), len(lines))
    of_template = re.compile(rf'\s*File "{re.escape(str(source) + os.sep)}(overrides[^"]*\.html)", line (\d+)')
    places = [found for line in lines[begun:] if (found := of_template.match(line))]
    if not places:
        return ChromeFailed(_failure(source, log))
    file, line = places[-1][1].replace(os.sep, "/"), int(places[-1][2])
    said = explain_jinja(lines[-1].partition(": ")[2])
    message = f"{file}: {line} 行目を組み立てられませんでした。{said}。\n直し方: この行を直すか、Kokai の同じ名前のファイルと見比べてください。"
    return ChromeFailed(message, Place(file, line, 1))


def _failure(source: Path, log: str) -> str:
    lines = [line.rstrip() for line in _LOG_STYLE.sub("", log).splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith("INFO")]
    traceback = next((place for place, line in enumerate(lines) if line.startswith("Traceback ")), None)
    if traceback is not None:  # of a traceback only what was said before it, and its last line, help a reader
        lines = [*lines[:traceback], lines[-1]]
    said = "\n".join(f"  {line}" for line in lines[-_LOG_LINES:]).replace(f"{source}{os.sep}", "")
    return (
        "サイトの枠（content/ と overrides/）を MkDocs で組み立てられませんでした。MkDocs は次のように言っています。\n"
        f"{said}\n"
        "直し方: 上に名前が出ているファイルのリンク先や書き方を直して、もう一度実行してください。"
    )


def _forget_others(built: Path) -> None:
    """Remove chromes of earlier sources, but not what was built a moment ago: an edit that is taken back finds it again."""
    for other in built.parent.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another process removed it first
            if other != built and time.time() - other.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(other, ignore_errors=True)


def _assets(layers: Layers, built: Path) -> Iterator[tuple[str, Path]]:
    """The files that are ours among those MkDocs copied: its theme brings styles, scripts and images no page uses."""
    return ((address, built / address) for address in layers.others() if (built / address).is_file())


def _drop_stock(layers: Layers, output: Path) -> None:
    """Leave only our own pages and assets in what MkDocs wrote (the theme's own files are 2.6 MB each time)."""
    ours = {file for _, file in _assets(layers, output)}
    ours |= {output / address_of_page(source) / "index.html" for source in layers.markdown()}
    for file in output.rglob("*"):
        if file.is_file() and file not in ours:
            file.unlink()
