"""What differs between two releases is told by its kind, and a later state leads back to an earlier one."""

import gzip
import re
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.changes import ChangeKind, Difference, Differences, Snapshot, compare_snapshots, undo
from generator.changes.records import (
    UnreadableRecordError,
    parse_differences,
    parse_snapshot,
    render_differences,
    render_snapshot,
    state_at,
)
from generator.exports.changes import entries_of
from generator.render.renderer import render_page
from generator.views.kinds.changes import view_changes
from page_reading import JAPANESE, show
from releases import differences, state_of
from sample import City

pytestmark = pytest.mark.long

PLAN = "mihon/basic-plan"
RESULTS = f"{PLAN}/results/2023.yaml"
GREEN = f"{PLAN}/measures/green.yaml"
CORRECTIONS = "mihon/corrections.yaml"
JAPANESE_LETTER = re.compile(r"[ぁ-ん]")


def only(before: City, after: City, kind: ChangeKind) -> Difference:
    """The one difference, which is of the kind."""
    found = differences(before, after).changes
    assert [each.kind for each in found] == [kind]
    return found[0]


def declare(city: City, cause: str, right: str = "12,031人", more: str = "") -> City:
    """Declare that the visitors of 2023 are other than 12,030."""
    right = f"    right: {right}\n" if right else ""
    return city.add(
        CORRECTIONS,
        "  - id: second\n    target: basic-plan/measures/park#visitors-2023\n    wrong: 12,030人\n"
        f"{right}    corrected_on: 2026-11-27\n    reason: 確かめた。\n    cause: {cause}\n{more}",
    )


def now(city: City, value: str = '"12,031人", value: 12031') -> City:
    """Have another number of visitors of 2023."""
    return city.change(RESULTS, 'as_published: "12,030人", value: 12030', f"as_published: {value}")


class TestAValue:
    def test_that_is_as_it_was_is_not_told(self, before: City, after: City) -> None:
        assert differences(before, after).changes == ()

    @pytest.mark.parametrize(
        ("cause", "kind"),
        [
            ("転記", ChangeKind.CORRECTED),
            ("transcription", ChangeKind.CORRECTED),
            ("方法", ChangeKind.REVISED),
            ("予定", ChangeKind.REVISED),
            ("正誤表", ChangeKind.CORRECTED),
        ],
    )
    def test_is_revised_or_corrected_by_its_cause(
        self, cause: str, kind: ChangeKind, before: City, after: City
    ) -> None:
        source = "    source: {document: report-2024}\n" if cause == "正誤表" else ""
        change = only(before, declare(now(after), cause, more=source), kind)
        values = {each.name: (each.before, each.after) for each in change.fields}
        assert values["as_published"] == ("12,030人", "12,031人")
        assert change.anchor == "visitors-2023"
        assert change.address == f"{PLAN}/measures/park/"
        assert "12,031人" in change.words
        assert "前：12,030人" in change.words

    def test_is_withdrawn(self, before: City, after: City) -> None:
        after = declare(after, "取下げ", right="").change(
            RESULTS, 'as_published: "12,030人", value: 12030', "missing: 取下げ"
        )
        change = only(before, after, ChangeKind.WITHDRAWN)
        assert ("state", "corrected", "withdrawn") in {(each.name, each.before, each.after) for each in change.fields}

    def test_changed_without_a_reason(self, before: City, after: City) -> None:
        assert only(before, now(after), ChangeKind.UNDECLARED).name.startswith("来園者数")

    def test_is_not_excused_by_a_correction_of_something_else(self, before: City, after: City) -> None:
        declare(now(after), "転記").change(CORRECTIONS, "wrong: 12,030人", "wrong: 9人")
        assert only(before, after, ChangeKind.UNDECLARED).kind is ChangeKind.UNDECLARED

    def test_is_not_excused_by_a_correction_of_an_earlier_release(self, before: City, after: City) -> None:
        declare(before, "転記", right="12,040人")
        declare(now(after), "転記", right="12,040人")
        assert ChangeKind.UNDECLARED in {each.kind for each in differences(before, after).changes}

    def test_that_was_provisional_is_revised(self, before: City, after: City) -> None:
        now(before, '"12,030人", value: 12030, state: 速報').remove(CORRECTIONS)
        after.remove(CORRECTIONS)
        assert only(before, now(after), ChangeKind.REVISED).name

    def test_is_new(self, before: City, after: City) -> None:
        before.change(
            RESULTS, '      - {indicator: visitors, fiscal_year: 2023, as_published: "12,030人", value: 12030}\n', ""
        ).remove(CORRECTIONS)
        after.remove(CORRECTIONS)
        assert only(before, after, ChangeKind.VALUE_ADDED).kind is ChangeKind.VALUE_ADDED


class TestWhatIsAround:
    def test_a_title_is_renamed(self, before: City, after: City) -> None:
        after.change(GREEN, "title: 中央公園の改修", "title: 中央公園の全面改修")
        change = only(before, after, ChangeKind.RENAMED)
        assert [(each.before, each.after) for each in change.fields] == [("中央公園の改修", "中央公園の全面改修")]

    def test_a_text_is_changed(self, before: City, after: City) -> None:
        for city, summary in ((before, "窓口を増やす。"), (after, "窓口を減らす。")):
            text = f"measures:\n  - {{id: new, title: 新しい事業, kind: project, pillar: p2, summary: {summary}}}\n"
            city.put(f"{PLAN}/measures/new.yaml", text)
        assert only(before, after, ChangeKind.TEXT_CHANGED).section == "holders"

    def test_a_report_that_is_new_changes_no_text_that_was_published(self, before: City, after: City) -> None:
        before.change(RESULTS, "    done: 公園の設計をしました。\n", "")
        change = only(before, after, ChangeKind.REPORTED)
        assert [(each.name, each.before, each.after) for each in change.fields] == [
            ("report/yearly-2023/done", "", "公園の設計をしました。")
        ]
        shown = show(after)
        (told,) = view_changes(shown.site_index, shown.standings, JAPANESE, (differences(before, after),)).releases
        assert [each.text for each in told.text] == ["新しい報告 1件"]
        assert [(fact.term, fact.text[0].text) for fact in told.facts] == [
            ("新しい報告：中央公園の改修", "実施したこと")
        ]

    def test_a_text_is_added_to_a_report_that_was_there(self, before: City, after: City) -> None:
        after.change(
            RESULTS, "設計をしました。\n", "設計をしました。\n    next_step: {kind: 継続, as_published: 続ける}\n"
        )
        change = only(before, after, ChangeKind.TEXT_ADDED)
        assert [each.name for each in change.fields] == ["report/yearly-2023/next_step"]

    def test_a_text_of_a_report_is_changed_while_another_is_added(self, before: City, after: City) -> None:
        after.change(
            RESULTS, "設計をしました。\n", "設計を終えました。\n    next_step: {kind: 継続, as_published: 続ける}\n"
        )
        assert [each.kind for each in differences(before, after).changes] == [
            ChangeKind.TEXT_CHANGED,
            ChangeKind.TEXT_ADDED,
        ]

    def test_a_text_is_taken_away(self, before: City, after: City) -> None:
        after.change(RESULTS, "    done: 公園の設計をしました。\n", "")
        assert only(before, after, ChangeKind.TEXT_CHANGED).fields[0].before == "公園の設計をしました。"

    def test_a_measure_is_added_and_removed(self, before: City, after: City) -> None:
        after.put(
            f"{PLAN}/measures/new.yaml", "measures:\n  - {id: new, title: 新しい事業, kind: project, pillar: p2}\n"
        )
        assert only(before, after, ChangeKind.ADDED).title == "新しい事業"
        assert only(after, before, ChangeKind.REMOVED).title == "新しい事業"

    @pytest.mark.parametrize(
        ("kind", "told"), [("統合", ChangeKind.MERGED), ("終了", ChangeKind.ENDED), ("休止", ChangeKind.ENDED)]
    )
    def test_a_measure_ends(self, kind: str, told: ChangeKind, before: City, after: City) -> None:
        new = "measures:\n  - {id: new, title: 新しい事業, kind: project, pillar: p2}\n"
        before.put(f"{PLAN}/measures/new.yaml", new)
        into = ", into: [park]" if kind == "統合" else ""
        after.put(
            f"{PLAN}/measures/new.yaml", new.replace("p2}", f"p2, ending: {{kind: {kind}, fiscal_year: 2024{into}}}}}")
        )
        assert only(before, after, told).kind is told

    @pytest.mark.parametrize(
        ("more", "told"),
        [
            ("departments: {lead: [planning]}", ChangeKind.REASSIGNED),
            ("pillar: p1", ChangeKind.REASSIGNED),
            (
                "indicators: [{id: a, name: 利用者数, unit: 人, kind: output, direction: at_least, accumulation: yearly}]",
                ChangeKind.ADDED,
            ),
        ],
    )
    def test_a_measure_is_given_to_others(self, more: str, told: ChangeKind, before: City, after: City) -> None:
        before.put(f"{PLAN}/measures/new.yaml", "measures:\n  - id: new\n    title: 新しい事業\n    pillar: p2\n")
        text = "" if more.startswith("pillar") else "    pillar: p2\n"
        after.put(f"{PLAN}/measures/new.yaml", f"measures:\n  - id: new\n    title: 新しい事業\n{text}    {more}\n")
        assert only(before, after, told).kind is told


INDICATOR = (
    "measures:\n  - id: new\n    title: 新しい事業\n    pillar: p2\n    indicators:\n      - id: a\n        name: 利用者数\n        unit: 人\n"
    "        kind: output\n        direction: at_least\n        accumulation: yearly\n        targets:\n"
    "          - {fiscal_year: 2024, as_published: 10人}\n"
)


class TestAnIndicator:
    @pytest.mark.parametrize(
        ("was", "now", "kind"),
        [
            ("name: 利用者数", "name: 利用した人の数", ChangeKind.RENAMED),
            ("direction: at_least", "direction: increase", ChangeKind.DEFINITION_CHANGED),
            ("kind: output", "kind: output\n        definition: 窓口の数", ChangeKind.DEFINITION_CHANGED),
            (
                "kind: output",
                "kind: output\n        breaks: [{fiscal_year: 2023, kind: 方法, note: 数え方}]",
                ChangeKind.BREAK_ADDED,
            ),
            ("10人}", "12人, revisions: [{fiscal_year: 2023, was: 10人}]}", ChangeKind.TARGET_MOVED),
            ("10人}", "12人}", ChangeKind.UNDECLARED),
        ],
    )
    def test_differs(self, was: str, now: str, kind: ChangeKind, before: City, after: City) -> None:
        file = f"{PLAN}/measures/new.yaml"
        before.put(file, INDICATOR)
        after.put(file, INDICATOR.replace(was, now))
        kinds = [each.kind for each in differences(before, after).changes if each.kind is not ChangeKind.VALUE_ADDED]
        assert kinds == [kind]


class TestTheRecord:
    def test_is_read_back_as_it_was_written(self, before: City) -> None:
        state = state_of(before, "01-01")
        assert parse_snapshot(render_snapshot(state), "figures.json") == state

    def test_has_a_line_for_each_figure(self, before: City, after: City) -> None:
        one, other = (render_snapshot(state_of(city)).splitlines() for city in (before, now(after)))
        assert len(one) == len(other)
        assert sum(each != its for each, its in zip(one, other, strict=True)) == 1

    def test_of_differences_is_read_back(self, before: City, after: City) -> None:
        found = differences(before, declare(now(after), "転記"))
        assert parse_differences(render_differences(found), "x.json") == found

    def test_of_before_additions_were_told_apart_says_what_was_new(self, before: City, after: City) -> None:
        after.change(
            RESULTS, "設計をしました。\n", "設計を終えました。\n    next_step: {kind: 継続, as_published: 続ける}\n"
        )
        found = differences(before, after)
        changed, added = found.changes
        old = replace(changed, fields=(*changed.fields, *added.fields))  # one change, as it was written then
        read = parse_differences(render_differences(replace(found, changes=(old,))), "x.json")
        assert read == found
        assert undo(state_of(after), read).holders == undo(state_of(after), found).holders

    @pytest.mark.parametrize(
        "text", ["", "<<<<<<<", "{}", '{"format":"other-1"}', '{"format":"kokai-figures-1"}', "[1]", "\ud800"]
    )
    def test_that_is_spoilt_is_told(self, text: str) -> None:
        content = text.encode("utf-8", "surrogatepass")
        for parse in (parse_snapshot, parse_differences):
            with pytest.raises(UnreadableRecordError) as told:
                parse(content, "figures.json")
            assert JAPANESE_LETTER.search(told.value.args[1])

    def test_leads_back_to_any_earlier_release(self, before: City, after: City, tmp_path: Path) -> None:
        third = now(City(tmp_path / "third"), '"9人", value: 9')
        third.put(f"{PLAN}/measures/new.yaml", INDICATOR).change(GREEN, "title: 中央公園の改修", "title: 別の名")
        states = [state_of(before, "01-01"), state_of(declare(now(after), "転記"), "02-01"), state_of(third, "03-01")]
        changes = [compare_snapshots(one, other) for one, other in zip([Snapshot(), *states], states, strict=False)]
        last, latest_first = states[-1], tuple(reversed(changes))
        for state in states:
            assert state_at(state.tag, last, latest_first) == state
        assert state_at("no such", last, latest_first) is None
        assert undo(states[1], changes[1], date=states[0].date) == states[0]


@pytest.mark.alone
def test_a_release_of_two_thousand_measures_is_compared_in_under_two_seconds() -> None:
    """With eight values each, of which one in seven was changed."""
    figure = {
        "of": "m/p/measure/0",
        "kind": "actual",
        "as_published": "1人",
        "value": "1",
        "state": "final",
        "anchor": "a-2020",
    }
    holders = {
        f"m/p/measure/{n}": {"title": f"施策{n}", "address": f"m/p/measures/{n}/", "text/summary": "文" * 400}
        for n in range(2000)
    }
    figures = {
        f"m/p/measure/{n}/a-{y}/actual": {**figure, "of": f"m/p/measure/{n}"} for n in range(2000) for y in range(8)
    }
    before = Snapshot("a", "2026-01-01", holders, {}, figures)
    changed = {
        key: {**told, "as_published": "2人"} if place % 7 == 0 else told
        for place, (key, told) in enumerate(figures.items())
    }
    after = replace(before, tag="b", figures=changed)
    began = time.process_time()
    found = compare_snapshots(before, after)
    assert len(found.changes) == 2286
    assert time.process_time() - began < 2


class TestThePage:
    def test_tells_of_releases_the_latest_first_with_links_to_what_is_still_there(
        self, before: City, after: City
    ) -> None:
        declare(now(after), "転記").change(GREEN, "title: 中央公園の改修", "title: 中央公園")
        first = Differences("", "01-01", "2026-01-01")
        found = differences(before, after)
        shown = show(after)
        page = view_changes(shown.site_index, shown.standings, JAPANESE, (found, first))
        assert [release.heading for release in page.releases] == [
            "02-01（2026年2月1日公開）",
            "01-01（2026年1月1日公開）",
        ]
        newest, oldest = page.releases
        assert newest.text[0].text == "値の訂正 1件、名前の変更 1件"
        assert newest.facts[0].text[0].text.startswith("12,031人（訂正：2026年11月27日）。訂正前：12,030人。")
        assert newest.facts[1].text[0].text == "「中央公園の改修」→「中央公園」"
        assert newest.facts[1].links[0].href == "../mihon/basic-plan/measures/park/"
        assert oldest.text[0].text == "ここから、変更を記録しています。"
        assert [fact.text[0].text[:7] for fact in page.corrections] == ["12,031人", "12,030人"]

    def test_of_a_site_that_was_never_released_says_so(self, before: City) -> None:
        shown = show(before)
        page = view_changes(shown.site_index, shown.standings, JAPANESE)
        assert page.no_releases[0].text == "公開の版の記録は、まだありません。"

    def test_of_a_release_that_only_added_values_tells_how_many_and_calls_none_of_them_shown(
        self, before: City, after: City
    ) -> None:
        shown = show(after)
        found = differences(before, after.change(GREEN, "title: 中央公園の改修", "title: 中央公園"))
        added = replace(found, changes=tuple(replace(each, kind=ChangeKind.VALUE_ADDED) for each in found.changes))
        (release,) = view_changes(shown.site_index, shown.standings, JAPANESE, (added,)).releases
        assert [each.text for each in release.text] == ["値の追加 1件"]

    def test_bounds_what_it_lists(self, before: City, after: City) -> None:
        shown = show(after)
        found = differences(before, after.change(GREEN, "title: 中央公園の改修", "title: 中央公園"))
        many = replace(found, changes=found.changes * 500)
        page = view_changes(shown.site_index, shown.standings, JAPANESE, (many,))
        assert len(page.releases[0].facts) == 100
        assert page.releases[0].text[1].text.startswith("500件のうち、主な100件を示します。")
        assert len(gzip.compress(render_page(page).main.encode())) < 10_000


def test_the_feed_gives_every_entry_an_id_of_its_own_that_stays(before: City, after: City) -> None:
    found = differences(before, declare(now(after), "転記").change(GREEN, "title: 中央公園の改修", "title: 中央公園"))
    first = Differences("", "01-01", "2026-01-01")
    entries = list(entries_of((found, first)))
    assert [entry.title for entry in entries] == [
        "公開：02-01",
        "値の訂正：中央公園：来園者数 令和5年度（2023年度） 令和5年度実績",
        "公開：01-01",
    ]
    earlier = list(entries_of((first,)))
    assert [(entry.own, entry.date) for entry in earlier] == [(entry.own, entry.date) for entry in entries[2:]]
    assert len({entry.own for entry in entries}) == 3
