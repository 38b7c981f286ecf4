"""Rules about citing laws: in force, and known well enough (BRIEF 4)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.checks.completeness import grade
from generator.loading.checks.references import references_of
from generator.loading.loaded import Loaded
from generator.model.fields import Citation
from generator.model.process import Process, Status
from generator.model.registers import Confidence, LawStatus
from generator.problems import Place, Problem, problem

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
