"""Hugo as a case of the benchmark: templates as Go templates, and the same pages from both."""

import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from benchmarks.city import write_city
from benchmarks.go_templates import GoTemplates, Phrased, UntranslatableError
from benchmarks.hugo import HugoChange, hugo_command
from benchmarks.hugo_site import Written, write_hugo
from benchmarks.same_pages import Same, compare_sites, read_events
from generator.build import Order, build_site
from generator.progress import Progress
from sample import SAMPLE

_PROJECT = Path(__file__).parents[1]
_BY_HAND = 9
"""Pages of ``content/``; with the gallery they are what Hugo gets as finished HTML."""


# ---- templates ---------------------------------------------------------------------------------------------------------


def translate(body: str, **others: str) -> str:
    """A macro ``m`` with the argument ``v`` as Go has it, without its beginning and end; after it those that it calls."""
    texts = {"page.html": f"{{% macro m(v) %}}{body}{{% endmacro %}}"} | {
        f"{name}.html": text for name, text in others.items()
    }
    environment = Environment(loader=DictLoader(texts), trim_blocks=True, lstrip_blocks=True, autoescape=True)
    return GoTemplates(environment).defines([("page.html", "m")])


def body_of(body: str) -> str:
    return translate(body).removeprefix('{{ define "page-m" }}{{ $v := . }}').removesuffix("{{ end }}")


@pytest.mark.parametrize(
    ("jinja", "go"),
    [
        ("<p>それまで</p>", "<p>それまで</p>"),
        ("{{ v }}", "{{ htmlEscape $v }}"),
        ('<a href="{{ v.link.href }}">', '<a href="{{ htmlEscape $v.link.href }}">'),
        ("{{ v.lead or v.description }}", "{{ htmlEscape (or $v.lead $v.description) }}"),
        ("{{ 'A&B' }}", "A&amp;B"),
        ("{{ v.text|lines }}", '{{ replace (htmlEscape $v.text) "\\n" "<br>\\n" }}'),
        ("{% if v.a %}1{% elif v.b %}2{% else %}3{% endif %}", "{{ if $v.a }}1{{ else if $v.b }}2{{ else }}3{{ end }}"),
        ("{% if v.a and not v.b %}1{% endif %}", "{{ if (and $v.a (not $v.b)) }}1{{ end }}"),
        ('{% if v.sign == "band" %}1{% endif %}', '{{ if (eq $v.sign "band") }}1{{ end }}'),
        ("{% for x in v %}{{ x }}{% endfor %}", "{{ range $x_at, $x := $v }}{{ htmlEscape $x }}{{ end }}"),
        (
            "{% for x in v.all %}{% if not loop.first %} {% endif %}{% endfor %}",
            "{{ range $x_at, $x := $v.all }}{{ if (not (eq $x_at 0)) }} {{ end }}{{ end }}",
        ),
    ],
)
def test_each_form_of_our_templates_has_one_in_go(jinja: str, go: str) -> None:
    assert body_of(jinja) == go


def test_a_macro_that_calls_itself_is_defined_once() -> None:
    assert translate("{% for x in v %}{{ m(x.below) }}{% endfor %}") == (
        '{{ define "page-m" }}{{ $v := . }}{{ range $x_at, $x := $v }}{{ template "page-m" $x.below }}{{ end }}{{ end }}'
    )


def test_macros_of_other_files_come_along_under_the_name_that_they_have_there() -> None:
    found = translate(
        "{{ own(v.a) }}",
        page='{% from "part.html" import shown as own %}{% macro m(v) %}{{ own(v.a) }}{% endmacro %}',
        part="{% macro shown(x) %}<b>{{ x }}</b>{% endmacro %}{% macro idle(x) %}{% endmacro %}",
    )
    assert '{{ define "part-shown" }}{{ $x := . }}<b>{{ htmlEscape $x }}</b>{{ end }}' in found
    assert '{{ template "part-shown" $v.a }}' in found
    assert "idle" not in found


def test_several_arguments_are_handed_on_by_their_names() -> None:
    found = translate(
        "", page="{% macro two(head, text) %}{{ text }}{% endmacro %}{% macro m(v) %}{{ two(v.h, v.t) }}{% endmacro %}"
    )
    assert '{{ template "page-two" (dict "head" $v.h "text" $v.t) }}' in found
    assert '{{ define "page-two" }}{{ $head := .head }}{{ $text := .text }}{{ htmlEscape $text }}{{ end }}' in found


def test_whose_phrases_are_wanted_is_noted() -> None:
    texts = {
        "cards/template.html": "{% macro m(v) %}{% for x in v %}{{ x.link.text|phrases }}{% endfor %}{% endmacro %}"
    }
    environment = Environment(loader=DictLoader(texts), autoescape=True)
    environment.filters["phrases"] = str
    templates = GoTemplates(environment)
    assert "range $at, $phrase := $x.link.text_phrases" in templates.defines([("cards/template.html", "m")])
    assert templates.phrased == {Phrased("cards/template.html", ("link", "text"))}


@pytest.mark.parametrize(
    "body",
    [
        "{{ v + 1 }}",
        "{{ v.text|upper }}",
        "{{ v.text|lines|lines }}",
        "{{ v[0] }}",
        "{{ v.method() }}",
        "{{ m(v=v) }}",
        "{% set x = 1 %}",
        "{% if v > 1 %}1{% endif %}",
        "{% if v == 1 %}1{% endif %}",
        "{% if a == b == c %}1{% endif %}",
        "{% for a, b in v %}{% endfor %}",
        "{% for x in v if x %}{% endfor %}",
        "{% for x in v %}{% else %}none{% endfor %}",
        "{% for x in v %}{{ loop.index }}{% endfor %}",
        "{% raw %}{{ v }}{% endraw %}",
        '{% include "page.html" %}',
    ],
)
def test_what_has_no_translation_is_refused_by_its_line(body: str) -> None:
    with pytest.raises(UntranslatableError, match=r"page\.html:2: no translation for "):
        translate(f"\n{body}")


# ---- comparing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p>", "<p >a</p>"),
        ('<a href="x" id="y">', '<a id="y" href="x">'),
        ("<p>&#39;&quot;</p>", "<p>'&#34;</p>"),
        ("<!doctype html>", "<!DOCTYPE html>"),
        ("a&amp;b", "a&#38;b"),
    ],
)
def test_ways_of_writing_the_same_page_are_the_same(one: str, other: str) -> None:
    assert read_events(one) == read_events(other)


@pytest.mark.parametrize(
    "other", ["<p>a </p>", "<p>b</p>", "<div>a</div>", '<p class="x">a</p>', "<p>a", "<p>a</p><p></p>", "<p>a<!-- b --></p>", "<p>a<br></p>"]
)  # fmt: skip
def test_another_element_attribute_or_text_makes_another_page(other: str) -> None:
    assert read_events("<p>a</p>") != read_events(other)


def test_pages_that_differ_or_are_missing_are_told(tmp_path: Path) -> None:
    for file, text in {
        "one/index.html": "<p>&#39;</p>",
        "one/a/index.html": "<p>1</p>",
        "one/b/index.html": "",
        "two/index.html": "<p>'</p>",
        "two/a/index.html": "<p>2</p>",
        "two/c/index.html": "",
    }.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    told = compare_sites(tmp_path / "one", tmp_path / "two")
    assert told == Same(3, 1, ("a/index.html", "b/index.html", "c/index.html"))


# ---- the same pages ----------------------------------------------------------------------------------------------------


def build_both(data: Path, folder: Path) -> Written:
    """The site by Kokai and by Hugo, of the same data."""
    order = Order(_PROJECT, data, folder / "kokai", folder / "work", search=False, images=False)
    assert build_site(order, Progress(quiet=True)).published
    written = write_hugo(_PROJECT, data, folder / "source", folder / "work-views")
    subprocess.run(hugo_command(folder / "source", folder / "hugo"), check=True)
    return written


@pytest.mark.long
def test_hugo_makes_the_same_pages_of_an_invented_city(tmp_path: Path) -> None:
    write_city(tmp_path / "data", 20, seed=1)
    written = build_both(tmp_path / "data", tmp_path)
    same = compare_sites(tmp_path / "kokai", tmp_path / "hugo")
    assert same == Same(written.pages, written.pages, ())
    assert written.pages > 200
    assert written.views == written.pages - _BY_HAND - 1
    change = HugoChange(tmp_path / "source")
    first, second = change.make(), change.make()
    assert first != second
    subprocess.run(hugo_command(tmp_path / "source", tmp_path / "hugo"), check=True)
    told = compare_sites(tmp_path / "kokai", tmp_path / "hugo").others
    assert len(told) == 2
    assert all("/measures/" in file for file in told)


@pytest.mark.long
def test_hugo_makes_the_same_pages_of_a_city_that_has_everything(tmp_path: Path) -> None:
    written = build_both(SAMPLE, tmp_path)
    same = compare_sites(tmp_path / "kokai", tmp_path / "hugo")
    assert same == Same(written.pages, written.pages, ())
    assert written.views == written.pages - _BY_HAND - 1


@pytest.mark.long
def test_a_build_of_pages_alone_has_the_same_pages_and_no_files_of_data(tmp_path: Path) -> None:
    for program, state in (("generator", "whole"), ("benchmarks.pages_alone", "pages")):
        told = subprocess.run(
            [sys.executable, "-m", program, "build", "--quiet", "--no-search", "--no-images", "--workers", "1", "--project", _PROJECT,
             "--data", SAMPLE, "--out", tmp_path / state, "--work", tmp_path / f"work-{state}"],
            cwd=_PROJECT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert told.returncode == 0, told.stderr
    assert compare_sites(tmp_path / "whole", tmp_path / "pages").others == ()
    beside = {file.relative_to(tmp_path / "pages") for file in (tmp_path / "pages").rglob("*.*")}
    assert (tmp_path / "whole" / "robots.txt").is_file()
    assert {file.name for file in beside if file.parts[0] != "assets"} == {"index.html", "404.html", "kokai.json"}
