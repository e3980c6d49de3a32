"""Form 03: refusal in writing, at the gate (NĐ 61/2018/NĐ-CP Art 17.1b) or as the result of appraisal (Art 19.8)."""

from motcua.dossiers.rules.state import Outcome
from motcua.kernel.facts import Event
from motcua.printing.rules import parts
from motcua.printing.rules.form import Form
from motcua.printing.rules.parts import Data
from motcua.printing.rules.subject import Subject

AT_GATE = "Qua xem xét, bộ phận một cửa thông báo không tiếp nhận, giải quyết hồ sơ này"
AFTER_APPRAISAL = "Qua thẩm định, cơ quan giải quyết thông báo từ chối giải quyết hồ sơ này"


def fill(subject: Subject, event: Event) -> Data:
    at_gate = event.kind == "refused_at_gate"
    office = subject.names.centre if at_gate else subject.names.agency
    officer = parts.officer_name(event.by.name, event.by.account)
    filled = parts.head("refusal", subject.form_set, office, event.at, tail="/TCHS", code=subject.state.code)
    return {
        **filled,
        "title": filled["title"] if at_gate else "PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ",
        "number": "" if at_gate else event.fact.number,
        "number_tail": "/TCHS" if at_gate or not event.fact.number else "",
        "centre": subject.names.centre.name,
        "person": parts.person(subject),
        "matter": subject.matter,
        "announcement": AT_GATE if at_gate else AFTER_APPRAISAL,
        "reason": event.fact.reason,
        "ground": event.fact.ground,
        "contact": parts.contact(subject, officer if at_gate else ""),
        "signers": {
            **parts.signers(subject, officer),
            "role": "NGƯỜI TỪ CHỐI TIẾP NHẬN" if at_gate else "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
            "how": "(Ký và ghi rõ họ tên)" if at_gate else "(Ký, ghi rõ họ tên và đóng dấu)",
        },
        "remark": "",
    }


REFUSAL = Form(
    key="refusal",
    vi="Phiếu từ chối tiếp nhận, giải quyết hồ sơ",
    en="Refusal",
    kinds=("refused_at_gate", "decided"),
    fits=lambda fact: getattr(fact, "outcome", Outcome.REFUSED) is Outcome.REFUSED,
    fill=fill,
    missing_vi="Hồ sơ chưa bị từ chối nên không có phiếu này. Hãy ghi việc từ chối, lý do và căn cứ trước khi in.",
    missing_en="The dossier has not been refused, so there is no such slip. Record refusal, reason and ground first.",
)
