"""The two things that others ask of this room: the PDF of a manual, the PDF of the handbook."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.labels import Labels
from generator.manual.blocks import Block
from generator.manual.document import manual_data
from generator.manual.typeset import qr_code, typeset
from generator.model.handbook import Handbook
from generator.model.process import Process


def manual_pdf(
    handbook: Handbook,
    code: str,
    labels: Labels,
    *,
    cache: Path,
    site_url: str = "",
    build_date: datetime.date,
) -> bytes | None:
    """Return the PDF of the manual of process ``code``; None when the process is obsolete.

    ``site_url`` is the address of the site, for the QR code; ``build_date`` is the document's
    date where the process has no effective date. Fonts are kept below ``cache``.
    """
    process = handbook.processes[code]
    address = page_address(site_url, code)
    manual = manual_data(handbook, process, [], labels, address)
    if manual is None:
        return None
    pictures = {f"qr-{manual['code']}.svg": qr_code(address)} if address else {}
    shared = _shared(handbook, labels, f"{manual['code']} {manual['title']}")
    return typeset(
        {**shared, "manual": manual},
        pictures,
        template="single",
        date=process.revision.effective if process.revision else build_date,
        in_thai_digits=handbook.office.thai_digits,
        cache=cache,
    )


def page_address(site_url: str, code: str) -> str:
    """Return the address of the page of a process, or nothing without a site address."""
    return f"{site_url.rstrip('/')}/processes/{code}.html" if site_url else ""


def _shared(handbook: Handbook, labels: Labels, subject: str) -> Block:
    """Return the part of the data that holds for a whole document."""
    office = handbook.office
    return {
        "language": labels.language,
        "subject": subject,
        "author": office.name.in_language(labels.language),
        "page_of": labels("manual.page", page="{page}", pages="{pages}"),
        "notice": [office.notice.in_language(labels.language)] if office.notice else [],
    }
