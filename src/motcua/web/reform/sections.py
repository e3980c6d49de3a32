"""The sections of "Cải cách": what each is called, what it is for, and who is led to it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.inspections.policies import may_look as may_look_at_inspections
from motcua.meetings.policies import may_look as may_look_at_meetings
from motcua.news.policies import may_look as may_look_at_news
from motcua.organisation.actors import Actor
from motcua.petitions.policies import may_look as may_look_at_petitions
from motcua.petitions.policies import noting_post
from motcua.programmes.policies import may_look as may_look_at_projects


@dataclass(frozen=True, slots=True)
class Section:
    """`route`: its first page; `within`: the routes of its other pages; `is_for`: who is led to it.

    Leading is not allowing: each page asks the policies of its room.
    """

    route: str
    label: str | Promise
    about: str | Promise
    within: frozenset[str]
    is_for: Callable[[Actor], bool]


def everybody(_actor: Actor) -> bool:
    """Public pages."""
    return True


def officers(actor: Actor) -> bool:
    """Whoever holds a post."""
    return actor.is_officer


SECTIONS: tuple[Section, ...] = (
    Section(
        "reform-indices",
        _("Các chỉ số"),
        _("PAPI, PAR INDEX, SIPAS, PCI, ICT qua các năm; bảng điểm cải cách hành chính của tỉnh, sở, huyện, xã."),
        frozenset(
            {
                "published-index",
                "published-table",
                "criteria-set",
                "assessments",
                "assessment",
                "assessment-criterion",
                "assessment-act",
            }
        ),
        everybody,
    ),
    Section(
        "surveys",
        _("Khảo sát hài lòng"),
        _("Hỏi người dân được chọn mẫu; chỉ số hài lòng theo yếu tố, tiêu chí và nơi."),
        frozenset(
            {
                "survey",
                "survey-new",
                "survey-questionnaire",
                "survey-sample",
                "survey-invitations",
                "survey-letters",
                "survey-paper",
                "survey-results",
            }
        ),
        everybody,
    ),
    Section(
        "reviews",
        _("Rà soát thủ tục"),
        _("Kế hoạch và phương án đơn giản hóa, mô phỏng thời hạn, kiểm kê thủ tục chuẩn hóa và bốn bước."),
        frozenset(
            {
                "review-plan",
                "review-item",
                "review-form-04",
                "review-simulation",
                "review-simulation-dossiers",
                "review-inventory",
                "review-inventory-list",
            }
        ),
        officers,
    ),
    Section(
        "petitions",
        _("Phản ánh, kiến nghị"),
        _("Tiếp nhận, phân loại, chuyển, trả lời, công khai phản ánh của người dân; biểu 05a, 05b."),
        frozenset(
            {
                "petition",
                "petition-act",
                "petition-note",
                "petition-noted",
                "petition-sender",
                "petition-report",
                "petition-report-list",
                "petition-report-file",
            }
        ),
        lambda actor: may_look_at_petitions(actor) or noting_post(actor) is not None,
    ),
    Section(
        "equipment",
        _("Bộ phận một cửa hiện đại"),
        _("Nơi nào đã đủ trang thiết bị, nơi nào còn thiếu gì, bù đủ tốn bao nhiêu."),
        frozenset({"equipment-unit", "equipment-prices"}),
        officers,
    ),
    Section(
        "programmes",
        _("Chương trình"),
        _("Dự án chính quyền điện tử và thành phố thông minh: bước, vốn, giải ngân, mốc, rủi ro."),
        frozenset(
            {
                "programmes-report",
                "programmes-report-file",
                "programmes-new",
                "programmes-project",
                "programmes-act",
            }
        ),
        may_look_at_projects,
    ),
    Section(
        "inspections",
        _("Kiểm tra công vụ"),
        _("Kế hoạch năm, quyết định, biên bản, kết luận, theo dõi thực hiện kiến nghị."),
        frozenset(
            {
                "inspection-plan-new",
                "inspection-plan",
                "inspection-plan-act",
                "inspection-new",
                "inspection",
                "inspection-act",
            }
        ),
        may_look_at_inspections,
    ),
    Section(
        "cases",
        _("Trách nhiệm"),
        _("Vụ việc nhũng nhiễu, chậm trễ; giải trình; trách nhiệm liên đới của người đứng đầu; số liệu."),
        frozenset({"case-figures", "case-proposals", "case-new", "case", "case-act"}),
        officers,
    ),
    Section(
        "meetings",
        _("Họp trực tuyến"),
        _("Phiên họp trực tuyến, giấy mời, biên bản; điểm cầu đến cấp xã và các lần kiểm tra."),
        frozenset(
            {
                "meetings-new",
                "meetings-session",
                "meetings-join",
                "meetings-invitation",
                "meetings-minutes",
                "meetings-act",
                "meetings-points",
                "meetings-point-new",
                "meetings-point",
                "meetings-point-act",
                "meetings-calendar",
            }
        ),
        may_look_at_meetings,
    ),
    Section(
        "editors",
        _("Tin bài, báo cáo"),
        _("Viết, duyệt, đăng tin bài; soạn báo cáo định kỳ từ số liệu."),
        frozenset(
            {
                "editors-new",
                "editors-article",
                "editors-act",
                "periodic-new",
                "periodic-report",
                "periodic-pdf",
                "periodic-submit",
                "periodic-section",
            }
        ),
        may_look_at_news,
    ),
    Section(
        "drafts",
        _("Dự thảo thủ tục"),
        _("Thủ tục mới, sửa đổi, bãi bỏ: đánh giá tác động, chi phí tuân thủ, ý kiến, công bố."),
        frozenset({"draft", "draft-new", "draft-act", "draft-assessment", "draft-cost", "draft-shares"}),
        everybody,
    ),
)


def sections_for(actor: Actor) -> tuple[Section, ...]:
    """Those that the actor is led to."""
    return tuple(section for section in SECTIONS if section.is_for(actor))
