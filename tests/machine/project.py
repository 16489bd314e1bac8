"""Edits of what is no data: hand-written pages, the chrome, settings of MkDocs, the accessibility result, and the program itself."""

import json
import shutil
from pathlib import Path
from random import Random
from typing import Final

PROJECT: Final = Path(__file__).resolve().parents[2]


def copy_project(target: Path) -> Path:
    """A project of its own: what MkDocs builds from, without any result of a test."""
    target.mkdir(parents=True)
    _copy_frame(target)
    return target


def _copy_frame(target: Path) -> None:
    for name in ("content", "overrides"):
        shutil.copytree(PROJECT / name, target / name)
    shutil.copy(PROJECT / "mkdocs.yml", target)


def copy_program(target: Path) -> Path:
    """A package of its own with the pages and settings that it carries, for builds in processes of their own that are started in ``target``."""
    shutil.copytree(PROJECT / "generator", target / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    _copy_frame(target)
    return target


def change_project(project: Path, chance: Random) -> str:  # noqa: PLR0911 - a line for each kind of edit
    """One edit of a hand-written page, of the chrome or of mkdocs.yml."""
    mark = str(chance.randrange(10**6))
    match chance.choice(["text", "page", "style", "script", "wording", "template", "settings"]):
        case "text":
            return _add(
                project / "content" / chance.choice(["about.md", "index.md", "glossary.md", "404.md"]),
                f"\n加えた文{mark}。\n",
            )
        case "page":
            return _add(
                project / "content" / f"page-{int(mark) % 3}.md",
                f"---\ntitle: 頁\ndescription: 説明\n---\n\n文{mark}。\n",
                anew=True,
            )
        case "style":
            return _add(project / "overrides/assets/css/chrome.css", f"\n.m{mark} {{ color: red; }}\n")
        case "script":
            return _add(project / "overrides/assets/js/lists.js", f"\nvoid {mark};\n")
        case "wording":
            return _replace(project / "overrides/wording/ja.html", "検索", f"検索{int(mark) % 10}")
        case "template":
            return _replace(project / "overrides/base.html", "</body>", f"<!-- {mark} --></body>")
        case _:
            return _add(
                project / "mkdocs.yml",
                f"\nextra:\n  m: {mark}\n"
                if "extra:" not in (project / "mkdocs.yml").read_text("utf-8")
                else f"  m{mark}: 1\n",
            )


def change_accessibility(project: Path, chance: Random) -> str:
    """Another result of the accessibility test, or none."""
    path = project / "docs/accessibility/result.json"
    if path.exists() and chance.random() < 0.3:
        path.unlink()
        return "no result"
    made = json.loads((PROJECT / "docs/accessibility/result.json").read_text(encoding="utf-8"))
    made["tools"] = [{**tool, "version": str(chance.randrange(99))} for tool in made["tools"]]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    return "another result"


def change_program(program: Path, chance: Random) -> str:
    """One edit of the package: a style, a template, a word, how dates are read, what the search knows."""
    package = program / "generator"
    mark = str(chance.randrange(10**6))
    match chance.choice(["style", "template", "page", "word", "dates", "thesaurus"]):
        case "style":
            return _add(
                chance.choice(sorted(package.glob("render/components/*/style.css"))), f"\n.m{mark} {{ color: red; }}\n"
            )
        case "template":
            return _replace(package / "render/components/breadcrumb/template.html", "<li", f'<li data-m="{mark}"')
        case "page":
            return _replace(package / "views/kinds/measure.html", "<section", f'<section data-m="{mark}"')
        case "word":
            return _replace(package / "wording/ja.yaml", "計画", f"計画{int(mark) % 10}")
        case "dates":
            # Days are read as others than before, or as they were.
            path, moved = package / "calendars.py", "int(day) % 27 + 1) if day"
            before, after = "int(day)) if day", moved
            return (
                _replace(path, before, after) if moved not in path.read_text("utf-8") else _replace(path, after, before)
            )
        case _:
            return _add(chance.choice(sorted(package.glob("search/thesaurus/*.txt"))), "\n")


def _add(path: Path, text: str, *, anew: bool = False) -> str:
    before = path.read_text(encoding="utf-8") if path.exists() and not anew else ""
    path.write_text(before + text, encoding="utf-8")
    return path.name


def _replace(path: Path, old: str, new: str) -> str:
    """Put new text in the place of the first that is there, which must be there."""
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    if not found:
        raise ValueError(f"{path.name} no longer says {old}: give the edit another text")
    path.write_text(before + new + after, encoding="utf-8")
    return path.name
