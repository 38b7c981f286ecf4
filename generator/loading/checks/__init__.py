"""The rules that a handbook must keep: plain functions in a list, one a rule.

Comes in: what was loaded. Goes out: problems. A new rule is one function, one entry in
:data:`CHECKS`, one code in :data:`generator.problems.CODES` with its labels, and one case file.
"""

from collections.abc import Callable, Iterator

from generator.loading.checks import (
    completeness,
    control,
    data,
    entries,
    figures,
    flow,
    follow_up,
    goals,
    law,
    organisation,
    references,
    registers,
    year,
)
from generator.loading.checks.references import REFERENCE_CODES
from generator.loading.loaded import Loaded
from generator.problems import Problem

Check = Callable[[Loaded], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    references.unknown_references,
    references.unknown_fields,
    references.circular_references,
    references.names_that_clash,
    registers.repeated_sections,
    registers.repeated_holidays,
    registers.holidays_of_another_year,
    registers.hours_out_of_order,
    flow.repeated_steps,
    flow.steps_that_lead_nowhere,
    flow.unreachable_steps,
    flow.endless_loops,
    flow.missing_ends,
    flow.incomplete_decisions,
    flow.repeated_answers,
    flow.contradictory_ways,
    flow.shares_over_100,
    flow.missing_subprocesses,
    completeness.missing_parts,
    completeness.missing_times,
    completeness.missing_roles,
    completeness.policy_without_an_end,
    completeness.deputies_who_own,
    completeness.reviews_before_effect,
    completeness.approvals_after_effect,
    completeness.editions_without_history,
    completeness.repeated_definitions,
    control.signatures_without_a_day,
    control.signatures_out_of_order,
    organisation.circles_of_deputies,
    organisation.deputies_outside,
    organisation.empty_delegations,
    organisation.repeated_seats,
    organisation.roles_that_nobody_holds,
    entries.untied_entries,
    entries.lost_steps,
    year.schedules_without_a_day,
    year.repeated_schedules,
    year.events_without_a_day,
    follow_up.rounds_off_their_day,
    follow_up.repeated_rounds,
    follow_up.inventory_at_odds,
    follow_up.actions_before_they_began,
    goals.goals_that_serve_no_higher,
    goals.goals_written_twice,
    goals.goals_of_other_years,
    goals.plans_that_end_before_they_begin,
    goals.plans_without_goals,
    goals.mandates_without_process,
    figures.indicators_of_nobody,
    figures.uneven_levels,
    figures.weights_that_are_no_whole,
    figures.impossible_weights,
    figures.targets_off_their_levels,
    figures.indicators_that_follow_later_ones,
    data.files_named_twice,
    data.results_in_two_sets,
    data.missing_periods,
    data.shares_beyond_the_whole,
    law.laws_not_in_force,
    law.laws_of_forms,
    law.replaced_by_nothing,
    law.doubtful_laws,
)
"""Every rule, in the order in which the rules are explained."""

__all__ = ["CHECKS", "REFERENCE_CODES", "Check"]
