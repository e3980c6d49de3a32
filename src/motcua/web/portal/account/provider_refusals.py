"""What is said when an identity provider cannot be asked or not be believed."""

from http import HTTPStatus

from motcua.kernel.errors import Refused


class Away(Refused):
    http_status = HTTPStatus.SERVICE_UNAVAILABLE


def away() -> Refused:
    return Away(
        "provider_away",
        vi="Cổng định danh không trả lời: xin thử lại sau ít phút. Tra cứu hồ sơ bằng mã vẫn dùng được.",
        en="The identity provider does not answer: try again in a few minutes. Looking a dossier up by its code works.",
    )


def misconfigured(key: str) -> Refused:
    return Away(
        "provider_misconfigured",
        vi=f"Cấu hình cổng định danh của trang này chưa đúng ({key}): hãy báo quản trị trang này.",
        en=f"This site's configuration of the identity provider is wrong ({key}): tell this site's administrator.",
        why=key,
    )


def stale() -> Refused:
    return Refused(
        "provider_state",
        vi="Lần đăng nhập này đã cũ, đã dùng rồi hoặc bắt đầu ở trình duyệt khác: hãy đăng nhập lại từ đầu.",
        en="This sign-in is too old, was used before or began in another browser: begin again.",
    )


def not_believed(why: str) -> Refused:
    return Refused(
        "provider_not_believed",
        vi="Không xác minh được trả lời của cổng định danh, nên chưa đăng nhập: hãy thử lại từ đầu; nếu vẫn vậy, báo "
        "quản trị trang này.",
        en="The identity provider's answer could not be verified, so nobody was signed in: begin again; if it stays "
        "so, tell this site's administrator.",
        why=why,
    )


def said_no() -> Refused:
    return Refused(
        "provider_said_no",
        vi="Cổng định danh cho biết việc đăng nhập đã bị hủy: hãy đăng nhập lại khi sẵn sàng.",
        en="The identity provider says that the sign-in was cancelled: sign in again when you are ready.",
    )
