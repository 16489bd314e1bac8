"""Style sheets and scripts as they are published: the same in fewer bytes."""

from pathlib import Path

import pytest

from generator.render import read_component_styles
from generator.styles import shrink_script, shrink_styles

PROJECT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}\n"),
        ("/* why */\na,\nb > c { margin: 0 auto }", "a,b > c{margin:0 auto}\n"),
        ("a :is(b, c):hover { top: calc(1px + 2px); }", "a :is(b,c):hover{top:calc(1px + 2px)}\n"),
        ('a::after { content: " ; { } /* x */ "; }', 'a::after{content:" ; { } /* x */ "}\n'),
        ("@media (width >= 48rem) {\n  a { b: c; }\n}", "@media (width >= 48rem){a{b:c}}\n"),
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


def test_scripts_lose_comments_and_indentation_only() -> None:
    written = '// why\nconst a = () => {\n  // how\n  return "//x"; // here\n};\n\n'
    assert shrink_script(written) == 'const a = () => {\nreturn "//x"; // here\n};\n'


def test_a_text_over_several_lines_stays_as_it_is() -> None:
    written = "const a = `\n  // no comment\n  b`;\n  // one\n  c();\n"
    assert shrink_script(written) == "const a = `\n  // no comment\n  b`;\nc();\n"


def test_no_script_of_ours_has_a_comment_over_several_lines() -> None:
    scripts = sorted((PROJECT / "overrides/assets/js").glob("*.js"))
    assert len(scripts) >= 4
    assert [script.name for script in scripts if "/*" in script.read_text(encoding="utf-8")] == []
