"""What is written to the owner of an account, in the owner's language. (Notices of dossiers: `motcua.notices`.)"""

from motcua.people.rules.codes_by_message import LASTS, CodePurpose

MINUTES = int(LASTS.total_seconds()) // 60
type Letter = tuple[str, str]
"""Subject and text."""

_CODES: dict[CodePurpose, tuple[Letter, Letter]] = {
    CodePurpose.REGISTER: (
        ("Mã mở tài khoản Một Cửa", "Mã xác nhận để mở tài khoản Một Cửa: {code}. Mã dùng trong {minutes} phút."),
        ("Code for your Một Cửa account", "Your code to open a Một Cửa account: {code}. Good for {minutes} minutes."),
    ),
    CodePurpose.RECOVER: (
        ("Mã đặt lại mật khẩu Một Cửa", "Mã để đặt lại mật khẩu Một Cửa: {code}. Mã dùng trong {minutes} phút."),
        ("Code for a new Một Cửa password", "Your code to set a new password: {code}. Good for {minutes} minutes."),
    ),
    CodePurpose.CHANGE: (
        (
            "Mã xác nhận địa chỉ mới",
            "Mã xác nhận địa chỉ liên hệ mới: {code}. Mã dùng trong {minutes} phút.",
        ),
        ("Code for your new address", "Your code for the new address at Một Cửa: {code}. Good for {minutes} minutes."),
    ),
}
_NEVER_TELL = (" Không đưa mã cho ai, kể cả cán bộ.", " Give it to nobody, not even to an officer.")


def code_letter(purpose: CodePurpose, code: str, language: str) -> Letter:
    subject, text = _CODES[purpose][language == "en"]
    return subject, text.format(code=code, minutes=MINUTES) + _NEVER_TELL[language == "en"]


def taken_letter(language: str) -> Letter:
    """To somebody whose address has an account already, when an account is to be opened with it."""
    if language == "en":
        return (
            "You have a Một Cửa account",
            "Somebody, perhaps you, wanted to open an account with this address. It has one: sign in, or recover the "
            "password on the sign-in page. If it was not you, there is nothing to do.",
        )
    return (
        "Địa chỉ này đã có tài khoản Một Cửa",
        "Có người, có thể là anh/chị, vừa muốn mở tài khoản bằng địa chỉ này. Địa chỉ đã có tài khoản: hãy đăng nhập, "
        "hoặc đặt lại mật khẩu ở trang đăng nhập. Nếu không phải anh/chị thì không cần làm gì.",
    )


NOTICES: dict[str, tuple[Letter, Letter]] = {
    "contact_changed": (
        (
            "Tài khoản Một Cửa đã đổi địa chỉ liên hệ",
            "Tài khoản Một Cửa của anh/chị vừa đổi sang địa chỉ liên hệ khác. Nếu không phải anh/chị, hãy báo ngay bộ "
            "phận một cửa.",
        ),
        (
            "Your Một Cửa account has a new address",
            "Your Một Cửa account is now reached at another address. If that was not you, tell the one-stop at once.",
        ),
    ),
    "merged": (
        (
            "Hai tài khoản Một Cửa đã gộp",
            "Tài khoản đăng ký bằng địa chỉ này đã được gộp vào tài khoản định danh điện tử của anh/chị. Từ nay đăng "
            "nhập bằng tài khoản định danh điện tử. Nếu không phải anh/chị, hãy báo ngay bộ phận một cửa.",
        ),
        (
            "Your two Một Cửa accounts were merged",
            "The account of this address was merged into that of your national electronic identity. Sign in with that "
            "from now on. If that was not you, tell the one-stop at once.",
        ),
    ),
    "closed": (
        (
            "Tài khoản Một Cửa đã đóng",
            "Tài khoản Một Cửa của anh/chị đã đóng theo yêu cầu. Hồ sơ đã nộp vẫn được giải quyết và lưu theo luật; "
            "tra cứu bằng mã hồ sơ.",
        ),
        (
            "Your Một Cửa account is closed",
            "Your Một Cửa account is closed as you asked. Dossiers you submitted are still resolved, and kept as the "
            "law asks; look them up by their codes.",
        ),
    ),
    "export_ready": (
        (
            "Bản sao dữ liệu cá nhân đã sẵn sàng",
            "Bản sao dữ liệu cá nhân anh/chị yêu cầu đã sẵn sàng: hãy đăng nhập và tải về ở trang tài khoản.",
        ),
        (
            "The copy of your data is ready",
            "The copy of your personal data is ready: sign in and fetch it on your account page.",
        ),
    ),
}


def notice_letter(name: str, language: str) -> Letter:
    return NOTICES[name][language == "en"]
