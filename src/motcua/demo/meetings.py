"""The 237 teleconference points with invented tests, and seven invented sessions: past, now, to come, cancelled."""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from motcua.journal.reading import told
from motcua.kernel.clock import VIETNAM
from motcua.meetings.actions.admit_points import admit_points
from motcua.meetings.actions.cancel_session import cancel_session
from motcua.meetings.actions.close_session import close_session
from motcua.meetings.actions.end_incident import end_incident
from motcua.meetings.actions.hold_session import hold_session
from motcua.meetings.actions.invite import invite
from motcua.meetings.actions.load_points import load_points
from motcua.meetings.actions.note_incident import note_incident
from motcua.meetings.actions.plan_session import NewSession, plan_session
from motcua.meetings.actions.record_test import record_test
from motcua.meetings.actions.take_out_of_use import take_out_of_use
from motcua.meetings.models import Point
from motcua.meetings.rules.facts import (
    AgendaItem,
    Cancelled,
    Closed,
    Held,
    IncidentEnded,
    IncidentNoted,
    Invited,
    Person,
    PointJoined,
    PointLevel,
    PointTakenOut,
    PointTested,
)
from motcua.meetings.rules.point import POINTS
from motcua.meetings.rules.session import SESSIONS
from motcua.meetings.writer import Act
from motcua.organisation.actors import Actor, actor_for
from motcua.people.models import Account

TRAINING = "dữ liệu tập huấn"
REQUESTS = UUID("5d5f7a0e-2018-4a10-8a30-000000000006")
HOST = "QNI"
TESTED = 60
"""About how many points were tried in the weeks before."""
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def tell_meetings(at: datetime) -> None:
    """Points, tests, a point out of use, and the sessions; once. Needs the cast and the one-stops."""
    load_points(at=at - timedelta(days=60))
    _Telling(at).tell()


class _Telling:
    """Request numbers are always the same, so that a second telling does nothing."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.quyen, self.dung, self.binh = (self._actor(name) for name in ("quyen", "dung", "binh"))
        self.points = {row.code: row.subject for row in Point.objects.all()}

    def tell(self) -> None:
        self._test()
        districts = self._of(PointLevel.DISTRICT)
        self._hold("Giao ban cải cách hành chính tháng 9", -28, districts, incident=True)
        self._hold("Giao ban cải cách hành chính tháng 10", -6, districts, incident=False)
        self._hold("Tập huấn một cửa điện tử cho cấp xã", -4, self._of(PointLevel.COMMUNE)[:20], incident=False)
        self._under_way()
        cancelled = self._plan("Họp chuyên đề dịch vụ công trực tuyến", 2, districts[:3])
        cancel_session(self._by(cancelled, self.at, "cancel"), Cancelled(f"Chủ trì đi công tác ({TRAINING})"))
        self._plan("Giao ban cải cách hành chính tháng 11", 7, districts)
        self._plan("Hội nghị toàn tỉnh về kiểm soát thủ tục", 14, self._in_use())

    def _test(self) -> None:
        """Some points were tried, one of them in vain, which is out of use since then."""
        tried = sorted(self.points)[:: max(len(self.points) // TESTED, 1)]
        for number, code in enumerate(tried):
            at = self.at - timedelta(days=number % 45 + 1)
            failed = number == 7
            test = PointTested(
                at.date(), True, not failed, True, f"Micro không có tiếng ({TRAINING})" if failed else ""
            )
            record_test(self._by(self.points[code], at, "test"), test)
            if failed:
                out = PointTakenOut(at.date(), f"Chờ thay micro ({TRAINING})")
                take_out_of_use(self._by(self.points[code], at, "out"), out)

    def _plan(self, title: str, days: int, points: list[UUID], begins: datetime | None = None) -> UUID:
        """A session at 08:00 some days from now, planned and invited to a week before, or now for one to come."""
        begins = begins or datetime.combine((self.at + timedelta(days=days)).date(), time(8), VIETNAM)
        planned_at = min(self.at, begins - timedelta(days=7))
        dung = Person(self.dung.account_id or 0, self.dung.name)
        binh = Person(self.binh.account_id or 0, self.binh.name)
        agenda = (
            AgendaItem("Khai mạc", 10, self.dung.name),
            AgendaItem("Báo cáo kết quả giải quyết thủ tục", 40, self.binh.name),
            AgendaItem("Thảo luận, kết luận", 60),
        )
        new = NewSession(f"{title} ({TRAINING})", self.points[HOST], dung, begins, begins + 2 * HOUR, agenda)
        row = plan_session(self.quyen, new, request_id=uuid5(REQUESTS, title), at=planned_at)
        invite(self._by(row.pk, planned_at, "invite"), Invited(tuple(points), (binh,)))
        return UUID(str(row.pk))

    def _hold(self, title: str, days: int, points: list[UUID], *, incident: bool) -> None:
        """A session that is over; every tenth point did not come."""
        subject = self._plan(title, days, points)
        begins, after = self._begins(subject), self._begins(subject) + 2 * HOUR
        hold_session(self._by(subject, after, "hold"), Held(begins))
        came = [point for number, point in enumerate(points, start=1) if number % 10]
        joined = [PointJoined(point, begins - 10 * MINUTE, f"Cán bộ điểm cầu ({TRAINING})") for point in came]
        host = PointJoined(self.points[HOST], begins - 20 * MINUTE, self.dung.name)
        admit_points(self._by(subject, after, "admit"), [host, *joined])
        if incident and came:
            lost = IncidentNoted(came[0], begins + 20 * MINUTE, f"Mất đường truyền ({TRAINING})")
            note_incident(self._by(subject, after, "incident"), lost)
            back = IncidentEnded(1, begins + 32 * MINUTE, f"Chuyển sang đường dự phòng ({TRAINING})")
            end_incident(self._by(subject, after, "remedy"), back)
        minutes = f"Các điểm cầu nghe báo cáo và thảo luận ({TRAINING})."
        closed = Closed(after - 5 * MINUTE, minutes, f"Các đơn vị trả kết quả đúng hẹn ({TRAINING}).")
        close_session(self._by(subject, after, "close"), closed)

    def _under_way(self) -> None:
        """One that began half an hour ago, of departments."""
        begins = self.at.replace(minute=0, second=0, microsecond=0) - HOUR / 2
        subject = self._plan("Họp nhóm công tác liên thông", 0, self._of(PointLevel.DEPARTMENT)[:4], begins)
        hold_session(self._by(subject, self.at, "hold"), Held(begins))
        joined = PointJoined(self.points[HOST], begins, self.dung.name)
        admit_points(self._by(subject, self.at, "admit"), [joined])

    def _of(self, level: PointLevel) -> list[UUID]:
        """The first points of a level's units, if nothing is wrong with them."""
        rows = Point.objects.filter(level=level, out_from=None).order_by("order")
        return [row.subject for row in rows if not row.code.endswith(".2")]

    def _in_use(self) -> list[UUID]:
        rows = Point.objects.filter(out_from=None).exclude(code=HOST).order_by("order")
        return list(rows.values_list("subject", flat=True))

    def _begins(self, subject: UUID) -> datetime:
        span = told(SESSIONS, subject).state.span
        if span is None:
            raise ValueError("a session begins with its plan")
        return span.begins

    def _actor(self, username: str) -> Actor:
        return actor_for(Account.objects.get(username=username), self.at.date())

    def _by(self, subject: UUID, at: datetime, what: str) -> Act:
        seq = max(told(SESSIONS, subject).seq, told(POINTS, subject).seq)
        return Act(self.quyen, subject, seq, at, uuid5(REQUESTS, f"{subject} {what}"))
