"""A real calendar, a made-up administrator, and a world simple enough to be counted by hand."""

from datetime import date, datetime

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import Role
from motcua.worktime import change_guards, queries
from motcua.worktime.calendar_files import CalendarFiles, read_calendar_files
from motcua.worktime.change_log import Change
from motcua.worktime.rules.schedule import Schedule

TODAY = datetime(2018, 10, 30, 17, 0, tzinfo=VIETNAM)


def _officer(name: str, role: str) -> Actor:
    return Actor(None, name, (HeldPost(1, 1, None, frozenset({role})),))


KHANH = _officer("Vũ Thị Khánh", Role.ADMINISTRATOR)
BINH = _officer("Nguyễn Văn Bình", Role.RECEPTIONIST)


def change(action: str = "test", *, actor: Actor = KHANH, at: datetime = TODAY, **more: str) -> Change:
    return Change(actor, at, action, **{"reason": "Theo văn bản mới", **more})


def at(text: str) -> datetime:
    """An instant in Vietnam: "2018-12-28 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture(scope="session")
def shipped() -> CalendarFiles:
    return read_calendar_files()


@pytest.fixture(scope="session")
def schedule(shipped: CalendarFiles) -> Schedule:
    """The shipped calendar: 2015 to 2026, Monday to Friday 07:30–11:30 and 13:30–17:00."""
    return shipped.schedule()


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """No guard of another room answers here, none registered here is left to others, and no schedule is kept."""
    monkeypatch.setattr(change_guards, "_guards", {})
    queries.forget_schedules()
