"""The log of signing in as its owner reads it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.people.models import SignInEvent
from motcua.people.rules.sign_in import SignInKind

WORDS: dict[str, str | Promise] = {
    SignInKind.SIGNED_IN: _("Đăng nhập"),
    SignInKind.SIGNED_OUT: _("Đăng xuất"),
    SignInKind.WRONG_PASSWORD: _("Nhập sai mật khẩu"),
    SignInKind.WRONG_CODE: _("Nhập sai mã xác thực"),
    SignInKind.LOCKED: _("Tạm khóa vì sai nhiều lần"),
    SignInKind.UNLOCKED: _("Người quản trị mở khóa"),
    SignInKind.SECOND_FACTOR_SET_UP: _("Thiết lập ứng dụng xác thực"),
    SignInKind.SECOND_FACTOR_REMOVED: _("Bỏ ứng dụng xác thực"),
    SignInKind.SECOND_FACTOR_RESET: _("Người quản trị xóa ứng dụng xác thực"),
    SignInKind.RECOVERY_CODE_USED: _("Dùng một mã dự phòng"),
    SignInKind.RECOVERY_CODES_RENEWED: _("Tạo mã dự phòng mới"),
    SignInKind.PASSWORD_CHANGED: _("Đổi mật khẩu"),
    SignInKind.PASSWORD_GIVEN: _("Người quản trị cấp mật khẩu"),
    SignInKind.SIGNED_OUT_EVERYWHERE: _("Đăng xuất mọi nơi"),
    SignInKind.PROVIDER_REFUSED: _("Cổng định danh: không vào được"),
    SignInKind.IDENTITY_CONFLICT: _("Cổng định danh: danh tính không khớp"),
    SignInKind.IDENTITY_PROVEN: _("Xác nhận danh tính"),
    SignInKind.REGISTERED: _("Mở tài khoản"),
    SignInKind.CONTACT_CHANGED: _("Đổi thư điện tử hoặc số điện thoại"),
    SignInKind.PASSWORD_RECOVERED: _("Đặt lại mật khẩu bằng mã gửi về"),
    SignInKind.SESSION_ENDED: _("Kết thúc một phiên"),
    SignInKind.SIGNED_OUT_ELSEWHERE: _("Đăng xuất mọi nơi khác"),
    SignInKind.SIGNED_OUT_BY_PROVIDER: _("Cổng định danh đăng xuất"),
    SignInKind.EXPORT_ASKED: _("Yêu cầu bản sao dữ liệu"),
    SignInKind.EXPORT_FETCHED: _("Tải bản sao dữ liệu"),
    SignInKind.MERGED: _("Gộp tài khoản"),
    SignInKind.CLOSED: _("Đóng tài khoản"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One line: when, what, from where, and who did it if it was somebody else."""

    at: datetime
    what: str | Promise
    address: str
    by: str


def told(line: SignInEvent) -> Told:
    return Told(line.at, WORDS[line.kind], line.address, line.by)
