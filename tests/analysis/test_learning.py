"""The learning path: what is part of other work comes first, then what is done often."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from generator.analysis.learning import learning_path
from generator.loading import load
from generator.model.process import Process, Status, Volume
from tests.checkout import CHECKOUT

SAMPLE = load(CHECKOUT).handbook


def codes(role: str, *changed: Process) -> list[str]:
    processes = {**SAMPLE.processes, **{one.code: one for one in changed}}
    book = replace(SAMPLE, processes=MappingProxyType(processes))
    return [process.code for process in learning_path(book, role)]


def often(code: str, cases: int) -> Process:
    return SAMPLE.processes[code].model_copy(update={"volume": Volume(cases_a_year=cases)})


def test_it_holds_all_work_of_the_role_once() -> None:
    path = codes("procurement-officer")
    wanted = {
        code
        for code, process in SAMPLE.processes.items()
        if any(step.role == "procurement-officer" for step in process.steps)
    }
    assert len(path) == len(set(path)) > 1
    assert set(path) == wanted


def test_a_part_comes_before_what_runs_it_however_rare() -> None:
    """A ceremony may run a purchase, and a purchase runs the payment."""
    parts = {step.process for step in SAMPLE.processes["SUP-01"].steps if step.process}
    assert parts == {"FIN-01"}
    path = codes("finance-officer", often("FIN-01", 1), often("SUP-01", 9999))
    assert path.index("FIN-01") < path.index("SUP-01")


def test_besides_that_frequent_work_comes_first() -> None:
    first, second = "DRT-01", "OIA-01"
    path = codes("officer", often(first, 10), often(second, 1))
    assert path.index(first) < path.index(second)
    path = codes("officer", often(first, 1), often(second, 10))
    assert path.index(second) < path.index(first)


def test_work_with_many_steps_of_the_role_comes_before_work_with_one() -> None:
    """An officer does seven steps of each complaint, and mends the papers of some payments."""
    path = codes("officer", often("DRT-01", 240), often("FIN-01", 360))
    assert path.index("DRT-01") < path.index("FIN-01")


def test_withdrawn_work_is_not_learned() -> None:
    gone = SAMPLE.processes["DRT-01"].model_copy(update={"status": Status.OBSOLETE})
    assert "DRT-01" in codes("officer")
    assert "DRT-01" not in codes("officer", gone)


def test_a_circle_holds_nobody_up() -> None:
    purchase, payment = SAMPLE.processes["SUP-01"], SAMPLE.processes["FIN-01"]
    step = payment.steps[1].model_copy(update={"process": "SUP-01"})
    circular = payment.model_copy(update={"steps": (payment.steps[0], step, *payment.steps[2:])})
    assert set(codes("finance-officer", circular, purchase)) == set(codes("finance-officer"))
