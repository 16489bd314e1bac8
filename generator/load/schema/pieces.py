"""Small shapes that many records share."""

from typing import Final, Generic, TypeVar

from generator.load.hints import REASON_WITHIN
from generator.load.parse import Mapping, Node, describe
from generator.load.scalars import (
    email,
    fiscal_year,
    flag,
    link,
    number,
    plain_text,
    published,
    reference,
    whole_number,
    words,
)
from generator.load.take import Held, Shape, Take, Taking, listed, may, need, record
from generator.model.basics import (
    Absent,
    Contact,
    Footnote,
    Named,
    Reason,
    Section,
    SourceRef,
    YearSpan,
)
from generator.model.figures import SecondValue, TargetRevision
from generator.model.plans import Departments, FormerDepartments, Position, Priority, WordedField
from generator.problems.nearest_word import name_nearest
from generator.problems.problem import REFUSED, Refused

T = TypeVar("T")

ABSENT: Final = Shape(
    "値がない理由",
    (
        need("missing", words(Reason), "値がない理由"),
        may("note", plain_text, "理由の補足", ""),
    ),
    record(Absent, missing="reason"),
)


class OrAbsent(Generic[T]):
    """A value, or ``{missing: REASON, note: ...}`` in its place."""

    def __init__(self, take: Take[T]) -> None:
        self.take = take

    def __call__(self, node: Node, taking: Taking) -> T | Absent | Refused:
        """Take the value or the reason at ``node``."""
        if isinstance(node, Mapping) and any(key.text == "missing" for key, _ in node.entries):
            return ABSENT(node, taking)
        taking.reason = REASON_WITHIN.format(key=taking.key)
        return self.take(node, taking)


def or_absent(take: Take[T]) -> Take[T | Absent]:
    """A value, or the reason why there is none."""
    return OrAbsent(take)


quote: Final = or_absent(published)
page_number: Final = or_absent(plain_text)


def editorial(node: Node, taking: Taking) -> str | Refused:
    """The editors' own words, which stand in no source document."""
    return plain_text(node, taking)


def named_words(node: Node, taking: Taking) -> tuple[tuple[str, str], ...] | Refused:
    """A plan's own headings: field key -> heading as published."""
    if not isinstance(node, Mapping):
        return taking.report("K206", node, label="words", wanted="「項目名: 見出し」のまとまり", found=describe(node))
    taken: list[tuple[str, str]] = []
    sound = True
    for key, value in node.entries:
        if key.text not in WORDED_FIELDS:
            hint = name_nearest(key.text.strip(), WORDED_FIELDS, "")
            taking.report("K307", key, key="words", text=key.text, allowed="、".join(WORDED_FIELDS), hint=hint)
            sound = False
            continue
        taking.key = key.text
        text = published(value, taking)
        if isinstance(text, Refused):
            sound = False
        else:
            taken.append((key.text, text))
    return tuple(taken) if sound else Refused()


WORDED_FIELDS: Final = tuple(map(str, WordedField))


def still_a_draft(node: Node, taking: Taking) -> bool | Refused:
    """The mark of a file that `kokai read` drafted: told as long as it stands (K592), so that nothing passes that nobody has looked at."""
    marked = flag(node, taking)
    if marked is True:
        taking.report("K592", node)
    return marked


DRAFT: Final = may(
    "draft", still_a_draft, "`kokai read` の下書きで、まだ確かめていないか（確かめたら行を消す）", default=False
)

SOURCE: Final = Shape(
    "出典",
    (
        may("document", reference, "文書の id（documents.yaml）"),
        may("page", page_number, "文書に印刷されたページ"),
        may("url", link, "その値や文が載っている所のアドレス（PDF のページ、ウェブページ）"),
    ),
    record(SourceRef),
)


def _year_span(held: Held, taking: Taking) -> YearSpan | Refused:
    first, last = held.values["from"], held.values["to"]
    if isinstance(first, int) and isinstance(last, int) and last < first:
        return taking.report("K508", held.node, first=first, last=last)
    return YearSpan(first, last)


YEAR_SPAN: Final = Shape(
    "年度の範囲",
    (may("from", fiscal_year, "最初の年度"), may("to", fiscal_year, "最後の年度")),
    _year_span,
)

SECTION: Final = Shape(
    "見出しのある文章",
    (may("heading", published, "見出し"), need("text", quote, "本文")),
    record(Section),
)

FOOTNOTE: Final = Shape(
    "注",
    (need("mark", published, "注の印（※1 など）"), need("text", published, "注の本文")),
    record(Footnote),
)

CONTACT: Final = Shape(
    "連絡先",
    (
        may("name", plain_text, "窓口の名前"),
        may("postal", plain_text, "郵便番号と住所"),
        may("tel", plain_text, "電話番号"),
        may("email", email, "メールアドレス"),
        may("url", link, "問い合わせページ"),
    ),
    record(Contact),
)

NAMED: Final = Shape(
    "名前とリンク",
    (need("name", plain_text, "名前"), may("url", link, "リンク先")),
    record(Named),
)

PRIORITY: Final = Shape(
    "優先順位",
    (need("as_published", quote, "原文の書き方"), may("rank", whole_number, "順位の数")),
    record(Priority),
)


def _position(held: Held, taking: Taking) -> Position | Refused:
    if held.has("text") and held.has("missing"):
        return taking.report("K313", held.node, label="他の計画での位置付け", keys="text / missing", count=2)
    if held.refuse_lone("note", "missing", "値がない理由", taking):
        return REFUSED
    values = held.values
    text = Absent(values["missing"], values["note"]) if held.has("missing") else values["text"]
    return Position(values["label"], text, values["plan"])


POSITION: Final = Shape(
    "他の計画での位置付け",
    (
        need("label", published, "位置付けの名前"),
        may("text", published, "原文"),
        may("plan", reference, "その計画の id"),
        may("missing", words(Reason), "原文がない理由"),
        may("note", plain_text, "理由の補足", ""),
    ),
    _position,
)

FORMER_DEPARTMENTS: Final = Shape(
    "以前の担当部署",
    (
        need("years", YEAR_SPAN, "担当していた年度"),
        may("as_published", quote, "原文の書き方"),
        need("lead", listed(reference), "担当していた部署の id"),
        may("reason", quote, "移った理由（原文）"),
        may("source", SOURCE, "出典"),
    ),
    record(FormerDepartments),
)

DEPARTMENTS: Final = Shape(
    "担当部署",
    (
        may("as_published", quote, "原文の書き方"),
        may("lead", listed(reference), "主に担当する部署の id", ()),
        may("related", listed(reference), "関係する部署の id", ()),
        may("former", listed(FORMER_DEPARTMENTS), "以前の担当部署（今もある部署から移ったとき）", ()),
    ),
    record(Departments),
)

SECOND: Final = Shape(
    "併記された値",
    (need("label", plain_text, "何の値か"), need("value", number, "数")),
    record(SecondValue),
)

REVISION: Final = Shape(
    "目標の変更",
    (
        need("fiscal_year", fiscal_year, "変更した年度"),
        need("was", published, "変更前の原文"),
        may("reason", published, "変更の理由"),
    ),
    record(TargetRevision),
)
