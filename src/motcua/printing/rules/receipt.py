"""Form 01: receipt and appointment (NĐ 61/2018/NĐ-CP Art 17.1c; TT 01/2018/TT-VPCP form 01; TT 03/2025 form 01).

Printed again it tells what is true by then: corrected people and papers, and the appointment in force beside the first
one given. What was written and handed out first stays in the story.
"""

from motcua.dossiers.rules.explained import explanation_of
from motcua.dossiers.rules.state import Status
from motcua.kernel.facts import Event
from motcua.printing.rules import parts
from motcua.printing.rules.form import Form
from motcua.printing.rules.parts import Data
from motcua.printing.rules.rating import rating_data
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import in_words

NOT_RUNNING = "Được tính khi cơ quan có thẩm quyền nhận hồ sơ"


def fill(subject: Subject, event: Event) -> Data:
    state, office = subject.state, subject.names.centre
    numbered = parts.book(subject)
    officer = parts.officer_name(event.by.name, event.by.account)
    return {
        **parts.head("receipt", subject.form_set, office, event.at, tail="/TNHS", code=state.code),
        **numbered,
        "number": numbered["sequence"],
        "copies": parts.COPIES,
        "centre": office.name,
        "person": parts.person(subject),
        "matter": subject.matter,
        "papers": parts.papers(subject),
        "sets": f"{state.sets} bộ",
        "term": state.term.describe("vi") if state.term else "",
        "received": in_words(event.at),
        "due": in_words(state.due_at) or NOT_RUNNING,
        "due_notes": due_notes(subject),
        "due_explained": due_explained(subject),
        "receive_at": office.name,
        "fees": parts.fees(subject),
        "fee_status": parts.fee_status(subject),
        "look_up": subject.names.look_up,
        "rating": rating_data(subject.names.rate),
        "signers": parts.signers(subject, officer),
        "remark": "Giấy này được lập thành 02 liên: một liên kèm theo hồ sơ, một liên giao người nộp hồ sơ. Khi đến "
        "nhận kết quả, mang theo giấy này và giấy tờ tùy thân; nhận thay thì có giấy ủy quyền.",
    }


def due_notes(subject: Subject) -> list[str]:
    """The first appointment where it has moved, and that a waiting dossier will get a new one."""
    state, notes = subject.state, []
    if state.original_due_at and state.due_at != state.original_due_at:
        notes.append(f"hẹn lần đầu là {in_words(state.original_due_at)}")
    if state.status is Status.AWAITING_SUPPLEMENT:
        notes.append("hồ sơ đang chờ bổ sung; ngày hẹn được tính lại khi nhận đủ giấy tờ")
    if state.status is Status.AWAITING_PAYMENT:
        notes.append("hồ sơ đang chờ thực hiện nghĩa vụ tài chính; thời gian chờ không tính vào thời hạn")
    return notes


def due_explained(subject: Subject) -> str:
    """The sentences stored with the date; nothing for a date that a person set (an extension)."""
    explanation = explanation_of(subject.state, subject.events)
    if explanation is None:
        return ""
    return " ".join(sentence for sentence in explanation.sentences("vi") if not sentence.startswith("Hẹn trả"))


RECEIPT = Form(
    key="receipt",
    vi="Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    en="Receipt and appointment",
    kinds=("accepted",),
    fill=fill,
    missing_vi="Hồ sơ chưa được tiếp nhận nên chưa có giấy tiếp nhận. Hãy tiếp nhận hồ sơ trước khi in.",
    missing_en="The dossier has not been accepted, so there is no receipt yet. Accept it before printing.",
)
