"""What can be said, by whom and when (NĐ 61/2018 Art 29–31; TT 01/2018): once a dossier, by the citizen, after the end.

Who serves cannot rate: no officer, and nobody who has acted on the dossier.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from motcua.dossiers.rules.state import ENDED, Status
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import nfc

LONGEST_COMMENT = 1000


class Level(IntEnum):
    """Five levels, from rất không hài lòng to rất hài lòng."""

    VERY_DISSATISFIED = 1
    DISSATISFIED = 2
    NEITHER = 3
    SATISFIED = 4
    VERY_SATISFIED = 5


SATISFIED = frozenset({Level.SATISFIED, Level.VERY_SATISFIED})


class Reason(StrEnum):
    """Why; a closed list, so that answers can be added up."""

    QUICK = "quick"
    KIND = "kind"
    CLEAR = "clear"
    SLOW = "slow"
    LATE = "late"
    UNKIND = "unkind"
    UNCLEAR = "unclear"
    EXTRA_PAPERS = "extra_papers"
    MANY_TRIPS = "many_trips"
    ASKED_FOR_MONEY = "asked_for_money"
    PREMISES = "premises"
    ONLINE_HARD = "online_hard"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Said:
    """A checked answer."""

    level: Level
    reasons: tuple[Reason, ...]
    comment: str


def check_answer(level: int | None, reasons: Collection[str], comment: str) -> Said:
    """Raises `Invalid` naming the field."""
    if level is None or level not in set(Level):
        raise Invalid(
            "level_missing",
            vi="Hãy chọn một trong năm mức độ.",
            en="Choose one of the five levels.",
            field="level",
        )
    if unknown := set(reasons) - set(Reason):
        raise Invalid(
            "unknown_reason",
            vi="Hãy chọn lý do trong danh sách.",
            en="Choose reasons from the list.",
            field="reasons",
            number=len(unknown),
        )
    text = nfc(comment).strip()
    if len(text) > LONGEST_COMMENT:
        raise Invalid(
            "comment_too_long",
            vi=f"Hãy viết nhiều nhất {LONGEST_COMMENT} ký tự (đang có {len(text)}).",
            en=f"Write at most {LONGEST_COMMENT} characters (there are {len(text)}).",
            field="comment",
        )
    return Said(Level(level), tuple(each for each in Reason if each in reasons), text)


def check_may_rate(status: Status, *, is_officer: bool, has_acted: bool) -> None:
    """Raises `Refused` for staff, and before the end.

    `has_acted`: the same account has handled the dossier. Who submits it online acts as a citizen, not so.
    """
    if is_officer or has_acted:
        raise Refused(
            "staff_cannot_rate",
            vi="Cán bộ không đánh giá được hồ sơ. Người dân hãy dùng tài khoản của mình hoặc đường dẫn được gửi.",
            en="Officers cannot rate dossiers. Citizens rate with their own account or the link they were sent.",
        )
    if status not in ENDED:
        raise Refused(
            "not_ended_yet",
            vi="Hồ sơ chưa kết thúc. Hãy đánh giá sau khi có kết quả.",
            en="The dossier has not ended. Rate it once there is a result.",
        )


def rated_already() -> Refused:
    """The refusal of a second time."""
    return Refused(
        "rated_already",
        vi="Hồ sơ này đã được đánh giá; mỗi hồ sơ một lần. Muốn nói thêm, hãy gửi phản ánh, kiến nghị.",
        en="This dossier has been rated, once as every dossier. To say more, send a petition.",
    )


def quarter_of(day: date) -> date:
    """The first day of its quarter: 30/10/2018 → 01/10/2018."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def quarter_before(quarter: date) -> date:
    """The quarter before the one that begins on `quarter`."""
    return date(quarter.year - 1, 10, 1) if quarter.month == 1 else date(quarter.year, quarter.month - 3, 1)


def last_day_of(quarter: date) -> date:
    """31/12/2018 of the quarter that begins on 01/10/2018."""
    following = date(quarter.year + 1, 1, 1) if quarter.month == 10 else date(quarter.year, quarter.month + 3, 1)
    return date.fromordinal(following.toordinal() - 1)
