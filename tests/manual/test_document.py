"""What a manual says, as data, before it is set in type."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generator.manual.document import manual_data
from generator.manual.paper import SMALLEST
from generator.manual.pdf import manual_pdf, page_address
from generator.manual.prose import prepared
from generator.model.handbook import Handbook
from generator.site import addresses
from generator.theme import LANGUAGES, read_labels
from tests.manual.conftest import BUILD_DATE, BookOf

LABELS = read_labels("th")
SECTIONS = [
    "วัตถุประสงค์", "ขอบเขต", "คำจำกัดความ", "หน้าที่ความรับผิดชอบ", "Work Flow กระบวนการ",
    "ขั้นตอนการปฏิบัติงาน", "มาตรฐานงาน", "ระบบติดตามประเมินผล", "เอกสารอ้างอิง", "แบบฟอร์มที่ใช้",
]  # fmt: skip
"""The sections of BRIEF 2.1, in order."""


def data_of(book: Handbook, code: str = "T-1", language: str = "th") -> dict[str, Any]:
    made = manual_data(book, book.processes[code], read_labels(language), "https://example.go.th/x")
    assert made is not None
    return made[0]


def said(data: object) -> str:
    """Return all the words of some data as one text."""
    return json.dumps(data, ensure_ascii=False)


def section(data: dict[str, Any], title: str) -> dict[str, Any]:
    found: dict[str, Any] = next(part for part in data["sections"] if part["title"] == title)
    return found


def test_the_ten_sections_stand_in_order(sample: Handbook) -> None:
    for code in sample.processes:
        assert [part["title"] for part in data_of(sample, code)["sections"]] == SECTIONS


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_section_says_so(book_of: BookOf, language: str) -> None:
    data = data_of(book_of(), language=language)
    labels = read_labels(language)
    empty = list(labels.group("manual.empty").values())
    assert [part["blocks"] for part in data["sections"]] == [
        [{"kind": "nothing", "text": text}] for text in empty
    ]
    assert labels("manual.history.empty") in said(data["front"])


def test_an_obsolete_process_gets_no_manual(book_of: BookOf) -> None:
    book = book_of(status="obsolete")
    assert manual_data(book, book.processes["T-1"], LABELS) is None


@pytest.mark.parametrize(
    ("status", "word"), [("draft", "ร่าง"), ("in-review", "ระหว่างตรวจสอบ"), ("approved", "")]
)
def test_what_is_not_approved_carries_a_watermark(book_of: BookOf, status: str, word: str) -> None:
    assert data_of(book_of(status=status))["watermark"] == word


def test_document_control(book_of: BookOf) -> None:
    data = data_of(
        book_of(
            owner="admin-director",
            deputy="chief-of-office",
            revision={
                "issue": 2,
                "number": 3,
                "effective": "2026-10-01",
                "review_by": "2027-09-30",
            },
            approval={"prepared": {"role": "officer", "date": "2026-09-01"}},
            history=[{"issue": 2, "number": 3, "date": "2026-09-20", "change": "แก้ไขเวลา"}],
        )
    )
    assert data["code"] == "WM-สนจ-T-1"
    assert data["edition"] == "ฉบับที่ 02 แก้ไขครั้งที่ 03"
    words = said(data["front"])
    for text in (
        "WM-สนจ-T-1", "1 ตุลาคม 2569", "30 กันยายน 2570", "ใช้งาน", "ผู้อำนวยการกลุ่มงานอำนวยการ",
        "หัวหน้าสำนักงานจังหวัด", "เจ้าหน้าที่เจ้าของเรื่อง", "1 กันยายน 2569", "ยังไม่ลงนาม", "แก้ไขเวลา",
        "20 กันยายน 2569", "02/03",
    ):  # fmt: skip
        assert text in words


def step(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "title": "รับเรื่อง", "role": "officer", "time": "15d", **fields}


@pytest.mark.parametrize(
    ("fields", "badge"),
    [
        ({"basis": "office-sample"}, "ค่าตัวอย่าง"),
        ({"basis": "office"}, "ค่าของสำนักงาน"),
        ({"basis": "statutory", "laws": ["official-information-2540/18"]}, "ตามกฎหมาย"),
        ({"basis": "statutory", "laws": ["good-governance-2546/38"]}, "รอตรวจสอบ"),
        ({"basis": "statutory"}, "รอตรวจสอบ"),
    ],
)
def test_a_time_says_where_it_comes_from(
    book_of: BookOf, fields: dict[str, Any], badge: str
) -> None:
    """Only a verified citation makes a time one "by law" (BRIEF 4.1)."""
    data = data_of(book_of(steps=[step(**fields), {"id": "z", "type": "end", "title": "จบ"}]))
    (first, _) = section(data, "ขั้นตอนการปฏิบัติงาน")["blocks"]
    assert first["badges"] == ["กิจกรรม", badge]
    rows = section(data, "Work Flow กระบวนการ")["form"]["sheets"][0]["rows"]
    assert any(f"[{badge}]" in cell.replace("\n", "") for row in rows for cell in row["cells"])


def test_a_law_is_told_with_status_and_confidence(sample: Handbook, book_of: BookOf) -> None:
    data = data_of(book_of(laws=["good-governance-2546/38", "official-information-2540"]))
    first, second = section(data, "เอกสารอ้างอิง")["blocks"]
    assert first["badges"] == ["ใช้บังคับ (แก้ไขเพิ่มเติม)", "ตรวจสอบแล้ว"]
    assert first["points"][0].startswith("มาตรา 38 ")
    assert "[รอตรวจสอบ]" in first["points"][0]
    assert second["title"] == sample.laws["official-information-2540"].title.th
    assert second["points"] == []


def test_a_step_tells_who_else_has_a_part_in_it(book_of: BookOf) -> None:
    raci = {"accountable": "governor", "consulted": ["officer", "committee"]}
    steps = [step(raci=raci), {"id": "z", "type": "end", "title": "จบ"}]
    (first, _) = section(data_of(book_of(steps=steps)), SECTIONS[5])["blocks"]
    told = dict(first["facts"])
    assert told["ผู้รับผิดชอบสุดท้าย (A)"] == "ผู้ว่าราชการจังหวัดหรือผู้รับมอบอำนาจ"
    assert told["ผู้ให้คำปรึกษา (C)"] == "เจ้าหน้าที่เจ้าของเรื่อง\nคณะกรรมการที่ได้รับแต่งตั้ง"
    assert "ผู้ต้องรับทราบ (I)" not in told


def test_what_falls_due_stands_with_its_days_and_its_role(book_of: BookOf) -> None:
    due = {"id": "close", "what": "ปิดยอดประจำเดือน", "monthly": "last", "sample": "true"}
    (title, table) = section(data_of(book_of(schedule=[due], owner="officer")), SECTIONS[7])[
        "blocks"
    ]
    assert title["text"] == "กำหนดการในรอบปี"
    ((what, when, role),) = (row["cells"] for row in table["rows"])
    assert (what, role) == ("ปิดยอดประจำเดือน", "เจ้าหน้าที่เจ้าของเรื่อง")
    assert when.endswith("[ค่าตัวอย่าง]")
    assert len(when) > len("[ค่าตัวอย่าง]")


def test_a_law_tells_who_confirmed_it(book_of: BookOf) -> None:
    law = "good-governance-2546"
    given = {"fingerprint": "0123456789ab", "by": "officer", "checked": "เทียบราชกิจจานุเบกษา"}
    data = data_of(
        book_of(
            laws=[law, f"{law}/38"],
            confirmed=[
                {"law": law, "date": "2026-11-20", **given},
                {"law": f"{law}/38", "date": "2026-11-20", **given},
            ],
        )
    )
    (entry,) = section(data, "เอกสารอ้างอิง")["blocks"]
    assert dict(entry["facts"])["การยืนยัน"] == (
        "เจ้าหน้าที่เจ้าของเรื่อง 20 พฤศจิกายน 2569 เทียบราชกิจจานุเบกษา (มาตรา 38)"
    )


def test_each_step_tells_where_the_work_goes(book_of: BookOf) -> None:
    branches = [{"answer": "ครบ", "next": "z"}, {"answer": "ไม่ครบ", "next": "b"}]
    steps = [
        step(type="decision", branches=branches),
        step(id="b", title="แก้ไข", next="a"),
        {"id": "z", "type": "end", "title": "จบเรื่อง"},
    ]  # fmt: skip
    blocks = section(data_of(book_of(steps=steps)), "ขั้นตอนการปฏิบัติงาน")["blocks"]
    ways = [dict(block["facts"])["ขั้นตอนถัดไป"] for block in blocks]
    assert [way.count("\n") for way in ways] == [1, 0, 0]
    assert "ถ้าไม่ครบ" in ways[0]
    assert "กลับไป" in ways[1]


def test_the_columns_of_the_form_are_those_of_the_office(book_of: BookOf) -> None:
    steps = [step(laws=["good-governance-2546/38"]), {"id": "z", "type": "end", "title": "จบ"}]
    usual = section(data_of(book_of(steps=steps)), SECTIONS[4])["form"]
    assert [title.replace("\n", "") for title in usual["head"]] == [
        "ลำดับ", "ผังกระบวนการ", "ระยะเวลา", "รายละเอียดงาน", "มาตรฐานคุณภาพงาน",
        "ระบบติดตาม/ประเมินผล", "ผู้รับผิดชอบ", "หมายเหตุ",
    ]  # fmt: skip
    for columns in (["chart", "number", "law", "forms"], ["number", "details"], ["chart"]):
        form = section(data_of(book_of(office={"flow_columns": columns}, steps=steps)), SECTIONS[4])
        assert len(form["form"]["head"]) == len(form["form"]["widths"]) == len(columns)
        rows = [row for sheet in form["form"]["sheets"] for row in sheet["rows"]]
        assert all(len(row["cells"]) == len(columns) for row in rows)


def test_texts_of_charts_are_never_smaller_than_nine_points(sample: Handbook) -> None:
    for process in sample.in_use():
        made = manual_data(sample, process, LABELS)
        assert made is not None
        data, pictures = made
        flow = section(data, SECTIONS[4])
        for sheet in (*flow["chart"]["sheets"], *flow["form"]["sheets"]):
            svg = pictures[sheet["image"]]
            width = float(re.findall(r'width="([0-9.]+)"', svg)[0])
            sizes = {float(size) for size in re.findall(r'font-size="([0-9.]+)"', svg)}
            scale = sheet["size"][0] / width
            assert min(sizes) * scale >= SMALLEST - 0.01, (process.code, sheet["image"])


def test_a_row_of_the_form_is_as_high_as_its_longest_cell(sample: Handbook) -> None:
    for process in sample.in_use():
        flow = section(data_of(sample, process.code), SECTIONS[4])["form"]
        shown = []
        for sheet in flow["sheets"]:
            assert sum(row["height"] for row in sheet["rows"]) == pytest.approx(sheet["size"][1])
            for row in sheet["rows"]:
                most = max(cell.count("\n") + 1 for cell in row["cells"])
                assert row["height"] >= most * 12.8
                shown += [cell for cell in row["cells"][:1] if cell]
        assert shown == [str(number) for number in range(1, len(process.steps) + 1)]


def test_thai_digits_are_for_words_and_not_for_codes(book_of: BookOf) -> None:
    book = book_of(
        office={"thai_digits": True},
        purpose=["ตอบใน 15 วัน ตาม e-GP 2 และ https://example.go.th/2569"],
        steps=[step(title="ตอบใน 15 วัน"), {"id": "z", "type": "end", "title": "จบ"}],
    )
    made = manual_data(book, book.processes["T-1"], LABELS, "https://example.go.th/1")
    assert made is not None
    ready = said(prepared(made[0], in_thai_digits=True))
    text = re.sub(r'[\[\]", ]', "", ready)
    assert "ตอบใน๑๕วันตามe-GP๒และhttps://example.go.th/2569" in text
    assert '"code": "WM-สนจ-T-1"' in ready
    assert '"address": "https://example.go.th/1"' in ready
    assert "ตอบใน ๑๕ วัน" in re.sub("<[^>]*>", "", "".join(made[1].values())).replace("\n", "")


def test_the_address_of_a_page_is_where_the_site_puts_it() -> None:
    """The two rooms do not know one another, so that only a test can hold them together."""
    assert page_address("https://x.go.th/a/", "T-1") == (
        f"https://x.go.th/a/{addresses.process_page('T-1')}"
    )
    assert page_address("", "T-1") == ""


def test_an_unknown_code_is_a_key_error(sample: Handbook, tmp_path: Any) -> None:
    with pytest.raises(KeyError):
        manual_pdf(sample, "NO-99", LABELS, cache=tmp_path, build_date=BUILD_DATE)
