"""Whether a note says only what its indicator counts anyway: 申込件数 of 申込件数, 小学校のみ of 小学校の授業; but 速報値 is nothing that 速報メール登録件数 counts."""

import re
from typing import Final

from generator.amounts import NoteSays, plain
from generator.model.figures import Indicator
from generator.model.said import names_of, texts_about

_APPLIED: Final = re.compile("申請|申し?込|予約|応募|エントリー")
_ESTIMATED: Final = re.compile("推計|推定|試算|概算")
_LIMIT: Final = re.compile(
    "(?:分|実施分|開催分)?(?:のみ|だけ|に限る|に限定|限定)\\Z|(?:分|の数|の件数)?(?:を|は)?(?:除く|除いた|除外|含まない|含まず|含んでいない|含めない).*\\Z"
)
_KIND: Final = re.compile("(?:まで)?(?:の)?(?:実績値?|数値|値|件数|人数|数|分)?\\Z")
_ASIDE: Final = re.compile(r"\([^()]*\)")
_WHOLE: Final = (NoteSays.EARLY, NoteSays.EXPECTED, NoteSays.PROMISED, NoteSays.OF_OTHERS)
"""What is told by a word that may begin many others: 県の数値 is not said by 県の相談窓口."""


def is_of_the_name(indicator: Indicator, sentence: str, says: NoteSays | None) -> bool:
    """Whether the telling word of a sentence (the whole of it, never its first letters) is one of the indicator's own names.

    ``says`` is as what the sentence tells the value; None where it tells a time. What a definition leaves out, a value leaves out, too.
    """
    named = plain("".join(names_of(indicator)))
    if sentence in named:
        return True
    if says is NoteSays.APPLIED:
        return _shared(_APPLIED, sentence, named)
    if says is NoteSays.ESTIMATED:
        return _shared(_ESTIMATED, sentence, named)
    if says is NoteSays.LIMITED:
        return _LIMIT.sub("", sentence) in plain("".join(texts_about(indicator)))
    if says in _WHOLE:
        whose = sentence.replace("の", "").removesuffix("数値").removesuffix("値")
        return says is NoteSays.OF_OTHERS and len(whose) > 2 and whose in named
    told = _spelt(_KIND.sub("", _ASIDE.sub("", sentence)))
    return len(told) > 1 and told in _spelt(named)


def _shared(words: re.Pattern[str], sentence: str, named: str) -> bool:
    found = words.search(sentence)
    return found is not None and found[0] in named


def _spelt(text: str) -> str:
    """Spans are written with から or 〜."""
    return re.sub("から|-", "~", text).replace("まで", "")
