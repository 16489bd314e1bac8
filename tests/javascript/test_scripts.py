"""The published scripts by themselves: their unit tests run, and what lints them and checks their types finds what is planted."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gate.tools import NODE
from javascript.lint import SCRIPTS, check_types, lint_style
from javascript.tools import HERE


def test_the_unit_tests_of_the_scripts_pass() -> None:
    files = sorted(HERE.glob("*.test.js"))
    run = subprocess.run([NODE, "--test", *files], capture_output=True, text=True, check=False, cwd=HERE)
    assert run.returncode == 0, run.stdout + run.stderr
    passed = re.search(r"^\S* ?pass (\d+)$", run.stdout, re.MULTILINE)
    assert passed is not None
    assert int(passed[1]) > 50


@pytest.mark.parametrize(
    "line",
    [
        "export const a = (name) => new RegExp(name);",
        "export const a = (name) => new RegExp(`^${name}$`);",
        "export const a = (name) => RegExp(name);",
        "export const a = (name) => document.querySelector(`#${name}`);",
        'export const a = (name) => document.querySelector("#" + name);',
        'export const a = (text, name) => text.replace("x", name);',
        'export const a = (text, name) => text.replaceAll("x", `${name}`);',
        "export const a = (name) => { document.body.innerHTML = name; };",
        'export const a = (name) => document.body.insertAdjacentHTML("beforeend", name);',
        "export const a = (name) => eval(name);",
        "export const a = (name) => { document.body.style = name; };",
        "export const a = (name) => nmae;",
    ],
)
def test_a_text_of_the_data_that_becomes_a_pattern_a_selector_or_markup_is_found(tmp_path: Path, line: str) -> None:
    (tmp_path / "planted.js").write_text(line + "\n", encoding="utf-8")
    assert lint_style([tmp_path / "planted.js"], tmp_path).returncode == 1


def test_lint_has_nothing_to_say_of_a_sound_script(tmp_path: Path) -> None:
    sound = 'export const a = (text, name) => text.replace("x", () => name).replace(/y/g, " ");\n'
    (tmp_path / "sound.js").write_text(sound, encoding="utf-8")
    run = lint_style([tmp_path / "sound.js"], tmp_path)
    assert run.returncode == 0, run.stdout


def test_a_wrong_type_is_found(tmp_path: Path) -> None:
    shutil.copytree(SCRIPTS, tmp_path / "js")
    settings = json.loads((HERE / "tsconfig.json").read_text(encoding="utf-8"))
    (tmp_path / "tsconfig.json").write_text(json.dumps({**settings, "include": ["js/*.js"]}), encoding="utf-8")
    assert check_types(tmp_path / "tsconfig.json").returncode == 0
    with (tmp_path / "js" / "search-words.js").open("a", encoding="utf-8") as script:
        script.write("\nexport const planted = fold(5);\n")
    run = check_types(tmp_path / "tsconfig.json")
    assert run.returncode != 0
    assert "TS2345" in run.stdout
