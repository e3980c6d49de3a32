"""Calendars: a person's feed at a secret address that can be revoked, and one session's file, read back."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from motcua.dossiers.tests.world import World
from motcua.kernel.errors import NotFound
from motcua.meetings.actions.cancel_session import cancel_session
from motcua.meetings.actions.keep_calendar import make_address, revoke_address
from motcua.meetings.calendars import Entry, calendar_of, owner_of, sessions_of
from motcua.meetings.models import CalendarFeed
from motcua.meetings.rules.facts import Cancelled
from motcua.meetings.tests.meetings_world import (
    HOUR,
    NOW,
    TOMORROW,
    a_point,
    act_on,
    build_meetings_world,
    invited,
    person,
    planned,
)
from motcua.people.models import Account

TODAY = NOW.date()


@pytest.fixture
def world(db: None) -> World:
    return build_meetings_world()


def test_a_feed_has_the_sessions_of_its_person_the_cancelled_marked(world: World) -> None:
    host = a_point(world).subject
    binh = person(world.binh)
    first = invited(world, planned(world, host), persons=(binh,))
    second = invited(world, planned(world, host, TOMORROW + 3 * HOUR), persons=(binh,))
    planned(world, host, TOMORROW + 6 * HOUR)
    cancel_session(act_on(world, second), Cancelled("Không còn cần"))
    rows = sessions_of(world.binh, NOW)
    assert [row.pk for row in rows] == [first, second]
    text = calendar_of([Entry(row, f"https://motcua.example.vn/{row.pk}") for row in rows], NOW)
    events = Calendar.from_ical(text).walk("VEVENT")
    assert [str(each["status"]) for each in events] == ["CONFIRMED", "CANCELLED"]
    assert [int(each["sequence"]) for each in events] == [2, 3]
    assert events[0].decoded("dtstart") == TOMORROW
    assert events[0].decoded("dtend") == TOMORROW + 2 * HOUR
    assert str(events[0]["summary"]) == "HT-2018-001: Giao ban cải cách hành chính"
    assert b"jwt" not in text
    assert b"\r\n" in text
    assert sessions_of(world.binh, TOMORROW + timedelta(days=92)) == []


def test_an_address_opens_its_calendar_until_it_is_made_anew_or_revoked(world: World) -> None:
    first = make_address(world.binh, at=NOW)
    owner = owner_of(first, TODAY)
    assert owner is not None
    assert owner.account_id == world.binh.account_id
    second = make_address(world.binh, at=NOW)
    assert owner_of(first, TODAY) is None
    assert owner_of(second, TODAY) is not None
    assert second not in CalendarFeed.objects.get().digest
    revoke_address(world.binh)
    revoke_address(world.binh)
    assert owner_of(second, TODAY) is None
    assert owner_of("", TODAY) is None


def test_a_locked_account_and_a_citizen_have_no_calendar(world: World) -> None:
    token = make_address(world.binh, at=NOW)
    Account.objects.filter(username="binh").update(is_active=False)
    assert owner_of(token, TODAY) is None
    with pytest.raises(NotFound):
        make_address(world.an, at=NOW)
