"""The document: a process becomes the plain data of its manual (BRIEF 2.1 and 2.5)."""

from __future__ import annotations

from generator.labels import Labels
from generator.manual import sections
from generator.manual.blocks import Block, section
from generator.manual.control import cover, foot, front, running_head
from generator.manual.manuscript import Manuscript
from generator.manual.references import forms, references
from generator.manual.steps import steps
from generator.manual.times import times
from generator.manual.work_flow import work_flow
from generator.model.handbook import Handbook
from generator.model.process import Process, Status


def manual_data(
    handbook: Handbook, process: Process, labels: Labels, address: str = ""
) -> tuple[Block, dict[str, str]] | None:
    """Return the data of a manual, and its SVG pictures by the names that stand in the data.

    None for an obsolete process, which gets no manual. ``address`` is where the page of the
    process stands on the web, if it does.
    """
    if process.status is Status.OBSOLETE:
        return None
    script = Manuscript(handbook, process, labels)
    flow, pictures = work_flow(script)
    time, bands = times(script)
    written = {
        "purpose": sections.purpose,
        "scope": sections.scope,
        "definitions": sections.definitions,
        "responsibilities": sections.responsibilities,
        "work-flow": None,
        "steps": steps,
        "standards": sections.standards,
        "monitoring": sections.monitoring,
        "references": references,
        "forms": forms,
    }
    document = {
        "code": script.code,
        "title": script.words(process.title),
        "cover": cover(script),
        "edition": script.edition,
        "running": running_head(script.words(handbook.office.name), script.words(process.title)),
        "address": address,
        "alt": script.label("qr", address=address),
        "online": script.label("online"),
        "foot": foot(script),
        "watermark": script.label(f"watermark.{process.status}"),
        "front": front(script),
        "contents": script.label("contents"),
        "sections": [
            section(
                script.label(f"section.{name}"),
                [*write(script), *(time if name == "standards" else [])],
            )
            if write
            else flow
            for name, write in written.items()
        ],
    }
    return document, {**pictures, **bands}
