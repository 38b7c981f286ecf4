"""Typesetting: plain data and pictures become PDF bytes, by Typst and the theme's templates.

The data reaches Typst as the virtual file ``doc.json`` and is never part of a template, so that
no text can be run as markup. The PDF is tagged and follows PDF/UA-1 and PDF/A-2a. A warning of
Typst (an unknown font, a line that does not settle) is an error here: it must not be printed.
"""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import segno
import typst

from generator.manual.blocks import Block
from generator.manual.prose import prepared
from generator.thai.fonts import cluster_fonts
from generator.theme import theme_folder

STANDARDS = ["ua-1", "a-2a"]

Folder = Path
"""A folder of the disk, for modules that hand it on and never look into it."""


class TypesettingError(RuntimeError):
    """Typst could not set a document, or had doubts about it: a mistake of the templates."""


def typeset(
    document: Block,
    pictures: Mapping[str, str],
    *,
    template: str,
    date: datetime.date,
    in_thai_digits: bool,
    cache: Folder,
) -> bytes:
    """Return the PDF of a document.

    ``pictures`` are SVG texts by the name that blocks call them; ``template`` is the name of an
    entry template below ``theme/manual``; ``date`` is the date of the document; ``cache`` is the
    folder for fonts. The same input gives the same bytes.
    """
    data = prepared(document, in_thai_digits=in_thai_digits)
    data["date"] = [date.year, date.month, date.day]
    data["thai_digits"] = in_thai_digits
    files = {
        **_templates(),
        **{name: svg.encode() for name, svg in pictures.items()},
        "doc.json": json.dumps(data, ensure_ascii=False).encode(),
    }
    files["main.typ"] = files[f"{template}.typ"]
    try:
        pdf, warnings = typst.compile_with_warnings(
            files,  # type: ignore[call-overload]  # its stubs do not know virtual files
            format="pdf",
            pdf_standards=STANDARDS,
            font_paths=_fonts(cluster_fonts(cache)),
        )
    except typst.TypstError as error:
        raise TypesettingError(_told(error)) from error
    if warnings:
        raise TypesettingError("; ".join(_told(warning) for warning in warnings))
    return bytes(pdf)


@lru_cache(maxsize=1_000)
def qr_code(text: str, error: str = "m") -> str:
    """Return the QR code of a text as SVG, to be scaled; ``error`` is the level of correction.

    Kept in memory, for the handbook prints the codes of all manuals again.
    Level ``l`` makes fewer and larger squares, for a code that must be small.
    """
    out = io.BytesIO()
    segno.make(text, error=error, micro=False).save(
        out, kind="svg", border=2, xmldecl=False, omitsize=True
    )
    return out.getvalue().decode()


@cache
def _templates() -> dict[str, bytes]:
    folder = theme_folder() / "manual"
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.typ"))}


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )


def _told(trouble: Exception) -> str:
    return getattr(trouble, "diagnostic", None) or str(trouble)
