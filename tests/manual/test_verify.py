"""What a printed sheet says of itself: uncontrolled, which edition, and where to verify it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from generator.analysis.editions import fingerprint
from generator.manual.control import verify_picture
from generator.manual.document import manual_data
from generator.manual.pdf import verify_text
from generator.manual.typeset import qr_code
from generator.model.handbook import Handbook
from generator.site import addresses
from generator.theme import read_labels
from tests.manual.conftest import SITE, BookOf, Print
from tests.manual.reading import pages_by_pdfium, pages_by_poppler, squeezed

CODE = "KM-01"


def test_every_page_says_what_it_is(sample: Handbook, printed: Print, tmp_path: Path) -> None:
    pdf = printed(sample, CODE)
    mark = f"เอกสารไม่ควบคุมเมื่อพิมพ์·ฉบับที่01แก้ไขครั้งที่00·รอยข้อมูล{fingerprint(sample.processes[CODE])}"
    for pages in (pages_by_pdfium(pdf), pages_by_poppler(pdf, tmp_path)):
        assert len(pages) > 5
        assert [number for number, page in enumerate(pages) if mark not in squeezed(page)] == []


def test_the_code_leads_to_the_page_that_answers(sample: Handbook) -> None:
    process = sample.processes[CODE]
    address = urlsplit(verify_text(f"{SITE}/", process))
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{SITE}/{addresses.VERIFY}"
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    digits = fingerprint(process).replace("-", "")
    assert asked == {"d": CODE, "i": "1", "r": "0", "f": digits}


def test_without_a_site_the_code_says_what_is_printed(sample: Handbook, book_of: BookOf) -> None:
    process = sample.processes[CODE]
    assert verify_text("", process) == f"{CODE} 1/0 {fingerprint(process)}"
    nameless = book_of().processes["T-1"]
    assert verify_text("", nameless) == f"T-1 0/0 {fingerprint(nameless)}"


def test_the_squares_of_the_code_are_large_enough_for_a_telephone(sample: Handbook) -> None:
    """At 13 mm; QR codes below a quarter of a millimetre a square are hard to read (ISO 18004)."""
    svg = qr_code(verify_text(SITE, sample.processes[CODE]), "l")
    across = int(svg.partition('viewBox="0 0 ')[2].split(" ")[0])
    assert 13 / across > 0.28


def test_each_manual_has_a_picture_of_its_own(sample: Handbook) -> None:
    made = manual_data(sample, sample.processes[CODE], read_labels("th"))
    assert made is not None
    data, _ = made
    assert data["foot"]["image"] == verify_picture(data["code"])
    assert data["foot"]["code"] == fingerprint(sample.processes[CODE])
