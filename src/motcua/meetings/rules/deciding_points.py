"""What may happen to a point: the facts themselves are what is asked for, and are given back or refused."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.fact_checks import text_missing
from motcua.meetings.rules import checks as check
from motcua.meetings.rules.facts import PointLevel, PointPutBack, PointRegistered, PointTakenOut, PointTested
from motcua.meetings.rules.point import Point
from motcua.worktime.rules.schedule import in_vietnam


def decide(point: Point, fact: Any, now: datetime) -> tuple[Any, ...]:
    """The facts to be added. Raises `Invalid` and `Refused`."""
    check.texts_given(fact)
    return DECIDING[type(fact)](point, fact, now)


def decide_register(point: Point, fact: PointRegistered, now: datetime) -> tuple[Any, ...]:
    """Once; where it stands is said: a department's point names the agency, any other the one-stop of its unit."""
    if point.registered is not None:
        raise check.known_already("code", fact.code)
    named = "agency" if fact.level is PointLevel.DEPARTMENT else "one_stop"
    if not getattr(fact, named):
        raise text_missing(named)
    return (fact,)


def decide_test(point: Point, fact: PointTested, now: datetime) -> tuple[Any, ...]:
    """A test in vain says what was wrong."""
    check.not_after(fact.on, now, "on")
    if not fact.is_passed and not fact.note:
        raise Invalid(
            "test_without_reason",
            vi="Có mục không đạt: hãy ghi hỏng ở đâu, để người sửa biết bắt đầu từ đâu.",
            en="Something did not pass: say what is wrong, so that whoever repairs it knows where to begin.",
            field="note",
        )
    return (fact,)


def decide_take_out(point: Point, fact: PointTakenOut, now: datetime) -> tuple[Any, ...]:
    """From a day on, also one to come; not twice for the same day, and one after the other."""
    if fact.until is not None and fact.until < fact.first:
        raise Refused(
            "days_backwards",
            vi="Ngày cuối đứng trước ngày đầu. Hãy kiểm tra lại.",
            en="The last day is before the first. Check them.",
            field="until",
        )
    today = in_vietnam(now).date()
    met = [each for each in point.outages if each.overlaps(fact.first, fact.until)]
    known = next(iter([*met, *(each for each in point.outages if each.until is None or each.until >= today)]), None)
    if known is not None:
        raise Refused(
            "out_of_use_already",
            vi=f"Điểm cầu đã được ghi ngừng sử dụng từ {known.first:%d/%m/%Y}: {known.reason}. Hãy đưa trở lại sử dụng "
            "trước, rồi ghi lại.",
            en=f"The point is already recorded as out of use from {known.first}: {known.reason}. Put it back first, "
            "then record it anew.",
            field="first",
        )
    return (fact,)


def decide_put_back(point: Point, fact: PointPutBack, now: datetime) -> tuple[Any, ...]:
    """Ends the last time out of use, early or as it was to; what was to come does not come."""
    check.not_after(fact.on, now, "on")
    last = point.last_outage
    if last is None or (last.until is not None and last.until < in_vietnam(now).date()):
        raise Refused(
            "in_use_already",
            vi="Điểm cầu đang được sử dụng nên không cần đưa trở lại.",
            en="The point is in use; there is nothing to put back.",
        )
    return (fact,)


DECIDING: Mapping[type, Callable[[Point, Any, datetime], tuple[Any, ...]]] = {
    PointRegistered: decide_register,
    PointTested: decide_test,
    PointTakenOut: decide_take_out,
    PointPutBack: decide_put_back,
}
