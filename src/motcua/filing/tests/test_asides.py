"""What An is told beside her dossier's events: fees, payments, messages. Once each, and nothing told already."""

from uuid import uuid4

import pytest
from pytest_django import Settings

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.rules.lifecycle.payment import RequestPayment
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefuseAtGate
from motcua.dossiers.tests.world import World, application, instant
from motcua.dossiers.verify import verify_all
from motcua.filing.actions.send_message import mark_read, send_message
from motcua.notices import personal_data as told_to
from motcua.notices.models import Delivery, Notice, Preference
from motcua.notices.outgoing import claim_next
from motcua.notices.sending import first_deliveries
from motcua.notices.spreading import spread
from motcua.payments import personal_data as paid_by
from motcua.payments.access import money_of
from motcua.payments.actions.charge_fee import charge_fee
from motcua.payments.actions.handle_payment import refund_payment
from motcua.payments.actions.send_refund import settle_refund
from motcua.payments.models import OnlinePayment
from motcua.payments.rules.charge import Charge
from motcua.payments.rules.fee_lines import key_of
from motcua.payments.rules.online.refunds import GiveBack
from motcua.payments.tests.conftest import paying
from motcua.payments.tests.fees import LE_PHI, PHI
from motcua.payments.tests.online.told import ACCOUNTS, accepted_online, ordered, submitted, tell, with_online_fees
from motcua.people.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(world: World, settings: Settings) -> World:
    settings.PAYMENT_GATEWAYS = ACCOUNTS
    return with_online_fees(paying(world))


def kinds(number: int) -> list[str]:
    spread(number, at=instant("05/11 18:00"))
    return list(Delivery.objects.filter(dossier_id=number, way="in_app").order_by("pk").values_list("kind", flat=True))


def number_of(world: World, code: str) -> int:
    return money_of(world.binh, code).row.pk


def test_two_fees_charged_at_once_are_one_notice_of_all_that_is_owed(world: World) -> None:
    code = accepted_online(world)
    for fee in (PHI, LE_PHI):
        charge_fee(world.binh, code, Charge(key_of(fee)), at=instant("05/11 09:05"))
    assert kinds(number_of(world, code)) == ["submitted", "accepted", "fee_charged"]
    told = Delivery.objects.get(kind="fee_charged", way="in_app").text
    assert "170.000 đồng" in told
    assert f"/thanh-toan/ho-so/{code}/" in told


def test_what_she_charged_herself_by_paying_is_told_as_paid_only(world: World) -> None:
    number = submitted(world)
    order = ordered(world, number)
    tell(order)
    tell(order)
    assert kinds(number) == ["submitted", "paid_online"]
    assert "170.000 đồng" in Delivery.objects.get(kind="paid_online", way="in_app").text


def test_money_that_goes_back_is_told_with_whom_it_goes_to(world: World) -> None:
    number = submitted(world)
    tell(ordered(world, number))
    carry_out(world.binh, number, RefuseAtGate("Sai thẩm quyền", "Điều 5"), at=instant("05/11 11:00"))
    back = GiveBack(170_000, "", "Phạm Thị An")
    refund = refund_payment(world.binh, OnlinePayment.objects.get().pk, back, at=instant("05/11 11:05"))
    settle_refund(world.em, refund.pk, True, "Sao kê 12", at=instant("05/11 11:10"))
    assert kinds(number) == ["submitted", "paid_online", "refused_at_gate", "given_back"]
    told = Delivery.objects.get(kind="given_back", way="in_app").text
    assert "170.000 đồng" in told
    assert "cho Phạm Thị An" in told


def test_a_payment_that_ends_the_wait_is_told_once(world: World) -> None:
    code = accepted_online(world)
    charge_fee(world.binh, code, Charge(key_of(PHI)), at=instant("05/11 09:05"))
    hand_over_dossier(world.binh, code, at=instant("05/11 09:10"))
    carry_out(world.chi, code, RequestPayment(120_000, "Phí"), at=instant("05/11 09:20"))
    tell(ordered(world, code))
    told = kinds(number_of(world, code))
    assert told[-2:] == ["payment_asked", "payment_confirmed"]
    assert "paid_online" not in told


def test_messages_are_told_until_she_has_read_them_and_never_her_own(world: World) -> None:
    number = submitted(world)

    def write(actor: str, text: str) -> None:
        send_message(world.cast[actor], number, text, at=instant("05/11 09:30"), request_id=uuid4())

    write("an", "Xin hỏi")
    write("binh", "Chị chờ chút")
    write("binh", "Đủ rồi ạ")
    assert kinds(number) == ["submitted", "message_written"]
    mark_read(world.an, number)
    write("binh", "Thêm một việc")
    assert kinds(number)[2:] == ["message_written"]
    told = Delivery.objects.filter(kind="message_written", way="in_app").first()
    assert told is not None
    assert f"/trao-doi/{number}/" in told.text
    assert "Chị chờ chút" not in told.text


def test_they_keep_their_place_in_the_order_and_verify_knows_them(world: World) -> None:
    number = submitted(world)
    send_message(world.binh, number, "Chào chị", at=instant("05/11 09:30"), request_id=uuid4())
    spread(number, at=instant("05/11 10:00"))
    Delivery.objects.filter(way="in_app").update(way="email", status="waiting")
    waiting = first_deliveries(number)
    first = claim_next(waiting, at=instant("05/11 10:00"))
    assert first is not None
    assert first.kind == "submitted"
    assert claim_next(waiting, at=instant("05/11 10:00")) is None, "the message waits for what was before it"
    assert not verify_all().differences


def test_at_the_counter_nothing_is_told_of_money(world: World) -> None:
    asked = application(channel=Channel.COUNTER, case="thuong")
    code = accept_dossier(world.binh, asked, at=instant("05/11 09:00")).state.code
    charge_fee(world.binh, code, Charge(key_of(PHI)), at=instant("05/11 09:05"))
    assert not Notice.objects.filter(kind="fee_charged").exists()


def test_notices_and_payments_go_along_when_accounts_merge_and_stand_in_the_copy(world: World) -> None:
    number = submitted(world)
    tell(ordered(world, number))
    kinds(number)
    old, new = world.an.account_id or 0, Account.objects.create_user("an-moi", full_name="Phạm Thị An").pk
    Preference.objects.create(account_id=old, by_email=False)
    at = instant("05/11 18:00")
    assert (told_to.move(old, new, at), paid_by.move(old, new, at)) == (2, 1)
    assert Preference.objects.get().account_id == new
    assert [each["kind"] for each in told_to.data_of(new).data["notices"]] == ["submitted", "paid_online"]
    assert [each["amount"] for each in paid_by.data_of(new).data["payments"]] == [170_000]
    assert told_to.data_of(old).data == {"notices": [], "ways": None}


def test_a_closed_account_is_written_to_no_more(world: World) -> None:
    number = submitted(world)
    Account.objects.filter(pk=world.an.account_id).update(email="an@example.vn")
    kinds(number)
    account = world.an.account_id or 0
    assert "1 thông báo" in told_to.what_stays(account)[0].vi
    told_to.close(account, instant("05/11 18:00"))
    assert not Delivery.objects.filter(account=account, status="waiting").exists()
