"""The three parts: the front half on one file, the whole road on a city that is accepted, the command itself."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from msgspec.structs import replace

from fuzz.asking import ask, find_faults
from fuzz.spoiling import PAYLOAD, quote_value, spoil, spoil_value
from fuzz.texts import PROJECT, pieces, read_city, whole_texts
from generator.addresses import GALLERY
from generator.cache import Store
from generator.checks import check_site
from generator.chrome import build_chrome
from generator.chrome.built import Chrome
from generator.chrome.frame import view_frame
from generator.exports import Exported, Tables, export_files
from generator.judging.standings import stand_all
from generator.load.parse import split_lines
from generator.load.read import SourceFile
from generator.load.site import DecodedFile, find_kind, gather_site, take_file
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import index_site
from generator.model.site import Site
from generator.model.versions import VersionLedger
from generator.pages.equal_titles import find_alike
from generator.pages.jobs import PageJob, plan_pages
from generator.pages.rendering import Rendered
from generator.problems.problem import Problem, Refused
from generator.problems.reports import count_levels
from generator.publish.publisher import Publisher
from generator.views.vocabularies import vocabulary_of
from sample import addresses_of

Files = Mapping[str, bytes]
_WHOLE: Final = 200  # of so many inputs one is a whole file
_CHECKED: Final = 25  # of so many spoilt files one is checked with its city
_TOGETHER: Final = 12  # values spoilt in one city that is built
_GALLERY: Final[dict[str, Rendered]] = {}
_SEARCHED: Final = 4  # of so many commands one builds, with the search


class Input(NamedTuple):
    """Files laid over the sample city, by name; ``checked``: the city is looked at too."""

    files: Files
    checked: bool = False


def make_front(chance: Random) -> Input:
    """One spoilt file."""
    if chance.randrange(_CHECKED) == 0:
        city = read_sample()
        file = chance.choice(sorted(city))
        return Input({file: spoil(city[file], chance)}, checked=True)
    file, text = chance.choice(whole_texts() if chance.randrange(_WHOLE) == 0 else pieces())
    return Input({file: spoil(text, chance)})


def try_front(given: Input) -> Iterator[str]:
    """Take the file; see what is told."""
    for file, content in given.files.items():
        kind = find_kind(file)
        if kind is None:
            continue
        taken = take_file(SourceFile(file, content, "spoilt"), *kind)
        lines = _count_lines(content)
        yield from find_faults(taken.problems, lines)
        if isinstance(taken.value, Refused) and not taken.problems:
            yield "refused without a problem"
        if given.checked:
            for found in check_city({file: content})[1]:
                own = lines if found.place.file == file else 10**6
                yield from find_faults([found], own)


def make_road(chance: Random) -> Input:
    """The sample city with other values, as far as each alone is accepted."""
    files: dict[str, bytes] = {}
    city = read_sample()
    for _ in range(_TOGETHER):
        file = chance.choice(sorted(city))
        before = files.get(file, city[file].encode())
        way = chance.choice((quote_value, quote_value, spoil_value))
        tried = {**files, file: way(before.decode(), chance).encode("utf-8", "surrogatepass")}
        site, problems = check_city(tried)
        if not isinstance(site, Refused) and not count_levels(problems)[0]:
            files = tried
    return Input(files)


def try_road(given: Input) -> Iterator[str]:
    """Make every page of the city in memory; look at all of them."""
    site, problems = check_city(given.files)
    if isinstance(site, Refused) or count_levels(problems)[0]:
        return
    site_index, chrome = index_site(site), _chrome()
    standings = stand_all(site_index)
    frame = view_frame(site.settings, site_index, chrome.language)
    here = Path(tempfile.gettempdir()) / "nothing-is-written-here"
    publisher = Publisher(here, Store(here, reads=False), frame, chrome, "", write=False, reuse=False)
    faults: list[str] = []
    planned = plan_pages(site_index, standings, addresses_of(site_index), chrome, CacheKeys(site_index, (), ""))
    jobs = [_watched(job, faults) for job in planned]
    for job in jobs:
        publisher.publish(job)
    for job in find_alike(jobs, publisher.titles(), vocabulary_of(chrome.language).words):
        publisher.publish(job)
    yield from faults
    table, keys = addresses_of(site_index), CacheKeys(site_index, (), "")
    listed = [job.address for job in jobs if job.listed]
    beside = Exported(site_index, standings, table, listed, Tables(site_index, standings), keys)
    publisher.publish_exports(export_files(beside))
    for found in (*publisher.publish_assets(job.address for job in jobs), *publisher.check()):
        yield f"{found.rule} {found.place.file} {dict(found.details)}"


def _watched(job: PageJob, faults: list[str]) -> PageJob:
    def render() -> Rendered:
        if job.address == GALLERY:  # of the components' own examples; nothing of the data, and the slowest of all
            return _GALLERY.get(job.address) or _GALLERY.setdefault(job.address, job.render())
        rendered = job.render()
        faults.extend(
            f"{job.address}: the payload stands in {name}" for name, text in rendered.slots.items() if PAYLOAD in text
        )
        return rendered

    return job._replace(render=render)


def make_command(chance: Random) -> Input:
    """Spoilt files, and every so often values that are accepted, to be built."""
    if chance.randrange(_SEARCHED) == 0:
        return Input(make_road(chance).files, checked=True)
    city = read_sample()
    return Input({file: spoil(city[file], chance) for file in chance.sample(sorted(city), 2)})


def try_command(given: Input) -> Iterator[str]:
    """Run the command itself over the city; one that is ``checked`` is built with its search."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        data = Path(folder) / "data"
        for file, content in {**{name: text.encode() for name, text in read_sample().items()}, **given.files}.items():
            (data / file).parent.mkdir(parents=True, exist_ok=True)
            (data / file).write_bytes(content)
        way = ["build", "--out", f"{folder}/site"] if given.checked else ["check"]
        command = [sys.executable, "-m", "generator", *way, "--data", str(data), "--work", f"{folder}/work"]
        run = subprocess.run(
            command, cwd=PROJECT, capture_output=True, encoding="utf-8", errors="replace", timeout=300, check=False
        )
        told = run.stdout + run.stderr
        if run.returncode not in {0, 1} or "Traceback" in told or "K9" in told:
            yield f"exit code {run.returncode}\n{told[-2000:]}"
        for page in (Path(folder) / "site").rglob("*.html"):
            if PAYLOAD in page.read_text(encoding="utf-8"):
                yield f"{page.relative_to(folder)}: the payload"


@cache
def read_sample() -> Mapping[str, str]:
    """The files of the sample city."""
    return read_city()


@cache
def _taken() -> Mapping[str, DecodedFile]:
    return {each.file: each for each in gather_site(_sources({}), {}).taken}


def _sources(over: Files) -> list[SourceFile]:
    texts = {**{file: text.encode() for file, text in read_sample().items()}, **over}
    return [SourceFile(file, content, "spoilt" if file in over else "") for file, content in sorted(texts.items())]


def check_city(over: Files) -> tuple[Site | Refused, list[Problem]]:
    """The sample city with some files in the place of its own: the site, and what is told."""
    gathered = gather_site(_sources(over), _taken() if over else {})
    problems = list(gathered.problems)
    if not isinstance(gathered.site, Refused):
        # As a build without an archive does: it leads to no frozen version.
        gathered = gathered._replace(site=replace(gathered.site, versions=VersionLedger()))
        assert not isinstance(gathered.site, Refused)
        site_index = index_site(gathered.site)
        problems += check_site(site_index, addresses_of(site_index), problems)
    return gathered.site, problems


@cache
def _chrome() -> Chrome:
    return build_chrome(PROJECT, PROJECT / ".kokai")


def _count_lines(content: bytes) -> int:
    return len(split_lines(content.decode("utf-8-sig", errors="replace")))


def prepare(part: str) -> None:
    """Build once what the inputs of a part share: two processes at once would hinder each other, as no lock is held here."""
    if part == "road":
        _chrome()


PARTS: Final = {
    "front": (make_front, try_front),
    "road": (make_road, try_road),
    "cli": (make_command, try_command),
}


def run_one(part: str, seed: int, number: int) -> tuple[Input, list[str]]:
    """Make the input of this number and ask; what was wrong with the answer."""
    make, attempt = PARTS[part]
    chance = Random(f"{seed} {part} {number}")  # noqa: S311 - the same inputs for the same seed
    given = make(chance)
    return given, ask(partial(attempt, given))
