"""A review from plan to savings, and what is refused on the way (NĐ 63/2010 ch. V)."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.tests.world import World
from motcua.journal.verify import verify_stories
from motcua.kernel.errors import Conflict, DomainError, NotFound
from motcua.kernel.tests.at_once import at_once
from motcua.reviews.access import plan_for
from motcua.reviews.actions import carry_out
from motcua.reviews.models import ReviewItem, ReviewPlan
from motcua.reviews.rules.review import Item, Outcome, Plan, Standing, decide_send_plan
from motcua.reviews.rules.savings import cost_of, savings_of
from motcua.reviews.tests.people import AT, add_people, opened, proposal
from motcua.worktime.rules.terms import TermUnit

CODE = "1.000001"


@pytest.fixture
def plan(world: World) -> UUID:
    add_people(world)
    number = opened(world)
    carry_out.plan_procedure(world.oanh, number, CODE, request_id=uuid4(), at=AT)
    return number


@pytest.fixture
def sent(world: World, plan: UUID) -> UUID:
    carry_out.send_plan(world.oanh, plan, on=date(2018, 1, 22), document="5/KH", request_id=uuid4(), at=AT)
    return plan


@pytest.mark.parametrize(
    ("on", "late"), [((2018, 1, 22), 0), ((2018, 1, 30), 0), ((2018, 1, 31), 1), ((2018, 2, 15), 16)]
)
def test_a_plan_is_sent_before_31_january_or_says_how_late_it_is(on: tuple[int, int, int], late: int) -> None:
    plan = Plan("QNI", 2018, "x", items={CODE: Item(CODE, "x")})
    (fact,) = decide_send_plan(plan, date(*on), "5/KH", date(2018, 3, 1))
    assert fact.days_late == late


def test_a_plan_is_not_sent_in_a_year_long_before_its_own() -> None:
    plan = Plan("QNI", 2018, "x", items={CODE: Item(CODE, "x")})
    for on, code in ((date(1900, 1, 1), "sent_too_early"), (date(2016, 12, 31), "sent_too_early")):
        with pytest.raises(DomainError) as refused:
            decide_send_plan(plan, on, "5/KH", date(2018, 3, 1))
        assert (refused.value.code, refused.value.field) == (code, "on")
    (fact,) = decide_send_plan(plan, date(2017, 12, 20), "5/KH", date(2018, 3, 1))
    assert fact.days_late == 0


def test_an_approved_simplification_is_counted_to_the_dong(world: World, sent: UUID) -> None:
    carry_out.propose(world.oanh, sent, CODE, proposal(), request_id=uuid4(), at=AT)
    assert savings_of(plan_for(world.em, sent).plan.items.values()).cost.amount == 0
    carry_out.approve(world.em, sent, CODE, "9/QĐ", request_id=uuid4(), at=AT)
    savings = savings_of(plan_for(world.em, sent).plan.items.values())
    assert (savings.cost.amount, savings.cost.hundredths_of_percent) == (2_559_804_000, 7744)
    assert (savings.days, savings.papers_cut, savings.procedures_cut) == ({TermUnit.WORKING_DAYS: 2}, 2, 0)
    assert verify_stories().differences == []
    ReviewItem.objects.update(cost_after=1)
    assert verify_stories().differences == [f"review {sent}: the rows of its procedures say otherwise"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"after": 1_024_000}, "cost_does_not_fall"),
        ({"after": 2_000_000}, "cost_does_not_fall"),
        ({"after": None}, "after_missing"),
        ({"outcome": Outcome.MERGE, "after": None}, "merged_into_nothing"),
        ({"reason": " "}, "text_missing"),
    ],
)
def test_what_is_no_simplification_is_refused(world: World, sent: UUID, changed: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError) as refused:
        carry_out.propose(world.oanh, sent, CODE, proposal(**changed), request_id=uuid4(), at=AT)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_keeping_needs_no_saving_and_abolishing_saves_all(world: World, sent: UUID) -> None:
    carry_out.propose(world.oanh, sent, CODE, proposal(Outcome.KEEP, after=None), request_id=uuid4(), at=AT)
    carry_out.give_back(world.em, sent, CODE, "Xem lại", request_id=uuid4(), at=AT)
    carry_out.propose(world.oanh, sent, CODE, proposal(Outcome.ABOLISH, after=None), request_id=uuid4(), at=AT)
    carry_out.approve(world.em, sent, CODE, "9/QĐ", request_id=uuid4(), at=AT)
    savings = savings_of(plan_for(world.kiem, sent).plan.items.values())
    assert (savings.procedures_cut, savings.cost.after, savings.papers_cut) == (1, 0, 4)
    with pytest.raises(DomainError) as refused:
        carry_out.propose(world.oanh, sent, CODE, proposal(), request_id=uuid4(), at=AT)
    assert refused.value.code == "approved_already"


def test_the_control_unit_writes_and_the_head_approves(world: World, sent: UUID) -> None:
    for stranger in (world.giang, world.an):
        with pytest.raises(NotFound):
            carry_out.propose(stranger, sent, CODE, proposal(), request_id=uuid4(), at=AT)
    for other in (world.em, world.chi, world.kiem):
        with pytest.raises(DomainError) as refused:
            carry_out.propose(other, sent, CODE, proposal(), request_id=uuid4(), at=AT)
        assert refused.value.code == "not_your_post"
    carry_out.propose(world.oanh, sent, CODE, proposal(), request_id=uuid4(), at=AT)
    with pytest.raises(DomainError) as refused:
        carry_out.approve(world.oanh, sent, CODE, "9/QĐ", request_id=uuid4(), at=AT)
    assert refused.value.code == "not_your_post"


def test_before_the_plan_is_sent_nothing_is_proposed_and_twice_the_same_is_harmless(world: World, plan: UUID) -> None:
    with pytest.raises(DomainError) as refused:
        carry_out.propose(world.oanh, plan, CODE, proposal(), request_id=uuid4(), at=AT)
    assert refused.value.code == "plan_not_sent"
    once = uuid4()
    for _ in range(2):
        carry_out.send_plan(world.oanh, plan, on=date(2018, 1, 22), document="5/KH", request_id=once, at=AT)
    assert ReviewPlan.objects.get().sent_on == date(2018, 1, 22)
    with pytest.raises(DomainError) as refused:
        carry_out.plan_procedure(world.oanh, plan, CODE, request_id=uuid4(), at=AT)
    assert refused.value.code == "procedure_planned_already"


@pytest.mark.django_db(transaction=True)
def test_of_two_heads_at_once_one_approves(committed_world: World) -> None:
    world = add_people(committed_world)
    number = opened(world)
    carry_out.plan_procedure(world.oanh, number, CODE, request_id=uuid4(), at=AT)
    carry_out.send_plan(world.oanh, number, on=date(2018, 1, 22), document="5/KH", request_id=uuid4(), at=AT)
    carry_out.propose(world.oanh, number, CODE, proposal(), request_id=uuid4(), at=AT)

    def approve() -> None:
        carry_out.approve(world.em, number, CODE, "9/QĐ", request_id=uuid4(), at=AT)

    done = at_once(approve, approve)
    assert sorted(type(one).__name__ for one in done) == ["NoneType", "Refused"]
    assert not any(isinstance(one, Conflict) for one in done)


PROPOSALS = st.builds(
    lambda outcome, before, after: proposal(outcome, before, after if outcome is Outcome.AMEND else None),
    st.sampled_from([Outcome.KEEP, Outcome.AMEND, Outcome.ABOLISH]),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
)


@given(st.lists(st.tuples(PROPOSALS, st.sampled_from(Standing)), max_size=8))
def test_savings_add_up_one_by_one(told: list[tuple[object, Standing]]) -> None:
    items = [Item(str(place), "x", standing, each) for place, (each, standing) in enumerate(told)]  # type: ignore[arg-type]
    approved = [item for item in items if item.standing is Standing.APPROVED]
    savings = savings_of(items)
    assert savings.cost.amount == sum(cost_of(item.proposal).amount for item in approved if item.proposal)
    assert savings.cost.before - savings.cost.after == savings.cost.amount
    assert savings.procedures_cut + savings.amended <= savings.approved == len(approved) <= savings.reviewed
    assert sum(savings_of([item]).cost.amount for item in items) == savings.cost.amount
