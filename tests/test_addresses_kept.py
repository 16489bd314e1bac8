"""A link to anything that was released reaches it, or what became of it; what nobody accounts for is refused."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from generator.addresses import at_anchor, file_of, indicator_at
from generator.lasting_addresses import embed_description_file, embed_file
from released import FIRST, SECOND, THIRD, build, check, ledger_of, recorded, release
from sample import City, details

pytestmark = pytest.mark.long

HALL = "mihon/basic-plan/measures/hall.yaml"
RESULTS = "mihon/basic-plan/results/2024.yaml"
OLD = "mihon/old-plan/measures/all.yaml"
GREEN = "mihon/basic-plan/measures/green.yaml"
SURVEY = "mihon/old-plan/measures/park-survey/"


def entry(origin: str, kind: str, *to: str, reason: str = "番号の付け方を改めたため", more: str = "") -> str:
    places = f"\n    to: [{', '.join(map(repr, to))}]" if to else ""
    return f"  - from: '{origin}'\n    kind: {kind}{places}\n    date: 2026-10-01\n    reason: {reason}\n{more}"


def moved(*entries: str) -> str:
    return "moved:\n" + "".join(entries)


def rename_hall(city: City, old: str = "hall", new: str = "counter") -> City:
    """Give the measure another id, everywhere."""
    city.change(HALL, f"  - id: {old}\n", f"  - id: {new}\n").change(HALL, f"{{measure: {old}}}", f"{{measure: {new}}}")
    city.change(GREEN, f"{{measure: {old}}}", f"{{measure: {new}}}")
    city.change("mihon/basic-plan/plan.yaml", f"serves: [p1, {old}]", f"serves: [p1, {new}]")
    return city.change(RESULTS, f"- measure: {old}\n", f"- measure: {new}\n")


def remove_survey(city: City) -> City:
    """Take a measure of the old plan, and all that names it, out of the data."""
    city.change(
        GREEN,
        "      - {measure: old-plan/park-survey, note: 調査から工事に進みました。}\n",
        "      - {measure: old-plan/other}\n",
    )
    return city.put(OLD, "measures:\n  - id: other\n    title: ほかの調査\n    summary: 調べます。\n")


def page(site: Path, address: str) -> str:
    return (site / file_of(address)).read_text(encoding="utf-8")


def unreached(city: City, site: Path) -> list[str]:
    """What was released and is not there: no page, no file, no id on the page, no frame of an indicator."""
    missing = []
    for known in ledger_of(city).addresses:
        if not (site / file_of(known.address)).is_file():
            missing.append(known.address)
            continue
        ids = set(re.findall(r'\sid="([^"]+)"', page(site, known.address)))
        missing += [at_anchor(known.address, anchor) for anchor, _ in known.anchors if anchor not in ids]
        missing += [known.address + name for name, _ in known.files if not (site / known.address / name).is_file()]
        indicators = [indicator_at(anchor) for anchor, _ in known.anchors] if known.kind == "measure" else []
        for name in (embed_file, embed_description_file):
            files = [name(known.address, indicator) for indicator in indicators if indicator]
            missing += [file for file in files if not (site / file).is_file()]
    return missing


def links_of(text: str) -> list[str]:
    """Where the notice and the old places of a stub lead."""
    return re.findall(r'<a href="([^"]+)"', text[text.index("data-pagefind-ignore") : text.index("</main>")])


class TestNothingIsAskedFor:
    def test_when_a_measure_gets_another_title_or_department_or_pillar(self, tmp_path: Path) -> None:
        city = recorded(City(tmp_path), "v1")
        city.change(HALL, "title: 窓口の改善\n", "title: 窓口での待ち時間の短縮\n")
        city.change(HALL, "as_published: 市民生活部, lead: [citizens-life]", "as_published: 企画部, lead: [planning]")
        city.change(HALL, "    pillar: p2\n", "    pillar: p1\n")
        assert check(city) == []
        assert unreached(city, build(city)) == []

    def test_when_a_department_is_reorganised(self, tmp_path: Path) -> None:
        """Its page stays where it is and leads to its successors; its files of data answer even when it has no measure left."""
        city = recorded(City(tmp_path), "v1")
        files = {known.address: dict(known.files) for known in ledger_of(city).addresses}
        assert "data.csv" in files["mihon/departments/citizens-life/"]
        city.change(
            "mihon/departments.yaml",
            "    valid: {from: 2022}\n",
            "    valid: {from: 2022, to: 2025}\n    successors: [planning]\n",
        )
        city.change(HALL, "as_published: 市民生活部, lead: [citizens-life]", "as_published: 企画部, lead: [planning]")
        assert check(city) == []
        site = build(city)
        assert unreached(city, site) == []
        told = page(site, "mihon/departments/citizens-life/")
        assert "後を継いだ部署" in told
        assert 'href="../../../mihon/departments/planning/"' in told

    def test_when_a_measure_ended_or_merged_in_the_data(self, tmp_path: Path) -> None:
        city = recorded(City(tmp_path), "v1")
        city.change(
            OLD,
            "    summary:",
            "    ending: {kind: merged, fiscal_year: 2024, into: [basic-plan/park], reason: 工事に含めた。}\n    summary:",
        )
        assert check(city) == []
        site = build(city)
        assert unreached(city, site) == []
        assert "工事に含めた" in page(site, SURVEY)


class TestALoss:
    @pytest.mark.breaks("K420")
    def test_of_a_page_is_refused_by_its_name(self, tmp_path: Path) -> None:
        city = remove_survey(recorded(City(tmp_path), "v1"))
        (found,) = check(city)
        line = next(n for n, text in enumerate(city.lines("ledger/addresses.yaml"), 1) if SURVEY in text)
        assert (found.rule, found.place.file, found.place.line) == ("K420", "ledger/addresses.yaml", line)
        told = details(found)
        assert "中央公園の調査" in told["what"]
        assert SURVEY in told["what"]
        assert (told["since"], told["file"]) == ("v1", "data/mihon/moved.yaml")
        assert told["origin"] == "old-plan/measures/park-survey"
        assert release(city, "v2", SECOND).problems == [found]

    def test_of_a_figure_is_refused_by_its_anchor(self, tmp_path: Path) -> None:
        city = recorded(City(tmp_path), "v1")
        city.change(GREEN, "{fiscal_year: 2022, as_published: 40件", "{fiscal_year: 2021, as_published: 40件")
        (found,) = check(city)
        assert (found.rule, details(found)["origin"]) == ("K420", "basic-plan/measures/park#complaints-2022")
        assert "中央公園の改修" in details(found)["what"]

    def test_of_a_whole_municipality_is_accounted_for_in_the_file_of_the_site(self, tmp_path: Path) -> None:
        city = City(tmp_path)
        city.put(
            "other/municipality.yaml",
            '{name: 隣市, reading: りんし, prefecture: 見本県, code: "992020", contact: {tel: 000-000-0000}}\n',
        )
        city.put("other/documents.yaml", "documents: [{id: d, title: 文書, fiscal_year: 2020, file: d.txt}]\n")
        recorded(city, "v1")
        for file in ("municipality", "documents"):
            city.remove(f"other/{file}.yaml")
        (city.data / "other").rmdir()
        assert {details(found)["file"] for found in check(city)} == {"data/moved.yaml"}
        city.put("moved.yaml", moved(entry("other", "merged", "mihon", reason="合併したため")))
        assert check(city) == []
        assert unreached(city, build(city)) == []

    def test_of_a_page_of_the_site_is_accounted_for_there_too(self, tmp_path: Path) -> None:
        city = recorded(City(tmp_path), "v1")
        text = city.read("ledger/addresses.yaml")
        city.put("ledger/addresses.yaml", text + "- {address: help/, kind: hand_written, since: v1, title: 使い方}\n")
        (found,) = check(city)
        assert (found.rule, details(found)["file"], details(found)["origin"]) == ("K420", "data/moved.yaml", "help")
        city.put("moved.yaml", moved(entry("help", "moved", "about")))
        assert check(city) == []
        assert "../about/" in page(build(city), "help/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Released, then one measure moved; released again."""
    city = recorded(City(tmp_path_factory.mktemp("moved")), "v1")
    rename_hall(city)
    city.put("mihon/moved.yaml", moved(entry("basic-plan/measures/hall", "moved", "basic-plan/measures/counter")))
    recorded(city, "v2", SECOND)
    site = build(city)
    assert unreached(city, site) == []
    return site


class TestAMovedPage:
    def test_leads_on_and_says_why(self, site: Path) -> None:
        text = page(site, "mihon/basic-plan/measures/hall/")
        assert "窓口の改善（移動のお知らせ）" in text
        assert "番号の付け方を改めたため" in text
        assert "2026年10月1日" in text
        assert "../../../../mihon/basic-plan/measures/counter/" in links_of(text)

    def test_names_what_stood_there_and_what_stands_now_not_its_id(self, site: Path) -> None:
        text = page(site, "mihon/basic-plan/measures/hall/")
        assert re.search("<title>取組03 窓口の改善（移動のお知らせ）｜見本市基本計画[^<]*｜", text)
        assert "measures/" not in text[text.index("<title>") : text.index("</title>")]
        told = re.sub(r'\s(?:id|href)="[^"]*"', "", text[text.index("data-pagefind-ignore") : text.index("</main>")])
        assert "今の場所：窓口の改善</a>" in told
        assert "お探しのところ（平均待ち時間 令和6年度（2024年度））は、2026年10月1日に移りました。" in told
        assert "今の場所：窓口の改善の「平均待ち時間 令和6年度（2024年度）」</a>" in told
        assert not re.search("waiting|measures/|counter", told)

    def test_is_neither_found_nor_listed_and_names_the_page_that_is_there(self, site: Path) -> None:
        text = page(site, "mihon/basic-plan/measures/hall/")
        assert '<meta name="robots" content="noindex">' in text
        assert '<link rel="canonical" href="https://mihon.example/keikaku/mihon/basic-plan/measures/counter/">' in text
        assert (site / "mihon/basic-plan/measures/counter/index.html").is_file()
        sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
        assert "measures/counter/" in sitemap
        assert "measures/hall/" not in sitemap

    def test_has_every_anchor_with_the_way_to_it(self, site: Path) -> None:
        text = page(site, "mihon/basic-plan/measures/hall/")
        assert 'id="waiting-2024"' in text
        assert "../../../../mihon/basic-plan/measures/counter/#waiting-2024" in links_of(text)

    def test_stands_in_no_feed_and_a_release_without_notes_has_no_empty_summary(self, site: Path) -> None:
        feed = (site / "feed.xml").read_text(encoding="utf-8")
        assert "公開：v2" in feed
        assert "<summary />" not in feed
        assert "measures/hall/" not in feed

    def test_has_a_script_and_no_refresh(self, site: Path) -> None:
        text = page(site, "mihon/basic-plan/measures/hall/")
        assert 'assets/js/moved.js" defer' in text
        assert 'http-equiv="refresh"' not in text.lower()
        assert "moved.js" not in page(site, "mihon/basic-plan/measures/counter/")

    @pytest.mark.parametrize("name", ["data.csv", "data.json"])
    def test_answers_with_the_files_of_the_page_that_is_there(self, site: Path, name: str) -> None:
        old, new = (site / "mihon/basic-plan/measures" / own / name for own in ("hall", "counter"))
        assert old.read_bytes() == new.read_bytes()
        assert len(old.read_bytes()) > 200


class TestATombstone:
    @pytest.mark.parametrize(
        ("kind", "to", "told"),
        [
            ("ended", (), "2026年10月1日に終了し"),
            ("withdrawn", (), "2026年10月1日に取り下げられました"),
            ("merged", ("basic-plan/measures/park",), "2026年10月1日にほかのものへ統合されました"),
        ],
    )
    def test_says_what_became_of_the_page_and_stays(
        self, tmp_path: Path, kind: str, to: tuple[str, ...], told: str
    ) -> None:
        city = remove_survey(recorded(City(tmp_path), "v1"))
        kept = "    archived: https://warp.example/20260501/\n"
        city.put(
            "mihon/moved.yaml",
            moved(entry("old-plan/measures/park-survey", kind, *to, reason="調べ終えたため", more=kept)),
        )
        site = build(city)
        assert unreached(city, site) == []
        text = page(site, SURVEY)
        assert told in text
        assert "調べ終えたため" in text
        assert "最初に公開した版：v1" in text
        assert 'href="https://warp.example/20260501/"' in text
        assert "moved.js" not in text
        assert any("measures/park/" in link for link in links_of(text)) is bool(to)
        assert list(csv.DictReader(io.StringIO((site / SURVEY / "data.csv").read_text("utf-8-sig")))) == []
        gone = json.loads((site / SURVEY / "data.json").read_text("utf-8"))["gone"]
        assert (gone["kind"], gone["reason"], gone["title"].split("｜")[0]) == (
            kind,
            "調べ終えたため",
            "中央公園の調査",
        )

    def test_of_a_plan_stands_for_everything_below_it(self, tmp_path: Path) -> None:
        city = recorded(City(tmp_path), "v1")
        city.change("mihon/basic-plan/plan.yaml", "predecessor: old-plan\n", "")
        city.change("mihon/basic-plan/pillars.yaml", ", plan: old-plan}", "}")
        city.change(
            GREEN,
            "      - {measure: old-plan/park-survey, note: 調査から工事に進みました。}\n",
            "      - {measure: pond}\n",
        )
        city.remove(OLD).remove("mihon/old-plan/plan.yaml")
        assert {found.rule for found in check(city)} == {"K420"}
        city.put("mihon/moved.yaml", moved(entry("old-plan", "withdrawn", reason="誤って載せたため")))
        left = [found for found in check(city) if found.rule == "K420"]
        assert [details(found)["origin"] for found in left if not details(found)["origin"].startswith("years/")] == []
        if left:
            city.put("moved.yaml", moved(*(entry(details(found)["origin"], "ended") for found in left)))
        assert unreached(city, build(city)) == []


def test_an_address_that_no_release_knows_is_told_by_itself(tmp_path: Path) -> None:
    city = City(tmp_path).put("mihon/moved.yaml", moved(entry("basic-plan/measures/9", "moved", "basic-plan")))
    text = page(build(city), "mihon/basic-plan/measures/9/")
    assert "<title>mihon/basic-plan/measures/9（移動のお知らせ）｜" in text
    assert "今の場所：見本市基本計画</a>" in text


class TestAFigureThatLeftItsPage:
    def test_is_told_of_on_the_page(self, tmp_path: Path) -> None:
        """The indicator has another id: what is said of it holds for all its figures."""
        city = recorded(City(tmp_path), "v1")
        city.change(HALL, "- id: waiting\n", "- id: minutes\n").change(
            RESULTS, "indicator: waiting", "indicator: minutes"
        )
        (found,) = check(city)
        assert "#waiting-2024" in details(found)["what"]
        hall = "basic-plan/measures/hall"
        city.put("mihon/moved.yaml", moved(entry(f"{hall}#indicator-waiting", "moved", f"{hall}#indicator-minutes")))
        left = check(city)
        assert left == []
        site = build(city)
        assert unreached(city, site) == []
        text = page(site, "mihon/basic-plan/measures/hall/")
        assert re.search(r'<li id="waiting-2024">.*?<a href="[^"]*measures/hall/#minutes-2024">', text, re.DOTALL)

    def test_is_withdrawn_with_its_reason(self, tmp_path: Path) -> None:
        city = recorded(City(tmp_path), "v1")
        text = city.read("ledger/addresses.yaml")
        city.put(
            "ledger/addresses.yaml",
            text.replace("    waiting-2024: v1\n", "    waiting-2023: v1\n    waiting-2024: v1\n"),
        )
        (found,) = check(city)
        assert details(found)["origin"] == "basic-plan/measures/hall#waiting-2023"
        city.put(
            "mihon/moved.yaml",
            moved(entry("basic-plan/measures/hall#waiting-2023", "withdrawn", reason="別の年度の値だったため")),
        )
        site = build(city)
        assert (
            '<li id="waiting-2023">お探しのところ（平均待ち時間 令和5年度（2023年度））は、2026年10月1日に取り下げられました。理由：別の年度の値だったため'
            in page(site, "mihon/basic-plan/measures/hall/")
        )


class TestThreeReleases:
    def test_the_first_address_leads_to_the_last(self, tmp_path: Path) -> None:
        city = recorded(City(tmp_path), "v1")
        rename_hall(city).put(
            "mihon/moved.yaml", moved(entry("basic-plan/measures/hall", "moved", "basic-plan/measures/counter"))
        )
        recorded(city, "v2", SECOND)
        rename_hall(city, "counter", "desk")
        second = entry("basic-plan/measures/counter", "moved", "basic-plan/measures/desk")
        city.put(
            "mihon/moved.yaml", moved(entry("basic-plan/measures/hall", "moved", "basic-plan/measures/counter"), second)
        )
        (found,) = (each for each in check(city) if each.rule != "K420")
        assert found.rule == "K422"
        assert "basic-plan/measures/desk" in details(found)["hint"]
        city.put(
            "mihon/moved.yaml", moved(entry("basic-plan/measures/hall", "moved", "basic-plan/measures/desk"), second)
        )
        recorded(city, "v3", THIRD)
        site = build(city)
        assert unreached(city, site) == []
        for old in ("hall", "counter"):
            links = links_of(page(site, f"mihon/basic-plan/measures/{old}/"))
            assert links
            assert all("measures/desk/" in link for link in links)
        first = next(known for known in ledger_of(city).addresses if known.address.endswith("measures/hall/"))
        assert (first.since, [each.tag for each in ledger_of(city).releases]) == ("v1", ["v1", "v2", "v3"])


class TestEntriesThatLeadNowhere:
    @pytest.mark.parametrize(
        ("entries", "rule", "line"),
        [
            ([entry("a", "moved", "basic-plan/measures/prak")], "K421", 4),
            ([entry("a", "moved", "basic-plan/measures/park#no-such")], "K421", 4),
            ([entry("a", "moved", "b"), entry("b", "moved", "a")], "K422", 4),
            ([entry("a", "merged", "a/b"), entry("a/b", "moved", "basic-plan")], "K422", 4),
            ([entry("a", "ended"), entry("a/", "withdrawn")], "K424", 6),
            ([entry("/a#b", "ended"), entry("b", "ended"), entry("a/#b", "moved", "basic-plan")], "K424", 10),
            ([entry("basic-plan", "ended")], "K423", 2),
            ([entry("basic-plan/measures/park#visitors-2023", "ended")], "K423", 2),
            ([entry("a", "moved")], "K302", 2),
            ([entry("../a", "ended")], "K206", 2),
            ([entry("a/../../b", "ended")], "K206", 2),
            ([entry("a", "gone")], "K307", 3),
        ],
    )
    def test_are_told(self, tmp_path: Path, entries: list[str], rule: str, line: int) -> None:
        found = City(tmp_path).put("mihon/moved.yaml", moved(*entries)).problems()
        assert (found[0].rule, found[0].place.file, found[0].place.line) == (rule, "mihon/moved.yaml", line)

    def test_or_one_place_twice_are_told_with_the_other(self, tmp_path: Path) -> None:
        city = City(tmp_path).put("mihon/moved.yaml", moved(entry("a", "ended"), entry("a/", "withdrawn")))
        (found,) = city.problems()
        assert (details(found)["origin"], details(found)["first"]) == ("a/", "mihon/moved.yaml:2")

    def test_or_one_place_in_the_files_of_site_and_municipality(self, tmp_path: Path) -> None:
        city = City(tmp_path).put("moved.yaml", moved(entry("mihon/a", "ended")))
        (found,) = check(city.put("mihon/moved.yaml", moved(entry("a/", "ended"))))
        assert (found.rule, found.place.file, details(found)["first"]) == ("K424", "mihon/moved.yaml", "moved.yaml:2")

    def test_in_a_circle_are_told_as_such(self, tmp_path: Path) -> None:
        city = City(tmp_path).put("mihon/moved.yaml", moved(entry("a", "moved", "b"), entry("b", "moved", "a")))
        assert all("元に戻ります" in details(found)["hint"] for found in city.problems())


class TestALedgerEditedIntoNonsense:
    @pytest.mark.parametrize(
        ("file", "before", "after", "rule"),
        [
            ("addresses", f"- address: {SURVEY}", "- address: ../../outside/", "K206"),
            ("addresses", f"- address: {SURVEY}", "- address: /outside/", "K206"),
            ("addresses", f"- address: {SURVEY}\n", f"- adress: {SURVEY}\n", "K301"),
            ("addresses", "    waiting-2024: v1\n", "    waiting-2024: v9\n", "K403"),
            ("addresses", "    waiting-2024: v1\n", "    waiting-2024:\n", "K303"),
            ("addresses", f"- address: {SURVEY}\n", "- address: mihon/\n", "K401"),
            ("releases", "  date: 2026-05-01\n", "  date: 2026-13-01\n", "K306"),
            ("releases", "    measures: 5\n", "    measures: five\n", "K305"),
            ("releases", "  counts:\n", "  counted:\n", "K301"),
        ],
    )
    def test_is_told_by_file_and_line(self, tmp_path: Path, file: str, before: str, after: str, rule: str) -> None:
        city = recorded(City(tmp_path), "v1").change(f"ledger/{file}.yaml", before, after)
        found = [each for each in city.problems() if each.rule == rule]
        assert found, city.report()
        assert found[0].place.file == f"ledger/{file}.yaml"
        assert found[0].place.line > 0

    def test_other_files_have_no_place_there(self, tmp_path: Path) -> None:
        (found,) = City(tmp_path).put("ledger/notes.yaml", "a: b\n").problems()
        assert (found.rule, found.place.file) == ("K105", "ledger/notes.yaml")

    def test_is_no_municipality(self, tmp_path: Path) -> None:
        city = City(tmp_path).put("ledger/municipality.yaml", "name: 市\n")
        assert "K302" in city.codes()


@pytest.mark.parametrize("day", [FIRST])
def test_settings_and_ledger_name_one_day(tmp_path: Path, day: object) -> None:
    city = recorded(City(tmp_path), "v1")
    city.change(
        "site.yaml",
        "    notes: 最初の公開\n",
        f"    notes: 最初の公開\n  - tag: v1\n    date: 2026-06-01\n    notes: 二番目（{day}）\n",
    )
    (found,) = city.problems()
    assert (found.rule, found.place.file, details(found)["other"]) == ("K425", "site.yaml", "2026-05-01")
