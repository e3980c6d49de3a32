"""Money that was changed behind the writer's back is found and named."""

import pytest
from django.db import connection

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.tests.world import World, instant
from motcua.dossiers.verify import verify_all, verify_one
from motcua.payments.actions.cancel_entry import cancel_entry
from motcua.payments.actions.count_cash import count_cash
from motcua.payments.rules.cancel import Cancel
from motcua.payments.rules.facts import Drawer
from motcua.payments.tests.fees import paid_dossier


@pytest.fixture
def code(committed_world: World) -> str:
    """A paid dossier that was withdrawn, beside one whose payment was cancelled; the day is closed."""
    world = committed_world
    number = paid_dossier(world)
    wrong = paid_dossier(world, "05/11 09:20")
    cancel_entry(world.binh, wrong, Cancel(2, "Nhầm"), at=instant("05/11 09:40"))
    carry_out(world.binh, number, Withdraw("Phạm Thị An"), at=instant("05/11 10:00"))
    assert world.binh.account_id is not None
    drawer = Drawer("QNI", world.binh.account_id, instant("05/11 17:00").date())
    count_cash(world.binh, drawer, {100_000: 1, 20_000: 1}, at=instant("05/11 17:00"))
    return number


def told() -> str:
    return "\n".join(each.text for each in verify_all().differences)


@pytest.mark.django_db(transaction=True)
def test_what_the_rules_wrote_is_clean(code: str) -> None:
    assert told() == ""
    assert verify_one(code).differences == []


PAYMENT = "kind = 'paid' AND dossier_id = (SELECT id FROM dossiers_dossier WHERE code = %(code)s)"
TAMPERINGS = {
    f"UPDATE payments_entry SET data = jsonb_set(data, '{{amount}}', '1') WHERE {PAYMENT}": "changed after",
    f"UPDATE payments_entry SET actor_name = 'Kẻ khác' WHERE {PAYMENT}": "changed after it was written",
    f"UPDATE payments_entry SET cash = 0, transfer = 120000 WHERE {PAYMENT}": "is placed other than it says",
    f"DELETE FROM payments_entry WHERE {PAYMENT}": "the entries say",
    "DELETE FROM payments_entry WHERE kind = 'charged'": "is missing",
    "UPDATE payments_balance SET received = 0": "received is 0, the entries say",
    "UPDATE payments_till SET cash = 1": "cash is 1, the entries say 120000",
    "UPDATE payments_till SET is_closed = false": "closed is False",
    "UPDATE payments_cashcount SET counted = 5": "a count that its notes do not make",
    "UPDATE payments_cashcount SET expected = 5": "5 was counted against",
    "DELETE FROM payments_receipt WHERE number = 1": "have a gap",
    "DELETE FROM payments_receipt WHERE number = 2": "has no receipt",
    "UPDATE payments_receiptseries SET next = 9": "have a gap",
    "UPDATE payments_refundtask SET event = 1": "which ended nothing",
    "DELETE FROM payments_refundtask": "there is no refund task",
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", TAMPERINGS)
def test_what_was_tampered_with_is_named(code: str, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"code": code})
    assert TAMPERINGS[statement] in told()


@pytest.mark.django_db(transaction=True)
def test_one_dossier_is_checked_alone(code: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE payments_balance SET due = 999999; DELETE FROM payments_refundtask")
    found = "\n".join(each.text for each in verify_one(code).differences)
    assert "due is 999999" in found
    assert "there is no refund task" in found
