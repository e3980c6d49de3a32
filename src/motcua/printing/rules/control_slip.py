"""Control slip: form 05 of TT 01/2018/TT-VPCP, 06 of TT 03/2025/TT-VPCP. One row each time the dossier changed hands.

What happened is filled in; rows are left for what is still to come, because the slip travels with the papers.
"""

from collections.abc import Iterator

from motcua.dossiers.rules.timeliness import Timeliness, timeliness_of
from motcua.kernel.facts import Event
from motcua.printing.rules import parts
from motcua.printing.rules.form import Form
from motcua.printing.rules.parts import Data
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import in_words, short, signature_name
from motcua.worktime.rules.schedule import in_vietnam

FREE_ROWS = 3
RESULTS = {Timeliness.EARLY: "Trước hạn", Timeliness.ON_TIME: "Đúng hạn", Timeliness.LATE: "Quá hạn"}


def fill(subject: Subject, event: Event) -> Data:
    state, names = subject.state, subject.names
    free = [row("", "")] * FREE_ROWS if state.is_open else []
    return {
        **parts.head("control_slip", subject.form_set, names.centre, event.at, tail="", code=state.code),
        **parts.book(subject),
        "number": slip_number(subject),
        "person": parts.person(subject),
        "matter": subject.matter,
        "received": in_words(event.at),
        "due": in_words(state.due_at),
        "agency": names.agency.name,
        "partners": "; ".join(dict.fromkeys(names.agency_name(item.agency) for item in state.consultations)) or "không",
        "rows": [*(each for one in subject.standing() for each in rows_of(subject, one)), *free],
        "remark": "",
    }


def slip_number(subject: Subject) -> str:
    """The number written at the hand-over; before one, the dossier's number of the day."""
    handed = subject.last("handed_over")
    if handed and handed.fact.slip:
        slip: str = handed.fact.slip
        return slip
    return f"{parts.book(subject)['sequence']}/PKS"


def rows_of(subject: Subject, event: Event) -> Iterator[Data]:
    """The row that one event makes; none where the dossier stayed where it was."""
    names, fact = subject.names, event.fact
    centre, agency, bearer = names.centre.name, names.agency.name, subject.bearer.name
    match event.kind:
        case "accepted":
            yield row(bearer, centre, event, by="receiver")
        case "forwarded":
            yield row(names.centre_name(fact.from_centre), names.centre_name(fact.to_centre), event, note=fact.reason)
        case "handed_over":
            note = f"Phải chuyển trước {short(fact.deadline)}"
            yield row(centre, names.agency_name(fact.agency), event, "Quá hạn" if fact.late else "Đúng hạn", note)
        case "consulted":
            note = f"Lấy ý kiến: {fact.question}. Trả lời trước {short(fact.due_at)}"
            yield row(agency, names.agency_name(fact.agency), event, note=note)
        case "consultation_replied":
            result = "Quá hạn" if fact.late else "Đúng hạn"
            yield row(names.agency_name(fact.agency), agency, event, result, f"Trả lời: {fact.content}")
        case "supplement_requested":
            yield row(agency, centre, event, note=f"Yêu cầu bổ sung: {'; '.join(fact.items)}")
        case "supplement_received":
            yield row(centre, agency, event, note="Đã nhận đủ giấy tờ bổ sung")
        case "result_issued":
            yield row(
                agency, centre, event, in_time(subject, event), f"Kết quả số {fact.number}" if fact.number else ""
            )
        case "returned":
            yield row(centre, fact.receiver, event, note="Trả kết quả")
        case "withdrawn" | "stopped":
            yield row(
                agency, centre, event, note=f"Dừng giải quyết: {fact.reason}" if fact.reason else "Dừng giải quyết"
            )


def row(giver: str, receiver: str, event: Event | None = None, result: str = "", note: str = "", by: str = "") -> Data:
    """One row; the person who recorded it signs as the giver, or as the one named by `by`."""
    person = signature_name(parts.officer_name(event.by.name, event.by.account)) if event else ""
    return {
        "giver": giver,
        "receiver": receiver,
        "at": in_words(event.at) if event else "",
        "given_by": "" if by == "receiver" else person,
        "taken_by": person if by == "receiver" else "",
        "result": result,
        "note": note,
    }


def in_time(subject: Subject, event: Event) -> str:
    """Early, on time or late, by the appointment in force."""
    found = timeliness_of(subject.state.due_at, event.at, in_vietnam(event.at).date())
    return RESULTS.get(found, "") if found else ""


CONTROL_SLIP = Form(
    key="control_slip",
    vi="Phiếu kiểm soát quá trình giải quyết hồ sơ",
    en="Control slip",
    kinds=("accepted",),
    fill=fill,
    for_applicant=False,
    missing_vi="Hồ sơ chưa được tiếp nhận nên chưa có phiếu kiểm soát. Hãy tiếp nhận hồ sơ trước khi in.",
    missing_en="The dossier has not been accepted, so there is no control slip yet. Accept it before printing.",
)
