"""Acceptance (tiếp nhận): the dossier is complete, gets its code and its due date (NĐ 61/2018 Art 17, 19).

NĐ 118/2025 Art 14, 17.3 (as amended by NĐ 309/2026): a dossier for another unit is accepted regardless of boundaries
where the procedure is on the list, and the clock starts when the competent agency receives it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.competence import Place, competent_centre_needed
from motcua.dossiers.rules.lifecycle.checks import check_status, check_text, refusals_of
from motcua.dossiers.rules.lifecycle.forward import Forwarded
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import Component, DossierState, Interval, Party, Status
from motcua.kernel.errors import DomainError, Refused
from motcua.kernel.text import fold
from motcua.processes.rules.frozen import FrozenProcess
from motcua.processes.rules.template import StepKind
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.terms import Term


@dataclass(frozen=True, slots=True)
class Offer:
    """What the catalogue says of this procedure at this centre on this day, for one case and channel.

    `term` is None where the source gives no term that can be counted; then one promised by the receptionist will do.
    Where it is None only because the case or the channel is not settled, `unsettled` says "case" or "channel", and no
    promise helps. `groups` are the headings of papers of which one must still be chosen. `competent_centre` is the
    centre that must handle it, `competent_name` how people call it; empty where `competent_among` says which it may be.
    `non_boundary`: it is another's, and its procedure on the list of that day.
    """

    procedure: str
    revision: int
    procedure_name: str
    sector: str
    case: str
    centre: str
    agency: str
    competent_centre: str
    competent_name: str
    competent_agency: str
    term: Term | None
    mandatory: tuple[str, ...]
    process: FrozenProcess
    in_force: bool = True
    successor: str = ""
    non_boundary: bool = False
    unsettled: str = ""
    groups: tuple[str, ...] = ()
    competent_among: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Accept:
    """Accept a complete dossier under `code`. `promised_term` is used only where the offer has none."""

    code: str
    offer: Offer
    channel: Channel
    owner: Party
    applicant: Party | None = None
    representative: Party | None = None
    components: tuple[Component, ...] = ()
    summary: str = ""
    sets: int = 1
    promised_term: Term | None = None
    promised_ground: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    KIND: ClassVar[str] = "accepted"
    code: str
    centre: str
    agency: str
    procedure: str
    revision: int
    sector: str
    channel: Channel
    owner: Party
    process: FrozenProcess
    term: Term
    case: str = ""
    due_at: datetime | None = None
    explanation: dict[str, Any] | None = None
    applicant: Party | None = None
    representative: Party | None = None
    components: tuple[Component, ...] = ()
    summary: str = ""
    sets: int = 1
    term_ground: str = ""
    regime: str = ""


@decides(Accept)
def decide_accept(state: DossierState, command: Accept, context: Context) -> list[Accepted | Forwarded]:
    for check in checks_of(state, command, context):
        check()
    offer = command.offer
    elsewhere = offer.centre != offer.competent_centre
    term = offer.term or check_promised_term(command)
    due = None
    if not (elsewhere and context.regime.clock_starts_at_competent_agency):
        due = compute_due(context.at, term, context.schedule)
    accepted = Accepted(
        code=command.code,
        centre=offer.centre,
        agency=offer.agency,
        procedure=offer.procedure,
        revision=offer.revision,
        sector=offer.sector,
        channel=command.channel,
        owner=command.owner,
        process=offer.process,
        term=term,
        case=offer.case,
        due_at=due.at if due else None,
        explanation=due.explanation.as_json() if due else None,
        applicant=command.applicant,
        representative=command.representative,
        components=command.components,
        summary=command.summary or offer.procedure_name,
        sets=command.sets,
        term_ground=command.promised_ground if offer.term is None else "",
        regime=context.regime.name,
    )
    if not elsewhere:
        return [accepted]
    return [accepted, Forwarded(offer.centre, offer.competent_centre, offer.competent_agency, NON_BOUNDARY)]


NON_BOUNDARY = "Tiếp nhận không phụ thuộc địa giới hành chính (NĐ 118/2025/NĐ-CP Điều 14)"


def checks_of(state: DossierState, command: Accept, context: Context) -> Iterator[Callable[[], object]]:
    """Everything that is asked before a dossier is accepted, in the order of the law; each refuses by raising."""
    offer = command.offer
    yield lambda: check_can_be_accepted(state)
    if state.procedure:
        yield lambda: check_as_registered(state, command)
    yield lambda: check_in_force(offer)
    yield lambda: check_competence(offer, context)
    yield lambda: check_text(command.owner.name, "owner", "tên chủ hồ sơ", "name of the dossier's owner")
    yield lambda: check_groups(offer)
    yield lambda: check_components(offer, command.components)
    yield lambda: check_settled(offer)
    if offer.term is None and not offer.unsettled:
        yield lambda: check_promised_term(command)


def objections(state: DossierState, command: Accept, context: Context) -> Iterator[DomainError]:
    """All that stands against acceptance, told at once: nobody is sent back to the counter twice (NĐ 61 Art 15.3)."""
    yield from refusals_of(checks_of(state, command, context))


def check_can_be_accepted(state: DossierState) -> None:
    """New, a draft, submitted online, or sent home with slip 02 before it had a code."""
    if not (state.status is Status.AWAITING_SUPPLEMENT and not state.is_accepted):
        check_status(state, Status.DRAFT, Status.REGISTERED)


def check_as_registered(state: DossierState, command: Accept) -> None:
    """What was submitted online is accepted as it was submitted: same matter, place, owner and channel."""
    offer = command.offer
    same = (
        (offer.procedure, state.procedure),
        (offer.centre, state.centre),
        (command.channel, state.channel),
        (command.owner, state.owner or command.owner),
    )
    if all(given == submitted for given, submitted in same):
        return
    raise Refused(
        "differs_from_submission",
        vi="Thủ tục, nơi nhận, kênh nộp hoặc chủ hồ sơ khác với hồ sơ đã nộp. Hãy tiếp nhận đúng như đã nộp, "
        "rồi đính chính hoặc chuyển hồ sơ nếu cần.",
        en="Procedure, place, channel or owner differ from what was submitted. Accept it as submitted, then correct or "
        "forward it if needed.",
    )


def check_in_force(offer: Offer) -> None:
    """A procedure that is not in force receives nothing; its successor is named where there is one."""
    if offer.in_force:
        return
    next_vi = f"Hãy dùng thủ tục thay thế {offer.successor}." if offer.successor else "Hãy tra cứu thủ tục hiện hành."
    next_en = f"Use its successor {offer.successor}." if offer.successor else "Look up the procedure now in force."
    raise Refused(
        "procedure_not_in_force",
        vi=f"Thủ tục {offer.procedure} không còn (hoặc chưa) có hiệu lực. {next_vi}",
        en=f"Procedure {offer.procedure} is not in force. {next_en}",
        successor=offer.successor,
    )


def check_competence(offer: Offer, context: Context) -> None:
    """It is this unit's, or another's and may be received for it (NĐ 61 Art 18.3; NĐ 118/2025 Art 14)."""
    if offer.competent_among:
        raise competent_centre_needed(offer.procedure, offer.competent_among)
    if offer.centre == offer.competent_centre or (context.regime.non_boundary and offer.non_boundary):
        return
    raise Refused(
        "other_units_competence",
        vi=f"Hồ sơ này thuộc thẩm quyền của {offer.competent_name}, không thuộc diện tiếp nhận phi địa giới. "
        "Hãy hướng dẫn người nộp đến đó.",
        en=f"This dossier is for {offer.competent_name}, and not one that is received regardless of boundaries. "
        "Guide the applicant there.",
        centre=offer.competent_centre,
    )


def check_groups(offer: Offer) -> None:
    """Where papers differ by case, it is said which case this is: else nothing could be missing (NĐ 61 Art 17.1a)."""
    if not offer.groups:
        return
    listed = "; ".join(f"“{heading}”" for heading in offer.groups)
    raise Refused(
        "groups_needed",
        vi=f"Giấy tờ của thủ tục này khác nhau theo nhóm. Hãy chọn (các) nhóm của hồ sơ: {listed}.",
        en=f"This procedure's papers differ by group. Choose the dossier's group or groups: {listed}.",
        field="groups",
        groups=list(offer.groups),
    )


def check_components(offer: Offer, given: tuple[Component, ...]) -> None:
    """Every mandatory paper is there; otherwise slip 02 lists all that is missing, once (NĐ 61 Art 15.3, 17.1a)."""
    missing = missing_components(offer, given)
    if missing:
        raise Refused(
            "components_missing",
            vi="Hồ sơ còn thiếu: " + "; ".join(missing) + ". Hãy lập Phiếu yêu cầu bổ sung (mẫu 02) ghi đủ một lần.",
            en="Missing papers: "
            + "; ".join(missing)
            + ". Issue the request for supplement (form 02), complete, once.",
            missing=missing,
        )


def missing_components(offer: Offer, given: tuple[Component, ...]) -> list[str]:
    """The mandatory papers of which nothing was handed in, in the order of the source."""
    if not offer.mandatory:
        return []
    present = {fold(item.name) for item in given if item.originals or item.certified or item.copies}
    return [name for name in offer.mandatory if fold(name) not in present]


def check_settled(offer: Offer) -> None:
    """Terms hang on case and channel: both are settled before anything is promised."""
    if offer.unsettled == "case":
        raise Refused(
            "case_needed",
            vi="Thời hạn của thủ tục này khác nhau theo trường hợp. Hãy chọn trường hợp của hồ sơ.",
            en="This procedure's term differs by case. Choose the dossier's case.",
            field="case",
        )
    if offer.unsettled == "channel":
        raise Refused(
            "channel_not_offered",
            vi="Thủ tục này không nhận qua kênh đã chọn. Hãy chọn kênh khác.",
            en="This procedure is not offered by the chosen channel. Choose another.",
            field="channel",
        )


def check_promised_term(command: Accept) -> Term:
    """Where the published procedure gives no usable term, the receptionist promises one and says on what ground."""
    if command.promised_term is None:
        raise Refused(
            "term_unknown",
            vi="Nguồn công bố không ghi rõ thời hạn của thủ tục này. Hãy nhập thời hạn hẹn trả và căn cứ pháp lý.",
            en="The published procedure gives no clear term. Enter the promised term and its legal ground.",
            field="promised_term",
        )
    check_text(command.promised_ground, "promised_ground", "căn cứ của thời hạn hẹn trả", "ground of the promised term")
    return command.promised_term


@evolves(Accepted)
def evolve_accepted(state: DossierState, fact: Accepted, at: datetime) -> DossierState:
    return state.evolved(
        status=Status.ACCEPTED,
        code=fact.code,
        centre=fact.centre,
        received_centre=fact.centre,
        agency=fact.agency,
        procedure=fact.procedure,
        revision=fact.revision,
        sector=fact.sector,
        case=fact.case,
        channel=fact.channel,
        owner=fact.owner,
        applicant=fact.applicant,
        representative=fact.representative,
        components=fact.components,
        summary=fact.summary,
        sets=fact.sets,
        accepted_at=at,
        clock_started_at=at if fact.due_at else None,
        term=fact.term,
        due_at=fact.due_at,
        original_due_at=fact.due_at,
        process=fact.process,
        steps_done=frozenset(step.key for step in fact.process.steps_of(StepKind.RECEIVE)),
        asked_items=(),
        intervals=tuple(Interval(i.kind, i.since, i.until or at) for i in state.intervals),
    )


@dataclass(frozen=True, slots=True)
class ReceiveAsCompetent:
    """The competent agency has the dossier that another one-stop accepted for it: the clock starts."""


@dataclass(frozen=True, slots=True)
class ClockStarted:
    KIND: ClassVar[str] = "clock_started"
    due_at: datetime
    explanation: dict[str, Any]


@decides(ReceiveAsCompetent)
def decide_receive_as_competent(
    state: DossierState, command: ReceiveAsCompetent, context: Context
) -> list[ClockStarted]:
    check_status(state, Status.ACCEPTED)
    if state.clock_started_at is not None or state.term is None:
        raise Refused(
            "clock_already_started",
            vi="Thời hạn của hồ sơ này đã được tính. Hãy mở hồ sơ để xem ngày hẹn trả.",
            en="This dossier's clock is already running. Open it to see the due date.",
        )
    due = compute_due(context.at, state.term, context.schedule)
    return [ClockStarted(due_at=due.at, explanation=due.explanation.as_json())]


@evolves(ClockStarted)
def evolve_clock_started(state: DossierState, fact: ClockStarted, at: datetime) -> DossierState:
    return state.evolved(clock_started_at=at, due_at=fact.due_at, original_due_at=fact.due_at)
