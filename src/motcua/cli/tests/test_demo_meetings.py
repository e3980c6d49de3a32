"""The training points and sessions: told once, by the cast's own acts, and each says that it is training data."""

import pytest

from motcua.demo.meetings import TRAINING, tell_meetings
from motcua.dossiers.tests.world import instant
from motcua.journal.models import StoryEvent
from motcua.journal.verify import verify_stories
from motcua.meetings.models import Point, Session
from motcua.meetings.tests.meetings_world import build_meetings_world


@pytest.mark.django_db
def test_the_demo_tells_its_points_and_sessions_once() -> None:
    build_meetings_world()
    tell_meetings(instant("30/11 09:00"))
    told = StoryEvent.objects.count()
    tell_meetings(instant("30/11 09:00"))
    assert StoryEvent.objects.count() == told
    assert sorted(Session.objects.values_list("stage", flat=True)) == [
        "cancelled",
        "closed",
        "closed",
        "closed",
        "held",
        "invited",
        "invited",
    ]
    assert all(TRAINING in row.title for row in Session.objects.all())
    assert Session.objects.filter(incidents=1, open_incidents=0).count() == 1
    assert Point.objects.filter(test_passed=False, out_until=None).exclude(out_from=None).count() == 1
    assert verify_stories().differences == []
