"""What a reader may type: keys of spellings, numbers and years, readings, phrases, the vocabulary's leads, the lexicon's pieces."""

import functools
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.page_kinds import HAND_WRITTEN, PAGE_KINDS
from generator.search.folding import fold, fold_stem
from generator.search.lexicon import make_entries, render_pieces, said_by_key
from generator.search.phrases import _TYING, find_phrases, kana_names, mark_ties, without_ties
from generator.search.quantities import quantity_words
from generator.search.rare import find_pages_of_rare
from generator.search.readings import read_aloud
from generator.search.segmenting import cut_words
from generator.search.sounds import render_sounds
from generator.search.verbs import MARK, find_verbs, forms_of
from generator.search.vocabulary import Lead, SynonymGroup, find_leads, find_tied

LISTS = Path(__file__).parent.parent / "generator" / "search" / "thesaurus"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("マイナンバカード", "マイナンバーカード"),
        ("シティプロモーシヨン", "シティプロモーション"),
        ("ハラスメンと", "ハラスメント"),
        ("ワークライフバランス", "ワーク・ライフ・バランス"),
        ("ﾒﾝﾀﾙﾍﾙｽ", "メンタルヘルス"),
        ("ＷＩＦＩ", "Wi-Fi"),
        ("コロナウィルス", "コロナウイルス"),
        ("メタヴァース", "メタバース"),
        ("ヴェール", "ベール"),
    ],
)
def test_spellings_of_one_word_have_one_key(typed: str, meant: str) -> None:
    assert fold(typed) == fold(meant)


def test_voiced_kana_keep_words_apart() -> None:
    assert fold("ハス") != fold("バス")


def test_kana_that_may_be_left_out_are_left_out_of_the_stem() -> None:
    assert fold_stem("取り組み") == fold_stem("取組み") == fold("取組")
    # Nothing is left of 子ども but one character, and アンケート is no ending.
    assert fold_stem("子ども") == ""
    assert fold_stem("職員アンケート") == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("7,800人", ("n7800",)),
        ("７８００人", ("n7800",)),
        ("七千八百人", ("n7800",)),
        ("12.6時間", ("n12p6",)),
        ("1億7,500万円", ("n175000000",)),
        ("757千円", ("n757000",)),
        ("平成30年度", ("y2018",)),
        ("平成三十年度", ("y2018",)),
        ("H30", ("y2018",)),
        ("2018年度", ("y2018",)),
        ("令和元年度", ("y2019",)),
        ("R8.7～予定", ("y2026",)),
        ("2,018人", ("n2018",)),
        ("5レス", ()),
        ("第三者", ()),
    ],
)
def test_a_number_or_year_is_one_word_however_it_is_written(text: str, words: tuple[str, ...]) -> None:
    assert quantity_words(text) == words


@pytest.mark.parametrize(
    ("wording", "reading"),
    [
        ("公文書館", "こうぶんしょかん"),
        ("残業", "ざんぎょう"),
        ("外国人", "がいこくじん"),
        ("防災", "ぼうさい"),
    ],
)
def test_a_wording_is_read_aloud(wording: str, reading: str) -> None:
    assert read_aloud(wording) == reading


def phrases(text: str) -> set[str]:
    return set(find_phrases(cut_words(text)))


def test_phrases_are_runs_of_words_that_nothing_parts() -> None:
    found = phrases("防犯カメラの設置、防災訓練")
    assert {"防犯", "カメラ", "防犯 カメラ", "設置", "防災 訓練"} <= found
    assert not {"カメラ 設置", "設置 防災", "の"} & found


def test_a_katakana_word_that_icu_cuts_is_looked_up_whole() -> None:
    found = phrases("コンプライアンスの推進")
    assert any(fold(phrase) == fold("コンプライアンス") for phrase in found)
    assert not any(fold(phrase) == fold("コンプライア") for phrase in found)


def test_a_space_does_not_part_latin_letters() -> None:
    assert {"1 on 1", "on 1"} <= phrases("課長による1 on 1 ミーティングの実施")
    assert fold("1 on 1") == fold("1on1")
    assert not {"on 1 ミーティング", "町会 自治会"} & phrases("1 on 1 ミーティング、町会 自治会")


def test_words_that_only_tie_others_are_marked_in_a_phrase() -> None:
    assert mark_ties("市民の声システム") == "市民 ~の 声 システム"
    assert without_ties("市民 ~の 声 システム") == "市民 声 システム"
    assert fold(mark_ties("市民の声システム")) == fold("市民の声システム")


def test_names_in_hiragana_stand_at_the_beginning_of_a_part() -> None:
    assert list(kana_names("「はやぶさ2」の帰還をはじめとする")) == ["はやぶさ"]


def entries(*texts: str, groups: tuple[SynonymGroup, ...] = ()) -> dict[str, dict[str, str]]:
    pages_with = Counter(phrase for text in texts for phrase in phrases(text))
    return make_entries(pages_with, find_leads(groups, said_by_key(pages_with)))


def test_the_lexicon_knows_words_spellings_and_readings() -> None:
    held = entries("防災訓練を行う。", "取り組みの報告", "防災の日")
    assert held[fold("防災訓練")]["防災 訓練"] == "d1:"
    assert held[fold("防災")]["防災"] == "d2:"
    assert held[fold("ぼうさい")]["防災"] == "r"
    assert held[fold("取組")]["取り組み"] == "k"


def test_the_vocabulary_leads_to_what_pages_say() -> None:
    held = entries("時間外勤務の縮減", groups=(SynonymGroup(("時間外勤務", "超過勤務"), ("残業", "overtime")),))
    assert held[fold("残業")] == {"時間 外 勤務": "v"}
    assert held[fold("overtime")]["時間 外 勤務"] == "v"
    # Read aloud it may be another word, so that the line tells which, and that it has small kana.
    assert held[fold("ざんぎょう")]["時間 外 勤務"] == "v+残業:"
    # 超過勤務 stands in no page: it leads, but nothing leads to it.
    assert held[fold("超過勤務")] == {"時間 外 勤務": "v"}


@pytest.mark.long
def test_names_of_one_thing_are_not_found_one_before_the_other() -> None:
    held = entries("ホームページの運用", groups=(SynonymGroup(("ホームページ",), ("HP",), same=True),))
    assert held[fold("HP")] == {"ホームページ": "m"}
    alike = entries("子どもの居場所", groups=(SynonymGroup(("子ども",), ("子供", "児童")),))
    assert alike[fold("子供")]["子ども"] == "k"
    assert alike[fold("児童")]["子ども"] == "v"


@pytest.mark.long
def test_public_lists_lead_only_to_what_the_site_says() -> None:
    leads = set(find_leads((), said_by_key(["地震", "育児 休業"])))
    assert Lead("earthquake", "地震", "e") in leads
    assert Lead("育休", "育児 休業", "s") in leads
    assert {lead.term for lead in leads} == {"地震", "育児 休業"}
    assert Lead("drone", "ドローン", "e") in set(find_leads((), said_by_key(["ドローン"])))


def test_a_term_of_several_parts_is_led_to_although_the_index_has_no_particles() -> None:
    group = SynonymGroup(("市民の声", "障害のある人"), ("目安箱",))
    assert list(find_tied([group])) == ["市民 ~の 声", "障害 ~の ~ある 人"]
    held = make_entries(Counter(["市民 ~の 声"]), find_leads([group], said_by_key(["市民 ~の 声"])))
    assert held[fold("市民の声")] == {"市民 ~の 声": "d1:"}
    assert held[fold("目安箱")] == {"市民 ~の 声": "v"}
    assert held[fold("しみんのこえ")] == {"市民 ~の 声": "r"}


def test_a_word_that_means_too_much_is_led_nowhere() -> None:
    lines = (LISTS / "synonyms.txt").read_text(encoding="utf-8").splitlines()
    marked = next(line for line in lines if line.startswith("-") and "," in line)
    word, *others = marked.split(",")
    assert word.removeprefix("-") not in {
        lead.word for lead in find_leads((), said_by_key([others[0].removeprefix("-")]))
    }


@pytest.mark.long
def test_pieces_hold_each_key_once_and_their_number_grows() -> None:
    few = render_pieces(entries("防災訓練"))
    many = render_pieces(entries(*[f"語彙{number}語と事業{number}号" for number in range(3000)]))
    assert len(few) < len(many)
    keys = [
        line.partition("\t")[0]
        for name, text in many.items()
        if not name.startswith("tail")
        for line in text.splitlines()
    ]
    assert len(keys) == len(set(keys))
    assert list(render_pieces(entries("防災訓練")).items()) == list(few.items())


def test_a_word_of_three_kanji_is_known_by_any_two_of_them() -> None:
    pieces = render_pieces(entries(*[f"{one}水{two}" for one in "上下大小" for two in "道場管"]))
    assert sum("下水道\n" in text for name, text in pieces.items() if name.startswith("tail")) >= 1


def test_a_word_of_two_kanji_is_known_by_either_of_them() -> None:
    pieces = render_pieces(entries("残業の縮減"))
    assert any("残業\n" in text for name, text in pieces.items() if name.startswith("tail"))


@functools.cache
def public_leads() -> frozenset[tuple[str, str, str]]:
    """What the public lists lead to on a site that says these words."""
    said = [
        "ふるさと",
        "雇用",
        "訓練",
        "課税",
        "熱中症",
        "teams",
        "給与",
        "給料",
        "児童",
        "和泉",
        "空き地",
        "温度",
        "港",
    ]
    return frozenset(find_leads((), said_by_key([*said, "ランチ ミーティング"])))


@pytest.mark.long
@pytest.mark.parametrize(
    "lead",
    [
        ("古里", "ふるさと", "k"),  # the same word in kanji
        ("雇傭", "雇用", "k"),
        ("練習", "訓練", "a"),  # the same in English
        ("税務", "課税", "a"),
        ("heatstroke", "熱中症", "e"),
        ("チームズ", "teams", "e"),  # Latin letters on the page
        ("昼ご飯", "ランチ ミーティング", "s"),  # what begins with a loan word that stands nowhere alone
    ],
)
def test_a_word_leads_to_what_the_site_says_of_the_same(lead: tuple[str, str, str]) -> None:
    assert lead in public_leads()


@pytest.mark.parametrize("word", ["児童館", "温泉", "空港"])
def test_a_thing_that_the_site_has_not_leads_to_nothing_that_is_only_part_of_it(word: str) -> None:
    assert not {lead for lead in public_leads() if lead[0] == word}


def test_how_hot_it_is_is_a_form_of_hot() -> None:
    assert "暑さ" in forms_of("暑い", "i")


def test_a_wording_is_found_by_its_reading_in_latin_letters() -> None:
    assert entries("防災訓練")["bosaikunren"] == {"防災 訓練": "j"}
    assert "gesuido" in entries("下水道")


@pytest.mark.parametrize(
    ("written", "common"),
    [
        ("葛\U000e0100城", "葛城"),
        ("祇\U000e0100園", "祇園"),
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("渡邊", "渡辺"),
        ("渡邉", "渡辺"),
        ("𠮷田", "吉田"),
        ("濵田", "浜田"),
    ],
)
def test_kanji_of_another_form_are_the_same_word(written: str, common: str) -> None:
    assert fold(written) == fold(common)
    assert [word.term for word in cut_words(f"{written}会館")] == [word.term for word in cut_words(f"{common}会館")]
    assert "".join(word.shown for word in cut_words(f"{written}会館")) == f"{written}会館"
    assert set(find_phrases(cut_words(written))) == set(find_phrases(cut_words(common)))


def test_the_script_has_the_same_kanji() -> None:
    root = Path(__file__).parents[1]
    table = (root / "generator/search/thesaurus/kanji.txt").read_text(encoding="utf-8")
    script = (root / "overrides/assets/js/search-kanji.js").read_text(encoding="utf-8")
    assert f'..."{table.replace(chr(10), "")}",' in script


def test_what_the_site_says_of_itself_counts_less_than_any_page_of_a_city() -> None:
    found = [kind for kind in PAGE_KINDS.values() if kind.weight]
    least = min(kind.weight for kind in found if "municipality" in kind.ids)
    of_the_site = [HAND_WRITTEN.weight, *(kind.weight for kind in found if "municipality" not in kind.ids)]
    assert len(of_the_site) == 4
    # The best that a page can come to (2) against a word of a public list (0.5 of 0.35): see search-find.js.
    assert all(0 < weight * 2 <= least * 0.35 * 0.5 for weight in of_the_site)


@pytest.mark.parametrize(
    ("typed", "base", "kind"),
    [
        ("減らしたい", "減らす", "5"),
        ("払えない", "払う", "5"),
        ("乗ってほしい", "乗る", "5"),
        ("学んだ", "学ぶ", "5"),
        ("届けます", "届ける", "1"),
        ("見られる", "見る", "1"),
        ("申し立てた", "申し立てる", "1"),
        ("新しくする", "新しい", "i"),
    ],
)
def test_a_verb_is_known_by_what_any_of_its_forms_begins_with(typed: str, base: str, kind: str) -> None:
    assert any(typed.startswith(form) for form in forms_of(base, kind))


def test_a_form_tells_its_verb_from_others() -> None:
    # 見 alone is the beginning of too many words, and 届 of 届出.
    assert "見" not in forms_of("見る", "1")
    assert "届" not in forms_of("届ける", "1")
    assert set(forms_of("開く", "5")) & set(forms_of("開ける", "1")) == {"開け"}


def test_verbs_lead_to_nouns_of_plans_as_far_as_the_site_has_them() -> None:
    verbs = {verb.base: verb for verb in find_verbs(said_by_key(["削減", "減らし", "納付", "被服", "パトロール"]))}
    assert verbs["減らす"].wordings == (("減らし", "k"), ("削減", "w"))
    assert verbs["払う"].wordings == (("納付", "w"),)
    assert verbs["見回る"].wordings == (("パトロール", "w"),)
    assert verbs["服"].wordings == (("被服", "w"),)
    assert "撮る" not in verbs  # nothing that it leads to is said
    assert "行く" not in {verb.base for verb in find_verbs(said_by_key(["行い"]))}  # which is a form of 行う


def test_what_plans_say_for_a_verb_comes_before_what_a_dictionary_has() -> None:
    verbs = {
        verb.base: verb
        for verb in find_verbs(said_by_key(["減収", "ひと", "熱中症", "駐輪場", "納付", "修繕", "治療"]))
    }
    assert verbs["倒れる"].wordings == (("熱中症", "w"),)  # not 減収, which falls too
    assert verbs["暑い"].wordings == (("熱中症", "w"),)
    assert verbs["直す"].wordings == (("修繕", "w"),)
    assert verbs["はらう"].wordings == (("納付", "w"),)  # typed in kana
    assert "とめ" in verbs["とめる"].forms


def test_everyday_words_lead_to_what_plans_say_unless_the_city_says_what_they_mean() -> None:
    said = said_by_key(["連携", "農業", "苦情", "押印", "話 し合い"])
    leads = set(find_leads((), said))
    assert Lead("力を合わせる", "連携", "w") in leads
    assert Lead("畑", "農業", "w") not in leads  # of one kanji: the list of verbs has it
    assert Lead("田んぼ", "農業", "w") in leads
    assert Lead("文句を言う", "苦情", "w") in leads
    assert "話し合い" not in {lead.word for lead in leads if lead.kind == "w"}  # the site says it itself
    of_the_city = (SynonymGroup(("押印",), ("力を合わせる",)),)
    assert {lead.term for lead in find_leads(of_the_city, said) if lead.word == "力を合わせる"} == {"押印"}
    assert Lead("文句を言う", "苦情", "w") in set(find_leads(of_the_city, said))


def test_a_word_of_its_own_that_no_page_has_stands_in_the_lexicon_beside_the_word_it_looks_like() -> None:
    held = entries("ロケットの話", "地域会議")
    assert held[fold("チケット")] == {}  # one sign from ロケット
    assert held[fold("ポケット")] == {}
    assert fold("バケツ") not in held  # as near as no slip is
    assert fold("ロケト") not in held  # no word
    assert held[fold("ロケット")] != {}
    line = next(line for text in render_pieces(held).values() for line in text.splitlines() if line == "ちけつと\t")
    assert line.endswith("\t")


def test_every_everyday_word_leads_to_words_and_stands_there_once() -> None:
    for name in ("everyday_words.txt", "everyday_verbs.txt"):
        lines = [line.split("\t") for line in (LISTS / name).read_text(encoding="utf-8").splitlines() if line[0] != "#"]
        heads = [line[0] for line in lines]
        assert sorted(heads) == sorted(set(heads)), name
        for head, *rest in lines:
            nouns = rest[-1].split(",")
            assert all(nouns), head
            assert len(nouns) == len(set(nouns)), head
            assert head not in nouns, head


def test_the_line_of_a_verb_in_kana_lies_where_its_forms_do() -> None:
    pages_with = Counter({"納付": 1, "負担": 1})
    entries = make_entries(pages_with, (), find_verbs(said_by_key(pages_with)))
    pieces = render_pieces(entries)
    lines = [line for text in pieces.values() for line in text.splitlines() if line.startswith(f"{MARK}はら")]
    assert f"{MARK}はらう\tbはらう|w納付|w負担" in lines
    assert f"{MARK}はらい\tbはらう" in lines


def test_the_lexicon_has_a_line_for_each_form_of_a_verb() -> None:
    pages_with = Counter({"納付": 2})
    entries = make_entries(pages_with, (), find_verbs(said_by_key(pages_with)))
    assert entries[f"{MARK}払え"] == {"払う": "b", "納付": "w"}
    lines = "".join(render_pieces(entries).values()).splitlines()
    # What says a verb stands once.
    assert {
        f"{MARK}払う\tb払う|w納付",
        f"{MARK}払っ\tb払う",
        f"{MARK}納める\tb納める|w納付",
        f"{MARK}納め\tb納める",
    } <= set(lines)
    assert "払え" not in entries


class NumberedPage(NamedTuple):
    phrases: tuple[str, ...]
    title: str
    html: str = ""


def test_the_pages_of_a_rare_wording_stand_where_words_lead_to_it() -> None:
    pages_with = Counter({"納付": 3, "納税": 25, "スマート フォン": 1})
    leads = [Lead("払い", "納付", "v"), Lead("払い", "納税", "v"), Lead("払い", "スマート フォン", "v")]
    entries = make_entries(pages_with, leads)
    pages = [
        NumberedPage(("納付", "納税", "スマート フォン"), "ほか", "<p>納付 窓口</p>"),
        *[NumberedPage((), "ほか")] * 39,
        NumberedPage(("納付",), "税の納付", "<h2>納付</h2><p>納付</p>"),
        NumberedPage(("納付",), "ほか", f"<p>{'納付 ' * 8}</p>"),
    ]
    places = find_pages_of_rare(entries, pages_with, pages)
    # 40 by digits to 36. Too many pages have one, and pages without the last as a phrase may have it in a longer word.
    assert places == {"納付": "0,14*1."}
    lines = "".join(render_pieces(entries, places).values()).splitlines()
    assert "払い\tv納付#0,14*1.|v納税|vスマート フォン" in lines


def test_words_that_begin_with_one_kanji_lie_in_one_piece() -> None:
    pieces = render_pieces(entries(*[f"語彙{number}語と事業{number}号" for number in range(3000)], "事務"))
    assert sum("\n事" in f"\n{text}" for name, text in pieces.items() if not name.startswith("tail")) == 1


def test_words_that_are_read_alike_lead_to_each_other_where_they_have_a_kanji_in_common() -> None:
    pages_with = Counter({"仕分け": 1, "公園": 1, "保険": 1, "保健": 1})
    leads = {(lead.word, lead.term) for lead in find_leads((), said_by_key(pages_with)) if lead.kind == "h"}
    assert ("仕訳", "仕分け") in leads
    assert ("後援", "公園") not in leads
    assert ("保健", "保険") not in leads  # the site has both
    entries = make_entries(pages_with, [Lead("仕訳", "仕分け", "h")])
    assert entries["仕訳"] == {"仕分け": "h"}


def test_kanji_that_sound_alike_stand_in_one_line() -> None:
    lines = render_sounds().splitlines()
    assert any({"道", "動"} <= set(line) for line in lines)
    assert not any({"食", "勤"} <= set(line) for line in lines)
    assert all(len(line) > 1 and line.isalpha() for line in lines)


def test_the_script_leaves_out_what_ties_words_together_too() -> None:
    """A word that no key of the lexicon has would be said to be missing."""
    script = (LISTS.parents[2] / "overrides/assets/js/search-query.js").read_text(encoding="utf-8")
    asking = script.split("const ASKING = new Set(", 1)[1].split("`", 2)[1].split()
    tying = {word for word in _TYING if len(word) > 1}
    assert len(tying) > 150
    assert tying - set(asking) == set()


def test_kana_that_are_a_word_are_not_left_out_of_what_leads() -> None:
    """健康 is no other name of メンタルヘルス, though こころの健康 is one."""
    pages_with = Counter({"メンタル ヘルス": 1, "ごみ": 1, "取組": 1})
    leads = [
        Lead("こころの健康", "メンタルヘルス", "m"),
        Lead("心の健康", "メンタルヘルス", "m"),
        Lead("ごみ収集", "ごみ", "v"),
    ]
    held = make_entries(pages_with, [*leads, Lead("お取り組み", "取組", "v")])
    assert held[fold("こころの健康")] == held["心健康"] == {"メンタル ヘルス": "m"}
    assert "健康" not in held
    assert "収集" not in held
    assert "取組" in held
