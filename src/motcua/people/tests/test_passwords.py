import pytest

from motcua.kernel.errors import Invalid
from motcua.people.actions.change_password import _common_passwords
from motcua.people.rules.passwords import check_password


def check(password: str, username: str = "binh.nv", full_name: str = "Nguyễn Văn Bình") -> str:
    """The code of the refusal and its field, "" for a password that will do."""
    try:
        check_password(password, username=username, full_name=full_name, common=_common_passwords())
    except Invalid as error:
        return f"{error.field}: {error.code}"
    return ""


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("ngắn quá", "password_short"),
        ("", "password_short"),
        ("x1" * 65, "password_long"),
        ("1234567890", "password_common"),
        ("PASSWORD123", "password_common"),
        ("matkhau2018", "password_common"),
        ("Mật khẩu 123", "password_common"),
        ("QuangNinh@2018", "password_common"),
        ("aaaaaaaaaaaa", "password_common"),
        ("NguyenVan2018!", "password_is_name"),
        ("vanbinh@1985", "password_is_name"),
        ("Văn Bình 1985", "password_is_name"),
        ("binhnv-2018-hl", "password_is_name"),
    ],
)
def test_what_can_be_guessed_is_refused(password: str, code: str) -> None:
    assert check(password) == f"new_password: {code}"


@pytest.mark.parametrize(
    "password", ["thuyền xanh bảy ngựa", "correct horse staple", "tM8-kz2#qL", "9471628350", "x" * 125 + "yz1"]
)
def test_long_and_unusual_is_enough(password: str) -> None:
    assert check(password) == ""


def test_short_names_do_not_forbid_half_the_language() -> None:
    assert check("an toàn lao động", username="an", full_name="An") == ""
