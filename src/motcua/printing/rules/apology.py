"""Form 04: apology for a delay (NĐ 61/2018/NĐ-CP Art 19.9).

TT 01/2018/TT-VPCP: apology and new appointment; TT 03/2025/TT-VPCP: apology and request for an extension. A letter
without a new date (what is late already) says that the matter is resolved as soon as can be.
"""

from datetime import datetime

from motcua.kernel.facts import Event
from motcua.printing.rules import parts
from motcua.printing.rules.form import Form
from motcua.printing.rules.parts import Data
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import in_words


def fill(subject: Subject, event: Event) -> Data:
    fact, office = event.fact, subject.names.agency
    filled = parts.head("apology", subject.form_set, office, event.at, tail="", code=subject.state.code)
    accepted = subject.last("accepted")
    due_before = getattr(fact, "due_before", None) or due_when(subject, event)
    return {
        **filled,
        "number": fact.letter,
        "centre": subject.names.centre.name,
        "agency": office.name,
        "person": parts.person(subject),
        "matter": subject.matter,
        "received": f"Lúc {in_words(accepted.at)}" if accepted else "",
        "due_before": in_words(due_before),
        "statement": statement(subject, event, due_before),
        "reason": fact.reason,
        "apology": apology(subject, event),
        "signers": parts.signers(subject, parts.officer_name(event.by.name, event.by.account)),
    }


def statement(subject: Subject, event: Event, due_before: datetime | None) -> str:
    """What is, or will be, late."""
    agency = subject.names.agency.name
    slip = "thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    if due_before is not None and event.at.date() > due_before.date():
        return f"Tuy nhiên, {agency} chưa trả kết quả giải quyết hồ sơ của Ông (Bà) đúng {slip}."
    return f"Tuy nhiên, đến nay {agency} chưa thể hoàn thành việc giải quyết hồ sơ của Ông (Bà) theo {slip}."


def apology(subject: Subject, event: Event) -> str:
    agency = subject.names.agency.name
    if event.kind == "apologised":
        return f"{agency} xin lỗi Ông (Bà) và sẽ giải quyết, trả kết quả trong thời gian sớm nhất."
    new = in_words(event.fact.due_at)
    if subject.form_set.titles.get("apology"):
        return f"{agency} xin lỗi Ông (Bà), đề nghị gia hạn thời gian giải quyết và sẽ trả kết quả vào {new}."
    return f"{agency} xin lỗi Ông (Bà) và sẽ trả kết quả giải quyết hồ sơ vào {new}."


def due_when(subject: Subject, letter: Event) -> datetime | None:
    """The appointment that was in force when the letter was written."""
    due = None
    for event in subject.standing():
        if event is letter:
            break
        due = getattr(event.fact, "due_at", None) if event.kind in GIVES_DUE else due
    return due


GIVES_DUE = frozenset({"accepted", "clock_started", "supplement_received", "payment_confirmed", "extended"})


APOLOGY = Form(
    key="apology",
    vi="Văn bản xin lỗi, hẹn lại ngày trả kết quả",
    en="Apology and new appointment",
    kinds=("extended", "apologised"),
    fill=fill,
    missing_vi="Hồ sơ chưa được gia hạn hay xin lỗi nên chưa có văn bản này. Hãy gia hạn hoặc ghi lời xin lỗi trước.",
    missing_en="The dossier has neither been extended nor apologised for. Record the extension or the apology first.",
)
