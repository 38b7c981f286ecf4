"""The two things that others ask of this room: the PDF of a manual, the PDF of the handbook."""

from __future__ import annotations

import datetime
from urllib.parse import urlencode

from generator.analysis.editions import edition, fingerprint
from generator.labels import Labels
from generator.manual.blocks import Block
from generator.manual.control import verify_picture
from generator.manual.document import manual_data
from generator.manual.handbook import handbook_data
from generator.manual.typeset import Folder, qr_code, typeset
from generator.model.handbook import Handbook
from generator.model.process import Process

Pictures = dict[str, str]


def manual_pdf(
    handbook: Handbook,
    code: str,
    labels: Labels,
    *,
    cache: Folder,
    site_url: str = "",
    build_date: datetime.date,
) -> bytes | None:
    """Return the PDF of the manual of process ``code``; None when the process is obsolete.

    ``site_url`` is the address of the site, for the QR code; ``build_date`` is the date of the
    document where the process has no effective date. Fonts are kept below ``cache``.
    """
    made = _manual(handbook, code, labels, site_url)
    if made is None:
        return None
    manual, pictures = made
    revision = handbook.processes[code].revision
    return typeset(
        {
            **shared_data(handbook, labels, f"{manual['code']} {manual['title']}"),
            "manual": manual,
        },
        pictures,
        template="single",
        date=revision.effective if revision else build_date,
        in_thai_digits=handbook.office.thai_digits,
        cache=cache,
    )


def handbook_pdf(
    handbook: Handbook,
    labels: Labels,
    *,
    cache: Folder,
    site_url: str = "",
    build_date: datetime.date,
) -> bytes:
    """Return one PDF of all manuals that are not obsolete, with contents across them."""
    manuals: list[tuple[str, Block]] = []
    pictures: Pictures = {"qr.svg": qr_code(site_url)} if site_url else {}
    for process in handbook.in_use():
        if made := _manual(handbook, process.code, labels, site_url):
            manuals.append((process.code, made[0]))
            pictures.update(made[1])
    title = handbook.office.handbook.in_language(labels.language)
    return typeset(
        {
            **shared_data(handbook, labels, title),
            "handbook": handbook_data(handbook, manuals, labels, site_url),
        },
        pictures,
        template="whole",
        date=build_date,
        in_thai_digits=handbook.office.thai_digits,
        cache=cache,
    )


def _manual(
    handbook: Handbook, code: str, labels: Labels, site_url: str
) -> tuple[Block, Pictures] | None:
    """Return the data of a manual and its pictures; None for an obsolete process."""
    process = handbook.processes[code]
    address = page_address(site_url, code)
    made = manual_data(handbook, process, labels, address)
    if made is None:
        return None
    manual, pictures = made
    pictures |= {verify_picture(manual["code"]): qr_code(verify_text(site_url, process), "l")}
    if address:
        pictures |= {f"qr-{manual['code']}.svg": qr_code(address)}
    return manual, pictures


def page_address(site_url: str, code: str) -> str:
    """Return the address of the page of a process, or nothing without a site address."""
    return f"{site_url.rstrip('/')}/processes/{code}.html" if site_url else ""


def verify_text(site_url: str, process: Process) -> str:
    """Return what the QR code at the foot of a page says: where to verify, and what is printed.

    Without the address of a site it says the code, the edition and the fingerprint alone.
    """
    issue, number = edition(process) or (0, 0)
    if not site_url:
        return f"{process.code} {issue}/{number} {fingerprint(process)}"
    digits = fingerprint(process).replace("-", "")
    asked = urlencode({"d": process.code, "i": issue, "r": number, "f": digits})
    return f"{site_url.rstrip('/')}/verify.html?{asked}"


def shared_data(handbook: Handbook, labels: Labels, subject: str) -> Block:
    """Return the part of the data that holds for a whole document."""
    office = handbook.office
    return {
        "language": labels.language,
        "subject": subject,
        "author": office.name.in_language(labels.language),
        # What stands before, between and after the two numbers.
        "page_of": labels("manual.page", page="|", pages="|").split("|"),
        "notice": office.notice.in_language(labels.language) if office.notice else "",
    }
