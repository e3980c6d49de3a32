"""Forms 01, 02, 04, 05, 05a and 05b equal a slow count over the events of drafts, reviews and petitions."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.dossiers.tests.world import add_procedure, build_world
from motcua.journal.models import StoryEvent
from motcua.kernel.clock import VIETNAM
from motcua.petitions.models import Petition
from motcua.petitions.rules.petition import PETITIONS
from motcua.petitions.rules.reporting import Lived, count_by
from motcua.petitions.rules.reporting import count as count_all
from motcua.reforms.models import DraftRow
from motcua.reforms.rules.counting import Form, as_of, count_form
from motcua.reforms.rules.draft import DRAFTS
from motcua.reports.recount import ReportRecount
from motcua.reports.recount_stories import unlike_stories
from motcua.reports.rules.brute_force_petitions import Behind, count_petition
from motcua.reports.rules.brute_force_reform import Counts, count_assessed, count_issued, count_reviewed
from motcua.reports.rules.periods import Kind, ReportPeriod
from motcua.reports.tests.reform_stories import crowd, draft, petition, review, some_periods, write_stories
from motcua.reviews.models import ReviewItem, ReviewPlan
from motcua.reviews.rules.counting import reviewed_in

NOW = datetime(2019, 12, 31, 12, tzinfo=VIETNAM)
CHANCES = st.integers(0, 2**32).map(Random)


@settings(max_examples=150, deadline=None)
@given(CHANCES)
def test_forms_05a_and_05b_of_any_petitions_equal_the_slow_count(chance: Random) -> None:
    world = crowd(petition, chance, 4)
    lived = []
    for subject, events in world.items():
        state = PETITIONS.fold(events)
        lived.append(
            Lived(
                subject,
                state.kind.value,
                len(state.place.centre),
                state.opened,
                state.closed,
                state.late_at,
                state.next_due,
                state.published_at,
            )
        )
    for period in some_periods(chance, world, size=6):
        begin = datetime.combine(period.first, time(), VIETNAM)
        end = datetime.combine(period.last + timedelta(days=1), time(), VIETNAM).astimezone(UTC)
        behind: Behind = defaultdict(set)
        for subject, events in world.items():
            count_petition(behind, subject, events, period.first, period.last)
        expected = {key: found for key, found in behind.items() if key[0] == "05a"}
        lines = {"": count_all(lived, begin, end), **count_by(lived, begin, end, lambda each: each.kind)}
        told = {("05a", line, str(column)): found for line, each in lines.items() for column, found in each.items()}
        assert {key: found for key, found in told.items() if found} == expected


@settings(max_examples=100, deadline=None)
@given(CHANCES)
def test_forms_01_and_02_of_any_drafts_equal_the_slow_count(chance: Random) -> None:
    world = crowd(draft, chance, 5)
    for period in some_periods(chance, world, size=6):
        first, last = period.first, period.last
        stood = {subject: as_of(events, last) for subject, events in world.items()}
        known = {subject: DRAFTS.fold(events) for subject, events in world.items()}
        assessed: Counts = Counter()
        issued: Counts = Counter()
        for events in world.values():
            count_assessed(assessed, events, first, last)
            count_issued(issued, events, first, last)
        for form, drafts, column, counts in (
            (Form.ASSESSED, stood, "drafts", assessed),
            (Form.ISSUED, known, "documents", issued),
        ):
            lines, total = count_form(form, drafts, first, last)
            told = {
                (line.name, change.value): number for line in (*lines, total) for change, number in line.changes.items()
            }
            told |= {(line.name, column): len(line.drafts) for line in (*lines, total)}
            told |= {(line.name, "procedures"): line.procedures for line in (*lines, total)}
            kinds = {"resolution", "decision", "other"}
            expected = {key: number for key, number in counts.items() if key[1] not in kinds}
            assert {key: number for key, number in told.items() if number} == expected


@settings(max_examples=100, deadline=None)
@given(CHANCES)
def test_what_of_any_review_falls_into_a_period_equals_the_slow_count(chance: Random) -> None:
    world = crowd(review, chance, 3)
    for period in some_periods(chance, world, size=6):
        counts: Counts = Counter()
        for events in world.values():
            count_reviewed(counts, events, period.first, period.last, {})
        items = [item for events in world.values() for item in reviewed_in(events, period.first, period.last)]
        assert counts["", "reviewed"] == counts["–", "reviewed"] == len(items)
        assert counts["", "proposed"] == sum(item.standing == "proposed" for item in items)


@pytest.fixture
def periods(db: None, request: pytest.FixtureRequest) -> list[ReportPeriod]:
    """Random stories in the database and periods in which they show; a procedure is of no sector, one is unknown."""
    chance = Random(getattr(request, "param", 5))
    build_world()
    other = add_procedure(code="1.000002")
    other.sector = None
    other.save()
    worlds = [crowd(story, chance, size) for story, size in ((draft, 20), (review, 6), (petition, 30))]
    write_stories(*worlds)
    return some_periods(chance, *worlds, size=12)


@pytest.mark.parametrize("periods", [1, 2, 3], indirect=True)
def test_every_form_of_random_stories_and_periods(periods: list[ReportPeriod]) -> None:
    assert list(unlike_stories(periods, now=NOW)) == []


def drafts_begun_later() -> None:
    DraftRow.objects.update(begun_at=NOW)


def drafts_gone() -> None:
    DraftRow.objects.all().delete()


def reviews_gone() -> None:
    ReviewItem.objects.all().delete()
    ReviewPlan.objects.all().delete()


def petitions_received_later() -> None:
    Petition.objects.update(received_at=NOW)


def petitions_closed_long_ago() -> None:
    Petition.objects.update(closed_at=datetime(2017, 1, 1, tzinfo=VIETNAM))


def petitions_never_late() -> None:
    Petition.objects.update(late_at=None, next_due_at=None)


def petitions_held_elsewhere() -> None:
    other = Petition.objects.exclude(place_centre__code="QNI").values("place_centre")[:1]
    Petition.objects.update(place_centre=other)


def petitions_of_another_kind() -> None:
    Petition.objects.update(kind="conduct")


def petitions_published_never() -> None:
    Petition.objects.update(published_at=None)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (drafts_begun_later, {"01", "02"}),
        (drafts_gone, {"01", "02"}),
        (reviews_gone, {"04"}),
        (petitions_received_later, {"05", "05a", "05b"}),
        (petitions_closed_long_ago, {"05", "05a", "05b"}),
        (petitions_never_late, {"05a", "05b"}),
        (petitions_held_elsewhere, {"05", "05b"}),
        (petitions_of_another_kind, {"05", "05a"}),
        (petitions_published_never, {"05", "05a", "05b"}),
    ],
)
def test_a_row_changed_by_hand_is_told_by_every_form_that_it_is_in(
    periods: list[ReportPeriod], damage: Callable[[], None], told: set[str]
) -> None:
    damage()
    assert {text.split()[0] for text in unlike_stories(periods, now=NOW)} == told


def test_a_difference_names_form_period_line_and_both_numbers(periods: list[ReportPeriod]) -> None:
    whole = ReportPeriod(Kind.DAYS, date(2017, 12, 1), date(2019, 6, 30))
    subject = Petition.objects.filter(kind="conduct").values_list("pk", flat=True)[0]
    number = Petition.objects.filter(kind="conduct").count()
    Petition.objects.filter(pk=subject).update(received_at=NOW)
    found = list(unlike_stories([whole], now=NOW))
    line = f"05a 01/12/2017 – 30/06/2019 conduct: new is {number - 1}, the events say {number}"
    assert f"{line}; they differ in {subject}" in found


def test_an_unreadable_event_is_told_and_no_form_is_believed(periods: list[ReportPeriod]) -> None:
    StoryEvent.objects.filter(story="draft", kind="begun").update(kind="unheard_of")
    (found,) = ReportRecount(periods, now=NOW).differences()
    assert found.startswith("01, 02, 04, 05: not counted, an event cannot be read")
