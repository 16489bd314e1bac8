"""One written value in; a typed value, or a problem with its mend, out."""

import datetime as dt
import time
import unicodedata
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load import scalars
from generator.load.parse import Scalar, parse_tree
from generator.load.schema.city import municipality_code
from generator.load.schema.money import money_unit
from generator.load.take import Take, Taking, listed
from generator.model.basics import Place, Reason, Ref
from generator.model.city import check_digit
from generator.model.japanese import Worded
from generator.problems.problem import Refused
from sample import details, take_text

T = TypeVar("T")


def take(taker: Take[T], written: str) -> T:
    """The value of a text that must be without problems."""
    value, problems = take_text(taker, written)
    assert problems == []
    assert not isinstance(value, Refused)
    return value


def refuse(taker: Take[object], written: str) -> tuple[str, dict[str, str]]:
    """Code and details of the one problem of a text."""
    value, problems = take_text(taker, written)
    assert isinstance(value, Refused)
    assert len(problems) == 1
    return problems[0].rule, details(problems[0])


class TestText:
    @pytest.mark.parametrize(
        "written", ["010", "9:30", "no", "on", "2024-04-01", "見本市", "なし", "−5", "全員取得", "○", "0"]
    )
    def test_stays_as_written(self, written: str) -> None:
        assert take(scalars.plain_text, written) == written

    def test_is_stripped_of_white_space_around_it(self) -> None:
        assert take(scalars.plain_text, '" 見本市\u3000"') == "見本市"

    @pytest.mark.parametrize(
        "blank",
        ["''", '""', "~", "-", "－", "−", "ー", "—", "―", "─", "--", "‐", "…", "・・・", "...", "〃", "～", "〜", "null", "NULL", "N/A", "n/a",
         "NA", "NaN", "？", "None"],
    )  # fmt: skip
    def test_a_blank_needs_its_reason(self, blank: str) -> None:
        assert refuse(listed(scalars.plain_text), f"[{blank},]")[0] == "K303"

    @pytest.mark.parametrize("text", ["-", "－", "ー", "〃", "null", "N/A", "?"])
    def test_in_quotes_a_blank_is_the_text_of_the_document(self, text: str) -> None:
        assert take(scalars.plain_text, f'"{text}"') == text

    def test_nothing_is_a_blank_even_in_quotes(self) -> None:
        rule, told = refuse(scalars.plain_text, '" "')
        assert (rule, told["found"], told["hint"]) == ("K303", "空欄", "")

    @pytest.mark.parametrize(
        "text", ["#REF!", "'#N/A'", "'#DIV/0!'", "'12 #VALUE!'", "'####'", "'########'", "'#NAME?'", "'#SPILL!'"]
    )
    def test_debris_of_spreadsheets(self, text: str) -> None:
        assert refuse(scalars.plain_text, f"{text}" if text[0] == "'" else f"'{text}'")[0] == "K304"

    @pytest.mark.parametrize("text", ["'#重点'", "'No.#1'", "'###'", "'計画#2'", "'#SDGS'"])
    def test_other_uses_of_the_hash_are_text(self, text: str) -> None:
        assert take(scalars.plain_text, text) == text[1:-1]

    @pytest.mark.parametrize(
        ("written", "name"),
        [
            ('"a\\u200bb"', "U+200B"),
            ('"a\\tb"', "U+0009"),
            ('"a\\rb"', "U+000D"),
            ('"\\e[31m"', "U+001B"),
            ("a\tb", "U+0009"),
        ],
    )
    def test_hidden_characters_even_when_spelled_out(self, written: str, name: str) -> None:
        assert refuse(scalars.plain_text, written) == ("K311", {"text": name})

    def test_marks_join_the_letters_they_belong_to(self) -> None:
        apart = unicodedata.normalize("NFD", "がんばるプラン é")
        assert len(apart) > len("がんばるプラン é")
        assert take(scalars.plain_text, apart) == "がんばるプラン é"

    @pytest.mark.parametrize("name", ["\ufa19谷", "福\ufa1b", "葛\U000e0100城", "髙﨑", "㌔", "ｶﾞ", "①"])
    def test_letters_of_names_are_not_exchanged_for_others(self, name: str) -> None:
        assert take(scalars.plain_text, name) == name

    @pytest.mark.parametrize(("written", "found"), [("[a]", "「- 」の一覧"), ("{a: b}", "「項目名: 値」のまとまり")])
    def test_a_list_or_mapping_is_no_text(self, written: str, found: str) -> None:
        assert refuse(scalars.plain_text, written) == ("K206", {"label": "", "wanted": "文字", "found": found})

    def test_published_text_is_noted_with_its_place_for_the_check_against_sources(self) -> None:
        node, _ = parse_tree("test.yaml", "'緑を守ります。'")
        taking = Taking("test.yaml")
        assert not isinstance(node, Refused)
        scalars.published(node, taking)
        assert [(each.text, each.place.line, each.document) for each in taking.quotations] == [
            ("緑を守ります。", 1, "")
        ]


class TestNumbers:
    @pytest.mark.parametrize(
        ("written", "value"),
        [
            ("12", "12"),
            ("010", "10"),
            ("12,850", "12850"),
            ("13,510,540,000", "13510540000"),
            ("0.5", "0.5"),
            ("60.0", "60.0"),
            ("-3", "-3"),
            ("+1.5", "1.5"),
            ("１２．５", "12.5"),
            ("７，８００", "7800"),
        ],
    )
    def test_are_exact(self, written: str, value: str) -> None:
        assert str(take(scalars.number, f"'{written}'")) == value

    @pytest.mark.parametrize(
        "written",
        [
            "12人",
            "約12",
            "1,2850",
            "12,85",
            "1e3",
            "0x10",
            "五",
            "1.2.3",
            ".5",
            "5.",
            "12 850",
            "12%",
            "△5",
            "1_000",
            "12:30",
            "٣",
            "½",
            "9" * 41,
        ],
    )
    def test_what_is_no_number(self, written: str) -> None:
        assert refuse(scalars.number, f"'{written}'") == ("K305", {"key": "", "text": written})

    def test_a_number_of_persons_is_whole(self) -> None:
        assert take(scalars.whole_number, "55") == 55
        assert take(scalars.whole_number, "'1,055.0'") == 1055
        assert refuse(scalars.whole_number, "0.5") == ("K305", {"key": "", "text": "0.5"})

    @settings(deadline=None)
    @given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
    def test_any_number_comes_back(self, value: Decimal) -> None:
        assert take(scalars.number, f"'{value:,}'") == value


class TestYearsAndDates:
    @pytest.mark.parametrize(("written", "year"), [("2024", 2024), ("1868", 1868), ("2200", 2200), ("２０２４", 2024)])
    def test_a_fiscal_year_is_gregorian(self, written: str, year: int) -> None:
        assert take(scalars.fiscal_year, written) == year

    @pytest.mark.parametrize(
        ("written", "year"),
        [
            ("令和6年度", 2024),
            ("令和６年度", 2024),
            ("令和元年度", 2019),
            ("平成31年度", 2019),
            ("平成30年", 2018),
            ("H30", 2018),
            ("R6", 2024),
            ("昭和63年度", 1988),
            ("2024年度", 2024),
            ("平成32年度", 2020),
        ],
    )
    def test_a_year_with_its_era_is_worked_out_in_the_mend(self, written: str, year: int) -> None:
        code, filled = refuse(scalars.fiscal_year, written)
        assert (code, filled["hint"]) == ("K309", f"「{written}」は {year} です。")

    @pytest.mark.parametrize("written", ["24", "1867", "2201", "20245", "来年度", "平成0年度", "2024-04"])
    def test_what_is_no_fiscal_year(self, written: str) -> None:
        code, filled = refuse(scalars.fiscal_year, written)
        assert (code, filled["hint"]) == ("K309", "")

    def test_a_day_that_exists(self) -> None:
        assert take(scalars.date, "2024-02-29") == dt.date(2024, 2, 29)
        assert take(scalars.date, "２０２４-０４-０１") == dt.date(2024, 4, 1)

    @pytest.mark.parametrize("written", ["2023-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "0000-01-01"])
    def test_a_day_that_does_not_exist(self, written: str) -> None:
        code, filled = refuse(scalars.date, written)
        assert (code, filled["hint"]) == ("K306", "その日はこよみにありません。")

    @pytest.mark.parametrize(
        ("written", "hint"),
        [
            ("2024/4/1", "「2024/4/1」は 2024-04-01 です。"),
            ("令和6年4月1日", "「令和6年4月1日」は 2024-04-01 です。"),
            ("R6.4.1", "「R6.4.1」は 2024-04-01 です。"),
            ("2024年4月", "何日かまで書いてください。"),
            ("2024", "何日かまで書いてください。"),
            ("4月1日", ""),
            ("20240401", ""),
        ],
    )
    def test_a_date_written_otherwise_is_worked_out_in_the_mend(self, written: str, hint: str) -> None:
        code, filled = refuse(scalars.date, written)
        assert (code, filled["text"], filled["hint"]) == ("K306", written, hint)

    @pytest.mark.parametrize(
        ("written", "moment"),
        [("2026", "2026"), ("2026-07", "2026-07"), ("2026-07-01", "2026-07-01"), ("２０２６-０７", "2026-07")],
    )
    def test_a_moment_is_as_precise_as_it_was_written(self, written: str, moment: str) -> None:
        assert take(scalars.moment, written) == moment

    @pytest.mark.parametrize(
        ("written", "hint"),
        [
            ("2026-13", "その日はこよみにありません。"),
            ("R8.7", "「R8.7」は 2026-07 です。"),
            ("令和8年", "「令和8年」は 2026 です。"),
            ("7月", "年だけ、年月だけでも書けます（2026、2026-07）。"),
        ],
    )
    def test_what_is_no_moment(self, written: str, hint: str) -> None:
        assert refuse(scalars.moment, written) == ("K306", {"key": "", "text": written, "hint": hint})

    @pytest.mark.parametrize("part", ["q1", "q4", "h1", "h2", "m1", "m12"])
    def test_parts_of_a_year(self, part: str) -> None:
        assert take(scalars.part_of_year, part) == part

    @pytest.mark.parametrize("part", ["q0", "q5", "h3", "m0", "m13", "13月", "第5四半期", "春", "半期"])
    def test_what_is_no_part_of_a_year(self, part: str) -> None:
        assert refuse(scalars.part_of_year, part)[0] == "K307"


class TestIdsAndReferences:
    @pytest.mark.parametrize("written", ["komae", "05", "p1-1", "work-life-balance", "2"])
    def test_an_id(self, written: str) -> None:
        assert take(scalars.identifier, written) == written

    @pytest.mark.parametrize("written", ["Komae", "狛江", "a_b", "-a", "a b", "a/b", "a.b", "ａ"])
    def test_what_cannot_be_part_of_an_address(self, written: str) -> None:
        assert refuse(scalars.identifier, f"'{written}'") == ("K308", {"text": written})

    @pytest.mark.parametrize("written", ["05", "reform-6/05", "komae/reform-6/05"])
    def test_a_reference_keeps_where_it_was_written(self, written: str) -> None:
        value = take(scalars.reference, written)
        assert isinstance(value, Ref)
        assert (value.target, value.place.line, value.place.column) == (written, 1, 1)

    @pytest.mark.parametrize("written", ["/05", "a//b", "a/b/c/d", "a/", "A/05"])
    def test_what_is_no_reference(self, written: str) -> None:
        assert refuse(scalars.reference, written)[0] == "K308"


class TestOtherWords:
    def test_a_flag_is_true_or_false(self) -> None:
        assert take(scalars.flag, "true") is True
        assert take(scalars.flag, "false") is False

    @pytest.mark.parametrize("written", ["yes", "no", "True", "1", "有", "on"])
    def test_what_is_no_flag(self, written: str) -> None:
        hint = "true（はい）か false（いいえ）を書いてください。"
        assert refuse(scalars.flag, written) == ("K312", {"key": "", "text": written, "hint": hint})

    @pytest.mark.parametrize(
        "written",
        [
            "https://mihon.example/a?b=c#d",
            "http://mihon.example",
            "mailto:kikaku@mihon.example",
            "tel:+81-42-000-0000",
            "https://見本.example/計画",
        ],
    )
    def test_a_link(self, written: str) -> None:
        assert take(scalars.link, f"'{written}'") == written

    @pytest.mark.parametrize(
        "written",
        ["javascript:alert(1)", "data:text/html,a", "ftp://a.example", "//a.example", "www.a.example", "https://", "https:///a", "https://a b",
         "https://a.example/<script>", "https://a\\b", "mailto:", "mailto:a", "tel:", "tel:電話", "HTTPS://a.example/\"x", "file:///etc"],
    )  # fmt: skip
    def test_what_is_no_link(self, written: str) -> None:
        assert refuse(scalars.link, f"'{written}'") == ("K310", {"text": written})

    def test_the_root_of_the_site_ends_with_a_slash(self) -> None:
        assert take(scalars.web_root, "https://mihon.example/keikaku") == "https://mihon.example/keikaku/"
        assert take(scalars.web_root, "https://mihon.example/") == "https://mihon.example/"
        assert take(scalars.web_root, "https://[::1]:8080/a&b/%E8%A8%88") == "https://[::1]:8080/a&b/%E8%A8%88/"
        for odd in ("//x/", "a/../b/", "a/./b", "..", "a//b/", "%2e%2E/", "a%2Fb/", "%00/"):
            assert refuse(scalars.web_root, f"https://mihon.example/{odd}")[0] == "K310"
        for host in ("a;script-src", "a,b", "me:secret@mihon.example"):
            assert refuse(scalars.web_root, f"https://{host}/")[0] == "K310"
        for written in ("mailto:a@b", "https://mihon.example/?a", "'https://mihon.example/#a'"):
            assert refuse(scalars.web_root, written)[0] == "K310"

    def test_a_mail_address(self) -> None:
        assert take(scalars.email, "kikaku@mihon.example") == "kikaku@mihon.example"
        for written in ("kikaku", "a@b@c", "a@b<c", "kikaku＠mihon.example"):
            assert refuse(scalars.email, f"'{written}'")[0] == "K310"

    def test_a_word_of_a_list_is_told_with_its_neighbours(self) -> None:
        assert take(scalars.words(Reason), "being_compiled") is Reason.BEING_COMPILED
        code, filled = refuse(scalars.words(Reason), "being_complied")
        assert code == "K307"
        assert filled["hint"] == "「being_compiled」ではありませんか。"
        assert "not_done（未実施）、being_compiled（集計中）、" in filled["allowed"]

    @pytest.mark.parametrize("kind", Worded.__subclasses__())
    def test_every_word_of_a_list_may_be_written_in_japanese(self, kind: type[Worded]) -> None:
        words = [word for member in kind for word in member.japanese]
        assert len(words) == len(set(words)) >= len(kind)
        for member in kind:
            for word in member.japanese:
                assert take(scalars.words(kind), word) is member

    def test_a_part_of_a_year_may_be_written_in_japanese(self) -> None:
        said = {
            "第1四半期": "q1",
            "第４四半期": "q4",
            "第三四半期": "q3",
            "上半期": "h1",
            "下期": "h2",
            "4月": "m4",
            "１２月": "m12",
            "Q2": "q2",
        }
        assert {word: take(scalars.part_of_year, word) for word in said} == said

    def test_yes_and_no_may_be_written_in_japanese(self) -> None:
        assert (take(scalars.flag, "はい"), take(scalars.flag, "いいえ")) == (True, False)


class TestWhatNobodySees:
    @pytest.mark.parametrize(
        "text", [r"\u3164", r"\u00ad", r"\u2800", r"\u200b", r"\ufe0f", r"\u00a0\u3000", r"\U000e0061", r"\u115f\u1160"]
    )
    def test_is_a_blank(self, text: str) -> None:
        assert refuse(scalars.plain_text, f'"{text}"')[0] == "K303"

    @pytest.mark.parametrize(
        "text", ["👨\u200d👩\u200d👧", "🏳️\u200d🌈", "❤️\u200d🔥", "葛\U000e0100城", "が\u3000ぎ", "a\u00a0b"]
    )
    def test_what_makes_a_picture_or_a_letter_is_none(self, text: str) -> None:
        assert take(scalars.plain_text, text) == text

    def test_a_joiner_between_letters_is_told(self) -> None:
        assert refuse(scalars.plain_text, r'"公\u200d園"')[0] == "K311"

    @pytest.mark.parametrize("text", [r"\ufffd", r"\ue000", r"\uf8ff", r"\U000f0001"])
    def test_letters_that_cannot_be_read_are_told(self, text: str) -> None:
        assert refuse(scalars.published, f'"窓口{text}の改善"') == (
            "K316",
            {"text": "U+" + text[2:].lstrip("0").upper()},
        )

    def test_a_heap_of_marks_is_told_at_once(self) -> None:
        heap = "a" + "\u0301\u0316" * 64_000
        begun = time.process_time()
        assert refuse(scalars.plain_text, heap)[0] == "K317"
        assert time.process_time() - begun < 1  # putting them in order takes half a minute
        assert take(scalars.plain_text, "か" + "\u3099") == "が"


class TestOtherWordsOfMoney:
    @pytest.mark.parametrize("unit", ["円", "千円", "万円", "百万円", "億円"])
    def test_units_of_money(self, unit: str) -> None:
        assert take(money_unit, unit) == unit

    def test_what_is_no_unit_of_money(self) -> None:
        assert refuse(money_unit, "千圓") == (
            "K315",
            {"text": "千圓", "allowed": "円、千円、万円、百万円、億円（円でなければ £、$、€、£m、千ドル など）"},
        )


class TestMunicipalityCodes:
    @pytest.mark.parametrize("code", ["141500", "202037", "132195", "132047", "011002", "131016", "473821"])
    def test_of_real_cities_are_right(self, code: str) -> None:
        assert take(municipality_code, f"'{code}'") == code
        assert check_digit(code[:5]) == int(code[5])

    def test_lose_no_leading_zero(self) -> None:
        assert take(municipality_code, "011002") == "011002"

    @pytest.mark.parametrize(
        ("written", "hint"),
        [
            ("141501", "上 5 桁が正しければ「141500」です。"),
            ("14150", "上 5 桁が正しければ「141500」です。"),
            ("11002", "上 5 桁が正しければ「110027」です。"),
            ("1415000", "数字 6 桁です。"),
            ("相模原", "数字 6 桁です。"),
            ("１４１５００", "数字 6 桁です。"),
        ],
    )
    def test_that_are_wrong(self, written: str, hint: str) -> None:
        assert refuse(municipality_code, f"'{written}'") == ("K314", {"text": written, "hint": hint})

    @settings(deadline=None)
    @given(st.integers(1000, 47999), st.integers(0, 9), st.integers(0, 4))
    def test_one_wrong_digit_is_found(self, five: int, digit: int, at: int) -> None:
        code = f"{five:05}{check_digit(f'{five:05}')}"
        wrong = code[:at] + str(digit) + code[at + 1 :]
        value, _ = take_text(municipality_code, f"'{wrong}'")
        # Eleven remainders share ten digits: 1 stands for two of them, so a slip from one of those to the other is not seen.
        assert value == code if wrong == code else isinstance(value, Refused) or wrong[5] == "1"


TAKERS: list[Take[object]] = [
    scalars.plain_text, scalars.published, scalars.identifier, scalars.reference, scalars.number, scalars.whole_number, scalars.fiscal_year,
    scalars.part_of_year, scalars.date, scalars.moment, scalars.flag, scalars.link, scalars.web_root, scalars.email, scalars.words(Reason),
    municipality_code, money_unit,
]  # fmt: skip


@settings(deadline=None)
@given(st.sampled_from(TAKERS), st.text())
def test_any_text_gives_a_value_or_exactly_one_problem(taker: Take[object], text: str) -> None:
    taking = Taking("any.yaml")
    value = taker(Scalar(text, plain=True, line=1, column=1), taking)
    assert [found.place for found in taking.problems] == (
        [Place("any.yaml", 1, 1)] if isinstance(value, Refused) else []
    )
