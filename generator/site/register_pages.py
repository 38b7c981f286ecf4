"""The pages of the registers: roles, laws, forms and terms, each with what the processes say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.analysis.coverage import roles_to_cover
from generator.analysis.impact import Impact, Standing, impact
from generator.analysis.learning import learning_path
from generator.labels import Labels
from generator.model.handbook import Handbook
from generator.model.process import Process, all_forms
from generator.model.registers import Law, Role, Term
from generator.model.step import Step
from generator.site import addresses
from generator.site.changes_pages import changes_by_role
from generator.site.citations import shown_laws, shown_sections
from generator.site.page import Page, SearchEntry
from generator.site.search_entries import form_entries, law_entries, role_entries, term_entries
from generator.site.templates import Render
from generator.thai.sorting import thai_order


def register_pages(handbook: Handbook, labels: Labels, render: Render) -> Iterator[Page]:
    """Yield the index page of each register and one page for each role, law and form."""
    yield from _role_pages(handbook, labels, render)
    yield from _law_pages(handbook, labels, render)
    yield from _form_pages(handbook, labels, render)
    yield _terms_page(handbook, labels, render)


def _role_pages(handbook: Handbook, labels: Labels, render: Render) -> Iterator[Page]:
    work = {id_: _steps_of(role, handbook) for id_, role in handbook.roles.items()}
    changed = changes_by_role(handbook, labels)
    covered = roles_to_cover(handbook)
    yield _index("roles", addresses.ROLES, handbook, labels, render, work=work)
    for role in handbook.roles.values():
        address = addresses.role_page(role.id)
        title = role.title.in_language(labels.language)
        body = render(
            "role",
            address,
            handbook=handbook,
            role=role,
            has_path=not role.external and bool(learning_path(handbook, role.id)),
            has_cover=role.id in covered,
            owned=[p for p in handbook.processes.values() if p.owner == role.id],
            covered=[p for p in handbook.processes.values() if p.deputy == role.id],
            work=work[role.id],
            changed=changed.get(role.id, ()),
            duties=[
                (process, duty)
                for process in handbook.processes.values()
                for duty in process.responsibilities
                if duty.role == role.id
            ],
            kept=[form for form in handbook.forms.values() if form.kept_by == role.id],
        )
        about = role.description.in_language(labels.language) if role.description else ""
        yield _page(address, title, body, about, role_entries(role, labels))


def _steps_of(role: Role, handbook: Handbook) -> list[tuple[Process, tuple[Step, ...]]]:
    """Return the processes in which a role does something, with the steps that it does."""
    rows = (
        (process, tuple(step for step in process.steps if step.role == role.id))
        for process in handbook.in_use()
    )
    return [(process, steps) for process, steps in rows if steps]


def _law_pages(handbook: Handbook, labels: Labels, render: Render) -> Iterator[Page]:
    laws = shown_laws(handbook)
    citing = {id_: handbook.citing(id_) for id_ in laws}
    yield _index("laws", addresses.LAWS, handbook, labels, render, laws=laws, citing=citing)
    for law in laws.values():
        address = addresses.law_page(law.id)
        impacts = _impacts(law, handbook)
        body = render(
            "law",
            address,
            handbook=handbook,
            law=law,
            laws=laws,
            sections=shown_sections(law),
            impacts=impacts,
            processes=len({one.process.code for one in impacts}),
            suspects=len({o.process.code for o in impacts if o.standing is Standing.SUSPECT}),
        )
        title = law.title.in_language(labels.language)
        yield _page(address, title, body, title, law_entries(law, labels))


def _impacts(law: Law, handbook: Handbook) -> list[Impact]:
    """Return what rests on a law, but for what cites its uncertain sections."""
    hidden = {section.id for section in law.sections} - {s.id for s in shown_sections(law)}
    return [one for one in impact(handbook, law.id) if one.citation.section not in hidden]


def _form_pages(handbook: Handbook, labels: Labels, render: Render) -> Iterator[Page]:
    uses = _uses(handbook)
    yield _index("forms", addresses.FORMS, handbook, labels, render, uses=uses)
    laws, working = shown_laws(handbook), roles_to_cover(handbook)
    for form in handbook.forms.values():
        address = addresses.form_page(form.id)
        body = render(
            "form",
            address,
            handbook=handbook,
            form=form,
            uses=uses[form.id],
            laws=laws,
            handing_over=[handbook.roles[id_] for id_ in handbook.roles if id_ in working]
            if form.handover
            else [],
        )
        title = form.title.in_language(labels.language)
        about = form.description.in_language(labels.language) if form.description else ""
        yield _page(address, title, body, about, form_entries(form, labels))


def _uses(handbook: Handbook) -> dict[str, list[tuple[Process, tuple[Step, ...]]]]:
    """Return the processes that use each form, with the steps that use it."""
    found: dict[str, list[tuple[Process, tuple[Step, ...]]]] = {id_: [] for id_ in handbook.forms}
    for process in handbook.in_use():
        for form, used in all_forms(process).items():
            found[form].append((process, tuple(s for s in process.steps if s.id in used)))
    return found


def _terms_page(handbook: Handbook, labels: Labels, render: Render) -> Page:
    def order(term: Term) -> str:
        return thai_order(term.term.in_language(labels.language))

    terms = sorted(handbook.terms.values(), key=order)
    uses = {
        term.id: [process for process in handbook.in_use() if term.id in process.terms]
        for term in terms
    }
    body = render("terms", addresses.TERMS, handbook=handbook, terms=terms, uses=uses)
    return Page(
        addresses.TERMS,
        labels("site.nav.terms"),
        body,
        description=labels("site.terms.intro"),
        section=True,
        entries=tuple(term_entries(terms, labels)),
    )


def _index(
    name: str,
    address: str,
    handbook: Handbook,
    labels: Labels,
    render: Render,
    **values: object,
) -> Page:
    body = render(name, address, handbook=handbook, **values)
    title, intro = labels(f"site.nav.{name}"), labels(f"site.{name}.intro")
    return Page(
        address,
        title,
        body,
        description=intro,
        section=True,
        entries=(SearchEntry("", title, intro),),
    )


def _page(address: str, title: str, body: str, about: str, entries: Iterable[SearchEntry]) -> Page:
    return Page(
        address,
        title,
        body,
        description=about,
        entries=tuple(entries),
    )
