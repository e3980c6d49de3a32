"""What a supervisor says of a sign, one note after the other: notes are added, never changed."""

from enum import StrEnum

from motcua.kernel.errors import Refused


class Standing(StrEnum):
    """Where a sign stands after its last note. Nothing follows from any of them by itself."""

    NEW = "new"
    LOOKED_INTO = "looked-into"
    EXPLAINED = "explained"
    CONFIRMED = "confirmed"
    TO_INSPECT = "to-inspect"


S = Standing
NEXT: dict[Standing, frozenset[Standing]] = {
    S.NEW: frozenset({S.LOOKED_INTO, S.EXPLAINED, S.CONFIRMED}),
    S.LOOKED_INTO: frozenset({S.LOOKED_INTO, S.EXPLAINED, S.CONFIRMED}),
    S.EXPLAINED: frozenset({S.EXPLAINED, S.LOOKED_INTO}),
    S.CONFIRMED: frozenset({S.CONFIRMED, S.LOOKED_INTO, S.TO_INSPECT}),
    S.TO_INSPECT: frozenset({S.TO_INSPECT, S.LOOKED_INTO}),
}
"""An inspection (NĐ 63/2010 Art 35a) is proposed for what was confirmed; anything may be looked into again."""


def check_may_follow(before: Standing, after: Standing) -> None:
    """Raises `Refused` for a standing that cannot follow."""
    if after in NEXT[before]:
        return
    raise Refused(
        "standing_cannot_follow",
        vi="Chỉ đề nghị kiểm tra một dấu hiệu đã được xác nhận; dấu hiệu đã giải thích phải xem xét lại trước. Hãy "
        "chọn kết luận khác hoặc ghi chú “đang xem xét”.",
        en="An inspection is proposed for a confirmed sign only, and an explained one is looked into again first. "
        "Choose another standing, or write that it is being looked into.",
        field="standing",
    )
