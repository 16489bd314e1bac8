"""The sample city with one indicator more, whose values of 2024 a test writes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.judging import Judgement
from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.problems.problem import Refused
from sample import City

NEW: Final = "mihon/basic-plan/measures/zz.yaml"


def put_indicator(
    city: City,
    *,
    unit: str = "",
    name: str = "数",
    direction: str = "at_least",
    counting: str = "yearly",
    baseline: str = "",
    target: str = "",
    actual: str = "",
    more: str = "",
    measure: str = "zz",
) -> City:
    """The city with the measure ``zz`` (or another) more, whose one indicator ``a`` has this baseline of 2020, this target and this actual value of 2024."""
    lines = [
        "measures:", f"  - id: {measure}", "    title: 試しの施策", "    kind: project", "    pillar: p2", "    source: {document: report-2024}", "    indicators:", "      - id: a",
        f"        name: {name}", *([f"        unit: '{unit}'"] if unit else []), "        kind: outcome", f"        direction: {direction}",
        f"        accumulation: {counting}", *([f"        {more}"] if more else []),
        *([f"        baseline: {{fiscal_year: 2020, {baseline}}}"] if baseline else []),
        *([f"        targets: [{{fiscal_year: 2024, {target}}}]"] if target else []),
        *([f"        actuals: [{{fiscal_year: 2024, {actual}}}]"] if actual else []),
    ]  # fmt: skip
    return city.put(NEW.replace("zz", measure), "\n".join(lines) + "\n")


def told_of_each(folder: Path, cases: Sequence[Mapping[str, str]]) -> list[list[str]]:
    """The codes of what is told of each of these indicators; all stand in one city, which is checked once."""
    city = City(folder)
    for number, case in enumerate(cases):
        put_indicator(city, measure=f"zz{number}", **case)
    files = [NEW.replace("zz", f"zz{number}") for number in range(len(cases))]
    problems = city.problems()
    assert all(str(each.place.file) in files for each in problems), city.report()
    return [[each.rule for each in problems if str(each.place.file) == file] for file in files]


def wording(text: str, more: str = "") -> str:
    """A value that is written as a document writes it; none where the text is empty."""
    return f"as_published: '{text}'{more}" if text else ""


def judged(town: City) -> Judgement:
    """How the indicator stands; what is told of it by the way does not matter."""
    site = gather_site(read_data(town.data)[0], {}).site
    if isinstance(site, Refused):
        raise TypeError(town.report())
    (own,) = [each for key, each in stand_all(index_site(site)).indicators.items() if "/zz#" in key]
    return own
