"""Extension with an apology (gia hạn, xin lỗi và hẹn lại; form 04; NĐ 61/2018 Art 19.9).

At least one day before the due date the agency apologises in writing, gives the reason and a new date; a new date may
be given once; the first one is kept. After the due date the letter may still be sent, but the dossier stays overdue.
Example: due 16/11/2018; on 15/11 it may be moved, on 16/11 it may not.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from motcua.dossiers.rules.lifecycle.checks import check_status, check_text, check_undecided
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.errors import Invalid, Refused


@dataclass(frozen=True, slots=True)
class Extend:
    """Move the due date to the closing time of `new_day`, with the number of the letter."""

    new_day: date
    reason: str
    letter: str


@dataclass(frozen=True, slots=True)
class Extended:
    KIND: ClassVar[str] = "extended"
    reason: str
    letter: str
    due_before: datetime
    due_at: datetime


@decides(Extend)
def decide_extend(state: DossierState, command: Extend, context: Context) -> list[Extended]:
    check_status(state, Status.ACCEPTED, Status.PROCESSING)
    check_undecided(state)
    reason = check_text(command.reason, "reason", "lý do xin gia hạn", "reason for the extension")
    letter = check_text(command.letter, "letter", "số văn bản xin lỗi", "number of the apology letter")
    due_before = check_extendable(state, context)
    if command.new_day <= due_before.date():
        raise Invalid(
            "new_due_not_later",
            vi=f"Ngày hẹn mới phải sau ngày hẹn cũ {due_before:%d/%m/%Y}. Hãy chọn ngày khác.",
            en=f"The new date must be after the present one, {due_before:%d/%m/%Y}. Choose another day.",
            field="new_day",
        )
    if not context.schedule.is_working_day(command.new_day):
        raise Invalid(
            "new_due_not_working",
            vi=f"Ngày {command.new_day:%d/%m/%Y} không phải ngày làm việc. Hãy chọn một ngày làm việc.",
            en=f"{command.new_day:%d/%m/%Y} is not a working day. Choose a working day.",
            field="new_day",
        )
    return [Extended(reason, letter, due_before, context.schedule.closing_at(command.new_day))]


def check_extendable(state: DossierState, context: Context) -> datetime:
    """The due date that may still be moved: not moved before, and at least one day away."""
    due = state.due_at
    if due is None:
        raise Refused(
            "no_due_date",
            vi="Hồ sơ chưa có ngày hẹn trả nên không thể gia hạn. Hãy xác nhận nhận hồ sơ trước.",
            en="The dossier has no due date yet, so it cannot be extended. Confirm receipt first.",
        )
    if state.extended:
        raise Refused(
            "extended_once",
            vi="Hồ sơ đã được hẹn lại một lần; không được hẹn lại lần nữa. Hãy gửi thư xin lỗi và giải quyết ngay.",
            en="The date has been moved once; it may not be moved again. Send an apology and resolve it at once.",
        )
    if context.at.date() > due.date() - timedelta(days=context.regime.extension_notice_days):
        raise Refused(
            "extension_too_late",
            vi=f"Phải gia hạn trước ngày hẹn trả ({due:%d/%m/%Y}) ít nhất {context.regime.extension_notice_days} ngày. "
            "Bây giờ chỉ có thể gửi thư xin lỗi; ngày hẹn trả giữ nguyên.",
            en=f"An extension must come at least {context.regime.extension_notice_days} day before the due date "
            f"({due:%d/%m/%Y}). Only a letter of apology is possible now; the due date stays.",
        )
    return due


@evolves(Extended)
def evolve_extended(state: DossierState, fact: Extended, at: datetime) -> DossierState:
    return state.evolved(extended=True, apologised=True, due_at=fact.due_at)


@dataclass(frozen=True, slots=True)
class Apologise:
    """A letter of apology without a new date: for what is, or will be, late."""

    reason: str
    letter: str


@dataclass(frozen=True, slots=True)
class Apologised:
    KIND: ClassVar[str] = "apologised"
    reason: str
    letter: str


@decides(Apologise)
def decide_apologise(state: DossierState, command: Apologise, context: Context) -> list[Apologised]:
    check_status(state, Status.ACCEPTED, Status.PROCESSING, Status.RESOLVED)
    return [
        Apologised(
            check_text(command.reason, "reason", "lý do chậm trễ", "reason for the delay"),
            check_text(command.letter, "letter", "số văn bản xin lỗi", "number of the apology letter"),
        )
    ]


@evolves(Apologised)
def evolve_apologised(state: DossierState, fact: Apologised, at: datetime) -> DossierState:
    return state.evolved(apologised=True)
