"""Goals: a small chain whose answers can be read off, and random ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.goals import (
    Loose,
    Orphan,
    alignment,
    chain,
    orphans,
    pmqa,
    served,
    shortened,
)
from generator.loading import load
from generator.model.goals import Goal
from generator.model.handbook import Handbook
from tests.checkout import CHECKOUT

SAMPLE = load(CHECKOUT).handbook

FILES = {
    "content/registers/office.yml": "office: {name: ก, handbook: ข}",
    "content/registers/fields.yml": "fields: [{id: work, title: งาน}]",
    "content/registers/units.yml": "units: [{id: office, title: ก}]",
    "content/registers/roles.yml": "roles: [{id: chief, title: หัวหน้า}]",
    "content/registers/goals.yml": """goals:
  - {id: nation, title: ชาติ, level: national}
  - {id: province, title: จังหวัด, level: province, serves: [nation]}
  - {id: other, title: อื่น, level: province}
  - {id: plan, title: แผน, level: strategy, serves: [province, other]}
  - {id: build, title: สร้าง, level: project, serves: [plan]}
  - {id: idle, title: ว่าง, level: project, serves: [plan]}""",
    "content/registers/kpis.yml": """kpis:
  - {id: built, title: สร้างแล้ว, year: 2570, level: office, measure: แห่ง, goal: build}
  - {id: free, title: ลอย, year: 2570, level: office, measure: แห่ง}""",
    "processes/work/p-01.yml": """code: P-01
title: งาน
mission: support
unit: office
goals: [build]
pmqa: [{version: "4.0", category: 6}]
before: {steps: 9, time: 10wd}
steps:
  - {id: a, title: ทำ, role: chief, time: 90m}
  - {id: b, title: ตรวจ, role: chief, time: {active: 1h, wait: 2wd}}
  - {id: c, type: end, title: จบ}""",
    "processes/work/p-02.yml": """code: P-02
title: งานอื่น
mission: support
unit: office
steps: [{id: a, title: ทำ}, {id: c, type: end, title: จบ}]""",
}


def book(folder: Path) -> Handbook:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text + "\n", encoding="utf-8")
    return load(folder).handbook


def test_the_chain_reads_from_the_top_down(tmp_path: Path) -> None:
    links = [(link.goal.id, link.depth) for link in chain(book(tmp_path))]
    below = ["plan", "build", "idle"]
    assert links == [
        ("nation", 0), ("province", 1), *zip(below, (2, 3, 3), strict=True),
        ("other", 0), *zip(below, (1, 2, 2), strict=True),
    ]  # fmt: skip


def test_a_goal_knows_what_serves_it(tmp_path: Path) -> None:
    link = next(link for link in chain(book(tmp_path)) if link.goal.id == "build")
    assert (link.processes, link.indicators) == (("P-01",), ("built",))


def test_a_process_is_aligned_with_all_goals_above_it(tmp_path: Path) -> None:
    rows = alignment(book(tmp_path))
    assert rows["P-01"] == {"build", "plan", "province", "other", "nation"}
    assert rows["P-02"] == frozenset()


def test_what_hangs_in_the_air_is_found(tmp_path: Path) -> None:
    assert orphans(book(tmp_path)) == (
        Orphan(Loose.SERVES_NOTHING, "other"),
        Orphan(Loose.SERVED_BY_NOTHING, "idle"),
        Orphan(Loose.NOT_MEASURED, "idle"),
        Orphan(Loose.PROCESS_WITHOUT_GOAL, "P-02"),
        Orphan(Loose.INDICATOR_WITHOUT_GOAL, "free"),
    )


def test_without_goals_nothing_is_an_orphan(tmp_path: Path) -> None:
    book(tmp_path)
    (tmp_path / "content/registers/goals.yml").unlink()
    assert orphans(load(tmp_path).handbook) == ()


def test_a_category_without_a_process_is_a_gap(tmp_path: Path) -> None:
    found = pmqa(book(tmp_path))
    assert list(found) == ["4.0"]
    assert found["4.0"][6] == ("P-01",)
    assert [category for category, kept in found["4.0"].items() if not kept] == [1, 2, 3, 4, 5, 7]


def test_before_and_after_are_counted_alike(tmp_path: Path) -> None:
    (one,) = shortened(book(tmp_path))
    assert (one.before.steps, one.steps) == (9, 2)
    assert dict(one.time.parts()) == {"working_days": 2, "hours": 2, "minutes": 30}


@given(st.data())
def test_no_circle_makes_the_chain_endless(data: st.DataObject) -> None:
    ids = [f"g{at}" for at in range(data.draw(st.integers(1, 6)))]
    goals = {
        id_: Goal.model_validate(
            {
                "id": id_,
                "title": id_,
                "level": "strategy",
                "serves": data.draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)),
            }
        )
        for id_ in ids
    }
    sample = replace(SAMPLE, goals=goals)
    for link in chain(sample):
        assert link.depth < len(ids)
    for id_ in ids:
        assert served(id_, sample) <= set(ids)


def test_every_process_of_the_sample_serves_a_goal() -> None:
    loose = {one.id for one in orphans(SAMPLE) if one.why is Loose.PROCESS_WITHOUT_GOAL}
    assert not loose
