"""A unit's own closure: a storm, a move, a power cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motcua.kernel.errors import Invalid, Refused


@dataclass(frozen=True, slots=True)
class Closure:
    """The counter is shut from `first_day` to `last_day`, both included.

    A closure does not extend terms by itself (our reading; no text settles it): nobody can hand in papers, but the days
    go on counting. Only where a decision says so (`extends_terms`, with its `source`) is a day not counted.
    """

    first_day: date
    last_day: date
    reason: str
    source: str = ""
    extends_terms: bool = False

    def __str__(self) -> str:
        return f"{self.first_day:%d/%m/%Y} – {self.last_day:%d/%m/%Y} ({self.reason})"


def check_closure(closure: Closure, others: Sequence[Closure]) -> None:
    """Refuse one without a reason, backwards, extending terms without a source, or overlapping another (named)."""
    if not closure.reason.strip():
        raise Invalid(
            "closure_reason",
            vi="Thiếu lý do đóng cửa: ghi lý do để người dân đọc được.",
            en="The closure has no reason: write one that citizens can read.",
            field="reason",
        )
    if closure.last_day < closure.first_day:
        raise Invalid(
            "closure_inverted",
            vi=f"Ngày cuối {closure.last_day:%d/%m/%Y} trước ngày đầu {closure.first_day:%d/%m/%Y}: sửa lại.",
            en=f"The last day {closure.last_day:%d/%m/%Y} is before the first one {closure.first_day:%d/%m/%Y}: "
            "correct it.",
            field="last_day",
        )
    if closure.extends_terms and not closure.source.strip():
        raise Refused(
            "closure_source",
            vi="Đóng cửa không tự kéo dài thời hạn: ghi văn bản cho phép, hoặc bỏ chọn kéo dài thời hạn.",
            en="A closure does not extend terms by itself: give the decision that says so, or do not extend them.",
            field="source",
        )
    for other in others:
        if other.first_day <= closure.last_day and closure.first_day <= other.last_day:
            raise Refused(
                "closure_overlap",
                vi=f"Đợt đóng cửa {closure} chồng lên đợt {other}: chọn ngày khác.",
                en=f"The closure {closure} overlaps {other}: choose other days.",
                field="first_day",
            )
