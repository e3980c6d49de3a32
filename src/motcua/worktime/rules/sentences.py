"""A story put into words that a citizen can read, in Vietnamese and English."""

from collections.abc import Iterable
from datetime import date, datetime

from motcua.worktime.rules.days import DayKind
from motcua.worktime.rules.hours import WEEKDAYS_EN, WEEKDAYS_VI
from motcua.worktime.rules.schedule import Arrival
from motcua.worktime.rules.story import DayStatus, ExplainedDay, Story
from motcua.worktime.rules.terms import TermUnit

CIVIL_CODE_2015 = date(2017, 1, 1)

_ARRIVALS = {
    Arrival.BEFORE_OPENING: ("trước giờ mở cửa", "before opening"),
    Arrival.LUNCH: ("trong giờ nghỉ trưa", "in the lunch break"),
    Arrival.AFTER_CLOSING: ("sau giờ làm việc", "after closing"),
    Arrival.CLOSED_DAY: ("vào ngày không mở cửa", "on a day the centre was closed"),
}


def tell(story: Story, language: str) -> list[str]:
    """The whole story: when received, the rule, what was skipped and why, when due."""
    days = story.days()
    sentences = [_received(story, language), _rule(story, language)]
    sentences += _skipped_weekends(days, language)
    sentences += [tell_day(day, language) + "." for day in days if _is_unusual(day)]
    if language == "en":
        return [*sentences, f"Due: {_moment(story.due, language)}."]
    return [*sentences, f"Hẹn trả kết quả: {_moment(story.due, language)}."]


def tell_day(explained: ExplainedDay, language: str) -> str:
    """One day: "Thứ Hai 31/12/2018: không tính, nghỉ hoán đổi (Tết Dương lịch), làm bù ngày 05/01/2019"."""
    words = [verdict for verdict in (_verdict(explained, language), _reason(explained, language)) if verdict]
    if explained.is_due:
        words.append("the term ends" if language == "en" else "ngày hẹn trả")
    return f"{name_day(explained.day, language)}: {', '.join(words)}"


def name_day(day: date, language: str) -> str:
    """ "Thứ Hai 31/12/2018" or "Monday 31/12/2018"."""
    name = WEEKDAYS_EN[day.weekday()] if language == "en" else WEEKDAYS_VI[day.weekday()]
    return f"{name[0].upper()}{name[1:]} {day:%d/%m/%Y}"


def _verdict(explained: ExplainedDay, language: str) -> str:
    vi, en = {
        DayStatus.NOT_YET_RECEIVED: ("chưa tính là đã nhận", "not yet counted as received"),
        DayStatus.RECEIVED: ("ngày nhận, không tính", "day of receipt, not counted"),
        DayStatus.COUNTED: (f"ngày thứ {explained.number}", f"day {explained.number}"),
        DayStatus.OFF: ("không tính", "not counted"),
        DayStatus.CARRIED: ("hạn dời sang ngày làm việc này", "the end moves to this working day"),
    }[explained.status]
    if explained.seconds:
        vi = f"tính {_duration(explained.seconds, 'vi')}"
        en = f"{_duration(explained.seconds, 'en')} counted"
    return en if language == "en" else vi


def _reason(explained: ExplainedDay, language: str) -> str:
    mark, is_skipped = explained.mark, explained.status in (DayStatus.OFF, DayStatus.NOT_YET_RECEIVED)
    if mark is None:
        if is_skipped and explained.day.weekday() >= 5:
            return _pick(("nghỉ cuối tuần", "weekend"), language)
        is_shut = explained.status is DayStatus.OFF
        return _pick(("quầy không mở cửa", "the counter is closed"), language) if is_shut else ""
    if not is_skipped and mark.kind not in (DayKind.MAKE_UP, DayKind.CLOSED_COUNTED):
        return ""
    name = mark.name_en if language == "en" else mark.name
    pair = f"{mark.pair:%d/%m/%Y}" if mark.pair else ""
    vi, en = {
        DayKind.HOLIDAY: (f"nghỉ lễ ({name})", f"public holiday ({name})"),
        DayKind.SUBSTITUTE: (
            f"nghỉ bù cho ngày {pair} ({name}) rơi vào cuối tuần",
            f"day off in lieu of {pair} ({name}), which fell on a weekend",
        ),
        DayKind.SWAPPED: (
            f"nghỉ hoán đổi ({name})" + (f", làm bù ngày {pair}" if pair else ""),
            f"swapped day off ({name})" + (f", worked on {pair} instead" if pair else ""),
        ),
        DayKind.MAKE_UP: (f"ngày làm bù cho {pair}", f"make-up working day for {pair}"),
        DayKind.CLOSURE: (f"đóng cửa ({name})", f"closed ({name})"),
        DayKind.CLOSED_COUNTED: (
            f"quầy đóng cửa ({name})" + ("" if is_skipped else " nhưng thời hạn vẫn tính"),
            f"counter closed ({name})" + ("" if is_skipped else ", but the term runs on"),
        ),
    }[mark.kind]
    return en if language == "en" else vi


def _received(story: Story, language: str) -> str:
    arrived = _moment(story.start, language)
    if story.arrival is Arrival.OPEN:
        return f"Received at {arrived}." if language == "en" else f"Nhận hồ sơ lúc {arrived}."
    counted, why = _moment(story.counted_from, language), _pick(_ARRIVALS[story.arrival], language)
    if language == "en":
        return f"Arrived at {arrived}, {why}: counted as received at {counted}."
    return f"Hồ sơ đến lúc {arrived}, {why}: tính là nhận lúc {counted}."


def _rule(story: Story, language: str) -> str:
    code, start, end = _civil_code(story.counted_from.date(), language)
    term = story.term.describe(language)
    vi, en = {
        TermUnit.WORKING_DAYS: (
            f"không tính ngày nhận ({code}, Điều {start} khoản 2), chỉ đếm ngày làm việc",
            f"the day of receipt is not counted ({code}, Article {start}.2), then only working days are",
        ),
        TermUnit.CALENDAR_DAYS: (
            f"không tính ngày nhận ({code}, Điều {start} khoản 2), đếm mọi ngày; ngày cuối là ngày nghỉ thì hạn dời "
            f"sang ngày làm việc tiếp theo (Điều {end} khoản 5)",
            f"the day of receipt is not counted ({code}, Article {start}.2), then every day is; a last day off moves "
            f"to the next working day (Article {end}.5)",
        ),
        TermUnit.MONTHS: (
            f"hạn là ngày tương ứng của tháng cuối ({code}, Điều {end} khoản 3); ngày đó là ngày nghỉ thì hạn dời sang "
            "ngày làm việc tiếp theo (khoản 5)",
            f"it ends on the same day of the last month ({code}, Article {end}.3); if that is a day off, on the next "
            f"working day (Article {end}.5)",
        ),
        TermUnit.WORKING_HOURS: (
            f"tính từ thời điểm nhận ({code}, Điều {start} khoản 1), chỉ đếm giờ mở cửa của ngày làm việc",
            f"it runs from the moment of receipt ({code}, Article {start}.1) through the opening hours of working days",
        ),
        TermUnit.AT_ONCE: ("trả kết quả trong ngày nhận", "the result is due on the day of receipt"),
    }[story.term.unit]
    return f"Term {term}: {en}." if language == "en" else f"Thời hạn {term}: {vi}."


def _civil_code(day: date, language: str) -> tuple[str, int, int]:
    """The code in force, its articles on the start and on the end of a period (the same rules in both codes)."""
    year, start, end = (2015, 147, 148) if day >= CIVIL_CODE_2015 else (2005, 152, 153)
    return (f"Civil Code {year}" if language == "en" else f"Bộ luật Dân sự {year}"), start, end


def _skipped_weekends(days: Iterable[ExplainedDay], language: str) -> list[str]:
    count = sum(1 for day in days if day.status is DayStatus.OFF and day.mark is None and day.day.weekday() >= 5)
    if not count:
        return []
    if language == "en":
        return [f"Not counted: {count} weekend day{'s' if count > 1 else ''}."]
    return [f"Không tính {count} ngày thứ Bảy, Chủ nhật."]


def _is_unusual(explained: ExplainedDay) -> bool:
    """Whether a day deserves a sentence of its own: a day off that was counted all the same does not."""
    return explained.status is DayStatus.CARRIED or (explained.mark is not None and bool(_reason(explained, "vi")))


def _moment(at: datetime, language: str) -> str:
    return f"{at:%H:%M} {name_day(at.date(), language)}" if language == "en" else f"{at:%H:%M} {_lower(at.date())}"


def _lower(day: date) -> str:
    return f"{WEEKDAYS_VI[day.weekday()]} {day:%d/%m/%Y}"


def _duration(seconds: int, language: str) -> str:
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    parts = ([f"{hours} {'h' if language == 'en' else 'giờ'}"] if hours else []) + (
        [f"{minutes} {'min' if language == 'en' else 'phút'}"] if minutes else []
    )
    return " ".join(parts)


def _pick(words: tuple[str, str], language: str) -> str:
    return words[1] if language == "en" else words[0]
