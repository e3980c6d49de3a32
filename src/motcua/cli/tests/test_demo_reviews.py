"""The demo's review holds before its own rules, says that it is training data, can be simulated, and is told once."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from motcua.demo.reviews import NUMBER, OUTCOMES, PRICES, TRAINING, tell_reviews
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.tests.conftest import forgotten, world
from motcua.dossiers.tests.world import World, add_procedure, application, instant
from motcua.journal.models import StoryEvent
from motcua.journal.reading import told
from motcua.journal.verify import verify_stories
from motcua.kernel.clock import TrainingClock, real_now
from motcua.organisation.models import Post
from motcua.people.models import Account
from motcua.reviews.models import EquipmentPrice
from motcua.reviews.rules.review import REVIEW, Standing
from motcua.reviews.rules.savings import savings_of
from motcua.reviews.tests.people import add_items, add_people

__all__ = ["forgotten", "world"]
AT = instant("30/11 18:00")


@pytest.fixture
def told_of(world: World) -> World:
    """With Oanh and Quyên, Dũng as the head, and a procedure for each outcome, the first with the most dossiers."""
    add_people(world)
    add_items()
    Post.objects.filter(code="QNI.dung").update(roles=["approver", "centre_head"])
    for number in range(1, len(OUTCOMES) + 1):
        code = f"1.00000{number}"
        if number > 1:
            add_procedure(world.province, code=code)
        for _ in range(len(OUTCOMES) + 1 - number):
            done = accept_dossier(world.binh, application(procedure=code), at=instant("05/11 09:00"))
            carry_out(world.binh, done.dossier_id, Withdraw("Phạm Thị An", "Thôi"), at=instant("05/11 09:30"))
    return world


def test_a_review_with_every_outcome_is_told_once(told_of: World) -> None:
    tell_reviews(AT)
    events = StoryEvent.objects.count()
    tell_reviews(AT + timedelta(days=3))
    assert StoryEvent.objects.count() == events
    plan = told(REVIEW, NUMBER).state
    assert TRAINING in plan.title
    assert plan.sent_on is not None
    assert [item.standing for item in plan.items.values()] == [
        *[Standing.APPROVED] * 3,
        *(Standing.PROPOSED, Standing.RETURNED, Standing.PLANNED),
    ]
    assert [item.proposal and item.proposal.outcome for item in plan.items.values()] == list(OUTCOMES)
    assert all(TRAINING in item.proposal.reason for item in plan.items.values() if item.proposal)
    savings = savings_of(plan.items.values())
    assert savings.procedures_cut == 1
    assert savings.cost.amount > 0
    assert set(savings.days.values()) == {1}
    assert verify_stories().differences == []
    priced = EquipmentPrice.objects.filter(item__code__in=PRICES)
    assert priced.count() == 2  # of the three items of the tests' list, two are among the demo's
    assert all(TRAINING in price.source for price in priced)


def test_the_simulation_is_one_press_from_a_procedure_of_the_review(told_of: World, settings: Settings) -> None:
    tell_reviews(AT)
    settings.TRAINING_CLOCK = TrainingClock(AT, real_now())
    client = Client()
    client.force_login(Account.objects.get(username="oanh"))
    page = client.get(f"/cai-cach/ra-soat/{NUMBER}/1.000001/")
    simulation = client.get(page.context["simulation"])
    assert simulation.context["answer"].before.ended == len(OUTCOMES)
