"""Inspections in words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.inspections.rules import inspection_facts as facts
from motcua.inspections.rules import plan as plans
from motcua.inspections.rules.evidence import EvidenceKind
from motcua.inspections.rules.inspecting import Part
from motcua.inspections.rules.inspection import Stage
from motcua.inspections.rules.plan import Content
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import day

type Words = str | Promise
CONTENTS: dict[Content, Words] = {
    Content.DIRECTION: _("Chỉ đạo, điều hành kiểm soát thủ tục"),
    Content.DRAFTS: _("Kiểm soát quy định thủ tục trong dự thảo"),
    Content.EXECUTION: _("Thực hiện thủ tục, một cửa"),
    Content.REVIEW: _("Rà soát, đánh giá thủ tục"),
    Content.PETITIONS: _("Tiếp nhận, xử lý phản ánh kiến nghị"),
    Content.OTHER: _("Nội dung khác"),
}
STAGES = {
    Stage.DECIDED: Tag(_("đang kiểm tra"), Tone.ACTIVE),
    Stage.MINUTES: Tag(_("đã có biên bản"), Tone.WARN),
    Stage.CONCLUDED: Tag(_("đã kết luận, đang theo dõi"), Tone.ACTIVE),
    Stage.CLOSED: Tag(_("đã kết thúc"), Tone.GOOD),
}
EVIDENCE: dict[EvidenceKind, Words] = {
    EvidenceKind.DOSSIER: _("Hồ sơ"),
    EvidenceKind.SIGN: _("Cảnh báo số"),
    EvidenceKind.FINDING: _("Kết quả kiểm tra số"),
    EvidenceKind.PETITION: _("Phản ánh, kiến nghị"),
    EvidenceKind.PAPER: _("Giấy tờ, tài liệu"),
    EvidenceKind.FILE: _("Tệp"),
}
PARTS: dict[Part, Words] = {
    Part.KEEPER: _("người ghi quyết định"),
    Part.DECIDER: _("người kết luận"),
    Part.LEADER: _("trưởng đoàn"),
    Part.MEMBER: _("thành viên"),
}
SEATS: dict[facts.Seat, Words] = {
    facts.Seat.LEADER: PARTS[Part.LEADER],
    facts.Seat.MEMBER: PARTS[Part.MEMBER],
    facts.Seat.DECIDER: PARTS[Part.DECIDER],
}


def contents(scope: tuple[Content, ...]) -> str:
    """What is inspected, in one line."""
    return "; ".join(str(CONTENTS[each]) for each in scope)


def told(fact: Any) -> tuple[str, str]:
    """What happened, and with what."""
    match fact:
        case facts.Decided():
            return gettext("Quyết định kiểm tra"), f"{fact.decision}, {day(fact.decided_on)}"
        case facts.SeatTaken():
            return gettext(
                "Đã thay người"
            ), f"{fact.absent.name} → {fact.person.name} ({SEATS[fact.seat]}): {fact.reason}"
        case facts.FindingListed():
            return gettext("Ghi kết quả số") + f" {fact.number}", fact.words
        case facts.FindingStruck():
            return gettext("Bỏ kết quả số") + f" {fact.number}", fact.reason
        case facts.MinutesSigned():
            return gettext("Đã ký biên bản"), f"{day(fact.on)}, {fact.representative}"
        case facts.Recommended():
            return gettext("Kiến nghị số") + f" {fact.number}", f"{fact.words} ({fact.owner}, {day(fact.due)})"
        case facts.Concluded():
            late = f" ({gettext('chậm')}: {fact.late_reason})" if fact.late_reason else ""
            return gettext("Kết luận kiểm tra"), f"{fact.document}, {day(fact.on)}{late}"
        case facts.FollowedUp():
            done = gettext("đã thực hiện") if fact.is_done else gettext("đang thực hiện")
            title = gettext("Theo dõi kiến nghị số") + f" {fact.number}"
            return title, f"{done}, {day(fact.on)}: {fact.words} ({fact.paper})"
        case facts.DueMoved():
            return gettext("Lùi hạn kiến nghị số") + f" {fact.number}", f"{day(fact.due)}: {fact.reason}"
        case facts.InspectionClosed():
            return gettext("Kết thúc"), fact.words
        case plans.PlanBegun():
            return gettext("Đã lập kế hoạch"), str(fact.year)
        case plans.ItemAdded():
            months = f"{fact.first_month}–{fact.last_month}"
            return gettext("Đã thêm đơn vị"), ", ".join(filter(None, (fact.unit_name, months, fact.decision)))
        case plans.ItemDropped():
            return gettext("Bỏ mục số") + f" {fact.number}", ", ".join(filter(None, (fact.reason, fact.decision)))
        case plans.PlanApproved():
            return gettext("Đã phê duyệt kế hoạch"), f"{fact.decision}, {day(fact.on)}"
    raise ValueError(f"no words for {fact!r}")
