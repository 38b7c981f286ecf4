"""The questions of a self-check: one right answer, wrong ones surely wrong, always the same."""

from __future__ import annotations

import pytest

from generator.analysis.flow import flow_of
from generator.analysis.self_check import Asked, Question, self_check
from generator.loading import load
from generator.model.process import Process
from generator.model.step import Step
from generator.thai.wording import time_in_words
from generator.theme import read_labels
from tests.checkout import CHECKOUT

BOOK = load(CHECKOUT).handbook
LABELS = read_labels("th")
CODES = [process.code for process in BOOK.in_use()]


def asked(code: str, role: str = "officer") -> dict[Asked, Question]:
    return {one.asked: one for one in self_check(BOOK.processes[code], role, BOOK, LABELS)}


def steps_titled(process: Process, title: str) -> list[Step]:
    return [step for step in process.steps if step.title.th == title]


@pytest.mark.parametrize("code", CODES)
def test_each_question_has_answers_that_differ_and_one_that_is_right(code: str) -> None:
    found = self_check(BOOK.processes[code], "officer", BOOK, LABELS)
    assert len({one.asked for one in found}) == len(found) >= 2
    for one in found:
        assert 2 <= len(one.answers) <= 4
        assert len(set(one.answers)) == len(one.answers)
        assert 0 <= one.right < len(one.answers)


@pytest.mark.parametrize("code", CODES)
def test_no_answer_is_part_of_another(code: str) -> None:
    """A law and a section of it, or a day and a working day, are no choice."""
    for one in self_check(BOOK.processes[code], "officer", BOOK, LABELS):
        if one.asked is not Asked.ORDER:
            starts = [a for a in one.answers for b in one.answers if a != b and b.startswith(a)]
            assert not starts


@pytest.mark.parametrize("code", CODES)
def test_what_is_right_is_true_of_the_step_and_what_is_wrong_is_not(code: str) -> None:
    found = asked(code)
    if one := found.get(Asked.WHO):
        roles = [role.id for role in BOOK.roles.values() if role.title.th == one.answers[one.right]]
        assert one.step.role in roles
    if one := found.get(Asked.TIME):
        assert one.step.time
        true = time_in_words(one.step.time, LABELS)
        assert [answer == true for answer in one.answers].index(True) == one.right
    if one := found.get(Asked.FORM):
        titles = {BOOK.forms[id_].title.th for id_ in one.step.forms}
        assert [at for at, form in enumerate(one.answers) if form in titles] == [one.right]


@pytest.mark.parametrize("code", CODES)
def test_the_step_that_comes_first_never_comes_after_the_others(code: str) -> None:
    one = asked(code).get(Asked.ORDER)
    if one is None:
        return
    process, flow = BOOK.processes[code], flow_of(BOOK.processes[code])
    (first,) = steps_titled(process, one.answers[one.right])
    for at, title in enumerate(one.answers):
        for other in steps_titled(process, title) if at != one.right else ():
            assert first.id not in flow.reachable(other.id)


def test_a_law_and_its_section_are_not_held_against_each_other() -> None:
    for code in CODES:
        one = asked(code).get(Asked.LAW)
        if one is None:
            continue
        true = one.answers[one.right]
        for answer in one.answers:
            assert answer == true or not (answer.startswith(true) or true.startswith(answer))


def test_questions_are_about_the_steps_of_the_role_where_they_can_be() -> None:
    for code in CODES:
        process = BOOK.processes[code]
        if any(step.role == "officer" and step.time_basis for step in process.steps):
            who = asked(code).get(Asked.WHO)
            assert who is None or who.step.role == "officer"


def test_a_process_that_gives_no_wrong_answer_is_asked_nothing_of_the_kind() -> None:
    process = BOOK.processes["DRT-01"]
    steps = tuple(s.model_copy(update={"role": "officer", "forms": ()}) for s in process.steps)
    lonely = process.model_copy(update={"steps": steps})
    kinds = {one.asked for one in self_check(lonely, "officer", BOOK, LABELS)}
    assert Asked.WHO not in kinds
    assert Asked.FORM not in kinds
    assert Asked.TIME in kinds


def test_the_right_answers_stand_in_every_place() -> None:
    places = [one.right for code in CODES for one in asked(code).values()]
    assert set(places) >= {0, 1, 2, 3}
    assert max(places.count(at) for at in range(4)) < len(places) / 2
