"""The pages of the organisation: who may act for whom, whom to ask outside, who sits where."""

from __future__ import annotations

import datetime
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generator.model.handbook import Handbook
from generator.model.organisation import Delegation
from generator.model.performance import Figures
from generator.model.sources import LISTS
from tests.site.conftest import MakePages, Pages
from tests.site.markup import parsed

ORGANISATION, NETWORK, COMMITTEES = (
    f"organisation/{name}.html" for name in ("index", "network", "committees")
)


def test_every_internal_role_stands_in_the_organisation(handbook: Handbook, pages: Pages) -> None:
    links = {a.attributes.get("href") for a in parsed(pages[ORGANISATION].html).all("a")}
    inside = [role.id for role in handbook.roles.values() if not role.external]
    assert inside
    assert {f"../roles/{id_}.html" for id_ in inside} <= links


def test_every_record_of_the_organisation_has_its_place(handbook: Handbook, pages: Pages) -> None:
    assert handbook.delegations
    assert handbook.agencies
    assert handbook.committees
    for address, ids in (
        (ORGANISATION, [f"delegation-{id_}" for id_ in handbook.delegations]),
        (NETWORK, [f"agency-{id_}" for id_ in handbook.agencies]),
        (COMMITTEES, [f"committee-{id_}" for id_ in handbook.committees]),
    ):
        page = pages[address]
        assert [id_ for id_ in ids if f'id="{id_}"' not in page.html] == []
        assert [entry.anchor for entry in page.entries] == ["", *ids]


def test_the_directory_leads_to_the_steps_that_contact_an_agency(pages: Pages) -> None:
    assert 'href="../processes/DRT-01.html#step-forward"' in pages[NETWORK].html
    step = pages["processes/DRT-01.html"].html
    assert 'href="../organisation/network.html#agency-provincial-agencies"' in step


def test_a_delegation_says_when_it_has_run_out(handbook: Handbook, make_pages: MakePages) -> None:
    """The pages are those of the sample's own day, 20 November 2026."""
    lasting = next(iter(handbook.delegations.values()))
    ended = {"start": datetime.date(2025, 10, 1), "end": datetime.date(2026, 9, 30)}
    later = {"start": datetime.date(2026, 11, 21), "end": None}

    def shown(**changes: datetime.date | None) -> str:
        changed: Delegation = lasting.model_copy(update=changes)
        delegations = MappingProxyType({changed.id: changed})
        return make_pages(replace(handbook, delegations=delegations), "en")[ORGANISATION].html

    assert "run out as of" not in shown()
    assert "not begun" not in shown()
    assert "run out as of 20 November" in shown(**ended)
    assert "not begun as of 20 November" in shown(**later)


def test_an_office_without_these_registers_is_told_so(
    handbook: Handbook, make_pages: MakePages
) -> None:
    kept = ("fields", "units", "laws", "forms", "terms", "events")
    nothing: dict[str, Any] = {name: MappingProxyType({}) for name in LISTS if name not in kept}
    nothing |= {name: MappingProxyType({}) for name in ("processes", "entries", "archive")}
    roles = {k: role.model_copy(update={"deputy": None}) for k, role in handbook.roles.items()}
    nothing["roles"] = MappingProxyType(roles)
    plain = replace(handbook, figures=Figures(), **nothing)
    pages = make_pages(plain, "en")
    assert "There are no delegations" in pages[ORGANISATION].html
    assert "There are no agencies" in pages[NETWORK].html
    assert "There are no committees" in pages[COMMITTEES].html


def test_the_coverage_tells_gaps_and_every_part(handbook: Handbook, pages: Pages) -> None:
    page = parsed(pages["organisation/coverage.html"].html)
    gaps, matrix, *_ = page.all("tbody")
    links = {a.attributes["href"] for a in gaps.all("a")}
    assert "../processes/FIN-01.html#step-approve" in links
    assert "../processes/DOC-02.html#step-sign" not in links
    inside = [role for role in handbook.roles.values() if not role.external]
    assert 0 < len(matrix.all("tr")) <= len(inside)
    cells = {len(row.all("td")) for row in matrix.all("tr")}
    assert cells == {len(handbook.in_use())}
