"""Search entries: the places on the generated pages that a search finds, with their words.

Each page is an entry, and each step, form, law and section on it, so that a result leads to the
place. Texts of steps name the role, the forms and the laws: who looks for a form finds the step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.flowchart.numbering import step_numbers
from generator.labels import Labels
from generator.model.fields import Text
from generator.model.handbook import Handbook
from generator.model.process import Process, Status, all_forms
from generator.model.registers import Form, Law, Role, Term
from generator.model.step import Step, StepType
from generator.site import addresses
from generator.site.citations import (
    Cited,
    citations_of_process,
    citations_of_step,
    shown_sections,
)
from generator.site.page import SearchEntry
from generator.thai.wording import section_in_words, timing_in_words

_BETWEEN = " · "


def process_entries(process: Process, handbook: Handbook, labels: Labels) -> Iterator[SearchEntry]:
    """Yield a process as a whole, each of its steps, its forms and its laws."""
    title = f"{process.code} {_word(process.title, labels)}"
    if process.status is Status.OBSOLETE:
        title = f"{title} ({labels('words.status.obsolete')})"
    about = (
        *process.purpose, process.use_when, process.scope, process.beneficiary,
        *process.inputs, *process.outputs, *(own.term for own in process.definitions),
        *process.cautions, handbook.units[process.unit].title, handbook.field_of(process).title,
        _title_of(process.owner, handbook.roles),
    )  # fmt: skip
    words = (_joined(about, labels), _other_name(process.title, labels))
    yield SearchEntry("", title, _together(words))
    numbers = step_numbers(step.id for step in process.steps)
    for step in process.steps:
        if step.type not in (StepType.START, StepType.END):
            name = f"{numbers[step.id]}. {_word(step.title, labels)}"
            yield SearchEntry(f"step-{step.id}", name, _words_of_step(step, handbook, labels))
    if forms := [handbook.forms[form].title for form in all_forms(process)]:
        yield SearchEntry("forms", labels("site.process.forms"), _joined(forms, labels))
    if cited := citations_of_process(handbook, process):
        names = (_name_of_citation(one, labels) for one in cited)
        yield SearchEntry("laws", labels("site.process.laws"), _BETWEEN.join(names))


def _words_of_step(step: Step, handbook: Handbook, labels: Labels) -> str:
    told = (*step.details, step.standard, step.monitor, step.note)
    role = _title_of(step.role, handbook.roles)
    forms = (handbook.forms[form].title for form in step.forms)
    laws = (_name_of_citation(one, labels) for one in citations_of_step(handbook, step))
    words = (_joined((*told, role, *forms), labels), *timing_in_words(step, labels), *laws)
    return _together(words)


def _name_of_citation(cited: Cited, labels: Labels) -> str:
    """Return ``พ.ร.บ. ข้อมูลข่าวสาร 2540 มาตรา 7``."""
    name = _word(cited.law.short or cited.law.title, labels)
    if cited.section is None:
        return name
    return f"{name} {section_in_words(cited.law, cited.section.id, labels)}"


def process_list_entries(handbook: Handbook, labels: Labels) -> Iterator[SearchEntry]:
    """Yield the list of processes, and each field of work in it."""
    yield SearchEntry("", labels("site.nav.processes"), labels("site.processes.intro"))
    for field in handbook.fields.values():
        about = _word(field.description, labels)
        yield SearchEntry(f"field-{field.id}", _word(field.title, labels), about)


def law_entries(law: Law, labels: Labels) -> Iterator[SearchEntry]:
    """Yield a law under all its names, and each of its sections."""
    short, note = _word(law.short, labels), _word(law.note, labels)
    other = _other_name(law.short or law.title, labels)
    names = (law.number, short, *law.aliases, *law.wrong_titles, note, other)
    yield SearchEntry("", _word(law.title, labels), _together(names))
    for section in shown_sections(law):
        yield SearchEntry(
            addresses.section_anchor(section.id),
            section_in_words(law, section.id, labels),
            _joined((section.text, section.limit), labels),
        )


def role_entries(role: Role, labels: Labels) -> Iterator[SearchEntry]:
    """Yield a role under all its names."""
    about, other = _word(role.description, labels), _other_name(role.title, labels)
    names = (_word(role.short, labels), *role.aliases, about, other)
    yield SearchEntry("", _word(role.title, labels), _together(names))


def form_entries(form: Form, labels: Labels) -> Iterator[SearchEntry]:
    """Yield a form with what is filled in."""
    about = _joined((form.description, *form.fields), labels)
    words = (about, _other_name(form.title, labels))
    yield SearchEntry("", _word(form.title, labels), _together(words))


def term_entries(terms: Iterable[Term], labels: Labels) -> Iterator[SearchEntry]:
    """Yield the glossary, and each of its terms under all its names."""
    yield SearchEntry("", labels("site.nav.terms"), labels("site.terms.intro"))
    for term in terms:
        words = (*term.aliases, _word(term.meaning, labels), _other_name(term.term, labels))
        yield SearchEntry(f"term-{term.id}", _word(term.term, labels), _together(words))


def _title_of(role: str | None, roles: Mapping[str, Role]) -> Text | None:
    return roles[role].title if role else None


def _word(text: Text | None, labels: Labels) -> str:
    return text.in_language(labels.language) if text else ""


def _other_name(text: Text, labels: Labels) -> str:
    """Return a name in the language that the page is not in: people look for either."""
    other = text.en if labels.language == "th" else text.th
    return other if other and other != _word(text, labels) else ""


def _together(words: Iterable[str]) -> str:
    return _BETWEEN.join(word for word in words if word)


def _joined(texts: Iterable[Text | None], labels: Labels) -> str:
    return _BETWEEN.join(text.in_language(labels.language) for text in texts if text)
