"""Saying how a visit to the one-stop was (NĐ 61/2018 Art 29–31; TT 01/2018): once a slip, without an account.

A visit is what was received for one owner at one one-stop on one day, however many dossiers: their receipts bear the
same code. Who only asked for guidance is given a slip with a code of its own. A code is sixteen letters and digits
(80 bits); whoever opens it learns nothing of a dossier, a person, or whether it has been used.
"""

import base64
from datetime import date, timedelta

from motcua.kernel.errors import NotFound, Refused

OPEN_DAYS = 30
"""A slip is good on the day of the visit and so many days after it."""
LENGTH = 16
BYTES = 10
ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyz234567")
_MISREAD = str.maketrans({"0": "o", "1": "l", "8": "b", "-": "", " ": ""})


def visit_code(secret: bytes) -> str:
    """Ten bytes as a code in groups of four: "k7m2-q3ab-xyzw-abcd"."""
    letters = base64.b32encode(secret[:BYTES]).decode().lower()
    return "-".join(letters[place : place + 4] for place in range(0, LENGTH, 4))


def read_visit_code(typed: str) -> str:
    """The code as it is spelled on the paper, however it was typed; "" for what is none."""
    letters = typed.strip().lower().translate(_MISREAD)
    if len(letters) != LENGTH or not ALPHABET.issuperset(letters):
        return ""
    return "-".join(letters[place : place + 4] for place in range(0, LENGTH, 4))


def last_day_to_rate(day: date) -> date:
    """30/10/2018 → 29/11/2018."""
    return day + timedelta(days=OPEN_DAYS)


def first_day_still_open(today: date) -> date:
    """The earliest visit that can still be rated today."""
    return today - timedelta(days=OPEN_DAYS)


def check_is_no_officer(*, is_officer: bool) -> None:
    """Raises `Refused` for staff, before anything is looked up."""
    if is_officer:
        raise Refused(
            "staff_cannot_rate_visits",
            vi="Cán bộ không đánh giá được lượt đến. Phiếu dành cho người dân, không cần tài khoản: hãy đăng xuất nếu "
            "anh/chị đến với tư cách người dân.",
            en="Officers cannot rate visits. Slips are for citizens, without an account: sign out if you came as one.",
        )


def no_such_slip() -> NotFound:
    """The one answer for a code that was never given out and for one whose days are over."""
    return NotFound(
        "no_such_slip",
        vi=f"Không có phiếu mang mã này, hoặc phiếu đã quá {OPEN_DAYS} ngày. Hãy kiểm tra từng chữ trên phiếu.",
        en=f"No slip bears this code, or its {OPEN_DAYS} days are over. Check every letter on the paper.",
    )
