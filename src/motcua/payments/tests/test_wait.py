"""Money that a dossier waits for, taken at the counter: the wait ends and its clock goes on."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import World, instant
from motcua.dossiers.verify import verify_all
from motcua.kernel.errors import DomainError
from motcua.organisation.rules.posts import Role
from motcua.payments.models import Entry
from motcua.payments.tests.fees import LE_PHI, PHI, charged, dossier, paid

DUE = instant("12/11 17:00")
"""Accepted Mon 05/11 at 9:00, 5 working days."""


def waiting(world: World, amount: int = 120_000) -> str:
    """Accepted Monday, asked for money Wednesday at 10:00; its fee is charged."""
    code = dossier(world)
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, RequestPayment(amount, "Phí thẩm định"), at=instant("07/11 10:00"))
    charged(world, code, at="07/11 10:05")
    return code


def now(code: str) -> tuple[Status, object]:
    row = Dossier.objects.get(code=code)
    return Status(row.status), row.due_at


def test_paying_ends_the_wait_and_moves_the_due_date_by_the_days_waited(world: World) -> None:
    code = waiting(world)
    assert now(code)[0] is Status.AWAITING_PAYMENT
    booked = paid(world, code, at="09/11 09:00")  # the 8th and the 9th were waited
    assert now(code) == (Status.PROCESSING, instant("14/11 17:00"))
    assert booked.wait_ended is not None
    assert booked.wait_ended.due_at == instant("14/11 17:00")
    assert verify_all().differences == []


def test_a_part_is_not_enough_and_the_rest_ends_it(world: World) -> None:
    code = waiting(world)
    assert paid(world, code, 20_000, at="08/11 09:00").wait_ended is None
    assert now(code)[0] is Status.AWAITING_PAYMENT
    paid(world, code, 100_000, at="08/11 14:00")
    assert now(code) == (Status.PROCESSING, instant("13/11 17:00"))


def test_what_was_paid_before_the_request_does_not_end_it(world: World) -> None:
    code = dossier(world)
    charged(world, code)
    paid(world, code)
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, RequestPayment(120_000, "Phí thẩm định"), at=instant("07/11 10:00"))
    charged(world, code, LE_PHI, at="07/11 10:05")
    assert paid(world, code, 50_000, at="08/11 09:00").wait_ended is None
    assert now(code)[0] is Status.AWAITING_PAYMENT


def test_while_more_is_owed_the_wait_goes_on(world: World) -> None:
    code = waiting(world)
    charged(world, code, LE_PHI, at="07/11 10:06")
    assert paid(world, code, 120_000, at="08/11 09:00").wait_ended is None
    assert paid(world, code, 50_000, at="08/11 09:05").wait_ended is not None


def test_whoever_returns_results_may_take_it_too(world: World) -> None:
    code = waiting(world)
    post = replace(world.binh.posts[0], roles=frozenset({Role.RETURNER}))
    world.cast["binh"] = replace(world.binh, posts=(post,))
    assert paid(world, code, at="08/11 09:00").wait_ended is not None


def test_a_dossier_that_waits_for_nothing_is_left_alone(world: World) -> None:
    code = dossier(world)
    charged(world, code, PHI)
    assert paid(world, code).wait_ended is None


@pytest.mark.django_db(transaction=True)
def test_two_officers_take_the_money_at_once_and_one_wins(committed_world: World) -> None:
    world = committed_world
    for _ in range(3):
        code = waiting(world)

        def pay(_number: int, code: str = code) -> str:
            try:
                return paid(world, code, at="08/11 09:00").entry.fact.receipt
            except DomainError as error:
                return f"{error.code}: {error.vi}"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            lost, won = sorted(pool.map(pay, range(2)), reverse=True)
        assert lost.startswith("nothing_owed")
        assert f"Nguyễn Văn Bình đã thu 120.000 đ lúc 09:00 08/11/2018, biên lai {won}" in lost.replace("\u00a0", " ")
        assert Entry.objects.filter(dossier__code=code, kind="paid").count() == 1
        assert now(code)[0] is Status.PROCESSING
    assert verify_all().differences == []


@pytest.mark.django_db(transaction=True)
def test_the_money_and_a_confirmation_by_hand_at_once_end_the_wait_once(committed_world: World) -> None:
    world = committed_world
    for _ in range(4):
        code = waiting(world)

        def act(what: str, code: str = code) -> str:
            try:
                if what == "pay":
                    paid(world, code, at="08/11 09:00")
                else:
                    carry_out(world.binh, code, ConfirmPayment("KB-1"), at=instant("08/11 09:00"))
            except DomainError as error:
                return error.code
            else:
                return "done"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(act, ["pay", "confirm"]))
        assert answers[0] == "done"
        assert answers[1] in {"done", "someone_just_acted", "wrong_status"}
        assert now(code) == (Status.PROCESSING, instant("13/11 17:00"))
    assert verify_all().differences == []
