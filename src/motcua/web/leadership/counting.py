"""Public figures that no sum holds, so that dossiers must be looked at (forms 07 and 08, the index, the ratings).

For officers they are counted whenever asked. For everybody else: about a year at most, one count at a time, so many in
ten minutes from one place, and an answer is kept for some minutes; the page says as of when it was counted.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock

from django.core.cache import cache
from django.http import HttpRequest

from motcua.kernel import clock
from motcua.kernel.errors import Refused
from motcua.statistics.rules.periods import Period
from motcua.web import throttle
from motcua.web.actor import actor_of

LONGEST = 372
"""Days: a year and a few, so that no way of cutting one is left out."""
KEPT = timedelta(minutes=5)
PATIENCE = 15.0
"""Seconds that one waits for another's count."""
ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Counted[T]:
    """What was counted, and when."""

    what: T
    at: datetime


def counted[T](
    request: HttpRequest, asked: tuple[Hashable, ...], period: Period, count: Callable[[], T], *, now: datetime
) -> Counted[T]:
    """What `count` finds, or found a few minutes ago. `asked` names it, the period included.

    Raises `Refused` (`period_too_long`) and `TooOften` (`asked_too_often`, `counting_now`), to others than officers.
    """
    if actor_of(request).is_officer:
        return Counted(count(), now)
    check_short_enough(period)
    key = "counted:" + sha256(repr((*asked, period, now.date())).encode()).hexdigest()
    found: Counted[T] | None = cache.get(key)
    if found is not None:
        return found
    check_not_too_often(request)
    if not ONE_AT_A_TIME.acquire(timeout=PATIENCE):
        raise counting_now()
    try:
        found = cache.get(key) or Counted(count(), now)
        cache.set(key, found, KEPT.total_seconds())
        return found
    finally:
        ONE_AT_A_TIME.release()


def check_may_count(request: HttpRequest, period: Period) -> None:
    """The same bounds for what nobody keeps: a list of dossiers. Raises `Refused` and `TooOften`."""
    if not actor_of(request).is_officer:
        check_short_enough(period)
        check_not_too_often(request)


def check_short_enough(period: Period) -> None:
    """Raises `Refused` for more days than everybody may have counted."""
    days = (period.last - period.first).days + 1
    if days > LONGEST:
        raise Refused(
            "period_too_long",
            vi=f"Kỳ này dài {days} ngày. Số liệu này phải đếm từng hồ sơ nên mỗi lần chỉ xem được {LONGEST} ngày: hãy "
            "chọn kỳ ngắn hơn. Cán bộ đăng nhập thì xem được mọi kỳ.",
            en=f"The period has {days} days. These figures are counted dossier by dossier, at most {LONGEST} days at a "
            "time: choose a shorter period. Officers who sign in may ask for any.",
            field="first",
            days=days,
        )


def check_not_too_often(request: HttpRequest) -> None:
    """Raises `TooOften`; what is kept already is not counted here."""
    place, real_now = request.META["REMOTE_ADDR"], clock.real_now()
    if throttle.is_exhausted(throttle.COUNTS, place, now=real_now):
        raise throttle.TooOften(
            "asked_too_often",
            vi="Từ địa chỉ này đã hỏi quá nhiều số liệu phải đếm từng hồ sơ. Xin chờ mười phút rồi xem lại.",
            en="Too many figures that must be counted dossier by dossier were asked for from here. Wait ten minutes.",
        )
    throttle.count_failure(throttle.COUNTS, place, now=real_now)


def counting_now() -> throttle.TooOften:
    return throttle.TooOften(
        "counting_now",
        vi="Hệ thống đang đếm số liệu cho người khác. Xin xem lại sau một phút.",
        en="Figures are being counted for somebody else. Look again in a minute.",
    )
