"""What a password must be (house decision after NIST SP 800-63B: long, not guessable, no rules about signs)."""

import re
from collections.abc import Container
from itertools import pairwise

from motcua.kernel.errors import Invalid
from motcua.kernel.text import fold

SHORTEST, LONGEST = 10, 128
COMMON_HERE = frozenset(
    """matkhau matma dangnhap taikhoan anhyeuem emyeuanh yeuem iloveyou xinchao vietnam hanoi saigon hochiminh
    quangninh halong motcua hanhchinhcong trungtam canbo quantri quantrivien password admin qwerty""".split()  # noqa: SIM905
)
"""What people here take first, without accents; international lists do not know it."""


def check_password(password: str, *, username: str, full_name: str, common: Container[str]) -> None:
    """Nothing, for a password that will do. `common`: passwords known from leaks, in small letters.

    Raises `Invalid` beside `new_password`: `password_short`, `password_long`, `password_common`, `password_is_name`.
    """
    if len(password) < SHORTEST:
        raise _invalid(
            "password_short",
            f"Mật khẩu có {len(password)} ký tự, cần ít nhất {SHORTEST}: hãy ghép vài từ dễ nhớ với nhau.",
            f"The password has {len(password)} characters, at least {SHORTEST} are needed: join a few words.",
        )
    if len(password) > LONGEST:
        raise _invalid(
            "password_long",
            f"Mật khẩu dài quá {LONGEST} ký tự: hãy rút ngắn lại.",
            f"The password has more than {LONGEST} characters: shorten it.",
        )
    letters = "".join(re.findall(r"[a-z]+", fold(password)))
    if password.lower() in common or letters in COMMON_HERE or len(set(password)) < 4:
        raise _invalid(
            "password_common",
            "Mật khẩu này quá phổ biến, người khác đoán được: hãy ghép vài từ không liên quan với nhau.",
            "This password is too common and can be guessed: join a few words that have nothing to do with each other.",
        )
    if any(part in letters for part in _parts_of_name(username, full_name)):
        raise _invalid(
            "password_is_name",
            "Mật khẩu có chứa tên đăng nhập hoặc họ tên: hãy chọn mật khẩu không có tên mình.",
            "The password has your user name or your name in it: choose one without.",
        )


def _parts_of_name(username: str, full_name: str) -> set[str]:
    """What of a name must not be in a password: the user name, and any two words of the name that stand together."""
    words = fold(full_name).split()
    pairs = {first + second for first, second in pairwise(words)}
    user = "".join(re.findall(r"[a-z]+", fold(username)))
    return {part for part in {user, *pairs} if len(part) >= 4}


def _invalid(code: str, vi: str, en: str) -> Invalid:
    return Invalid(code, vi=vi, en=en, field="new_password")
