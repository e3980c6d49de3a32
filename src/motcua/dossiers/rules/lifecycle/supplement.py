"""Request for supplement (yêu cầu bổ sung, form 02) and what its answer does to the clock.

NĐ 61/2018 Art 15.3: guide the applicant once, completely, accurately. Art 19.4: a dossier found lacking at appraisal
goes back within 3 working days of reception, and **the term is computed again from the start when the full dossier has
been received** (restart, not pause). Example: accepted 05/11/2018 for 5 working days, due 12/11; asked 07/11, answered
14/11: the new due date is 21/11/2018. All of Art 19.4 is in this file but its numbers, which `regimes.py` has by day.

QĐ 766/QĐ-TTg 2.1 counts a dossier with more than one request as late: a second request needs the head's approval and a
ground, and goes out with that warning. A request sent too late still goes out, recorded as a breach of Art 19.4: the
citizen must not wait even longer. A request that goes out when the dossier is overdue already heals nothing: the due
date stays what it was, and the dossier is late.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_clock_running, check_status, check_text, check_undecided
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Interval, Status, StepEnd
from motcua.kernel.errors import Invalid, Refused
from motcua.worktime.rules.due import compute_due


@dataclass(frozen=True, slots=True)
class AskForSupplement:
    """Ask for `items`, each named, for a reason.

    A further request is made by the head, who approves it thereby (`approved`), on a legal `ground`; `asked_by` is the
    officer who found the papers lacking. `sector_days` is another limit set by sector law (working days from reception,
    at least 1), with that law in `ground`.
    """

    items: tuple[str, ...]
    reason: str
    ground: str = ""
    approved: bool = False
    sector_days: int | None = None
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class SupplementRequested:
    KIND: ClassVar[str] = "supplement_requested"
    number: int
    items: tuple[str, ...]
    reason: str
    ground: str = ""
    approved_by: str = ""
    breaches_limit: bool = False
    counts_late: bool = False
    asked_by: str = ""


@decides(AskForSupplement)
def decide_ask_for_supplement(
    state: DossierState, command: AskForSupplement, context: Context
) -> list[SupplementRequested]:
    check_status(state, Status.DRAFT, Status.REGISTERED, Status.ACCEPTED, Status.PROCESSING)
    check_undecided(state)
    check_clock_running(state)
    check_sector_days(command)
    number = state.supplements + 1
    further = number > context.regime.supplement_requests
    if further:
        check_further_request(command)
    return [
        SupplementRequested(
            number=number,
            items=check_items(command.items),
            reason=reason_of(command),
            ground=command.ground.strip(),
            approved_by=context.by.name if further else "",
            breaches_limit=is_past_limit(state, command, context),
            counts_late=further,
            asked_by=command.asked_by.strip() if further else "",
        )
    ]


def reason_of(command: AskForSupplement) -> str:
    return check_text(command.reason, "reason", "lý do yêu cầu bổ sung", "reason for the request")


def check_items(items: tuple[str, ...]) -> tuple[str, ...]:
    """Each missing thing is named; an unspecific request is refused."""
    named = tuple(item.strip() for item in items if item.strip())
    if not named:
        raise Invalid(
            "items_missing",
            vi="Chưa ghi giấy tờ hoặc nội dung cần bổ sung. Hãy ghi đầy đủ, cụ thể từng mục, một lần.",
            en="Nothing to supplement is named. List every item, completely and once.",
            field="items",
        )
    return named


def check_further_request(command: AskForSupplement) -> None:
    """A further request needs the head's approval and a legal ground."""
    if command.approved and command.ground.strip():
        return
    raise Refused(
        "supplement_once",
        vi="Chỉ được yêu cầu bổ sung một lần. Nếu thật cần thêm, phải có người đứng đầu phê duyệt và căn cứ pháp lý; "
        "hồ sơ sẽ bị tính là trễ hạn theo QĐ 766/QĐ-TTg.",
        en="A supplement may be asked for once. A further request needs the head's approval and a legal ground, and "
        "the dossier will count as late under QĐ 766/QĐ-TTg.",
        field="approved",
    )


def check_sector_days(command: AskForSupplement) -> None:
    """Another limit than the decree's is a law's, and that law is named."""
    if command.sector_days is None:
        return
    check_text(command.ground, "ground", "luật chuyên ngành quy định thời hạn khác", "sector law that sets the limit")
    if command.sector_days < 1:
        raise Invalid(
            "sector_days_not_positive",
            vi="Số ngày theo luật chuyên ngành phải từ 1 trở lên. Hãy nhập lại.",
            en="The sector law's limit must be at least 1 day. Enter it again.",
            field="sector_days",
        )


def is_past_limit(state: DossierState, command: AskForSupplement, context: Context) -> bool:
    """More than 3 working days after reception (Art 19.4), or after the limit that sector law sets.

    Reception is the day that the receipt counts from: accepted on Friday 09/11/2018 at 17:30, after closing, it is
    Monday 12/11, and the last day to ask is Thursday 15/11.
    """
    if state.clock_started_at is None:
        return False
    days = command.sector_days or context.regime.supplement_within_days
    received = context.schedule.receive(state.clock_started_at).counted_from
    limit = context.schedule.add_working_days(received.date(), days)
    return context.at.date() > limit


@evolves(SupplementRequested)
def evolve_supplement_requested(state: DossierState, fact: SupplementRequested, at: datetime) -> DossierState:
    return state.evolved(
        status=Status.AWAITING_SUPPLEMENT,
        supplements=fact.number,
        asked_items=fact.items,
        intervals=(*state.intervals, Interval("supplement", at)),
    )


@dataclass(frozen=True, slots=True)
class ReceiveSupplement:
    """The full dossier is here: `items` says what was brought."""

    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SupplementReceived:
    """`explanation` of the term computed again; none where the papers were asked for when it was over."""

    KIND: ClassVar[str] = "supplement_received"
    items: tuple[str, ...]
    due_before: datetime | None
    due_at: datetime
    explanation: dict[str, Any] | None = None
    planned: tuple[StepEnd, ...] = ()


@decides(ReceiveSupplement)
def decide_receive_supplement(
    state: DossierState, command: ReceiveSupplement, context: Context
) -> list[SupplementReceived]:
    check_status(state, Status.AWAITING_SUPPLEMENT)
    if state.term is None:
        raise Refused(
            "not_accepted_yet",
            vi="Hồ sơ chưa được tiếp nhận. Khi giấy tờ đã đủ, hãy tiếp nhận hồ sơ để cấp mã và ngày hẹn trả.",
            en="The dossier has not been accepted yet. Now that it is complete, accept it to give code and due date.",
        )
    if state.due_at is not None and state.is_asked_when_over:
        return [SupplementReceived(command.items, state.due_at, state.due_at)]
    due = compute_due(context.at, state.term, context.schedule)
    return [SupplementReceived(command.items, state.due_at, due.at, due.explanation.as_json())]


@evolves(SupplementReceived)
def evolve_supplement_received(state: DossierState, fact: SupplementReceived, at: datetime) -> DossierState:
    last = state.intervals[-1]
    return state.evolved(
        status=Status.PROCESSING if state.handed_over_at else Status.ACCEPTED,
        clock_started_at=at if fact.explanation else state.clock_started_at,
        due_at=fact.due_at,
        asked_items=(),
        intervals=(*state.intervals[:-1], Interval(last.kind, last.since, at)),
    )
