"""The words for days, actions of the calendar and weekly hours."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.web.console.view_models import Link
from motcua.worktime.rules.days import DayKind
from motcua.worktime.rules.hours import WEEKDAYS_EN, WEEKDAYS_VI, Week

KINDS = {
    DayKind.HOLIDAY: _("Nghỉ lễ, tết"),
    DayKind.SUBSTITUTE: _("Nghỉ bù"),
    DayKind.SWAPPED: _("Nghỉ hoán đổi"),
    DayKind.MAKE_UP: _("Làm bù"),
}


def calendar() -> Link:
    return Link(reverse("console-calendar"), _("Lịch làm việc"))


def year_link(year: int) -> Link:
    return Link(reverse("console-year", args=[year]), str(year))


def weekday(number: int) -> str:
    """The ISO weekday in words."""
    return (WEEKDAYS_EN if get_language() == "en" else WEEKDAYS_VI)[number - 1]


def week_in_words(week: Week) -> str:
    """Days with the same hours together: "thứ Hai, thứ Ba: 07:30–11:30, 13:30–17:00"."""
    together: dict[str, list[str]] = {}
    for number, intervals in enumerate(week, start=1):
        if intervals:
            together.setdefault(", ".join(str(each) for each in intervals), []).append(weekday(number))
    return "; ".join(f"{', '.join(names)}: {hours}" for hours, names in together.items())
