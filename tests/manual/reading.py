"""Reading a PDF back, by two programs that know nothing of one another."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from generator.analysis.editions import fingerprint
from generator.manual.manuscript import Manuscript
from generator.model.handbook import Handbook
from generator.model.process import Process
from generator.thai.boxing import boxed
from generator.thai.words import words
from generator.theme import read_labels


def pages_by_pdfium(pdf: bytes) -> list[str]:
    """Return the text of each page as pdfium reads it, line ends included."""
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(text.get_text_range().replace("\r\n", "\n"))
        text.close()
        page.close()
    document.close()
    return texts


def pages_by_poppler(pdf: bytes, folder: Path) -> list[str]:
    """Return the text of each page as poppler's pdftotext reads it, in the order of the content.

    The test fails where pdftotext is missing: this proof must not be left out.
    """
    program = shutil.which("pdftotext")
    if program is None:
        pytest.fail("pdftotext is missing: install poppler (Debian: apt install poppler-utils)")
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        [program, "-raw", "-enc", "UTF-8", file, "-"], capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").split("\f")[:-1]


def squeezed(text: str) -> str:
    """Return text without any white space: line ends of a page are not those of a text."""
    return re.sub(r"\s+", "", text)


def margins(book: Handbook, process: Process, language: str) -> list[str]:
    """Return what stands in the head and the foot of a page, without white space."""
    script = Manuscript(book, process, read_labels(language))
    office = book.office
    head = (script.words(office.name), script.code, script.words(process.title), script.edition)
    return [
        squeezed("".join(head)),
        squeezed(script.words(office.notice)) if office.notice else "",
        squeezed(script.label("foot", edition=script.edition) + fingerprint(process)),
    ]


def body(pages: list[str], *margins: str) -> str:
    """Return the text of all pages, line ends included, without their head and foot.

    ``margins`` are the texts that stand in head and foot of each page, without white space.
    """
    kept = []
    for page in pages:
        for margin in margins:
            page = _without(page, margin)
        kept.append(page)
    return "\n".join(kept)


def _without(page: str, margin: str) -> str:
    pattern = r"\s*".join(map(re.escape, margin))
    return re.sub(pattern, "\n", page, count=1)


def wrong_line_ends(text: str, page: str) -> list[str]:
    """Return where a text of the model is broken inside a word in the text of a page.

    Looks at the first place where the text stands; nothing if it stands nowhere.
    """
    breaks, letters = set(), 0
    for letter in page:
        if letter == "\n":
            breaks.add(letters)
        elif not letter.isspace():
            letters += 1
    start = squeezed(page).find(squeezed(text))
    if start < 0:
        return []
    allowed, position = {0}, 0
    for word in words(text):
        # A word wider than a box is in several boxes; a no-break space is inside a word.
        for piece in boxed(word) if not word.isspace() else ():
            position += len(squeezed(piece if isinstance(piece, str) else piece[0]))
            allowed.add(position)
    inside = {place - start for place in breaks if start < place < start + position}
    flat = squeezed(text)
    return [f"{flat[max(0, p - 12) : p]}|{flat[p : p + 12]}" for p in sorted(inside - allowed)]
