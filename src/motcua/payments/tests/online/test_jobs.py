"""The worker asks after orders that nobody told of, and sends refunds, each as often as it must."""

import pytest
from django.test import Client
from pytest_django import Settings

from motcua.dossiers.tests.world import World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.jobs.worker import run_pending
from motcua.payment_simulator.accounts import IPN
from motcua.payments import jobs
from motcua.payments.actions.ask_gateway import ask_gateway
from motcua.payments.actions.cancel_order import cancel_order
from motcua.payments.models import OnlinePayment, PaymentOrder
from motcua.payments.online.accounts import SIMULATED, gateways_for
from motcua.payments.online.handling import payments_to_handle
from motcua.payments.rules.online import vnpay
from motcua.payments.tests.online.conftest import Wire
from motcua.payments.tests.online.told import VNPAY, ordered, submitted, tell


def paid_as_asked(order: PaymentOrder) -> dict[str, str]:
    values = {"ResponseCode": "00", "TransactionStatus": "00", "TxnRef": order.reference, "TransactionNo": "7"}
    return vnpay.signed_body(VNPAY.secret, values | {"Amount": str(order.amount * 100)}, vnpay.QUERY_ANSWER)


def test_an_order_that_is_over_is_asked_after_and_booked_or_expires(
    online_world: World, wire: Wire, settings: Settings
) -> None:
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 10:20"), real_now())
    first = ordered(online_world, submitted(online_world))
    second = ordered(online_world, submitted(online_world))
    fresh = ordered(online_world, submitted(online_world), "05/11 10:19")
    wire.answers += [paid_as_asked(first), vnpay.signed_body(VNPAY.secret, {"ResponseCode": "91"}, vnpay.QUERY_ANSWER)]
    jobs.look_after_orders()
    run_pending()
    statuses = [PaymentOrder.objects.get(pk=order.pk).status for order in (first, second, fresh)]
    assert statuses == ["paid", "expired", "open"]
    assert OnlinePayment.objects.get().seq
    assert len(wire.sent) == 2


@pytest.mark.parametrize("ending", ["expired", "cancelled", "failed"])
def test_one_that_ended_is_asked_after_once_more_and_money_found_then_waits_for_a_person(
    online_world: World, wire: Wire, settings: Settings, ending: str
) -> None:
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 10:02"), real_now())
    order = ordered(online_world, submitted(online_world))
    if ending == "cancelled":
        cancel_order(online_world.an, order.reference, at=instant("05/11 10:02"))
    elif ending == "failed":
        tell(order, ResponseCode="24", TransactionStatus="02")
    else:
        wire.answers.append(vnpay.signed_body(VNPAY.secret, {"ResponseCode": "91"}, vnpay.QUERY_ANSWER))
        ask_gateway(order, at=instant("05/11 10:16"))
    asked = len(wire.sent)
    run_pending()
    assert len(wire.sent) == asked, "it is too early"
    wire.answers.append(paid_as_asked(order))
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 10:50"), real_now())
    jobs.ask_once_more(order.pk)
    assert [payment.transaction for payment in payments_to_handle(online_world.binh)] == ["7"]
    order.refresh_from_db()
    assert order.status == ending


def test_one_that_was_paid_is_not_asked_after_again(online_world: World, wire: Wire) -> None:
    order = ordered(online_world, submitted(online_world))
    tell(order)
    jobs.ask_once_more(order.pk)
    assert not wire.sent


def test_who_receives_the_money_is_the_centres_own_account_first(online_world: World, settings: Settings) -> None:
    row = ordered(online_world, submitted(online_world)).dossier
    assert [way.key for way in gateways_for(row)] == ["vnpay-qni", "quoc-gia"]
    settings.PAYMENT_SIMULATOR = True
    assert [way.key for way in gateways_for(row)] == ["vnpay-qni", "quoc-gia", SIMULATED[1].key]
    settings.PAYMENT_GATEWAYS = ()
    settings.PAYMENT_SIMULATOR = False
    assert gateways_for(row) == ()


def test_the_pretended_gateways_are_not_there_unless_they_are_switched_on(client: Client, db: None) -> None:
    assert client.get("/mo-phong-thanh-toan/vnpay/").status_code == 404
    assert client.get(IPN).json()["RspCode"] == "97"
