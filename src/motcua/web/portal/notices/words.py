"""Kinds and ways of notices on screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.notices.rules.what_to_tell import Kind

KINDS: dict[str, str | Promise] = {
    Kind.SUBMITTED: _("Đã nhận bản nộp trực tuyến"),
    Kind.ACCEPTED: _("Tiếp nhận hồ sơ"),
    Kind.REFUSED_AT_GATE: _("Không tiếp nhận"),
    Kind.SUPPLEMENT_ASKED: _("Yêu cầu bổ sung"),
    Kind.SUPPLEMENT_RECEIVED: _("Đã nhận bổ sung"),
    Kind.EXTENDED: _("Xin lỗi và hẹn lại"),
    Kind.APOLOGISED: _("Xin lỗi"),
    Kind.DUE_MOVED: _("Ngày hẹn trả thay đổi"),
    Kind.RESULT_READY: _("Có kết quả"),
    Kind.RESULT_EARLY: _("Có kết quả sớm"),
    Kind.RESULT_REFUSED: _("Từ chối giải quyết"),
    Kind.RETURNED: _("Đã trả kết quả"),
    Kind.STOPPED: _("Dừng giải quyết"),
    Kind.WITHDRAWN: _("Đã rút hồ sơ"),
    Kind.PAYMENT_ASKED: _("Chờ nộp tiền"),
    Kind.PAYMENT_CONFIRMED: _("Đã nhận tiền"),
    Kind.FORWARDED: _("Chuyển đến đúng nơi"),
    Kind.MOVED: _("Bàn giao cho nơi kế thừa"),
    Kind.INCIDENT_REPORTED: _("Có sai sót"),
    Kind.INCIDENT_REMEDIED: _("Đã khắc phục sai sót"),
    Kind.TAKEN_BACK: _("Đính chính"),
    Kind.FEE_CHARGED: _("Có khoản phải nộp"),
    Kind.PAID_ONLINE: _("Đã nhận tiền trực tuyến"),
    Kind.GIVEN_BACK: _("Đã hoàn trả tiền"),
    Kind.MESSAGE_WRITTEN: _("Tin nhắn của cơ quan"),
}
WAYS: dict[str, str | Promise] = {
    "in_app": _("Trên trang này"),
    "email": _("Thư điện tử"),
    "sms": _("Tin nhắn SMS"),
    "zalo": _("Zalo"),
}
