"""NĐ 61/2018 Art 18: the same working day; after 15:00, the start of the next."""

import pytest

from motcua.kernel.errors import Refused
from motcua.worktime.rules.hand_over import hand_over_deadline
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.tests.conftest import at


@pytest.mark.parametrize(
    ("received", "deadline"),
    [
        ("2018-11-14 08:00", "2018-11-14 17:00"),
        ("2018-11-14 06:00", "2018-11-14 17:00"),
        ("2018-11-14 14:59", "2018-11-14 17:00"),
        ("2018-11-14 15:00", "2018-11-15 07:30"),
        ("2018-11-14 16:30", "2018-11-15 07:30"),
        ("2018-11-14 20:00", "2018-11-15 07:30"),
        ("2018-11-16 15:30", "2018-11-19 07:30"),
        ("2018-11-17 09:00", "2018-11-19 07:30"),
        ("2018-12-28 15:30", "2019-01-02 07:30"),
        ("2019-01-04 15:30", "2019-01-05 07:30"),
        ("2019-01-05 10:00", "2019-01-05 17:00"),
    ],
)
def test_hand_over_deadline(schedule: Schedule, received: str, deadline: str) -> None:
    assert hand_over_deadline(at(received), schedule) == at(deadline)


def test_hand_over_into_a_year_without_a_calendar_is_refused(schedule: Schedule) -> None:
    with pytest.raises(Refused) as refusal:
        hand_over_deadline(at("2026-12-31 15:30"), schedule)
    assert refusal.value.details == {"year": 2027}
