"""Rules about citing laws: in force, and known well enough (BRIEF 4)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.checks.completeness import grade
from generator.loading.checks.references import references_of
from generator.loading.loaded import Loaded
from generator.model.fields import Citation
from generator.model.process import Process, Status, all_forms
from generator.model.registers import Confidence, LawStatus
from generator.problems import Place, Problem, Severity, problem

_GONE = (LawStatus.REPLACED, LawStatus.REPEALED)


def _citations(loaded: Loaded) -> Iterator[tuple[Process, Place, Citation]]:
    """Yield every citation of a process in use whose law (and section) is in the register."""
    laws = loaded.handbook.laws
    for process in loaded.handbook.in_use():
        for path, _, cited in references_of(process):
            if not isinstance(cited, Citation) or cited.law not in laws:
                continue
            if cited.section is None or laws[cited.law].section(cited.section):
                yield process, loaded.place("processes", process.code, *path), cited


def laws_not_in_force(loaded: Loaded) -> Iterator[Problem]:
    """A manual must not rest on a law that was replaced or repealed."""
    for process, place, cited in _citations(loaded):
        law = loaded.handbook.laws[cited.law]
        if law.status in _GONE:
            after = ", ".join(law.replaced_by) or "-"
            yield problem(
                "law-not-in-force", place, severity=grade(process), law=law.id, after=after
            )


def laws_of_forms(loaded: Loaded) -> Iterator[Problem]:
    """A form of a process in use must not rest on a law that was replaced or repealed either."""
    book = loaded.handbook
    used = {form for process in book.in_use() for form in all_forms(process)}
    for id_ in (id_ for id_ in book.forms if id_ in used):
        for at, cited in enumerate(book.forms[id_].laws):
            law = book.laws.get(cited)
            if law and law.status in _GONE:
                place = loaded.place("forms", id_, "laws", at)
                after = ", ".join(law.replaced_by) or "-"
                yield problem(
                    "law-not-in-force", place, severity=Severity.WARNING, law=law.id, after=after
                )


def replaced_by_nothing(loaded: Loaded) -> Iterator[Problem]:
    """Of a law that was replaced the register says by what, so that readers find the new one."""
    for law in loaded.handbook.laws.values():
        if law.status is LawStatus.REPLACED and not law.replaced_by:
            yield problem("replaced-by-nothing", loaded.place("laws", law.id, "status"), law=law.id)


def doubtful_laws(loaded: Loaded) -> Iterator[Problem]:
    """What is uncertain must not be cited; an approved manual is told once what is not verified."""
    told = set()
    for process, place, cited in _citations(loaded):
        confidence = loaded.handbook.confidence(cited)
        if confidence is Confidence.UNCERTAIN:
            yield problem("uncertain-law", place, law=cited)
        elif confidence is Confidence.KNOWN and process.status is Status.APPROVED:
            if (process.code, cited) not in told:
                yield problem("unverified-law", place, law=cited)
            told.add((process.code, cited))
