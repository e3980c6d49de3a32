from datetime import date, datetime

import pytest

from motcua.dossiers.rules.timeliness import Timeliness, timeliness_of
from motcua.kernel.clock import VIETNAM

DUE = datetime(2018, 11, 12, 17, 0, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("finished", "today", "expected"),
    [
        ("2018-11-09T10:00", date(2018, 11, 20), Timeliness.EARLY),
        ("2018-11-12T19:00", date(2018, 11, 20), Timeliness.ON_TIME),
        ("2018-11-13T07:30", date(2018, 11, 20), Timeliness.LATE),
        (None, date(2018, 11, 12), Timeliness.IN_TERM),
        (None, date(2018, 11, 13), Timeliness.OVERDUE),
    ],
)
def test_by_the_day(finished: str | None, today: date, expected: Timeliness) -> None:
    at = datetime.fromisoformat(finished).replace(tzinfo=VIETNAM) if finished else None
    assert timeliness_of(DUE, at, today) is expected


def test_the_day_is_vietnams() -> None:
    late_evening_in_utc = datetime.fromisoformat("2018-11-12T18:00:00+00:00")
    assert timeliness_of(DUE, late_evening_in_utc, date(2018, 11, 20)) is Timeliness.LATE


def test_without_a_due_date_there_is_nothing_to_say() -> None:
    assert timeliness_of(None, None, date(2018, 11, 20)) is None
