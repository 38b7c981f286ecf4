"""Faults planted into the sample: the review finds every one, and the sample has none of them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checkout import CHECKOUT, khumue

DAY = "2026-10-01"
DRT = "processes/complaints/drt-01.yml"
KM = "processes/knowledge/km-01.yml"
LAWS = "content/registers/laws.yml"

Plant = Callable[[Path], None]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    for name in ("content", "processes"):
        shutil.copytree(CHECKOUT / name, folder / name)
    return folder


def told(folder: Path) -> set[tuple[str, str]]:
    """Return (what, where) of everything that a review tells: findings and problems."""
    done = khumue("review", "--format", "json", "--date", DAY, folder=folder)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    findings = {(one["kind"], one["id"]) for one in found["findings"]}
    lacks = {
        (f"lacks {thing}", code)
        for code, things in found["completeness"].items()
        for thing, held in things.items()
        if held is not True
    }
    problems = {(one["code"], one["file"]) for one in found["problems"]}
    return findings | lacks | problems


def replaced(file: str, pattern: str, new: str) -> Plant:
    """Return what puts ``new`` for the first place of a file where ``pattern`` is found."""

    def plant(folder: Path) -> None:
        path = folder / file
        text, count = re.subn(pattern, new, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
        assert count == 1, f"nothing to change in {file}"
        path.write_text(text, encoding="utf-8")

    return plant


def added(file: str, text: str) -> Plant:
    """Return what adds ``text`` to the end of a file."""

    def plant(folder: Path) -> None:
        path = folder / file
        path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + text, encoding="utf-8")

    return plant


GOAL = "  - {id: adrift, title: ลอย, level: strategy}\n"
ACTION = (
    "  - {id: late, what: แก้, origin: kpi, owner: officer, opened: 2026-01-05, due: 2026-02-27}\n"
)
DELEGATION = "  - {id: odd, order: ๑, what: ลงนาม, from: officer, to: officer, start: 2026-10-01}\n"

FAULTS: dict[str, tuple[Plant, str, str]] = {
    "past its review": (replaced(DRT, r"review_by: \S+\}", "review_by: 2026-08-01}"),
                        "review-before-effect", DRT),
    "overdue": (replaced(KM, r"effective: \S+ review_by: \S+\}",
                         "effective: 2025-01-05, review_by: 2026-06-30}"), "review-due", "KM-01"),
    "no review date": (replaced(KM, r", review_by: \S+\}", "}"), "review-due", "KM-01"),
    "no scope": (replaced(KM, r"^scope:.*\n(?:  .*\n)*", ""), "lacks manual.scope", "KM-01"),
    "no owner": (replaced(KM, r"^owner:.*\n", ""), "missing-owner", KM),
    "no time": (replaced(KM, r"^    time:.*\n", ""), "missing-time", KM),
    "deputy is owner": (replaced(KM, r"^deputy:.*$", "deputy: admin-director"),
                        "deputy-is-owner", KM),
    "changed after approval": (replaced(DRT, r"^    title: (.*)$", r"    title: \1 (ใหม่)"),
                               "changed-after-approval", DRT),
    "over the limit": (replaced(DRT, "within: 15d", "within: 2d"), "limit-exceeded", DRT),
    "a repealed law": (replaced(LAWS, r"(id: good-governance-2546\n(?:.*\n)*?    status: )\S+",
                                r"\1repealed"), "law-not-in-force", DRT),
    "a law that changed": (replaced(LAWS, r"(id: good-governance-2546\n(?:.*\n)*?    status: )\S+",
                                    r"\1in_force"), "suspect-citation", DRT),
    "old facts of a law": (replaced(LAWS, r"(id: good-governance-2546\n(?:.*\n)*?    as_of: )\S+",
                                    r"\g<1>2024-01-01"), "stale", "good-governance-2546"),
    "a contact never confirmed": (replaced("content/registers/agencies.yml",
                                           r"    confirmed: .*\n", ""),
                                  "stale", "provincial-agencies"),
    "data not renewed": (
        replaced("content/registers/datasets.yml", "updated: 2026-09-10", "updated: 2026-04-10"),
        "stale",
        "province-indicators",
    ),
    "a round not recorded": (replaced("content/registers/rounds.yml", "date: 2026-09-30",
                                      "date: 2025-09-30"), "round-missing", "DRT-01"),
    "an improvement too late": (added("content/registers/actions.yml", ACTION),
                                "action-overdue", "late"),
    "a goal adrift": (added("content/registers/goals.yml", GOAL), "orphan", "adrift"),
    "a process without a goal": (replaced(KM, r"^goals:.*\n", ""), "orphan", "KM-01"),
    "a form that is not there": (replaced("processes/meetings/mtg-01.yml", r"forms: \[",
                                          "forms: [nowhere, "),
                                 "unknown-form", "processes/meetings/mtg-01.yml"),
    "a delegation to oneself": (added("content/registers/delegations.yml", DELEGATION),
                                "delegation-to-itself", "content/registers/delegations.yml"),
    "a step that nothing leads to": (replaced(KM, r"(    type: end\n(?:    .*\n)*)",
                                              r"\1  - {id: stray, title: หลง, next: draft}\n"),
                                     "unreachable-step", KM),
}  # fmt: skip


def test_the_sample_has_none_of_them(sample: Path) -> None:
    found = told(sample)
    assert not {(what, where) for _, what, where in FAULTS.values()} & found


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(sample: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(sample, tmp_path, dirs_exist_ok=True)
    plant, what, where = FAULTS[name]
    plant(tmp_path)
    assert (what, where) in told(tmp_path)
