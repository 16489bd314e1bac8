"""The rules of parts of a site, built apart and joined: a piece of the catalogue (``rules``)."""

from typing import Final

from generator.problems.rule import Root, Rule

PART_RULES: Final = (
    Rule("K920", "no-such-city", "作るように言われた自治体がありません", "--only に書いた「{city}」という自治体は、データにありません。", "{hint}", root=Root.MACHINE),
    Rule("K921", "part-of-other-input", "部分サイトの元が、今のものと違います", "部分サイト「{file}」を作ったときの{what}が、今のものと違います。",
         "同じ Kokai、同じデータ、同じ設定で、「kokai build --only」からやり直してください。公開中のサイトはそのままです。", root=Root.MACHINE),
    Rule("K922", "part-damaged", "部分サイトが壊れています", "部分サイト「{file}」の「{inner}」が、作ったときのままではありません（{cause}）。",
         "その自治体を「kokai build --only」で作り直し、できたフォルダーをそのまま写してください。公開中のサイトはそのままです。", root=Root.MACHINE),
    Rule("K923", "city-in-two-parts", "同じ自治体の部分サイトが二つあります", "自治体「{city}」のページが、「{file}」と「{other}」の両方にあります。", "どちらか一方だけを指定してください。", root=Root.MACHINE),
    Rule("K924", "city-in-no-part", "部分サイトのない自治体があります", "次の自治体の部分サイトがありません: {cities}。", "足りない自治体を「kokai build --only」で作り、そのフォルダーも指定してください。公開中のサイトはそのままです。", root=Root.MACHINE),
    Rule("K925", "not-a-part", "部分サイトではありません", "「{file}」は、部分サイトのフォルダーでも、部分サイトを並べたフォルダーでもありません。", "「kokai build --only」の出力先のフォルダーを指定してください。", root=Root.MACHINE),
    Rule("K926", "site-in-place-of-part", "部分サイトの出力先に、サイトがあります", "「{file}」には、すべての自治体のサイトがあります。部分サイトで置き換えることはしません。", "--out に、別のフォルダーを指定してください。", root=Root.MACHINE),
)  # fmt: skip
