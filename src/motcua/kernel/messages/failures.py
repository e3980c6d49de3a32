"""Why a message did not leave: for now, or for good."""

from motcua.kernel.errors import DomainError, Refused


class Failure(DomainError):
    """The message was not taken (or nobody knows whether it was)."""


class Temporary(Failure):
    """Worth another try with the same key: the provider is away, busy, or set up wrongly."""

    http_status = 503


class Permanent(Failure, Refused):
    """This message to this address will not go, however often it is tried."""


def not_set_up(way: str) -> Temporary:
    return Temporary(
        "way_not_set_up",
        vi=f"Trang này chưa khai báo cách gửi qua {way}: quản trị máy chủ hãy đặt khóa cấu hình rồi gửi lại.",
        en=f"This site has not set up sending by {way}: the server's administrator must set its keys, then retry.",
    )


def no_answer(provider: str, what: str) -> Temporary:
    return Temporary(
        "provider_away",
        vi=f"{provider} không trả lời ({what}). Hệ thống sẽ tự gửi lại; nếu kéo dài, hãy kiểm tra mạng và máy chủ.",
        en=f"{provider} does not answer ({what}). It is tried again; if this lasts, check the network and its address.",
    )


def busy(provider: str, said: str) -> Temporary:
    return Temporary(
        "provider_busy",
        vi=f"{provider} chưa nhận ({said}). Hệ thống sẽ tự gửi lại.",
        en=f"{provider} does not take it now ({said}). It is tried again.",
    )


def not_let_in(provider: str, said: str) -> Temporary:
    """Our own account or sender address is refused: nothing is wrong with the message."""
    return Temporary(
        "provider_refuses_site",
        vi=f"{provider} từ chối tài khoản hoặc địa chỉ gửi của trang này ({said}). "
        "Quản trị máy chủ hãy sửa cấu hình rồi gửi lại.",
        en=f"{provider} refuses this site's account or sender ({said}). The server's administrator must mend the "
        "configuration, then retry.",
    )


def bad_address(said: str) -> Permanent:
    return Permanent(
        "bad_address",
        vi=f"Địa chỉ nhận không dùng được ({said}). Hãy hỏi lại người dân địa chỉ đúng rồi báo lại bằng cách khác.",
        en=f"The address cannot be used ({said}). Ask the person for the right one, and tell them another way.",
    )


def not_taken(provider: str, said: str) -> Permanent:
    return Permanent(
        "message_not_taken",
        vi=f"{provider} không nhận nội dung này ({said}). Hãy xem lại mẫu thông báo, rồi báo lại bằng cách khác.",
        en=f"{provider} does not take this text ({said}). Look at the template, and tell the person another way.",
    )
