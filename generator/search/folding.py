"""The key under which a wording is looked up: one for all spellings that a reader takes for the same.

`overrides/assets/js/search-words.js` makes the same keys of what the reader types; a test holds the two together.
"""

import re
from typing import Final

from generator.kana import TO_HIRAGANA
from generator.search.kanji import plain as to_plain

_ALIKE: Final = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖゔぢづ", "あいうえおつやゆよわかけぶじず")
_LABIAL: Final = re.compile("ゔ([ぁぃぇぉ])")
_JOINING: Final = re.compile(r"[^\w]|[ー_]")
_OKURIGANA: Final = re.compile(r"[ぁ-ゖ]+")
_KANJI: Final = re.compile(r"[㐀-鿿々〆]")
_KANA_WORD: Final = re.compile("(?![おご][^ぁ-ゖ])[ぁ-ゖ]")


# Characters each of which has its own part of a key, whatever stands beside it: almost all texts have no other.
_APART: Final = re.compile(r"[0-9A-Za-zぁ-ゖァ-ヶ一-鿿々〆ー・~ ]")
_TOGETHER: Final = "ゔヴ"  # with the small vowel that follows


class _NotApartError(Exception):
    """A character whose part of a key depends on what stands beside it."""


class _Keys(dict[int, str]):
    """The key of each character that stands apart, worked out when it is first met. Raises ``_NotApartError`` for any other."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _TOGETHER or not _APART.match(character):
            raise _NotApartError
        self[code] = _fold_any(character)
        return self[code]


_KEYS: Final = _Keys()


def fold(text: str) -> str:
    """The key of `text`: NFKC, common kanji, small letters, hiragana; small kana as large ones; without long marks, spaces and dots.

    マイナンバカード and マイナンバーカード have one key, and so have シティプロモーシヨン and シティプロモーション, メタヴァース and メタバース.
    """
    try:
        return text.translate(_KEYS)
    except _NotApartError:
        return _fold_any(text)


def _fold_any(text: str) -> str:
    hiragana = to_plain(text).lower().translate(TO_HIRAGANA)
    alike = _LABIAL.sub(lambda found: "ばびべぼ"["ぁぃぇぉ".index(found[1])], hiragana).translate(_ALIKE)
    return _JOINING.sub("", alike)


def fold_stem(text: str) -> str:
    """The key of `text` without the kana that may be written or left out: 取組 for 取り組み. "" where too little is left."""
    plain = to_plain(text)
    stem = _OKURIGANA.sub("", plain)
    return fold(stem) if stem != plain and len(_KANJI.findall(stem)) > 1 else ""


def fold_stem_said(text: str) -> str:
    """As ``fold_stem``, for what leads somewhere: "" where the kana at its beginning are a word, without which it is another thing (こころの健康, ごみ収集)."""
    return "" if _KANA_WORD.match(text) else fold_stem(text)
