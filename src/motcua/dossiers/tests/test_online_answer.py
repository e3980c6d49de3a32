"""The answer to an online submission: eight opening hours (NĐ 45/2020/NĐ-CP), since that was the law."""

from datetime import date, datetime

import pytest

from motcua.dossiers.rules.online_answer import answer_due, answer_time_on
from motcua.dossiers.schedules import schedule_of_centre
from motcua.dossiers.tests.world import World
from motcua.kernel.clock import VIETNAM


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def test_there_is_a_rule_from_its_first_day_on() -> None:
    assert answer_time_on(date(2020, 5, 21)) is None
    found = answer_time_on(date(2020, 5, 22))
    assert (found.hours, found.source) == (8, "NĐ 45/2020/NĐ-CP (chưa xác minh)")


@pytest.mark.parametrize("submitted", ["05/11/2018 15:00", "22/05/2020 08:00"])
def test_no_answer_is_promised_before_the_rule_or_without_a_calendar(world: World, submitted: str) -> None:
    assert answer_due(at(submitted), schedule_of_centre("QNI", date(2018, 11, 5))) is None


@pytest.mark.parametrize(
    ("submitted", "due"),
    [
        ("05/11/2018 07:30", "06/11/2018 08:00"),  # a whole day of 7.5 hours, and half an hour
        ("05/11/2018 15:00", "06/11/2018 15:30"),
        ("09/11/2018 16:00", "12/11/2018 16:30"),  # over a weekend
        ("10/11/2018 10:00", "13/11/2018 08:00"),  # on a Saturday
    ],
)
def test_hours_are_opening_hours(world: World, monkeypatch: pytest.MonkeyPatch, submitted: str, due: str) -> None:
    rule = answer_time_on(date(2026, 1, 1))
    monkeypatch.setattr("motcua.dossiers.rules.online_answer.answer_time_on", lambda day: rule)
    assert answer_due(at(submitted), schedule_of_centre("QNI", date(2018, 11, 5))) == at(due)
