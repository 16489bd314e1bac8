"""What the checks say of an answer, for departments that have never seen the data: sentences about keys and files are left out."""

import re
from collections.abc import Mapping
from typing import Final

from generator.model.figures import Accumulation, Direction, Period, PeriodKind
from generator.problems import reports
from generator.problems.problem import Problem
from generator.problems.rules import RULES
from generator.sheets.figure_answers import show_period

_LOOK: Final = "文書を確かめ、"
_MENDS: Final[Mapping[str, str]] = {
    "K503": f"{_LOOK}実績か「値」の写し間違いを直してください。",
    "K520": f"{_LOOK}「値」の符号を直すか、空けてください。",
    "K521": f"{_LOOK}違う方の単位を直してください。",
    "K523": f"{_LOOK}「約」や「程度」を、書かれているとおりに写してください。",
    "K524": f"{_LOOK}この行の時期の数を書いてください。時期の言葉を写し間違えたのなら、直してください。",
    "K525": "「値」に、数だけを書いてください。",
    "K527": f"{_LOOK}実績か「値」の写し間違いを直してください。",
    "K535": f"{_LOOK}写し間違いを直してください。減ったことが正しければ、備考に書いて事務局に知らせてください。",
    "K537": f"{_LOOK}その時期だけの数か、累計の数か、指標に合う方を書いてください。",
    "K541": "「値」に、一覧のどれかを選んでください。",
    "K550": f"{_LOOK}写し間違いを直してください。公開した値を直すのなら、備考に訳を書いて事務局に知らせてください。",
    "K551": f"{_LOOK}写し間違いを直してください。公開した値を直すのなら、備考に訳を書いて事務局に知らせてください。",
}
_WHATS: Final[Mapping[str, str]] = {
    "K524": "この行の時期は「{typed}」ですが、「{wording}」は{named}の数と読めます。",
}
_PERIOD: Final = re.compile(r"(fiscal|calendar|school)_year: (\d{4})(?:, through: (\d{4}))?(?:, part: ([a-z]\d{1,2}))?")
_DAY: Final = re.compile(r"as_of: (\d{4}-\d\d-\d\d)")
_WORDED: Final[Mapping[str, str]] = {
    **{f"「{each}」": f"「{each.japanese[0]}」" for each in (*Accumulation, *Direction)},
    "今のデータでは": "この答えでは",  # what is checked are the data as they would be with it
}
_KEYED: Final = re.compile(r"[（(][a-z_]+[）)]")
_FILED: Final = re.compile(r"[^。]*(?:\.yaml|\.md|YAML|kokai |[a-z]+_[a-z]+|「[a-z]+: |\b[a-z]{4,} [をにの])[^。]*。")


def say_plainly(found: Problem) -> str:
    """What a check says, and how to mend it, without keys of the data and names of files."""
    what, mend = reports.words_of(found)
    if found.rule in _WHATS:
        what = _WHATS[found.rule].format_map(dict(found.details))
    said, mended = (
        _FILED.sub("", _KEYED.sub("", each)).strip() for each in (_translated(what), _MENDS.get(found.rule, mend))
    )
    return f"{said or RULES[found.rule].title + '。'} {mended}".strip()


def say_refused(found: Problem) -> dict[str, str]:
    """What is told of an answer because of which a check speaks: its code, its words, and what to do."""
    hint = _OF_RELEASED if found.rule in {"K550", "K551"} else _OF_OTHERS
    return {"broken": found.rule, "said": say_plainly(found), "mend_hint": hint}


_OF_OTHERS: Final = "答えを直してください。答えが正しければ、事務局が計画や前の回のデータを直してから、もう一度取り込みます。備考にそう書いて知らせてください。"
_OF_RELEASED: Final = "公開した値は、表からは変えません。直すのなら、事務局が、先にデータの値を直して訳を書いてから（手引きの「公開した値を直す」）、もう一度取り込みます。"


def _translated(text: str) -> str:
    """Periods and words of the data as staff call them."""
    told = _DAY.sub(r"\1 現在", _PERIOD.sub(_period_of, text))
    for word, japanese in _WORDED.items():
        told = told.replace(word, japanese)
    return told


def _period_of(found: re.Match[str]) -> str:
    kind, first, last, part = found.groups(default="")
    return show_period(Period(int(last or first), part, PeriodKind(kind), int(first) if last else 0))
