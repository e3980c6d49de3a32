"""What stages, kinds and activities are called on screens."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.reforms.rules.assessment import Criterion
from motcua.reforms.rules.compliance_cost import Activity
from motcua.reforms.rules.counting import Form
from motcua.reforms.rules.draft import Stage
from motcua.reforms.rules.facts import ChangeKind, DocumentType, Side
from motcua.web.statuses import Tag, Tone

STAGES: dict[str, Tag] = {
    Stage.DRAFTING: Tag(_("Đang soạn thảo"), Tone.CALM),
    Stage.SUBMITTED: Tag(_("Chờ ý kiến kiểm soát"), Tone.ACTIVE),
    Stage.OPINED: Tag(_("Đã có ý kiến kiểm soát"), Tone.ACTIVE),
    Stage.ACCEPTED: Tag(_("Đang thẩm định"), Tone.ACTIVE),
    Stage.ISSUED: Tag(_("Đã ban hành"), Tone.GOOD),
    Stage.PUBLISHED: Tag(_("Đã công bố"), Tone.GOOD),
    Stage.WITHDRAWN: Tag(_("Đã rút"), Tone.CALM),
}
CHANGES: dict[str, str | Promise] = {
    ChangeKind.NEW: _("Quy định mới"),
    ChangeKind.AMENDED: _("Sửa đổi, bổ sung, thay thế"),
    ChangeKind.ABOLISHED: _("Bãi bỏ"),
}
DOCUMENTS: dict[str, str | Promise] = {
    DocumentType.DECISION: _("Quyết định của Ủy ban nhân dân"),
    DocumentType.RESOLUTION: _("Nghị quyết của Hội đồng nhân dân"),
    DocumentType.OTHER: _("Văn bản khác"),
}
CRITERIA: dict[str, str | Promise] = {
    Criterion.NECESSITY: _("Sự cần thiết"),
    Criterion.REASONABLENESS: _("Tính hợp lý"),
    Criterion.LEGALITY: _("Tính hợp pháp"),
    Criterion.COST: _("Chi phí tuân thủ"),
}
ACTIVITIES: dict[str, str | Promise] = {
    Activity.PREPARE: _("Chuẩn bị hồ sơ"),
    Activity.SUBMIT: _("Nộp hồ sơ"),
    Activity.PAY: _("Nộp phí, lệ phí"),
    Activity.INSPECTION: _("Phục vụ kiểm tra, đánh giá"),
    Activity.OTHER: _("Công việc khác"),
    Activity.RECEIVE: _("Nhận kết quả"),
}
SIDES: dict[str, str | Promise] = {
    Side.BEFORE: _("Hiện tại"),
    Side.AFTER: _("Theo dự thảo"),
}
FORMS: dict[str, str | Promise] = {
    Form.ASSESSED: _("Biểu 01: đánh giá tác động"),
    Form.ISSUED: _("Biểu 02: thủ tục, văn bản được ban hành"),
    Form.PUBLISHED: _("Biểu 03: công bố, công khai"),
}
EVENTS: dict[str, str | Promise] = {
    "begun": _("Bắt đầu dự thảo"),
    "procedure_added": _("Thêm thủ tục"),
    "procedure_dropped": _("Bỏ thủ tục"),
    "delegated": _("Ghi văn bản giao"),
    "assessed": _("Trả lời câu hỏi đánh giá"),
    "costed": _("Ghi bảng chi phí"),
    "submitted": _("Gửi lấy ý kiến kiểm soát"),
    "returned": _("Trả lại để hoàn thiện"),
    "opinion_given": _("Cho ý kiến"),
    "accepted": _("Tiếp nhận thẩm định"),
    "issued": _("Ban hành văn bản"),
    "published": _("Công bố"),
    "recorded": _("Công khai trên Cơ sở dữ liệu quốc gia"),
    "linked": _("Gắn với danh mục"),
    "withdrawn": _("Rút dự thảo"),
}
