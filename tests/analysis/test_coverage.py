"""Who covers for whom: small handbooks whose answers can be read off, and the sample."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.analysis.coverage import Coverage, Gap, Part, coverage
from generator.loading import load
from tests.checkout import CHECKOUT

DAY = datetime.date(2026, 10, 1)

ROLES = """roles:
  - {id: chief, title: หัวหน้า}
  - {id: clerk, title: เจ้าหน้าที่, deputy: typist}
  - {id: typist, title: ผู้พิมพ์}
  - {id: panel, title: คณะกรรมการ}
  - {id: citizen, title: ประชาชน, external: true}
"""
PROCESS = """code: P-01
title: งาน
mission: support
unit: office
owner: chief
deputy: clerk
volume: {cases_a_year: 24}
steps:
  - {id: go, type: start, title: เริ่ม, role: typist}
  - {id: write, title: เขียน, role: clerk, time: 90m, raci: {accountable: chief, informed: [panel]}}
  - {id: sign, title: ลงนาม, role: chief, time: 1wd, signs: true}
  - {id: print, title: พิมพ์, role: typist, time: 1h}
  - {id: judge, title: พิจารณา, role: panel, time: 1wd}
  - {id: answer, title: ตอบ, role: citizen, time: 1d}
  - {id: done, type: end, title: จบ}
"""
DELEGATION = "  - {id: d, order: ๑, what: ลงนาม, from: chief, to: clerk, start: 2026-10-01"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "content/registers/office.yml", "office: {name: ก, handbook: ข}\n")
    write(tmp_path, "content/registers/fields.yml", "fields: [{id: work, title: งาน}]\n")
    write(tmp_path, "content/registers/units.yml", "units: [{id: office, title: ก}]\n")
    write(tmp_path, "content/registers/roles.yml", ROLES)
    panel = "committees: [{id: panel, title: คณะกรรมการ, role: panel}]\n"
    write(tmp_path, "content/registers/committees.yml", panel)
    write(tmp_path, "processes/work/p-01.yml", PROCESS)
    return tmp_path


def write(folder: Path, file: str, text: str) -> None:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")


def found(folder: Path, day: datetime.date = DAY) -> Coverage:
    loaded = load(folder)
    assert not [p for p in loaded.problems if p.severity == "error"]
    return coverage(loaded.handbook, day)


def gaps(folder: Path, day: datetime.date = DAY) -> dict[str, Gap | None]:
    return {one.step.id: one.gap for one in found(folder, day).covers}


def test_steps_of_the_office_are_covered_or_say_why_not(folder: Path) -> None:
    # The panel and the citizen do not count, nor does the start.
    assert gaps(folder) == {"write": None, "sign": Gap.MAY_NOT_SIGN, "print": Gap.NOBODY}
    assert {role: len(one) for role, one in found(folder).single_points.items()} == {"typist": 1}


@pytest.mark.parametrize(
    ("rest", "day", "gap"),
    [
        ("}", DAY, None),
        (", end: 2026-10-01}", DAY, None),
        (", end: 2026-10-01}", DAY + datetime.timedelta(days=1), Gap.RUN_OUT),
        ("}", DAY - datetime.timedelta(days=1), Gap.RUN_OUT),
        (", processes: [P-01]}", DAY, None),
        (", processes: [P-02]}", DAY, Gap.MAY_NOT_SIGN),
    ],
    ids=["open", "last day", "day after", "day before", "this process", "another process"],
)
def test_who_stands_in_may_sign_by_a_delegation_in_force(
    folder: Path, rest: str, day: datetime.date, gap: Gap | None
) -> None:
    write(folder, "content/registers/delegations.yml", f"delegations:\n{DELEGATION}{rest}\n")
    other = PROCESS.replace("P-01", "P-02")
    write(folder, "processes/work/p-02.yml", other)
    covers = {one.step.id: one for one in found(folder, day).covers if one.process.code == "P-01"}
    assert covers["sign"].gap is gap
    assert covers["sign"].stand_in == "clerk"
    assert (covers["sign"].delegation is None) == (gap is Gap.MAY_NOT_SIGN)


def test_a_deputy_who_is_the_owner_covers_nothing(folder: Path) -> None:
    write(folder, "processes/work/p-01.yml", PROCESS.replace("deputy: clerk", "deputy: chief"))
    assert gaps(folder)["sign"] is Gap.SAME
    assert [process.code for process in found(folder).own_deputies] == ["P-01"]


def test_a_circle_of_deputies_is_told_once(folder: Path) -> None:
    roles = ROLES.replace("ผู้พิมพ์}", "ผู้พิมพ์, deputy: clerk}")
    write(folder, "content/registers/roles.yml", roles)
    assert found(folder).circles == (("clerk", "typist"),)


def test_the_parts_of_each_role(folder: Path) -> None:
    assert found(folder).parts == {
        ("chief", "P-01"): (Part.OWNER, Part.DOES, Part.ACCOUNTABLE),
        ("clerk", "P-01"): (Part.DEPUTY, Part.DOES),
        ("panel", "P-01"): (Part.DOES, Part.INFORMED),
        ("typist", "P-01"): (Part.DOES,),
        ("citizen", "P-01"): (Part.DOES,),
    }


def test_the_load_keeps_days_apart_from_hours(folder: Path) -> None:
    """24 cases a year are 2 a month."""
    load = {one.role: (one.hours, dict(one.amounts)) for one in found(folder).load}
    assert load["clerk"] == (3.0, {"minutes": 180.0})
    assert load["typist"] == (2.0, {"hours": 2.0})
    assert load["chief"] == (0.0, {"working_days": 2.0})
    assert "citizen" not in load


def test_work_that_nobody_counted_is_in_no_load(folder: Path) -> None:
    uncounted = PROCESS.replace("volume: {cases_a_year: 24}\n", "")
    write(folder, "processes/work/p-01.yml", uncounted)
    assert found(folder).load == ()
    assert [process.code for process in found(folder).without_volume] == ["P-01"]


def test_delegations_of_the_sample_cover_what_they_name() -> None:
    covers = {
        (one.process.code, one.step.id): one
        for one in coverage(load(CHECKOUT).handbook, DAY).covers
    }
    signed = covers["DOC-02", "sign"]
    assert signed.delegation
    assert (signed.role, signed.stand_in, signed.delegation.id) == (
        "governor", "chief-of-office", "outgoing-letters",
    )  # fmt: skip
    assert covers["PLN-01", "announce"].gap is Gap.MAY_NOT_SIGN
