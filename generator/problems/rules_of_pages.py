"""Rules K6xx to K80x: data against its sources, the built site, the words of the search."""

from typing import Final

from generator.problems.rule import Root, Rule, Severity

PAGE_RULES: Final = (
    # ---- data against its sources -------------------------------------------------------------------------------
    Rule("K601", "not-in-source", "原典にない文です", "「{text}」が、原典「{document}」に見当たりません。", "{hint}"),
    Rule("K602", "source-missing", "原典のファイルがありません", "文書「{document}」の原典「{file}」が見つかりません。", "--sources に指定したフォルダーに「{file}」を置くか、documents.yaml の file を直してください。"),
    Rule("K603", "source-unreadable", "原典のファイルから文を読み取れません", "文書「{document}」の原典「{file}」から文を読み取れません（{cause}）。", "{hint}"),
    Rule("K604", "not-on-its-page", "そのページにない値です", "「{text}」は、原典「{document}」の {page} ページに見当たりません。原典では、{where}。",
         "source の page を、文書に印刷されたページか、PDF の何ページ目かに直してください。同じ書き方の、別の値を写していないかも確かめてください。", Severity.WARNING),
    # ---- the built site -----------------------------------------------------------------------------------------
    Rule("K701", "dead-link", "リンク先がありません", "ページ「{page}」のリンク「{target}」の先がありません。", "リンク先を確かめてください。", root=Root.SITE),
    Rule("K702", "request-to-another-host", "外部への読み込みがあります", "ページ「{page}」が外部の「{target}」を読み込もうとしています。", "外部のファイルを使わず、サイトの中に置いてください。", root=Root.SITE),
    Rule("K703", "page-incomplete", "ページに必要な部分がありません", "ページ「{page}」に{what}がありません。", "題名・説明・見出しを確かめてください。手書きのページ（content/）では、題名と説明を、ファイルの初めに「---」の行、「title: 題名」の行、「description: 説明」の行、「---」の行の順に書きます。", root=Root.SITE),
    Rule("K704", "content-not-built", "手書きのページを組み立てられません", "content/ または overrides/ の組み立てに失敗しました。{cause}", "上の表示にあるファイルと行を直してください。", root=Root.PROJECT),
    Rule("K705", "accessibility-test-expired", "アクセシビリティの試験が古くなっています", "最後の試験は {tested} で、{until} までしか有効ではありません。",
         "「make audit」で試験をやり直してください。", Severity.WARNING, root=Root.PROJECT),
    Rule("K706", "accessibility-result-unreadable", "アクセシビリティの試験の結果を読めません", "「{file}」を読み取れません（{cause}）。",
         "「make audit」で作り直すか、書き方を docs/accessibility/README.md で確かめてください。", root=Root.PROJECT),
    Rule("K707", "written-file-refused", "手書きのページの所に、読めないものがあります", "「{file}」は読み込みません（{cause}）。",
         "content/ と overrides/ には、ふつうのファイルそのものを、どの環境でも使える名前で置いてください。", root=Root.PROJECT),
    Rule("K708", "front-matter-unfit", "ページや設定の書き方が違います", "「{file}」の{what}。", "{hint}", root=Root.PROJECT),
    Rule("K709", "frame-template-unfit", "枠のひな形を使えません", "「{file}」の{what}。", "{hint}", root=Root.PROJECT),
    Rule("K710", "frame-file-idle", "枠のファイルに、効き目のないところがあります", "{what}。", "{hint}", Severity.WARNING, root=Root.PROJECT),
    # ---- the words of the search --------------------------------------------------------------------------------
    Rule("K801", "term-on-no-page", "どのページにもない言葉が検索の言葉にあります", "組「{id}」の terms にある「{word}」は、データのどこにもありません。",
         "ページにある言葉に直すか、terms から消してください。市民が使う言い方なら words に書きます。"),
    Rule("K802", "word-twice", "同じ言葉が検索の言葉の一組に二度あります", "組「{id}」に「{word}」が二度あります（全角と半角、大文字と小文字は同じ言葉です）。",
         "どちらか一方を消してください。"),
    Rule("K803", "word-too-short", "一文字の言葉が検索の言葉にあります", "組「{id}」の words にある「{word}」は一文字です。",
         "一文字では多くのページに当てはまります。二文字以上の言葉にしてください。"),
    Rule("K804", "vocabulary-of-others", "どのページにもない言葉が検索の言葉にたくさんあります", "検索の言葉 {all} 語のうち {count} 語が、データのどこにもありません（{words} など）。",
         "ほかの自治体のために書かれた言葉なら、{files} を消すか、自分の自治体の言葉に書き直してください。残しておいても、ページは作られます。", Severity.WARNING),
)  # fmt: skip
