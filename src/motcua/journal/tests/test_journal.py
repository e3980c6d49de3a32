"""Small stories: told in order, once each, by one person at a time, and found out when somebody rewrites them."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from motcua.journal import stories
from motcua.journal.models import StoryEvent
from motcua.journal.reading import told, told_of_all
from motcua.journal.rules.story import Story, Told
from motcua.journal.tests.promises import CHI, MORNING, PROMISES, SUBJECT, Kept, Made, Promise, PutOff
from motcua.journal.verify import VerifiedStories, verify_stories
from motcua.journal.writer import append, done_already
from motcua.kernel.errors import Conflict
from motcua.kernel.tests.at_once import at_once

FIRST, SECOND = date(2018, 11, 1), date(2018, 11, 5)


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> dict[UUID, Promise]:
    """What a room would keep of its promises; the only kind of story there is."""
    kept: dict[UUID, Promise] = {}

    def compare(states: Mapping[UUID, Promise]) -> Iterable[tuple[UUID, str]]:
        return ((subject, "another day") for subject, state in states.items() if kept.get(subject) != state)

    monkeypatch.setattr(stories, "REGISTERED", {})
    monkeypatch.setattr("motcua.journal.verify.REGISTERED", stories.REGISTERED)
    stories.register(PROMISES, compare=compare, subjects=lambda: kept)
    return kept


def make(*facts: object, request_id: UUID | None = None, subject: UUID = SUBJECT) -> Told[Promise]:
    return append(PROMISES, subject, told(PROMISES, subject), facts, by=CHI, at=MORNING, request_id=request_id)


@pytest.mark.django_db
def test_a_story_is_read_as_it_was_told() -> None:
    written = make(Made(FIRST, "Trả lời công dân"), PutOff(SECOND))
    read = told(PROMISES, SUBJECT)
    assert read == written
    assert read.state == Promise(SECOND)
    assert [event.fact for event in read.events] == [Made(FIRST, "Trả lời công dân"), PutOff(SECOND)]
    assert (read.events[0].at, read.events[0].by) == (MORNING, CHI)


@pytest.mark.django_db
def test_many_stories_are_read_in_one_query(django_assert_num_queries: object) -> None:
    other, none = uuid4(), uuid4()
    make(Made(FIRST))
    make(Made(SECOND), Kept(), subject=other)
    with django_assert_num_queries(1):  # type: ignore[operator]
        read = told_of_all(PROMISES, [SUBJECT, other, none])
    assert [read[one].state for one in (SUBJECT, other, none)] == [Promise(FIRST), Promise(SECOND, True), Promise()]


@pytest.mark.django_db
def test_what_was_decided_upon_an_older_story_is_not_written() -> None:
    make(Made(FIRST))
    before = told(PROMISES, SUBJECT)
    make(PutOff(SECOND))
    with pytest.raises(Conflict) as refused:
        append(PROMISES, SUBJECT, before, [Kept()], by=CHI, at=MORNING)
    assert refused.value.code == "acted_meanwhile"
    assert told(PROMISES, SUBJECT).state == Promise(SECOND)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_told_that_somebody_has_just_acted() -> None:
    make(Made(FIRST))
    before = told(PROMISES, SUBJECT)

    def act() -> Told[Promise]:
        with transaction.atomic():
            return append(PROMISES, SUBJECT, before, [Kept()], by=CHI, at=MORNING)

    done = at_once(act, act, act)
    assert sorted(type(one).__name__ for one in done) == ["Conflict", "Conflict", "Told"]
    assert told(PROMISES, SUBJECT).seq == 2


@pytest.mark.django_db
def test_a_request_counts_once_and_for_its_own_subject() -> None:
    request_id = uuid4()
    assert not done_already(PROMISES, SUBJECT, request_id)
    make(Made(FIRST), PutOff(SECOND), request_id=request_id)
    assert done_already(PROMISES, SUBJECT, request_id)
    assert not done_already(PROMISES, SUBJECT, None)
    with pytest.raises(Conflict) as refused:
        done_already(PROMISES, uuid4(), request_id)
    assert refused.value.code == "request_of_another_story"


@pytest.mark.django_db
def test_verify_finds_nothing_in_an_honest_story(rows: dict[UUID, Promise]) -> None:
    rows[SUBJECT] = make(Made(FIRST), Kept()).state
    assert verify_stories() == VerifiedStories(stories=1, events=2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"data": {"by_day": "2018-12-01"}}, "the chain breaks at event 1"),
        ({"actor_name": "Dũng"}, "the chain breaks at event 1"),
        ({"kind": "kept"}, "an event cannot be read"),
        ({"kind": "never_heard_of"}, "an event cannot be read"),
        ({"data": {"by_day": "2018-11-01", "more": 1}}, "an event cannot be read"),
    ],
)
def test_a_rewritten_event_is_found(rows: dict[UUID, Promise], change: dict[str, object], said: str) -> None:
    rows[SUBJECT] = make(Made(FIRST), PutOff(SECOND)).state
    StoryEvent.objects.filter(seq=1).update(**change)
    (difference,) = verify_stories().differences
    assert said in difference


@pytest.mark.django_db
def test_a_dropped_event_is_found(rows: dict[UUID, Promise]) -> None:
    rows[SUBJECT] = make(Made(FIRST), PutOff(SECOND)).state
    StoryEvent.objects.filter(seq=1).delete()
    assert verify_stories().differences == [f"promise {SUBJECT}: the chain breaks at event 1"]


@pytest.mark.django_db
def test_taking_away_the_last_events_or_all_is_found(rows: dict[UUID, Promise]) -> None:
    """What is left is a whole chain, and a row of the room need not say what is gone."""
    other = uuid4()
    rows[SUBJECT] = make(Made(FIRST)).state
    make(PutOff(FIRST))
    make(Made(SECOND), subject=other)
    StoryEvent.objects.filter(subject=SUBJECT, seq=2).delete()
    StoryEvent.objects.filter(subject=other).delete()
    assert verify_stories().differences == [
        f"promise {SUBJECT}: 1 events are there, 2 were written",
        f"promise {other}: all its events are gone",
    ]
    make(PutOff(FIRST))  # told on from where it was cut: the head goes along, and says so no longer
    assert verify_stories().differences == [f"promise {other}: all its events are gone"]


@pytest.mark.django_db
def test_a_row_that_says_otherwise_or_has_no_events_is_found(rows: dict[UUID, Promise]) -> None:
    alone = UUID(int=2)
    make(Made(FIRST))
    rows[SUBJECT], rows[alone] = Promise(SECOND), Promise(FIRST)
    assert verify_stories().differences == [
        f"promise {SUBJECT}: another day",
        f"promise {alone}: a row without events",
    ]


@pytest.mark.django_db
def test_events_of_a_kind_that_no_room_keeps_are_told(rows: dict[UUID, Promise]) -> None:
    rows[SUBJECT] = make(Made(FIRST)).state
    StoryEvent.objects.update(story="gone")
    assert "gone: no room keeps stories of this kind" in verify_stories().differences


def test_a_story_whose_facts_have_one_kind_is_a_programmers_mistake() -> None:
    with pytest.raises(ValueError, match="KIND"):
        Story("twice", (Made, Made), Promise(), lambda state, _event: state)
    other = Story("promise", (Made,), Promise(), lambda state, _event: state)
    stories.register(PROMISES, compare=lambda _states: (), subjects=lambda: ())
    try:
        with pytest.raises(ValueError, match="promise"):
            stories.register(other, compare=lambda _states: (), subjects=lambda: ())
    finally:
        stories.REGISTERED.pop("promise")
