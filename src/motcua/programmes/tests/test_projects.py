"""Projects through their actions: who may, once only, one at a time, and nothing is believed."""

from datetime import date
from uuid import uuid4

import pytest

from motcua.dossiers.tests.world import World, build_world
from motcua.journal.models import StoryEvent
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import DomainError, NotFound
from motcua.kernel.tests.at_once import at_once
from motcua.programmes.access import project_for, visible_to
from motcua.programmes.actions.load_programmes import load_programmes
from motcua.programmes.actions.record_fact import record_fact
from motcua.programmes.actions.register_project import register_project
from motcua.programmes.models import Project, ProjectStep
from motcua.programmes.queries import portfolio, report_of, steps_on
from motcua.programmes.rules.facts import Disbursed
from motcua.programmes.tests.lives import (
    CAPITAL,
    CONTRACT,
    NOW,
    coordinator,
    new_project,
    paid_project,
    record,
    registered,
    steps_before_contract,
)


@pytest.fixture
def world(db: None) -> World:
    built = build_world()
    coordinator(built)
    return built


def test_a_project_gets_the_steps_of_the_law_of_its_day(world: World) -> None:
    assert load_programmes() == 20
    assert load_programmes() == 0
    assert {step.law for step in steps_on(date(2019, 12, 31))} == {"NĐ 102/2009/NĐ-CP"}
    assert {step.law for step in steps_on(date(2020, 1, 1))} == {"NĐ 73/2019/NĐ-CP"}
    assert all(step.source for step in ProjectStep.objects.all())
    subject = registered(world.quyen)
    _row, story = project_for(world.quyen, subject)
    assert story.state.registered is not None
    assert story.state.registered.law == "NĐ 102/2009/NĐ-CP"


def test_the_row_says_what_the_story_says_and_a_changed_one_is_found(world: World) -> None:
    subject = paid_project(world.quyen)
    row = Project.objects.get(pk=subject)
    assert (row.planned, row.contracted, row.disbursed) == (6_000_000_000, 8_000_000_000, 2_000_000_000)
    assert (row.step, row.done, row.open_due, row.open_risks) == ("building", 4, ["2018-10-31"], 1)
    assert verify_stories().differences == []
    Project.objects.update(disbursed=1)
    assert len(verify_stories().differences) == 1


def test_only_those_of_its_one_stop_and_auditors_see_a_project(world: World) -> None:
    elsewhere = coordinator(world, "xuan", "QNI.193")
    subject = registered(world.quyen)
    for actor in (world.quyen, world.em, world.kiem):
        assert project_for(actor, subject)[0].pk == subject
    for actor in (world.an, world.binh, world.giang, elsewhere):
        assert not visible_to(actor).exists()
        with pytest.raises(NotFound):
            record_fact(actor, subject, CAPITAL, request_id=uuid4(), at=NOW)
    for actor in (world.em, world.kiem):  # they look, they do not keep
        with pytest.raises(NotFound):
            record_fact(actor, subject, CAPITAL, request_id=uuid4(), at=NOW)
        with pytest.raises(NotFound):
            register_project(actor, new_project(code="X"), request_id=uuid4(), at=NOW)
    with pytest.raises(NotFound):
        portfolio(world.binh)


def test_a_request_counts_once(world: World) -> None:
    subject, request = registered(world.quyen), uuid4()
    for _ in range(2):
        record_fact(world.quyen, subject, CAPITAL, request_id=request, at=NOW)
    assert StoryEvent.objects.filter(subject=subject).count() == 2
    again = uuid4()
    first = register_project(world.quyen, new_project(code="TH-02"), request_id=again, at=NOW)
    assert register_project(world.quyen, new_project(code="TH-02"), request_id=again, at=NOW) == first


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "TH-01"}, "known_already"),
        ({"group": "D"}, "no_such_thing"),
        ({"programme": "?"}, "no_such_thing"),
        ({"decided_on": date(1999, 1, 1)}, "no_steps_in_force"),
        ({"decided_on": date(2018, 12, 1)}, "day_in_future"),
        ({"name": ""}, "text_missing"),
        ({"total": 0}, "amount_unfit"),
        ({"security_level": 6}, "security_level_unknown"),
    ],
)
def test_what_is_no_project(world: World, changes: dict[str, object], code: str) -> None:
    registered(world.quyen)
    with pytest.raises(DomainError) as refused:
        register_project(world.quyen, new_project(**({"code": "TH-02"} | changes)), request_id=uuid4(), at=NOW)
    assert refused.value.code == code
    assert Project.objects.count() == 1
    assert StoryEvent.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_pay_at_once_never_pay_more_than_the_contract() -> None:
    world = build_world()
    quyen = coordinator(world)
    subject = registered(quyen)
    record(quyen, subject, CAPITAL, *steps_before_contract(), CONTRACT)

    def pay(voucher: str) -> object:
        fact = Disbursed("HĐ-1", 2018, "Ngân sách tỉnh", 4_000_000_000, date(2018, 6, 1), voucher)
        return record_fact(quyen, subject, fact, request_id=uuid4(), at=NOW)

    done = at_once(lambda: pay("A"), lambda: pay("B"))
    assert sum(isinstance(each, DomainError) for each in done) == 1
    assert Project.objects.get().disbursed == 4_000_000_000
    assert verify_stories().differences == []


def test_a_report_of_a_period_counts_by_the_days_on_which_things_happened(world: World) -> None:
    paid_project(world.quyen)
    ((row, line),) = report_of(world.kiem, date(2018, 4, 1), date(2018, 11, 1))
    assert row.code == "TH-01"
    assert (line.contracted, line.disbursed_before, line.disbursed) == (8_000_000_000, 0, 2_000_000_000)
    assert line.steps == ()
    assert line.reached == ("Ký hợp đồng",)
    assert line.late == ("Lắp đặt xong",)
    assert report_of(world.kiem, date(2017, 1, 1), date(2017, 12, 31)) == []
