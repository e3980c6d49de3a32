"""Who may do what to a dossier that is visible to them. Roles are those of the posts held at the dossier's centre."""

from typing import Any

from motcua.dossiers.rules.lifecycle.accept import Accept, ReceiveAsCompetent
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.register import SaveDraft, Submit
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import DossierState
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor

COUNTER = frozenset({"receptionist"})
ROLES: dict[type, frozenset[str]] = {
    Accept: COUNTER,
    RefuseAtGate: COUNTER,
    Forward: COUNTER,
    HandOver: COUNTER,
    ReceiveSupplement: COUNTER,
    ReceiveAsCompetent: frozenset({"receptionist", "appraiser"}),
    Correct: COUNTER,
    StartStep: frozenset({"appraiser"}),
    FinishStep: frozenset({"appraiser"}),
    AskForSupplement: frozenset({"receptionist", "appraiser", "approver"}),
    RequestPayment: frozenset({"appraiser"}),
    ConfirmPayment: frozenset({"receptionist", "appraiser"}),
    Consult: frozenset({"appraiser", "approver"}),
    ReplyToConsultation: frozenset({"appraiser", "approver"}),
    Extend: frozenset({"approver"}),
    Apologise: frozenset({"approver"}),
    Decide: frozenset({"approver"}),
    IssueResult: frozenset({"issuer", "approver"}),
    ReturnResult: frozenset({"returner", "receptionist"}),
    Withdraw: COUNTER,
    Stop: frozenset({"appraiser", "approver"}),
    UndoLastStep: frozenset({"receptionist", "appraiser", "approver", "issuer", "centre_head"}),
}
OWN = frozenset({SaveDraft, Submit, Withdraw})


def check_may(actor: Actor, command: Any, state: DossierState, centre_id: int) -> None:
    """`actor` may carry out `command` on a dossier of `centre_id` in `state`, else `Refused`."""
    own = actor.account_id is not None and actor.account_id == state.citizen_account
    if own and type(command) in OWN:
        return
    if any(actor.has(role, centre_id=centre_id) for role in ROLES.get(type(command), ())):
        if isinstance(command, UndoLastStep):
            check_may_undo(actor, state, centre_id)
        return
    raise Refused(
        "not_your_role",
        vi="Vị trí công tác của anh/chị không được giao việc này. Hãy chuyển cho người có trách nhiệm.",
        en="Your post is not charged with this. Pass it to the person responsible.",
    )


def check_may_undo(actor: Actor, state: DossierState, centre_id: int) -> None:
    """Only whoever did the last step, or the head of the centre, takes it back."""
    if state.last_by == actor.account_id or actor.has("centre_head", centre_id=centre_id):
        return
    raise Refused(
        "undo_not_yours",
        vi="Chỉ người đã làm bước cuối, hoặc người đứng đầu bộ phận một cửa, mới được hoàn tác.",
        en="Only the person who did the last step, or the head of the one-stop, may undo it.",
    )
