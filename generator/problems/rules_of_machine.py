"""Rules K9xx: the program, the machine, and parts of a site."""

from typing import Final

from generator.problems.rule import Root, Rule, Severity

MACHINE_RULES: Final = (
    # ---- faults of the program or the machine -------------------------------------------------------------------
    Rule("K901", "our-fault", "プログラムの不具合です", "予期しない不具合が起きました（{cause}）。公開中のサイトはそのままです。", "同じ操作で続くときは、「{report}」を添えて開発者に知らせてください。", root=Root.MACHINE),
    Rule("K902", "cannot-write", "書き込めません", "「{file}」に書き込めません（{cause}）。", "空き容量と書き込み権限を確かめてください。公開中のサイトはそのままです。", root=Root.MACHINE),
    Rule("K903", "folder-not-ours", "出力先に別のファイルがあります", "「{file}」は、このプログラムが作ったサイトではないため、置き換えません。", "出力先を変えるか、中身を移してから、もう一度実行してください。", root=Root.MACHINE),
    Rule("K904", "search-not-built", "検索の索引を作れません", "検索の索引作りに失敗しました（{cause}）。", "「make site」で環境を作り直してから、もう一度実行してください。", root=Root.MACHINE),
    Rule("K905", "folder-in-use", "ほかの実行が使っています", "「{file}」は、ほかの実行が使っています（{holder}）。", "その実行が終わってから、もう一度実行してください。待つ秒数は --wait で変えられます。公開中のサイトはそのままです。", root=Root.MACHINE),
    Rule("K906", "no-locks", "二重の実行を防げない場所です", "「{file}」では、ほかの実行と重ならないようにするロックを使えません（{cause}）。", "--out と --work に、この機械のディスクのフォルダーを指定し、できたサイトをそこから写してください。公開中のサイトはそのままです。", root=Root.MACHINE),
    Rule("K907", "folders-overlap", "フォルダーが重なっています", "{what}「{file}」と{other_what}「{other}」は、同じか、一方がもう一方の中にあります。", "--out と --work に、ほかと重ならないフォルダーを指定してください。", root=Root.MACHINE),
    Rule("K908", "path-leads-nowhere", "フォルダーをたどれません", "「{file}」をたどれません（{cause}）。", "フォルダーの指定（--project、--data、--out、--work）と、今いる所を確かめてください。", root=Root.MACHINE),
    Rule("K910", "unfit-build-date", "SOURCE_DATE_EPOCH を日時として読めません", "環境変数 SOURCE_DATE_EPOCH の「{text}」は、作る日時として使えません。",
         "1970 年からの秒数を半角数字で設定するか（例 → 1700000000）、設定を消してください。", root=Root.MACHINE),
    Rule("K911", "out-of-memory", "メモリーが足りません", "メモリーが足りず、途中で止まりました（{cause}）。公開中のサイトはそのままです。",
         "ほかのプログラムを終わらせるか、使えるメモリーの上限を上げてから、もう一度実行してください。", root=Root.MACHINE),
    Rule("K912", "program-not-run", "使うプログラムを動かせません", "{name} のプログラム「{file}」を動かせません（{cause}）。",
         "「{file}」を実行する権限を確かめるか、「make distclean」「make site」で環境を作り直してください。", root=Root.MACHINE),
    Rule("K913", "sources-no-folder", "原典のフォルダーがありません", "--sources に指定した「{file}」は、フォルダーではありません。", "原典のファイルを置いたフォルダーを --sources に指定してください。", root=Root.MACHINE),
    Rule("K914", "work-folder-not-ours", "作業用フォルダーに別のファイルがあります", "「{file}」には、このプログラムが作ったものではない「{other}」があるため、作業用フォルダーとして使いません。",
         "--work に、空のフォルダーか、まだないフォルダーを指定してください。公開中のサイトはそのままです。", root=Root.MACHINE),
    Rule("K915", "lock-not-ours", "使用中の印の場所に別のものがあります", "「{file}」に、{cause}。ここは、同じフォルダーを使う実行が重ならないようにする印の場所です。",
         "それを別の場所へ移すか、--out と --work に別のフォルダーを指定してください。公開中のサイトはそのままです。", root=Root.MACHINE),
    Rule("K916", "limit-reached", "この環境の上限に達しています", "「{file}」を使おうとして、この環境の上限に達しました（{cause}）。",
         "ほかのプログラムを終わらせるか、上限（開くファイルの数は ulimit -n、プロセスの数は ulimit -u）を上げてから、もう一度実行してください。公開中のサイトはそのままです。", root=Root.MACHINE),
    Rule("K917", "worker-ended", "処理を分担するプロセスが途中で終わっています", "処理を分担するプロセスが途中で終わりました（{cause}）。残りは、もとのプロセスだけで作りました。できあがりは変わりません。",
         "くり返すときは、ほかのプログラムを終わらせてメモリーを空けるか、--workers 1 を付けて、一つのプロセスで作ってください。", Severity.WARNING, root=Root.MACHINE),
    # ---- parts of a site, built apart and joined ----------------------------------------------------------------
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
