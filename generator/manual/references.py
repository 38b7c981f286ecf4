"""Sections 9 and 10: laws with their status, other documents, forms (BRIEF 2.1 and 4.1)."""

from __future__ import annotations

from generator.analysis.impact import standing
from generator.manual.blocks import Block, entry, nothing, paragraph, points, subheading, table
from generator.manual.manuscript import Manuscript
from generator.model.fields import Citation
from generator.model.process import all_citations, all_forms
from generator.model.registers import Confidence, Law
from generator.thai.wording import section_in_words

Uses = dict[str | None, tuple[str, ...]]


def references(script: Manuscript) -> list[Block]:
    """Section 9: each law with status, confidence and the sections in use; other references."""
    cited: dict[str, Uses] = {}
    for citation, steps in all_citations(script.process).items():
        cited.setdefault(citation.law, {})[citation.section] = steps
    blocks = [_law(script, script.handbook.laws[law], uses) for law, uses in cited.items()]
    others = script.list_of(script.process.references)
    if others:
        blocks += [subheading(script.label("references.others")), points(others)]
    origin = script.list_of(script.process.origin)
    if origin:
        blocks += [subheading(script.label("references.origin")), paragraph(", ".join(origin))]
    return blocks or [nothing(script.label("empty.references"))]


def _law(script: Manuscript, law: Law, uses: Uses) -> Block:
    rows = [
        ("replaced-by", [script.words(script.handbook.laws[new].title) for new in law.replaced_by]),
        ("amended-by", script.list_of(law.amended_by)),
        ("as-of", [script.date(law.as_of)]),
        ("used-in", [script.used_in(uses[None])] if None in uses else []),
        ("confirmed", _confirmations(script, law)),
        ("note", [script.words(law.note)]),
    ]
    return entry(
        script.words(law.title),
        badges=[
            script.labels(f"words.law-status.{law.status}"),
            script.confidence(law.confidence),
        ],
        points=[_section(script, law, number, steps) for number, steps in uses.items() if number],
        facts=[(script.label(f"references.{name}"), "\n".join(texts)) for name, texts in rows],
    )


def _confirmations(script: Manuscript, law: Law) -> list[str]:
    """Return who confirmed the citations of a law, when and how, a line each."""
    sections: dict[str, list[str]] = {}
    for confirmed in script.process.confirmed:
        if confirmed.law.law == law.id:
            line = script.label(
                "references.confirmation",
                role=script.role(confirmed.by),
                date=script.date(confirmed.date),
                checked=script.words(confirmed.checked),
            )
            number = confirmed.law.section
            named = [section_in_words(law, number, script.labels)] if number else []
            sections.setdefault(line, []).extend(named)
    return [f"{line} ({', '.join(named)})" if named else line for line, named in sections.items()]


def _section(script: Manuscript, law: Law, number: str, steps: tuple[str, ...]) -> str:
    """Return a section in use: what it says, how well that is known, and where it is used.

    A text that is uncertain is not printed (BRIEF 4.1).
    """
    section = law.section(number)
    words = [section_in_words(law, number, script.labels)]
    if section and section.confidence is not Confidence.UNCERTAIN:
        words.append(script.words(section.text))
        if section.limit:
            words.append(script.label("references.limit", limit=script.words(section.limit)))
        words.append(f"[{script.confidence(section.confidence)}]")
    else:
        words.append(f"[{script.confidence(Confidence.UNCERTAIN)}]")
    stands = standing(script.handbook, script.process, Citation(law.id, number))
    words.append(f"[{script.labels(f'time.standing.{stands}')}]")
    words.append(script.label("references.section-used-in", steps=script.used_in(steps)))
    return " ".join(words)


def forms(script: Manuscript) -> list[Block]:
    """Section 10: the forms, what they are for, where they are used and who keeps them."""
    used = all_forms(script.process)
    if not used:
        return [nothing(script.label("empty.forms"))]
    rows = []
    for form_id, steps in used.items():
        form = script.handbook.forms[form_id]
        fields = script.label("forms.fields", fields=", ".join(script.list_of(form.fields)))
        about = [script.words(form.description), fields if form.fields else ""]
        rows.append(
            [
                script.words(form.title),
                "\n".join(text for text in about if text),
                script.used_in(steps),
                script.role(form.kept_by) if form.kept_by else "",
            ]
        )
    return [
        table(
            [
                (script.label("forms.title"), 1.5),
                (script.label("forms.purpose"), 2.2),
                (script.label("forms.used-in"), 1),
                (script.label("forms.kept-by"), 1.1),
            ],
            rows,
        )
    ]
