"""Ways to pay and what becomes of them, in the payer's words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.payments.rules.online.orders import OrderStatus
from motcua.web.statuses import Tag, Tone

WAYS: dict[str, tuple[str | Promise, str | Promise]] = {
    "vnpay": (_("VNPAY"), _("Thẻ ngân hàng, tài khoản, ví, hoặc quét mã QR bằng ứng dụng ngân hàng.")),
    "national": (
        _("Nền tảng thanh toán của Cổng Dịch vụ công quốc gia"),
        _("Ngân hàng và trung gian thanh toán đã kết nối với Cổng Dịch vụ công quốc gia."),
    ),
}
STATUSES = {
    OrderStatus.OPEN: Tag(_("Đang chờ xác nhận"), Tone.ACTIVE),
    OrderStatus.PAID: Tag(_("Đã thanh toán"), Tone.GOOD),
    OrderStatus.FAILED: Tag(_("Không thành công"), Tone.BAD),
    OrderStatus.EXPIRED: Tag(_("Đã hết hạn"), Tone.CALM),
    OrderStatus.CANCELLED: Tag(_("Đã hủy"), Tone.CALM),
}
NOT_YET = Tag(_("Chưa thanh toán"), Tone.WARN)
HANDLING = Tag(_("Đã nhận tiền, trung tâm đang xử lý"), Tone.WARN)
