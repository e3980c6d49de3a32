"""Who may do what to a dossier that is visible to them.

`ROLES` says which roles may do an act at the dossier's centre or for the agency that has it. What works on a step of
the frozen process is done by the post, role and agency that the step names (`rules.charge`).
"""

from typing import Any

from motcua.dossiers import directory
from motcua.dossiers.citizens_side import has_handed_in, is_citizen, is_concerned
from motcua.dossiers.rules.charge import charge_of
from motcua.dossiers.rules.lifecycle.accept import Accept, ReceiveAsCompetent
from motcua.dossiers.rules.lifecycle.answer_supplement import AnswerSupplement
from motcua.dossiers.rules.lifecycle.assign import GiveBackStep, Reassign, TakeStep
from motcua.dossiers.rules.lifecycle.attach import AttachFiles, RemoveFile
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.fill_form import FillForm
from motcua.dossiers.rules.lifecycle.forward import Forward
from motcua.dossiers.rules.lifecycle.hand_over import HandOver
from motcua.dossiers.rules.lifecycle.incident import RemedyIncident, ReportIncident
from motcua.dossiers.rules.lifecycle.note import AddNote
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.rules.lifecycle.register import SaveDraft, Submit
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.send_back import SendBack
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.models import Agency
from motcua.organisation.rules.agency_codes import in_order_of_2020
from motcua.organisation.rules.posts import WATCH_ONLY, Role

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
    AskForSupplement: frozenset({"receptionist", "appraiser", "approver", "centre_head"}),
    RequestPayment: frozenset({"appraiser"}),
    ConfirmPayment: frozenset({"receptionist", "returner"}),
    Consult: frozenset({"appraiser", "approver"}),
    ReplyToConsultation: frozenset({"appraiser", "approver"}),
    Extend: frozenset({"approver"}),
    Apologise: frozenset({"approver"}),
    Decide: frozenset({"approver"}),
    SendBack: frozenset({"approver"}),
    IssueResult: frozenset({"issuer", "approver"}),
    ReturnResult: frozenset({"returner", "receptionist"}),
    Withdraw: COUNTER,
    Stop: frozenset({"appraiser", "approver"}),
    AttachFiles: frozenset({"receptionist", "appraiser"}),
    RemoveFile: frozenset({"receptionist", "appraiser"}),
    ReportIncident: frozenset({"receptionist", "returner", "appraiser", "approver", "centre_head"}),
    RemedyIncident: frozenset({"issuer", "approver", "centre_head"}),
    Reassign: frozenset({"centre_head"}),
    TakeStep: frozenset({"issuer", "approver"}),
    GiveBackStep: frozenset({"issuer", "approver"}),
    UndoLastStep: frozenset({"receptionist", "appraiser", "approver", "issuer", "clerk", "centre_head"}),
    AddNote: frozenset(Role) - WATCH_ONLY,
}
OWN = frozenset({SaveDraft, Submit, Withdraw, AttachFiles, RemoveFile, FillForm, AnswerSupplement})
OWN_OF_SECOND = frozenset({AnswerSupplement})
WHERE_RECEIVED: frozenset[type] = frozenset(
    {ReturnResult, ReceiveSupplement, ConfirmPayment, Withdraw, AttachFiles, RemoveFile, ReportIncident, AddNote}
)
"""What the one-stop that received a dossier may do though it is another's now: it is the applicant's counter, for the
papers asked for, for payment, for withdrawal, for the result and what is wrong with it (NĐ 61/2018 Art 19.4, 19.7)."""


def check_may(actor: Actor, command: Any, state: DossierState, centre_id: int) -> HeldPost | None:
    """The post by which `actor` may carry out `command` on a dossier of `centre_id` in `state` (None: as its citizen).

    Raises `Refused`: not the actor's role, one's own dossier, or an act that needs the head.
    """
    if is_concerned(actor, state):
        check_own(actor, command, state)
        return None
    post = post_for(actor, command, state, centre_id)
    if post is None and not actor.is_system:
        raise Refused(
            "not_your_role",
            vi="Vị trí công tác của anh/chị không được giao việc này. Hãy chuyển cho người có trách nhiệm.",
            en="Your post is not charged with this. Pass it to the person responsible.",
        )
    if isinstance(command, UndoLastStep):
        check_may_undo(actor, state, centre_id)
    if isinstance(command, AskForSupplement) and command.approved:
        check_may_approve(actor, state, centre_id)
    return post


def post_for(actor: Actor, command: Any, state: DossierState, centre_id: int) -> HeldPost | None:
    """The first post held that is charged with the command: at the dossier's centre, or for an agency that has it.

    Whose a step is, its frozen process says (`rules.charge`): post or role, and in a linked process the agency.
    """
    charge = charge_of(command, state, ROLES.get(type(command), frozenset()))
    posts = [post for post in actor.posts if charge.falls_to(post.roles, post.code)]
    if not posts:
        return None
    if charge.agency:
        return next((post for post in posts if acts_for(post, charge.agency, centre_id)), None)
    if isinstance(command, ReplyToConsultation) and is_asked(state, command.agency):
        for post in posts:
            if acts_for(post, command.agency, centre_id):
                return post
    places = {centre_id}
    if type(command) in WHERE_RECEIVED and state.received_centre:
        places.add(directory.centres.number(state.received_centre))
    for post in posts:
        if post.centre_id in places:
            return post
    if state.handed_over_at is not None:
        for post in posts:
            if post.centre_id is None and acts_for(post, state.agency, centre_id):
                return post
    return None


def absent_colleagues(actor: Actor, command: Any, state: DossierState, centre_id: int) -> frozenset[int]:
    """The accounts of those for whom `actor` stands in by a post that is charged with the command."""
    lent = (post for post in actor.posts if post.absent_id is not None)
    charged = (post for post in lent if post_for(actor.acting_by(post.code), command, state, centre_id))
    return frozenset(post.absent_id for post in charged if post.absent_id is not None)


def is_asked(state: DossierState, agency: str) -> bool:
    """Whether a question to that agency waits for its reply: it may then give it itself (NĐ 61/2018 Art 19.5)."""
    return any(item.agency == agency and item.replied_at is None for item in state.consultations)


def acts_for(post: HeldPost, agency: str, centre_id: int) -> bool:
    """Whether the post is one of `agency` (code): its own, seconded to the dossier's centre, or at the agency's centre.

    NĐ 61/2018 Art 9: officers whom an agency has sent to the centre work there for that agency.
    """
    agencies = Agency.objects.filter(code_2020=in_order_of_2020(agency))
    if post.agency_id is not None and post.centre_id in (None, centre_id):
        return agencies.filter(pk=post.agency_id).exists()
    return post.agency_id is None and agencies.filter(centres=post.centre_id).exists()


def counters_of(actor: Actor) -> tuple[int, ...]:
    """The centres (row numbers) at whose counter the actor works today, in the order of the posts' codes."""
    return tuple(
        dict.fromkeys(post.centre_id for post in actor.posts if post.centre_id is not None and post.roles & COUNTER)
    )


def check_own(actor: Actor, command: Any, state: DossierState) -> None:
    """On one's own dossier one acts as a citizen, whatever post one holds; its files are one's own until submitted.

    A second representative of its organisation answers what is asked; taking it back is for who handed it in. Who did
    and represents the organisation no more does nothing.
    """
    if type(command) in (AttachFiles, RemoveFile) and state.status is not Status.DRAFT:
        raise Refused(
            "draft_submitted",
            vi="Hồ sơ đã nộp nên không tự thêm, gỡ tệp được nữa. Hãy mang giấy tờ đến nơi đã tiếp nhận.",
            en="The dossier has been submitted; you can no longer add or take out files. Bring papers to the one-stop.",
        )
    is_second = is_citizen(actor, state) and not has_handed_in(actor, state)
    if is_second and type(command) in OWN - OWN_OF_SECOND:
        raise Refused(
            "handed_in_by_another",
            vi="Hồ sơ do người đại diện khác của tổ chức nộp: chỉ người đó tự rút được. Hãy nhờ người đó, hoặc đến nơi "
            "đã tiếp nhận.",
            en="Another representative of the organisation has handed this in: only they take it back here. Ask them, "
            "or go to the one-stop.",
        )
    if type(command) not in OWN or not is_citizen(actor, state):
        raise Refused(
            "own_dossier",
            vi="Đây là hồ sơ của chính anh/chị. Hãy để đồng nghiệp khác xử lý.",
            en="This is your own dossier. Let a colleague handle it.",
        )


def may_read_notes(actor: Actor, state: DossierState) -> bool:
    """Internal notes are for officers; on one's own dossier one reads as a citizen, whatever post one holds."""
    return not is_concerned(actor, state) and (actor.is_officer or actor.is_system)


def check_may_approve(actor: Actor, state: DossierState, centre_id: int) -> None:
    """A further request for supplement is approved by the head who makes it (NĐ 61/2018 Art 15.3, 19.4)."""
    if is_head(actor, state, centre_id):
        return
    raise Refused(
        "further_request_needs_head",
        vi="Yêu cầu bổ sung thêm lần nữa phải do người đứng đầu phê duyệt và thực hiện. Hãy trình người đứng đầu.",
        en="A further request for supplement is approved and made by the head. Submit it to the head.",
    )


def is_head(actor: Actor, state: DossierState, centre_id: int) -> bool:
    """The head of the dossier's centre, or of the agency to which it was handed over."""
    if actor.has(Role.CENTRE_HEAD, centre_id=centre_id):
        return True
    heads = [post for post in actor.posts if post.centre_id is None and Role.CENTRE_HEAD in post.roles]
    return state.handed_over_at is not None and any(acts_for(post, state.agency, centre_id) for post in heads)


def check_may_undo(actor: Actor, state: DossierState, centre_id: int) -> None:
    """Only whoever did the last step, or the head, takes it back; an issued result only the head (rules: `undo`)."""
    if is_head(actor, state, centre_id):
        return
    if state.status is Status.RESOLVED:
        raise Refused(
            "undo_result_needs_head",
            vi="Kết quả đã ban hành chỉ do người đứng đầu thu hồi, ngay trong ngày ban hành. Hãy báo người đứng đầu.",
            en="An issued result is taken back only by the head, on the day of issue. Tell the head.",
        )
    if actor.account_id is not None and state.last_by == actor.account_id:
        return
    raise Refused(
        "undo_not_yours",
        vi="Chỉ người đã làm bước cuối, hoặc người đứng đầu bộ phận một cửa, mới được hoàn tác.",
        en="Only the person who did the last step, or the head of the one-stop, may undo it.",
    )
