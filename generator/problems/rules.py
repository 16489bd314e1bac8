"""The catalogue of rules: one stable code each, its level, what it says and how to mend it.

Texts are Japanese and are filled with the problem's details by ``str.format``. A title names the fault ("〜がありません"), never the instruction.
Each rule has a page ``docs/problems/<CODE>.md`` whose examples run as tests. Codes are never given to another rule.
"""

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.model.basics import Record


class Severity(enum.StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


class Root(enum.Enum):
    """Below which folder the file of a rule's problems stands: the reader of a report has to find it."""

    DATA = enum.auto()
    """The data folder."""
    PROJECT = enum.auto()
    """The folder that holds ``mkdocs.yml``: hand-written pages, the chrome, results of tests."""
    SITE = enum.auto()
    """The built site."""
    MACHINE = enum.auto()
    """None of them: the whole path of a file on this machine, or no file but a part of the program."""


class Rule(Record, frozen=True):
    """A rule of the catalogue. ``what`` and ``mend`` may name details in braces; ``root`` says where its files stand."""

    code: str
    name: str
    title: str
    what: str
    mend: str
    level: Severity = Severity.ERROR
    root: Root = Root.DATA


_RULES: Final = (
    # ---- files -------------------------------------------------------------------------------------------------
    Rule("K101", "not-utf-8", "文字コードが UTF-8 ではありません", "このファイルは UTF-8 として読めません（{byte} バイト目）。",
         "文字コードを「UTF-8」にして保存し直してください。"),
    Rule("K102", "file-too-large", "ファイルが大きすぎます", "ファイルの大きさが {size} バイトあり、上限の {limit} バイトを超えています。",
         "柱や部署ごとなど、いくつかのファイルに分けてください。"),
    Rule("K103", "link-out-of-data", "たどれないリンクがあります", "「{file}」は、data フォルダーの外か、ほかのフォルダーを指すリンクです。",
         "リンクではなく、ファイルそのものを data フォルダーの中に置いてください。"),
    Rule("K104", "unreadable-file", "ファイルを読めません", "「{file}」を開けません（{cause}）。", "ファイルの読み取り権限を確かめてください。"),
    Rule("K105", "unexpected-file", "使われないファイルがあります", "「{file}」は、この場所では読み込まれません。",
         "ファイル名と置き場所を確かめてください。{hint}"),
    Rule("K106", "missing-file", "必要なファイルがありません", "「{file}」がありません。", "「{file}」を作ってください。書き方は docs/data-format.md（kokai explain 書き方）にあります。初めてなら、kokai new site がひとそろいを作ります。"),
    Rule("K107", "empty-file", "ファイルに中身がありません", "ファイルに読み取れる内容がありません。", "内容を書くか、不要ならファイルを消してください。"),
    Rule("K108", "folders-too-deep", "フォルダーの入れ子が深すぎます", "「{file}」は、フォルダーの入れ子が {limit} 段を超えています。",
         "中のファイルを浅い所に移してください。壊れた展開や、自分自身の写しが入っていないかも確かめてください。"),
    Rule("K109", "names-differ-by-case", "大文字と小文字だけが違う名前があります", "「{file}」と「{other}」は、大文字と小文字（または濁点などの表し方）しか違いません。",
         "どちらかを、はっきり違う名前にしてください。"),
    Rule("K110", "name-windows-cannot-store", "Windows で保存できない名前です", "「{file}」という名前のファイルやフォルダーは、Windows では作れません。",
         "別の名前にしてください。con・prn・aux・nul・com1〜com9・lpt1〜lpt9、記号 < > : \" | ? * \\、点や空白で終わる名前は使えません。"),
    Rule("K111", "data-newer-than-kokai", "データの形が、この Kokai より新しい版です", "データの形は版 {format} ですが、この Kokai が読めるのは版 {present} までです。ほかの問題は調べていません。",
         "新しい Kokai を入れてください（kokai explain 新しい版）。「format」の数を小さくしても、正しくは読めません。数を書き間違えただけのときは、{present} に直してください。"),
    Rule("K112", "data-of-an-older-format", "データの形が前の版です", "データの形は版 {format} です。今の形は版 {present} です。",
         "そのままでも読めます。「kokai upgrade」で何が変わるかを見て、「kokai upgrade --write」で今の形に書き直せます。", Severity.WARNING),
    Rule("K113", "no-format-number", "データの形の版として読めません", "「format」の「{text}」は、データの形の版として読めません。",
         "「format: {present}」のように、半角の整数で書いてください。分からなければ、この行を消して「kokai upgrade」を使ってください。"),
    # ---- YAML --------------------------------------------------------------------------------------------------
    Rule("K201", "broken-yaml", "YAML の書き方が途中で崩れています", "ここまで読めましたが、この先を YAML として読めません（{cause}）。",
         "すぐ上の行も含めて、字下げ、コロンの後の空白、引用符の閉じ忘れを確かめてください。"),
    Rule("K202", "duplicate-key", "同じ項目名が二度書かれています", "「{key}」が {first} 行目にもあります。", "どちらか一方を消すか、一つにまとめてください。"),
    Rule("K203", "tab", "字下げにタブが使われています", "YAML の字下げにはタブを使えません。", "タブを半角空白 2 つに置き換えてください。"),
    Rule("K204", "full-width-colon", "コロンが全角です", "「{key}」の後のコロンが全角「：」です。", "半角のコロンと空白「: 」にしてください。例 → {key}: {value}"),
    Rule("K205", "anchor-or-tag", "使えない YAML の記法があります", "「{mark}」（アンカー・エイリアス・タグ）は使えません。",
         "同じ内容でも、そのまま書いてください。文字の「&」「*」「!」で始まる文は引用符で囲んでください。"),
    Rule("K206", "wrong-shape", "内容の形が違います", "「{label}」には{wanted}が必要ですが、{found}があります。", "{wanted}の形に直してください。"),
    Rule("K207", "too-deep", "入れ子が深すぎます", "入れ子が {limit} 段を超えています。", "字下げを確かめてください。"),
    Rule("K208", "several-documents", "一つのファイルに複数の文書があります", "「---」で区切られた二つ目の文書があります。", "ファイルを分けてください。"),
    Rule("K209", "unquoted-comma", "コンマのある値が引用符で囲まれていません", "「{key}」の値がコンマで切れています（続けると「{text}」）。",
         "値を引用符で囲むか、{{ }} を使わずに一行に一項目ずつ書いてください。例 → {key}: \"{text}\""),
    # ---- fields and values -------------------------------------------------------------------------------------
    Rule("K301", "unknown-key", "知らない項目名です", "「{key}」という項目は「{label}」にありません。", "{hint}"),
    Rule("K302", "missing-key", "必要な項目がありません", "「{label}」に「{key}」（{about}）がありません。", "「{key}: 」を書き足してください。"),
    Rule("K303", "untyped-blank", "空欄の理由がありません", "「{key}」が{found}です。", "内容を書くか、「{key}」の項目を消してください。{hint}"),
    Rule("K304", "spreadsheet-debris", "表計算ソフトのエラー表示が残っています", "「{text}」は表計算ソフトのエラー表示です。", "元の表を開き、正しい値を書き直してください。"),
    Rule("K305", "not-a-number", "数として読めません", "「{key}」の「{text}」は数として読めません。",
         "単位や文字を除き、数だけを書いてください（例 → 12850、5.6、-3）。原文の書き方は as_published に書きます。"),
    Rule("K306", "not-a-date", "日付として読めません", "「{key}」の「{text}」は日付として読めません。", "実在する日付を「2024-04-01」の形で書いてください。{hint}"),
    Rule("K307", "unknown-word", "決められた言葉ではありません", "「{key}」に「{text}」は使えません。", "使える言葉は {allowed} です。{hint}"),
    Rule("K308", "bad-id", "id に使えない文字があります", "id「{text}」は使えません。", "半角の小文字・数字・ハイフンだけで、小文字か数字から始めてください。例 → work-life-balance"),
    Rule("K309", "not-a-fiscal-year", "年度として読めません", "「{key}」の「{text}」は年度として読めません。", "西暦の 4 桁で書いてください。{hint}"),
    Rule("K310", "forbidden-link", "使えないリンク先です", "「{text}」はリンク先として使えません。", "https://、http://、mailto:、tel: のどれかで始まる、空白のないアドレスを書いてください。サイトのアドレスには、「?」「#」「//」「/../」も入れられません。"),
    Rule("K311", "control-character", "見えない制御文字があります", "画面に出ない文字（{text}）が入っています。", "前後の文字ごと消して、書き直してください。"),
    Rule("K312", "not-a-flag", "true か false ではありません", "「{key}」の「{text}」は true でも false でもありません。", "{hint}"),
    Rule("K313", "one-of", "どれか一つだけが必要です", "「{label}」に書くのは {keys} のうち一つだけです（今は {count} つ）。", "{keys} のどれか一つだけを書いてください。"),
    Rule("K314", "wrong-code", "全国地方公共団体コードが正しくありません", "コード「{text}」の検査数字が合いません。", "総務省の「全国地方公共団体コード」の 6 桁を確かめてください。{hint}"),
    Rule("K315", "unknown-unit-of-money", "金額の単位が分かりません", "「{text}」は金額の単位として使えません。", "使える単位は {allowed} です。"),
    Rule("K316", "garbled-letter", "読めない文字があります", "文字化けした文字か、外字（{text}）が入っています。",
         "原典を見て、正しい文字に書き直してください。どの画面でも読める文字がないときは、「〓」などに置き換えず、かなや別の字体で書き、編集者の注記に書き添えてください。"),
    Rule("K317", "heaped-marks", "一つの文字に付いた記号が多すぎます", "「{key}」に、一つの文字に 30 個以上の記号（濁点やアクセントなど）が付いたところがあります。",
         "重なった記号を消してください。"),
    Rule("K318", "former-spelling", "前の書き方です", "「{key}」は前の書き方です。今は「{now}」と書きます。",
         "そのままでも読めます。「kokai upgrade --write」で、まとめて今の書き方に直せます。", Severity.WARNING),
    # ---- ids and references ------------------------------------------------------------------------------------
    Rule("K401", "duplicate-id", "同じ id が二度使われています", "id「{id}」は {first} でも使われています。", "どちらかの id を変えてください。すでに公開した id は変えないでください。"),
    Rule("K402", "ids-differ-by-case", "大文字と小文字だけが違う id があります", "id「{id}」と「{other}」（{first}）は、大文字と小文字しか違いません。", "どちらかを、はっきり違う id にしてください。"),
    Rule("K403", "reference-to-nothing", "参照先がありません", "「{key}」が指す「{target}」という{what}がありません。", "id を確かめてください。{hint}"),
    Rule("K404", "address-collision", "同じアドレスが二度使われます", "「{address}」は、{first}と同じアドレスになります。", "どちらかの id（手書きのページならファイル名）を変えてください。"),
    Rule("K405", "reserved-id", "サイトが使う言葉を id にしています", "「{id}」はサイトの固定ページのアドレスに使われています。", "別の id にしてください。"),
    Rule("K406", "circle", "参照が輪になっています", "{what}「{id}」をたどると、自分自身に戻ります。", "親や後継の指定を見直してください。"),
    Rule("K407", "id-cannot-be-stored", "ファイルの名前にできない id があります", "id「{id}」{cause}。", "別の id にしてください。例 → work-life-balance"),
    Rule("K408", "written-pages-of-one-title", "手書きのページの題名が重なっています", "「{file}」の題名「{title}」は、「{first}」と同じです。",
         "どちらかのページの title を変えてください。", root=Root.PROJECT),
    Rule("K409", "file-in-the-way", "ページと同じ名前のファイルがあります", "「{file}」は、サイトが使う「{address}」と同じ場所になります。", "ファイルの名前か置き場所を変えてください。", root=Root.PROJECT),
    Rule("K410", "footnotes-of-one-mark", "同じ印の注が二つあります", "ここに書かれた注（footnotes）に、同じ印のものが二つ以上あります。", "印（mark）を、原典のとおりに一つずつ違うものにしてください。同じ注なら一つだけ残します。"),
    # ---- what was released -------------------------------------------------------------------------------------
    Rule("K420", "released-address-lost", "公開したアドレスがなくなっています", "{what}は、版「{since}」から公開していますが、今のデータにはありません。",
         "id を元に戻すか、{file} に「from: {origin}」の項目を作り、移動先か、統合・終了・取下げの日と理由を書いてください。上のページについて書けば、その下のすべてに当てはまります。"),
    Rule("K421", "moved-to-nothing", "移動先がありません", "「{target}」というページや数値がありません。", "今あるアドレスを書いてください。{hint}"),
    Rule("K422", "moved-twice", "移動先が、さらに移動しています", "「{target}」も、なくなったアドレスとして書かれています。", "今ある場所を、直接書いてください。{hint}"),
    Rule("K423", "moved-but-there", "今もあるページが、なくなったことになっています", "「{origin}」は、今もサイトにあります。", "この項目を消すか、from を直してください。"),
    Rule("K424", "place-gone-twice", "なくなった場所が二度書かれています", "「{origin}」と同じ場所のことが、{first} にも書かれています。", "どちらかの項目を消してください。アドレスの最後の「/」は、あってもなくても同じ場所です。"),
    Rule("K425", "release-of-two-days", "同じ版の公開日が二つあります", "版「{tag}」の公開日が、{date} と {other} の二通りあります。", "正しい方にそろえてください。公開済みの版の日付は、台帳（data/ledger/releases.yaml）にあります。"),
    Rule("K426", "release-exists", "その名前の版はもう公開されています", "版「{tag}」は {date} に公開されています。", "別の名前を付けてください。公開した版は、後から変えられません。"),
    Rule("K427", "release-unfit", "版として記録できません", "版「{tag}」を記録できません。{cause}。", "名前か日付を直して、もう一度実行してください。例 → kokai release 2026-11 --date 2026-11-27"),
    # ---- the archive of frozen versions ------------------------------------------------------------------------
    Rule("K440", "kept-file-missing", "保管庫にファイルがありません", "台帳（data/ledger/versions.yaml）にある「{file}」が、保管庫にありません。",
         "リリースに添えたファイルから「kokai archive add」で戻してください。戻すまで、公開はしません。", root=Root.MACHINE),
    Rule("K441", "kept-file-differs", "保管庫のファイルが台帳と違います", "「{file}」の SHA-256 が、台帳（data/ledger/versions.yaml）と違います。",
         "壊れているか、書き換えられています。リリースに添えた元のファイルと入れ替えてください。台帳は直さないでください。", root=Root.MACHINE),
    Rule("K442", "frozen-page-differs", "凍結したページが台帳と違います", "「{file}」の「{inner}」は、台帳と合いません（{cause}）。",
         "リリースに添えた元のファイルと入れ替えてください。それでも同じなら、data/ledger/versions.yaml が書き換えられていないか、変更の履歴を確かめてください。", root=Root.MACHINE),
    Rule("K443", "file-not-in-ledger", "台帳にないファイルです", "「{file}」は、台帳（data/ledger/versions.yaml）にありません。",
         "ファイルの名前を変えずに指定してください。保管するのは versions-<リリース>.tar.gz と data-<リリース>.tar.gz だけです。", root=Root.MACHINE),
    Rule("K444", "no-archive", "版の保管庫が指定されていません", "公開した版が {count} 件ありますが、保管庫の指定がないため、過去の版のページをサイトに入れていません。",
         "手元で見るだけなら、そのままでかまいません。公開するときは「--archive フォルダー」で保管庫を指定してください。", Severity.WARNING),
    Rule("K445", "restored-in-the-way", "戻す先に別のファイルがあります", "「{file}」には、凍結したページとは違うものがあります。", "--out に、別のフォルダーを指定してください。", root=Root.MACHINE),
    Rule("K446", "versions-incomplete", "台帳の版がそろっていません", "「{file}」に、{what}がありません。", "このファイルは kokai release が書きます。手で直した所を、変更の履歴から元に戻してください。"),
    Rule("K447", "half-recorded-release", "リリースの記録が途中で止まっています", "「{file}」が残っています。台帳には、前のリリースと新しいリリースの内容が混じっています。",
         "同じ「kokai release」を、同じ名前と同じ --archive でもう一度実行してください。残りを書き終えます。"),
    # ---- consistency -------------------------------------------------------------------------------------------
    Rule("K501", "two-values-for-one-period", "同じ期間の値が二つあります", "指標「{indicator}」の{period}の{what}は {first} にもあります。", "正しい方だけを残してください。直した経緯は corrections.yaml に書きます。"),
    Rule("K502", "reversed-bounds", "範囲の上下が逆です", "「{low}」が「{high}」より大きくなっています。", "小さい方を先（low / from / begins）に書いてください。"),
    Rule("K503", "number-not-in-wording", "数が原文の書き方と合いません", "値「{value}」は、原文「{wording}」が値として述べている数ではありません。", "写し間違いがないか、値と as_published の両方を原典で確かめてください。"),
    Rule("K504", "value-of-another-kind", "指標の種類に合わない値です", "「{direction}」の指標に{found}があります。", "この指標では{wanted}を書いてください。"),
    Rule("K505", "footnote-without-text", "注の本文がありません", "注の印「{mark}」に対応する本文がありません。", "指標か計画の footnotes に「{mark}」の本文を書いてください。"),
    Rule("K506", "two-results-for-one-round", "同じ回の実績が二つあります", "「{id}」の「{round}」の実績は {first} にもあります。", "一つにまとめてください。"),
    Rule("K507", "rating-without-scale", "評価の段階に対応する尺度がありません", "評価「{rating}」は、どの尺度の段階か分かりません。", "「scale: 」に計画の尺度の id を書いてください。"),
    Rule("K508", "ends-before-it-begins", "終わりが始まりより前です", "「{first}」から「{last}」までになっています。", "始まりと終わりを見直してください。"),
    Rule("K509", "no-contact", "問い合わせ先がありません", "「{name}」の電話番号、メール、問い合わせフォームのどれも、公式サイトも書かれていません。",
         "municipality.yaml に「contact: {{tel: 000-000-0000}}」のように書いてください。問い合わせフォームは url、メールは email に書きます。書かなくても、ページは作られます。", Severity.WARNING),
    # ---- a published wording and its typed value
    Rule("K520", "sign-differs", "符号が原文と違います", "値「{value}」の符号が、原文「{wording}」と違います。", "原典を確かめ、値を直してください（「▲」「△」「－」「マイナス」「減」はマイナスです）。{hint}"),
    Rule("K521", "unit-differs", "単位が原文と違います", "原文「{wording}」の単位は「{printed}」ですが、値{value}の単位は「{declared}」です。",
         "値を「{declared}」に直した数にするか、単位（unit）を直してください。{hint}"),
    Rule("K522", "bound-against-direction", "原文の「以上」「未満」などと、目標との比べ方が違います", "原文「{wording}」に対して、目標との比べ方（direction）が「{direction}」です。",
         "direction を {allowed} にするか、原典を確かめてください。"),
    Rule("K523", "approximate-mark-differs", "概数の印が原文と違います", "原文「{wording}」に{what}。", "{hint}"),
    Rule("K524", "year-differs", "年度や時期が原文と違います", "「{typed}」と書かれていますが、原文「{wording}」は {named} です。", "原典を確かめ、違う方を直してください。{hint}"),
    Rule("K525", "wording-not-readable", "原文の書き方から値を読み取れません", "「{wording}」を一つの値として読めません（{why}）。", "{hint}"),
    Rule("K526", "value-and-mark-differ", "値の有無が原文と違います", "原文「{wording}」に対して、{what}。", "{hint}"),
    Rule("K527", "value-not-comparable", "値を原文と照らし合わせられません", "値「{value}」に当たる数を、原文「{wording}」から読み取れません（{why}）。",
         "原典を確かめてください。「現状値」や「前年度」などの言葉なら、その値（基準値は baseline、実績は actuals）も書くと照らし合わせられます。数にできない言葉なら、value の代わりに text に書きます。", Severity.WARNING),
    Rule("K528", "parts-exceed-whole", "内訳の合計が総額と合いません", "{what}の合計は {parts} ですが、総額は {whole} です。", "原典を確かめ、総額か{what}の金額と単位を直してください。"),
    Rule("K529", "tolerance-without-level", "幅を使えない指標です", "「tolerance」（維持と見なす幅）は、「{direction}」の指標には使えません。",
         "0 以上の数にし、direction を maintain、maintain_or_increase、maintain_or_decrease のどれかにするか、「tolerance」の行を消してください。"),
    Rule("K530", "bound-on-actual", "「以上」「未満」などの付いた値が、一つの数として書かれています", "原文「{wording}」は、{value} ちょうどとは言っていません。",
         "分かる範囲を low と high で書くか、value の代わりに text に書いてください。"),
    Rule("K531", "later-than-report", "報告より後の年度の実績です", "「{round}」は {reported} 年度の報告ですが、{year} 年度の実績があります。", "年度を確かめてください。"),
    Rule("K532", "same-digits-in-another-unit", "同じ数字が別の単位で書かれています", "{year} 年度の「{one}」と「{other}」（{first}）は、数字が同じで単位だけが違います。",
         "原典で単位を確かめ、違う方を直してください。どちらも正しければ、そのままでかまいません。", Severity.WARNING),
    Rule("K533", "break-without-year", "比べられないという注に対する切れ目がありません", "注「{note}」は、前の値と比べられないと述べていますが、いつからかを読み取れません。",
         "指標に breaks を書いてください。例 → breaks: [{{fiscal_year: 2018, kind: 調査方法}}]。切れ目ではないなら breaks: [] と書きます。"),
    Rule("K534", "note-like-a-break", "比べられないことを述べているらしい注があります", "注「{mark} {note}」は、値の求め方が変わったと読めますが、指標に切れ目（breaks）がありません。",
         "前の値と比べられないなら、指標に breaks を書いてください。例 → breaks: [{{fiscal_year: 2021, kind: 集計方法, footnote: \"{mark}\"}}]。比べられるなら breaks: [] と書きます。", Severity.WARNING),
    Rule("K535", "total-falls", "累計の値が前より減っています", "累計の指標「{indicator}」の値「{value}」が、前の値 {before} より小さくなっています。",
         "原典を確かめ、値を直すか、累計でなければ accumulation を yearly（単年）か point（時点）にしてください。数え始めや数え方が変わったなら breaks を書いてください。", Severity.WARNING),
    Rule("K536", "value-not-sure", "確定した実績かどうかが、原文と違うか、分かりません", "原文「{wording}」の「{word}」{what}。", "{hint}"),
    Rule("K537", "total-and-yearly", "累計の数と単年の数が違っています", "原文「{wording}」の「{value}」は{said}ですが、指標の数え方（accumulation）は「{counting}」です。",
         "累計の指標なら、accumulation を「cumulative」（累計）にし、累計の数を value に書いてください。年度ごとの指標なら、その年度だけの数を書いてください。何年度分かの合計なら、始めの年度を fiscal_year に、終わりの年度を through に書きます。"),
    Rule("K538", "counted-over-different", "何当たりの値かが、指標の中で違います", "原文「{wording}」は「{own}」ですが、{other}です。",
         "そろった値が文書にあれば、その値に直すか、指標を分けてください。なければ、基準値や実績値を、value の代わりに text に書くと、比べません。書かれていなくても同じなら、unit に「回（月当たり）」のように書いてください。"),
    Rule("K539", "several-promises", "目標の原文に数がいくつもあります", "原文「{wording}」には、値「{value}」のほかに {others} があります。目標と比べるのは「{value}」だけです。",
         "どれも目標なら、指標を分けてください。参考の数なら「second: {{label: 何の数か, value: その数}}」と書いてください。", Severity.WARNING),
    Rule("K540", "rank-not-downward", "順位の目標の比べ方が逆です", "単位が「位」の指標の、目標との比べ方（direction）が「{direction}」です。順位は小さいほど上です。",
         "上の順位を目指すなら、direction を「at_most」（以下）か「decrease」（減らす）にしてください。順位を保つか上げるなら「maintain_or_decrease」にしてください。数が大きいほど良い順位なら、何の順か（ワースト、多い順など）が分かるよう、指標の名前（name か editor_name）か説明（definition）を原典どおりに書いてください。"),
    Rule("K541", "rating-not-on-scale", "指標の尺度にない段階です", "「{rating}」という段階が、指標の尺度「{scale}」にありません。",
         "尺度の段階は {steps} です。そのどれかを rating に書くか、原文どおりに読めるよう as_published を確かめてください。{hint}"),
    Rule("K542", "rating-differs", "段階が原文と違います", "段階は「{rating}」と書かれていますが、原文「{wording}」は「{said}」です。", "原典を確かめ、違う方を直してください。"),
    Rule("K543", "direction-without-steps", "段階の指標には使えない比べ方です", "評価の段階を値とする指標（scale）の、目標との比べ方が「{direction}」、数え方が「{accumulation}」です。",
         "direction は at_least（その段階以上）か maintain（その段階を保つ）に、accumulation は yearly か point にしてください。"),
    Rule("K544", "evaluation-not-on-scale", "尺度にない段階の評価です", "評価「{rating}」は、尺度「{scale}」の段階（{steps}）にありません。",
         "写し間違いなら直し、どの段階に当たるかが文書から分かるなら「rating: 」にその id を書いてください。計画の尺度（scales）に段階が足りなければ書き足し、この尺度の評価でなければ「scale」の行を消してください。", Severity.WARNING),
    Rule("K545", "change-against-direction", "増減の目標の比べ方が逆に見えます", "原文「{wording}」は「{word}」の目標で、値は「{value}」ですが、目標との比べ方（direction）が「{direction}」です。",
         "増やす、減らすことを目指すなら、direction を {meant} にしてください。その幅にとどめる目標なら、そのままでかまいません。", Severity.WARNING),
    Rule("K546", "total-below-part", "累計が、その中の数より小さくなっています", "原文「{wording}」では、累計の「{total}」が、累計ではない「{part}」より小さくなっています。",
         "原典を確かめ、写し間違いを直してください。原典がそうなっているなら、そのままでかまいません。編集者の注（editor_note）に書いておくと、読む人に伝わります。", Severity.WARNING),
    # ---- data against the last release -------------------------------------------------------------------------
    Rule("K550", "undeclared-change", "公開した確定値が、理由の記載なしに変わっています", "「{figure}」は、前回の公開では「{before}」でしたが、{now}。",
         "直したのなら、corrections.yaml に書き足してください（target: {target}、wrong: {before}、cause: 転記・正誤表・方法・予定のどれか）。取り下げたのなら、値の所に「missing: 取下げ」と書き、cause を「取下げ」にします。目標を変えたのなら、revisions に書きます。覚えがなければ、値を元に戻してください。"),
    Rule("K551", "provisional-without-later-day", "速報値が、時点を改めずに変わっています", "「{figure}」は、前回の公開では「{before}」（{as_of}現在）でしたが、今のデータでは「{now}」です。",
         "「as_of: 」に、前回より後の日付を書いてください。確定した値なら「state: 確定」とし、速報の印を消します。"),
    Rule("K552", "record-of-release-unreadable", "前回の公開の記録を読めません", "「{file}」を読み取れません（{cause}）。",
         "このファイルは「kokai release」が書きます。手で直したのなら、元に戻してください。"),
    Rule("K553", "nothing-to-compare", "比べるものを読めません", "「{named}」を読み取れません（{cause}）。",
         "データのフォルダー、figures.json、kokai.zip、または公開した版の名前を指定してください。--read には、「kokai diff --format json」の結果のファイルを指定します。", root=Root.MACHINE),
    Rule("K554", "corrected-before-released", "訂正した日が、前の値を公開した日より前です", "「{figure}」は、このサイトの写し間違いを {corrected_on} に直したと書かれていますが、{released} の公開では、まだ「{before}」でした。",
         "「corrected_on: 」に、このサイトの値を直した日を書いてください。市が先に直していたのなら、cause を「正誤表」とし、その文書を source に書きます。"),
    # ---- rounds that are not published yet ---------------------------------------------------------------------
    Rule("K560", "release-before-its-day", "公開する前の版があります", "版「{tag}」は {date} に公開する版で、{publish_on} に公開する報告「{round}」が入っています。その日より前に、この版のサイトは作れません。",
         "{publish_on} 以後に作ってください。早く作るのなら、この版を記録する前のデータから作ります。環境変数 SOURCE_DATE_EPOCH の日付も確かめてください。"),
    Rule("K561", "held-back-but-needed", "公開日の前の報告がないと、サイトが成り立ちません", "報告「{round}」は {publish_on} に公開します。それまでのサイトでは、次のことが起きます（{broken}）。{told}",
         "ほかの所が、この報告だけにあるものを指しています。指している所を直すか、公開日（publish_on）を見直してください。すでに公開した報告に、後の公開日は付けられません。"),
    Rule("K562", "held-back-not-cut", "公開日の前の報告を、データの保管ファイルから除けません", "報告「{round}」は {publish_on} に公開しますが、リリースの保管ファイル（data-版.tar.gz）から、その部分だけを除けません。",
         "plan.yaml の rounds、documents.yaml の documents、corrections.yaml の corrections を、一件ずつ「- 」で始まる行に書き分けてください。"),
    # ---- what a new site still lacks --------------------------------------------------------------------------
    Rule("K590", "address-not-decided", "公開先のアドレスが決まっていません", "「address」の「{address}」は、どこにもないアドレスです。",
         "site.yaml の「address」に、公開先のアドレスを書いてください。手元で見るだけなら、そのままでかまいません。", Severity.WARNING),
    Rule("K591", "plan-not-filled-in", "計画に、まだ書いていないことがあります", "「{title}」には、{what}が書かれていません。",
         "「source: {{document: 文書の id}}」「period: {{from: 2026, to: 2035}}」のように、計画書のとおりに書いてください。書かなくても、ページは作られます。", Severity.WARNING),
    Rule("K592", "still-a-draft", "下書きのままです", "「draft: true」が残っています。文書から読み取っただけで、まだ人が確かめていません。",
         "draft.html で文書と見比べ、「要確認」の所を直してから、この行を消してください。そのあと「kokai check --sources 原典のフォルダー」で、原文の文がすべて文書にあることを確かめます。"),
    # ---- data against its sources ------------------------------------------------------------------------------
    Rule("K601", "not-in-source", "原典にない文です", "「{text}」が、原典「{document}」に見当たりません。", "{hint}"),
    Rule("K602", "source-missing", "原典のファイルがありません", "文書「{document}」の原典「{file}」が見つかりません。", "--sources に指定したフォルダーに「{file}」を置くか、documents.yaml の file を直してください。"),
    Rule("K603", "source-unreadable", "原典のファイルから文を読み取れません", "文書「{document}」の原典「{file}」から文を読み取れません（{cause}）。", "{hint}"),
    Rule("K604", "not-on-its-page", "そのページにない値です", "「{text}」は、原典「{document}」の {page} ページに見当たりません。原典では、{where}。",
         "source の page を、文書に印刷されたページか、PDF の何ページ目かに直してください。同じ書き方の、別の値を写していないかも確かめてください。", Severity.WARNING),
    # ---- the built site ----------------------------------------------------------------------------------------
    Rule("K701", "dead-link", "リンク先がありません", "ページ「{page}」のリンク「{target}」の先がありません。", "リンク先を確かめてください。", root=Root.SITE),
    Rule("K702", "request-to-another-host", "外部への読み込みがあります", "ページ「{page}」が外部の「{target}」を読み込もうとしています。", "外部のファイルを使わず、サイトの中に置いてください。", root=Root.SITE),
    Rule("K703", "page-incomplete", "ページに必要な部分がありません", "ページ「{page}」に{what}がありません。", "題名・説明・見出しを確かめてください。", root=Root.SITE),
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
    # ---- the words of the search -------------------------------------------------------------------------------
    Rule("K801", "term-on-no-page", "どのページにもない言葉が検索の言葉にあります", "組「{id}」の terms にある「{word}」は、データのどこにもありません。",
         "ページにある言葉に直すか、terms から消してください。市民が使う言い方なら words に書きます。"),
    Rule("K802", "word-twice", "同じ言葉が検索の言葉の一組に二度あります", "組「{id}」に「{word}」が二度あります（全角と半角、大文字と小文字は同じ言葉です）。",
         "どちらか一方を消してください。"),
    Rule("K803", "word-too-short", "一文字の言葉が検索の言葉にあります", "組「{id}」の words にある「{word}」は一文字です。",
         "一文字では多くのページに当てはまります。二文字以上の言葉にしてください。"),
    Rule("K804", "vocabulary-of-others", "どのページにもない言葉が検索の言葉にたくさんあります", "検索の言葉 {all} 語のうち {count} 語が、データのどこにもありません（{words} など）。",
         "ほかの自治体のために書かれた言葉なら、{files} を消すか、自分の自治体の言葉に書き直してください。残しておいても、ページは作られます。", Severity.WARNING),
    # ---- spreadsheets ------------------------------------------------------------------------------------------
    Rule("K850", "sheet-unreadable", "表計算のファイルを読めません", "「{file}」を読めません（{cause}）。", "表計算ソフトで開き、Excel ブック（.xlsx）として保存し直してください。", root=Root.MACHINE),
    Rule("K851", "sheet-not-ours", "配った表ではありません", "「{file}」は、kokai sheet out が作った表ではありません（{cause}）。",
         "kokai sheet out が作った表に記入してください。別のファイルに写すと、行を見分ける印が失われます。", root=Root.MACHINE),
    Rule("K852", "sheet-of-no-round", "その報告の回がありません", "{where}に、報告の回「{round}」がありません。", "あるのは {known} です。--round と --plan、または表を確かめてください。", root=Root.MACHINE),
    Rule("K853", "sheet-row-lost", "送った行がありません", "「{file}」のシート「{sheet}」から、送った行が消えています（{what_row}）。", "消した行を戻すか、配った表に記入し直してください。書くことのない行は、空けたまま残します。", root=Root.MACHINE),
    Rule("K854", "sheet-row-moved", "行の見出しと答えがずれています", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）では、{cause}。", "一部だけを並べ替えたか、見出しを書き換えたと思われます。配った表に記入し直してください。", root=Root.MACHINE),
    Rule("K855", "sheet-row-twice", "同じ行が二つ以上あります", "「{file}」に、同じ行（{what_row}）が二つ以上あります（{cells}）。", "どちらの答えが正しいか確かめ、余分な行を消してください。", root=Root.MACHINE),
    Rule("K856", "sheet-row-stale", "送った後に計画が変わっています", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）は、{cause}。", "新しい表を配り、記入し直してもらってください。", root=Root.MACHINE),
    Rule("K857", "sheet-answers-differ", "一つの行に違う答えがあります", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の答えは「{own}」ですが、{others}と違います。", "どちらが正しいか両方の課で決め、違う方を空けるか直してください。", root=Root.MACHINE),
    Rule("K858", "sheet-data-changed", "送った後にデータが変わっています", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）は、送ったとき「{sent}」でした。データは今「{now}」、返ってきた答えは「{returned}」です。", "どちらが正しいか確かめ、返却した表で答え直してください。", root=Root.MACHINE),
    Rule("K859", "sheet-bare-number", "文書の書き方ではなく数が入っています", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）に、数「{shown}」が入っています。単位・桁区切り・小数点以下の 0・「約」が失われているかもしれません。",
         "文書に書かれたとおりに、「{example}」のように文字で書いてください。単位のない数なら、セルの表示形式を「文字列」にしてから打ちます。", root=Root.MACHINE),
    Rule("K860", "sheet-date", "日付に変わったセルがあります", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）が、日付「{shown}」になっています。", "表計算ソフトが日付に変えたと思われます。セルの表示形式を「文字列」にし、文書のとおりに打ち直してください。", root=Root.MACHINE),
    Rule("K861", "sheet-formula", "式の入ったセルがあります", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）に、式が入っています（表示は「{shown}」）。", "「値の貼り付け」で文字にしてから、文書のとおりに直してください。", root=Root.MACHINE),
    Rule("K862", "sheet-merged", "結合されたセルがあります", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）が、ほかのセルと結合されています。どの行の答えか分かりません。", "結合をやめ、行ごとに書いてください。", root=Root.MACHINE),
    Rule("K863", "sheet-debris", "エラー表示の残ったセルがあります", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）に、エラー表示「{shown}」が残っています。", "文書を見て、値を書き直してください。", root=Root.MACHINE),
    Rule("K864", "sheet-answer-erased", "前にあった答えが消えています", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）に、送ったときは「{before}」とありましたが、空いています。", "空欄では消せません。値がなくなったのなら「値がない理由」を選び、間違えて消したのなら書き戻してください。", root=Root.MACHINE),
    Rule("K865", "sheet-no-reason", "値がない理由がありません", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の「{wording}」だけでは、なぜ値がないのか分かりません。", "「値がない理由」を一覧から選んでください。", root=Root.MACHINE),
    Rule("K866", "sheet-unknown-reason", "一覧にない理由です", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の「{shown}」は、値がない理由の一覧にありません。", "{words} のどれかを選んでください。詳しいことは備考に書けます。", root=Root.MACHINE),
    Rule("K867", "sheet-value-and-reason", "値と値がない理由の両方があります", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）には、「{wording}」とあるのに、値がない理由「{reason}」も選ばれています。", "値があるなら理由を消し、ないなら値を消してください。", root=Root.MACHINE),
    Rule("K868", "sheet-wording-unread", "書き方から値を読み取れません", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の「{wording}」は、{cause}。", "{mend_hint}", root=Root.MACHINE),
    Rule("K869", "sheet-same-as-before", "前の回と同じ文です", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の「{wording}」は、前の回と一字も違いません。", "写し間違いでなければ、そのままで結構です。", Severity.WARNING, root=Root.MACHINE),
    Rule("K870", "sheet-answer-refused", "検査を通らない答えです", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の答えを書くと、データの検査を通りません（{broken}）。{said}", "答えを直してください。答えが正しければ、データの側を直してから、もう一度取り込んでください。", root=Root.MACHINE),
    Rule("K871", "sheet-answer-not-placed", "書き込めない答えです", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の答えは書き込めません（{cause}）。", "この答えは、YAML の側で直してください。", root=Root.MACHINE),
    Rule("K873", "sheet-row-unknown", "どの行か分からない記入があります", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）に記入がありますが、配った行ではありません。", "配った行に書き直してください。行を増やしても読み込まれません。", root=Root.MACHINE),
    Rule("K874", "sheet-remark-kept-back", "公開されない備考があります", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の備考「{remark}」は、データには書きません。", "事務局で読んでください。値がない行の備考だけが、理由の補足として公開されます。", Severity.WARNING, root=Root.MACHINE),
    Rule("K875", "sheet-renamed", "シートの名前が変わっています", "「{file}」のシート「{was}」の名前が「{sheet}」に変わっています。", "中身は読み取りました。直さなくてもかまいません。", Severity.WARNING, root=Root.MACHINE),
    Rule("K876", "sheet-in-the-way", "同じ名前の表がもうあります", "「{file}」がもうあるため、書き出しません。記入した表かもしれません。", "別のフォルダーを指定するか、前の表を移してください。", root=Root.MACHINE),
    Rule("K877", "sheet-part-missing", "表に必要なシートや列がありません", "「{file}」{where}に、{wanted}がありません。", "{hint}", root=Root.MACHINE),
    Rule("K878", "sheet-part-unknown", "計画の表にないシートや列に記入があります", "「{file}」のシート「{sheet}」のセル {cell} に記入がありますが、{cause}。", "{hint}", root=Root.MACHINE),
    Rule("K879", "sheet-cell-empty", "必ず書くセルが空いています", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）が空いています。", "{hint}", root=Root.MACHINE),
    Rule("K880", "sheet-cell-unfit", "セルに書けないことが書かれています", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の「{shown}」は、{cause}。", "{hint}", root=Root.MACHINE),
    Rule("K881", "sheet-name-unknown", "表の中で指しているものがありません", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の「{shown}」は、{sheets}にありません。", "{hint}題名・番号・id のどれかを、書かれているとおりに書いてください。", root=Root.MACHINE),
    Rule("K882", "sheet-name-unclear", "表の中で指しているものが一つに決まりません", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の「{shown}」は、{sheets}に二つ以上あります。", "id で書いてください（{ids}）。", root=Root.MACHINE),
    Rule("K883", "sheet-entry-twice", "表に同じものが二度あります", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の「{shown}」は、セル {other} にもあります。", "二度写したのなら、一方を消してください。別のものなら、id・番号・題名のうち同じになっているものを書き分けてください。", root=Root.MACHINE),
    Rule("K884", "plan-already-there", "その計画がもうあります", "計画「{city}/{plan}」には、もうデータがあります。表では上書きしません。", "別の計画なら、--plan に別の id を指定してください。同じ計画を直すなら、YAML を直します。初めから作り直すなら、計画のフォルダーをデータのフォルダーの外に移してください。"),
    Rule("K885", "sheet-row-refused", "検査を通らない行です", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）を書くと、データの検査を通りません（{broken}）。{said}", "このセルか、同じ行のほかのセルを直してください。", root=Root.MACHINE),
    Rule("K886", "csv-encoding-unknown", "CSV の文字コードが分かりません", "「{file}」は、UTF-8 としても、シフト JIS（cp932）としても読めません。", "Excel で「CSV UTF-8（コンマ区切り）」か「CSV（コンマ区切り）」を選び、保存し直してください。", root=Root.MACHINE),
    Rule("K887", "sheet-part-hidden", "隠れた所に記入があります", "「{file}」のシート「{sheet}」の隠れた所（{hidden}）にも記入があり、読み取りました。", "使わない記入なら、表示してから消してください。使うなら、そのままでかまいません。", Severity.WARNING, root=Root.MACHINE),
    Rule("K888", "sheet-plan-of-nobody", "その自治体か計画がありません", "「{city}」は、データにありません。", "今あるのは {known} です。--city と --plan を確かめてください。自治体は「kokai new city」で足せます。", root=Root.MACHINE),
    Rule("K889", "sheet-differs-from-data", "表がデータと違います", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）の「{shown}」は、データにある「{id}」の「{data}」と違います。", "データが正しければ、表を直すか、そのセルを空けてください。表が正しければ、YAML を直してください。別のものなら、別の id を書いてください。", root=Root.MACHINE),
    Rule("K890", "sheet-row-noticed", "注意のある行です", "「{file}」のシート「{sheet}」のセル {cell}（{what_row}）を書くと、データの検査で注意が出ます（{broken}）。{said}", "思ったとおりなら、そのままでかまいません。", Severity.WARNING, root=Root.MACHINE),
    # ---- faults of the program or the machine ------------------------------------------------------------------
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
)  # fmt: skip

RULES: Final[Mapping[str, Rule]] = MappingProxyType({rule.code: rule for rule in _RULES})
