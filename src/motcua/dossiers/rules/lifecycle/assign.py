"""Whose hands an open step is in: given by the head, taken by an officer, given back (phân công, nhận việc).

TT 01/2018/TT-VPCP Art 8.1.đ has the internal process name who does a step; where it names a role, the head may name a
person. The step stays one of the role: a person's name moves it to the front of that person's list and off the lists of
the others, and takes nobody's right to act. Whoever stands in for an absent colleague has that colleague's steps in
hand, too: may take them over or give them back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_text
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.lifecycle.steps import open_steps
from motcua.dossiers.rules.state import DossierState, Given
from motcua.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Reassign:
    """Give the open `steps` (keys) to an officer who is charged with them."""

    steps: tuple[str, ...]
    account: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reassigned:
    KIND: ClassVar[str] = "reassigned"
    step: str
    account: int
    name: str
    reason: str


@decides(Reassign)
def decide_reassign(state: DossierState, command: Reassign, context: Context) -> list[Reassigned]:
    reason = check_text(command.reason, "reason", "lý do phân công", "reason for the assignment")
    check_open(state, command.steps)
    fresh = [step for step in command.steps if not is_held_by(state, step, command.account)]
    if not fresh:
        raise Refused(
            "given_already",
            vi=f"Việc này đã giao cho {command.name}. Hãy chọn người khác nếu cần đổi.",
            en=f"This is given to {command.name} already. Choose somebody else to change it.",
        )
    return [Reassigned(step, command.account, command.name, reason) for step in fresh]


@evolves(Reassigned, undoable=True)
def evolve_reassigned(state: DossierState, fact: Reassigned, at: datetime) -> DossierState:
    return held(state, fact.step, Given(fact.step, fact.account, fact.name))


@dataclass(frozen=True, slots=True)
class TakeStep:
    step: str


@dataclass(frozen=True, slots=True)
class StepTaken:
    KIND: ClassVar[str] = "step_taken"
    step: str
    account: int
    name: str


@decides(TakeStep)
def decide_take_step(state: DossierState, command: TakeStep, context: Context) -> list[StepTaken]:
    check_open(state, [command.step])
    holder = holder_of(state, command.step)
    if holder is not None and holder.account not in context.stands_in_for:
        raise Refused(
            "step_has_somebody",
            vi=f"{holder.name} đang nhận việc này. Hãy chọn việc khác, hoặc nhờ người đứng đầu phân công lại.",
            en=f"{holder.name} has this step. Choose another one, or have the head assign it anew.",
        )
    if context.by.account is None:
        raise Refused(
            "step_needs_a_person",
            vi="Chỉ cán bộ đã đăng nhập mới nhận việc được. Hãy đăng nhập rồi nhận.",
            en="Only an officer who has signed in can take a step. Sign in and take it.",
        )
    return [StepTaken(command.step, context.by.account, context.by.name)]


@evolves(StepTaken, undoable=True)
def evolve_step_taken(state: DossierState, fact: StepTaken, at: datetime) -> DossierState:
    return held(state, fact.step, Given(fact.step, fact.account, fact.name))


@dataclass(frozen=True, slots=True)
class GiveBackStep:
    step: str


@dataclass(frozen=True, slots=True)
class StepGivenBack:
    KIND: ClassVar[str] = "step_given_back"
    step: str


@decides(GiveBackStep)
def decide_give_back_step(state: DossierState, command: GiveBackStep, context: Context) -> list[StepGivenBack]:
    if not any(is_held_by(state, command.step, account) for account in hands_of(context)):
        raise Refused(
            "step_not_held",
            vi="Anh/chị không giữ việc này nên không trả lại được. Hãy tải lại danh sách.",
            en="You do not have this step and cannot give it back. Reload the list.",
        )
    return [StepGivenBack(command.step)]


@evolves(StepGivenBack, undoable=True)
def evolve_step_given_back(state: DossierState, fact: StepGivenBack, at: datetime) -> DossierState:
    return held(state, fact.step, None)


def hands_of(context: Context) -> frozenset[int]:
    """The accounts whose steps are in the actor's hands: one's own, and those of whom one stands in for."""
    own = frozenset() if context.by.account is None else frozenset({context.by.account})
    return own | context.stands_in_for


def check_open(state: DossierState, steps: Iterable[str]) -> None:
    """The turn of each of `steps` has come."""
    turn = {step.key for step in open_steps(state)}
    if steps and turn.issuperset(steps):
        return
    raise Refused(
        "nothing_to_assign",
        vi="Hồ sơ không có bước nào đang chờ để giao hoặc nhận. Hãy tải lại danh sách.",
        en="The dossier has no open step to be given or taken. Reload the list.",
    )


def holder_of(state: DossierState, step: str) -> Given | None:
    """Who has the step in hand, if anybody was named."""
    return next((given for given in state.given if given.step == step), None)


def is_held_by(state: DossierState, step: str, account: int) -> bool:
    """Whether the step is in the hands of that account."""
    holder = holder_of(state, step)
    return holder is not None and holder.account == account


def held(state: DossierState, step: str, by: Given | None) -> DossierState:
    """The state with the step in these hands, or in nobody's."""
    others = tuple(given for given in state.given if given.step != step)
    return state.evolved(given=(*others, by) if by else others)
