"""The document: a process becomes the plain data of its manual (BRIEF 2.1 and 2.5)."""

from __future__ import annotations

from generator.labels import Labels
from generator.manual import sections
from generator.manual.blocks import Block, section
from generator.manual.control import cover, front, running
from generator.manual.manuscript import Manuscript
from generator.manual.references import forms, references
from generator.manual.steps import steps
from generator.model.handbook import Handbook
from generator.model.process import Process, Status


def manual_data(
    handbook: Handbook, process: Process, work_flow: list[Block], labels: Labels, address: str = ""
) -> Block | None:
    """Return the data of a manual; None for an obsolete process, which gets no manual.

    ``work_flow`` holds the blocks of section 5 (:mod:`generator.manual.form`); ``address`` is
    where the page of the process stands on the web, if it does.
    """
    if process.status is Status.OBSOLETE:
        return None
    script = Manuscript(handbook, process, labels)
    ordered = {
        "purpose": sections.purpose(script),
        "scope": sections.scope(script),
        "definitions": sections.definitions(script),
        "responsibilities": sections.responsibilities(script),
        "work-flow": work_flow,
        "steps": steps(script),
        "standards": sections.standards(script),
        "monitoring": sections.monitoring(script),
        "references": references(script),
        "forms": forms(script),
    }
    return {
        "code": script.code,
        "title": script.words(process.title),
        "cover": cover(script),
        "edition": script.edition,
        "running": running(script),
        "address": address,
        "alt": script.label("qr", address=address),
        "online": script.label("online"),
        "watermark": script.label(f"watermark.{process.status}"),
        "front": front(script),
        "contents": script.label("contents"),
        "sections": [
            section(script.label(f"section.{name}"), blocks) for name, blocks in ordered.items()
        ],
    }
