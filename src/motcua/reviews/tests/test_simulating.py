"""Simulations on dossiers in the database, and the inventory, against the plain reading of the same events."""

from datetime import date
from typing import Any

import pytest

from motcua.catalogue.models import CentreProcedure, ProcedureRevision
from motcua.dossiers.access import load_all
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.import_lines import import_lines, received, resolved
from motcua.dossiers.tests.world import World, add_procedure
from motcua.kernel.errors import DomainError
from motcua.reviews.inventory import STANDARDISED, count_standardised, four_steps, offered, standardised
from motcua.reviews.rules.replay import cut_by, due_under
from motcua.reviews.simulating import GROUPS, Simulated, ask, simulate
from motcua.statistics.queries import seed_table
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.stays import Stage
from motcua.worktime.queries import schedule_for
from motcua.worktime.rules.schedule import in_vietnam

FIRST, LAST, TODAY = date(2018, 11, 1), date(2018, 11, 30), date(2018, 11, 30)
PAPERS = {
    "supplement_requested_at": "2018-11-06T09:00",
    "supplement_items": "Bản đồ",
    "supplement_reason": "Thiếu",
    "supplement_received_at": "2018-11-12T09:00",
    "appraised_at": "2018-11-13T09:00",
    "decided_at": "2018-11-14T09:00",
    "issued_at": "2018-11-14T14:00",
    "returned_at": "2018-11-15T08:30",
}
LATE = {
    "appraised_at": "2018-11-14T09:00",
    "decided_at": "2018-11-15T13:30",
    "issued_at": "2018-11-15T14:00",
    "returned_at": "2018-11-16T08:30",
}
"""Due 12/11; appraised in 51,5 hours, ended on 15/11."""


@pytest.fixture
def lived(world: World, tmp_path: Any) -> World:
    """Ended on 08/11 (due 12/11), on 14/11 (due 19/11 after papers), withdrawn on 07/11, and late on 15/11."""
    lines = [
        resolved(1),
        resolved(2, **PAPERS),
        received(3, handed_over_at="2018-11-05T10:00", withdrawn_at="2018-11-07T10:00", components="Đơn đề nghị"),
        resolved(4, **LATE),
        received(5),
    ]
    tally, _ = import_lines(tmp_path / "some.jsonl", lines)
    assert tally.rejected == 0
    return world


def asking(**changes: Any) -> Simulated:
    values = {"question": "term", "first": FIRST, "last": LAST, "today": TODAY, "centre": "QNI", "days": 1}
    return simulate(ask(**(values | changes)))


def codes(answer: Simulated, group: str) -> list[int]:
    return sorted(int(each.code[-4:]) for each in answer.of(group))


@pytest.mark.parametrize(
    ("days", "lost"),
    [(1, []), (2, []), (3, [1]), (4, [1, 2, 3])],  # due 09/11, 08/11, 07/11, 06/11; after papers 16/11 … 13/11
)
def test_a_shorter_term_makes_these_late(lived: World, days: int, lost: list[int]) -> None:
    answer = asking(days=days)
    assert (answer.before.in_time, answer.before.ended) == (3, 4)
    assert (answer.after.in_time, answer.after.ended) == (3 - len(lost), 4)
    assert codes(answer, "lost") == lost
    assert codes(answer, "late-before") == [4]


@pytest.mark.parametrize(("hours", "rescued"), [(100, []), (40, []), (30, [4]), (0, [4])])
def test_less_appraisal_brings_the_late_one_in_time(lived: World, hours: int, rescued: list[int]) -> None:
    """12/11 ends 22,5 opening hours before the end of 15/11; 51,5 − 30 = 21,5 saved end on 12/11 16:00."""
    answer = asking(question="stage", days=None, stage=Stage.APPRAISE, hours=hours)
    assert codes(answer, "rescued") == rescued
    assert answer.after.in_time == 3 + len(rescued)
    assert codes(answer, "lost") == []


def test_the_share_before_is_the_reports(lived: World) -> None:
    figures = seed_table(Period(FIRST, LAST), "QNI", alone=True).total.figures
    answer = asking()
    assert answer.before.in_time == figures.early + figures.on_time
    assert answer.before.ended == figures.early + figures.on_time + figures.late


def test_what_is_told_from_the_row_is_what_the_events_tell(lived: World) -> None:
    loaded = {each.row.pk: each for each in load_all(Dossier.objects.all())}
    for days in range(1, 5):
        for each in asking(days=days).dossiers:
            due = due_under(loaded[each.number].events, cut_by(days), schedule_for("22"))
            assert due is not None
            assert in_vietnam(due).date() == each.due_then


def test_groups_part_the_whole_and_are_read_in_few_queries(lived: World, django_assert_max_num_queries: Any) -> None:
    asking()
    with django_assert_max_num_queries(3):
        answer = asking(days=3)
    for when in ("before", "after"):
        assert len(answer.of(f"in-time-{when}")) + len(answer.of(f"late-{when}")) == len(answer.of("ended")) == 4
    assert set(GROUPS) >= {"rescued", "lost"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"centre": ""}, "simulation_of_nothing"),
        ({"centre": "KHONG"}, "centre_unknown"),
        ({"procedure": "9.999999"}, "procedure_unknown"),
        ({"first": date(2016, 1, 1)}, "period_too_long"),
        ({"first": LAST, "last": FIRST}, "period_inverted"),
        ({"days": None}, "simulation_input"),
        ({"days": 0}, "simulation_input"),
        ({"question": "stage", "stage": 10, "hours": 1}, "simulation_input"),
        ({"question": "stage", "stage": 3, "hours": None}, "simulation_input"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(world: World, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(DomainError) as refused:
        asking(**changes)
    assert refused.value.code == code


def test_nothing_ended_is_nothing_to_divide_by(world: World) -> None:
    answer = asking()
    assert (answer.before.rate, answer.after.rate) == (None, None)


def test_the_inventory_counts_what_its_lists_show(world: World, django_assert_max_num_queries: Any) -> None:
    on = date(2018, 11, 5)
    add_procedure(world.province, world.district, code="1.000002")
    ProcedureRevision.objects.filter(procedure__code="1.000002").update(gap_codes=["term_missing"])
    CentreProcedure.objects.filter(centre=world.province, procedure__code="1.000002").update(
        four_step_done=True, delegation_document="1/QĐ"
    )
    CentreProcedure.objects.filter(centre=world.district).update(four_step_eligible=False)
    assert count_standardised(on) == (1, 2, 0)
    assert [row.procedure.code for row in standardised(on, STANDARDISED)] == ["1.000001"]
    with django_assert_max_num_queries(1):
        province, district = four_steps(on)
    assert (province.offered, province.eligible, province.done) == (2, 2, 1)
    assert (district.offered, district.eligible, district.done) == (1, 0, 0)
    for row in (province, district):
        for which in ("offered", "eligible", "done"):
            assert offered(on, row.centre, which).count() == getattr(row, which)
    assert four_steps(date(2015, 1, 1)) == []
