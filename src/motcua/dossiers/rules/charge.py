"""Whose an act is: the post, role and agency of the frozen step that it works on (TT 01/2018/TT-VPCP Art 8).

Starting and finishing name their step. The decision is the approval step, issuing the issue step; where a process has
none, the approver's office issues the result. Returning is the counter's whatever the step says (NĐ 61/2018 Art 20),
and the step may add to it.
"""

from dataclasses import dataclass
from typing import Any

from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.state import DossierState
from motcua.processes.rules.template import Step, StepKind


@dataclass(frozen=True, slots=True)
class Charge:
    """Any of `roles`, or the one post `post_code`; of `agency` (code), where "" is the one that has the dossier."""

    roles: frozenset[str]
    post_code: str = ""
    agency: str = ""

    def falls_to(self, roles: frozenset[str], post_code: str) -> bool:
        """Whether a post with these roles and this code is charged."""
        return bool(self.roles & roles) or (self.post_code != "" and post_code == self.post_code)


def charge_of(command: Any, state: DossierState, roles: frozenset[str]) -> Charge:
    """Whose `command` is in `state`; `roles` are those of the act where no step of the process says otherwise."""
    match command:
        case StartStep(step=key) | FinishStep(step=key):
            step = _step_named(state, key)
            return _charge_of_step(step) if step else Charge(roles)
        case Decide():
            step = _step_of(state, StepKind.APPROVE)
            return _charge_of_step(step) if step else Charge(roles)
        case IssueResult():
            if step := _step_of(state, StepKind.ISSUE):
                return _charge_of_step(step)
            step = _step_of(state, StepKind.APPROVE)
            return _widened(_charge_of_step(step), roles - {"approver"}) if step else Charge(roles)
        case ReturnResult():
            step = _step_of(state, StepKind.RETURN)
            return Charge(roles | _charge_of_step(step).roles, step.post_code) if step else Charge(roles)
    return Charge(roles)


def _charge_of_step(step: Step) -> Charge:
    """A post is narrower than a role: where the step names one, it is nobody else's."""
    roles = frozenset() if step.post_code else frozenset({step.role})
    return Charge(roles, step.post_code, step.agency_code)


def _widened(charge: Charge, roles: frozenset[str]) -> Charge:
    return Charge(charge.roles | roles, charge.post_code, charge.agency)


def _step_named(state: DossierState, key: str) -> Step | None:
    steps = state.process.steps if state.process else ()
    return next((step for step in steps if step.key == key), None)


def _step_of(state: DossierState, kind: StepKind) -> Step | None:
    """The step of `kind` whose turn it is, else the first of the kind."""
    if state.process is None:
        return None
    of_kind = state.process.steps_of(kind)
    turn = state.process.next_steps(state.steps_done)
    return next((step for step in of_kind if step in turn), of_kind[0] if of_kind else None)
