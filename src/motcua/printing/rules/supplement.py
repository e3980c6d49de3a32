"""Form 02: request for supplement (NĐ 61/2018/NĐ-CP Art 15.3, 17.1a, 19.4), complete and once; the last one asked."""

from motcua.kernel.facts import Event
from motcua.printing.rules import parts
from motcua.printing.rules.form import Form
from motcua.printing.rules.parts import Data
from motcua.printing.rules.subject import Subject


def fill(subject: Subject, event: Event) -> Data:
    fact, office = event.fact, subject.names.centre
    officer = parts.officer_name(event.by.name, event.by.account)
    return {
        **parts.head("supplement", subject.form_set, office, event.at, tail="/HDHS", code=subject.state.code),
        "centre": office.name,
        "person": parts.person(subject),
        "matter": subject.matter,
        "papers": parts.papers(subject),
        "items": list(fact.items),
        "reason": fact.reason,
        "ground": fact.ground,
        "notes": notes(subject, event),
        "contact": parts.contact(subject, officer),
        "signers": parts.signers(subject, officer),
        "remark": "Thời hạn giải quyết được tính lại từ đầu khi nhận đủ hồ sơ."
        if subject.state.is_accepted
        else "Khi hồ sơ đã đủ, bộ phận một cửa tiếp nhận, cấp mã và hẹn ngày trả kết quả.",
    }


def notes(subject: Subject, event: Event) -> list[str]:
    """A further request says so, and who approved it."""
    if event.fact.number < 2:
        return []
    approved = f", do {event.fact.approved_by} phê duyệt" if event.fact.approved_by else ""
    return [f"Đây là lần yêu cầu bổ sung thứ {event.fact.number}{approved}."]


SUPPLEMENT = Form(
    key="supplement",
    vi="Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    en="Request for supplement",
    kinds=("supplement_requested",),
    fill=fill,
    missing_vi="Hồ sơ chưa có yêu cầu bổ sung nên chưa có phiếu này. Hãy lập yêu cầu bổ sung trước khi in.",
    missing_en="Nothing has been asked for yet, so there is no such slip. Ask for the supplement before printing.",
)
