"""What is printed can be read back: every text, code point for code point, no word cut in two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.loading import load
from generator.manual.prose import clean
from generator.model.fields import Text
from generator.model.handbook import Handbook
from generator.model.process import Process, all_citations, all_forms
from tests.checkout import CHECKOUT
from tests.manual.conftest import Print
from tests.manual.reading import (
    body,
    margins,
    pages_by_pdfium,
    pages_by_poppler,
    squeezed,
    wrong_line_ends,
)

CODES = [process.code for process in load(CHECKOUT).handbook.in_use()]


def texts_in(value: object) -> Iterator[Text]:
    """Yield every text of a record, however deep."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_in(inner)


def texts_of(book: Handbook, process: Process, language: str) -> Iterator[str]:
    """Yield every text of the model that the manual of a process must hold."""
    for text in texts_in(process):
        yield text.in_language(language)
    for role in {step.role for step in process.steps if step.role}:
        yield book.roles[role].title.in_language(language)
    for term in process.terms:
        yield from (text.in_language(language) for text in texts_in(book.terms[term]))
    for form in all_forms(process):
        yield from (text.in_language(language) for text in texts_in(book.forms[form]))
    for citation in all_citations(process):
        law, section = book.cited(citation)
        yield law.title.in_language(language)
        if section and section.confidence != "uncertain":
            yield section.text.in_language(language)


@pytest.mark.parametrize("code", CODES)
def test_every_text_of_a_manual_is_read_back(
    sample: Handbook, printed: Print, tmp_path: Path, code: str
) -> None:
    process = sample.processes[code]
    pdf = printed(sample, code)
    around = margins(sample, process, "th")
    wanted = {squeezed(clean(text)) for text in texts_of(sample, process, "th")}
    assert len(wanted) > 50
    for pages in (pages_by_pdfium(pdf), pages_by_poppler(pdf, tmp_path)):
        found = squeezed(body(pages, *around))
        assert [text for text in wanted if text not in found] == []


@pytest.mark.parametrize("code", CODES)
def test_no_line_ends_inside_a_word(
    sample: Handbook, printed: Print, tmp_path: Path, code: str
) -> None:
    process = sample.processes[code]
    text = body(pages_by_poppler(printed(sample, code), tmp_path), *margins(sample, process, "th"))
    # The search for cut words works: the last line's end would be seen if it were elsewhere.
    assert wrong_line_ends("ผู้อำนวยการ", "ผู้อำนวย\nการ") != []
    for said in texts_of(sample, process, "th"):
        assert wrong_line_ends(clean(said), text) == []


def test_an_english_manual_says_everything_in_english_where_it_can(
    sample: Handbook, printed: Print, tmp_path: Path
) -> None:
    code = CODES[0]
    process = sample.processes[code]
    pdf = printed(sample, code, "en")
    around = margins(sample, process, "en")
    wanted = {squeezed(clean(text)) for text in texts_of(sample, process, "en")}
    for pages in (pages_by_pdfium(pdf), pages_by_poppler(pdf, tmp_path)):
        found = squeezed(body(pages, *around))
        assert [text for text in wanted if text not in found] == []
        assert "Documentcontrol" in found
