"""The period of a report: whole days, both ends included. It is told as it stood on the evening of its last day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.kernel.errors import Invalid
from motcua.worktime.rules.day_index import VIETNAM


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`; made by `period`, which checks it."""

    first: date
    last: date

    @property
    def eve(self) -> date:
        """The day before the first: what is carried over stood open on that evening."""
        return self.first - timedelta(days=1)

    def as_of(self, now: datetime) -> datetime:
        """The instant as of which its figures are told: the midnight that ends its last day, or `now` before that."""
        return min(datetime.combine(self.last + timedelta(days=1), time(), VIETNAM), now)


def period(first: date, last: date, *, today: date) -> Period:
    """A checked period. Raises `Invalid`: `period_inverted`, `period_future` (a report of days that have not come)."""
    if last < first:
        raise Invalid(
            "period_inverted",
            vi=f"Ngày cuối kỳ {last:%d/%m/%Y} đứng trước ngày đầu kỳ {first:%d/%m/%Y}. Hãy đổi lại hai ngày.",
            en=f"The last day {last} is before the first day {first}. Swap the two.",
            field="last",
        )
    if last > today:
        raise Invalid(
            "period_future",
            vi=f"Ngày cuối kỳ {last:%d/%m/%Y} chưa đến (hôm nay là {today:%d/%m/%Y}). Hãy chọn đến hôm nay.",
            en=f"The last day {last} has not come yet (today is {today}). Choose a period up to today.",
            field="last",
        )
    if first.year < 1900:
        raise Invalid(
            "period_too_early",
            vi=f"Ngày đầu kỳ {first:%d/%m/%Y} không hợp lệ. Hãy kiểm tra lại năm.",
            en=f"The first day {first} cannot be meant. Check the year.",
            field="first",
        )
    return Period(first, last)


def read_period(first: str, last: str, *, today: date) -> Period:
    """A period from two ISO dates ("2018-01-01"), as faces receive them. Raises `Invalid`, also `day_unreadable`."""
    return period(_read_day(first, "first"), _read_day(last, "last"), today=today)


def _read_day(text: str, field: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Invalid(
            "day_unreadable",
            vi=f"Không đọc được ngày “{text[:40]}”. Hãy ghi theo dạng năm-tháng-ngày, ví dụ 2018-10-30.",
            en=f"The day “{text[:40]}” cannot be read. Write it as year-month-day, as in 2018-10-30.",
            field=field,
        ) from None
