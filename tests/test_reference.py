"""The authoring guide says what the shapes take, and its examples are data that the program takes."""

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

import generator
from generator import model
from generator.load.reference import (
    GUIDE,
    anchor_of,
    describe_form,
    put_tables,
    render_tables,
    word_lists,
)
from generator.load.reference_forms import shapes_below
from generator.load.scalars import plain_text, words
from generator.load.schema.pieces import quote
from generator.load.site import KINDS
from generator.load.take import listed
from generator.model.basics import Reason
from sample import SAMPLE, City

TEXT = GUIDE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\S*) ?(\S*)\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
HEADINGS = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL), re.MULTILINE)


class TestTables:
    def test_are_those_of_the_shapes(self) -> None:
        assert put_tables(TEXT) == TEXT, "run: python -m generator.load.reference"

    def test_stand_once_for_each_file_mapping_and_list_of_words(self) -> None:
        tables = render_tables()
        headings = Counter(re.findall(r"^### (.+)$", tables, re.MULTILINE))
        assert set(headings.values()) == {1}
        shapes = {shape.label: shape for kind in KINDS for shape in shapes_below(kind.shape)}
        labels = {label for label in shapes if not label.endswith((".yaml", "のファイル"))}
        assert labels - set(headings) == {"計画"}  # plan.yaml stands under the name of its file
        for shape in shapes.values():
            for field in shape.fields.values():
                if field.now:  # taken, and no longer taught
                    assert (
                        f"| `{field.key}` |"
                        not in re.split(rf"^### `?{shape.label}`?$", tables, flags=re.MULTILINE)[1].split("\n### ")[0]
                    )
                    continue
                assert f"| `{field.key}` | {'必須' if field.required else ''} | {field.about} |" in tables

    def test_name_every_word(self) -> None:
        tables = render_tables()
        kinds = word_lists(shape for kind in KINDS for shape in shapes_below(kind.shape))
        assert len(kinds) == 21
        for kind in kinds:
            for member in kind:
                assert re.search(rf"^\| `{member}` \| .+ \|$", tables, re.MULTILINE)

    def test_tell_how_values_are_written(self) -> None:
        assert describe_form(plain_text) == "文字"
        assert describe_form(listed(plain_text)) == "文字の一覧"
        assert describe_form(quote) == "文字（原文のまま）、または[値がない理由](#値がない理由)"
        assert describe_form(words(Reason)) == "[値がない理由の言葉](#値がない理由の言葉)"

    def test_have_anchors_as_github_makes_them(self) -> None:
        assert anchor_of("YAML の書き方") == "yaml-の書き方"
        assert anchor_of("`<自治体>/plan.yaml`") == "自治体planyaml"
        assert anchor_of("単年・累計・時点の別の言葉") == "単年累計時点の別の言葉"

    def test_need_their_place_in_the_guide(self) -> None:
        with pytest.raises(ValueError, match="marks"):
            put_tables("# 手引き\n")


class TestGuide:
    def test_leads_to_headings_and_pages_that_are_there(self) -> None:
        anchors = set(map(anchor_of, HEADINGS))
        assert len(HEADINGS) > 60
        for target in set(re.findall(r"\]\(([^)]+)\)", TEXT)):
            path, _, anchor = target.partition("#")
            assert not path or (GUIDE.parent / path).is_file(), target
            assert not anchor or anchor in anchors, target

    def test_explains_every_reason_for_a_missing_value(self) -> None:
        table = TEXT.partition("### 値がない理由の言葉")[2].partition("###")[0]
        assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [str(reason) for reason in Reason]

    def test_shows_only_yaml_that_is_tested(self) -> None:
        kinds = {(language, mark.partition("=")[0]) for language, mark, _ in BLOCKS}
        assert kinds == {("yaml", "file"), ("yaml", "from"), ("text", ""), ("console", "")}


class TestExamples:
    def test_of_the_first_municipality_make_a_site(self, tmp_path: Path) -> None:
        city = City(tmp_path)
        for path in sorted(city.data.rglob("*.yaml")):
            path.unlink()
        for _, mark, text in BLOCKS:
            if mark.startswith("file="):
                city.put(mark.removeprefix("file="), text)
        assert city.report() == ""
        (folder,) = city.site().municipalities
        assert [measure.title for measure in folder.plans[0].measures] == ["中央公園の改修"]
        assert len(folder.plans[0].results) == 1

    @pytest.mark.parametrize(
        ("file", "text"), [(mark.removeprefix("from="), text) for _, mark, text in BLOCKS if mark.startswith("from=")]
    )
    def test_of_the_sample_city_stand_there(self, file: str, text: str) -> None:
        lines = (SAMPLE / file).read_text(encoding="utf-8").splitlines(keepends=True)
        height = len(text.splitlines())
        assert text in {dedent("".join(lines[at : at + height])) for at in range(len(lines))}


def classes_of(room: ModuleType) -> set[str]:
    """The names of the classes that the modules of a room define."""
    modules = (importlib.import_module(f"{room.__name__}.{each.name}") for each in pkgutil.iter_modules(room.__path__))
    return {
        name
        for module in modules
        for name, held in vars(module).items()
        if inspect.isclass(held) and held.__module__ == module.__name__
    }


def classes_of_the_program() -> dict[str, str]:
    """Every class that the program's modules define, but for what is raised and what is a module's own; by its name, with its module."""
    found: dict[str, str] = {}
    for each in pkgutil.walk_packages(generator.__path__, "generator."):
        if each.name == "generator.__main__":
            continue
        for name, held in vars(importlib.import_module(each.name)).items():
            own = inspect.isclass(held) and held.__module__ == each.name and not name.startswith("_")
            if own and not issubclass(held, Exception):
                found[name] = each.name
    return found


class TestGlossary:
    ROWS = re.findall(
        r"^\| ([a-z][a-z -]*) \| ([^|]+) \| ([^|]+) \|([^|]*)\|$",
        (GUIDE.parent / "glossary.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    def test_has_one_english_word_for_each_japanese_one(self) -> None:
        assert len(self.ROWS) > 80
        for column in (0, 1):
            assert [word for word, count in Counter(row[column] for row in self.ROWS).items() if count > 1] == []

    def test_names_every_class_by_which_the_rooms_speak(self) -> None:
        """Pieces of pages and groups of words bear the names of what they show or say."""
        named = {name for row in self.ROWS for name in re.findall(r"`(\w+)`", row[3])}
        rooms = {
            name
            for name, module in classes_of_the_program().items()
            if not module.startswith(("generator.views.", "generator.wording."))
        }
        assert len(rooms) > 100
        assert rooms - named == set(), "give each a row in docs/glossary.md"

    def test_names_every_record_of_the_model_once(self) -> None:
        named = Counter(name for row in self.ROWS for name in re.findall(r"`(\w+)`", row[3]))
        records = classes_of(model)
        assert len(records) > 60
        assert records - set(named) == set(), "give each a row in docs/glossary.md"
        assert set(named) <= set(classes_of_the_program()), "what is named is a class"
        assert set(named.values()) == {1}

    @pytest.mark.parametrize(
        ("english", "japanese"),
        [("plan", "計画"), ("pillar", "柱"), ("measure", "施策"), ("department", "部署"), ("indicator", "指標"), ("target", "目標値"),
         ("actual", "実績値"), ("evaluation", "評価"), ("fiscal year", "年度")],
    )  # fmt: skip
    def test_has_the_words_that_everything_is_told_with(self, english: str, japanese: str) -> None:
        assert (english, japanese) in {row[:2] for row in self.ROWS}
