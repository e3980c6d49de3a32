"""The steps of preparing a dossier, in their order. Each can be left and come back to; nothing is asked twice."""

from collections.abc import Collection
from enum import StrEnum


class Step(StrEnum):
    """What a step asks; its value stands in addresses."""

    CASE = "truong-hop"
    WHO = "nguoi-nop"
    FORM = "to-khai"
    PAPERS = "giay-to"
    RESULT = "ket-qua"
    REVIEW = "xem-lai"


def steps_for(*, has_form: bool) -> tuple[Step, ...]:
    """The steps of a procedure: an electronic form is filled in where there is one."""
    return tuple(step for step in Step if has_form or step is not Step.FORM)


def next_step(step: Step, steps: tuple[Step, ...]) -> Step:
    """The step after `step`; the last one has itself."""
    place = steps.index(step)
    return steps[min(place + 1, len(steps) - 1)]


def step_to_go_on(steps: tuple[Step, ...], saved: Collection[str], wrong: Collection[Step]) -> Step:
    """Where somebody who comes back goes on: the first step not saved yet or in which something is wrong."""
    return next((step for step in steps if step not in saved or step in wrong), steps[-1])
