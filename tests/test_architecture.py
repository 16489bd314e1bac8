"""What `docs/architecture.md` tells is so: the files, functions and records that it names are there, and the figure that it follows goes that way."""

import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from generator.addresses import at_anchor
from generator.judging import Status
from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.problems.problem import Refused
from generator.render.renderer import render_page
from generator.search import pack_text, unpack_text
from generator.views.link_cards import view_measure_card
from page_reading import JAPANESE, Shown, unspaced, visible_text
from sample import addresses_of

PROJECT: Final = Path(__file__).resolve().parents[1]
TEXT: Final = (PROJECT / "docs/architecture.md").read_text(encoding="utf-8")
NAMED: Final = sorted(set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL))))
_PATH: Final = re.compile(r"[a-z_0-9]+(?:/[a-z_0-9]+)*/?(?:\.py)?")
_DOTTED: Final = re.compile(r"[A-Za-z_/]+(?:\.[A-Za-z_]+)+")
_DEFINED: Final = re.compile(r"^[ ]*(?:def|class) (\w+)|^[ ]*(?:self\.)?(\w+)(?::[^=\n]+)?(?: =|$)", re.MULTILINE)
_CAMEL: Final = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")

NO_NAMES: Final = frozenset(
    {
        "false", "true", "hreflang", "material", "data", "restore", "msgspec.Struct", "_headers",
        "card.png", "robots.txt", "sitemap.xml", "data/columns/", "data/ledger/", "ledger/versions.yaml",
    }
)  # fmt: skip
"""Values, files that a site has or publishes, and names of others."""


@cache
def modules() -> frozenset[str]:
    """Every module and folder of the program by its path, and by its last name alone, as a part about one room has it."""
    program = PROJECT / "generator"
    paths = [path.relative_to(program) for path in program.rglob("*") if path.suffix == ".py" or path.is_dir()]
    return frozenset({name for path in paths for name in (path.with_suffix("").as_posix(), path.stem)})


@cache
def defined() -> frozenset[str]:
    """Everything that the program defines by a name: functions, methods, records, fields and constants."""
    texts = [path.read_text(encoding="utf-8") for path in (PROJECT / "generator").rglob("*.py")]
    return frozenset(name for text in texts for found in _DEFINED.findall(text) for name in found if name)


def is_there(name: str) -> bool:
    """Whether what is named is a file or folder (of the repository, of the program, of its pages), a module, or defined in one."""
    plain = name.rstrip("/").removesuffix(".py")
    if any((below / place).exists() for below in (PROJECT, PROJECT / "generator") for place in (name, f"{plain}.py")):
        return True
    if plain in modules() or plain in defined():
        return True
    owner, *parts = plain.split(".")
    return len(parts) > 0 and (owner in modules() or owner in defined()) and all(part in defined() for part in parts)


def is_page_or_asset(name: str) -> bool:
    """Whether it is a page below ``docs/``, or a file of the frame or the program by its last name alone."""
    return (PROJECT / "docs" / name).exists() or any(
        path.name == name for top in ("overrides", "generator") for path in (PROJECT / top).rglob("*.*")
    )


@pytest.mark.parametrize(
    "name",
    [name for name in NAMED if name not in NO_NAMES and any(form.fullmatch(name) for form in (_PATH, _DOTTED, _CAMEL))],
)
def test_what_it_names_is_there(name: str) -> None:
    assert is_there(name) or is_page_or_asset(name)


@pytest.mark.parametrize(
    "name", ["load/taking_all", "views/charts.is_painted", "SiteIndexes", "checks/figures/", "judge_nothing"]
)
def test_what_is_not_there_is_noticed(name: str) -> None:
    assert is_there(name) == (name == "checks/figures/")


def test_every_decision_it_names_is_there() -> None:
    numbers = {
        number
        for one, other in re.findall(r"decision (\d{4})|decisions/(\d{4})", TEXT)
        for number in (one, other)
        if number
    }
    assert len(numbers) > 10
    assert {number for number in numbers if not list((PROJECT / "docs/decisions").glob(f"{number}-*.md"))} == set()


def test_every_command_it_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", TEXT)) <= targets


@pytest.mark.long
@pytest.mark.demonstration
def test_the_figure_that_it_follows_goes_that_way() -> None:
    """Wording in YAML, record, anchor, judgement, page, what the search hears, words of the picture."""
    walk = unspaced(TEXT.partition("## One figure")[2])
    measures, target, actual, anchor = (
        re.search(pattern, walk)[1]  # type: ignore[index] # a text without it fails, as is meant
        for pattern in (
            r"`data/([\w/-]+)/measures/",
            r"as_published:([^`]+)`",
            r"theactual\(`([^`]+)`\)",
            r"`<indicator>-(\d+)`",
        )
    )
    folder = PROJECT / "data" / measures
    (file,) = [path for path in folder.glob("measures/*.yaml") if f"as_published: {target}," in path.read_text("utf-8")]
    assert any(f"as_published: {actual}," in path.read_text("utf-8") for path in folder.glob("results/*.yaml"))

    site = gather_site(read_data(PROJECT / "data")[0], {}).site
    assert not isinstance(site, Refused)
    site_index = index_site(site)
    (key, indicator) = next(
        (f"{measures}/{measure.id}", indicator)
        for measure in site_index.plans[measures].measures
        for indicator in measure.indicators
        if any(each.figure.as_published == target for each in indicator.targets)
    )
    assert f"id: {key.rpartition('/')[2]}\n" in file.read_text("utf-8")

    shown = Shown(site_index, stand_all(site_index))
    assert shown.standings.statuses[key].status is Status.REACHED
    address = f"{measures}/measures/{key.rpartition('/')[2]}/"
    assert addresses_of(site_index).leads_somewhere(address, f"{indicator.id}-{anchor}")
    parts = render_page(shown.measure(key))
    assert f'id="{at_anchor("", f"{indicator.id}-{anchor}").removeprefix("#")}"' in parts.main
    assert target in visible_text(parts.main)
    assert actual in visible_text(parts.main)
    heard = "".join(block.text for block in unpack_text(pack_text(parts.lead + parts.main)))
    assert target in heard
    assert actual in heard
    card = view_measure_card(site_index, shown.standings, key, JAPANESE.words, JAPANESE.overview)
    assert [target in card.answers[0], actual in card.answers[1]] == [True, True]
