"""Why money that came online waits, and how two books differ, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.kernel.payment_gateways import PaymentGateway
from motcua.web.portal.payment.words import WAYS

WHY: dict[str, str | Promise] = {
    "paid_twice": _("Trả hai lần cho một lần thanh toán"),
    "after_expiry": _("Trả sau khi lần thanh toán hết hạn"),
    "after_cancellation": _("Trả sau khi lần thanh toán đã hủy"),
    "after_failure": _("Trả sau khi cổng đã báo không thành công"),
    "wrong_amount": _("Trả khác số tiền của lần thanh toán"),
    "number_of_another": _("Cổng báo số giao dịch của lần thanh toán khác"),
    "nothing_owed": _("Hồ sơ không còn khoản phải nộp"),
    "overpayment": _("Trả nhiều hơn số còn phải nộp"),
    "nothing_to_pay_for": _("Hồ sơ đã kết thúc mà không có kết quả"),
    "receipts_exhausted": _("Trung tâm hết số biên lai"),
}
HANDLED: dict[str, str | Promise] = {
    "attached": _("Đã ghi vào hồ sơ"),
    "refunded": _("Đã hoàn trả, hoặc đang hoàn"),
}
REFUNDS: dict[str, str | Promise] = {
    "asked": _("Đang gửi cổng thanh toán"),
    "done": _("Đã hoàn"),
    "failed": _("Cổng không hoàn"),
    "unknown": _("Chưa rõ kết quả: hãy hỏi cổng thanh toán"),
}
VERDICTS: dict[str, str | Promise] = {
    "00": _("đã nhận"),
    "01": _("không có đơn này"),
    "02": _("đã nhận từ trước"),
    "04": _("sai số tiền"),
    "97": _("sai chữ ký"),
    "99": _("lỗi phía hệ thống"),
}
FINDINGS: dict[str, str | Promise] = {
    "ours_only": _("Chỉ có ở sổ của trung tâm"),
    "theirs_only": _("Chỉ có ở sổ của cổng"),
    "amounts_differ": _("Số tiền khác nhau"),
}
KINDS: dict[str, str | Promise] = {"pay": _("Trả tiền"), "refund": _("Hoàn tiền")}


def why_of(code: str) -> str | Promise:
    return WHY.get(code, code)


def title_of(gateway: PaymentGateway) -> str:
    """ "VNPAY (vnpay-ha-long)": whose gateway, and the site's own word for the account at it."""
    name, _says = WAYS[gateway.provider]
    return f"{name} ({gateway.key})"
