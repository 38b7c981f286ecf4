"""The glossary against the vocabulary of the field."""

from __future__ import annotations

from collections import Counter

from generator.loading import load
from tests.checkout import CHECKOUT

VOCABULARY = """
กระบวนการ · กระบวนการหลัก · กระบวนการสนับสนุน · ขั้นตอน · จุดตัดสินใจ · ผังกระบวนการ ·
ช่องผู้รับผิดชอบ · จุดเริ่มต้นและสิ้นสุด · เจ้าของกระบวนการ · ผู้ปฏิบัติแทน · ผู้รับผิดชอบ ·
ผู้มีอำนาจอนุมัติ · ปัจจัยนำเข้า · ผลผลิต · ผลลัพธ์ · มาตรฐานระยะเวลา · รอบเวลารวม · เวลารอคอย ·
มาตรฐานงาน · ข้อตกลงระดับบริการ · คู่มือการปฏิบัติงาน · คู่มือมาตรฐานการปฏิบัติงาน ·
คู่มือสำหรับประชาชน · เอกสารสารสนเทศ · การควบคุมเอกสาร · แก้ไขครั้งที่ · วันที่บังคับใช้ ·
วันครบกำหนดทบทวน · บันทึกคุณภาพ · แบบฟอร์ม · เอกสารอ้างอิง · กฎหมายที่เกี่ยวข้อง · ตัวชี้วัด ·
ค่าเป้าหมาย · น้ำหนัก · บทเรียน · แนวปฏิบัติที่ดี · ทบทวนหลังปฏิบัติงาน · การจัดการความรู้ ·
การส่งมอบงาน
"""


def test_the_vocabulary_of_the_field_is_explained_in_both_languages() -> None:
    terms = {one.term.th: one.term for one in load(CHECKOUT).handbook.terms.values()}
    vocabulary = [word.strip() for word in VOCABULARY.split("·")]
    assert len(vocabulary) == 40
    assert [word for word in vocabulary if word not in terms] == []
    assert [word for word in vocabulary if not terms[word].en] == []


def test_no_word_leads_to_two_entries() -> None:
    words = Counter(
        word
        for one in load(CHECKOUT).handbook.terms.values()
        for word in {one.term.th, *one.aliases}
    )
    assert [word for word, count in words.items() if count > 1] == []
