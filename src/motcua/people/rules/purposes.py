"""For what personal data are used, told before somebody agrees (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).

A purpose that an online service cannot do without is agreed to by opening the account; a further one is asked for
apart, is off until asked, and may be withdrawn. `WORDING` changes with the words: it is kept with what was agreed to.
"""

from dataclasses import dataclass

WORDING = "2026-11"


@dataclass(frozen=True, slots=True)
class Purpose:
    """One use of personal data."""

    code: str
    is_needed: bool
    vi: str
    en: str


PREFILL = "prefill"
PURPOSES = (
    Purpose(
        "account",
        True,
        "Mở và giữ tài khoản, đăng nhập an toàn: họ tên, thư điện tử hoặc số điện thoại, nhật ký đăng nhập.",
        "To open and keep the account and to sign in safely: name, e-mail or telephone, log of signing in.",
    ),
    Purpose(
        "dossiers",
        True,
        "Nộp và giải quyết hồ sơ thủ tục hành chính anh/chị gửi: thông tin trong hồ sơ, giấy tờ kèm theo. Hồ sơ được "
        "lưu theo pháp luật về lưu trữ, kể cả khi tài khoản đã đóng.",
        "To submit and resolve the dossiers you send: what stands in them and the papers with them. The law on "
        "archives keeps dossiers even after the account is closed.",
    ),
    Purpose(
        PREFILL,
        False,
        "Điền sẵn thông tin của anh/chị vào các biểu mẫu sau.",
        "To fill in what is known of you in later forms.",
    ),
)


def purpose_named(code: str) -> Purpose | None:
    return next((each for each in PURPOSES if each.code == code), None)
