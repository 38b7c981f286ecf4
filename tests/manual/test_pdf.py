"""The PDF itself: standards, repeatable bytes, harmless texts, nothing off the page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from generator.build import open_project
from generator.manual.pdf import manual_pdf
from generator.manual.typeset import TypesettingError, typeset
from generator.model.handbook import Handbook
from generator.theme import read_labels
from tests.checkout import SCRIPTS
from tests.manual.conftest import BUILD_DATE, SITE, BookOf, Print
from tests.manual.reading import margins, pages_by_pdfium, pages_by_poppler, squeezed

HOSTILE = [
    '#panic("x")', "#let x = 1", "$ x^2 $", "$", "@ref", "<label>", '#read("/etc/passwd")',
    '#include "main.typ"', "*เข้ม*", "_เอน_", "= หัวเรื่อง", "- รายการ", "+ ข้อ", "/ คำ: ความ",
    "\\", "\\u{202E}", "`raw`", "```typ #panic()```", "// หมายเหตุ", "/* */", "[x]", "]", "{", "}",
    "</svg><script>alert(1)</script>", "&amp;", "&#x41;", '"', "'", "--- ... -?", "~", "%PDF-1.7",
    "{{ 7 * 7 }}", "{page}", "https://example.org/?a=1&b=2#c", "→ ☐ ☑ ✓ ● ★ ≥ ๏ ๛", "漢字 한국어",
]  # fmt: skip


def test_a_manual_follows_both_standards(sample: Handbook, printed: Print) -> None:
    pdf = printed(sample, "DRT-01")
    assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=\"1\"", pdf)
    assert re.search(rb"<pdfaid:part>2</pdfaid:part>|pdfaid:part=\"2\"", pdf)
    assert re.search(rb"<pdfaid:conformance>A</pdfaid:conformance>|pdfaid:conformance=\"A\"", pdf)
    assert re.search(rb"/Marked true", pdf)
    assert b"/Lang(th" in pdf.replace(b" ", b"")


def test_a_manual_says_what_it_is(sample: Handbook, printed: Print) -> None:
    document = pypdfium2.PdfDocument(printed(sample, "DRT-01"))
    about = document.get_metadata_dict()
    process = sample.processes["DRT-01"]
    assert about["Title"] == f"WM-สนจ-DRT-01 {process.title.th}"
    assert about["Author"] == sample.office.name.th
    assert process.revision is not None
    day = process.revision.effective
    assert about["CreationDate"].startswith(f"D:{day:%Y%m%d}")
    bookmarks = [mark.get_title() for mark in document.get_toc()]
    assert f"1. {process.steps[0].title.th}" in bookmarks
    assert "9. เอกสารอ้างอิง" in bookmarks


def test_same_input_gives_the_same_bytes(
    small_project: Callable[[], Path], fonts: Path, tmp_path: Path
) -> None:
    """Another run, process, hash seed, time zone, locale and set of fonts: nothing shows."""
    root, again = small_project(), tmp_path / "again.pdf"
    project = open_project(root, None)
    here = manual_pdf(
        project.handbook,
        "GEN-01",
        read_labels("th"),
        cache=fonts,
        build_date=project.built,
    )
    elsewhere = {**os.environ, "PYTHONHASHSEED": "4", "TZ": "Asia/Bangkok", "LC_ALL": "C"}
    done = subprocess.run(
        [SCRIPTS / "khumue", "manual", "GEN-01", "-o", again],
        cwd=root, env=elsewhere, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert again.read_bytes() == here


@pytest.mark.parametrize("in_thai_digits", [False, True])
def test_texts_that_look_like_markup_are_printed_as_they_are(
    book_of: BookOf, printed: Print, tmp_path: Path, in_thai_digits: bool
) -> None:
    texts = [f"{text} ท้าย" for text in HOSTILE]
    book = book_of(
        office={"thai_digits": in_thai_digits},
        title=" ".join(texts[:4]),
        purpose=texts,
        definitions=[{"term": text, "meaning": text} for text in texts],
        steps=[
            {
                "id": f"s{place}",
                "type": "decision" if place == 1 else "end" if place == len(texts) - 1 else "task",
                "title": text,
                "role": "officer",
                "details": [text, text],
                "note": text,
                **(
                    {"branches": [{"answer": t, "next": f"s{n}"} for n, t in ((2, "$"), (3, "#x"))]}
                    if place == 1
                    else {}
                ),
            }
            for place, text in enumerate(texts)
        ],
    )
    pdf = printed(book, "T-1")
    pages = pages_by_poppler(pdf, tmp_path)
    found = squeezed("\n".join(pages))
    if not in_thai_digits:
        assert [text for text in texts if squeezed(text) not in found] == []
    assert "ท้าย" in squeezed("\n".join(pages_by_pdfium(pdf)))


def test_characters_that_do_harm_are_left_out(book_of: BookOf, printed: Print) -> None:
    text = "ก่อน\u0007\u202e\u200b\ufeff\u2066\ufffeกลาง\u0000หลัง"
    steps = [{"id": "a", "type": "end", "title": text, "role": "officer"}]
    book = book_of(purpose=[text], title=text, cautions=[text], steps=steps)
    found = "".join(pages_by_pdfium(printed(book, "T-1")))
    assert "ก่อนกลางหลัง" in squeezed(found)
    assert not re.search("[\u0000\u0007\u202e\u200b\ufeff\u2066]", found)


def outside(pdf: bytes) -> list[str]:
    """Return the texts that stand outside their page, or nearer than 5 mm to its edge."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            if left < 14 or bottom < 14 or right > width - 14 or top > height - 14:
                found.append(f"{number}: {text.get_text_bounded(left, bottom, right, top)}")
        text.close()
        page.close()
    document.close()
    return found


LONG_THAI = "การ" + "ประชาสัมพันธ์" * 12
LONG_LATIN = "https://example.go.th/" + "abcdefghij" * 18


@pytest.mark.parametrize("text", [LONG_THAI, LONG_LATIN, "ก" * 300, "คำสั่ง " * 60])
def test_long_texts_stay_on_the_page(book_of: BookOf, printed: Print, text: str) -> None:
    rows = {"term": text, "meaning": text}
    book = book_of(
        title=text, purpose=[text], use_when=text, scope=text, inputs=[text], definitions=[rows],
        responsibilities=[{"role": "officer", "duty": text}], standards=[text],
        monitoring=[{"what": text, "how": text, "every": text}],
        kpis=[{"name": text, "target": text, "basis": "office-sample"}],
        references=[text], cautions=[text], origin=[text],
        steps=[
            {"id": "a", "title": text, "role": "officer", "time": "1wd", "details": [text] * 9,
             "standard": text, "monitor": text, "note": text},
            {"id": "b", "type": "end", "title": text, "role": "governor"},
        ],
    )  # fmt: skip
    pdf = printed(book, "T-1")
    assert outside(pdf) == []
    found = squeezed("".join(pages_by_pdfium(pdf)))
    assert found.count(squeezed(text)) > 10


def test_a_very_long_cell_goes_on_over_pages(book_of: BookOf, printed: Print) -> None:
    text = " ".join(f"ข้อความที่{place}" for place in range(600))
    book = book_of(definitions=[{"term": "คำ", "meaning": text}])
    pdf = printed(book, "T-1")
    assert outside(pdf) == []
    found = "".join(pages_by_pdfium(pdf))
    assert squeezed("ข้อความที่599") in squeezed(found)


def test_forty_steps_and_no_steps(book_of: BookOf, printed: Print, tmp_path: Path) -> None:
    roles = ["officer", "admin-director", "chief-of-office", "governor", "committee"]
    steps = [
        {"id": f"s{place}", "title": f"ดำเนินการเรื่องลำดับที่ {place}", "role": roles[place % 5],
         "time": "1wd", "details": [f"รายละเอียดของขั้นที่ {place}"] * (place % 7)}
        for place in range(1, 40)
    ]  # fmt: skip
    steps.append({"id": "end", "type": "end", "title": "เสร็จสิ้น", "role": "officer"})
    many = printed(book_of(steps=steps), "T-1")
    assert outside(many) == []
    found = squeezed("".join(pages_by_poppler(many, tmp_path)))
    assert all(found.count(squeezed(str(step["title"]))) >= 3 for step in steps)
    none = printed(book_of(), "T-1")
    assert outside(none) == []
    assert squeezed("ยังไม่ได้ระบุขั้นตอน") in squeezed("".join(pages_by_pdfium(none)))


def test_no_sample_runs_off_its_page(sample: Handbook, printed: Print) -> None:
    for process in sample.in_use():
        assert outside(printed(sample, process.code)) == []


def test_no_page_holds_a_heading_alone(sample: Handbook, printed: Print) -> None:
    """A chart that is too high for its sheet would leave its heading behind on a page."""
    for process in sample.in_use():
        pages = pages_by_pdfium(printed(sample, process.code))
        around = sum(map(len, margins(sample, process, "th"))) + len("หน้า99จาก99")
        short = [
            number for number, page in enumerate(pages, 1) if len(squeezed(page)) < around + 60
        ]
        assert short in ([], [1]), process.code


def test_a_mistake_in_a_template_is_told_with_its_place(fonts: Path) -> None:
    with pytest.raises(TypesettingError, match=r"main\.typ"):
        typeset(
            {"language": "th"}, {}, template="single", date=BUILD_DATE,
            in_thai_digits=False, cache=fonts,
        )  # fmt: skip


def test_a_link_leads_to_the_page_on_the_web(sample: Handbook, printed: Print) -> None:
    linked = printed(sample, "DRT-01")
    assert f"{SITE}/processes/DRT-01.html".encode() in linked
    alone = printed(sample, "DRT-01", site_url="")
    assert b"example.go.th" not in alone
    assert sys.getsizeof(alone) < sys.getsizeof(linked)
