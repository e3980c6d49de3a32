"""Every act with a dossier it can be done on, who does it, what is typed, and with what it is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from motcua.dossiers.tests.world import World
from motcua.web.tests import desk_lives

TEXT_MISSING = "Hãy ghi rõ rồi thực hiện lại."
ON_THE_WHOLE = "__all__"


@dataclass(frozen=True)
class Case:
    """`wrong` is typed instead of what is right, and refused in a sentence that `says` so, `beside` its first field."""

    life: Callable[[World], str]
    who: str
    kind: str
    typed: dict[str, Any]
    wrong: dict[str, Any] = field(default_factory=dict)
    says: str = TEXT_MISSING
    beside: str = ""

    @property
    def typed_wrong(self) -> dict[str, Any]:
        return self.typed | self.wrong

    @property
    def told_beside(self) -> str:
        return self.beside or next(iter(self.wrong))


NO_STEP = {"step": "khong-co"}
NOT_ITS_TURN, NOT_GIVEN = "Chưa đến lượt", "không được giao việc này"
REFUSAL = {"outcome": "refused", "number": "9/QĐ", "reason": "Không đủ", "ground": "Điều 5", "signed_on": "29/11/2018"}
QUESTION = {"agency": "H49.02.01", "question": "Có quy hoạch không?", "due_at": "17:00 05/12/2018"}
EXTENSION = {"new_day": "10/12/2018", "reason": "Chờ đo đạc", "letter": "15/XL"}
RECEIVER = {"receiver": "Phạm Thị An", "via": "counter", "identity_checked": "on"}
CORRECTION = {"reason": "Sai tên", "owner": "Phạm Thị Ánh", "summary": "Cấp giấy phép mẫu", "sets": "1"}

CASES = {
    "chuyen-ho-so": Case(
        desk_lives.accepted,
        "binh",
        "handed_over",
        {"agency": "H49.01", "slip": "PKS-1"},
        {"agency": "H49.02.01"},
        "không phải cơ quan giải quyết hồ sơ này",
    ),
    "bat-dau-buoc": Case(
        desk_lives.handed_over, "chi", "step_started", {"step": "appraise"}, NO_STEP, NOT_ITS_TURN, ON_THE_WHOLE
    ),
    "hoan-thanh-buoc": Case(
        desk_lives.handed_over,
        "chi",
        "step_finished",
        {"step": "appraise", "note": "Đạt"},
        NO_STEP,
        NOT_ITS_TURN,
        ON_THE_WHOLE,
    ),
    "tra-loi-y-kien": Case(
        desk_lives.consulted,
        "chi",
        "consultation_replied",
        {"agency": "H49.02.01", "content": "Đúng quy hoạch"},
        {"content": " "},
    ),
    "nhan-bo-sung": Case(desk_lives.waiting_for_papers, "binh", "supplement_received", {"items": "Bản đồ\n\nẢnh"}),
    "xac-nhan-nop-tien": Case(
        desk_lives.waiting_for_payment, "binh", "payment_confirmed", {"receipt": "BL-7"}, {"receipt": ""}
    ),
    "quyet-dinh": Case(
        desk_lives.appraised, "dung", "decided", REFUSAL, {"ground": ""}, "căn cứ pháp lý của việc từ chối"
    ),
    "tra-lai-tham-dinh": Case(desk_lives.appraised, "dung", "sent_back", {"reason": "Thiếu căn cứ"}, {"reason": ""}),
    "ban-hanh": Case(desk_lives.decided, "dung", "result_issued", {"number": "13/KQ"}),
    "tra-ket-qua": Case(
        desk_lives.issued,
        "binh",
        "returned",
        RECEIVER,
        {"receiver": "Người Lạ"},
        "Hãy yêu cầu giấy ủy quyền",
        "authority",
    ),
    "khac-phuc-su-co": Case(
        desk_lives.gone_wrong,
        "dung",
        "incident_remedied",
        {"number": "7", "remedy": "Cấp lại bản đúng", "apology": "5/XL", "cost": "40.000", "paper": "none"},
        {"remedy": " "},
    ),
    "nhan-viec": Case(
        desk_lives.handed_over, "chi", "step_taken", {"step": "appraise"}, NO_STEP, NOT_GIVEN, ON_THE_WHOLE
    ),
    "tra-lai-viec": Case(
        desk_lives.taken, "chi", "step_given_back", {"step": "appraise"}, NO_STEP, NOT_GIVEN, ON_THE_WHOLE
    ),
    "yeu-cau-bo-sung": Case(
        desk_lives.handed_over,
        "chi",
        "supplement_requested",
        {"items": "Bản đồ\nẢnh", "reason": "Thiếu"},
        {"items": " \n "},
        "Hãy ghi đầy đủ, cụ thể từng mục, một lần.",
    ),
    "yeu-cau-nop-tien": Case(
        desk_lives.handed_over,
        "chi",
        "payment_requested",
        {"amount": "1.200.000", "purpose": "Lệ phí trước bạ"},
        {"amount": "0"},
        "lớn hơn 0",
    ),
    "lay-y-kien": Case(
        desk_lives.handed_over,
        "chi",
        "consulted",
        QUESTION,
        {"due_at": "17:00 05/11/2018"},
        "Hãy chọn thời điểm sau lúc gửi.",
    ),
    "gia-han": Case(
        desk_lives.handed_over, "dung", "extended", EXTENSION, {"new_day": "09/12/2018"}, "không phải ngày làm việc"
    ),
    "xin-loi": Case(
        desk_lives.handed_over, "dung", "apologised", {"reason": "Quá tải", "letter": "16/XL"}, {"letter": ""}
    ),
    "chuyen-noi-khac": Case(
        desk_lives.elsewhere,
        "binh",
        "forwarded",
        {"to_centre": "QNI.193", "reason": "Thuộc thẩm quyền Hạ Long"},
        {"reason": " "},
    ),
    "dinh-chinh": Case(desk_lives.handed_over, "binh", "corrected", CORRECTION, {"reason": ""}),
    "rut-ho-so": Case(
        desk_lives.accepted,
        "binh",
        "withdrawn",
        {"requested_by": "Phạm Thị An", "reason": "Không làm nữa"},
        {"requested_by": ""},
    ),
    "dung-xu-ly": Case(
        desk_lives.handed_over, "chi", "stopped", {"reason": "Không bổ sung", "ground": "Mẫu 05"}, {"ground": " "}
    ),
    "hoan-tac": Case(desk_lives.appraised, "chi", "undone", {"reason": "Nhầm hồ sơ"}, {"reason": ""}),
    "bao-su-co": Case(
        desk_lives.returned,
        "binh",
        "incident_reported",
        {"kind": "wrong_result", "description": "Sai năm sinh", "borne_by": "Sở Du lịch"},
        {"description": ""},
    ),
    "ghi-chu": Case(desk_lives.handed_over, "chi", "note_added", {"text": "Đã gọi điện"}, {"text": ""}),
}
REFUSED = [slug for slug, case in CASES.items() if case.wrong]
