"""A published final value changes with a declared reason only; and a correction is told in the same words wherever it is told."""

import csv
import io
import json
from pathlib import Path

import pytest

from exported_files import exported_of
from generator.cache import Content, make_now
from generator.exports import export_files
from generator.open_data.change_words import notice_words
from page_reading import show, unspaced
from releases import held_against_release, release
from sample import City, details
from test_changes import CORRECTIONS, INDICATOR, PLAN, RESULTS, declare, now

pytestmark = pytest.mark.long

NEW = f"{PLAN}/measures/new.yaml"


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def text_of(content: Content) -> str:
    return make_now(content).decode("utf-8-sig")


def codes(city: City) -> list[str]:
    return [found.rule for found in held_against_release(city)]


class TestAFinalValue:
    def test_that_was_never_released_may_change(self, city: City) -> None:
        assert codes(now(city)) == []

    def test_that_is_as_it_was_released_passes(self, city: City) -> None:
        assert codes(release(city)) == []

    @pytest.mark.breaks("K550")
    def test_that_differs_without_a_reason_is_told(self, city: City) -> None:
        (found,) = held_against_release(now(release(city)))
        assert found.rule == "K550"
        assert (found.place.file, found.place.line) == (RESULTS, 10)
        told = details(found)
        assert told["before"] == "12,030人"
        assert "12,031人" in told["now"]
        assert told["target"] == "basic-plan/measures/park#visitors-2023"

    def test_whose_number_alone_differs_is_told(self, city: City) -> None:
        city.put(NEW, INDICATOR.replace("as_published: 10人", "as_published: 約10人, value: 10"))
        release(city).change(NEW, "約10人, value: 10", "10人, value: 10")
        assert codes(city) == ["K550"]

    @pytest.mark.parametrize("cause", ["予定", "方法", "転記"])
    def test_that_differs_for_a_declared_reason_passes(self, cause: str, city: City) -> None:
        assert codes(declare(now(release(city)), cause)) == []

    @pytest.mark.breaks("K554")
    def test_is_not_corrected_before_it_was_released(self, city: City) -> None:
        declare(now(release(city)), "転記").change(CORRECTIONS, "corrected_on: 2026-11-27", "corrected_on: 2025-12-31")
        (found,) = held_against_release(city)
        told = details(found)
        assert (found.rule, found.place.file) == ("K554", CORRECTIONS)
        assert city.lines(CORRECTIONS)[found.place.line - 1].strip() == "- id: second"
        assert (told["corrected_on"], told["released"], told["before"]) == ("2025-12-31", "2026-01-01", "12,030人")

    @pytest.mark.parametrize(("cause", "day"), [("転記", "2026-01-01"), ("方法", "2025-12-31"), ("予定", "2025-12-31")])
    def test_may_be_corrected_on_the_day_or_revised_on_a_day_of_the_citys(
        self, cause: str, day: str, city: City
    ) -> None:
        declare(now(release(city)), cause).change(CORRECTIONS, "corrected_on: 2026-11-27", f"corrected_on: {day}")
        assert codes(city) == []

    def test_that_was_right_when_it_was_released_may_have_been_corrected_before(self, city: City) -> None:
        assert codes(release(city)) == []  # its correction is of a day before that of the release

    def test_a_reason_is_good_for_one_release_alone(self, city: City) -> None:
        declare(now(release(city)), "転記")
        release(city).change(RESULTS, '"12,031人", value: 12031', '"12,032人", value: 12032')
        assert codes(city) == ["K550"]

    def test_that_is_gone_is_told(self, city: City) -> None:
        city.put(NEW, INDICATOR)
        release(city).put(NEW, INDICATOR.replace("fiscal_year: 2024", "fiscal_year: 2025"))
        (found,) = held_against_release(city)
        assert found.rule == "K550"
        assert "なくなって" in details(found)["now"]

    def test_that_went_with_its_measure_is_not_told_here(self, city: City) -> None:
        city.put(NEW, INDICATOR)
        assert codes(release(city).remove(NEW)) == []

    def test_target_may_move_with_its_history(self, city: City) -> None:
        city.put(NEW, INDICATOR)
        release(city).put(NEW, INDICATOR.replace("10人}", "12人, revisions: [{fiscal_year: 2023, was: 10人}]}"))
        assert codes(city) == []

    def test_target_moved_in_silence_is_told(self, city: City) -> None:
        city.put(NEW, INDICATOR)
        assert codes(release(city).put(NEW, INDICATOR.replace("10人}", "12人}"))) == ["K550"]


PROVISIONAL = '"12,030人", value: 12030, state: 速報, as_of: 2024-05-01'


class TestAProvisionalValue:
    @pytest.mark.breaks("K551")
    def test_that_changes_on_the_same_day_is_told(self, city: City) -> None:
        release(now(city, PROVISIONAL)).change(
            RESULTS, PROVISIONAL, PROVISIONAL.replace("0人", "1人").replace("030,", "031,")
        )
        assert codes(city) == ["K551"]

    @pytest.mark.parametrize(
        "then", ['"12,031人", value: 12031, state: 速報, as_of: 2024-06-01', '"12,031人", value: 12031, state: 確定']
    )
    def test_may_change_on_a_later_day_or_become_final(self, then: str, city: City) -> None:
        assert codes(release(now(city, PROVISIONAL)).change(RESULTS, PROVISIONAL, then)) == []


@pytest.mark.breaks("K552")
def test_a_spoilt_record_is_told(city: City) -> None:
    city.put("ledger/figures.json", "<<<<<<<")
    assert codes(city) == ["K552"]


class TestADeclaration:
    @pytest.mark.parametrize(
        ("cause", "right", "code"),
        [
            ("正誤表", "12,031人", "K302"),
            ("取下げ", "12,031人", "K301"),
            ("転記", "", "K302"),
            ("気まぐれ", "1人", "K307"),
        ],
    )
    def test_says_who_erred_and_where_that_is_told(self, cause: str, right: str, code: str, city: City) -> None:
        assert declare(city, cause, right).codes() == [code]

    def test_names_a_document_that_is_there(self, city: City) -> None:
        told = declare(city, "正誤表", more="    source: {document: nowhere}\n").codes()
        assert set(told) - {"K598"} == {"K403"}  # the value itself is not changed here

    def test_of_a_state_is_not_written_twice(self, city: City) -> None:
        told = now(city, '"1人", value: 1, state: 速報, provisional: true').codes()
        assert set(told) - {"K598"} == {"K313"}


class TestTheWords:
    def test_are_the_same_on_page_table_record_and_feed(self, city: City) -> None:
        declare(now(city), "正誤表", more='    source: {document: report-2024, page: "3"}\n')
        correction = city.mihon().corrections[-1]
        told = notice_words(correction, source="「令和6年度 進捗報告書」 3")
        assert told == (
            "12,031人（訂正：2026年11月27日）。訂正前：12,030人。原典の誤りの訂正（市が公表した正誤表による）。理由：確かめた。"
            "正誤表など：「令和6年度 進捗報告書」 3"
        )
        page = show(city).measure_text("park")
        files = dict(export_files(exported_of(city.data)))
        assert told in text_of(files["feed.xml"])
        assert told in text_of(files["mihon/feed.xml"])
        address = f"{PLAN}/measures/park/"
        rows = list(csv.DictReader(io.StringIO(text_of(files[f"{address}data.csv"]))))
        (row,) = [each for each in rows if each["correction_words"] == told]
        assert (row["state"], row["correction_cause"], row["corrected_from"]) == (
            "corrected",
            "source-corrected",
            "12,030人",
        )
        figures = json.loads(text_of(files[f"{address}data.json"]))["figures"]
        assert [each["correction_words"] for each in figures if each.get("correction_words")] == [told]
        assert unspaced(told) in unspaced(page)

    def test_a_chain_of_corrections_ends_with_the_last(self, city: City) -> None:
        text = city.read(CORRECTIONS)
        declare(now(city), "転記")
        second = city.read(CORRECTIONS).removeprefix(text)
        city.put(CORRECTIONS, text.replace("corrections:\n", "corrections:\n" + second))
        files = dict(export_files(exported_of(city.data)))
        rows = csv.DictReader(io.StringIO(text_of(files[f"{PLAN}/measures/park/data.csv"])))
        assert [row["corrected_from"] for row in rows if row["state"] == "corrected"] == ["12,030人"]
