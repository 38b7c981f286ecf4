"""An approval is written into a file without touching anything else, or not at all."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

import pytest

from generator.loading.approval_text import approval_lines, approved, with_approval
from generator.loading.project import read_process
from generator.model.control import SignOff
from generator.model.process import Process
from tests.checkout import CHECKOUT

SIGNED = SignOff(role="chief", date=date(2026, 9, 30))
HEAD = "code: A  # รหัส\ntitle: ก\nmission: support\nunit: admin\n"
STEPS = "steps:\n  - {id: done, type: end, title: จบ}  # ขั้นสุดท้าย\n"
NEW = ["  approved: {role: chief, date: 2026-09-30}", "  fingerprint: 0123-4567-89ab"]


def record(data: bytes) -> Process:
    (process,) = read_process(data, "a.yml").handbook.processes.values()
    return process


def written(text: str) -> bytes | None:
    data = text.encode()
    return with_approval(data, approved(record(data), SIGNED, "0123-4567-89ab"))


@pytest.mark.parametrize(
    ("rest", "gone", "come"),
    [
        ("status: draft\n" + STEPS, ["status: draft"], ["status: approved", "approval:", *NEW]),
        (STEPS, [], ["status: approved", "approval:", *NEW]),
        ("status: approved # ใช้อยู่\n" + STEPS, [], ["approval:", *NEW]),
        (STEPS.rstrip("\n"), ["STEPS"], ["STEPS", "status: approved", "approval:", *NEW]),
        (
            "status: approved\n" + STEPS + "approval:\n  prepared: {role: clerk}  # ผู้จัดทำ\n"
            "  approved: {role: boss, date: 2025-01-01}\nhistory: []\n",
            ["  approved: {role: boss, date: 2025-01-01}"],
            NEW,
        ),
        (
            "status: approved\n" + STEPS + "approval:  # ลงนาม\n\n    # ผู้อนุมัติ\n    approved:\n"
            "      role: boss\n      date: 2025-01-01\n    reviewed: {role: clerk}\n\n# จบ\n",
            ["    approved:", "      role: boss", "      date: 2025-01-01"],
            [f"  {line}" for line in NEW],
        ),
        (
            "status: approved\napproval: {prepared: {role: clerk}}\n" + STEPS,
            ["approval: {prepared: {role: clerk}}"],
            ["approval:", "  prepared: {role: clerk}", *NEW],
        ),
        (
            "status: approved\n" + STEPS + "approval:\n  fingerprint: ffff-ffff-ffff\n",
            ["  fingerprint: ffff-ffff-ffff"],
            NEW,
        ),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_lines_of_the_approval_change(
    rest: str, gone: list[str], come: list[str], end: str
) -> None:
    text = (HEAD + rest).replace("\n", end)
    made = written(text)
    assert made is not None
    assert record(made).approval == approved(record(text.encode()), SIGNED, NEW[1][15:]).approval
    lines = [x[:2] + ("STEPS" if "done" in x else x[2:].rstrip("\r\n")) for x in difflib.ndiff(
        text.splitlines(keepends=True), made.decode().splitlines(keepends=True))]  # fmt: skip
    assert [x[2:] for x in lines if x[0] == "-"] == gone
    assert sorted(x[2:] for x in lines if x[0] == "+") == sorted(come)
    assert made.count(b"\r\n") == (made.count(b"\n") if end == "\r\n" else 0)


def test_what_is_written_can_be_written_again() -> None:
    once = written(HEAD + STEPS)
    assert once is not None
    assert written(once.decode()) == once


@pytest.mark.parametrize(
    "text", ["{code: A, title: ก, mission: support, unit: admin, steps: []}\n"]
)
def test_a_layout_that_is_not_understood_is_left_alone(text: str) -> None:
    assert written(text) is None
    process = approved(record(text.encode()), SIGNED, "0123-4567-89ab")
    assert approval_lines(process).splitlines() == ["approval:", *NEW]


@pytest.mark.parametrize(
    "file", sorted((CHECKOUT / "processes").rglob("*.yml")), ids=lambda f: f.stem
)
def test_every_file_of_the_sample_can_be_approved(file: Path) -> None:
    data = file.read_bytes()
    made = with_approval(data, approved(record(data), SIGNED, "0123-4567-89ab"))
    assert made is not None
    assert len(made.splitlines()) - len(data.splitlines()) <= 4
