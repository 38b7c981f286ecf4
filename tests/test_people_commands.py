"""The commands about people: who covers for whom."""

from __future__ import annotations

import json

import pytest

from tests.checkout import khumue


def test_coverage_names_the_steps_that_nobody_covers() -> None:
    done = khumue("coverage", "--lang", "en", "--date", "2026-10-01")
    assert done.returncode == 0, done.stderr
    assert "As of 1 October" in done.stdout
    assert "- FIN-01 อนุมัติรายการขอเบิก · Officer with authority to approve · nobody stands in" in (
        done.stdout
    )
    assert "hours a month" in done.stdout


def test_coverage_as_data_agrees_with_itself() -> None:
    done = khumue("coverage", "--format", "json", "--date", "2026-10-01")
    found = json.loads(done.stdout)
    assert found["day"] == "2026-10-01"
    kinds = {(one["process"], one["step"]): one["gap"] for one in found["gaps"]}
    assert kinds["PLN-01", "announce"] == "may-not-sign"
    assert ("DOC-02", "sign") not in kinds
    alone = sum(found["single_points"].values())
    assert alone == sum(gap in ("nobody", "same") for gap in kinds.values())
    assert found["run_out"] == []
    load = [one["hours_a_month"] for one in found["load"]]
    assert load == sorted(load, reverse=True)


def test_coverage_knows_when_delegations_have_run_out() -> None:
    found = json.loads(khumue("coverage", "--format", "json", "--date", "2027-10-01").stdout)
    assert found["run_out"] == ["outgoing-letters", "complaint-orders"]
    kinds = {(one["process"], one["step"]): one for one in found["gaps"]}
    assert kinds["DOC-02", "sign"]["gap"] == "run-out"
    assert kinds["DOC-02", "sign"]["delegation"] == "outgoing-letters"


@pytest.mark.parametrize(("date", "told"), [("2569-10-01", "2026-10-01"), ("tomorrow", "tomorrow")])
def test_coverage_on_no_date_is_refused(date: str, told: str) -> None:
    done = khumue("coverage", "--date", date)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
