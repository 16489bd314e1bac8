"""The words of a language come from one YAML file; what it lacks or has too much is told by name, all at once."""

import pytest
import yaml

from generator.views.kinds.tags import TagWords
from generator.views.vocabularies import shape_of_kinds, vocabulary_of
from generator.wording.catalogue import CATALOGUES, CatalogueError, decode_catalogue, list_words, parts_of
from generator.wording.group import PageWords
from generator.wording.languages import LANGUAGES

JAPANESE = (CATALOGUES / "ja.yaml").read_text(encoding="utf-8")


def faults_of(text: str) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        decode_catalogue(text, "xx.yaml", shape_of_kinds())
    return str(caught.value).splitlines()


def changed(old: str, new: str) -> str:
    assert JAPANESE.count(old) == 1, old
    return JAPANESE.replace(old, new)


def test_a_missing_word_is_told_by_its_path() -> None:
    assert faults_of(changed("    figures: 目標と実績\n", "")) == ["xx.yaml: words.section.figures: is missing"]


def test_a_surplus_word_is_told_by_its_path() -> None:
    text = changed("    figures: 目標と実績\n", "    figures: 目標と実績\n    figure: 目標\n")
    assert faults_of(text) == ["xx.yaml: words.section.figure: no page asks for it"]


def test_a_value_that_no_enumeration_knows_is_told() -> None:
    text = changed("      evaluated: 評価あり\n", "      evaluated: 評価あり\n      lost: 不明\n")
    (told,) = faults_of(text)
    assert told.startswith("xx.yaml: words.status.labels.lost: is none of cannot_be_judged, ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_one_kind_of_page_alone_has_is_missed_by_its_path(language: str) -> None:
    text = (CATALOGUES / f"{language}.yaml").read_text(encoding="utf-8")
    above, heading, below = text.partition("\n  tags:\n")
    told = faults_of(above + heading + below.replace("    title:", "    titel:", 1))
    assert sorted(told) == ["xx.yaml: kinds.tags.titel: no page asks for it", "xx.yaml: kinds.tags.title: is missing"]


def test_words_of_a_kind_of_page_that_has_none_of_its_own_are_told() -> None:
    text = changed("\nkinds:\n", "\nkinds:\n  plan:\n    title: 計画\n  pagoda:\n    title: 塔\n")
    assert sorted(faults_of(text)) == [
        "xx.yaml: kinds.pagoda: no page asks for it",
        "xx.yaml: kinds.plan: no page asks for it",
    ]


def test_a_kind_of_page_whose_words_are_all_missing_is_told() -> None:
    text = changed("\n  departments_index:\n", "\n  departments_list:\n")
    assert "xx.yaml: kinds.departments_index: is missing" in faults_of(text)


def test_each_kind_of_page_is_given_its_own_words() -> None:
    said = vocabulary_of("ja").of(TagWords)
    assert (said.title, vocabulary_of("en").of(TagWords).title) == ("分類からさがす", "By tag")


def test_words_that_no_kind_in_the_registry_has_are_told_with_what_to_do() -> None:
    class LostWords(PageWords, frozen=True):
        title: str

    with pytest.raises(LookupError, match="own_words=True in the registry, for its LostWords"):
        vocabulary_of("ja").of(LostWords)


def test_all_faults_are_told_at_once() -> None:
    assert len(faults_of("words: {}\nsite: 1\n")) > 10


def test_a_list_where_a_text_stands_is_told() -> None:
    assert faults_of(changed("    figures: 目標と実績\n", "    figures: [目標]\n")) == [
        "xx.yaml: words.section.figures: one text is wanted here"
    ]


def test_what_is_no_yaml_is_told_with_its_place() -> None:
    assert "line 2" in "".join(faults_of("words: ["))


def test_yaml_guesses_nothing_of_words() -> None:
    text = changed("    figures: 目標と実績\n", "    figures: no\n")
    assert decode_catalogue(text, "xx.yaml", shape_of_kinds()).words.section.figures == "no"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_read_and_listed_has_every_text_of_its_file(language: str) -> None:
    def texts(tree: object) -> list[str]:
        return [text for value in tree.values() for text in texts(value)] if isinstance(tree, dict) else [str(tree)]

    tree = yaml.load((CATALOGUES / f"{language}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    listed = [text for group in vocabulary_of(language) for _, text in list_words(group, "")]
    assert sorted(listed) == sorted(texts(tree))
    assert len(listed) > 500


def test_parts_are_found_by_their_names() -> None:
    assert parts_of("{city}の「{plan}」") == {"city", "plan"}


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("花のまち計画", "見本市の「花のまち計画」には"),
        ("「花のまち」", "見本市の「花のまち」には"),
        ("「花のまち」計画", "見本市の「「花のまち」計画」には"),
        ("「花」と「緑」", "見本市の「「花」と「緑」」には"),
        ("「「花」のまち」", "見本市の「「花」のまち」には"),
        ("「」", "見本市の「「」」には"),
        ("{city}", "見本市の「{city}」には"),
    ],
)
def test_a_name_that_brings_its_own_quotes_gets_no_second_pair(plan: str, said: str) -> None:
    words = decode_catalogue(JAPANESE, "xx.yaml", shape_of_kinds()).words
    told = words.index.none.format(city="見本市", plan=plan)
    assert told.partition("、")[0] == said
