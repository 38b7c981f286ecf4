"""Personal data in tables of data: headings and values that must not be kept here.

The Personal Data Protection Act B.E. 2562 (register: personal-data-2562) asks for no more than is
needed. A handbook needs counts and times, never who a case is about.
"""

from __future__ import annotations

import re

from generator.model.fields import THAI_DIGITS

_HEADINGS = re.compile(
    "|".join(
        (
            r"^ชื่อ$",
            r"^(?:คำนำหน้า)?ชื่อ(?:ตัว$|จริง|เล่น|เต็ม|สกุล|นามสกุล|ผู้|เจ้าหน้าที่|ประชาชน|บุคคล)",
            r"นามสกุล",
            r"ชื่อสกุล",
            r"เลข(?:ที่)?(?:ประจำตัว|บัตร)?ประชาชน",
            r"บัตร(?:ประจำตัว)?ประชาชน",
            r"เลขประจำตัว",
            r"หนังสือเดินทาง",
            r"โทรศัพท์|เบอร์โทร|เบอร์ติดต่อ|มือถือ|^โทร$",
            r"ที่อยู่(?!ใน|ระหว่าง)|บ้านเลขที่",
            r"อีเมล|ไปรษณีย์อิเล็กทรอนิกส์|ไลน์ไอดี",
            r"วันเกิด|วันเดือนปีเกิด",
            r"เลข(?:ที่)?บัญชี",
            r"^(?:first|last|full|middle|nick|person|citizen|complainant|customer)?names?$",
            r"surname|familyname|givenname",
            r"idcard|citizenid|nationalid|^nid$|passport",
            r"phone|mobile|^tel$",
            r"address",
            r"email|lineid",
            r"^ผู้(?:ร้อง(?:เรียน|ทุกข์)*|ยื่นคำ(?:ขอ|ร้อง)|แจ้ง|ขอ|รับบริการ|ถูกร้อง(?:เรียน)?)$",
            r"^(?:complainants?|applicants?|requesters?)$",
            r"birthda|dateofbirth|^dob$",
            r"bankaccount",
        )
    )
)  # fmt: skip
"""Headings that name personal data, compared without blanks and in lower case."""

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_THIRTEEN = re.compile(
    r"(?<![0-9])([0-9])[ -]?([0-9]{4})[ -]?([0-9]{5})[ -]?([0-9]{2})[ -]?([0-9])(?![0-9])"
)


_PHONE = re.compile(r"(?<![0-9])(?:\+?66[ -]?|0)[689][0-9][ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])")
"""A mobile telephone: ten digits that begin with 06, 08 or 09."""
_NAMED = re.compile(
    r"^(?:(?:นางสาว|นาง|น\.ส\.|เด็กชาย|เด็กหญิง|ด\.ช\.|ด\.ญ\.|นาย(?!อำเภอ|ทะเบียน|แพทย์|ช่าง|กรัฐ|กเทศ|กองค์|กสภา|กสมาคม))"
    r"\s*[ก-๙]+\s+[ก-๙]+|(?:Mr|Mrs|Ms|Miss)\.? [A-Za-z]+)"
)
"""A title with a first and a last name; the heads of districts and registrars are positions."""


def is_personal_heading(heading: str) -> bool:
    """Tell whether a column of this heading (see ``plain_heading``) would hold personal data."""
    return bool(_HEADINGS.search(heading))


def is_personal_value(text: str) -> bool:
    """Tell whether a cell holds a name with its title, a way to reach a person, or an identity.

    A way to reach a person is an address of e-mail or a mobile telephone. Of the thirteen digits
    of a Thai identity card the last is a check digit: 11 less the weighted sum modulo 11, modulo
    10.
    """
    text = text.translate(THAI_DIGITS)
    if _MAIL.search(text) or _PHONE.search(text) or _NAMED.search(text):
        return True
    for found in _THIRTEEN.finditer(text):
        digits = [int(digit) for digit in "".join(found.groups())]
        total = sum(digit * (13 - at) for at, digit in enumerate(digits[:12]))
        if (11 - total % 11) % 10 == digits[12]:
            return True
    return False
