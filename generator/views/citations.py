"""How a measure is cited: its lasting address, the forms that are usual, and files for programs that keep literature.

Without a script nobody knows the day on which the page is read: every form leaves it open. The Japanese forms are those of the standard
SIST 02 (科学技術情報流通技術基準 参照文献の書き方) and of 公共データ利用規約（第1.0版）; they are Japanese in a page of any language.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.addresses import address_of_measure_key, at_anchor
from generator.lasting_addresses import chart_file, chart_picture_file, embed_file, version_address
from generator.model.basics import NOT_STATED, Absent
from generator.model.versions import MeasureVersion
from generator.open_data.bibtex import render_bibtex
from generator.open_data.citing import Cited, CitedVersion, citation_key, in_one_line
from generator.open_data.csl_json import render_csl_json
from generator.views.data_links import link_data
from generator.views.formats import date_text
from generator.views.frame_codes import FROZEN_HEIGHT, frame_code, name_frozen_frame
from generator.views.page_context import PlanContext
from generator.views.pieces import Citation, DataLink, Embeds, Fact, IndicatorPiece, Link
from generator.views.text_pieces import Block

SIST_02: Final = "{author}. “{title}”. {site}. {date}{address}, (参照　　　　年　月　日)."
SIST_02_DATE: Final = "{date}. "
PDL: Final = "出典：「{title}」（{author}）（{address}）（　　　　年　月　日に利用）"
PDL_ADAPTED: Final = "「{title}」（{author}）（{address}）（　　　　年　月　日に利用）を加工して作成"
_BIBTEX, _CSL_JSON = "application/x-bibtex", "application/vnd.citationstyles.csl+json"


def view_citation(
    context: PlanContext,
    key: str,
    title: str,
    versions: tuple[MeasureVersion, ...],
    indicators: Mapping[str, IndicatorPiece],
    *,
    pictures: bool,
) -> Citation:
    """How the measure with the key is cited in the latest of ``versions``; where there is none, as the page that it is.

    ``indicators`` by id. ``pictures``: there are charts as pictures too. A frozen page is kept for ever and is one of many: it tells the forms
    of references, of the public data terms and of English texts, which name its address, and where its charts stand by themselves.
    """
    words = context.words.citation
    own = address_of_measure_key(key)
    root = context.site_index.site.settings.address
    edition: CitedVersion | Absent = CitedVersion(versions[-1].n, versions[-1].date) if versions else NOT_STATED
    lasting = version_address(own, versions[-1].n) if versions else own
    cited = Cited(
        key=citation_key(key, edition),
        author=_author(context),
        title=words.title.format(title=title, plan=context.plan_name),
        site=context.site_index.site.settings.name,
        address=root + lasting,
        edition=edition,
    )
    told = words.of_page
    if not isinstance(edition, Absent):
        told = words.of_version.format(number=edition.n, date=date_text(edition.date))
    is_frozen = context.address != own
    live = () if is_frozen else tuple(_embeds(context, own, indicators, pictures=pictures))
    kept = tuple(_kept_embeds(context, own, versions[-1], indicators)) if versions else ()
    groups = [(words.embeds, live)]
    if not isinstance(edition, Absent):
        label = words.frames_of_version if is_frozen else words.embeds_of_version
        groups.append((label.format(number=edition.n, date=date_text(edition.date)), kept))
    embeds = tuple(Embeds(label, facts) for label, facts in groups if facts)
    forms = (Fact(words.sist, (Block(cite_by_sist(cited)),)), Fact(words.pdl, (Block(_fill(PDL, cited)),)))
    english = cite_in_english(cited, words.english, words.english_edition)
    label = words.forms_and_embeds if embeds else words.forms
    if is_frozen:
        return Citation(label, forms, english, embeds=embeds)
    return Citation(
        label=label,
        facts=(
            Fact(told, links=(Link(cited.address, context.href(lasting)),)),
            *forms,
            Fact(words.pdl_adapted, (Block(_fill(PDL_ADAPTED, cited)),)),
        ),
        english=english,
        files=(
            DataLink(words.bibtex, link_data(_BIBTEX, render_bibtex(cited)), f"{cited.key}.bib"),
            DataLink(words.csl_json, link_data(_CSL_JSON, render_csl_json(cited)), f"{cited.key}.json"),
        ),
        figures=tuple(_figures(indicators.values(), root + context.address)),
        embeds=embeds,
    )


def cite_by_sist(cited: Cited) -> str:
    """The form of SIST 02; the day of the version stands where the standard wants that of the last change."""
    date = "" if isinstance(cited.edition, Absent) else SIST_02_DATE.format(date=cited.edition.date.isoformat())
    return _fill(SIST_02, cited, date)


def cite_in_english(cited: Cited, form: str, edition: str) -> str:
    """The form for texts in English. ``form`` and ``edition`` are patterns."""
    date = ""
    if not isinstance(cited.edition, Absent):
        date = edition.format(number=cited.edition.n, date=cited.edition.date.isoformat())
    return _fill(form, cited, date)


def _fill(form: str, cited: Cited, date: str = "") -> str:
    return form.format(
        author=in_one_line(cited.author),
        title=in_one_line(cited.title),
        site=in_one_line(cited.site),
        date=date,
        address=cited.address,
    )


def _figures(indicators: Iterable[IndicatorPiece], page: str) -> Iterator[Fact]:
    """The lasting address of each figure on the page with the whole address ``page``."""
    for piece in indicators:
        rows = [
            Block(f"{row.year} {at_anchor(page, row.anchor)}")
            for table in piece.tables
            for row in table.rows
            if row.anchor
        ]
        if rows:
            yield Fact(piece.heading, tuple(rows))


def _embeds(
    context: PlanContext, own: str, indicators: Mapping[str, IndicatorPiece], *, pictures: bool
) -> Iterator[Fact]:
    words, formats = context.words.citation, context.words.source.data_formats
    root = context.site_index.site.settings.address
    for indicator, piece in indicators.items():
        file = embed_file(own, indicator)
        code = frame_code(root + file, piece.heading)
        links = [Link(words.embed_link, context.href(file))]
        if piece.charts:
            links.append(Link(formats["svg"], context.href(chart_file(own, indicator))))
        if piece.charts and pictures:
            links.append(Link(formats["png"], context.href(chart_picture_file(own, indicator))))
        yield Fact(piece.heading, (Block(code),), tuple(links))


def _kept_embeds(
    context: PlanContext, own: str, version: MeasureVersion, indicators: Mapping[str, IndicatorPiece]
) -> Iterator[Fact]:
    """The frames that stay as in the version: those that were frozen with it, or, without the HTML, on the page that is being frozen those that will be."""
    words = context.words.citation
    page = version_address(own, version.n)
    root = context.site_index.site.settings.address
    for indicator, piece in indicators.items():
        file = embed_file(page, indicator)
        link = Link(words.embed_link, context.href(file))
        if context.address == page:
            if piece.charts:
                yield Fact(piece.heading, links=(link,))
        elif file in context.site_index.frozen:
            title = name_frozen_frame(piece.heading, version.date, words)
            code = frame_code(root + file, title, height=FROZEN_HEIGHT)
            yield Fact(piece.heading, (Block(code),), (link,))


def _author(context: PlanContext) -> str:
    """Who published the plan's document, with the municipality's name; the municipality where that cannot be told without guessing."""
    city = context.municipality.municipality.name
    source = context.plan.source.document
    document = (
        None if isinstance(source, Absent) else context.site_index.documents.get(f"{context.city}/{source.target}")
    )
    if document is None:
        return city
    if not isinstance(document.publisher_name, Absent) and document.publisher_name.startswith(city):
        return document.publisher_name
    if isinstance(document.publisher, Absent):
        return city
    department = context.site_index.departments.get(f"{context.city}/{document.publisher.target}")
    if department is None:
        return city
    return department.name if department.name.startswith(city) else city + department.name
