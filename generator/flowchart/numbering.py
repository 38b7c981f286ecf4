"""The numbers of steps: in the chart, in the table of steps and in sentences they are the same."""

from __future__ import annotations

from collections.abc import Iterable


def step_numbers(step_ids: Iterable[str]) -> dict[str, int]:
    """Return the number of each step by its id: all steps in order, from 1.

    Start and end count too: so a number always names a row, whatever kind of symbol it holds.
    """
    return {step: number for number, step in enumerate(step_ids, start=1)}
