"""Whoever does what a problem says has mended it: no mend leads to a problem whose mend leads back."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.edited_data import ReadSite, read_site, with_texts
from generator.problems.problem import Problem
from generator.problems.rules import RULES
from sample import SAMPLE, City

pytestmark = pytest.mark.long

MISSING = {"K302", "K313"}


def an_indicator(**said: str) -> str:
    keys = {"direction": "at_least", "accumulation": "yearly", **said}
    return (
        "measures:\n"
        "  - id: park-survey\n"
        "    title: 中央公園の調査\n"
        "    indicators:\n"
        "      - id: visitors\n"
        "        name: 来園者数\n"
        "        unit: 人\n"
        "        kind: outcome\n"
        + "".join(f"        {key}: {word}\n" for key, word in keys.items() if word != "(no line)")
        + '        targets: [{fiscal_year: 2024, value: "100人以上"}]\n'
    )


def mends(city: City) -> list[str]:
    """Code and mend of each problem."""
    return [f"{each.rule} {mend_of(each)}" for each in city.problems()]


def mend_of(found: Problem) -> str:
    return RULES[found.rule].mend.format_map(dict(found.details))


WORDS = "使える言葉は yearly（単年）、cumulative（累計）、point（時点）、not_stated（記載なし） です。"


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


class TestAKeyThatAnIndicatorCannotBeWithout:
    @pytest.mark.parametrize("blank", ["", "－"])
    def test_is_not_said_to_be_left_out(self, city: City, blank: str) -> None:
        city.put("mihon/old-plan/measures/all.yaml", an_indicator(accumulation=blank))
        assert mends(city) == [f"K303 「accumulation」の項目は消せません。内容を書いてください。{WORDS}"]

    def test_is_asked_for_with_the_words_it_takes(self, city: City) -> None:
        city.put("mihon/old-plan/measures/all.yaml", an_indicator(accumulation="(no line)"))
        assert mends(city) == [f"K302 「accumulation: 」に続けて、内容を書き足してください。{WORDS}"]

    def test_is_whole_with_any_of_these_words(self, city: City) -> None:
        for word in ("yearly", "累計", "時点", "記載なし"):
            city.put("mihon/old-plan/measures/all.yaml", an_indicator(accumulation=word))
            assert mends(city) == []


def test_a_mark_that_breaks_the_file_is_not_said_to_be_left_out_either(city: City) -> None:
    city.put("mihon/old-plan/measures/all.yaml", an_indicator(accumulation="-"))
    (told,) = mends(city)
    assert told.startswith("K303 内容を書いてください。なくてもよい項目なら、行ごと消せます。")


def test_of_several_items_only_the_blank_one_goes(city: City) -> None:
    parts = an_indicator().replace(
        "    indicators:", "    departments:\n      lead:\n        - planning-section\n        -\n    indicators:"
    )
    city.put("mihon/old-plan/measures/all.yaml", parts)
    assert mends(city) == ["K303 内容を書くか、その「- 」だけを消してください。"]
    city.put("mihon/old-plan/measures/all.yaml", parts.replace("        -\n", ""))
    assert mends(city) == []


@cache
def sample() -> ReadSite:
    return read_site(SAMPLE)


def plain(site: ReadSite, file: str) -> Any:
    """A file's text as lists, mappings and texts."""
    return yaml.load(site.text(file), Loader=yaml.BaseLoader)  # noqa: S506 - gives texts alone


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where each key stands whose value is a text; and the shape of that place, the numbers in lists left out."""
    if isinstance(value, dict):
        for key, held in value.items():
            if isinstance(held, str):
                yield (*path, key), "/".join(each for each in (*path, key) if isinstance(each, str))
            yield from places(held, (*path, key))
    elif isinstance(value, list):
        for at, held in enumerate(value):
            yield from places(held, (*path, at))


def blanks_of_the_sample() -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """One place of each kind: the file, and the way to it."""
    seen = set()
    for each in sample().files:
        if not each.file.endswith(".yaml") or each.file.startswith("ledger/"):
            continue
        for path, kind in places(plain(sample(), each.file)):
            whole = (each.file.rpartition("/")[0].rpartition("/")[2], kind)
            if whole not in seen:
                seen.add(whole)
                yield each.file, path


def with_change(file: str, path: tuple[str | int, ...], *, leave_out: bool) -> list[Problem]:
    """The problems of the sample city's file with a blank at the place, or without it."""
    data = plain(sample(), file)
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    if leave_out:
        del holder[path[-1]]
    else:
        holder[path[-1]] = None
    return list(with_texts(sample(), {file: yaml.safe_dump(data, allow_unicode=True, sort_keys=False)}).problems)


def test_what_is_said_of_each_blank_is_so() -> None:
    told = {"left out": 0, "written": 0}
    untrue = []
    for file, path in blanks_of_the_sample():
        blank = [each for each in with_change(file, path, leave_out=False) if each.rule == "K303"]
        assert len(blank) == 1, (file, path)
        without = {each.rule for each in with_change(file, path, leave_out=True)}
        if "項目は消せません" in mend_of(blank[0]):
            is_so = bool(without)
            told["written"] += 1
        else:
            is_so = f"「{path[-1]}」の項目を消してください" in mend_of(blank[0]) and not without & MISSING
            told["left out"] += 1
        if not is_so:
            untrue.append((file, path, mend_of(blank[0]), without))
    assert untrue == [], "\n".join(map(str, untrue))
    assert min(told.values()) > 30, told
