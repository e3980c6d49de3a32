"""Form 05 of TT 03/2025/TT-VPCP: processing stops before a result has been decided, as the applicant asked.

The same paper tells an applicant that the agency stopped, for instance because papers asked for never came: then it
gives reason and ground. The set of 2018 has no such form.
"""

from motcua.kernel.facts import Event
from motcua.printing.rules import parts
from motcua.printing.rules.form import Form
from motcua.printing.rules.parts import Data
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import in_words


def fill(subject: Subject, event: Event) -> Data:
    office = subject.names.agency
    first = subject.last("accepted") or subject.events[0]
    return {
        **parts.head("stop", subject.form_set, office, event.at, tail="/TBDHS", code=subject.state.code),
        "centre": subject.names.centre.name,
        "person": parts.person(subject),
        "matter": subject.matter,
        "received": f"Lúc {in_words(first.at)}",
        "statement": statement(subject, event),
        "reason": event.fact.reason,
        "ground": getattr(event.fact, "ground", ""),
        "signers": parts.signers(subject, parts.officer_name(event.by.name, event.by.account)),
    }


def statement(subject: Subject, event: Event) -> str:
    agency = subject.names.agency.name
    if event.kind == "withdrawn":
        return f"Theo đề nghị của {event.fact.requested_by}, {agency} dừng giải quyết hồ sơ kể từ {in_words(event.at)}."
    return f"{agency} thông báo dừng giải quyết hồ sơ kể từ {in_words(event.at)}."


STOP = Form(
    key="stop",
    vi="Thông báo dừng giải quyết hồ sơ",
    en="Notice that processing stops",
    kinds=("withdrawn", "stopped"),
    fill=fill,
    missing_vi="Hồ sơ chưa được rút hay dừng giải quyết nên chưa có thông báo này. Hãy ghi việc rút hoặc dừng trước.",
    missing_en="The dossier has been neither withdrawn nor stopped. Record the withdrawal or the stop first.",
)
