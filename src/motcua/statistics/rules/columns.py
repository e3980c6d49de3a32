"""The figures that open their dossiers: each is a count on an evening, or the difference of two evenings.

Open on the eve is what is carried over; ended early on the last evening, and not on the eve, is what was resolved early
in the period.
"""

from dataclasses import dataclass
from enum import StrEnum

from motcua.statistics.rules.definitions import Words


class Condition(StrEnum):
    """What can be true of an accepted dossier on an evening."""

    HELD = "held"
    OPEN = "open"
    OVERDUE = "overdue"
    IN_TERM = "in_term"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    AWAITING_PAYMENT = "awaiting_payment"
    ENDED = "ended"
    EARLY = "early"
    ON_TIME = "on_time"
    IN_TIME = "in_time"
    LATE = "late"
    WITHOUT_DUE = "without_due"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    REFUSED = "refused"
    SUPPLEMENTED = "supplemented"
    ASKED_AGAIN = "asked_again"
    EXTENDED = "extended"
    ASKED_AGAIN_IN_TIME = "asked_again_in_time"
    ASKED_AGAIN_IN_TERM = "asked_again_in_term"
    IN_TIME_766 = "in_time_766"
    ON_TIME_766 = "on_time_766"


@dataclass(frozen=True, slots=True)
class Column:
    """A figure named `code` (the same as in `Figures`): `last` on the last evening, less `eve` on the one before it."""

    code: str
    title: Words
    eve: Condition | None = None
    last: Condition | None = None


def _flow(code: str, condition: Condition, vi: str, en: str) -> Column:
    return Column(code, Words(vi, en), eve=condition, last=condition)


def _stock(code: str, condition: Condition, vi: str, en: str) -> Column:
    return Column(code, Words(vi, en), last=condition)


C = Condition
RECEIVED = Column("received", Words("Tiếp nhận mới", "Newly received"))
RECEIVED_ONLINE = Column("received_online", Words("Tiếp nhận trực tuyến", "Received online"))
RECEIVED_OTHERWISE = Column(
    "received_otherwise", Words("Tiếp nhận trực tiếp, bưu chính", "Received at the counter, by post")
)
MOVED = Column("moved", Words("Chuyển đến, trừ chuyển đi", "Moved here, less moved away"))
COLUMNS: dict[str, Column] = {
    column.code: column
    for column in (
        RECEIVED,
        RECEIVED_ONLINE,
        RECEIVED_OTHERWISE,
        Column("carried_over", Words("Kỳ trước chuyển qua", "Carried over"), eve=C.OPEN),
        MOVED,
        Column("total", Words("Tổng số", "Total"), eve=C.ENDED, last=C.HELD),
        _flow("resolved", C.ENDED, "Đã giải quyết", "Resolved"),
        _flow("early", C.EARLY, "Giải quyết trước hạn", "Resolved early"),
        _flow("on_time", C.ON_TIME, "Giải quyết đúng hạn", "Resolved on time"),
        _flow("in_time", C.IN_TIME, "Giải quyết trước và đúng hạn", "Resolved early or on time"),
        _flow("late", C.LATE, "Giải quyết quá hạn", "Resolved late"),
        _flow("without_due", C.WITHOUT_DUE, "Kết thúc khi chưa có ngày hẹn", "Ended without a due date"),
        _stock("open", C.OPEN, "Đang giải quyết", "Open"),
        _stock("in_term", C.IN_TERM, "Đang giải quyết, trong hạn", "Open, in term"),
        _stock("overdue", C.OVERDUE, "Đang giải quyết, quá hạn", "Open, overdue"),
        _stock("awaiting_supplement", C.AWAITING_SUPPLEMENT, "Chờ bổ sung", "Waiting for supplement"),
        _stock("awaiting_payment", C.AWAITING_PAYMENT, "Chờ nghĩa vụ tài chính", "Waiting for payment"),
        _flow("withdrawn", C.WITHDRAWN, "Rút hồ sơ", "Withdrawn"),
        _flow("stopped", C.STOPPED, "Dừng xử lý", "Stopped"),
        _flow("refused", C.REFUSED, "Từ chối giải quyết", "Refused"),
        _flow("supplemented", C.SUPPLEMENTED, "Bị yêu cầu bổ sung", "Asked for supplement"),
        _flow("asked_again", C.ASKED_AGAIN, "Bị yêu cầu bổ sung quá một lần", "Asked for supplement more than once"),
        _flow("extended", C.EXTENDED, "Gia hạn", "Extended"),
        _flow(
            "asked_again_in_time",
            C.ASKED_AGAIN_IN_TIME,
            "Giải quyết trước và đúng hạn, bị yêu cầu bổ sung quá một lần",
            "Resolved early or on time, asked for supplement more than once",
        ),
        _stock(
            "asked_again_in_term",
            C.ASKED_AGAIN_IN_TERM,
            "Đang giải quyết, trong hạn, bị yêu cầu bổ sung quá một lần",
            "Open, in term, asked for supplement more than once",
        ),
        Column(
            "on_time_766",
            Words("Đúng hạn theo Bộ chỉ số 766", "On time by the index of QĐ 766"),
            eve=C.IN_TIME_766,
            last=C.ON_TIME_766,
        ),
    )
}
SEED_TABLE = ("received", "carried_over", "moved", "total", "in_time", "late", "without_due", "in_term", "overdue")
"""The columns of the article's table."""
RARE = frozenset({"moved", "without_due"})
"""Those that are shown only where a row has any."""
