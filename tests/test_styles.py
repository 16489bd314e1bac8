"""Style sheets and scripts as they are published: the same in fewer bytes."""

import subprocess
from pathlib import Path

import pytest

from gate.tools import NODE
from generator.chrome.minify import join_scripts, shrink_script, shrink_styles
from generator.render.renderer import read_component_styles

PROJECT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}\n"),
        ("/* why */\na,\nb > c { margin: 0 auto }", "a,b>c{margin:0 auto}\n"),
        ("a :is(b, c):hover { top: calc(1px + 2px); }", "a :is(b,c):hover{top:calc(1px + 2px)}\n"),
        ('a::after { content: " ; { } /* x */ "; }', 'a::after{content:" ; { } /* x */ "}\n'),
        ("@media (width >= 48rem) {\n  a { b: c; }\n}", "@media (width>=48rem){a{b:c}}\n"),
        ("a { --x: light-dark(#fff, #000); }", "a{--x:light-dark(#fff,#000)}\n"),
        ("", "\n"),
    ],
)
def test_say_the_same_without_comments_and_idle_space(written: str, published: str) -> None:
    assert shrink_styles(written) == published


def test_keep_every_selector_and_declaration_of_our_own() -> None:
    for text in ((PROJECT / "overrides/assets/css/chrome.css").read_text(encoding="utf-8"), read_component_styles()):
        small = shrink_styles(text)
        assert small.count("{") == small.count("}") > 100
        assert small.count("var(--") == text.count("var(--")
        assert shrink_styles(small) == small
        assert len(small) < 0.9 * len(text)


def test_scripts_lose_comments_and_idle_space() -> None:
    written = '// why\nconst a = () => {\n  /** @param {string} b */\n  return "//x"; // here\n};\n\n'
    assert shrink_script(written) == 'const a=()=>{return"//x";};\n'


def test_a_text_over_several_lines_stays_as_it_is() -> None:
    written = "const a = `\n  // no comment\n  b`;\n  // one\n  c();\n"
    assert "`\n  // no comment\n  b`" in shrink_script(written)


def test_a_script_has_those_in_itself_that_it_imports(tmp_path: Path) -> None:
    texts = {
        "page.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        "b.js": 'import { c } from "./c.js";\nexport const b = () => c;\n',
        "c.js": "export const c = 1;\n",
        "alone.js": "d();\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "style.css").write_text("a {}", encoding="utf-8")
    joined = join_scripts({f"js/{path.name}": path for path in sorted(tmp_path.iterdir())})
    assert joined == {
        "js/alone.js": "d();\n",
        "js/page.js": "export const c=1;export const b=()=>c;b(c);\n",
    }


def test_the_scripts_of_the_search_are_one_that_can_be_read(tmp_path: Path) -> None:
    scripts = {f"js/{path.name}": path for path in (PROJECT / "overrides/assets/js").glob("search*.js")}
    joined = join_scripts(scripts)
    assert set(joined) == {"js/search.js", "js/search-absent.js"}
    file = tmp_path / "search.mjs"
    file.write_text(joined["js/search.js"], encoding="utf-8")
    subprocess.run([NODE, "--check", file], check=True)  # no name twice


@pytest.mark.long
def test_every_script_of_ours_is_smaller_and_can_be_read(tmp_path: Path) -> None:
    scripts = sorted((PROJECT / "overrides/assets/js").glob("*.js"))
    assert len(scripts) >= 4
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        file = tmp_path / script.with_suffix(".mjs").name
        file.write_text(shrink_script(text), encoding="utf-8")
        assert file.stat().st_size < 0.9 * len(text.encode())
        subprocess.run([NODE, "--check", file], check=True)
