"""The rules about what a value is a value of: the year, the thing, the size that stand beside it. They are part of the catalogue."""

from typing import Final

from generator.problems.rule import Rule, Severity

VALUE_RULES: Final = (
    Rule("K565", "value-of-another-year", "別の年度の値かもしれません", "「{typed}」の値の{where}に「{said}」とあり、別の年度の値と読めます。",
         "その年度の値なら、年度を直してください。報告の年度の値がまだなければ、値の代わりに「missing: 」と理由を書きます。原文のまま載せるだけなら、value の代わりに text に書いてください。報告の年度の値なら「as_of: 」に年度の終わりの日を書き足すと、尋ねません。"),
    Rule("K566", "zero-beside-not-done", "実施しなかったと述べる文のそばに、0 という値があります", "報告に「{said}」とありますが、「{wording}」は 0 という実績として扱われます。",
         "値がないのなら、value の代わりに「missing: not_done」のように理由を書いてください。数えた結果が 0 なら、そのままでかまいません。「as_of: 」に数えた日を書き足すと、尋ねません。", Severity.WARNING),
    Rule("K567", "counted-of-other-things", "違うものを数えた値かもしれません", "原文「{wording}」は「{own}」ですが、{other}。",
         "同じものを数えた値が文書にあれば、その値に直すか、指標を分けてください。なければ、value の代わりに text に書くと、比べません。正しければ、そのままでかまいません。", Severity.WARNING),
    Rule("K568", "slip-of-size", "目標と、けたが大きく違う値です", "「{wording}」は、{what}「{other}」の{ratio}です。",
         "単位（千円と円など）、けた、小数点の写し間違いがないか、原典を確かめてください。正しければ、そのままでかまいません。", Severity.WARNING),
    Rule("K569", "name-against-counting", "指標の名前と数え方が合いません", "指標の名前「{name}」に「{said}」とありますが、数え方（accumulation）は「{counting}」です。",
         "累計の値なら accumulation を「cumulative」に、年度ごとの値なら「yearly」に、ある時点の数なら「point」にしてください。", Severity.WARNING),
)  # fmt: skip
