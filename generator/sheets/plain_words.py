"""What the checks say of an answer, for departments that have never seen the data: sentences about keys and files are left out."""

import re
from collections.abc import Mapping
from typing import Final

from generator.problems import reports
from generator.problems.problem import Problem

_LOOK: Final = "文書を確かめ、"
_MENDS: Final[Mapping[str, str]] = {
    "K503": f"{_LOOK}実績か「値」の写し間違いを直してください。",
    "K520": f"{_LOOK}「値」の符号を直すか、空けてください。",
    "K521": f"{_LOOK}違う方の単位を直してください。",
    "K523": f"{_LOOK}「約」や「程度」を、書かれているとおりに写してください。",
    "K525": "「値」に、数だけを書いてください。",
    "K527": f"{_LOOK}実績か「値」の写し間違いを直してください。",
    "K535": f"{_LOOK}写し間違いを直してください。減ったことが正しければ、備考に書いて事務局に知らせてください。",
    "K537": f"{_LOOK}その年度だけの数か、累計の数か、指標に合う方を書いてください。",
    "K541": "「値」に、一覧のどれかを選んでください。",
    "K550": f"{_LOOK}写し間違いを直してください。公開した値を直すのなら、備考に訳を書いて事務局に知らせてください。",
    "K551": f"{_LOOK}写し間違いを直してください。公開した値を直すのなら、備考に訳を書いて事務局に知らせてください。",
}
_KEYED: Final = re.compile(r"[（(][a-z_]+[）)]")
_FILED: Final = re.compile(r"[^。]*(?:\.yaml|\.md|YAML|kokai |[a-z]+_[a-z]+|「[a-z]+: |\b[a-z]{4,} [をにの])[^。]*。")


def say_plainly(found: Problem) -> str:
    """What a check says, and how to mend it, without keys of the data and names of files."""
    what, mend = reports.words_of(found)
    told = f"{what} {_MENDS.get(found.rule, mend)}"
    return _FILED.sub("", _KEYED.sub("", told)).strip()
