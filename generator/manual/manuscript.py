"""The manuscript: a process with all that is needed to word its manual."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.flowchart.graph import Graph, graph_of
from generator.labels import Labels
from generator.manual.prose import worded
from generator.model.fields import Citation, Text
from generator.model.handbook import Handbook
from generator.model.process import Process
from generator.model.registers import Confidence
from generator.model.step import Basis, Step
from generator.thai.wording import citation_in_words, date_in_words, timing_in_words


@dataclass(frozen=True)
class Manuscript:
    """A process of a (checked) handbook, and the labels of the language it is printed in."""

    handbook: Handbook
    process: Process
    labels: Labels

    @property
    def graph(self) -> Graph:
        """The graph of the process, in the words of the language."""
        book = self.handbook
        return graph_of(self.process, book.roles, book.laws, self.labels)

    def words(self, text: Text | None) -> str:
        """Return a text in the language of the manual; nothing for None."""
        return text.in_language(self.labels.language) if text else ""

    def printed(self, text: str) -> str:
        """Return a text as it is printed: clean, in the digits that the office wants."""
        return worded(text, in_thai_digits=self.handbook.office.thai_digits)

    def list_of(self, texts: Iterable[Text]) -> list[str]:
        """Return texts in the language of the manual."""
        return [self.words(text) for text in texts]

    def label(self, name: str, **words: object) -> str:
        """Return a label of the group ``manual``."""
        return self.labels(f"manual.{name}", **words)

    def date(self, date: datetime.date | None) -> str:
        """Return a date in words, or that it is not set."""
        return date_in_words(date, self.labels) if date else self.label("not-set")

    def role(self, role: str | None) -> str:
        """Return the title of a role, or that none is set."""
        if role is None:
            return self.label("not-set")
        return self.words(self.handbook.roles[role].title)

    def form(self, form: str) -> str:
        """Return the title of a form."""
        return self.words(self.handbook.forms[form].title)

    def law(self, cited: Citation) -> str:
        """Return a citation in words: the law by its short title, then the section."""
        return citation_in_words(cited, self.handbook, self.labels)

    def confidence(self, level: Confidence) -> str:
        """Return how well a legal fact is known, in words."""
        return self.labels(f"words.confidence.{level}")

    def basis(self, basis: Basis, laws: Iterable[Citation] = ()) -> str:
        """Return where a figure comes from, in words.

        A figure "by law" says so only where a verified citation supports it; else it reads as
        one still to be verified (BRIEF 4.1).
        """
        if basis is Basis.STATUTORY and not any(
            self.handbook.confidence(cited) is Confidence.VERIFIED for cited in laws
        ):
            return self.confidence(Confidence.KNOWN)
        return self.labels(f"words.basis.{basis}")

    def timing(self, step: Step) -> list[str]:
        """Return all that is said about the time of a step, then in brackets where it is from."""
        told = list(timing_in_words(step, self.labels))
        basis = self.basis(step.time_basis, step.laws) if step.time_basis else ""
        return [*told, f"[{basis}]"] if basis else told

    def numbers(self, steps: Iterable[str]) -> str:
        """Return the numbers of steps, as ``3, 5``: the position of each in the process."""
        return ", ".join(map(str, self._positions(steps)))

    def span(self, steps: Iterable[str]) -> tuple[int, int]:
        """Return the lowest and the highest number of some steps; other ids do not count."""
        found = self._positions(steps)
        return found[0], found[-1]

    def _positions(self, steps: Iterable[str]) -> list[int]:
        wanted = set(steps)
        return [place for place, step in enumerate(self.process.steps, 1) if step.id in wanted]

    def used_in(self, steps: Iterable[str]) -> str:
        """Return which steps use something, in words; none means the whole process."""
        numbers = self.numbers(steps)
        if not numbers:
            return self.label("references.whole")
        return self.label("step.numbers", numbers=numbers)

    @property
    def code(self) -> str:
        """The code of the document: the office's prefix and the code of the process."""
        return self.handbook.office.document_prefix + self.process.code

    @property
    def edition(self) -> str:
        """Issue and revision in words, as ``ฉบับที่ 01 แก้ไขครั้งที่ 00`` (BRIEF 2.5)."""
        revision = self.process.revision
        if revision is None:
            return self.label("no-edition")
        return self.label("edition", issue=f"{revision.issue:02d}", number=f"{revision.number:02d}")
