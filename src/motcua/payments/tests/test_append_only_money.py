"""The privileges of docs/examples/append_only.sql: enough to take money, too few to rewrite what was taken."""

from collections.abc import Iterator

import pytest
from django.db import ProgrammingError, connection, transaction

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.tests.test_append_only import PRIVILEGES, ROLE
from motcua.dossiers.tests.world import World, instant
from motcua.payments.actions.confirm_count import confirm_count
from motcua.payments.actions.count_cash import count_cash
from motcua.payments.actions.decline_refund import decline_refund
from motcua.payments.actions.open_cash import open_cash
from motcua.payments.actions.print_receipt import print_receipt
from motcua.payments.actions.reopen_day import reopen_day
from motcua.payments.rules.facts import Drawer
from motcua.payments.tests.fees import paid_dossier

EVENING = instant("05/11 17:00")


@pytest.fixture
def served(world: World) -> Iterator[World]:
    """The world with a day's money, acted in by a role that has what the file grants."""
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        cursor.execute(PRIVILEGES.read_text(encoding="utf-8"))
        cursor.execute("SET LOCAL ROLE motcua_app")
    code = paid_dossier(world)
    assert world.binh.account_id is not None
    drawer = Drawer("QNI", world.binh.account_id, EVENING.date())
    carry_out(world.binh, code, Withdraw("Phạm Thị An"), at=instant("05/11 10:00"))
    open_cash(world.binh, drawer, 20_000, at=EVENING)
    print_receipt(world.binh, code, 2, at=EVENING)
    count_cash(world.binh, drawer, {100_000: 1, 20_000: 2}, at=EVENING)
    confirm_count(world.em, drawer, at=EVENING)
    reopen_day(world.em, drawer, "Đếm lại", at=EVENING)
    decline_refund(world.em, code, "Đã thẩm định", at=EVENING)
    yield world
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE payments_entry SET cash = 0",
        "DELETE FROM payments_entry",
        "TRUNCATE payments_entry",
        "UPDATE payments_receipt SET number = 9",
        "DELETE FROM payments_receipt",
        "UPDATE payments_receiptseries SET last = 999",
        "DELETE FROM payments_receiptseries",
        "UPDATE payments_cashcount SET counted = 0",
        "DELETE FROM payments_reopening",
        "UPDATE payments_opening SET amount = 0",
        "DELETE FROM payments_confirmation",
        "DELETE FROM payments_receiptprint",
        "DELETE FROM payments_refundtask",
        "UPDATE payments_refundclosing SET ground = ''",
        "DELETE FROM payments_balance",
        "DELETE FROM payments_till",
        "UPDATE payments_gatewaymessage SET verdict = '00'",
        "DELETE FROM payments_gatewaymessage",
        "DELETE FROM payments_paymentorder",
        "DELETE FROM payments_onlinepayment",
        "DELETE FROM payments_onlinerefund",
        "UPDATE payments_reconciliation SET file = ''",
        "DELETE FROM payments_difference",
    ],
)
def test_money_that_was_booked_cannot_be_rewritten(served: World, statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
