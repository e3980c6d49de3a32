"""Opening hours: 0 to n intervals a day, by weekday, by season."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity

WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Open from `opens` to `closes` on one day, Asia/Ho_Chi_Minh; both within the day, to the minute."""

    opens: time
    closes: time

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"


type Week = tuple[tuple[Interval, ...], ...]
"""Seven tuples of intervals, Monday first."""


@dataclass(frozen=True, slots=True)
class Season:
    """A week of opening hours in force from `valid_from` to `valid_to` (both included; None = open-ended)."""

    valid_from: date
    valid_to: date | None
    week: Week
    source: str = ""

    @property
    def validity(self) -> Validity:
        """The days it is in force. Raises `Invalid` `validity_inverted`."""
        return Validity(self.valid_from, self.valid_to)


def make_week(days: Mapping[int, Iterable[Interval]]) -> Week:
    """A week from intervals by ISO weekday (1 = Monday … 7 = Sunday); days left out are closed.

    Raises `Invalid`: `hours_weekday` (not 1–7), `hours_backwards` (closing not after opening: an interval cannot cross
    midnight), `hours_overlap` (two intervals of a day overlap, both named), `hours_empty` (open on no day at all).
    """
    for weekday in days:
        if not 1 <= weekday <= 7:
            raise Invalid(
                "hours_weekday",
                vi=f"Không có thứ số {weekday} trong tuần: dùng 1 (thứ Hai) đến 7 (Chủ nhật).",
                en=f"There is no weekday {weekday}: use 1 (Monday) to 7 (Sunday).",
                field="weekday",
            )
    week = tuple(_checked_day(weekday, tuple(sorted(days.get(weekday, ())))) for weekday in range(1, 8))
    if not any(week):
        raise Invalid(
            "hours_empty",
            vi="Tuần làm việc không có giờ mở cửa nào: ghi ít nhất một khoảng giờ.",
            en="The week has no opening hours at all: give at least one interval.",
            field="week",
        )
    return week


def check_season(season: Season, others: Sequence[Season]) -> None:
    """Refuse a season that ends before it begins (`Invalid`) or overlaps another of its unit (`Refused`, naming it)."""
    validity = season.validity
    for other in others:
        if validity.overlaps(other.validity):
            raise Refused(
                "hours_season_overlap",
                vi=f"Giờ làm việc {validity.in_words('vi')} chồng lên giờ làm việc đang có "
                f"{other.validity.in_words('vi')}: kết thúc giờ cũ trước, hoặc chọn ngày khác.",
                en=f"The hours {validity.in_words('en')} overlap those {other.validity.in_words('en')}: end the old "
                "ones first, or choose other dates.",
                field="valid_from",
            )


def _checked_day(weekday: int, intervals: tuple[Interval, ...]) -> tuple[Interval, ...]:
    vi, en = WEEKDAYS_VI[weekday - 1], WEEKDAYS_EN[weekday - 1]
    for interval in intervals:
        if interval.closes <= interval.opens:
            raise Invalid(
                "hours_backwards",
                vi=f"{interval} ({vi}): giờ đóng phải sau giờ mở trong cùng một ngày; ca qua đêm phải tách làm hai.",
                en=f"{interval} ({en}): closing must come after opening on the same day; split a shift that crosses "
                "midnight in two.",
                field="closes",
            )
    for earlier, later in pairwise(intervals):
        if later.opens < earlier.closes:
            raise Invalid(
                "hours_overlap",
                vi=f"{vi}: khoảng {later} chồng lên {earlier}; sửa để chúng rời nhau.",
                en=f"{en}: the interval {later} overlaps {earlier}; set them apart.",
                field="opens",
            )
    return intervals
