"""Nobody and nothing is in two sessions at once: half-open times, so that one may begin when another ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.kernel.errors import Refused
from motcua.meetings.rules.point import Outage, Point
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class Span:
    """The time from `begins` up to, and without, `ends`."""

    begins: datetime
    ends: datetime

    def overlaps(self, other: "Span") -> bool:
        """Half-open: 08:00–10:00 and 10:00–11:00 do not meet."""
        return self.begins < other.ends and other.begins < self.ends

    @property
    def days(self) -> tuple[date, ...]:
        """The days in Vietnam that it touches."""
        first = in_vietnam(self.begins).date()
        last = in_vietnam(self.ends - timedelta(microseconds=1)).date()
        return tuple(first + timedelta(days=each) for each in range((last - first).days + 1))

    @property
    def minutes(self) -> int:
        return int((self.ends - self.begins).total_seconds()) // 60

    def __str__(self) -> str:
        begins, ends = in_vietnam(self.begins), in_vietnam(self.ends)
        day = "" if begins.date() == ends.date() else f" {ends:%d/%m/%Y}"
        return f"{begins:%H:%M %d/%m/%Y} – {ends:%H:%M}{day}"


@dataclass(frozen=True, slots=True)
class Taken:
    """A point, or a chair, is taken by the session of that code. Of a session one may not see, no more is told."""

    name: str
    code: str
    span: Span


def check_free(span: Span, points: Iterable[Taken], chair: Iterable[Taken]) -> None:
    """Nothing of it is taken then. Raises `Refused`: `point_booked`, `chair_booked`, naming the first in the way."""
    for field, code, found in (("points", "point_booked", points), ("chair", "chair_booked", chair)):
        taken = next((each for each in found if each.span.overlaps(span)), None)
        if taken is not None:
            raise booked(code, field, taken)


def booked(code: str, field: str, taken: Taken) -> Refused:
    """Somebody else has it then."""
    return Refused(
        code,
        vi=f"{taken.name} đã có phiên {taken.code} ({taken.span}). Hãy chọn giờ khác, hoặc chọn "
        + ("điểm cầu khác." if code == "point_booked" else "chủ trì khác."),
        en=f"{taken.name} is taken by the session {taken.code} ({taken.span}). Choose another time, or another "
        + ("point." if code == "point_booked" else "chair."),
        field=field,
        session=taken.code,
    )


def check_in_use(span: Span, points: Sequence[Point]) -> None:
    """All points are in use on the days of the session. Raises `Refused` (`point_out_of_use`)."""
    for point in points:
        outage = outage_during(point, span)
        if outage is not None and point.registered is not None:
            raise _out_of_use(point.registered.name, outage)


def outage_during(point: Point, span: Span) -> Outage | None:
    """Why the point is out of use on some day of the span."""
    return next((found for day in span.days if (found := point.outage_on(day))), None)


def _out_of_use(name: str, outage: Outage) -> Refused:
    until_vi = f" đến hết {outage.until:%d/%m/%Y}" if outage.until else ""
    until_en = f" to {outage.until}" if outage.until else ""
    return Refused(
        "point_out_of_use",
        vi=f"{name} ngừng sử dụng từ {outage.first:%d/%m/%Y}{until_vi}: {outage.reason}. Hãy chọn điểm cầu khác, hoặc "
        "đưa điểm cầu trở lại sử dụng trước.",
        en=f"{name} is out of use from {outage.first}{until_en}: {outage.reason}. Choose another point, or put it back "
        "into use first.",
        field="points",
    )
