"""Cases in words."""

from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.inspections.models import Sanction
from motcua.inspections.rules import case_facts as facts
from motcua.inspections.rules.case import Stage
from motcua.inspections.rules.case_facts import CaseKind, HeadOutcome, Office, Outcome, Party, Staff
from motcua.inspections.rules.counting import OPEN
from motcua.inspections.rules.judging import Part
from motcua.web.reform.inspections.words import EVIDENCE, Words
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import day

type Names = dict[tuple[str, str], Sanction]
KINDS: dict[CaseKind, Words] = {
    CaseKind.HARASSMENT: _("Nhũng nhiễu, gây phiền hà"),
    CaseKind.LATENESS: _("Chậm trễ, để hồ sơ quá hạn"),
    CaseKind.FIGURES: _("Làm sai lệch số liệu"),
    CaseKind.DUTIES: _("Không thực hiện đúng nhiệm vụ"),
    CaseKind.OTHER: _("Việc khác"),
}
STAGES = {
    Stage.OPENED: Tag(_("đang xác minh"), Tone.ACTIVE),
    Stage.EXPLAINING: Tag(_("đang giải trình"), Tone.ACTIVE),
    Stage.REPORTED: Tag(_("chờ kết luận"), Tone.WARN),
    Stage.FOUND: Tag(_("đã kết luận, đang xử lý"), Tone.WARN),
    Stage.CLOSED: Tag(_("đã kết thúc"), Tone.GOOD),
}
STAFF: dict[Staff, Words] = {
    Staff.CADRE: _("Cán bộ"),
    Staff.OFFICIAL: _("Công chức không giữ chức vụ"),
    Staff.OFFICIAL_LEADER: _("Công chức lãnh đạo, quản lý"),
    Staff.EMPLOYEE: _("Viên chức không giữ chức vụ"),
    Staff.EMPLOYEE_LEADER: _("Viên chức quản lý"),
    Staff.CONTRACT: _("Người lao động theo hợp đồng"),
}
OUTCOMES: dict[str, Words] = {
    Outcome.SUBSTANTIATED: _("Có vi phạm"),
    Outcome.UNSUBSTANTIATED: _("Không có vi phạm"),
    OPEN: _("Chưa kết luận"),
}
HEAD_OUTCOMES: dict[str, Words] = {
    HeadOutcome.RESPONSIBLE: _("Có trách nhiệm"),
    HeadOutcome.EXEMPT: _("Miễn trách nhiệm, có lý do"),
    OPEN: _("Chưa xem xét hoặc không phải xem xét"),
}
OFFICES: dict[Office, Words] = {
    Office.INVESTIGATOR: _("người xác minh"),
    Office.DECIDER: _("người quyết định"),
    Office.HEAD_DECIDER: _("người quyết định về người đứng đầu"),
}
PARTS: dict[Part, Words] = {
    Part.SUBJECT: _("người được yêu cầu giải trình"),
    Part.HEAD: _("người đứng đầu đơn vị"),
    Part.OPENER: _("người lập vụ việc"),
    Part.INVESTIGATOR: OFFICES[Office.INVESTIGATOR],
    Part.DECIDER: OFFICES[Office.DECIDER],
    Part.HEAD_DECIDER: OFFICES[Office.HEAD_DECIDER],
}


def sanction_name(names: Names, law: str, code: str) -> str:
    """The sanction's name by the list that it was taken from."""
    row = names.get((law, code))
    return name_of(row) if row else code


def name_of(sanction: Sanction) -> str:
    return sanction.name_en if get_language() == "en" else sanction.name_vi


def told(fact: Any, names: Names) -> tuple[str, str]:
    """What happened, and with what."""
    match fact:
        case facts.Opened():
            return gettext("Đã lập vụ việc"), fact.behaviour
        case facts.EvidenceAdded():
            return gettext("Đã thêm chứng cứ"), "; ".join(
                f"{EVIDENCE[each.kind]} {each.name}" for each in fact.evidence
            )
        case facts.OfficeTaken():
            return gettext("Đã thay người"), f"{fact.person.name} ({OFFICES[fact.office]}): {fact.reason}"
        case facts.ExplanationAsked():
            about = gettext("Đã yêu cầu người đứng đầu giải trình")
            title = gettext("Đã yêu cầu giải trình") if fact.party is Party.SUBJECT else about
            return title, f"{gettext('trước hết ngày')} {day(fact.until)}: {fact.questions}"
        case facts.Explained():
            return gettext("Giải trình"), fact.words
        case facts.Reported():
            return gettext("Báo cáo xác minh"), f"{fact.words} {gettext('Đề nghị')}: {fact.proposal}"
        case facts.Found():
            return gettext("Kết luận") + f": {OUTCOMES[fact.outcome]}", fact.reasons
        case facts.HeadFound():
            return gettext("Trách nhiệm người đứng đầu") + f": {HEAD_OUTCOMES[fact.outcome]}", fact.reasons
        case facts.Sanctioned():
            named = sanction_name(names, fact.law, fact.sanction)
            return _of(fact.party), f"{named} ({fact.law}), {fact.decision}, {day(fact.on)}"
        case facts.NotSanctioned():
            return _of(fact.party), f"{gettext('không kỷ luật')}: {fact.reason}"
        case facts.CaseClosed():
            return gettext("Kết thúc"), fact.words
    raise ValueError(f"no words for {fact!r}")


def _of(party: Party) -> str:
    return gettext("Xử lý") if party is Party.SUBJECT else gettext("Xử lý người đứng đầu")
