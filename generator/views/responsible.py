"""Who is responsible, and whom to ask."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from generator.map.site_index import department_key
from generator.model.basics import Absent, Contact, Ref
from generator.model.city import Department
from generator.model.plans import Departments, FormerDepartments, WordedField
from generator.views.formats import span_text, year_text
from generator.views.links import link_department
from generator.views.page_context import PageContext, PlanContext
from generator.views.pieces import ContactBox, Fact, Link
from generator.views.published import text_or_reason, view_text, view_told

_MOST_NAMES = 3


def view_departments(context: PlanContext, departments: Departments | Absent) -> tuple[Fact, ...]:
    """The published wording under the document's own heading, then links to the departments that it names."""
    if isinstance(departments, Absent):
        return ()
    words = context.words.department
    facts = []
    published = view_told(departments.as_published, context.words)
    if published:
        facts.append(Fact(context.term(WordedField.DEPARTMENTS), published))
    for term, refs in ((words.lead, departments.lead), (words.related, departments.related)):
        links = tuple(_links(context, refs))
        if links:
            facts.append(Fact(term, links=links))
    facts += (_view_former(context, former) for former in departments.former)
    return tuple(facts)


def _view_former(context: PlanContext, former: FormerDepartments) -> Fact:
    """以前の担当（平成27年度～平成30年度）: the departments that were responsible then, and why that changed."""
    words = context.words
    term = words.reason_and_note.format(reason=words.department.former, note=span_text(former.years, words))
    published = text_or_reason(former.as_published, words)
    reason = text_or_reason(former.reason, words)
    told = "" if isinstance(published, Absent) else published
    if isinstance(reason, str):
        reason = words.department.moved_because.format(reason=reason)
        told = f"{told}\n\n{reason}" if told else reason
    return Fact(term, view_text(told) if told else (), tuple(_links(context, former.lead)))


def department_names(context: PlanContext, departments: Departments | Absent) -> str:
    """The leading departments for a sentence, else the published wording; "" where there is neither."""
    if isinstance(departments, Absent):
        return ""
    names = []
    for ref in departments.lead:
        department = context.site_index.departments.get(department_key(ref, context.city))
        if department is not None:
            names.append(department.name)
    words = context.words.measure
    if not names:
        return "" if isinstance(departments.as_published, Absent) else departments.as_published
    text = context.words.list_separator.join(names[:_MOST_NAMES])
    return words.and_others.format(names=text) if len(names) > _MOST_NAMES else text


class Asked(NamedTuple):
    """Whom to ask, and whether it is those who are responsible themselves."""

    boxes: tuple[ContactBox, ...]
    own: bool


def whom_to_ask(context: PlanContext, departments: Departments | Absent) -> Asked:
    """The leading departments' contact, else that of the plan's owner, else the municipality's, else its official site.

    A department without a contact of its own is asked where the one above it is; one that is no more, where those are that took over.
    """
    lead = () if isinstance(departments, Absent) else departments.lead
    for refs in (lead, () if isinstance(context.plan.owner, Absent) else (context.plan.owner,)):
        keys = [department_key(ref, context.city) for ref in refs]
        reached = tuple(dict.fromkeys(found for key in keys for found in _reachable(context, context.city, key)))
        if reached:
            cards = tuple(_department_card(context, key) for key in reached)
            return Asked(cards, own=refs is lead and reached[0] in keys)
    return Asked(ask_city(context, context.city), own=False)


def ask_department(context: PageContext, key: str) -> tuple[ContactBox, ...]:
    """Whom to ask about the department with the key: itself, whoever took over from it, the one above it; else the municipality."""
    city = key.partition("/")[0]
    reached = tuple(dict.fromkeys(_reachable(context, city, key)))
    return tuple(_department_card(context, each) for each in reached) or ask_city(context, city)


def ask_city(context: PageContext, key: str) -> tuple[ContactBox, ...]:
    """The municipality's contact, else its official site; nothing where neither is known."""
    city = context.site_index.municipalities[key].municipality
    if not isinstance(city.contact, Absent):
        return (contact_card(context, city.name, city.contact),)
    if isinstance(city.official_site, Absent):
        return ()
    link = Link(context.words.department.official_site.format(city=city.name), city.official_site)
    return (ContactBox(city.name, (Fact(context.words.department.site, links=(link,)),)),)


def owner_name(context: PlanContext) -> str:
    """The name of the department that the plan belongs to; "" where it is the whole city's."""
    owner = context.plan.owner
    if isinstance(owner, Absent):
        return ""
    department = context.site_index.departments.get(department_key(owner, context.city))
    return "" if department is None else department.name


def _department_card(context: PageContext, key: str) -> ContactBox:
    contact = context.site_index.departments[key].contact
    path = " ".join(context.site_index.department_paths.get(key, ()))
    return ContactBox(path, ()) if isinstance(contact, Absent) else contact_card(context, path, contact)


def _reachable(context: PageContext, city: str, key: str, seen: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The department itself, if it has a contact; else those that took over from it, or the one above it. Empty where none has."""
    department = context.site_index.departments.get(key)
    if department is None or key in seen:
        return ()
    if not isinstance(department.contact, Absent):
        return (key,)
    seen |= {key}
    after = tuple(
        found for ref in department.successors for found in _reachable(context, city, department_key(ref, city), seen)
    )
    if after or isinstance(department.parent, Absent):
        return after
    return _reachable(context, city, department_key(department.parent, city), seen)


def contact_card(context: PageContext, name: str, contact: Contact) -> ContactBox:
    """A contact with all its ways that are known. Its own name, where it has one, goes before ``name``."""
    words = context.words.department
    facts = []
    if not isinstance(contact.postal, Absent):
        facts.append(Fact(words.postal, view_text(contact.postal)))
    if not isinstance(contact.tel, Absent):
        dialled = tel_href(contact.tel)
        facts.append(
            Fact(words.tel, links=(Link(contact.tel, dialled),)) if dialled else Fact(words.tel, view_text(contact.tel))
        )
    if not isinstance(contact.email, Absent):
        facts.append(Fact(words.email, links=(Link(contact.email, f"mailto:{contact.email}"),)))
    if not isinstance(contact.url, Absent):
        facts.append(Fact(words.site, links=(Link(contact.url, contact.url),)))
    return ContactBox(name if isinstance(contact.name, Absent) else contact.name, tuple(facts))


_DIALLED: Final = re.compile(r"\+?[0-9](?:[-() ]*[0-9])+")


def tel_href(published: str) -> str:
    """The link that dials a published number: its first number, without what stands beside it (内線, 代表); "" where none is in it."""
    found = _DIALLED.search(
        unicodedata.normalize("NFKC", published).replace("‐", "-").replace("−", "-").replace("ー", "-")
    )
    return "tel:" + re.sub(r"[() ]+", "-", found[0]).replace("--", "-") if found else ""


def _links(context: PlanContext, refs: Sequence[Ref]) -> Iterable[Link]:
    for ref in refs:
        link = link_department(context, context.city, ref)
        if isinstance(link, Absent):
            continue
        fate = department_fate(context, context.city, context.site_index.departments[department_key(ref, context.city)])
        yield Link(context.words.reason_and_note.format(reason=link.text, note=fate), link.href) if fate else link


def department_fate(context: PageContext, city: str, department: Department) -> str:
    """What became of a department that is no more: 令和3年度まで、現在は市民生活部."""
    words = context.words
    if isinstance(department.valid.last, Absent):
        return ""
    told = [words.department.until.format(year=year_text(department.valid.last))]
    names = [
        context.site_index.departments[department_key(ref, city)].name
        for ref in department.successors
        if department_key(ref, city) in context.site_index.departments
    ]
    if names:
        told.append(words.department.successors.format(names=words.list_separator.join(names)))
    return words.list_separator.join(told)
