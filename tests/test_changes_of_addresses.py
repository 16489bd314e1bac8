"""What has another address is the same thing: its values are held against those that were released, and a release tells that it moved."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.changes import ChangeKind, Differences, Snapshot, compare_snapshots, undo
from generator.changes.records import changes_file, parse_differences, render_differences, render_snapshot, state_at
from generator.cli import main
from generator.exports.changes import entries_of
from generator.ledger import Moves
from generator.model.basics import Place
from generator.model.ledger import Move, MoveKind, WrittenAddress
from generator.views.kinds.changes import view_changes
from page_reading import JAPANESE, show
from released import FIRST, SECOND, build, recorded
from releases import differences, held_against_release, release, state_of
from sample import City, details
from test_addresses_kept import entry, moved
from test_changes import INDICATOR, PLAN

pytestmark = pytest.mark.long

NEW = f"{PLAN}/measures/new.yaml"
PILLARS = f"{PLAN}/pillars.yaml"
ENTRIES = "mihon/moved.yaml"
OTHER_PLAN = "title: 増える計画\nkind: 基本計画\nperiod: {from: 2023, to: 2026}\nsource: {document: basic-plan}\n"
MEASURE = INDICATOR.replace("    pillar: p2\n", "")


def say(city: City, origin: str, to: str, kind: str = "moved") -> City:
    """Have an entry of what moved, beside others."""
    text = entry(origin, kind, to) if to else entry(origin, kind)
    path = city.data / ENTRIES
    return city.add(ENTRIES, text) if path.is_file() else city.put(ENTRIES, moved(text))


def with_measure(city: City) -> City:
    """A measure of its own, with a target of 10."""
    return city.put(NEW, INDICATOR)


def with_plan(city: City) -> City:
    """A plan of its own with such a measure."""
    return city.put("mihon/more/plan.yaml", OTHER_PLAN).put("mihon/more/measures/all.yaml", MEASURE)


def with_pillar(city: City) -> City:
    """A pillar of its own with such an indicator."""
    indicators = INDICATOR.partition("    indicators:\n")[2]
    return city.add(PILLARS, "  - id: p3\n    level: policy\n    title: 三本目の柱\n    indicators:\n" + indicators)


def move_measure(city: City) -> None:
    say(city.change(NEW, "id: new", "id: fresh"), "basic-plan/measures/new", "basic-plan/measures/fresh")


def move_pillar(city: City) -> None:
    say(city.change(PILLARS, "id: p3\n", "id: p4\n"), "basic-plan/pillars/p3", "basic-plan/pillars/p4/")


def move_indicator(city: City) -> None:
    city.change(NEW, "- id: a\n", "- id: b\n")
    say(city, "basic-plan/measures/new#indicator-a", "basic-plan/measures/new#indicator-b")


def move_measure_and_indicator(city: City) -> None:
    city.change(NEW, "- id: a\n", "- id: b\n").change(NEW, "id: new", "id: fresh")
    say(city, "basic-plan/measures/new#indicator-a", "basic-plan/measures/fresh#indicator-b")
    say(city, "basic-plan/measures/new", "basic-plan/measures/fresh")


def move_plan(city: City) -> None:
    (city.data / "mihon/more").rename(city.data / "mihon/another")
    say(city, "more", "another")


def move_to_other_plan(city: City) -> None:
    city.put("mihon/old-plan/measures/new.yaml", city.read(NEW).replace("    pillar: p2\n", "")).remove(NEW)
    say(city, "basic-plan/measures/new", "old-plan/measures/new")


def move_city(city: City) -> None:
    (city.data / "mihon").rename(city.data / "honmachi")
    city.put("moved.yaml", moved(entry("mihon", "moved", "honmachi")))
    for path in sorted((city.data / "honmachi").rglob("*.yaml")):
        path.write_text(path.read_text(encoding="utf-8").replace("mihon/", "honmachi/"), encoding="utf-8")


WAYS = pytest.mark.parametrize(
    ("have", "move"),
    [
        (with_measure, move_measure),
        (with_pillar, move_pillar),
        (with_measure, move_indicator),
        (with_measure, move_measure_and_indicator),
        (with_measure, move_to_other_plan),
        (with_plan, move_plan),
        (with_measure, move_city),
    ],
    ids=lambda each: each.__name__,
)
Way = Callable[[City], object]


def change_target(city: City) -> City:
    """Have another target where the measure or pillar stands now."""
    (path,) = (path for path in city.data.rglob("*.yaml") if "as_published: 10人}" in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace("10人}", "12人}"), encoding="utf-8")
    return city


class TestAReleasedValueUnderAnotherAddress:
    @WAYS
    def test_is_the_same_value(self, have: Way, move: Way, tmp_path: Path) -> None:
        city = City(tmp_path)
        have(city)
        release(city)
        move(city)
        assert held_against_release(city) == []

    @WAYS
    def test_may_not_change_in_silence(self, have: Way, move: Way, tmp_path: Path) -> None:
        city = City(tmp_path)
        have(city)
        release(city)
        move(city)
        (found,) = held_against_release(change_target(city))
        assert (found.rule, details(found)["before"]) == ("K550", "10人")
        assert "12人" in details(found)["now"]

    @WAYS
    def test_may_not_be_left_behind(self, have: Way, move: Way, tmp_path: Path) -> None:
        """The indicator is there, its value is not."""
        city = City(tmp_path)
        have(city)
        release(city)
        move(city)
        for path in city.data.rglob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(
                text.replace("fiscal_year: 2024, as_published: 10人", "fiscal_year: 2025, as_published: 10人"),
                encoding="utf-8",
            )
        (found,) = held_against_release(city)
        assert (found.rule, "なくなって" in details(found)["now"]) == ("K550", True)

    def test_of_a_provisional_kind_needs_a_later_day_there_too(self, tmp_path: Path) -> None:
        provisional = "10人, state: 速報, as_of: 2024-05-01}"
        city = City(tmp_path).put(NEW, INDICATOR.replace("10人}", provisional))
        release(city)
        move_measure(city)
        city.change(NEW, provisional, provisional.replace("10人", "11人"))
        assert [found.rule for found in held_against_release(city)] == ["K551"]

    @pytest.mark.parametrize(("kind", "to"), [("ended", ""), ("withdrawn", ""), ("merged", "basic-plan/measures/park")])
    def test_is_not_missed_where_its_measure_is_said_to_be_no_more(self, kind: str, to: str, tmp_path: Path) -> None:
        city = release(with_measure(City(tmp_path))).remove(NEW)
        assert held_against_release(say(city, "basic-plan/measures/new", to, kind)) == []


class TestARelease:
    @WAYS
    def test_tells_what_moved_as_moved(self, have: Way, move: Way, tmp_path: Path) -> None:
        before, after = City(tmp_path / "before"), City(tmp_path / "after")
        have(before)
        have(after)
        move(after)
        found = differences(before, after)
        kinds = {each.kind for each in found.changes}
        assert ChangeKind.MOVED in kinds
        assert not kinds & {ChangeKind.REMOVED, ChangeKind.ADDED, ChangeKind.WITHDRAWN, ChangeKind.VALUE_ADDED}
        assert undo(state_of(after, "02-01"), found, date="2026-01-01") == state_of(before, "01-01")
        assert parse_differences(render_differences(found), "x.json") == found

    @WAYS
    def test_tells_a_value_that_changed_besides(self, have: Way, move: Way, tmp_path: Path) -> None:
        before, after = City(tmp_path / "before"), City(tmp_path / "after")
        have(before)
        have(after)
        move(after)
        (told,) = (each for each in differences(before, change_target(after)).changes if each.section == "figures")
        assert told.kind is ChangeKind.UNDECLARED
        assert ("as_published", "10人", "12人") in {(each.name, each.before, each.after) for each in told.fields}

    def test_says_from_where_to_where_on_the_page_and_in_the_feed(self, tmp_path: Path) -> None:
        before, after = with_measure(City(tmp_path / "before")), with_measure(City(tmp_path / "after"))
        move_measure(after)
        found = differences(before, after)
        places = "「mihon/basic-plan/measures/new/」→「mihon/basic-plan/measures/fresh/」"
        shown = show(after)
        (told,) = view_changes(shown.site_index, shown.standings, JAPANESE, (found,)).releases
        assert [(fact.term, fact.text[0].text) for fact in told.facts] == [
            ("アドレスの変更（改称・移動）：新しい事業", places)
        ]
        assert [link.href for link in told.facts[0].links] == ["../mihon/basic-plan/measures/fresh/"]
        assert [each.summary for each in entries_of((found,))][1:] == [places]

    def test_is_led_back_to_by_later_ones(self, tmp_path: Path) -> None:
        """What was released twice under other addresses is found again in the state of the first release."""
        cities = [with_measure(City(tmp_path / name)) for name in ("a", "b", "c")]
        move_measure(cities[1])
        cities[2].change(NEW, "id: new", "id: third")
        say(cities[2], "basic-plan/measures/new", "basic-plan/measures/third")
        say(change_target(cities[2]), "basic-plan/measures/fresh", "basic-plan/measures/third")
        states = [state_of(city, f"0{place}-01") for place, city in enumerate(cities, 1)]
        entries = [Moves(city.site()) for city in cities]
        changes = [Differences("", states[0].tag, states[0].date)]
        changes += [compare_snapshots(states[n], states[n + 1], entries[n + 1]) for n in (0, 1)]
        for state in states:
            assert state_at(state.tag, states[-1], tuple(reversed(changes))) == state
        kinds = [each.kind for each in compare_snapshots(states[0], states[2], entries[2]).changes]
        assert kinds == [ChangeKind.UNDECLARED, ChangeKind.MOVED]

    def test_is_recorded_so_and_built(self, tmp_path: Path) -> None:
        city = recorded(with_measure(City(tmp_path)), "v1", FIRST)
        move_measure(city)
        recorded(city, "v2", SECOND)
        (told,) = parse_differences((city.data / f"ledger/{changes_file('v2')}").read_bytes(), "v2.json").changes
        assert (told.kind, told.key, told.former) == (
            ChangeKind.MOVED,
            f"{PLAN}/measure/fresh",
            f"{PLAN}/measure/new",
        )
        page = (build(city) / "changes/index.html").read_text(encoding="utf-8")
        assert "アドレスの変更（改称・移動）" in page
        assert "掲載の取りやめ" not in page


class TestComparingByHand:
    @pytest.fixture
    def city(self, tmp_path: Path) -> City:
        """A city that was released twice, and edited since: its measure was `new`, then `fresh`, and is `third`."""
        city = with_measure(City(tmp_path / "city"))
        first = state_of(city, "01-01")
        move_measure(city)
        second = state_of(city, "02-01")
        found = compare_snapshots(first, second, Moves(city.site()))
        for each in (Differences("", first.tag, first.date), found):
            city.put(f"ledger/{changes_file(each.tag)}", render_differences(each))
        city.put("ledger/figures.json", render_snapshot(second))
        city.change(NEW, "id: fresh", "id: third").remove(ENTRIES)
        say(city, "basic-plan/measures/new", "basic-plan/measures/third")
        return say(city, "basic-plan/measures/fresh", "basic-plan/measures/third")

    @pytest.mark.parametrize(
        ("asked", "was", "now"),
        [
            ((), "fresh", "third"),
            (("01-01",), "new", "third"),
            (("01-01", "02-01"), "new", "fresh"),
            (("02-01", "01-01"), "fresh", "new"),
        ],
    )
    @pytest.mark.parametrize("form", ["text", "html"])
    def test_tells_what_moved(  # noqa: PLR0917 - a case and the fixtures
        self, form: str, asked: tuple[str, ...], was: str, now: str, city: City, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["diff", "--data", str(city.data), "--format", form, *asked]) == 0
        told = capsys.readouterr().out
        assert "アドレスの変更（改称・移動）" in told
        assert f"mihon/basic-plan/measures/{was}/" in told
        assert f"mihon/basic-plan/measures/{now}/" in told
        assert "掲載の取りやめ" not in told

    def test_of_a_folder_takes_the_entries_of_that_folder(
        self, city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = with_measure(City(tmp_path / "other"))
        for asked in ([other.data, city.data], [city.data, other.data]):
            assert main(["diff", "--data", str(tmp_path / "nowhere"), *map(str, asked)]) == 0
            told = capsys.readouterr().out
            assert "アドレスの変更（改称・移動） 1 件" in told
            assert "掲載の取りやめ" not in told

    def test_says_that_the_entries_are_spoilt(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        city.add(ENTRIES, "  - {from: a, kind: 不思議}\n")
        assert main(["diff", "--data", str(city.data), "01-01", "02-01"]) == 1
        assert "moved.yaml" in capsys.readouterr().err


def _state(rng: random.Random, tag: str) -> Snapshot:
    """Any state: plans, measures and pillars, indicators, values, some of them the same in any other."""
    holders, indicators, figures = {}, {}, {}
    for plan in rng.sample(["m/a", "m/b", "n/a"], rng.randint(1, 3)):
        names = [f"measure/x{n}" for n in range(4) if rng.random() < 0.6] + [
            f"pillar/p{n}" for n in range(3) if rng.random() < 0.6
        ]
        for key in (plan, *(f"{plan}/{name}" for name in names)):
            of, _, rest = key.partition(plan)[2].partition("/")
            assert not of
            kind, _, own = rest.partition("/")
            address = f"{plan}/{kind}s/{own}/" if own else f"{plan}/"
            holders[key] = {"title": rng.choice("甲乙"), "address": address}
            if kind == "measure" and rng.random() < 0.5:
                holders[key]["position"] = f"p{rng.randint(0, 2)}"
            for indicator in rng.sample("ijk", rng.randint(0, 3)):
                indicators[f"{key}/{indicator}"] = {"of": key, "name": rng.choice("丙丁")}
                for year in rng.sample([2020, 2021], rng.randint(0, 2)):
                    anchor = f"{indicator}-{year}"
                    told = {"of": key, "indicator": indicator, "kind": "actual", "anchor": anchor}
                    figures[f"{key}/{anchor}/actual"] = {**told, "as_published": rng.choice("12")}
            if rng.random() < 0.3:
                figures[f"{key}/budget-2020/0"] = {"of": key, "kind": "budget", "as_published": rng.choice("12")}
    sections = [dict(sorted(each.items())) for each in (holders, indicators, figures)]
    return Snapshot(tag, f"2026-{tag}", sections[0], sections[1], sections[2])


def _places(state: Snapshot) -> list[str]:
    pages = [fields["address"] for fields in state.holders.values()]
    indicators = [
        f"{state.holders[fields['of']]['address']}#indicator-{key.rpartition('/')[2]}"
        for key, fields in state.indicators.items()
    ]
    figures = [
        f"{state.holders[each['of']]['address']}#{each['anchor']}"
        for each in state.figures.values()
        if "anchor" in each
    ]
    return [*pages, *indicators, *figures, "m/", "n/", "m/c/"]


def test_any_difference_leads_back_whatever_is_said_to_have_moved(tmp_path: Path) -> None:
    """Also where entries are about what is there, lead in circles, or two of them to one place."""
    site, place, told = City(tmp_path).site(), Place("moved.yaml", 1, 1), 0
    for seed in range(600):
        rng = random.Random(seed)  # noqa: S311 - no secret
        before, after = _state(rng, "01-01"), _state(rng, "02-01")
        entries = tuple(
            Move(
                WrittenAddress(rng.choice(_places(before)), place),
                place,
                rng.choice([MoveKind.MOVED, MoveKind.MOVED, MoveKind.MOVED, *MoveKind]),
                FIRST,
                "改めたため",
                tuple(WrittenAddress(to, place) for to in rng.sample(_places(after), rng.choice([1, 1, 1, 2]))),
            )
            for _ in range(rng.randint(0, 6))
        )
        found = compare_snapshots(before, after, Moves(replace(site, moves=entries)))
        told += sum(each.kind is ChangeKind.MOVED for each in found.changes)
        assert undo(after, found, date=before.date) == before, seed
        fields = [
            (each.section, each.key, field.name) for each in found.changes for field in each.fields if not each.former
        ]
        assert len(set(fields)) == len(fields), seed
    assert told > 200
