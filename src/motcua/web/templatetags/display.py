"""Numbers, shares, days and instants as each language writes them.

Vietnamese 62.798 · 98,2 % · 30/10/2018 · 17:00 ngày 30/10/2018; English 62,798 · 98.2% · 30 October 2018.
"""

import calendar
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.translation import get_language, gettext

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import DomainError
from motcua.kernel.numbers import percent_digits, percentage, whole

register = template.Library()

NBSP = "\N{NO-BREAK SPACE}"
# English only: a Vietnamese month is a number.
MONTHS = tuple(calendar.month_name)[1:]


@register.filter
def count(value: int | None) -> str:
    """A whole number with its thousands marked; nothing for None."""
    if value is None:
        return ""
    return whole(value, _language())


@register.filter
def dong(value: int | None) -> str:
    """An amount of money with its currency."""
    if value is None:
        return ""
    return f"{whole(value, _language())}{NBSP}đ"


@register.filter
def percent(value: Fraction | Decimal | None, places: int = 1) -> str:
    """A share of one as a percentage, rounded half up; None (nothing to divide by) is said in words.

    >>> percent(Fraction(63256, 64410))
    '98,2\\xa0%'
    """
    if value is None:
        return gettext("không phát sinh")
    return percentage(*value.as_integer_ratio(), places, _language()).replace(" ", NBSP)


@register.filter
def decimal(value: Fraction | None) -> str:
    """A number with one decimal, rounded half up: "2,3", in English "2.3"; nothing for None."""
    if value is None:
        return ""
    digits = percent_digits(*(value / 100).as_integer_ratio(), 1)
    units, rest = digits.split(".")
    return f"{whole(int(units), _language())}{'.' if _is_english() else ','}{rest}"


@register.filter
def day(value: date | None) -> str:
    """A day. An instant is read in Vietnam's time."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(VIETNAM)
    return f"{value.day}{NBSP}{MONTHS[value.month - 1]}{NBSP}{value.year}" if _is_english() else f"{value:%d/%m/%Y}"


@register.filter
def clock_time(value: datetime | None) -> str:
    """Hours and minutes of an instant in Vietnam, on the 24-hour clock."""
    return "" if value is None else f"{value.astimezone(VIETNAM):%H:%M}"


@register.filter
def moment(value: datetime | None) -> str:
    """An instant to the minute, in Vietnam's time."""
    if value is None:
        return ""
    joint = ", " if _is_english() else " ngày "
    return f"{clock_time(value)}{joint}{day(value)}"


@register.filter
def until(value: datetime | None) -> str:
    """An instant up to which something is told, as a moment; the midnight that ends a day is 24:00 of that day."""
    if value is None or value.astimezone(VIETNAM).time() != time():
        return moment(value)
    return moment(value - timedelta(minutes=1)).replace("23:59", "24:00")


@register.filter
def machine_time(value: date | None) -> str:
    """What `<time datetime>` wants."""
    if isinstance(value, datetime):
        value = value.astimezone(VIETNAM)
    return "" if value is None else value.isoformat()


@register.filter
def sentence(error: DomainError) -> str:
    """A domain error's sentence in the reader's language."""
    return error.message(_language())


def _is_english() -> bool:
    return _language() == "en"


def _language() -> str:
    return get_language() or "vi"
