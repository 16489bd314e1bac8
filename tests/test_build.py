"""The whole road on the sample city and on the real data."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from built import made_once, real_data, real_site, sample_site, with_chrome
from generator.build import BuildOutcome, Order, build_site
from generator.load.schema.not_shown import NOT_SHOWN
from generator.progress import Progress
from test_fields_shown import plant

pytestmark = pytest.mark.long

PROJECT = Path(__file__).resolve().parent.parent
SAMPLE = PROJECT / "tests" / "sample_city" / "data"


def order_for(
    top: Path, data: Path, *, write: bool = True, search: bool = True, cached: bool = True, reuse_pages: bool = True
) -> Order:
    order = Order(project=PROJECT, data=data, out=top / "site", work=with_chrome(top / "work"))
    return order._replace(write=write, search=search, cached=cached, reuse_pages=reuse_pages)


def build(order: Order) -> BuildOutcome:
    return build_site(order, Progress(quiet=True))


def sound(outcome: BuildOutcome) -> BuildOutcome:
    assert outcome.problems == []
    assert outcome.published
    return outcome


@pytest.fixture
def city(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "data")
    return tmp_path / "data"


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_the_sample_city_becomes_a_site_without_a_problem(tmp_path: Path, city: Path) -> None:
    outcome = sound(build(order_for(tmp_path, city)))
    assert outcome.pages["施策"] == 5
    for page in ("index.html", "mihon/basic-plan/measures/park/index.html", "404.html", "sitemap.xml", "robots.txt"):
        assert (tmp_path / "site" / page).is_file(), page


def test_two_builds_are_the_same_byte_for_byte(tmp_path: Path, city: Path) -> None:
    sound(build(order_for(tmp_path, city)))
    assert contents(tmp_path / "site") == contents(sample_site())


@pytest.mark.site
@pytest.mark.long
def test_the_real_data_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    sound(build(order_for(tmp_path, real_data())))
    assert contents(tmp_path / "site") == contents(real_site())


def test_checking_walks_the_same_road_and_writes_no_site(tmp_path: Path, city: Path) -> None:
    outcome = build(order_for(tmp_path, city, write=False))
    assert outcome.problems == []
    assert outcome.pages["施策"] == 5
    assert not (tmp_path / "site").exists()


def edits(data: Path) -> Iterator[tuple[Path, str, str]]:
    """One sound change to each file of the sample city."""
    for path in sorted(data.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for old, new in (("公園", "庭園"), ("見本", "手本"), ("架空", "仮想"), ("窓口", "受付"), ("計画", "構想")):
            changed = text.replace(old, new)
            if changed != text:
                yield path, text, changed
                break


@pytest.mark.long
def test_taking_pages_over_gives_the_same_site_as_making_them_anew(tmp_path: Path, city: Path) -> None:
    order = order_for(tmp_path / "kept", city, search=False)
    sound(build(order))
    done = 0
    for path, text, changed in edits(city):
        path.write_text(changed, encoding="utf-8")
        sound(build(order))
        fresh = order_for(tmp_path / f"fresh{done}", city, search=False, cached=False, reuse_pages=False)
        sound(build(fresh))
        assert contents(order.out) == contents(fresh.out), path
        path.write_text(text, encoding="utf-8")
        done += 1
    assert done >= 10


@pytest.mark.site
@pytest.mark.long
@pytest.mark.demonstration
def test_the_new_name_of_a_plan_reaches_the_foot_of_every_page(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(PROJECT / "data", data)
    order = order_for(tmp_path / "kept", data, search=False)._replace(images=False)
    sound(build(order))
    for plan in ("komae/reform-6/plan.yaml", "mitaka/municipality.yaml"):
        text = (data / plan).read_text(encoding="utf-8")
        changed = text.replace("計画", "構想").replace("三鷹市", "新三鷹市")
        assert changed != text
        (data / plan).write_text(changed, encoding="utf-8")
    sound(build(order))
    fresh = order_for(tmp_path / "fresh", data, search=False, cached=False, reuse_pages=False)._replace(images=False)
    sound(build(fresh))
    assert contents(order.out) == contents(fresh.out)


def test_pages_made_anew_beside_kept_notes_are_the_same(tmp_path: Path, city: Path) -> None:
    order = order_for(tmp_path, city, search=False)
    sound(build(order))
    before = contents(order.out)
    outcome = sound(build(order._replace(reuse_pages=False)))
    assert contents(order.out) == before
    assert outcome.notes[-1].startswith("ファイル: 0 件を書き")


def test_a_published_file_that_somebody_changed_is_put_right(tmp_path: Path, city: Path) -> None:
    order = order_for(tmp_path, city, search=False)
    sound(build(order))
    before = contents(order.out)
    (order.out / "index.html").write_text("<p>changed by hand</p>", encoding="utf-8")
    (order.out / "mihon" / "index.html").unlink()
    sound(build(order))
    assert contents(order.out) == before
    (order.out / "index.html").write_text("<p>changed again</p>", encoding="utf-8")
    sound(build(order))
    sound(build(order))
    assert contents(order.out) == before


def test_a_problem_leaves_the_last_good_site_as_it_was(tmp_path: Path, city: Path) -> None:
    order = order_for(tmp_path, city, search=False)
    sound(build(order))
    before = contents(order.out)
    (city / "mihon" / "documents.yaml").write_text("documents: [", encoding="utf-8")
    (city / "mihon" / "basic-plan" / "plan.yaml").write_text("title: a\ntitle: b\n", encoding="utf-8")
    outcome = build(order)
    assert not outcome.published
    assert {found.place.file for found in outcome.problems} == {"mihon/documents.yaml", "mihon/basic-plan/plan.yaml"}
    assert contents(order.out) == before


@pytest.mark.long
@pytest.mark.parametrize("moment", [0.0, 0.35, 0.5, 0.7, 0.9])
def test_a_killed_build_leaves_the_last_good_site_as_it_was(tmp_path: Path, city: Path, moment: float) -> None:
    order = order_for(tmp_path, city)
    started = time.perf_counter()
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--no-cache"]
    command += ["--data", str(city), "--out", str(order.out), "--work", str(order.work)]
    assert subprocess.run(command, cwd=PROJECT, check=False).returncode == 0
    took = time.perf_counter() - started
    before = contents(order.out)
    for path, _, changed in edits(city):
        path.write_text(changed, encoding="utf-8")
    with subprocess.Popen(command, cwd=PROJECT, start_new_session=True) as running:
        time.sleep(took * moment)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    after = contents(order.out)
    whole = contents(made_once("edited", lambda folder: _build_from_nothing(folder, city)) / "site")
    assert after in (before, whole)  # the whole new one where the machine was quick and the swap was done
    sound(build(order))
    assert contents(order.out) == whole


def _build_from_nothing(folder: Path, data: Path) -> None:
    """The site of the city with all its edits, which is the same whenever the build before it was killed."""
    sound(build(order_for(folder, data)))


def write_script(count: int) -> str:
    return f"<script>alert('{count}')</script>\"'&"


def test_markup_in_any_text_field_comes_out_as_text(tmp_path: Path, city: Path) -> None:
    """Each text of the sample city is replaced by a script that names it; every script that is shown is shown as text."""
    planted = plant(city.parent, write_script)
    assert len(planted) > 100
    outcome = build(order_for(tmp_path, city, search=False))
    assert {found.rule for found in outcome.problems} <= {"K598"}  # the script in a correction is not that of its value
    shown: set[str] = set()
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text, page
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            assert "<" not in data, page  # no browser runs it, and nothing in it can end it
            shown.update(re.findall(r"alert\('(\d+)'\)", data))
            text = text.replace(data, "")
        assert "alert('" not in text, page
        shown.update(re.findall(r"alert\(&#(?:39|x27);(\d+)&#(?:39|x27);\)", text))
    for field, scripts in planted.items():
        seen = any(found[1] in shown for script in scripts if (found := re.search(r"'(\d+)'", script)))
        assert seen or field in NOT_SHOWN, field


@pytest.mark.site
@pytest.mark.long
def test_no_page_of_the_real_data_asks_another_host_for_anything() -> None:
    pages = [page for page in real_site().rglob("*.html") if "pagefind" not in page.parts]
    assert len(pages) > 10
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for load in ('src="http', 'src="//', "@import", "url(http", "url(//", 'rel="preconnect"', 'rel="dns-prefetch"'):
            assert load not in text, f"{page}: {load}"
