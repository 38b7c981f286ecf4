"""Citations as readers may see them: what is uncertain is left out, what is unverified says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.fields import Citation
from generator.model.handbook import Handbook
from generator.model.process import Process, all_citations
from generator.model.registers import Confidence, Law, Section
from generator.model.step import Basis, Step


@dataclass(frozen=True)
class Cited:
    """One citation with all that is shown of it, and the ids of the steps that rest on it."""

    law: Law
    section: Section | None
    confidence: Confidence
    steps: tuple[str, ...] = ()


def shown_laws(handbook: Handbook) -> Mapping[str, Law]:
    """Return the laws that readers see: all but those of uncertain title or status."""
    return {
        id_: law for id_, law in handbook.laws.items() if law.confidence is not Confidence.UNCERTAIN
    }


def shown_sections(law: Law) -> tuple[Section, ...]:
    """Return the sections of a law that readers see: all but the uncertain ones."""
    return tuple(s for s in law.sections if s.confidence is not Confidence.UNCERTAIN)


def shown_citations(
    handbook: Handbook, citations: Iterable[tuple[Citation, tuple[str, ...]]]
) -> tuple[Cited, ...]:
    """Return the citations that readers see, each with its law and section, in the same order."""
    found = []
    for citation, steps in citations:
        law, section = handbook.cited(citation)
        confidence = handbook.confidence(citation)
        if Confidence.UNCERTAIN not in (law.confidence, confidence):
            found.append(Cited(law, section, confidence, steps))
    return tuple(found)


def citations_of_step(handbook: Handbook, step: Step) -> tuple[Cited, ...]:
    """Return what a step cites, as readers see it."""
    return shown_citations(handbook, ((citation, ()) for citation in step.laws))


def citations_of_process(handbook: Handbook, process: Process) -> tuple[Cited, ...]:
    """Return everything that a process cites, as readers see it, with the citing steps."""
    return shown_citations(handbook, all_citations(process).items())


def basis_badge(basis: Basis, cited: Iterable[Cited]) -> str:
    """Return the name of the label of the badge that a figure carries.

    Only a verified citation carries the statutory badge; any other reads "to be verified"
    (BRIEF 4.1).
    """
    if basis is not Basis.STATUTORY:
        return f"basis.{basis.value}"
    verified = any(c.confidence is Confidence.VERIFIED for c in cited)
    return "basis.statutory" if verified else "confidence.known"
