"""Invented dossiers of every kind, on which a template is tried before it is kept: bare, usual, long and many.

Made by the same rules as real ones, so that a template meets what it will meet: nothing where something may be missing,
names of 7,000 characters with and without spaces, tables of sixty lines.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.catalogue.rules.content import Channel, Fee, FeeState
from motcua.dossiers.rules.lifecycle import fold
from motcua.dossiers.rules.lifecycle.accept import Accepted
from motcua.dossiers.rules.lifecycle.conclude import Decided, ResultIssued
from motcua.dossiers.rules.lifecycle.consult import Consulted
from motcua.dossiers.rules.lifecycle.extend import Extended
from motcua.dossiers.rules.lifecycle.hand_over import HandedOver
from motcua.dossiers.rules.lifecycle.payment import PaymentConfirmed, PaymentRequested
from motcua.dossiers.rules.lifecycle.stop import Stopped
from motcua.dossiers.rules.lifecycle.supplement import SupplementReceived, SupplementRequested
from motcua.dossiers.rules.state import Component, Outcome, Party
from motcua.kernel.facts import By, Event
from motcua.printing.rules.cash_sheet import CashSheet, Count, SheetLine, cash_sheet_data
from motcua.printing.rules.fee_receipt import PaidLine, Payment, fee_receipt_data
from motcua.printing.rules.form import Form
from motcua.printing.rules.forms import FORMS
from motcua.printing.rules.hand_over_list import hand_over_list
from motcua.printing.rules.joint_receipt import JOINT_RECEIPT
from motcua.printing.rules.list_form import ListForm
from motcua.printing.rules.offices import Office
from motcua.printing.rules.parts import Data
from motcua.printing.rules.rating import RateLink
from motcua.printing.rules.refund_voucher import RefundPaid, refund_voucher_data
from motcua.printing.rules.register import register_data
from motcua.printing.rules.result_letter import RESULT, Letter, result_letter_data
from motcua.printing.rules.results_list import RESULTS_LIST
from motcua.printing.rules.subject import Names, Subject
from motcua.printing.rules.visit_slip import VISIT_SLIP, visit_slip_data
from motcua.processes.rules.conditions import Facts
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.frozen import freeze
from motcua.worktime.rules.day_index import VIETNAM
from motcua.worktime.rules.terms import parse_term

LONG = 7_000
MANY = 60
KINDS = ("bare", "usual", "long", "many")
DAYS = (date(2018, 11, 5), date(2020, 3, 2), date(2026, 3, 2))
"""A day of each set of forms; none is near a holiday."""
OFFICE = Office(
    "Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh",
    "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",
    "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    "Quảng Ninh",
)
DEPARTMENT = Office("Sở Du lịch", "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH", "SỞ DU LỊCH", "Quảng Ninh")
BINH = By("Nguyễn Văn Bình", 1)


def samples_of(form: str) -> Iterator[tuple[str, Data]]:
    """The data of one form for each kind and each set that has it, with the name of the sample."""
    for kind in KINDS:
        for day in DAYS:
            for number, subject in enumerate(subjects_for(form, kind, day)):
                if (data := data_of(form, kind, subject)) is not None:
                    yield f"{kind}-{day.year}-{number}", data


def data_of(form: str, kind: str, subject: Subject) -> Data | None:
    """The sample's data; None where the set of its day has no such form."""
    at = subject.events[-1].at
    count = MANY if kind == "many" else 1
    if form in FORMS:
        own: Form = FORMS[form]
        if form == "fee_receipt" and kind in ("bare", "many"):
            return fee_receipt_data(payment(at, 0 if kind == "bare" else MANY), OFFICE)
        return own.data(subject) if subject.form_set.has(form) else None
    if form == RESULT:
        return result_letter_data(subject, letter(kind, subject))
    if form == "refund_voucher":
        return refund_voucher_data(refund(at, kind), OFFICE)
    if form == "cash_sheet":
        return cash_sheet_data(day_of(at, kind), OFFICE, at)
    if form == VISIT_SLIP:
        return visit_slip_data(OFFICE, rate_link(kind, at.date()), at)
    if form == "register":
        listed = [] if kind == "bare" else [subject] * count
        day = subject.day
        return register_data(OFFICE, listed, first=day, last=day, number_from=1, made_at=at)
    lists: dict[str, ListForm] = {
        "joint_receipt": JOINT_RECEIPT,
        "results_list": RESULTS_LIST,
        "hand_over_list": hand_over_list(at, lambda each: each.state.due_at),
    }
    return lists[form].data([subject] * count)


def rate_link(kind: str, day: date) -> RateLink:
    """Where a visit is rated; a long address in the long sample."""
    page = f"{'mot-cua-' * (12 if kind == 'long' else 0)}dichvucong.example.vn/danh-gia/luot/"
    return RateLink(f"https://{page}k7m2-q3ab-xyzw-abcd/", page, "k7m2-q3ab-xyzw-abcd", day)


def letter(kind: str, subject: Subject) -> Letter:
    """A result with as much to say as the kind has: granted on an even day, refused on an odd one."""
    said = text(kind, "Cấp giấy phép cho chủ hồ sơ theo nội dung đề nghị")
    outcome = Outcome.REFUSED if subject.day.day % 2 else Outcome.GRANTED
    signed = subject.day + timedelta(days=1)
    if kind == "bare":
        return Letter(outcome, "", signed, "", "", ".")
    lines = "\n".join([said] * (MANY if kind == "many" else 2))
    return Letter(outcome, "120/QĐ-TTHCC", signed, text(kind, "Lê Văn Dũng"), text(kind, "Giám đốc"), lines, said, said)


def payment(at: datetime, lines: int) -> Payment:
    named = [PaidLine(f"Phí thẩm định, mục {number}", 1_234_567 * number, "phi") for number in range(1, lines + 1)]
    return Payment(at, "", named or [PaidLine("", 0)])


def refund(at: datetime, kind: str) -> RefundPaid:
    """Money that goes back, with the texts of the kind."""
    said = "" if kind == "bare" else text(kind, "TT 25/2021/TT-BTC Điều 5")
    receipts = [f"01BLP QN-18 {number:07}" for number in range(1, {"bare": 0, "many": MANY}.get(kind, 1) + 1)]
    name = "" if kind == "bare" else text(kind, "Phạm Thị An")
    return RefundPaid(
        at, 1_234_567, name, "PC-01", said, "Tiền mặt", "Nguyễn Văn Bình", procedure=said, receipts=receipts
    )


def day_of(at: datetime, kind: str) -> CashSheet:
    """A cashier's day: not counted in the bare one, short and confirmed in the others."""
    number = {"bare": 0, "many": MANY}.get(kind, 2)
    lines = [
        SheetLine(at, "Đã thu", f"01BLP QN-18 {n:07}", f"000.00.01.H49-{at:%y%m%d}-{n:04}", 120_000, -n)
        for n in range(1, number + 1)
    ]
    said = text(kind, "Trả thừa cho người nộp")
    notes = {500_000: 1, 200: 3}
    count = Count(at, "Nguyễn Văn Bình", notes, 200_000, 520_000, 500_600, said, "Vũ Thị Em", at, said)
    return CashSheet(at.date(), "Nguyễn Văn Bình", lines, 200_000, None if kind == "bare" else count)


def subjects_for(form: str, kind: str, day: date) -> Iterator[Subject]:
    """Dossiers that have come so far that the form can be printed."""
    at = datetime.combine(day, time(9), VIETNAM)
    start = Event(at, BINH, accepted(kind, at))
    later = at + timedelta(days=1)
    names = Names(
        centre=OFFICE if kind != "bare" else Office(),
        agency=DEPARTMENT if kind != "bare" else Office(),
        procedure="",
        fees=fees(kind),
        legal_bases=()
        if kind == "bare"
        else (text(kind, "Nghị định số 61/2018/NĐ-CP"),) * (20 if kind == "many" else 2),
        agencies={} if kind == "bare" else {"H49.01": text(kind, DEPARTMENT.name)},
        look_up="https://dichvucong.example.vn/tra-cuu/" if kind != "bare" else "",
        rate=rate_link(kind, day) if kind != "bare" else None,
    )
    for facts in endings(form, kind, later):
        events = (start, *(Event(later, BINH, fact) for fact in facts))
        yield Subject(fold(events), events, names)


def endings(form: str, kind: str, at: datetime) -> Iterator[tuple[Any, ...]]:
    """What happened after acceptance, for each way in which the form comes about."""
    said = text(kind, "Chờ ý kiến của cơ quan phối hợp")
    handed = HandedOver("H49.01", at, slip="" if kind == "bare" else "PKS-17")
    items = tuple(f"{said} {number}" for number in range(1, MANY if kind == "many" else 2))
    asked = SupplementRequested(2 if kind == "long" else 1, items, said, said)
    ways: dict[str, list[tuple[Any, ...]]] = {
        "supplement": [(asked,)],
        "refusal": [(handed, Decided(Outcome.REFUSED, "" if kind == "bare" else "12/TB", "approve", said, said))],
        "apology": [(handed, Extended(said, "15/XL", at + timedelta(days=5), at + timedelta(days=9)))],
        "stop": [(handed, Stopped(said, said))],
        "control_slip": [
            (handed, *[Consulted(f"H49.{n:02}", said, at) for n in range(2, MANY if kind == "many" else 4)]),
            (handed, asked, SupplementReceived(items, at, at + timedelta(days=7))),
        ],
        "fee_receipt": [(handed, PaymentRequested(1_200_000, said), PaymentConfirmed("BL-0042", None, None))],
        "results_list": [(handed, Decided(Outcome.GRANTED, "12/QĐ"), ResultIssued(Outcome.GRANTED, "12/QĐ"))],
        "hand_over_list": [(), (handed,)],
    }
    yield from ways.get(form, [()])


def accepted(kind: str, at: datetime) -> Accepted:
    """The acceptance that a sample begins with."""
    bare = kind == "bare"
    owner = Party(
        "" if bare else text(kind, "Phạm Thị An"),
        identity_kind="" if bare else "cccd",
        identity_number="" if bare else "022190000123",
        address="" if bare else text(kind, "Tổ 5, khu 2, phường Hồng Gai, tỉnh Quảng Ninh"),
        phone="" if bare else "0912 345 678",
        email="" if bare else "an@example.vn",
    )
    papers = {"bare": 0, "many": MANY}.get(kind, 3)
    due = (at + timedelta(days=7)).replace(hour=17)
    return Accepted(
        code=f"000.00.01.H49-{at:%y%m%d}-0001",
        centre="QNI",
        agency="H49.01",
        procedure="1.000001",
        revision=1,
        sector="mau",
        channel=Channel.POST if kind == "many" else Channel.COUNTER,
        owner=owner,
        applicant=None if bare else replace(owner, name=text(kind, "Nguyễn Văn Hùng")),
        process=freeze(DEFAULT_TEMPLATE, Facts("counter"), term_hours=40),
        term=parse_term("5 working_days"),
        due_at=None if bare else due,
        explanation=None if bare else {"v": 1, "start": minute(at), "term": "5 working_days", "due": minute(due)},
        components=tuple(
            Component(f"{text(kind, 'Đơn đề nghị cấp giấy phép')} {number}", 1, number % 2, number % 3)
            for number in range(1, papers + 1)
        ),
        summary="" if bare else text(kind, "Cấp giấy phép mẫu"),
    )


def minute(at: datetime) -> str:
    return at.replace(tzinfo=None).isoformat(timespec="minutes")


def fees(kind: str) -> tuple[Fee, ...]:
    if kind == "bare":
        return ()
    some = (Fee(FeeState.AMOUNT, 1_200_000, "phi"), Fee(FeeState.FREE, 0, "le_phi", "hộ nghèo"), Fee(FeeState.UNKNOWN))
    return some * (MANY // 3) if kind == "many" else some


def bases(kind: str) -> tuple[str, ...]:
    if kind == "bare":
        return ()
    return (text(kind, "Nghị định số 61/2018/NĐ-CP"),) * (MANY // 3 if kind == "many" else 2)


def text(kind: str, usual: str) -> str:
    """A text as it is usually, or of 7,000 characters: half of them words, half without a single space."""
    if kind != "long":
        return usual
    words = f"{usual} " * (LONG // 2 // (len(usual) + 1))
    return (words + "Ưỡ" * LONG)[:LONG]
