"""The pages of which `kokai diff` says that they change: those whose content a build makes otherwise, no more and no fewer."""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from built import PROJECT, made_once, with_chrome
from generator.build import Order, build_site
from generator.cli import main
from generator.progress import Progress
from sample import City
from test_changes import GREEN

pytestmark = pytest.mark.long

PLAN = "mihon/basic-plan/plan.yaml"
RESULTS = "mihon/basic-plan/results/2024.yaml"
DEPARTMENTS = "mihon/departments.yaml"
DOCUMENTS = "mihon/documents.yaml"
NEW = "measures:\n  - {id: lights, title: 公園の照明, kind: project, pillar: p1-1}\n"


def _with_another(city: City) -> City:
    shutil.copytree(city.data / "mihon", city.data / "futaba")
    (city.data / "futaba/corrections.yaml").unlink()
    city.change("futaba/municipality.yaml", "name: 見本市\nreading", "name: ふたば市\nreading")
    return city


EDITS: Mapping[str, Callable[[City], City]] = {
    "nothing but a comment": lambda city: city.add(GREEN, "# 確かめた\n"),
    "an actual that turns a verdict": lambda city: city.change(
        RESULTS, '"11,500人", value: 11500', '"12,500人", value: 12500'
    ),
    "a target that turns a verdict": lambda city: city.change(
        GREEN, '"12,000人以上", value: 12000', '"11,000人", value: 11000'
    ),
    "the title of a measure": lambda city: city.change(GREEN, "title: 中央公園の改修", "title: 中央公園の再整備"),
    "the title of a pillar": lambda city: city.change(
        "mihon/basic-plan/pillars.yaml", "title: 公園の再生", "title: 緑"
    ),
    "the name of a department": lambda city: city.change(DEPARTMENTS, "name: 計画課", "name: 政策課"),
    "the telephone of a department": lambda city: city.change(DEPARTMENTS, "000-000-0001", "000-000-0009"),
    "the title of a document": lambda city: city.change(DOCUMENTS, "令和6年度 進捗報告書", "令和6年度 報告書"),
    "what a step of a scale means": lambda city: city.change(PLAN, "definition: 遅れている", "definition: 遅い"),
    "how a step of a scale reads": lambda city: city.change(
        PLAN, "definition: 計画どおり, reads_as: reached", "definition: 計画どおり, reads_as: not_reached"
    ),
    "the day of a round": lambda city: city.change(PLAN, "as_of: 2024-09-30", "as_of: 2024-10-31"),
    "the name of a round": lambda city: city.change(PLAN, "name: 令和6年度中間報告", "name: 中間の報告"),
    "a round that comes out later": lambda city: city.change(PLAN, "publish_on: 2025-07-01", "publish_on: 2099-07-01"),
    "who rated": lambda city: city.change(RESULTS, "by: external, scale: effect", "by: council, scale: effect"),
    "words of the search": lambda city: city.change(
        "vocabulary/town.yaml", "words: [いつでも]", "words: [いつでも, 好きなとき]"
    ),
    "where the site names whom to ask": lambda city: city.change("site.yaml", "  tel: 000-000-0000\n", ""),
    "the name of the site": lambda city: city.change("site.yaml", "name: 見本市の計画と実績", "name: 見本の計画"),
    "the name of the city": lambda city: city.change(
        "mihon/municipality.yaml", "name: 見本市\nreading", "name: 手本市\nreading"
    ),
    "the reason of a correction": lambda city: city.change("mihon/corrections.yaml", "集計表の転記誤り", "写し間違い"),
    "a new measure": lambda city: city.put("mihon/basic-plan/measures/lights.yaml", NEW),
    "a measure that ends": lambda city: city.put(
        "mihon/basic-plan/measures/lights.yaml", NEW.replace("p1-1}", "p1-1, ending: {kind: 終了, fiscal_year: 2024}}")
    ),
    "another city with the same measures": _with_another,
}


def mains(city: City) -> Mapping[str, str]:
    """What stands in `<main>` of each page of the built site, by address."""
    folder = city.data.parent
    order = Order(PROJECT, city.data, folder / "site", with_chrome(folder / "work"), search=False, images=False)
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems[:5]
    return read_mains(folder / "site")


def read_mains(site: Path) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for file in site.rglob("*.html"):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        main_of = re.search(r"<main\b.*</main>", file.read_text(encoding="utf-8"), re.DOTALL)
        if main_of is not None and (address == "404.html" or not address.endswith(".html")):
            found[address] = main_of[0]
    return found


@pytest.fixture(scope="module")
def before() -> Mapping[str, str]:
    """The pages of the sample city as it is."""

    def make(folder: Path) -> None:
        city = City(folder)
        (folder / "mains.json").write_text(json.dumps(mains(city)), encoding="utf-8")

    told: Mapping[str, str] = json.loads((made_once("mains-of-sample", make) / "mains.json").read_text("utf-8"))
    return told


def effects(city: City, before: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, str]]]:
    assert main(["diff", str(before), str(city.data), "--data", str(city.data), "--format", "json"]) == 0
    told: dict[str, list[dict[str, str]]] = json.loads(capsys.readouterr().out).get("effects", {})
    return told


@pytest.mark.parametrize("edit", EDITS)
def test_are_those_whose_content_differs(
    edit: str, before: Mapping[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, city = City(tmp_path / "old"), EDITS[edit](City(tmp_path / "new"))
    told = {each["address"] for each in effects(city, old.data, capsys).get("pages", [])}
    after = mains(city)
    wanted = {address for address in before.keys() | after.keys() if before.get(address) != after.get(address)}
    assert told == wanted
