"""The sheets of a plan's first workbook and their columns: the same in the workbook, in CSV files, in what is read and in what is shown.

One line a column: its key in the data, its heading, what may stand in it, how wide it is, what the input message says.
"""

import enum
from typing import Final, NamedTuple

from generator.model.basics import Reason
from generator.model.city import DepartmentKind
from generator.model.figures import Accumulation, Direction, FigureState, IndicatorKind
from generator.model.japanese import Worded
from generator.model.money import BudgetKind
from generator.model.plans import RoundKind, ScaleOrder, ScheduleState, Standing

WHOLE: Final = "計画全体"
"""What stands in place of a pillar or measure where the plan as a whole is meant."""
YES: Final = "はい"


class CellForm(enum.Enum):
    """What may stand in a cell."""

    LINE = enum.auto()  # one line of text as published
    TEXT = enum.auto()  # several lines
    QUOTE = enum.auto()  # several lines, or 値なし：理由
    ID = enum.auto()
    MARK = enum.auto()  # a number as published, a page: a whole number of the spreadsheet loses nothing
    YEAR = enum.auto()
    DAY = enum.auto()
    MOMENT = enum.auto()  # a year, a month or a day
    NUMBER = enum.auto()
    VALUE = enum.auto()  # a number, or words
    WORD = enum.auto()  # one of a list
    NAME = enum.auto()  # what another row is called
    NAMES = enum.auto()  # several, parted by 、


WordList = tuple[tuple[str, tuple[str, ...]], ...]
"""The words of a list: what each is in the data, and what it may be written as, the first in the list that is offered."""


def _words(kind: type[Worded]) -> WordList:
    return tuple((str(each), (*each.japanese, str(each))) for each in kind)


class BookColumn(NamedTuple):
    """A column. ``words`` are those that may stand in it, ``names`` the sheets in whose rows is looked for what it names."""

    field: str
    heading: str
    form: CellForm
    width: int
    told: str
    needed: bool = False
    words: WordList = ()
    names: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """The heading as it is printed: a star where every row has to say something."""
        return f"{self.heading}＊" if self.needed else self.heading


class BookSheet(NamedTuple):
    """A sheet: its key, its name, its columns. ``called`` is the field by which a row is known to people."""

    key: str
    name: str
    columns: tuple[BookColumn, ...]
    called: str = "title"

    def column(self, field: str) -> BookColumn:
        """The column of a field. Raises ``StopIteration`` where there is none."""
        return next(each for each in self.columns if each.field == field)


_F = CellForm
_ID: Final = BookColumn(
    "id",
    "id",
    _F.ID,
    14,
    "空けておくと、番号などから作ります。書くなら、半角の小文字・数字・ハイフンで。公開した後は変えません。",
)
_NUMBER: Final = BookColumn(
    "number", "番号", _F.MARK, 12, "文書に印刷された番号（例: 施策１、1-2）。なければ空けます。"
)
_DOCUMENT: Final = BookColumn(
    "document",
    "文書",
    _F.NAME,
    20,
    "「文書」シートの題名か id。計画書に載っているなら、空けてかまいません。",
    names=("documents",),
)
_PAGE: Final = BookColumn("page", "ページ", _F.MARK, 9, "文書に印刷されたページ。")
_NOTE: Final = BookColumn(
    "editor_note", "編集者の注記", _F.TEXT, 30, "文書にない説明。公開され、編集者の言葉として示されます。"
)
_PLAIN: Final = BookColumn(
    "plain_summary",
    "やさしい説明",
    _F.TEXT,
    30,
    "文書にない、分かりやすい言い換え。公開され、編集者の言葉として示されます。",
)
_WHO: Final = (
    BookColumn("departments", "担当（文書のまま）", _F.QUOTE, 20, "文書に書かれたとおりに（例: 企画部計画課）。"),
    BookColumn("lead", "主に担当する部署", _F.NAMES, 20, "「部署」シートの名前か id。いくつかあるときは「、」で区切ります。", names=("departments",)),
    BookColumn("related", "関係する部署", _F.NAMES, 20, "「部署」シートの名前か id。いくつかあるときは「、」で区切ります。", names=("departments",)),
)  # fmt: skip

PLAN_FIELDS: Final = BookSheet(
    "plan",
    "計画",
    (
        BookColumn("title", "題名", _F.LINE, 60, "計画の題名を、文書のとおりに。", needed=True),
        BookColumn("kind", "計画の種類", _F.LINE, 60, "基本計画、行財政改革推進計画など。"),
        BookColumn("from", "期間の最初の年度", _F.YEAR, 60, "2026 か 令和8年度 のように。"),
        BookColumn("to", "期間の最後の年度", _F.YEAR, 60, "2035 か 令和17年度 のように。"),
        BookColumn("owner", "計画を持つ部署", _F.NAME, 60, "「部署」シートの名前か id。市全体の計画なら空けます。", names=("departments",)),
        BookColumn("document", "文書", _F.NAME, 60, "この計画の文書。「文書」シートの題名か id。", names=("documents",)),
        _PAGE._replace(width=60),
        BookColumn("published", "公表した日", _F.DAY, 60, "2026-04-01 か 令和8年4月1日 のように。"),
        BookColumn("summary", "概要", _F.QUOTE, 60, "文書に書かれた概要を、そのまま。"),
        _PLAIN,
        _NOTE,
        BookColumn("predecessor", "前の計画の id", _F.ID, 60, "このサイトに前の計画があれば、その id。"),
    ),
)  # fmt: skip
"""What is asked about the plan itself: on its sheet one line each, 項目 and 内容."""
ITEM, CONTENT, ABOUT_ITEM = "項目", "内容", "書き方"

SHEETS: Final = (
    PLAN_FIELDS,
    BookSheet("documents", "文書", (
        _ID,
        BookColumn("title", "題名", _F.LINE, 50, "文書の題名を、公表したとおりに。", needed=True),
        BookColumn("fiscal_year", "出した年度", _F.YEAR, 12, "2026 か 令和8年度 のように。", needed=True),
        BookColumn("issued", "発行の時期", _F.LINE, 18, "文書に書かれたとおりに（例: 令和8年3月）。結果が載っているかを確かめるのに使います。"),
        BookColumn("url", "アドレス", _F.LINE, 50, "公開されているアドレス（https://…）。ファイル名があれば、なくてもかまいません。"),
        BookColumn("file", "ファイル名", _F.LINE, 30, "原典と照らし合わせるときの、テキストか PDF の名前。"),
    )),
    BookSheet("departments", "部署", (
        _ID._replace(told="空けておくと、読みのローマ字にします。公開した後は変えません。"),
        BookColumn("name", "名前", _F.LINE, 30, "部署の名前。", needed=True),
        BookColumn("reading", "読み", _F.LINE, 30, "ひらがなで。id を空けるときは、必ず書きます。"),
        BookColumn("kind", "種類", _F.WORD, 12, "一覧から選びます。", needed=True, words=_words(DepartmentKind)),
        BookColumn("parent", "上の部署", _F.NAME, 30, "この部署の属する部署の名前か id。", names=("departments",)),
    ), "name"),
    BookSheet("levels", "柱の階層", (
        _ID,
        BookColumn("name", "呼び名", _F.LINE, 30, "柱の呼び名を、上から順に（例: 政策、方向性、基本事業）。", needed=True),
    ), "name"),
    BookSheet("measure_kinds", "施策の種類", (
        _ID,
        BookColumn("name", "呼び名", _F.LINE, 30, "施策の呼び名（例: 事務事業、取組項目）。", needed=True),
        BookColumn("heading", "一覧の見出し", _F.LINE, 40, "文書の、施策の一覧の見出し。"),
    ), "name"),
    BookSheet("scales", "評価の尺度", (
        BookColumn("scale", "尺度の id", _F.ID, 14, "同じ尺度の段階には、同じ id を書きます（例: progress）。", needed=True),
        BookColumn("name", "尺度の名前", _F.LINE, 24, "同じ尺度の段階には、同じ名前を書きます（例: 進捗評価）。", needed=True),
        BookColumn("axis", "何についての評価か", _F.LINE, 24, "いくつかの観点で評価するとき。"),
        BookColumn("order", "段階を書いた順", _F.WORD, 16, "良い順か、悪い順か。決められなければ「順なし」。", words=_words(ScaleOrder)),
        BookColumn("id", "段階の id", _F.ID, 12, "空けておくと、表示から作ります。"),
        BookColumn("label", "段階の表示", _F.MARK, 12, "文書の表示（A、○、5 など）。", needed=True),
        BookColumn("definition", "段階の説明", _F.QUOTE, 40, "文書に書かれた説明を、そのまま。"),
        BookColumn("reads_as", "読み方", _F.WORD, 12, "その段階を、達成・途中・未達成のどれと読むか。", needed=True, words=_words(Standing)),
    ), "label"),
    BookSheet("rounds", "報告の回", (
        _ID,
        BookColumn("name", "名前", _F.LINE, 30, "報告書のとおりに（例: 令和8年度実績）。", needed=True),
        BookColumn("kind", "種類", _F.WORD, 18, "一覧から選びます。", needed=True, words=_words(RoundKind)),
        BookColumn("fiscal_year", "年度", _F.YEAR, 12, "どの年度の報告か。", needed=True),
        BookColumn("as_of", "何日現在", _F.DAY, 16, "年度の途中の報告なら、その日。"),
        BookColumn("publish_on", "公開日", _F.DAY, 16, "この日より前のサイトには、この報告を載せません。"),
        _DOCUMENT._replace(told="報告書。「文書」シートの題名か id。まだ出ていなければ空けます。"),
        _PAGE,
        BookColumn("complete", "写し終えた", _F.WORD, 10, "その文書にある実績を、すべてデータに写し終えたら「はい」。", words=(("true", (YES,)), ("false", ("いいえ",)))),
    ), "name"),
    BookSheet("pillars", "柱", (
        _ID,
        BookColumn("parent", "上の柱", _F.NAME, 26, "一つ上の柱の題名・番号・id。いちばん上の柱なら空けます。", names=("pillars",)),
        BookColumn("level", "階層", _F.NAME, 14, "「柱の階層」シートの呼び名か id。", names=("levels",)),
        _NUMBER,
        BookColumn("title", "題名", _F.LINE, 40, "文書のとおりに。", needed=True),
        BookColumn("text", "説明", _F.QUOTE, 50, "文書に書かれた説明を、そのまま。"),
        *_WHO, _DOCUMENT, _PAGE, _PLAIN, _NOTE,
    )),
    BookSheet("measures", "施策", (
        _ID,
        BookColumn("pillar", "柱", _F.NAME, 26, "この施策のすぐ上の柱の題名・番号・id。柱のない計画なら空けます。", names=("pillars",)),
        BookColumn("kind", "種類", _F.NAME, 14, "「施策の種類」シートの呼び名か id。", names=("measure_kinds",)),
        _NUMBER,
        BookColumn("title", "題名", _F.LINE, 40, "文書のとおりに。", needed=True),
        BookColumn("summary", "概要", _F.QUOTE, 50, "文書に書かれた概要を、そのまま。"),
        BookColumn("target_text", "指標・目標の文", _F.QUOTE, 30, "文章で書かれた目標。数値の目標は「目標値」シートに。"),
        BookColumn("expected_effect", "期待される効果", _F.QUOTE, 30, "文書に書かれたとおりに。"),
        *_WHO,
        BookColumn("schedule", "時期（文書のまま）", _F.QUOTE, 18, "文書に書かれたとおりに（例: R6.7～予定）。"),
        BookColumn("begins", "始まり", _F.MOMENT, 12, "読み取れるときだけ。2024、2024-07、2024-07-01 のように。"),
        BookColumn("ends", "終わり", _F.MOMENT, 12, "読み取れるときだけ。2024、2024-07、2024-07-01 のように。"),
        BookColumn("state", "時期の確かさ", _F.WORD, 14, "一覧から選びます。", words=_words(ScheduleState)),
        BookColumn("new", "新規", _F.WORD, 8, "新しく始める施策なら「はい」。", words=(("true", (YES, "○", "新規")), ("false", ("いいえ",)))),
        _DOCUMENT, _PAGE,
        BookColumn("note", "備考（文書のまま）", _F.QUOTE, 26, "文書の備考を、そのまま。"),
        BookColumn("no_indicator", "指標がない理由", _F.WORD, 18, "文書に指標の欄があり、指標がないとき。", words=_words(Reason)),
        BookColumn("no_indicator_note", "その補足", _F.LINE, 20, "理由の補足。公開されます。"),
        _PLAIN, _NOTE,
    )),
    BookSheet("indicators", "指標", (
        BookColumn("holder", "どこの指標か", _F.NAME, 26, f"施策か柱の題名・番号・id。計画全体の指標なら「{WHOLE}」。", needed=True, names=("pillars", "measures")),
        _ID,
        _NUMBER,
        BookColumn("name", "名前", _F.LINE, 36, "文書のとおりに。文書に名前がなければ、右の列に書きます。"),
        BookColumn("editor_name", "編集者が付けた名前", _F.LINE, 26, "文書に名前がないときだけ。"),
        BookColumn("unit", "単位", _F.LINE, 8, "人、％、件 など。"),
        BookColumn("kind", "種類", _F.WORD, 14, "文書から決められなければ「記載なし」。", needed=True, words=_words(IndicatorKind)),
        BookColumn("direction", "目標との比べ方", _F.WORD, 16, "「以上」「以下」など。数で表せなければ「文章」、できたかどうかなら「節目」。", needed=True, words=_words(Direction)),
        BookColumn("accumulation", "数え方", _F.WORD, 12, "その年度だけの数なら「単年」。決められなければ「記載なし」。", needed=True, words=_words(Accumulation)),
        BookColumn("scale", "評価の尺度", _F.NAME, 14, "目標が A・B などの段階のとき、「評価の尺度」シートの名前か id。", names=("scales",)),
        BookColumn("tolerance", "維持と見なす幅", _F.NUMBER, 12, "文書に書かれているときだけ、数で。"),
        BookColumn("definition", "説明・定義", _F.QUOTE, 30, "文書に書かれたとおりに。"),
        BookColumn("formula", "計算式", _F.QUOTE, 24, "文書に書かれたとおりに。"),
        BookColumn("data_source", "データの出所", _F.QUOTE, 20, "文書に書かれたとおりに。"),
        BookColumn("serves", "ほかに結び付く柱・施策", _F.NAMES, 22, "この指標が支える、ほかの柱や施策。「、」で区切ります。", names=("pillars", "measures")),
        BookColumn("no_target", "目標値がない理由", _F.WORD, 18, "目標値がないとき。", words=_words(Reason)),
        BookColumn("no_target_note", "その補足", _F.LINE, 20, "理由の補足。公開されます。"),
        _DOCUMENT, _PAGE, _NOTE,
    ), "name"),
    BookSheet("targets", "目標値", (
        BookColumn("holder", "どこの指標か", _F.NAME, 26, f"「指標」シートと同じように。計画全体の指標なら「{WHOLE}」。", needed=True, names=("pillars", "measures")),
        BookColumn("indicator", "指標", _F.NAME, 30, "「指標」シートの名前・番号・id。", needed=True, names=("indicators",)),
        BookColumn("role", "区分", _F.WORD, 12, "基準値、目標、最終目標（計画の最後の目標）、実績（計画に載っている過去の実績）。", needed=True, words=(
            ("baseline", ("基準値", "現状値", "現状")), ("target", ("目標", "目標値")), ("final", ("最終目標", "最終目標値")), ("actual", ("実績", "実績値")))),
        BookColumn("year", "年", _F.YEAR, 12, "2026 か 令和8年度 のように。ある日の値なら空けて「何日現在」を書きます。"),
        BookColumn("year_kind", "年の種類", _F.WORD, 10, "空けておくと年度（4月から3月）。", words=(
            ("fiscal_year", ("年度",)), ("calendar_year", ("暦年",)), ("school_year", ("学年度",)))),
        BookColumn("through", "何年まで", _F.YEAR, 10, "複数年をまとめた値のとき、最後の年。"),
        BookColumn("every_year_until", "毎年度", _F.YEAR, 10, "同じ目標が毎年度続くとき、最後の年度。"),
        BookColumn("part", "四半期・半期・月", _F.WORD, 14, "年度の一部の値のとき。", words=(
            *((f"q{each}", (f"第{each}四半期",)) for each in range(1, 5)), ("h1", ("上半期",)), ("h2", ("下半期",)),
            *((f"m{each}", (f"{each}月",)) for each in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)))),
        BookColumn("as_published", "値（文書のまま）", _F.LINE, 24, "文書に書かれたとおりに、単位も「約」も「以上」も写します。数だけにしません。"),
        BookColumn("typed", "値（書き方から分からないときだけ）", _F.VALUE, 16, "尋ねられたときだけ、数や言葉で書きます。"),
        BookColumn("approximate", "概数", _F.WORD, 8, "「約」と書かれていないのに概数のとき、「はい」。", words=(("true", (YES,)), ("false", ("いいえ",)))),
        BookColumn("missing", "値がない理由", _F.WORD, 18, "値がないときに、一覧から選びます。空欄のままにしません。", words=_words(Reason)),
        BookColumn("missing_note", "理由の補足", _F.LINE, 20, "公開されます。"),
        BookColumn("second_label", "併記された値の名前", _F.LINE, 16, "「37.0（60.3）」のように二つの数があるとき、二つ目が何の値か。"),
        BookColumn("second_value", "併記された値", _F.NUMBER, 12, "その数。"),
        BookColumn("as_of", "何日現在", _F.DAY, 14, "2026-04-01 か 令和8年4月1日 のように。"),
        BookColumn("state", "値の状態", _F.WORD, 10, "速報のとき「速報」。", words=_words(FigureState)),
        BookColumn("forecast", "見込み", _F.WORD, 8, "見込みの値なら「はい」（目標には書きません）。", words=(("true", (YES,)), ("false", ("いいえ",)))),
        _DOCUMENT, _PAGE,
    ), "as_published"),
    BookSheet("budgets", "予算", (
        BookColumn("holder", "どこの予算か", _F.NAME, 26, f"施策か柱の題名・番号・id。計画全体の予算なら「{WHOLE}」。", needed=True, names=("pillars", "measures")),
        BookColumn("year", "年度", _F.YEAR, 12, "予算の年度。2026 か 令和8年度 のように。", needed=True),
        BookColumn("through", "何年度まで", _F.YEAR, 10, "何年度か分をまとめた額のとき、最後の年度。"),
        BookColumn("kind", "区分", _F.WORD, 14, "一覧から選びます。文書に書かれていなければ「区分の記載なし」。", needed=True, words=_words(BudgetKind)),
        BookColumn("label", "名前（文書のまま）", _F.LINE, 20, "文書に書かれた名前（一般会計、事業費など）。なければ空けます。"),
        BookColumn("role", "何の額か", _F.WORD, 16, "総額なら空けるか「総額」。財源や人件費などは、総額の行の下に、同じ年度・区分・名前で一行ずつ書きます。", words=(
            ("whole", ("総額",)), ("parts", ("内訳",)), ("funding", ("財源",)), ("staff_cost", ("人件費",)), ("full_time_equivalents", ("人工",)), ("unit_costs", ("単位当たりのコスト",)))),
        BookColumn("part", "内訳の名前", _F.LINE, 20, "財源・内訳・職員の種類・単位の名前を、文書のとおりに（例: 国庫支出金、直接費、正規職員、利用者1人当たり）。"),
        BookColumn("as_published", "金額（文書のまま）", _F.LINE, 20, "文書に書かれたとおりに（例: 12,850千円、△1,200千円）。"),
        BookColumn("unit", "単位", _F.LINE, 8, "金額に単位が付いていないとき（表の見出しにあるときなど）。円、千円、百万円など。"),
        BookColumn("typed", "値（書き方から分からないときだけ）", _F.VALUE, 16, "尋ねられたときと、人工のとき、数で書きます。"),
        BookColumn("missing", "値がない理由", _F.WORD, 18, "金額がないときに、一覧から選びます。", words=_words(Reason)),
        BookColumn("missing_note", "理由の補足", _F.LINE, 20, "公開されます。"),
        BookColumn("includes", "ただし書き（文書のまま）", _F.QUOTE, 26, "文書に書かれたとおりに（例: 人件費を含む）。"),
        _DOCUMENT, _PAGE, _NOTE,
    ), "as_published"),
)  # fmt: skip

BY_KEY: Final = {each.key: each for each in SHEETS}
