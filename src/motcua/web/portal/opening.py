"""Whether a reception point is open now, and when it opens next, in words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import get_language, gettext

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Refused
from motcua.web.statuses import Tag, Tone
from motcua.web.templatetags.display import clock_time, day
from motcua.worktime.rules.hours import WEEKDAYS_EN, WEEKDAYS_VI, Interval
from motcua.worktime.rules.schedule import Arrival, Schedule

DAYS_SHOWN = 7


@dataclass(frozen=True, slots=True)
class Opening:
    """The state of a reception point at an instant; `today` are its hours, "" when it is shut all day."""

    now: Tag
    today: str = ""


@dataclass(frozen=True, slots=True)
class OpenDay:
    """One day's hours; `why`: what makes it differ from the week."""

    name: str
    hours: str
    why: str = ""
    is_today: bool = False


def read_opening(schedule: Schedule, now: datetime) -> Opening:
    """Open or shut at that instant. Without a confirmed calendar or hours nothing is guessed."""
    try:
        intervals = schedule.hours_on(now.astimezone(VIETNAM).date())
        receipt = schedule.receive(now)
    except Refused:
        return Opening(Tag(gettext("chưa có lịch làm việc")))
    if receipt.arrival is Arrival.OPEN:
        closes = next(each.closes for each in intervals if each.closes >= receipt.counted_from.time())
        return Opening(
            Tag(gettext("đang mở cửa đến %(time)s") % {"time": f"{closes:%H:%M}"}, Tone.GOOD), told(intervals)
        )
    opens = _moment(receipt.counted_from, now)
    if receipt.arrival is Arrival.LUNCH:
        sentence = gettext("đang nghỉ trưa, mở lại %(when)s")
    else:
        sentence = gettext("đang đóng cửa, mở lại %(when)s")
    return Opening(Tag(sentence % {"when": opens}, Tone.WARN), told(intervals))


def read_days(schedule: Schedule, now: datetime) -> tuple[OpenDay, ...]:
    """The hours of today and the days after it; none where the calendar does not say."""
    today = now.astimezone(VIETNAM).date()
    try:
        return tuple(_open_day(schedule, today + timedelta(days=ahead), today) for ahead in range(DAYS_SHOWN))
    except Refused:
        return ()


def told(intervals: tuple[Interval, ...]) -> str:
    """ "07:30–11:30, 13:30–17:00"."""
    return ", ".join(str(each) for each in intervals)


def _open_day(schedule: Schedule, each: date, today: date) -> OpenDay:
    offset = each.toordinal() - schedule.index.base
    marks = schedule.marks_between(offset, offset)
    is_english = get_language() == "en"
    why = ", ".join(dict.fromkeys((mark.name_en if is_english else "") or mark.name for mark in marks))
    return OpenDay(_day_name(each), told(schedule.hours_on(each)), why, each == today)


def _moment(at: datetime, now: datetime) -> str:
    """ "13:30", or with the day when that is another."""
    if at.astimezone(VIETNAM).date() == now.astimezone(VIETNAM).date():
        return clock_time(at)
    return f"{clock_time(at)} {_day_name(at.astimezone(VIETNAM).date())}"


def _day_name(each: date) -> str:
    names = WEEKDAYS_EN if get_language() == "en" else WEEKDAYS_VI
    return f"{names[each.weekday()]} {day(each)}"
