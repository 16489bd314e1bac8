"""Shapes of ``site.yaml`` and of a municipality's own files."""

from typing import Any, Final

from generator.load.data_format import FIRST_FORMAT, data_format
from generator.load.parse import Node
from generator.load.scalars import (
    date,
    fiscal_year,
    flag,
    identifier,
    link,
    plain_text,
    reference,
    web_root,
    words,
)
from generator.load.schema.pieces import ABSENT, CONTACT, NAMED, SOURCE, YEAR_SPAN, editorial
from generator.load.take import Held, Shape, Taking, listed, listed_once, may, need, once, record
from generator.model.basics import NOT_STATED, Absent, Ref, YearSpan
from generator.model.city import (
    Cause,
    Correction,
    Department,
    DepartmentKind,
    Document,
    Edition,
    Municipality,
    OtherSite,
    Release,
    SiteSettings,
    check_digit,
)
from generator.problems.problem import Refused

RELEASE: Final = Shape(
    "公開の版",
    (need("tag", plain_text, "版の名前"), need("date", date, "公開日"), need("notes", plain_text, "説明")),
    record(Release),
)

EDITION: Final = Shape(
    "ほかの言語のサイト",
    (
        need("language", identifier, "言語（en など）"),
        need("name", plain_text, "その言語での、言語の名前（English など）"),
        need("address", web_root, "公開先のアドレス"),
    ),
    record(Edition),
)

OTHER_SITE: Final = Shape(
    "いっしょに検索するサイト",
    (need("name", plain_text, "サイトの名前"), need("address", web_root, "公開先のアドレス")),
    record(OtherSite),
)


def _site_settings(held: Held, _taking: Taking) -> SiteSettings:
    """What the settings say of the site; what they say of the files themselves is no part of it."""
    about_files = ("format", "languages")
    return SiteSettings(
        place=held.place, **{key: value for key, value in held.values.items() if key not in about_files}
    )


SITE: Final = Shape(
    "site.yaml",
    (
        may("format", data_format, "データの形の版（「kokai upgrade」が書く）", FIRST_FORMAT),
        need("name", plain_text, "サイトの名前"),
        need("description", plain_text, "サイトの説明（一文）"),
        need("address", web_root, "公開先のアドレス"),
        may("demonstration", flag, "実演であることを示すか", default=False),
        may("demonstration_text", plain_text, "実演であることの説明", ""),
        may("contact", CONTACT, "サイトの連絡先"),
        may("licence", NAMED, "データのライセンス"),
        may("editions", listed_once(EDITION, "language"), "同じ内容の、ほかの言語のサイト", ()),
        may("releases", listed_once(RELEASE, "tag"), "公開の版", ()),
        may("other_sites", listed_once(OTHER_SITE, "address"), "いっしょに検索するほかのサイト", ()),
        once("languages", listed(plain_text), "言語", "editions", ()),
    ),
    _site_settings,
)


def municipality_code(node: Node, taking: Taking) -> str | Refused:
    """Six digits, the last of which is a check digit."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    if not (text.isascii() and text.isdigit() and len(text) in (5, 6)):
        return taking.report("K314", node, text=text, hint="数字 6 桁です。")
    whole = text[:5] + str(check_digit(text[:5]))
    if text != whole:
        return taking.report("K314", node, text=text, hint=f"上 5 桁が正しければ「{whole}」です。")
    return text


def _municipality(held: Held, taking: Taking) -> Municipality | Refused:
    return Municipality(id=taking.folder, place=held.place, **held.values)


MUNICIPALITY: Final = Shape(
    "municipality.yaml",
    (
        need("name", plain_text, "自治体の名前"),
        need("reading", plain_text, "読みがな"),
        need("prefecture", plain_text, "都道府県"),
        need("code", municipality_code, "全国地方公共団体コード 6 桁"),
        may("languages", listed(plain_text), "言語", ("ja",)),
        may("official_site", link, "公式サイト"),
        may("contact", CONTACT, "連絡先"),
        may("licence", NAMED, "データのライセンス"),
        may("editor_note", editorial, "編集者の注記"),
    ),
    _municipality,
)


def _departments_below(held: Held, _taking: Taking) -> tuple[Department, ...]:
    """The department itself, then all below it."""
    values: dict[str, Any] = dict(held.values)
    children: tuple[tuple[Department, ...], ...] = values.pop("children")
    department = Department(place=held.place, parent=NOT_STATED, **values)
    below = [_under(department, each) for branch in children for each in branch]
    return (department, *below)


def _under(parent: Department, department: Department) -> Department:
    if isinstance(department.parent, Ref):
        return department
    values = {name: getattr(department, name) for name in department.__struct_fields__}
    return Department(**{**values, "parent": Ref(parent.id, department.place)})


def take_department(node: Node, taking: Taking) -> tuple[Department, ...] | Refused:
    """A department with all below it."""
    return DEPARTMENT(node, taking)


DEPARTMENT: Final[Shape[tuple[Department, ...]]] = Shape(
    "部署",
    (
        need("id", identifier, "部署の id"),
        need("name", plain_text, "部署の名前"),
        need("kind", words(DepartmentKind), "局・部・課などの別"),
        may("reading", plain_text, "読みがな"),
        may("valid", YEAR_SPAN, "あった年度", YearSpan(NOT_STATED, NOT_STATED)),
        may("successors", listed(reference), "後継の部署の id", ()),
        may("contact", CONTACT, "連絡先"),
        may("role", editorial, "役割の説明"),
        may("source", SOURCE, "部署の名前が載っている文書"),
        may("editor_note", editorial, "編集者の注記"),
        may("children", listed(take_department), "下の部署", ()),
    ),
    _departments_below,
)


def _department_file(held: Held, _taking: Taking) -> tuple[Department, ...]:
    branches: tuple[tuple[Department, ...], ...] = held.values["departments"]
    return tuple(department for branch in branches for department in branch)


DEPARTMENT_FILE: Final = Shape(
    "departments.yaml", (need("departments", listed(take_department), "部署の一覧"),), _department_file
)


def _document(held: Held, taking: Taking) -> Document | Refused:
    if not (held.has("file") or held.has("url")):
        about = "本文か PDF のファイル名。ウェブページなら、代わりに url"
        return taking.report_missing(held.node, label="文書", key="file", about=about)
    return Document(place=held.place, **held.values)


DOCUMENT: Final = Shape(
    "文書",
    (
        need("id", identifier, "文書の id"),
        need("title", plain_text, "題名"),
        may("publisher", reference, "発行した部署の id"),
        may("publisher_name", plain_text, "発行者の名前（原文）"),
        may("issued", plain_text, "発行の時期（原文）"),
        need("fiscal_year", fiscal_year, "発行した年度"),
        may("file", plain_text, "本文または PDF のファイル名（ウェブページなら書かない）"),
        may("url", link, "公開されている場所（file がなければ必須）"),
        may("no_pages", ABSENT, "ページを示せない理由（文書の文字にページの印がないとき）"),
        may("licence", NAMED, "ライセンス"),
        may("note", editorial, "編集者の補足"),
    ),
    _document,
)


def _documents(held: Held, _taking: Taking) -> tuple[Document, ...]:
    documents: tuple[Document, ...] = held.values["documents"]
    return documents


DOCUMENT_FILE: Final = Shape("documents.yaml", (need("documents", listed(DOCUMENT), "文書の一覧"),), _documents)


def correction_target(node: Node, taking: Taking) -> Ref | Refused:
    """An address below the municipality, with or without an anchor."""
    text = plain_text(node, taking)
    return text if isinstance(text, Refused) else Ref(text, taking.place(node))


def release_tag(node: Node, taking: Taking) -> Ref | Refused:
    """The tag of a release of the site."""
    text = plain_text(node, taking)
    return text if isinstance(text, Refused) else Ref(text, taking.place(node))


def _correction(held: Held, taking: Taking) -> Correction | Refused:
    cause = held.values["cause"]
    if cause is Cause.WITHDRAWN:
        if held.has("right"):
            hint = "取下げ（withdrawn）には、正しい値を書きません。値が改まったなら、cause を別の言葉にしてください。"
            return taking.report("K301", held.key_node("right"), key="right", label="訂正", hint=hint)
    elif not held.has("right"):
        return taking.report_missing(held.node, label="訂正", key="right", about="正しい値")
    if cause is Cause.SOURCE_CORRECTED and isinstance(held.values["source"], Absent):
        return taking.report_missing(held.node, label="訂正", key="source", about="市が出した正誤表などの文書")
    return Correction(place=held.place, **held.values)


CORRECTION: Final = Shape(
    "訂正",
    (
        need("id", identifier, "訂正の id"),
        need("target", correction_target, "訂正したページか数値のアドレス"),
        need("wrong", plain_text, "誤り"),
        may("right", plain_text, "正しい値（取下げのほかは必須）", ""),
        may("since", release_tag, "誤りが最初に載った版"),
        need("corrected_on", date, "訂正した日"),
        need("reason", plain_text, "理由"),
        may("cause", words(Cause), "変わった訳（だれの誤りか）", Cause.TRANSCRIPTION),
        may("source", SOURCE, "市が出した正誤表など（cause が source-corrected なら必須）"),
    ),
    _correction,
)


def _corrections(held: Held, _taking: Taking) -> tuple[Correction, ...]:
    corrections: tuple[Correction, ...] = held.values["corrections"]
    return corrections


CORRECTION_FILE: Final = Shape(
    "corrections.yaml", (need("corrections", listed(CORRECTION), "訂正の一覧"),), _corrections
)
