"""Charges, payments, cancellations and receipts through the actions, alone and with many clerks at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.content_json import content_to_json
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.errors import DomainError
from motcua.organisation.models import ServiceCentre
from motcua.payments.access import money_of
from motcua.payments.actions.cancel_entry import cancel_entry
from motcua.payments.actions.reduce_fee import reduce_fee
from motcua.payments.actions.register_series import register_series
from motcua.payments.actions.take_payment import take_payment
from motcua.payments.models import Balance, Entry, Receipt, ReceiptSeries
from motcua.payments.queries import fee_panel, receipt_for_print
from motcua.payments.rules.cancel import Cancel
from motcua.payments.rules.facts import Method
from motcua.payments.rules.pay import Pay
from motcua.payments.rules.reduce import Reduce
from motcua.payments.rules.series import Series
from motcua.payments.tests.fees import CONTENT, LE_PHI, PHI, charged, dossier, paid, paid_dossier

CASH = Pay(120_000, Method.CASH, "Phạm Thị An")


def code_of(act, *asked, **named) -> str:
    with pytest.raises(DomainError) as error:
        act(*asked, **named)
    assert error.value.vi
    assert error.value.en
    return error.value.code


def test_a_fee_is_charged_reduced_and_paid_with_a_receipt_in_words(world: World) -> None:
    code = dossier(world)
    charged(world, code, PHI)
    charged(world, code, LE_PHI)
    reduce_fee(world.binh, code, Reduce(1, 50, "Luật 97/2015 Điều 10", "Thẻ 01"), at=instant("05/11 09:06"))
    booked = paid(world, code, 110_000, method=Method.TRANSFER, reference="FT18309")
    assert (booked.ledger.due, booked.ledger.owed, booked.entry.fact.receipt) == (110_000, 0, "01BLP QN-18 0000001")
    ServiceCentre.objects.filter(code=world.province.code).update(tax_code="0100047516")
    printed = receipt_for_print(world.binh, code, booked.entry.seq)
    assert printed.centre_tax_code == "0100047516"
    assert [(part.name, part.amount) for part in printed.parts] == [("Phí", 60_000), ("Lệ phí", 50_000)]
    assert printed.amount_in_words == "một trăm mười nghìn đồng chẵn"
    assert (printed.number, printed.payer, printed.method, printed.is_cancelled) == (
        1,
        "Phạm Thị An",
        "transfer",
        False,
    )


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (Pay(120_001, Method.CASH, "An"), "overpayment"),
        (Pay(0, Method.CASH, "An"), "amount_not_positive"),
        (Pay(-1, Method.CASH, "An"), "amount_not_positive"),
        (Pay(1, Method.CASH, " "), "payer_missing"),
        (Pay(1, Method.TRANSFER, "An"), "reference_missing"),
    ],
)
def test_a_wrong_payment_books_nothing(world: World, command: Pay, code: str) -> None:
    number = dossier(world)
    charged(world, number)
    assert code_of(take_payment, world.binh, number, command, at=instant("05/11 09:10")) == code
    assert (Entry.objects.count(), Receipt.objects.count(), ReceiptSeries.objects.get().next) == (1, 0, 1)


def test_paying_twice_is_harmless(world: World) -> None:
    code, request = dossier(world), uuid4()
    charged(world, code)
    first = take_payment(world.binh, code, CASH, at=instant("05/11 09:10"), request_id=request)
    again = take_payment(world.binh, code, CASH, at=instant("05/11 09:11"), request_id=request)
    assert again.entry == first.entry
    assert code_of(take_payment, world.binh, code, CASH, at=instant("05/11 09:12")) == "nothing_owed"
    assert Receipt.objects.count() == 1


def test_a_request_number_of_another_dossier_is_refused(world: World) -> None:
    one, other, request = paid_dossier(world), dossier(world, "05/11 09:30"), uuid4()
    charged(world, other)
    take_payment(world.binh, other, CASH, at=instant("05/11 09:40"), request_id=request)
    assert code_of(take_payment, world.binh, one, CASH, at=instant("05/11 09:41"), request_id=request) == (
        "request_id_taken"
    )


@pytest.mark.parametrize(
    ("who", "code"), [("giang", "dossier_not_found"), ("an", "dossier_not_found"), ("chi", "not_at_the_counter")]
)
def test_money_is_taken_at_the_counter_of_the_centre_only(world: World, who: str, code: str) -> None:
    number = dossier(world)
    charged(world, number)
    assert code_of(take_payment, getattr(world, who), number, CASH, at=instant("05/11 09:10")) == code


def test_a_cancelled_payment_is_compensated_and_its_receipt_stays_void(world: World) -> None:
    code = paid_dossier(world)
    booked = cancel_entry(world.binh, code, Cancel(2, "Ghi nhầm hồ sơ"), at=instant("05/11 09:20"))
    assert (booked.ledger.received, booked.ledger.owed, Entry.objects.count()) == (0, 120_000, 3)
    printed = receipt_for_print(world.binh, code, 2)
    assert (printed.is_cancelled, printed.cancel_reason) == (True, "Ghi nhầm hồ sơ")
    assert paid(world, code, at="05/11 09:30").entry.fact.receipt == "01BLP QN-18 0000002"
    assert code_of(cancel_entry, world.binh, code, Cancel(2, "Lại"), at=instant("05/11 09:40")) == "already_cancelled"
    assert code_of(cancel_entry, world.binh, code, Cancel(3, "Lại"), at=instant("05/11 09:40")) == "cancellation_stays"
    assert code_of(cancel_entry, world.binh, code, Cancel(9, "Lại"), at=instant("05/11 09:40")) == "entry_unknown"
    assert code_of(cancel_entry, world.binh, code, Cancel(1, "Lại"), at=instant("05/11 09:40")) == "paid_already"
    assert code_of(cancel_entry, world.binh, code, Cancel(4, " "), at=instant("05/11 09:40")) == "reason_missing"


def test_a_fee_that_changes_alters_no_dossier_that_was_charged(world: World) -> None:
    code = dossier(world)
    charged(world, code)
    old = ProcedureRevision.objects.get()
    dearer = tuple(replace(line, fees=(replace(PHI, amount=900_000), LE_PHI)) for line in CONTENT.lines)
    since = instant("06/11 00:00").date()
    ProcedureRevision.objects.filter(pk=old.pk).update(valid_to=instant("05/11 00:00").date())
    values = {each.attname: getattr(old, each.attname) for each in ProcedureRevision._meta.concrete_fields}
    changed = {"number": 2, "valid_from": since, "content": content_to_json(replace(CONTENT, lines=dearer))}
    ProcedureRevision.objects.create(**(values | changed | {"id": None}))
    assert paid(world, code, at="07/11 09:00").ledger.owed == 0
    assert fee_panel(world.binh, code, instant("07/11 09:00")).published.lines[0].fee.amount == 120_000
    charged(world, code, LE_PHI, at="07/11 09:10")
    assert Balance.objects.get().due == 170_000
    later = dossier(world, "07/11 10:00")
    assert fee_panel(world.binh, later, instant("07/11 10:00")).published.lines[0].fee.amount == 900_000


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (Reduce(1, 100, " ", "Thẻ 01"), "basis_missing"),
        (Reduce(1, 100, "Luật 97/2015 Điều 10", " "), "document_missing"),
        (Reduce(1, 101, "Luật 97/2015 Điều 10", "Thẻ 01"), "bad_percent"),
    ],
)
def test_an_exemption_without_its_ground_is_refused(world: World, command: Reduce, code: str) -> None:
    number = dossier(world)
    charged(world, number)
    assert code_of(reduce_fee, world.binh, number, command, at=instant("05/11 09:10")) == code
    assert Balance.objects.get().due == 120_000


def test_an_exhausted_series_is_refused_with_what_to_do_and_the_next_one_goes_on(world: World) -> None:
    ReceiptSeries.objects.update(next=30)
    assert paid_dossier(world)
    code = dossier(world, "05/11 09:30")
    charged(world, code)
    with pytest.raises(DomainError, match="receipts_exhausted") as error:
        paid(world, code)
    assert "đăng ký dải biên lai mới" in error.value.vi
    assert Balance.objects.get(dossier__code=code).received == 0
    again = Series("01BLP", "QN-18", 2018, 31, 40)
    register_series(world.em, world.province.pk, again, at=instant("05/11 10:00"))
    assert paid(world, code).entry.fact.receipt == "01BLP QN-18 0000031"


@pytest.mark.parametrize(
    ("series", "code"),
    [
        (Series("01BLP", "QN-18", 2018, 30, 50), "series_overlaps"),
        (Series("01 blp", "QN-18", 2018, 50, 60), "bad_series_word"),
        (Series("01BLP", "", 2018, 50, 60), "bad_series_word"),
        (Series("01BLP", "QN-18", 2018, 60, 50), "bad_series_numbers"),
        (Series("01BLP", "QN-18", 2018, 0, 50), "bad_series_numbers"),
        (Series("01BLP", "QN-18", 2018, 1, 10_000_000), "bad_series_numbers"),
        (Series("01BLP", "QN-18", 2030, 1, 50), "bad_series_year"),
    ],
)
def test_a_series_that_cannot_be_is_refused(world: World, series: Series, code: str) -> None:
    assert code_of(register_series, world.em, world.province.pk, series, at=instant("05/11 09:00")) == code
    assert code_of(register_series, world.binh, world.province.pk, series, at=instant("05/11 09:00")) == "needs_head"


def test_the_database_itself_gives_no_number_twice(world: World) -> None:
    paid_dossier(world)
    row = Receipt.objects.get()
    row.pk, row.seq = None, 9
    with pytest.raises(IntegrityError, match="receipt_number_once"), transaction.atomic():
        row.save()


@pytest.mark.django_db(transaction=True)
def test_twenty_clerks_at_once_leave_no_gap_even_where_some_fail(
    committed_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [dossier(committed_world) for _ in range(20)]
    for code in codes:
        charged(committed_world, code)

    def pay(number: int) -> str:
        try:
            with transaction.atomic():
                receipt = paid(committed_world, codes[number]).entry.fact.receipt
                if number % 5 == 0:
                    raise InterruptedError
            return receipt
        except InterruptedError:
            return ""
        finally:
            connection.close()

    connection.close()
    with monkeypatch.context() as without_pool, ThreadPoolExecutor(20) as threads:
        without_pool.setitem(connection.settings_dict["OPTIONS"], "pool", None)
        receipts = [receipt for receipt in threads.map(pay, range(20)) if receipt]
    assert sorted(receipts) == [f"01BLP QN-18 {number:07d}" for number in range(1, 17)]


@pytest.mark.django_db(transaction=True)
def test_two_clerks_who_take_the_same_fee_take_it_once(committed_world: World) -> None:
    code, request = dossier(committed_world), uuid4()
    charged(committed_world, code)

    def pay(request_id) -> str:
        try:
            command = take_payment(committed_world.binh, code, CASH, at=instant("05/11 09:10"), request_id=request_id)
        except DomainError as error:
            return error.code
        else:
            return command.entry.fact.receipt
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        same = set(pool.map(pay, [request] * 4))
        answers = list(pool.map(pay, [uuid4() for _ in range(4)]))
    assert same == {"01BLP QN-18 0000001"}
    assert answers == ["nothing_owed"] * 4


@pytest.mark.django_db(transaction=True)
def test_a_payment_and_a_withdrawal_at_once_lose_no_money(committed_world: World) -> None:
    for round_number in range(6):
        code = dossier(committed_world)
        charged(committed_world, code)

        def act(what: str, code: str = code) -> str:
            try:
                if what == "pay":
                    paid(committed_world, code)
                else:
                    carry_out(committed_world.binh, code, Withdraw("Phạm Thị An"), at=instant("05/11 10:00"))
            except DomainError as error:
                return error.code
            else:
                return "done"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(act, ["pay", "withdraw"]))
        held = money_of(committed_world.binh, code).ledger.held
        has_task = Balance.objects.get(dossier__code=code).dossier.refund_tasks.exists()
        assert answers[1] == "done", round_number
        assert (answers[0] == "done", held > 0, has_task) in {(True, True, True), (False, False, False)}
