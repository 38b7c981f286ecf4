"""Faults planted into the sample: the review finds every one, and the sample has none of them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.analysis.review import review
from generator.build import open_project
from generator.exchange.review_json import review_json
from generator.theme import read_labels
from tests.checkout import CHECKOUT, SAMPLE_DAY

LABELS = read_labels("th")
DRT = "processes/complaints/drt-01.yml"
KM = "processes/knowledge/km-01.yml"
OIA = "processes/information/oia-01.yml"
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
    project = open_project(folder, None, SAMPLE_DAY)
    book = project.handbook
    found = json.loads(review_json(book, review(book, SAMPLE_DAY), project.problems, LABELS))
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


KPIS = "content/registers/kpis.yml"
INVENTORY = "content/registers/inventory.yml"
STEPS = "content/data/drt-01-steps-2569.csv"
RESULTS = "content/data/kpi-2569.csv"
AGENCIES = "content/registers/agencies.yml"
COPY = "content/archive/SUP-01/1-1.yml"
COUNTS = "content/data/damrongtham-2569.csv"
PROJECT = (
    "  - {id: again, title: โครงการปรับปรุงฐานข้อมูลจังหวัดให้เป็นปัจจุบัน, level: project, "
    "serves: [s-planning], years: [2570]}\n"
)
EXPORT = "2569/900,receive,2026-03-05 09:00,2026-03-05 09:20\n"
GOAL = "  - {id: adrift, title: ลอย, level: strategy}\n"
ACTION = (
    "  - {id: late, what: แก้, origin: kpi, owner: officer, opened: 2026-01-05, due: 2026-02-27}\n"
)
DELEGATION = "  - {id: odd, order: ๑, what: ลงนาม, from: officer, to: officer, start: 2026-10-01}\n"

MANDATES = "content/registers/mandates.yml"


def withdrawn(*files: str) -> Plant:
    """Return what withdraws processes."""

    def plant(folder: Path) -> None:
        for file in files:
            replaced(file, "^status: .*", "status: obsolete\nwithdrawn: 2026-09-01")(folder)

    return plant


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
    "no deputy": (replaced(KM, r"^deputy:.*\n", ""), "lacks trust.deputy", "KM-01"),
    "a law that nobody verified": (
        replaced(LAWS, r"(id: pmqa-2548\n(?:.*\n)*?    confidence: )verified", r"\1known"),
        "lacks trust.laws-verified",
        "DEV-01",
    ),
    "a law amended after it was confirmed": (
        replaced(LAWS, r"(id: leave-2555\n(?:.*\n)*?    status: )\S+",
                 r"\1amended\n    amended_by: [ฉบับที่ 2]"),
        "suspect-citation",
        "processes/personnel/hr-02.yml",
    ),
    "weights that are no whole": (replaced(KPIS, "weight: 25", "weight: 35"),
                                  "weights-not-100", KPIS),
    "an indicator without target": (replaced(KPIS, r"    target: 14\n", ""),
                                    "not-agreed", "sup-days-2570"),
    "an indicator without goal": (
        replaced(KPIS, r"(id: sup-days-2570\n(?:.*\n)*?)    process:.*\n    goal:.*\n", r"\1"),
        "orphan",
        "sup-days-2570",
    ),
    "an indicator that was not measured": (replaced(RESULTS, r"director-drafts-2569,.*\n", ""),
                                           "not-measured", "director-drafts-2569"),
    "an indicator measured in part": (replaced(RESULTS, r"drt-satisfied-2569,2569,.*\n", ""),
                                      "partly-measured", "drt-satisfied-2569"),
    "a month that was left out": (replaced(COUNTS, r"2026-03,.*\n", ""), "missing-period", COUNTS),
    "a plan of years without its goals": (
        replaced("content/registers/plans.yml", "first_year: 2570", "first_year: 2560"),
        "plan-of-other-years",
        "content/registers/plans.yml",
    ),
    "a project planned twice": (added("content/registers/goals.yml", PROJECT),
                                "repeated-goal", "content/registers/goals.yml"),
    "a planned manual too late": (replaced(INVENTORY, "due: 2027-03-31", "due: 2026-09-30"),
                                  "planned-late", "INT-01"),
    "a form that nobody uses": (added("content/registers/forms.yml",
                                      "  - {id: idle, title: แบบที่ไม่มีใครใช้}\n"),
                                "unused-form", "idle"),
    "work by policy without an end": (replaced("processes/development/dev-01.yml",
                                               r"^ends:.*\n", ""),
                                      "policy-without-end", "processes/development/dev-01.yml"),
    "approved behind the fact": (
        replaced(KM, r"(approved: \{role: \S+, date: )2026-09-\d\d", r"\g<1>2026-10-15"),
        "approved-after-effect",
        KM,
    ),
    "changed without a trace of its approval": (
        replaced(KM, r"^  - อย่าเขียนวิธี.*\n((?:.*\n)*?)  fingerprint: .*\n", r"\1"),
        "changed-after-approval",
        KM,
    ),
    "no fingerprint of what was approved": (replaced(KM, r"^  fingerprint: .*\n", ""),
                                            "not-kept", "KM-01"),
    "a copy of the archive deleted": (lambda folder: (folder / COPY).unlink(),
                                      "not-kept", "SUP-01"),
    "a manual deleted that was in force": (
        lambda folder: (folder / "processes/network/net-01.yml").unlink(),
        "archive-without-process",
        "content/archive/NET-01/1-0.yml",
    ),
    "no day of approval": (replaced(KM, r"(approved: \{role: \S+), date: \S+\}", r"\1}"),
                           "not-kept", "KM-01"),
    "a step that was withdrawn": (
        replaced("processes/finance/fin-01.yml", "^status: .*",
                 "status: obsolete\nwithdrawn: 2026-09-01"),
        "step-of-obsolete",
        "processes/procurement/sup-01.yml",
    ),
    "an edition of the archive altered": (
replaced("content/archive/SUP-01/1-0.yml", "time: 1wd", "time: 2wd"),
        "archive-altered",
        "content/archive/SUP-01/1-0.yml",
    ),
    "data that was never renewed": (
        replaced("content/registers/datasets.yml", r"    cycle: 6 เดือน\n    updated: .*\n",
                 "    cycle: 6 เดือน\n"),
        "stale",
        "network-contacts",
    ),
    "soon to be reviewed": (replaced(KM, r"review_by: \S+\}", "review_by: 2026-11-15}"),
                            "review-due", "KM-01"),
    "a step that says not how": (
        replaced(KM, r"^    details:\n(?:      - .*\n)+", ""),
        "lacks manual.details",
        "KM-01",
    ),
    "a name in the data": (replaced(STEPS, "^เลขเรื่อง,", "ชื่อผู้ร้อง,"), "personal-data", STEPS),
    "a line of data pasted twice": (added(STEPS, EXPORT * 2), "repeated-event", STEPS),
    "a month counted twice": (added(COUNTS, "2026-09,,1,1,1,1,0,0\n"),
                              "repeated-period", COUNTS),
    "more on time than closed": (replaced(COUNTS, "^2025-10,14,23,24,23", "2025-10,14,23,24,25"),
                                 "impossible-count", COUNTS),
    "more closed than there were": (replaced(COUNTS, "^2026-05,,22,25", "2026-05,,22,95"),
                                    "more-closed-than-open", COUNTS),
    "a service whose process was withdrawn": (withdrawn(OIA), "only-withdrawn",
                                              "content/registers/services.yml"),
    "a duty whose processes were withdrawn": (withdrawn(KM), "only-withdrawn", MANDATES),
    "an indicator of a withdrawn process": (withdrawn(KM), "only-withdrawn", KPIS),
    "data of a withdrawn process": (withdrawn(DRT), "only-withdrawn",
                                    "content/registers/datasets.yml"),
    "a plan whose process was withdrawn": (withdrawn("processes/planning/pln-01.yml"),
                                           "only-withdrawn", "content/registers/plans.yml"),
    "an improvement of withdrawn work": (withdrawn(DRT), "only-withdrawn",
                                         "content/registers/actions.yml"),
    "a round of withdrawn work": (withdrawn(DRT), "only-withdrawn",
                                  "content/registers/rounds.yml"),
    "a project measured by withdrawn work alone": (withdrawn(KM), "orphan", "pr-knowledge"),
    "a duty without a process": (replaced(MANDATES, r"processes: \[KM-01\]", "processes: []"),
                                 "mandate-without-process", MANDATES),
    "a law confirmed ahead": (replaced(KM, r"(confirmed:\n.* date: )2026-\S+(,.*\n)",
                                       r"\g<1>2027-05-03\2"), "dated-ahead", KM),
    "a law confirmed ahead shows nothing": (
        replaced(KM, r"(confirmed:\n.* date: )2026-\S+(,.*\n)", r"\g<1>2027-05-03\2"),
        "lacks trust.laws-confirmed",
        "KM-01",
    ),
    "approved ahead": (replaced(KM, r"(approved: \{role: \S+, date: )2026-09-\d\d",
                                r"\g<1>2026-12-15"), "dated-ahead", KM),
    "facts of a law from tomorrow": (replaced(LAWS, "as_of: 2026-11-20", "as_of: 2026-11-21"),
                                     "dated-ahead", LAWS),
    "a contact confirmed ahead": (replaced(AGENCIES, r"confirmed: \S+", "confirmed: 2027-01-05"),
                                  "dated-ahead", AGENCIES),
    "data renewed ahead": (replaced("content/registers/datasets.yml", "updated: 2026-11-10",
                                    "updated: 2026-12-10"), "stale", "complaint-survey"),
    "a round reported ahead": (replaced("content/registers/rounds.yml", "date: 2026-09-30",
                                        "date: 2027-03-31"),
                               "dated-ahead", "content/registers/rounds.yml"),
    "an improvement done ahead": (replaced("content/registers/actions.yml", "closed: 2026-09-10",
                                           "closed: 2026-12-10"),
                                  "action-overdue", "one-complaint-form"),
    "a result of a period to come": (added(RESULTS, "drt-notified-2570,2570-Q4,99\n"),
                                     "dated-ahead", RESULTS),
    "a step done ahead": (added(STEPS, EXPORT.replace("2026-03", "2026-12")),
                          "dated-ahead", STEPS),
    "counts of a month to come": (added(COUNTS, "2026-12,,1,1,1,1,0,0\n"), "dated-ahead", COUNTS),
    "a case of a year without holidays": (added(STEPS, EXPORT.replace("2026-03", "2024-03")),
                                          "cases-left-out", STEPS),
    "a file of data with its headings alone": (replaced(COUNTS, r"\n(?:.*\n)+", "\n"),
                                               "heading-alone", COUNTS),
    "an edition that the history does not tell of": (
        replaced(DRT, r"^  - \{issue: 1, number: 1, .*\n", ""), "edition-not-in-history", DRT,
    ),
    "reviewed on no day": (replaced(KM, r"(reviewed: \{role: [^,]+), date: \S+\}", r"\1}"),
                           "signature-undated", KM),
    "reviewed on no day is not signed off": (
        replaced(KM, r"(reviewed: \{role: [^,]+), date: \S+\}", r"\1}"),
        "lacks trust.sign-off",
        "KM-01",
    ),
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
